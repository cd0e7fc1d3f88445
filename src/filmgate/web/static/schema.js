/** JSON schemas of the OpenAPI document, in words and as rows of a table. */

import { h } from "./dom.js";

const DEEPEST = 4; // levels of fields that are told

/** @typedef {{name: string, kind: string, required: boolean, about: string}} Row */

export class Schemas {
  /** @param {any} document */
  constructor(document) {
    this.document = document;
  }

  /** What a reference leads to. @param {any} one @returns {any} */
  resolved(one) {
    if (!one?.$ref) return one ?? {};
    return this.resolved(one.$ref.slice(2).split("/").reduce((/** @type {any} */ at, /** @type {string} */ name) => at[name], this.document));
  }

  /** A type in few words. @param {any} schema @returns {string} */
  kind(schema) {
    const one = this.resolved(schema);
    if (one.const !== undefined) return JSON.stringify(one.const);
    if (one.enum) return one.enum.map((/** @type {any} */ value) => JSON.stringify(value)).join(" | ");
    if (one.anyOf) return one.anyOf.map((/** @type {any} */ part) => this.kind(part)).join(" | ");
    if (one.type === "array") return `${this.kind(one.items)}[]`;
    const least = one.minimum ?? one.minLength;
    const most = one.maximum ?? one.maxLength;
    const bounds = least !== undefined || most !== undefined ? ` ${least ?? ""}…${most ?? ""}` : "";
    return `${one.format ?? one.type ?? "any"}${bounds}`;
  }

  /** All fields of an object, those within others by their path. @param {any} schema @param {string} [at] @param {number} [depth] @returns {Row[]} */
  rows(schema, at = "", depth = 0) {
    const one = this.resolved(schema);
    const within = one.type === "array" ? this.resolved(one.items) : one;
    if (depth >= DEEPEST || !within.properties) return [];
    const prefix = one.type === "array" && at ? `${at}[].` : at ? `${at}.` : one.type === "array" ? "[]." : "";
    return Object.entries(within.properties).flatMap(([name, field]) => {
      const found = this.resolved(field);
      const parts = (found.anyOf ?? [found]).map((/** @type {any} */ part) => this.resolved(part));
      const about = [field.description ?? found.description, found.default === undefined ? "" : `Default: ${JSON.stringify(found.default)}.`];
      const row = { name: prefix + name, kind: this.kind(field), required: (within.required ?? []).includes(name), about: about.filter(Boolean).join(" ") };
      return [row, ...parts.flatMap((/** @type {any} */ part) => this.rows(part, prefix + name, depth + 1))];
    });
  }

  /** A value of this type, with what is required. @param {any} schema @param {Record<string, any>} known values by name @param {string} [name] @returns {any} */
  example(schema, known, name = "") {
    const one = this.resolved(schema);
    if (name in known) return known[name];
    if (one.const !== undefined) return one.const;
    if (one.default !== undefined) return one.default;
    if (one.enum) return one.enum[0];
    if (one.anyOf) return this.example(one.anyOf[0], known, name);
    if (one.type === "array") return [this.example(one.items, known, name.replace(/s$/, ""))];
    if (one.type === "object") {
      const needed = Object.entries(one.properties ?? {}).filter(([field]) => (one.required ?? []).includes(field));
      return Object.fromEntries(needed.map(([field, part]) => [field, this.example(part, known, field)]));
    }
    if (one.type === "integer" || one.type === "number") return Math.max(one.minimum ?? 0, 1);
    return one.type === "boolean" ? true : "…";
  }
}

/** A text of the document: paragraphs, with code between backticks. @param {string} text */
export function prose(text) {
  return text.split(/\n\n+/).map((paragraph) => h("p", {}, ...inline(paragraph)));
}

/** @param {string} text */
export function inline(text) {
  return text.split("`").map((part, index) => (index % 2 ? h("code", {}, part) : part));
}
