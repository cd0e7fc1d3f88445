/** A sketch of the clip while it is waited for. Where nobody draws one, nothing is shown. */

import { call } from "./api.js";
import { fill, h } from "./dom.js";

const STILLS = 6;

/**
 * @param {string} model
 * @param {Record<string, any>} inputs
 * @param {number} seed
 */
export function storyboard(model, inputs, seed) {
  const strip = h("div", { class: "strip" });
  const element = h("section", { class: "sketch", "aria-label": "Storyboard", hidden: true }, strip, h("p", { class: "small" }, "Sketch, not the result"));
  draw();
  return element;

  async function draw() {
    try {
      const body = { model_id: model, inputs, count: STILLS };
      const found = await call("POST", "/api/v3/storyboards", body, { "X-Filmgate-Seed": String(seed) });
      const picture = (/** @type {string} */ src, /** @type {number} */ index) => h("img", { src, alt: `Sketch at ${found.moments[index]} s` });
      fill(strip, ...found.stills.map(picture));
      element.hidden = false;
    } catch {
      element.remove();
    }
  }
}
