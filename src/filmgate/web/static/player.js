/** A finished clip: frame by frame, faster and slower, out of the page and back into the form. */

import { fill, h } from "./dom.js";
import { dollars, seconds, when } from "./format.js";

const SPEEDS = [0.25, 0.5, 1, 2];

/**
 * @param {any} prediction
 * @param {{use?: (slot: string, file: File) => void, slots?: [string, string][], extend?: (last: File) => void, actions?: (HTMLElement | null)[]}} options
 */
export function player(prediction, { use, slots = [], extend, actions = [] } = {}) {
  const address = new URL(prediction.outputs[0]);
  const source = address.origin === location.origin ? address.href : address.pathname;
  const fps = prediction.details.fps ?? 24;
  const video = h("video", { src: source, controls: true, loop: true, muted: true, playsInline: true, autoplay: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  const said = h("span", { class: "soft small", role: "status" });
  const step = (/** @type {number} */ frames) => {
    video.pause();
    video.currentTime = Math.min(Math.max(video.currentTime + frames / fps, 0), video.duration || 0);
  };
  const speed = h(
    "select", { "aria-label": "Speed", onchange: () => { video.playbackRate = Number(speed.value); } },
    ...SPEEDS.map((value) => h("option", { value: String(value), selected: value === 1 }, `${value}×`)),
  );
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
    if (event.key === ",") step(-1);
    if (event.key === ".") step(1);
  };
  document.addEventListener("keydown", keys);
  /** The frame that is shown, as a file. @param {(file: File) => void} then */
  const grab = (then) => {
    const canvas = h("canvas", { width: video.videoWidth, height: video.videoHeight });
    canvas.getContext("2d").drawImage(video, 0, 0);
    canvas.toBlob((/** @type {Blob} */ blob) => then(new File([blob], `${prediction.id.slice(0, 8)}.png`, { type: "image/png" })), "image/png");
  };
  const last = () => {
    video.pause();
    video.addEventListener("seeked", () => extend && grab(extend), { once: true });
    video.currentTime = Math.max(video.duration - 0.5 / fps, 0);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(prediction.outputs[0]);
    fill(said, "Copied");
    setTimeout(() => fill(said), 2000);
  };
  const { details } = prediction;
  const facts = [
    ["Prediction", prediction.id],
    ["Made", when(prediction.created_at)],
    ["Took", seconds(prediction.timings.inference / 1000)],
    ["Size", `${details.size}, ${details.frames} frames`],
    ["Seed", String(details.seed)],
    ["List price", dollars(details.price)],
    ["Engine", `${details.engine ?? ""} ${details.fingerprint ?? ""}`],
    ["Safety", details.screened ? "checked" : "not checked: it is with “Enhance the prompt”"],
    ["Understood", details.understood],
    ["Enhanced prompt", details.expanded_prompt],
  ].filter(([, value]) => value);
  const element = h(
    "div", { class: "result" },
    h("div", { class: "gate" }, video),
    h(
      "div", { class: "tools" },
      h("button", { type: "button", "aria-label": "One frame back", onclick: () => step(-1) }, "‹ frame"),
      h("button", { type: "button", "aria-label": "One frame on", onclick: () => step(1) }, "frame ›"),
      speed,
      h("a", { class: "button", href: source, download: `filmgate-${prediction.id.slice(0, 8)}.mp4` }, "Download"),
      h("button", { type: "button", onclick: copy }, "Copy link"),
      ...slots.map(([slot, title]) => h("button", { type: "button", onclick: () => grab((file) => use?.(slot, file)) }, `This frame as ${title.toLowerCase()}`)),
      extend && h("button", { type: "button", onclick: last }, "Extend"),
      ...actions,
      said,
    ),
    h("details", { class: "facts" }, h("summary", {}, "Details"), h("dl", {}, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))),
  );
  return { element, close: () => document.removeEventListener("keydown", keys) };
}

/**
 * @param {any} prediction
 * @param {HTMLElement[]} actions
 */
export function failure(prediction, actions) {
  const refused = prediction.code === 1200;
  const cancelled = prediction.status === "cancelled";
  return h(
    "div", { class: cancelled ? "panel" : "panel failed" },
    h("h2", {}, cancelled ? "Cancelled" : refused ? "Refused by the safety checker" : "It failed"),
    h("p", {}, `${prediction.error || "No reason was given"}.`),
    h("p", { class: "soft" }, `Stage: ${prediction.details.stage}${prediction.code ? `, code ${prediction.code}` : ""}. You were not charged.`),
    h("div", { class: "tools" }, ...actions),
  );
}
