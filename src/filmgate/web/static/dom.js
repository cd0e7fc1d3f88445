/** Elements without innerHTML: what users wrote only ever becomes text. */

/**
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `on…` are listeners, `class` a string, false and null are left out
 * @param {...(Node | string | number | null | undefined | false)} children
 * @returns {any}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && typeof value !== "string") /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, ...children);
  return element;
}

/**
 * @param {Element} element
 * @param {...any} children
 */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat().filter((one) => one !== null && one !== undefined && one !== false && one !== ""),
  );
}

let number = 0;

/** An id that no other element has. */
export function unique(/** @type {string} */ stem) {
  number += 1;
  return `${stem}-${number}`;
}

/** Say something to those who listen instead of looking. */
export function announce(/** @type {string} */ text) {
  const status = document.getElementById("status");
  if (status && status.textContent !== text) status.textContent = text;
}

/** A link that the router follows without loading the page again. */
export function link(/** @type {string} */ href, /** @type {Record<string, any>} */ props, /** @type {any[]} */ ...children) {
  return h("a", { href, "data-local": true, ...props }, ...children);
}
