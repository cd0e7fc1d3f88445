/** A finished clip: frame by frame, faster and slower, out of the page and back into the form. */

import { h } from "./dom.js";
import { dollars, seconds, when } from "./format.js";
import { copying } from "./out.js";

const SPEEDS = [0.25, 0.5, 1, 2];

/** @typedef {(signal: AbortSignal) => Promise<File>} Getter */

/**
 * @param {import("./owner.js").Owner} owner
 * @param {any} prediction
 * @param {{use?: (slot: string, frame: Getter) => void, slots?: [string, string][], extend?: (last: Getter) => void, actions?: (HTMLElement | null)[]}} options
 */
export function player(owner, prediction, { use, slots = [], extend, actions = [] } = {}) {
  const address = new URL(prediction.outputs[0]);
  const source = address.pathname;
  const here = `${source}?here=true`; // its bytes from this server, even where players are sent to the object store
  const fps = prediction.details.fps ?? 24;
  const video = h("video", { src: source, controls: true, loop: true, muted: true, playsInline: true, autoplay: !matchMedia("(prefers-reduced-motion: reduce)").matches });
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
  owner.on(document, "keydown", keys);
  /** @param {number} at seconds @returns {Getter} */
  const frame = (at) => (signal) => frameOf(here, Math.min(at, video.duration - 0.5 / fps), `${prediction.id.slice(0, 8)}.png`, signal);
  const [copy, said] = copying(owner, "Copy link", () => prediction.outputs[0]);
  const { details } = prediction;
  const facts = [
    ["Prediction", prediction.id],
    ["Made", when(prediction.created_at)],
    ["Took", seconds(prediction.timings.inference / 1000)],
    ["Size", `${details.size}, ${details.frames} frames`],
    ["Seed", String(details.seed)],
    ["List price", dollars(details.price)],
    ["Engine", `${details.engine ?? ""} ${details.fingerprint ?? ""}`],
    ["Safety", details.screened ? "checked" : "not checked; “Enhance the prompt” turns the check on"],
    ["Understood", details.understood?.sentence],
    ["Left out", leftOut(details.understood)],
    ["Enhanced prompt", details.expanded_prompt],
  ].filter(([, value]) => value);
  return h(
    "div", { class: "result" },
    h("div", { class: "gate" }, video),
    h(
      "div", { class: "tools" },
      h("button", { type: "button", "aria-label": "One frame back", onclick: () => step(-1) }, "‹ frame"),
      h("button", { type: "button", "aria-label": "One frame forward", onclick: () => step(1) }, "frame ›"),
      speed,
      h("a", { class: "button", href: here, download: `filmgate-${prediction.id.slice(0, 8)}.mp4` }, "Download"),
      copy,
      ...slots.map(([slot, title]) => h("button", { type: "button", onclick: () => use?.(slot, frame(video.currentTime)) }, `This frame as ${title.toLowerCase()}`)),
      extend && h("button", { type: "button", onclick: () => { video.pause(); extend(frame(Infinity)); } }, "Extend"),
      ...actions,
      said,
    ),
    h("details", { class: "facts" }, h("summary", {}, "Details"), h("dl", {}, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]))),
  );
}

/** The words that are not in the picture, with the reasons. @param {any} understood of the prediction */
export function leftOut(understood) {
  const lost = (understood?.words ?? []).filter((/** @type {any} */ word) => word.state === "left_out");
  return lost.map((/** @type {any} */ word) => `${word.text} (${word.why})`).join(", ");
}

/**
 * One frame of a clip as a file. Its bytes come from this server: no canvas gives out what came from elsewhere.
 * @param {string} source @param {number} at seconds @param {string} name @param {AbortSignal} signal
 * @returns {Promise<File>}
 */
function frameOf(source, at, name, signal) {
  const video = h("video", { muted: true, preload: "auto", src: source });
  signal.addEventListener("abort", () => video.removeAttribute("src"), { once: true });
  return new Promise((resolve, reject) => {
    video.addEventListener("error", () => reject(new Error("The frame could not be read from the clip.")));
    video.addEventListener("loadeddata", () => {
      video.addEventListener("seeked", () => {
        const canvas = h("canvas", { width: video.videoWidth, height: video.videoHeight });
        canvas.getContext("2d").drawImage(video, 0, 0);
        canvas.toBlob((/** @type {Blob} */ blob) => resolve(new File([blob], name, { type: "image/png" })), "image/png");
      }, { once: true });
      video.currentTime = at;
    }, { once: true });
  });
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
    h("h2", {}, cancelled ? "Cancelled" : refused ? "Refused by the safety checker" : "The clip was not made"),
    h("p", {}, `${prediction.error || "No reason was given"}.`),
    h("p", { class: "soft" }, `Stage: ${prediction.details.stage}${prediction.code ? `, code ${prediction.code}` : ""}. You were not charged.`),
    h("div", { class: "tools" }, ...actions),
  );
}
