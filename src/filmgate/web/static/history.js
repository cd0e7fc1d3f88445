/** What was made: a grid or a list, filters, and what can be done with some of it. */

import { call, catalogue, made } from "./api.js";
import { clip, loader } from "./clips.js";
import { compare } from "./compare.js";
import { announce, fill, h, link, unique } from "./dom.js";
import { joining } from "./joining.js";
import { save } from "./out.js";

const PAGE = 24;
const STATES = ["completed", "processing", "created", "failed", "cancelled"];
const UNDER_WAY = ["created", "processing"];
const LOOK = 3000;

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function historyScreen(main, owner) {
  document.title = "History · Filmgate";
  const { signal } = owner;
  const loading = owner.child();
  const failed = (/** @type {Error} */ error) => fill(said, error.message);
  const chosen = /** @type {Map<string, any>} */ (new Map());
  const waiting = /** @type {Map<string, {element: HTMLElement, said: string}>} */ (new Map());
  const grid = h("div", { class: "cards history", "aria-busy": "true" });
  const said = h("p", { class: "error", role: "alert" });
  const more = h("button", { type: "button", hidden: true, onclick: () => load(page + 1) }, "Show more");
  const count = h("p", { class: "soft", role: "status" });
  const [models, who] = await Promise.all([catalogue(), call("GET", "/session", undefined, { signal })]);
  const keys = who.scopes.includes("admin") ? (await call("GET", "/admin/v1/keys", undefined, { signal })).filter((/** @type {any} */ one) => one.account === who.account) : [];
  let page = 1;
  const seen = loader(owner);

  const search = h("input", { id: unique("search"), type: "search", placeholder: "Search prompts", oninput: () => loading.turn().after(250, () => load(1)) });
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
    ["Compare", 2, 4, () => compare(owner, [...chosen.values()])],
    ["Join", 2, 100, () => joining(owner, [...chosen.values()])],
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

  /** A page of what is looked for; the newest wish is the one that is shown. */
  function load(/** @type {number} */ wanted) {
    fill(said);
    grid.setAttribute("aria-busy", "true");
    if (wanted === 1) {
      waiting.clear();
      fill(grid, ...Array.from({ length: 6 }, () => h("div", { class: "card skeleton" })));
    }
    const since = days.input.value ? new Date(Date.now() - 864e5 * Number(days.input.value)).toISOString() : "2020-01-01T00:00:00Z";
    const words = { status: state.input.value, model: which.input.value, prompt: search.value.trim(), access_key_uuid: key.input.value };
    const body = { page: wanted, page_size: PAGE, created_after: since, ...Object.fromEntries(Object.entries(words).filter(([, value]) => value)) };
    loading.turn().run((signal) => call("POST", "/api/v3/predictions", body, { signal }), (found) => {
      page = wanted;
      const cards = found.items.map(card);
      if (wanted === 1) fill(grid, ...(cards.length ? cards : [empty(Object.values(words).some(Boolean))]));
      else grid.append(...cards);
      more.hidden = !found.has_more;
      count.textContent = found.total === 1 ? "1 prediction" : `${found.total} predictions`;
      grid.setAttribute("aria-busy", "false");
    }, (error) => {
      fill(grid);
      failed(error);
      grid.setAttribute("aria-busy", "false");
    });
  }

  function empty(/** @type {boolean} */ filtered) {
    if (filtered) return h("div", { class: "panel" }, h("p", {}, "No clip matches. Remove a filter to see more."));
    return h("div", { class: "panel" }, h("p", {}, "There are no clips yet."), link("/models/minimax/hailuo-02/standard", { class: "button primary" }, "Make a clip"));
  }

  /** @param {any} one */
  function card(one) {
    const element = clip(seen, one, chosen.has(one.id), (on) => {
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

  function download() {
    fill(said);
    owner.run((signal) => made("/api/v3/predictions/download", [...chosen.keys()], signal), (found) => save(owner, found, "clips.zip"), failed);
  }

  function erase() {
    const ids = [...chosen.keys()];
    if (!confirm(`Delete ${ids.length === 1 ? "this clip" : `these ${ids.length} clips`} permanently?`)) return;
    owner.run(async () => {
      for (let start = 0; start < ids.length; start += 100) await call("POST", "/api/v3/predictions/delete", { ids: ids.slice(start, start + 100) });
    }, () => {
      chosen.clear();
      can();
      announce("Deleted.");
      load(1);
    }, (error) => {
      load(1);
      failed(error);
    });
  }

  /** Those under way, as they go on. */
  async function refresh() {
    for (const [id, { element, said: before }] of [...waiting].slice(0, 8)) {
      const now = await call("GET", `/api/v3/predictions/${id}/result`, undefined, { signal }).catch(() => null);
      if (owner.over) return;
      if (!now || now.status === before || waiting.get(id)?.element !== element) continue;
      waiting.delete(id);
      if (chosen.has(id)) chosen.set(id, now);
      element.replaceWith(card(now));
      can();
    }
  }

  owner.watch(([entry]) => {
    if (entry.isIntersecting && !more.hidden && grid.getAttribute("aria-busy") === "false") load(page + 1);
  }, { rootMargin: "600px" }).observe(more);
  owner.every(LOOK, refresh);
  load(1);
}
