/** The current form as code, in four languages, to copy. */

import { h } from "./dom.js";
import { copying } from "./out.js";
import { snippets } from "./snippets.js";
import { tabs } from "./tabs.js";

/** @param {import("./owner.js").Owner} owner @param {string} model */
export function code(owner, model) {
  const texts = snippets(model, {}).map(([title]) => /** @type {[string, HTMLElement]} */ ([title, h("code", {})]));
  const shown = tabs("As code", texts.map(([title, text]) => [title, h("div", { class: "code", tabindex: "0", role: "region", "aria-label": title }, h("pre", {}, text))]));
  const [copy, copied] = copying(owner, "Copy", () => texts[shown.chosen()][1].textContent ?? "");
  return {
    element: h("section", { class: "card codes" }, h("div", { class: "line" }, h("h2", {}, "As code"), h("span", { class: "tools" }, copied, copy)), shown.element),
    /** @param {Record<string, any>} inputs */
    show(inputs) {
      snippets(model, inputs).forEach(([, text], index) => { texts[index][1].textContent = text; });
    },
  };
}
