/** What was made: a grid or a list, filters, and what can be done with some of it. */

import { call, catalogue, save } from "./api.js";
import { clip } from "./clips.js";
import { compare } from "./compare.js";
import { announce, fill, h, link, unique } from "./dom.js";
import { joining } from "./joining.js";

const PAGE = 24;
const STATES = ["completed", "processing", "created", "failed", "cancelled"];
const UNDER_WAY = ["created", "processing"];
const LOOK = 3000;

/** @param {HTMLElement} main */
export async function historyScreen(main) {
  document.title = "History · Filmgate";
  const chosen = /** @type {Map<string, any>} */ (new Map());
  const waiting = /** @type {Map<string, {element: HTMLElement, said: string}>} */ (new Map());
  const grid = h("div", { class: "cards history", "aria-busy": "true" });
  const said = h("p", { class: "error", role: "alert" });
  const more = h("button", { type: "button", hidden: true, onclick: () => load(page + 1) }, "Show more");
  const count = h("p", { class: "soft", role: "status" });
  const [models, who] = await Promise.all([catalogue(), call("GET", "/session")]);
  const keys = who.scopes.includes("admin") ? (await call("GET", "/admin/v1/keys")).filter((/** @type {any} */ one) => one.account === who.account) : [];
  let page = 1;
  let asked = 0;

  const search = h("input", { id: unique("search"), type: "search", placeholder: "Search prompts", oninput: () => { const turn = ++asked; setTimeout(() => turn === asked && load(1), 250); } });
  const state = select("State", ["", ...STATES], (value) => value || "Every state");
  const which = select("Model", ["", ...models.map((one) => one.model_id)], (value) => value || "Every model");
  const key = select("Key", ["", ...keys.map((/** @type {any} */ one) => one.id)], (value) => {
    const one = keys.find((/** @type {any} */ other) => other.id === value);
    return one ? one.name || `…${one.hint}` : "Every key";
  });
  const days = select("Time", ["1", "7", "31", ""], (value) => ({ 1: "Last day", 7: "Last week", 31: "Last month" })[value] ?? "All");
  days.input.value = "7";
  /** @type {[string, number, number, () => void][]} what can be done, with how many at least and at most */
  const acts = [
    ["Compare", 2, 4, () => compare([...chosen.values()])],
    ["Join", 2, 100, () => joining([...chosen.values()])],
    ["Download", 1, 100, download],
    ["Delete", 1, Infinity, erase],
  ];
  const doing = acts.map(([name, least, most, act]) => ({ name, least, most, button: h("button", { type: "button", disabled: true, onclick: act }, name) }));
  const view = ["Grid", "List"].map((name) => h("input", { type: "radio", name: "view", value: name.toLowerCase(), onchange: look }));
  view[localStorage.getItem("history") === "list" ? 1 : 0].checked = true;
  fill(
    main, h("h1", {}, "History"),
    h("div", { class: "tools" }, h("label", { for: search.id, class: "sr" }, "Search prompts"), search, ...[state, which, ...(keys.length > 1 ? [key] : []), days].map((one) => one.element)),
    h("div", { class: "tools" },
      ...doing.map((one) => one.button),
      h("fieldset", { class: "chips" }, h("legend", { class: "sr" }, "View"), ...view.map((radio, index) => h("label", { class: "chip" }, radio, ["Grid", "List"][index])))),
    count, said, grid, more,
  );
  look();

  /** @param {string} title @param {string[]} values @param {(value: string) => string} name */
  function select(title, values, name) {
    const id = unique("filter");
    const input = h("select", { id, onchange: () => load(1) }, ...values.map((value) => h("option", { value }, name(value))));
    return { input, element: h("span", {}, h("label", { for: id, class: "sr" }, title), input) };
  }

  function look() {
    grid.classList.toggle("lines", view[1].checked);
    localStorage.setItem("history", view[1].checked ? "list" : "grid");
  }

  async function load(/** @type {number} */ wanted) {
    fill(said);
    const turn = ++asked;
    grid.setAttribute("aria-busy", "true");
    if (wanted === 1) {
      waiting.clear();
      fill(grid, ...Array.from({ length: 6 }, () => h("div", { class: "card skeleton" })));
    }
    const since = days.input.value ? new Date(Date.now() - 864e5 * Number(days.input.value)).toISOString() : "2020-01-01T00:00:00Z";
    const words = { status: state.input.value, model: which.input.value, prompt: search.value.trim(), access_key_uuid: key.input.value };
    try {
      const found = await call("POST", "/api/v3/predictions", {
        page: wanted, page_size: PAGE, created_after: since, ...Object.fromEntries(Object.entries(words).filter(([, value]) => value)),
      });
      if (turn !== asked) return; // somebody asked for something else meanwhile
      page = wanted;
      const cards = found.items.map(card);
      if (wanted === 1) fill(grid, ...(cards.length ? cards : [empty(Object.values(words).some(Boolean))]));
      else grid.append(...cards);
      more.hidden = !found.has_more;
      count.textContent = found.total === 1 ? "1 prediction" : `${found.total} predictions`;
    } catch (error) {
      fill(grid);
      fill(said, /** @type {Error} */ (error).message);
    }
    grid.setAttribute("aria-busy", "false");
  }

  function empty(/** @type {boolean} */ filtered) {
    if (filtered) return h("div", { class: "panel" }, h("p", {}, "Nothing here is like that. Take a filter away to see more."));
    return h("div", { class: "panel" }, h("p", {}, "Nothing here yet."), link("/models/minimax/hailuo-02/standard", { class: "button primary" }, "Make a clip"));
  }

  /** @param {any} one */
  function card(one) {
    const element = clip(one, chosen.has(one.id), (on) => {
      if (on) chosen.set(one.id, one);
      else chosen.delete(one.id);
      can();
    });
    if (UNDER_WAY.includes(one.status)) waiting.set(one.id, { element, said: one.status });
    return element;
  }

  /** What can be done with those that are chosen. */
  function can() {
    const all = [...chosen.values()];
    const clips = all.every((one) => one.status === "completed");
    for (const { name, least, most, button } of doing) {
      button.disabled = all.length < least || all.length > most || (name !== "Delete" && !clips);
      button.textContent = all.length ? `${name} ${all.length}` : name;
    }
  }

  async function download() {
    fill(said);
    try {
      await save("/api/v3/predictions/download", [...chosen.keys()], "clips.zip");
    } catch (error) {
      fill(said, /** @type {Error} */ (error).message);
    }
  }

  async function erase() {
    const ids = [...chosen.keys()];
    if (!confirm(`Delete ${ids.length === 1 ? "this clip" : `these ${ids.length} clips`} for good?`)) return;
    try {
      for (let start = 0; start < ids.length; start += 100) await call("POST", "/api/v3/predictions/delete", { ids: ids.slice(start, start + 100) });
      chosen.clear();
      can();
      announce("Deleted.");
    } catch (error) {
      fill(said, /** @type {Error} */ (error).message);
    }
    load(1);
  }

  /** Those under way, as they go on. */
  async function refresh() {
    for (const [id, { element, said: before }] of [...waiting].slice(0, 8)) {
      const now = await call("GET", `/api/v3/predictions/${id}/result`).catch(() => null);
      if (!now || now.status === before || waiting.get(id)?.element !== element) continue;
      waiting.delete(id);
      if (chosen.has(id)) chosen.set(id, now);
      element.replaceWith(card(now));
      can();
    }
  }

  new IntersectionObserver(([entry]) => {
    if (entry.isIntersecting && !more.hidden && grid.getAttribute("aria-busy") === "false") load(page + 1);
  }, { rootMargin: "600px" }).observe(more);
  const timer = setInterval(refresh, LOOK);
  load(1);
  return () => clearInterval(timer);
}
