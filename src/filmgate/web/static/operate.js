/** For the operator: quiet when all is well, a list of what wants a decision when it is not. */

import { call } from "./api.js";
import { announce, fill, h } from "./dom.js";
import { STAGES, seconds } from "./format.js";
import { table } from "./guide.js";

const LOOK = 3000;
const GIB = 2 ** 30;

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function operate(main, owner) {
  document.title = "Operate · Filmgate";
  const said = h("p", { class: "error", role: "alert" });
  const state = h("section", { class: "panel", "aria-live": "polite" });
  const figures = h("dl", { class: "figures" });
  const list = h("section", { class: "card stack" });
  fill(main, h("h1", {}, "Operate"), said, state, h("section", { class: "card stack" }, h("h2", {}, "Queue and storage"), figures), list);

  /** @param {any} one */
  function worker(one) {
    const off = one.state === "drained" || one.state === "draining";
    const turn = h("button", {
      type: "button", "aria-label": `${off ? "Resume" : "Drain"} ${one.id}`,
      onclick: () => {
        turn.disabled = true;
        owner.run(() => call("POST", `/admin/v1/workers/${encodeURIComponent(one.id)}/${off ? "resume" : "drain"}`, {}), () => {
          announce(off ? "The worker works again." : "The worker ends its clip and takes no more work.");
          look();
        }, (error) => {
          fill(said, error.message);
          turn.disabled = false;
        });
      },
    }, off ? "Resume" : "Drain");
    const making = one.prediction ? `${one.model} · ${STAGES[one.stage] ?? one.stage} ${Math.round(100 * one.progress)} %` : "";
    const ago = Math.max((Date.now() - Date.parse(one.seen_at)) / 1000, 0);
    const mono = (/** @type {string} */ text) => h("span", { class: "mono" }, text);
    return [mono(one.id), one.host, mono(one.engine), h("span", { class: `state ${off ? "failed" : one.prediction || one.state === "loading" ? "processing" : "completed"}` }, one.state), mono(making), `${seconds(ago)} ago`, one.fault || "yes", turn];
  }

  let drawn = "";
  const looking = owner.child();
  /** The newest look is the one that is shown. */
  function look() {
    return looking.turn().run((signal) => call("GET", "/admin/v1/overview", undefined, { signal }), draw, (error) => fill(said, error.message));
  }

  /** @param {any} found */
  function draw(found) {
    fill(said);
    const wants = found.attention.join("\n");
    if (drawn !== `:${wants}`) {
      drawn = `:${wants}`;
      fill(state, ...(found.attention.length
        ? [h("h2", {}, "Problems that need your attention"), h("ul", {}, ...found.attention.map((/** @type {string} */ text) => h("li", {}, text)))]
        : [h("h2", {}, "Nothing needs attention"), h("p", { class: "soft" }, "Workers are connected, the queue moves, and the disk has space.")]));
      state.classList.toggle("failed", found.attention.length > 0);
    }
    const { queue, disk, webhooks } = found;
    const oldest = queue.oldest_at ? `, the oldest for ${seconds((Date.now() - Date.parse(queue.oldest_at)) / 1000)}` : "";
    const facts = [
      ["Waiting", `${queue.waiting}${oldest}`], ["Running", String(queue.running)],
      ["Clips", `${found.place}, kept for ${+found.keep_days.toFixed(2)} days`],
      ["Disk", disk ? `${(disk.free / GIB).toFixed(1)} of ${(disk.total / GIB).toFixed(0)} GiB free` : "an object store"],
      ["Webhooks", `${webhooks.pending} to send, ${webhooks.dead} given up in a day`],
    ];
    fill(figures, ...facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { class: "mono" }, value))));
    const held = document.activeElement?.getAttribute("aria-label");
    fill(list, h("h2", {}, "Workers"), table("Workers", ["Worker", "Host", "Engine", "State", "Prediction", "Last seen", "Can screen", "Drain"], found.workers.map(worker)));
    if (held) /** @type {HTMLElement | null} */ (list.querySelector(`[aria-label="${CSS.escape(held)}"]`))?.focus();
  }

  draw(await call("GET", "/admin/v1/overview", undefined, { signal: owner.signal }));
  owner.every(LOOK, look);
}
