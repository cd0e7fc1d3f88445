/** Out of the page: onto the clipboard, and into a file. */

import { fill, h } from "./dom.js";

/** Whether the text is on the clipboard now. @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text); // there is none where the page came by plain http
    return true;
  } catch {
    const before = document.activeElement;
    const held = h("textarea", { class: "sr", readonly: true, "aria-hidden": "true", tabindex: "-1" });
    held.value = text;
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    return done;
  }
}

/**
 * @param {import("./owner.js").Owner} owner
 * @param {string} title
 * @param {() => string} text
 * @returns {[HTMLElement, HTMLElement]} the button, and where it says what came of it
 */
export function copying(owner, title, text) {
  const said = h("span", { class: "soft small", role: "status" });
  const saying = owner.child();
  const button = h("button", {
    type: "button",
    onclick: () => {
      const turn = saying.turn();
      const wanted = text();
      turn.run(() => copied(wanted), (done) => {
        said.classList.toggle("by-hand", !done);
        fill(said, ...(done ? ["Copied"] : ["The browser does not let this page copy. Copy it by hand: ", h("textarea", { readonly: true, rows: 2, "aria-label": "To copy by hand" }, wanted)]));
        if (done) turn.after(2000, () => fill(said));
        else said.querySelector("textarea")?.select();
      }, () => {});
    },
  }, title);
  return [button, said];
}

const KEPT = 60_000; // browsers read what they save a while after the click

/** Let the browser save these bytes. @param {import("./owner.js").Owner} owner @param {Blob} blob @param {string} name */
export function save(owner, blob, name) {
  const held = owner.child();
  h("a", { href: held.address(blob), download: name }).click();
  held.after(KEPT, () => held.end());
}
