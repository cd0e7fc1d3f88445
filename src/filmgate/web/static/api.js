/** Our own API, with the session's cookie; every failure is a sentence. */

import { h } from "./dom.js";

export class Failed extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @param {Record<string, string>} [headers]
 * @returns {Promise<any>} `data` of the envelope
 */
export async function call(method, path, body, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Failed(0, "The server cannot be reached. It may be starting again; try in a moment.");
  }
  const found = await answer.json().catch(() => ({}));
  if (answer.ok) return found.data;
  if (answer.status === 401) window.dispatchEvent(new Event("signed-out"));
  throw new Failed(answer.status, found.message || `The server answered ${answer.status}.`);
}

/** Keep a file on the server; its address is what the API takes as an image. */
export async function upload(/** @type {File} */ file) {
  const ticket = await call("POST", "/api/v3/media/uploads", {
    filename: file.name,
    size: file.size,
    content_type: file.type,
  });
  const { pathname, search } = new URL(ticket.upload.url);
  const answer = await fetch(pathname + search, {
    method: "PUT",
    headers: ticket.upload.headers,
    body: file,
    credentials: "omit",
  });
  if (!answer.ok) throw new Failed(answer.status, "The picture could not be kept.");
  return /** @type {string} */ (ticket.download_url);
}

/** A file that the server makes of some predictions, saved by the browser.
 * @param {string} path @param {string[]} ids @param {string} name
 */
export async function save(path, ids, name) {
  const answer = await fetch(path, {
    method: "POST", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ids }),
  });
  if (!answer.ok) throw new Failed(answer.status, (await answer.json().catch(() => ({}))).message ?? "It could not be made.");
  const address = URL.createObjectURL(await answer.blob());
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
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
