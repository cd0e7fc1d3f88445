/** One prediction in the history: as a card or as a line, its clip loaded when it comes into view. */

import { h, link, unique } from "./dom.js";
import { dollars, when } from "./format.js";

/** Loads the clips of one screen. @param {import("./owner.js").Owner} owner */
export function loader(owner) {
  const seen = owner.watch((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLVideoElement)) continue;
      target.src = target.dataset.source ?? "";
      seen.unobserve(target);
    }
  }, { rootMargin: "200px" });
  return seen;
}

/**
 * @param {IntersectionObserver} seen loads the clip
 * @param {any} one
 * @param {boolean} chosen
 * @param {(on: boolean) => void} onchoose
 */
export function clip(seen, one, chosen, onchoose) {
  const id = unique("pick");
  const prompt = one.input.prompt || "From an image";
  const box = h("input", { id, type: "checkbox", checked: chosen, "aria-label": `Choose: ${prompt.slice(0, 60)}`, onchange: () => onchoose(box.checked) });
  /** @type {HTMLVideoElement | false} */
  const video = one.status === "completed" && h("video", {
    "data-source": `${new URL(one.outputs[0]).pathname}#t=1`, preload: "metadata", muted: true, loop: true, playsInline: true, tabIndex: -1, "aria-hidden": "true",
  });
  const element = h(
    "article", { class: "card clip" },
    link(
      `/models/${one.model}?show=${one.id}`, {},
      h("span", { class: "sr" }, prompt),
      h("span", { class: "gate" }, video || h("span", { class: `state ${one.status}` }, one.status)),
    ),
    h("p", { class: "prompt" }, prompt),
    h(
      "p", { class: "foot" }, h("label", { for: id, class: "pick" }, box), h("span", { class: "soft small" }, when(one.created_at)),
      h("span", { class: "mono small soft more" }, one.model), h("span", { class: "mono small soft more" }, dollars(one.details.price)),
      h("span", { class: `small state ${one.status}` }, one.status),
    ),
  );
  if (video) {
    seen.observe(video);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      element.addEventListener("pointerenter", () => video.play().catch(() => {}));
      element.addEventListener("pointerleave", () => video.pause());
    }
  }
  return element;
}
