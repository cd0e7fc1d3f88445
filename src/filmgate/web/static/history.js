/** What was made: a grid that plays under the pointer, filters, deleting. */

import { call, catalogue } from "./api.js";
import { announce, fill, h, link, unique } from "./dom.js";
import { when } from "./format.js";

const PAGE = 24;
const STATES = ["completed", "processing", "created", "failed", "cancelled"];

/** @param {HTMLElement} main */
export async function historyScreen(main) {
  document.title = "History · Filmgate";
  const chosen = /** @type {Set<string>} */ (new Set());
  const grid = h("div", { class: "cards", "aria-busy": "true" });
  const said = h("p", { class: "error", role: "alert" });
  const more = h("button", { type: "button", hidden: true, onclick: () => load(page + 1) }, "Show more");
  const remove = h("button", { type: "button", disabled: true, onclick: erase }, "Delete");
  const count = h("p", { class: "soft", role: "status" });
  const state = select("State", ["", ...STATES], (value) => value || "Every state");
  const models = await catalogue();
  const which = select("Model", ["", ...models.map((one) => one.model_id)], (value) => value || "Every model");
  const days = select("Time", ["1", "7", "31", ""], (value) => ({ 1: "Last day", 7: "Last week", 31: "Last month" })[value] ?? "All");
  days.input.value = "7";
  let page = 1;
  fill(main, h("h1", {}, "History"), h("div", { class: "tools" }, ...[state, which, days].map((one) => one.element), remove), count, said, grid, more);

  /** @param {string} title @param {string[]} values @param {(value: string) => string} name */
  function select(title, values, name) {
    const id = unique("filter");
    const input = h("select", { id, onchange: () => load(1) }, ...values.map((value) => h("option", { value }, name(value))));
    return { input, element: h("span", {}, h("label", { for: id, class: "sr" }, title), input) };
  }

  async function load(/** @type {number} */ wanted) {
    fill(said);
    grid.setAttribute("aria-busy", "true");
    if (wanted === 1) fill(grid, ...Array.from({ length: 6 }, () => h("div", { class: "card skeleton" })));
    const since = days.input.value ? new Date(Date.now() - 864e5 * Number(days.input.value)).toISOString() : "2020-01-01T00:00:00Z";
    try {
      const found = await call("POST", "/api/v3/predictions", {
        page: wanted, page_size: PAGE, created_after: since,
        ...(state.input.value && { status: state.input.value }), ...(which.input.value && { model: which.input.value }),
      });
      page = wanted;
      const cards = found.items.map(card);
      if (wanted === 1) fill(grid, ...(cards.length ? cards : [empty()]));
      else grid.append(...cards);
      more.hidden = !found.has_more;
      count.textContent = found.total === 1 ? "1 prediction" : `${found.total} predictions`;
    } catch (error) {
      fill(grid);
      fill(said, /** @type {Error} */ (error).message);
    }
    grid.setAttribute("aria-busy", "false");
  }

  function empty() {
    return h("div", { class: "panel" }, h("p", {}, "Nothing here yet."), link("/models/minimax/hailuo-02/standard", { class: "button primary" }, "Make a clip"));
  }

  /** @param {any} one */
  function card(one) {
    const id = unique("pick");
    const prompt = one.input.prompt || "From an image";
    const done = one.status === "completed";
    const video = done && h("video", { src: `${new URL(one.outputs[0]).pathname}#t=1`, preload: "metadata", muted: true, loop: true, playsInline: true, tabIndex: -1, "aria-hidden": "true" });
    const box = h("input", {
      id, type: "checkbox", "aria-label": `Choose: ${prompt.slice(0, 60)}`,
      onchange: () => {
        if (box.checked) chosen.add(one.id);
        else chosen.delete(one.id);
        remove.disabled = !chosen.size;
        remove.textContent = chosen.size ? `Delete ${chosen.size}` : "Delete";
      },
    });
    const element = h(
      "article", { class: "card clip" },
      link(
        `/models/${one.model}?show=${one.id}`, {},
        h("span", { class: "sr" }, prompt),
        h("div", { class: "gate" }, video || h("span", { class: `state ${one.status}` }, one.status)),
      ),
      h("p", { class: "prompt" }, prompt),
      h("p", { class: "foot" }, h("label", { for: id, class: "pick" }, box), h("span", { class: "soft small" }, when(one.created_at)), h("span", { class: `small state ${one.status}` }, one.status)),
    );
    if (video && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      element.addEventListener("pointerenter", () => video.play().catch(() => {}));
      element.addEventListener("pointerleave", () => video.pause());
    }
    return element;
  }

  async function erase() {
    const ids = [...chosen];
    if (!confirm(`Delete ${ids.length === 1 ? "this clip" : `these ${ids.length} clips`} for good?`)) return;
    try {
      for (let start = 0; start < ids.length; start += 100) await call("POST", "/api/v3/predictions/delete", { ids: ids.slice(start, start + 100) });
      chosen.clear();
      remove.disabled = true;
      remove.textContent = "Delete";
      announce("Deleted.");
    } catch (error) {
      fill(said, /** @type {Error} */ (error).message);
    }
    load(1);
  }

  load(1);
}
