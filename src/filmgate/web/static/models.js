/** How a model is served. @type {Record<string, {look: string, says: string, of: string}>} */
const SERVED = {
  ready: { look: "completed", says: "● ready", of: "on" },
  cold: { look: "processing", says: "◐ loading", of: "on" },
  absent: { look: "failed", says: "○ no worker", of: "of" },
};

/** The catalogue as cards. */

import { catalogue, schemaOf } from "./api.js";
import { fill, h, link, unique } from "./dom.js";
import { dollars } from "./format.js";

const KINDS = [
  ["all", "All"],
  ["text", "From text"],
  ["image", "From an image"],
  ["last", "First and last frame"],
];

/** @param {any} model */
function traits(model) {
  const schema = schemaOf(model);
  const has = (/** @type {string} */ name) => name in schema.properties;
  const needs = (/** @type {string} */ name) => schema.required.includes(name);
  return { text: has("prompt") && !needs("image"), image: has("image"), last: has("end_image") };
}

/** @param {import("./owner.js").Owner} owner @param {any} model */
function card(owner, model) {
  const one = (/** @type {string} */ name) => [...new Set(model.sizes.map((/** @type {any} */ size) => size[name]))];
  const { state, engine } = model.serving;
  const name = `/ui/${model.model_id.split("/").join("-")}`;
  const gate = h("div", { class: "gate" }, h("img", { src: `${name}.webp`, alt: "", loading: "lazy", width: 480, height: 270 }));
  const element = link(
    `/models/${model.model_id}`,
    { class: "card model" },
    gate,
    h("h2", {}, model.name),
    h("p", { class: "mono soft" }, model.model_id),
    h("p", {}, model.description),
    h("p", { class: "foot" }, h("span", { class: "mono" }, `from ${dollars(model.base_price)}`), h("span", {}, `${one("duration").join(" or ")} s · ${one("resolution").join(" or ")}`)),
    h("p", { class: "small" }, h("span", { class: `state ${SERVED[state].look}` }, SERVED[state].says), h("span", { class: "soft" }, `${engine ? ` ${SERVED[state].of} ${engine}` : ""}${state === "ready" ? "" : ": requests wait"}`)),
  );
  loop(owner, element, gate, `${name}.mp4`);
  return element;
}

/** The poster moves under the pointer or the focus; where there is no pointer, while it is in view.
 * @param {import("./owner.js").Owner} owner @param {HTMLElement} element @param {HTMLElement} gate @param {string} source
 */
function loop(owner, element, gate, source) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  /** @type {HTMLVideoElement | null} */
  let video = null;
  const start = () => {
    if (video) return;
    video = /** @type {HTMLVideoElement} */ (h("video", { src: source, muted: true, loop: true, playsInline: true, autoplay: true, tabIndex: -1, "aria-hidden": "true" }));
    gate.append(video);
  };
  const stop = () => {
    video?.remove();
    video = null;
  };
  if (matchMedia("(hover: none)").matches) {
    owner.watch(([entry]) => (entry.isIntersecting ? start() : stop()), { threshold: 0.9 }).observe(element);
    return;
  }
  for (const name of ["pointerenter", "focus"]) element.addEventListener(name, start);
  for (const name of ["pointerleave", "blur"]) element.addEventListener(name, stop);
}

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function models(main, owner) {
  document.title = "Models · Filmgate";
  const id = unique("search");
  const list = h("div", { class: "cards", "aria-busy": "true" }, ...Array.from({ length: 6 }, () => h("div", { class: "card skeleton" })));
  const search = h("input", { id, type: "search", placeholder: "Search models", oninput: () => show() });
  const name = unique("kind");
  const kinds = h(
    "fieldset",
    { class: "chips" },
    h("legend", { class: "sr" }, "Kind"),
    ...KINDS.map(([value, text], index) =>
      h("label", { class: "chip" }, h("input", { type: "radio", name, value, checked: index === 0, onchange: () => show() }), text),
    ),
  );
  fill(main, h("h1", {}, "Models"), h("div", { class: "tools" }, h("label", { for: id, class: "sr" }, "Search models"), search, kinds), list);
  /** @type {any[] | null} */
  let found = null;
  const showing = owner.child();
  function show() {
    if (!found) return; // somebody types before the list is there
    const shown = showing.turn();
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = kinds.querySelector("input:checked").value;
    const some = found.filter((model) => {
      const text = `${model.model_id} ${model.name} ${model.description}`.toLowerCase();
      return words.every((/** @type {string} */ word) => text.includes(word)) && (kind === "all" || /** @type {any} */ (traits(model))[kind]);
    });
    list.setAttribute("aria-busy", "false");
    fill(list, ...(some.length ? some.map((model) => card(shown, model)) : [h("p", { class: "soft" }, "No model matches. Clear the search to see all models.")]));
  }
  found = await catalogue();
  show();
}
