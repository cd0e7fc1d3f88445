/** The API reference, from the server's own OpenAPI document. */

import { fill, h, unique } from "./dom.js";

const GROUPS = [
  ["Models", /^\/api\/v3\/(?!predictions|media|upload|webhook|balance|account|billings|user|model)/],
  ["Predictions", /^\/(api\/v3\/predictions|outputs)/],
  ["Catalogue and prices", /^\/api\/v3\/model/],
  ["Images and uploads", /^\/(api\/v3\/(media|upload)|uploads)/],
  ["Webhooks", /^\/api\/v3\/webhook/],
  ["Account", /^\/api\/v3\/(balance|account|billings|user)/],
  ["Operator", /^\/admin/],
  ["Sessions and health", /.*/],
];

/** A type in few words. @param {any} schema @returns {string} */
function kind(schema) {
  if (schema.enum) return schema.enum.map((/** @type {any} */ one) => JSON.stringify(one)).join(" | ");
  if (schema.anyOf) return schema.anyOf.map(kind).join(" | ");
  if (schema.type === "array") return `${kind(schema.items ?? {})}[]`;
  const least = schema.minimum ?? schema.minLength;
  const most = schema.maximum ?? schema.maxLength;
  const bounds = least !== undefined || most !== undefined ? ` ${least ?? ""}…${most ?? ""}` : "";
  return `${schema.format ?? schema.type ?? "any"}${bounds}`;
}

/** @param {string} caption @param {[string, any, boolean, string][]} fields name, schema, required, where */
function fields(caption, fields) {
  if (!fields.length) return null;
  return h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...["Name", "Type", "Meaning"].map((name) => h("th", { scope: "col" }, name)))), h("tbody", {},
    ...fields.map(([name, schema, required, where]) => h("tr", {},
      h("td", { class: "mono" }, name, required ? h("span", { class: "soft" }, " required") : null),
      h("td", { class: "mono" }, kind(schema)),
      h("td", {}, [where, schema.description, schema.default !== undefined ? `Default: ${JSON.stringify(schema.default)}.` : ""].filter(Boolean).join(". ").replaceAll("..", "."))))));
}

/** @param {string} method @param {string} path @param {any} one */
function operation(method, path, one) {
  const content = Object.entries(one.requestBody?.content ?? {})[0];
  const schema = /** @type {any} */ (content?.[1])?.schema ?? {};
  const given = (one.parameters ?? []).map((/** @type {any} */ item) => [item.name, item.schema ?? {}, item.required, `in the ${item.in}`]);
  const body = Object.entries(schema.properties ?? {}).map(([name, value]) => [name, value, (schema.required ?? []).includes(name), ""]);
  return h(
    "details", { class: "operation" },
    h("summary", {}, h("span", { class: "mono verb" }, method.toUpperCase()), " ", h("span", { class: "mono" }, path), " ", h("span", { class: "soft small" }, one.summary)),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${method.toUpperCase()} ${path}` },
      one.description ? h("p", {}, one.description) : null,
      fields("Parameters", given), fields(`Body, ${content?.[0] ?? ""}`, /** @type {any} */ (body)),
      given.length || body.length || one.description ? null : h("p", { class: "soft" }, "It has no parameters.")),
  );
}

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function reference(main, owner) {
  document.title = "Reference · Filmgate";
  const document_ = await (await fetch("/openapi.json", { signal: owner.signal })).json();
  const groups = GROUPS.map(() => /** @type {HTMLElement[]} */ ([]));
  for (const [path, item] of Object.entries(document_.paths)) {
    const index = GROUPS.findIndex(([, pattern]) => /** @type {RegExp} */ (pattern).test(path));
    for (const [method, one] of Object.entries(item)) if (method !== "head") groups[index].push(operation(method, path, one));
  }
  const id = unique("find");
  const list = h("div", { class: "reference" });
  const search = h("input", {
    id, type: "search", placeholder: "Search routes",
    oninput: () => {
      for (const one of list.querySelectorAll(".operation")) one.hidden = !one.querySelector("summary").textContent.toLowerCase().includes(search.value.toLowerCase());
    },
  });
  fill(
    list,
    ...GROUPS.flatMap(([title], index) => (groups[index].length ? [h("section", { class: "card" }, h("h2", {}, /** @type {string} */ (title)), ...groups[index])] : [])),
  );
  fill(
    main,
    h("h1", {}, "API reference"),
    h("p", {}, "Base ", h("code", {}, location.origin), ", ", h("code", {}, "Authorization: Bearer <key>"), ". Success is ", h("code", {}, '{"code": 200, "message": "success", "data": …}'), ". The document itself: ", h("a", { href: "/openapi.json" }, "/openapi.json"), "."),
    h("label", { for: id, class: "sr" }, "Search routes"), search, list,
  );
}
