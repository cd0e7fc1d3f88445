/** Our own API, with the session's cookie; every failure is a sentence. */

export class Failed extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const AWAY = "The server does not answer. It may be restarting: try again in a moment.";

/** @param {string} path @param {RequestInit} request @param {string} [refused] what to say where the answer says nothing */
async function ask(path, request, refused) {
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...request });
  } catch {
    throw new Failed(0, AWAY);
  }
  if (answer.ok) return answer;
  if (answer.status === 401) window.dispatchEvent(new Event("signed-out"));
  const found = await answer.json().catch(() => ({}));
  throw new Failed(answer.status, found.message || refused || `The server answered ${answer.status}.`);
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {{headers?: Record<string, string>, signal?: AbortSignal}} [more]
 * @returns {Promise<any>} `data` of the envelope
 */
export async function call(method, path, body, { headers = {}, signal } = {}) {
  const answer = await ask(path, {
    method, signal,
    headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  try {
    return (await answer.json()).data;
  } catch {
    throw new Failed(0, AWAY); // it went away in the middle of its answer
  }
}

/** Keep a file on the server; its address is what the API takes as an image.
 * @param {File} file @param {AbortSignal} signal
 */
export async function upload(file, signal) {
  const about = { filename: file.name, size: file.size, content_type: file.type };
  const ticket = await call("POST", "/api/v3/media/uploads", about, { signal });
  const { pathname, search } = new URL(ticket.upload.url);
  const { headers } = ticket.upload;
  await ask(pathname + search, { method: "PUT", headers, body: file, credentials: "omit", signal }, "The picture could not be uploaded. Try again.");
  return /** @type {string} */ (ticket.download_url);
}

/** A file that the server makes of some predictions.
 * @param {string} path @param {string[]} ids @param {AbortSignal} signal
 */
export async function made(path, ids, signal) {
  const answer = await ask(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ids }), signal,
  }, "The server could not make the file. Try again.");
  return answer.blob();
}

/** @type {Promise<any[]> | null} */
let models = null;

/** The catalogue, asked for once. */
export function catalogue() {
  models ??= call("GET", "/api/v3/models").catch((error) => {
    models = null;
    throw error;
  });
  return models;
}

/** @param {any} model @returns {any} its request schema */
export function schemaOf(model) {
  return model.api_schema.api_schemas[0].request_schema;
}

export function forget() {
  models = null;
}
