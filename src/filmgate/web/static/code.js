/** The current form as code, in four languages, to copy. */

import { fill, h } from "./dom.js";
import { snippets } from "./snippets.js";
import { tabs } from "./tabs.js";

/** @param {string} model */
export function code(model) {
  const texts = snippets(model, {}).map(([title]) => /** @type {[string, HTMLElement]} */ ([title, h("code", {})]));
  const shown = tabs("As code", texts.map(([title, text]) => [title, h("div", { class: "code", tabindex: "0", role: "region", "aria-label": title }, h("pre", {}, text))]));
  const copied = h("span", { class: "soft small", role: "status" });
  const copy = h("button", {
    type: "button",
    onclick: async () => {
      await navigator.clipboard.writeText(texts[shown.chosen()][1].textContent ?? "");
      fill(copied, "Copied");
      setTimeout(() => fill(copied), 2000);
    },
  }, "Copy");
  return {
    element: h("section", { class: "card codes" }, h("div", { class: "line" }, h("h2", {}, "As code"), h("span", {}, copied, copy)), shown.element),
    /** @param {Record<string, any>} inputs */
    show(inputs) {
      snippets(model, inputs).forEach(([, text], index) => { texts[index][1].textContent = text; });
    },
  };
}
