/** What happens to predictions, told to this tab: by the stream that all tabs share, or by one of its own while it is seen. */

import { Hub } from "./hub.js";

const PATIENCE = 5000; // ms for the shared worker to answer

/** @type {Map<string, Set<import("./hub.js").Told>>} */
const watching = new Map();
/** @type {{watch: (id: string) => void, leave: (id: string) => void} | null} */
let stream = null;

function tell(/** @type {import("./hub.js").News} */ news) {
  for (const told of [...(watching.get(news.id) ?? [])]) told(news);
}

/** A stream of this tab's own. Six of them would use up what a browser opens to one server: nobody listens while hidden. */
function own() {
  const hub = new Hub();
  const seen = () => document.visibilityState === "visible";
  document.addEventListener("visibilitychange", () => {
    for (const id of watching.keys()) {
      if (seen()) hub.watch(id, tell);
      else hub.leave(id, tell);
    }
  });
  return {
    watch: (/** @type {string} */ id) => { if (seen()) hub.watch(id, tell); },
    leave: (/** @type {string} */ id) => hub.leave(id, tell),
  };
}

function alone() {
  stream = own();
  for (const id of watching.keys()) stream.watch(id);
}

/** @returns {NonNullable<typeof stream>} */
function shared() {
  /** @type {any} */
  const types = /** @type {any} */ (window).trustedTypes;
  /** @type {string} the only address that may become a script */
  const address = types ? types.createPolicy("filmgate", { createScriptURL: () => "/ui/shared.js" }).createScriptURL("") : "/ui/shared.js";
  const worker = new SharedWorker(address, { type: "module", name: "filmgate" });
  const { port } = worker;
  const give = () => { clearTimeout(late); port.close(); alone(); };
  const late = setTimeout(give, PATIENCE);
  worker.onerror = give;
  port.onmessage = ({ data }) => {
    if (data.kind === "here") clearTimeout(late);
    else tell(data);
  };
  window.addEventListener("pagehide", () => { for (const id of watching.keys()) port.postMessage({ leave: id }); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) for (const id of watching.keys()) port.postMessage({ watch: id }); });
  return { watch: (id) => port.postMessage({ watch: id }), leave: (id) => port.postMessage({ leave: id }) };
}

/** @param {import("./owner.js").Owner} owner @param {string} id @param {import("./hub.js").Told} told */
export function watch(owner, id, told) {
  try {
    stream ??= shared();
  } catch {
    stream = own(); // there are no shared workers here
  }
  const all = watching.get(id) ?? new Set();
  watching.set(id, all.add(told));
  stream.watch(id);
  owner.ended(() => {
    all.delete(told);
    if (all.size) return;
    watching.delete(id);
    stream?.leave(id);
  });
}
