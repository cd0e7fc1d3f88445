/** Tabs by the ARIA pattern: arrow keys move, one panel is shown. */

import { fill, h, unique } from "./dom.js";

/**
 * @param {string} label what the tabs are of
 * @param {[string, HTMLElement][]} entries title and content of each
 * @returns {{element: HTMLElement, chosen: () => number}}
 */
export function tabs(label, entries) {
  const stem = unique("tabs");
  let chosen = 0;
  const titles = entries.map(([title], index) =>
    h("button", {
      type: "button", role: "tab", id: `${stem}-${index}`, "aria-controls": `${stem}-${index}-panel`,
      onclick: () => choose(index),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        const to = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: entries.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        choose(to, true);
      },
    }, title));
  const panels = entries.map(([, content], index) =>
    h("div", { role: "tabpanel", id: `${stem}-${index}-panel`, "aria-labelledby": `${stem}-${index}`, tabindex: "0", class: "tabpanel" }, content));
  const element = h("div", { class: "tabbed" }, h("div", { role: "tablist", "aria-label": label, class: "tabs" }), ...panels);
  fill(element.firstElementChild, ...titles);

  function choose(/** @type {number} */ index, focus = false) {
    chosen = (index + entries.length) % entries.length;
    titles.forEach((title, position) => {
      title.setAttribute("aria-selected", String(position === chosen));
      title.tabIndex = position === chosen ? 0 : -1;
      panels[position].hidden = position !== chosen;
    });
    if (focus) titles[chosen].focus();
  }
  choose(0);
  return { element, chosen: () => chosen };
}
