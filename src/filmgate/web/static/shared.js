/** The worker that all tabs of this browser share: it holds their one stream. */

import { Hub } from "./hub.js";

const hub = new Hub();

/** @type {any} */ (self).onconnect = (/** @type {MessageEvent} */ { ports: [port] }) => {
  /** @type {Map<string, (news: import("./hub.js").News) => void>} */
  const watched = new Map();
  port.onmessage = ({ data: { watch, leave } }) => {
    if (watch) {
      const told = watched.get(watch) ?? ((/** @type {import("./hub.js").News} */ news) => port.postMessage(news));
      watched.set(watch, told);
      hub.watch(watch, told);
    }
    const told = watched.get(leave);
    if (told) {
      watched.delete(leave);
      hub.leave(leave, told);
    }
  };
  port.postMessage({ kind: "here" });
};
