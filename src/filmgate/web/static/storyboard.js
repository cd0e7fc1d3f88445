/** A sketch of the clip while it is waited for. Where nobody draws one, nothing is shown. */

import { Failed, call } from "./api.js";
import { fill, h } from "./dom.js";

const STILLS = 6;
const TRIES = 6;

/**
 * @param {string} model
 * @param {Record<string, any>} inputs
 * @param {number} seed
 */
export function storyboard(model, inputs, seed) {
  const strip = h("div", { class: "strip" });
  const element = h("section", { class: "sketch", "aria-label": "Storyboard", hidden: true }, strip, h("p", { class: "small" }, "Sketch, not the result"));
  let tries = 0;
  draw();
  return element;

  async function draw() {
    try {
      const body = { model_id: model, inputs, count: STILLS };
      const found = await call("POST", "/api/v3/storyboards", body, { "X-Filmgate-Seed": String(seed) });
      const picture = (/** @type {string} */ src, /** @type {number} */ index) => h("img", { src, alt: `Sketch at ${found.moments[index]} s` });
      fill(strip, ...found.stills.map(picture));
      element.hidden = false;
    } catch (error) {
      const busy = error instanceof Failed && error.status === 429; // another page of this account waits for one
      if (busy && element.isConnected && tries++ < TRIES) setTimeout(draw, 1500);
      else element.remove();
    }
  }
}
