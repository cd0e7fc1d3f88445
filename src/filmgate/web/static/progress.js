/** A prediction under way: server-sent events, three clocks, cancel. */

import { call } from "./api.js";
import { announce, fill, h } from "./dom.js";
import { STAGES, about, seconds } from "./format.js";
import { watch } from "./watch.js";

const FINISHING = new Set(["encode", "screen", "done"]);

/**
 * @param {import("./owner.js").Owner} owner
 * @param {string} id
 * @param {{onend: (prediction: any) => void, ongone: () => void, sketch: (state: any) => HTMLElement | null}} then `sketch`: asked once while it waits
 */
export function progress(owner, id, { onend, ongone, sketch }) {
  const line = h("p", { class: "state" }, "Sent");
  const bars = ["queue", "make", "finish"].map((name) => h("span", { class: `part ${name}` }));
  const clocks = ["Waiting", "Making", "Finishing"].map((name) => [h("dt", {}, name), h("dd", { class: "mono" }, "0 s")]);
  const meter = h("progress", { max: 1, "aria-label": "Progress" });
  const said = h("p", { class: "error", role: "alert" });
  const stop = h("button", {
    type: "button", class: "quiet",
    onclick: () => {
      stop.disabled = true;
      owner.run(() => call("DELETE", `/api/v3/predictions/${id}`), () => {}, (error) => {
        stop.disabled = false;
        fill(said, error.message);
      });
    },
  }, "Cancel");
  const gate = h("div", { class: "gate waiting" }, h("span", { class: "mono soft" }, id.slice(0, 8)));
  const element = h(
    "div", { class: "running" },
    gate, line, meter,
    h("div", { class: "timeline", "aria-hidden": "true" }, ...bars),
    h("dl", { class: "clocks" }, ...clocks.flat()),
    h("p", { class: "soft small" }, "You can leave this page. The work continues, and History shows the clip."),
    stop, said,
  );

  /** @type {any} */
  let state = null;
  let finishing = 0;
  let told = 0;
  watch(owner, id, ({ kind, data }) => {
    if (kind === "end") onend(data);
    else if (kind === "gone") ongone();
    else if (kind === "lost") fill(said, "The server does not answer. Trying again.");
    else if (kind === "refused") look();
    else if (kind === "found") fill(said);
    else follow(data);
  });
  owner.every(500, draw);

  /** @param {any} now */
  function follow(now) {
    const board = !state && sketch(now);
    state = now;
    if (board) gate.append(board);
    if (FINISHING.has(state.stage) && !finishing) finishing = Date.now();
    draw();
  }

  /** Nobody may listen: because nobody is signed in any more, because it is gone, or for a while. */
  function look() {
    owner.run((signal) => call("GET", `/api/v3/predictions/${id}/result`, undefined, { signal }), () => {}, (error) => {
      if (error.status === 404) ongone();
      else fill(said, error.message);
    });
  }

  function draw() {
    if (!state) return;
    const now = Date.now();
    const created = Date.parse(state.created_at);
    const started = state.started_at ? Date.parse(state.started_at) : 0;
    const times = [
      (started || now) - created,
      started ? (finishing || now) - started : 0,
      finishing ? now - finishing : 0,
    ].map((value) => Math.max(value, 0) / 1000);
    times.forEach((value, index) => {
      clocks[index][1].textContent = seconds(value);
      bars[index].style.setProperty("flex-grow", String(Math.max(value, 0.001)));
    });
    if (state.status === "created") {
      meter.removeAttribute("value");
      const wait = state.typical ? `, ${about((state.ahead + 1) * state.typical)} to go` : "";
      line.textContent = state.ahead ? `Waiting; predictions before yours: ${state.ahead}${wait}` : `Waiting for a worker${wait}`;
      return;
    }
    const percent = Math.round(100 * state.progress);
    meter.value = state.progress;
    const left = state.typical && started ? state.typical - times[1] : 0;
    const rest = left > 1 ? `, ${about(left)} left` : "";
    line.textContent = `${STAGES[state.stage] ?? state.stage} ${percent} %${rest}`;
    const quarter = Math.floor(percent / 25);
    if (quarter > told) {
      told = quarter;
      announce(`${STAGES[state.stage] ?? state.stage}, ${percent} percent`);
    }
  }

  return element;
}
