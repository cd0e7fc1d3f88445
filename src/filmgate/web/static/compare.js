/** Two to four clips side by side under one scrubber, and in what they differ. */

import { fill, h, unique } from "./dom.js";
import { title } from "./form.js";
import { dollars, seconds } from "./format.js";

/** @param {any} one */
function facts(one) {
  const { prompt = "", image, end_image: last, ...rest } = one.input;
  return /** @type {Record<string, string>} */ ({
    Prompt: prompt, Model: one.model, Seed: String(one.details.seed), Size: one.details.size ?? "",
    "First frame": image ? "given" : "none", "Last frame": last ? "given" : "none",
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [title(name), { true: "yes", false: "no" }[String(value)] ?? String(value)])),
    Took: seconds(one.timings.inference / 1000), Price: dollars(one.details.price), Engine: one.details.fingerprint ?? "",
  });
}

/** @param {import("./owner.js").Owner} screen @param {any[]} clips two to four predictions that have one */
export function compare(screen, clips) {
  const owner = screen.child();
  const id = unique("scrub");
  const videos = clips.map((one) => h("video", { src: new URL(one.outputs[0]).pathname, muted: true, playsInline: true, preload: "auto", loop: false }));
  const time = h("output", { class: "mono", for: id }, "0.0 s");
  const scrub = h("input", { id, type: "range", min: 0, max: 6, step: 1 / 24, value: 0, oninput: () => seek(Number(scrub.value)) });
  const play = h("button", { type: "button", onclick: toggle }, "Play");
  const told = clips.map(facts);
  const names = [...new Set(told.flatMap((one) => Object.keys(one)))];
  const dialog = h(
    "dialog", { class: "card stack wide", "aria-label": "Compare clips", onclose: () => owner.end() },
    h("div", { class: "line" }, h("h2", {}, "Compare clips"), h("button", { type: "button", onclick: () => dialog.close() }, "Close")),
    h("div", { class: "side" }, ...videos.map((video, index) => h("figure", {}, h("div", { class: "gate" }, video), h("figcaption", { class: "small soft" }, `Clip ${index + 1}`)))),
    h("div", { class: "tools scrub" }, play, h("label", { for: id, class: "sr" }, "Time in every clip"), scrub, time),
    h("div", { class: "scroll differences", tabindex: "0", role: "region", "aria-label": "Differences" },
      h("table", {},
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "sr" }, "What")), ...clips.map((_, index) => h("th", { scope: "col" }, `Clip ${index + 1}`)))),
        h("tbody", {}, ...names.map((name) => {
          const values = told.map((one) => one[name] ?? "");
          const differ = new Set(values).size > 1;
          return h("tr", { class: differ ? "differs" : "" }, h("th", { scope: "row" }, name, differ && h("span", { class: "sr" }, " (differs)")), ...values.map((value) => h("td", {}, value)));
        })))),
  );
  let frame = 0;

  function longest() {
    return Math.max(...videos.map((video) => video.duration || 0));
  }

  function seek(/** @type {number} */ at) {
    for (const video of videos) video.currentTime = Math.min(at, video.duration || at);
    fill(time, `${at.toFixed(1)} s`);
  }

  function toggle() {
    const on = videos.some((video) => !video.paused);
    if (!on && Number(scrub.value) >= longest() - 0.1) seek(0);
    for (const video of videos) {
      if (on) video.pause();
      else video.play().catch(() => {});
    }
    play.textContent = on ? "Play" : "Pause";
    if (!on) follow();
  }

  /** The scrubber goes with the longest clip; the others are held to it. */
  function follow() {
    const lead = videos.reduce((one, other) => ((other.duration || 0) > (one.duration || 0) ? other : one));
    for (const video of videos) {
      if (video !== lead && !video.ended && Math.abs(video.currentTime - lead.currentTime) > 0.08) video.currentTime = Math.min(lead.currentTime, video.duration || 0);
    }
    scrub.value = String(lead.currentTime);
    fill(time, `${lead.currentTime.toFixed(1)} s`);
    if (lead.paused) play.textContent = "Play";
    else frame = requestAnimationFrame(follow);
  }

  for (const video of videos) video.addEventListener("loadedmetadata", () => { scrub.max = String(longest()); });
  owner.ended(() => {
    cancelAnimationFrame(frame);
    dialog.close();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
}
