/** The API reference, from the server's own OpenAPI document. Nobody needs to sign in to read it. */

import { fill, h, unique } from "./dom.js";
import { copying } from "./out.js";
import { inline, prose, Schemas } from "./schema.js";

const KNOWN = {
  prompt: "A red fox leaps over a fallen log [Tracking shot]",
  image: "https://example.com/first.jpg",
  url: "https://example.com/hook",
  model_id: "minimax/hailuo-02/standard",
  filename: "first.jpg",
  size: 48213,
  id: "ID",
};
const SAFE = /^[A-Za-z0-9_.~/{}:-]+$/;

/** @param {string} caption @param {import("./schema.js").Row[]} rows */
function table(caption, rows) {
  if (!rows.length) return null;
  return h("table", { class: "fields" }, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...["Name", "Type", "Meaning"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map((row) => h("tr", {},
      h("td", { class: "mono" }, row.name, row.required ? h("span", { class: "soft" }, " required") : null),
      h("td", { class: "mono kind" }, row.kind),
      h("td", {}, ...inline(row.about))))));
}

/** A request as a line of a shell. @param {string} method @param {string} path @param {any} one @param {Schemas} schemas */
function curl(method, path, one, schemas) {
  const [kind, content] = Object.entries(one.requestBody?.content ?? {})[0] ?? [];
  const lines = [`curl -s${method === "get" ? "" : ` -X ${method.toUpperCase()}`} "${location.origin}${path}"`];
  if (one.security?.some((/** @type {any} */ way) => way.key)) lines.push('-H "Authorization: Bearer $FILMGATE_API_KEY"');
  if (kind === "application/json") {
    const body = JSON.stringify(schemas.example(/** @type {any} */ (content).schema, KNOWN));
    lines.push("-H 'Content-Type: application/json'", `-d '${body.replaceAll("'", `'\\''`)}'`);
  } else if (kind === "multipart/form-data") lines.push("-F file=@first.jpg");
  else if (kind) lines.push("--data-binary @first.jpg");
  return lines.join(" \\\n  ");
}

/** @param {string} status @param {any} told @param {Schemas} schemas */
function answer(status, told, schemas) {
  const [kind, content] = Object.entries(told.content ?? {})[0] ?? [];
  const schema = /** @type {any} */ (content)?.schema ?? {};
  const refused = schema.$ref === "#/components/schemas/Refused";
  const headers = Object.entries(told.headers ?? {}).filter(([name]) => name !== "X-Request-Id").map(([name, value]) => {
    const header = schemas.resolved(value);
    return { name, kind: schemas.kind(header.schema), required: Boolean(header.required), about: header.description ?? "" };
  });
  const rows = refused ? [] : schemas.rows(schema);
  const said = refused ? [...told.description.matchAll(/^`(\w+)`: /gm)].map(([, slug]) => slug).join(", ") : told.description.split("\n\n")[0];
  return h("details", { class: "answer" },
    h("summary", {}, h("span", { class: `mono status s${status[0]}` }, status), " ", refused ? h("code", {}, said) : h("span", {}, ...inline(said))),
    h("div", { class: "stack" }, ...(refused ? prose(told.description) : []), table("Headers", headers), table(`Body, ${kind ?? ""}`, rows)));
}

/** @param {string} method @param {string} path @param {any} one @param {Schemas} schemas @param {import("./owner.js").Owner} owner */
function operation(method, path, one, schemas, owner) {
  const [kind, content] = Object.entries(one.requestBody?.content ?? {})[0] ?? [];
  const given = (one.parameters ?? []).map((/** @type {any} */ item) => ({
    name: item.name, kind: schemas.kind(item.schema), required: Boolean(item.required), about: `In the ${item.in}. ${item.description ?? ""}`.trim(),
  }));
  const rows = content ? schemas.rows(/** @type {any} */ (content).schema) : [];
  const needs = one.security.some((/** @type {any} */ way) => way.key) ? "Needs a key." : one.security.length ? "Needs a session of this page." : "Needs no key.";
  const body = h("div", { class: "stack" });
  const element = h("details", { class: "operation", id: one.operationId },
    h("summary", {}, h("span", { class: `mono verb ${method}` }, method.toUpperCase()), " ", h("span", { class: "mono path" }, path.replaceAll("/", "/\u200b")), " ", h("span", { class: "soft small" }, ...inline(one.summary))),
    body);
  element.addEventListener("toggle", () => { // built when it is looked at: there are many
    if (!element.open || body.childElementCount) return;
    const text = curl(method, path, one, schemas);
    const [copy, copied] = copying(owner, "Copy", () => text);
    fill(body,
      ...prose(one.description ?? ""),
      h("p", { class: "soft small" }, needs, " ", h("a", { href: `#${one.operationId}` }, h("code", {}, one.operationId))),
      table("Parameters", given), table(`Body, ${kind ?? ""}`, rows),
      h("div", { class: "codes" },
        h("div", { class: "line" }, h("span", { class: "soft" }, "Request"), h("span", { class: "tools" }, copied, copy)),
        h("div", { class: "code", tabindex: "0", role: "region", "aria-label": `Request: ${one.summary}` }, h("pre", {}, h("code", {}, text)))),
      h("h3", {}, "Answers"),
      ...Object.entries(one.responses).map(([status, told]) => answer(status, told, schemas)));
  });
  return element;
}

/** The guides, by the server's own list of them. @param {string} text of /llms.txt */
function guides(text) {
  const found = [...text.matchAll(/^- \[(.+?)\]\((.+?)\)/gm)].filter(([, , url]) => url.endsWith(".md") && !url.includes("/adr/"));
  return h("section", { class: "card" }, h("h2", {}, "Guides"), h("ul", { class: "guides" },
    ...found.map(([, title, url]) => h("li", {}, h("a", { href: new URL(url).pathname }, title))),
    h("li", {}, h("a", { href: "/llms.txt" }, "All of them, for programs: /llms.txt"))));
}

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function reference(main, owner) {
  document.title = "API reference · Filmgate";
  const [found, listed] = await Promise.all([
    fetch("/openapi.json", { signal: owner.signal }).then((answered) => answered.json()),
    fetch("/llms.txt", { signal: owner.signal }).then((answered) => answered.text()),
  ]);
  const schemas = new Schemas(found);
  /** @type {Map<string, HTMLElement[]>} */
  const groups = new Map(found.tags.map((/** @type {any} */ tag) => [tag.name, []]));
  for (const [path, item] of Object.entries(found.paths)) {
    for (const [method, one] of Object.entries(item)) groups.get(one.tags[0])?.push(operation(method, path, one, schemas, owner));
  }
  const id = unique("find");
  const list = h("div", { class: "reference" });
  const none = h("p", { class: "soft", hidden: true }, "No route has these words.");
  const search = h("input", {
    id, type: "search", placeholder: "Search routes",
    oninput: () => {
      const words = search.value.toLowerCase().replaceAll("\u200b", "");
      for (const one of list.querySelectorAll(".operation")) one.hidden = !one.querySelector("summary").textContent.replaceAll("\u200b", "").toLowerCase().includes(words);
      for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector(".operation:not([hidden])");
      none.hidden = Boolean(list.querySelector(".operation:not([hidden])"));
    },
  });
  const word = (/** @type {string} */ name) => name.toLowerCase().replaceAll(" ", "-");
  fill(list, ...found.tags.map((/** @type {any} */ tag) => h("section", { class: "card", id: word(tag.name) },
    h("h2", {}, tag.name), h("p", { class: "soft" }, ...inline(tag.description ?? "")), ...(groups.get(tag.name) ?? []))), none);
  fill(main,
    h("div", { class: "head" }, h("h1", {}, "API reference"), h("p", { class: "soft" }, `Filmgate ${found.info.version} at `, h("code", {}, location.origin), " · ", h("a", { href: "/openapi.json" }, "OpenAPI document"))),
    h("div", { class: "card" }, h("div", { class: "stack prose" }, ...prose(found.info.description))),
    h("div", { class: "find" }, h("label", { for: id, class: "sr" }, "Search routes"), search,
      h("nav", { class: "chips", "aria-label": "Groups" }, ...found.tags.map((/** @type {any} */ tag) => h("a", { class: "chip", href: `#${word(tag.name)}` }, tag.name)))),
    list, guides(listed));
  const show = () => {
    const named = SAFE.test(location.hash.slice(1)) ? document.getElementById(location.hash.slice(1)) : null;
    if (named instanceof HTMLDetailsElement) named.open = true;
    named?.scrollIntoView();
  };
  owner.on(window, "hashchange", show);
  show();
}
