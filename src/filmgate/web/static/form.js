/** A form made from a request schema: a new model needs no code here. */

import { fill, h, unique } from "./dom.js";
import { pictureField } from "./picture.js";

const MOVES = [
  "Push in", "Pull out", "Pan left", "Pan right", "Tilt up", "Tilt down", "Zoom in", "Zoom out", "Truck left",
  "Truck right", "Pedestal up", "Pedestal down", "Tracking shot", "Static shot", "Shake",
];
const TITLES = /** @type {Record<string, string>} */ ({
  prompt: "Prompt", image: "First frame", end_image: "Last frame", duration: "Duration", resolution: "Resolution",
  enable_prompt_expansion: "Enhance the prompt", go_fast: "Prefer speed",
});
const UNITS = /** @type {Record<string, string>} */ ({ duration: " s" });

/** What people call a parameter. @param {string} name */
export const title = (name) => TITLES[name] ?? name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());

/**
 * @typedef {{name: string, element: HTMLElement, get: () => any, set: (value: any) => void, busy?: () => boolean, take?: (get: (signal: AbortSignal) => Promise<File>) => void, hint?: (hints: string[]) => void}} Field
 * @typedef {{owner: import("./owner.js").Owner, name: string, schema: any, required: boolean, onchange: () => void}} Spec
 */

/** @param {Spec} spec @returns {Field} */
function promptField({ name, schema, required, onchange }) {
  const id = unique(name);
  const count = h("span", { class: "mono soft small", "aria-hidden": "true" });
  const text = h("textarea", {
    id, rows: 4, required, maxlength: String(schema.maxLength), "aria-describedby": `${id}-about ${id}-hints`,
    placeholder: "A red fox leaps over a fallen log in a snowy forest at dawn",
    oninput: () => changed(),
  });
  function changed() {
    count.textContent = `${[...text.value].length} / ${schema.maxLength}`;
    text.style.height = "auto";
    text.style.height = `${Math.min(text.scrollHeight + 2, 360)}px`;
    onchange();
  }
  const chips = MOVES.map((move) =>
    h("button", {
      type: "button", class: "chip",
      onclick: () => {
        const end = text.selectionEnd ?? text.value.length;
        const before = text.value.slice(0, end);
        const gap = before && !/\s$/.test(before) ? " " : "";
        text.setRangeText(`${gap}[${move}]`, end, end, "end");
        text.focus();
        changed();
      },
    }, `[${move}]`),
  );
  const hints = h("ul", { class: "hints soft small", id: `${id}-hints` });
  const element = h(
    "div", { class: "field" },
    h("div", { class: "line" }, h("label", { for: id }, title(name), required ? null : h("span", { class: "soft" }, " optional")), count),
    text,
    h("p", { class: "soft small", id: `${id}-about` }, schema.description),
    h("details", { class: "moves" }, h("summary", {}, "Camera moves"), h("div", { class: "chips", role: "group", "aria-label": "Camera moves" }, ...chips)),
    hints,
  );
  count.textContent = `0 / ${schema.maxLength}`;
  return {
    name, element,
    get: () => text.value.trim() || undefined,
    set: (value) => { text.value = value ?? ""; changed(); },
    hint: (found) => fill(hints, ...found.slice(0, 2).map((hint) => h("li", {}, hint))),
  };
}

/** @param {Spec} spec @returns {Field} */
function choiceField({ name, schema, onchange }) {
  const group = unique(name);
  const radios = schema.enum.map((/** @type {any} */ value) =>
    h("input", { type: "radio", name: group, value: String(value), checked: value === schema.default, onchange }),
  );
  const element = h(
    "fieldset", { class: "field" },
    h("legend", {}, title(name)),
    h("div", { class: "segments" }, ...schema.enum.map((/** @type {any} */ value, /** @type {number} */ index) =>
      h("label", {}, radios[index], h("span", {}, `${value}${UNITS[name] ?? ""}`)))),
  );
  return {
    name, element,
    get: () => schema.enum[radios.findIndex((/** @type {HTMLInputElement} */ radio) => radio.checked)],
    set: (value) => {
      const index = Math.max(schema.enum.indexOf(value ?? schema.default), 0);
      radios[index].checked = true;
      onchange();
    },
  };
}

/** @param {Spec} spec @returns {Field} */
function flagField({ name, schema, onchange }) {
  const id = unique(name);
  const box = h("input", { id, type: "checkbox", checked: Boolean(schema.default), onchange, "aria-describedby": `${id}-about` });
  return {
    name,
    element: h("div", { class: "field flag" }, box, h("div", {}, h("label", { for: id }, title(name)), h("p", { class: "soft small", id: `${id}-about` }, schema.description))),
    get: () => box.checked,
    set: (value) => { box.checked = Boolean(value ?? schema.default); onchange(); },
  };
}

/** @param {Spec} spec @returns {Field} */
function plainField({ name, schema, required, onchange }) {
  const id = unique(name);
  const whole = schema.type === "integer" || schema.type === "number";
  const input = h("input", {
    id, required, oninput: onchange, type: whole ? "number" : "text", "aria-describedby": `${id}-about`,
    min: schema.minimum, max: schema.maximum, step: schema.type === "integer" ? 1 : null, value: schema.default ?? "",
  });
  return {
    name,
    element: h("div", { class: "field" }, h("label", { for: id }, title(name)), input, h("p", { class: "soft small", id: `${id}-about` }, schema.description)),
    get: () => (input.value === "" ? undefined : whole ? Number(input.value) : input.value),
    set: (value) => { input.value = value ?? schema.default ?? ""; onchange(); },
  };
}

/** @param {Spec} spec @returns {Field} */
function field(spec) {
  const { owner, name, schema, required, onchange } = spec;
  if (schema["x-ui-component"] === "textarea") return promptField(spec);
  if (schema["x-ui-component"] === "image") return pictureField({ owner, name, title: title(name), about: schema.description, required, onchange });
  if (schema.enum) return choiceField(spec);
  if (schema.type === "boolean") return flagField(spec);
  return plainField(spec);
}

/**
 * @param {import("./owner.js").Owner} owner
 * @param {any} schema
 * @param {() => void} onchange
 */
export function buildForm(owner, schema, onchange) {
  const names = schema["x-order-properties"] ?? Object.keys(schema.properties);
  /** @type {Map<string, Field>} */
  const fields = new Map();
  for (const name of names) {
    fields.set(name, field({ owner, name, schema: schema.properties[name], required: schema.required.includes(name), onchange }));
  }
  return {
    fields,
    elements: [...fields.values()].map((one) => one.element),
    /** What would be sent: only what is set. */
    values() {
      const found = /** @type {Record<string, any>} */ ({});
      for (const [name, one] of fields) {
        const value = one.get();
        if (value !== undefined) found[name] = value;
      }
      return found;
    },
    /** @param {Record<string, any>} values */
    set(values) {
      for (const [name, one] of fields) one.set(values[name]);
    },
    /** Whether a picture is on its way. */
    busy: () => [...fields.values()].some((one) => one.busy?.()),
    missing: () => schema.required.filter((/** @type {string} */ name) => fields.get(name)?.get() === undefined).map(title),
  };
}
