/** A sketch of the clip while it is waited for. Where nobody draws one, nothing is shown. */

import { Failed, call } from "./api.js";
import { fill, h } from "./dom.js";

const STILLS = 6;
const TRIES = 6;

/**
 * @param {import("./owner.js").Owner} owner
 * @param {string} model
 * @param {Record<string, any>} inputs
 * @param {number} seed
 */
export function storyboard(owner, model, inputs, seed) {
  const strip = h("div", { class: "strip" });
  const element = h("section", { class: "sketch", "aria-label": "Storyboard", hidden: true }, strip, h("p", { class: "small" }, "Preview: the clip may look different"));
  let tries = 0;
  draw();
  return element;

  function draw() {
    const body = { model_id: model, inputs, count: STILLS };
    const headers = { "X-Filmgate-Seed": String(seed) };
    owner.run((signal) => call("POST", "/api/v3/storyboards", body, { headers, signal }), (found) => {
      const picture = (/** @type {string} */ src, /** @type {number} */ index) => h("img", { src, alt: `Preview at ${found.moments[index]} s` });
      fill(strip, ...found.stills.map(picture));
      element.hidden = false;
    }, (error) => {
      const busy = error instanceof Failed && error.status === 429; // another page of this account waits for one
      if (busy && tries++ < TRIES) owner.after(1500, draw);
      else element.remove();
    });
  }
}
