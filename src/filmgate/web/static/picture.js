/** A picture as an input: dropped, pasted or picked, checked before it is sent. */

import { upload } from "./api.js";
import { announce, fill, h, unique } from "./dom.js";

const MOST = 20 * 1024 * 1024;

/** @param {File} file @returns {Promise<string>} which rule it breaks, or "" */
export async function fault(file) {
  if (!["image/jpeg", "image/png"].includes(file.type)) return "The picture must be a JPEG or a PNG.";
  if (file.size > MOST) return `The picture has ${(file.size / 1048576).toFixed(1)} MB; at most 20 MB are allowed.`;
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return "The file cannot be read as a picture.";
  }
  const { width, height } = picture;
  picture.close();
  if (Math.min(width, height) <= 300) return `The picture is ${width} × ${height}; its short side must be over 300 pixels.`;
  const shape = width / height;
  if (shape <= 2 / 5 || shape >= 5 / 2) return `The picture is ${width} × ${height}; its shape must be between 2:5 and 5:2.`;
  return "";
}

/**
 * What is shown is what is sent: a picture has its address from the moment that it is kept until it is removed or
 * replaced, and there is none in between.
 * @param {{owner: import("./owner.js").Owner, name: string, title: string, about: string, required: boolean, onchange: () => void}} field
 */
export function pictureField({ owner, name, title, about, required, onchange }) {
  const id = unique(name);
  const looking = owner.child(); // at what was chosen last, which is not taken yet
  const keeping = owner.child(); // the picture that is shown
  let value = "";
  let looks = false;
  let sends = false;
  const said = h("p", { class: "error", id: `${id}-said`, role: "alert" });
  const zone = h("div", { class: "drop" });
  const input = h("input", {
    id, type: "file", class: "sr", accept: "image/jpeg,image/png", "aria-label": title, "aria-describedby": `${id}-about ${id}-said`,
    onchange: () => input.files.length && take(async () => input.files[0]),
  });
  const element = h(
    "div",
    { class: "field picture" },
    h("span", { class: "name", id: `${id}-name` }, title, required ? h("span", { class: "soft" }, " required") : null),
    zone,
    h("p", { class: "soft small", id: `${id}-about` }, about),
    said,
  );
  zone.addEventListener("dragover", (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) take(async () => file);
  });
  element.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
    const file = event.clipboardData?.files[0];
    if (file) take(async () => file);
  });

  function empty() {
    fill(zone, input, h("label", { for: id, class: "button" }, "Choose a picture"), h("span", { class: "soft small" }, "or drop or paste one here"));
  }

  /** @param {string} address @param {string} name what it is called */
  function show(address, name) {
    const own = new URL(address, location.href);
    const shown = own.protocol === "blob:" || own.origin === location.origin;
    fill(
      zone,
      shown ? h("img", { src: address, alt: `${title}: ${name}` }) : h("span", { class: "mono small" }, address),
      h("button", { type: "button", class: "quiet", onclick: () => { set(""); input.focus(); } }, `Remove the ${title.toLowerCase()}`),
    );
  }

  /** Look at a file; it takes the place of what is shown if nothing is wrong with it. @param {(signal: AbortSignal) => Promise<File>} get */
  function take(get) {
    fill(said);
    looks = true;
    onchange();
    looking.turn().run(async (signal) => {
      const file = await get(signal);
      return { file, why: await fault(file) };
    }, ({ file, why }) => {
      looks = false;
      input.value = "";
      if (why) refuse(why);
      else send(file);
    }, (error) => {
      looks = false;
      refuse(error.message);
    });
  }

  /** What was shown before stays. @param {string} why */
  function refuse(why) {
    fill(said, why);
    onchange();
  }

  /** @param {File} file */
  function send(file) {
    const turn = keeping.turn();
    value = "";
    sends = true;
    show(turn.address(file), file.name);
    zone.setAttribute("aria-busy", "true");
    onchange();
    turn.run((signal) => upload(file, signal), (address) => {
      value = address;
      sends = false;
      zone.removeAttribute("aria-busy");
      announce(`${title} is ready.`);
      onchange();
    }, (error) => {
      set("");
      fill(said, error.message);
    });
  }

  /** @param {string} address of a picture that is kept, or nothing */
  function set(address) {
    looking.stop();
    keeping.stop();
    value = address ?? "";
    looks = sends = false;
    input.value = "";
    zone.removeAttribute("aria-busy");
    fill(said);
    if (value) show(value, "chosen");
    else empty();
    onchange();
  }

  empty();
  return { name, element, get: () => value || undefined, set, take, busy: () => looks || sends };
}
