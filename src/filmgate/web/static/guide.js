/** What a model does and how to ask for it: Readme, API, Examples, Limits. */

import { h, link } from "./dom.js";
import { dollars } from "./format.js";
import { tabs } from "./tabs.js";

/** @param {string[]} titles @param {(string | HTMLElement | null)[][]} rows @param {string} label */
export function table(label, titles, rows) {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
    h("table", {},
      h("thead", {}, h("tr", {}, ...titles.map((title) => h("th", { scope: "col" }, title)))),
      h("tbody", {}, ...rows.map((cells) => h("tr", {}, ...cells.map((cell) => h("td", {}, cell)))))));
}

const mono = (/** @type {string} */ text) => h("span", { class: "mono" }, text);

/** @param {any} schema one property of the request */
function takes(schema) {
  if (schema.enum) return schema.enum.join(", ");
  if (schema.minimum !== undefined) return `${schema.type}, ${schema.minimum} to ${schema.maximum}`;
  return schema.maxLength ? `${schema.type}, at most ${schema.maxLength} characters` : schema.type;
}

/**
 * @param {any} model of the catalogue
 * @param {any} about its guidance
 * @param {any} schema of its request
 * @param {(example: any) => void} use
 */
export function guide(model, about, schema, use) {
  const readme = h(
    "div", { class: "stack prose" },
    ...about.readme.map((/** @type {string} */ text) => h("p", {}, text)),
    ...about.questions.map((/** @type {any} */ one) => h("details", {}, h("summary", {}, one.question), h("p", {}, one.answer))),
  );
  const names = schema["x-order-properties"] ?? Object.keys(schema.properties);
  const api = h(
    "div", { class: "stack" },
    h("p", {}, mono(`POST /api/v3/${model.model_id}`), " answers at once with an id. ", mono("GET /api/v3/predictions/{id}/result"), " returns its state. A webhook can announce the end."),
    table("Parameters", ["Parameter", "Takes", "Default", "Meaning"], names.map((/** @type {string} */ name) => {
      const one = schema.properties[name];
      const standard = one.default === undefined ? (schema.required.includes(name) ? "required" : "none") : String(one.default);
      return [mono(name), takes(one), standard, one.description];
    })),
    h("p", {}, link("/docs", {}, "Every route of the API")),
  );
  const examples = h(
    "div", { class: "cards examples" },
    ...about.examples.map((/** @type {any} */ one) => h(
      "button", { type: "button", class: "card model example", onclick: () => use(one) },
      h("span", { class: "gate" }, h("img", { src: `/ui/example-${one.still}.jpg`, alt: "", loading: "lazy", width: 854, height: 480 })),
      h("strong", {}, one.purpose),
      h("span", {}, schema.required.includes("image") ? one.motion : one.prompt),
    )),
  );
  const pictures = names.some((/** @type {string} */ name) => schema.properties[name]["x-ui-component"] === "image");
  const limits = h(
    "div", { class: "stack" },
    table("Sizes and prices", ["Resolution", "Seconds", "Pixels at 16:9", "Price"], model.sizes.map((/** @type {any} */ one) => [mono(one.resolution), String(one.duration), mono(one.size.replace("x", " × ")), mono(dollars(one.price))])),
    h("ul", {},
      h("li", {}, "Prompt: at most 2,000 characters."),
      pictures && h("li", {}, "Pictures: JPEG or PNG, over 300 pixels on the short side, between 2:5 and 5:2, at most 20 MB. The clip takes the shape of the first one."),
      h("li", {}, "Clips: MP4, H.264, 24 frames per second, silent."),
      h("li", {}, "A clip that fails or is cancelled costs nothing.")),
  );
  return h("section", { class: "card", "aria-label": "About this model" }, tabs("About this model", [["Readme", readme], ["API", api], ["Examples", examples], ["Limits", limits]]).element);
}
