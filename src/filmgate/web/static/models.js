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

/** @param {any} model */
function card(model) {
  const duration = schemaOf(model).properties.duration;
  const lengths = duration?.enum ? `${duration.enum.join(" or ")} s` : "6 s";
  return link(
    `/models/${model.model_id}`,
    { class: "card model" },
    h("div", { class: "gate" }, h("img", { src: `/ui/${model.model_id.split("/").join("-")}.webp`, alt: "", loading: "lazy", width: 480, height: 270 })),
    h("h2", {}, model.name),
    h("p", { class: "mono soft" }, model.model_id),
    h("p", {}, model.description),
    h("p", { class: "foot" }, h("span", { class: "mono" }, `from ${dollars(model.base_price)}`), h("span", {}, lengths)),
  );
}

/** @param {HTMLElement} main */
export async function models(main) {
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
  const found = await catalogue();
  list.setAttribute("aria-busy", "false");
  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const kind = kinds.querySelector("input:checked").value;
    const some = found.filter((model) => {
      const text = `${model.model_id} ${model.name} ${model.description}`.toLowerCase();
      return words.every((/** @type {string} */ word) => text.includes(word)) && (kind === "all" || /** @type {any} */ (traits(model))[kind]);
    });
    fill(list, ...(some.length ? some.map(card) : [h("p", { class: "soft" }, "No model is like that. Clear the search to see them all.")]));
  }
  show();
}
