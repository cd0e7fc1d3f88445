/** Clips as one film: their order, by dragging or by buttons, and the file. */

import { save } from "./api.js";
import { announce, fill, h } from "./dom.js";

/** One film of these. @param {string[]} ids in their order */
export function film(ids) {
  return save("/api/v3/predictions/join", ids, "joined.mp4");
}

/** A dialog in which the clips are put in order. @param {any[]} clips predictions that have one */
export function joining(clips) {
  let order = [...clips];
  let dragged = -1;
  const said = h("p", { class: "error", role: "alert" });
  const list = h("ol", { class: "order" });
  const make = h("button", {
    type: "button", class: "primary",
    onclick: async () => {
      fill(said);
      make.disabled = true;
      try {
        await film(order.map((one) => one.id));
        announce("The film is saved.");
        dialog.close();
      } catch (error) {
        fill(said, /** @type {Error} */ (error).message);
      }
      make.disabled = false;
    },
  }, "Save as one film");
  const dialog = h(
    "dialog", { class: "card stack", "aria-label": "Join clips", onclose: () => dialog.remove() },
    h("h2", {}, "Join clips"), h("p", { class: "soft" }, "Drag them into their order."), list, said,
    h("div", { class: "tools" }, make, h("button", { type: "button", onclick: () => dialog.close() }, "Close")),
  );

  function move(/** @type {number} */ from, /** @type {number} */ to) {
    if (to < 0 || to >= order.length || from === to) return;
    const rest = order.filter((_, index) => index !== from);
    order = [...rest.slice(0, to), order[from], ...rest.slice(to)];
    draw();
    announce(`Now number ${to + 1}.`);
  }

  function draw() {
    fill(list, ...order.map((one, index) => {
      const prompt = one.input.prompt || "From an image";
      const step = (/** @type {number} */ by, /** @type {string} */ word) =>
        h("button", {
          type: "button", "aria-label": `${word}: ${prompt.slice(0, 60)}`, disabled: index + by < 0 || index + by >= order.length,
          onclick: () => {
            move(index, index + by);
            /** @type {HTMLElement | null} */ (list.children[index + by]?.querySelector(`button[aria-label^="${word}"]:not(:disabled)`))?.focus();
          },
        }, by < 0 ? "↑" : "↓");
      return h(
        "li", {
          draggable: "true",
          ondragstart: (/** @type {DragEvent} */ event) => { dragged = index; event.dataTransfer?.setData("text/plain", one.id); },
          ondragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
          ondrop: (/** @type {DragEvent} */ event) => { event.preventDefault(); move(dragged, index); },
        },
        h("video", { src: `${new URL(one.outputs[0]).pathname}#t=1`, preload: "metadata", muted: true, "aria-hidden": "true", tabIndex: -1 }),
        h("span", { class: "prompt" }, prompt), h("span", { class: "mono small soft" }, one.details.size), step(-1, "Earlier"), step(1, "Later"),
      );
    }));
  }

  draw();
  document.body.append(dialog);
  dialog.showModal();
}
