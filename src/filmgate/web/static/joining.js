/** Clips as one film: their order, by dragging or by buttons, and the file. */

import { made } from "./api.js";
import { announce, fill, h } from "./dom.js";
import { save } from "./out.js";

/** @typedef {import("./owner.js").Owner} Owner */

/** Save these as one film. @param {Owner} owner @param {string[]} ids in their order @param {() => void} done @param {(error: Error) => void} failed */
export function film(owner, ids, done, failed) {
  owner.run((signal) => made("/api/v3/predictions/join", ids, signal), (found) => {
    save(owner, found, "joined.mp4");
    done();
  }, failed);
}

/** A dialog in which the clips are put in order. @param {Owner} screen @param {any[]} clips predictions that have one */
export function joining(screen, clips) {
  const owner = screen.child();
  let order = [...clips];
  let dragged = -1;
  const said = h("p", { class: "error", role: "alert" });
  const list = h("ol", { class: "order" });
  const make = h("button", {
    type: "button", class: "primary",
    onclick: () => {
      fill(said);
      make.disabled = true;
      film(owner, order.map((one) => one.id), () => {
        announce("The film is saved.");
        dialog.close();
      }, (error) => {
        fill(said, error.message);
        make.disabled = false;
      });
    },
  }, "Save as one film");
  const dialog = h(
    "dialog", { class: "card stack", "aria-label": "Join clips", onclose: () => owner.end() },
    h("h2", {}, "Join clips"), h("p", { class: "soft" }, "Drag the clips into the right order."), list, said,
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
  owner.ended(() => {
    dialog.close();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
