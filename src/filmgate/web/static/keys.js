/** Keys (for who administers), what was spent, and every movement of money. */

import { call } from "./api.js";
import { chart } from "./chart.js";
import { fill, h, unique } from "./dom.js";
import { dollars, when } from "./format.js";
import { copying, save } from "./out.js";

/** @typedef {import("./owner.js").Owner} Owner */

const SCOPES = ["predict", "read", "admin", "worker"];

/** @param {HTMLElement} main @param {Owner} owner */
export async function keys(main, owner) {
  document.title = "Keys and usage · Filmgate";
  const who = await call("GET", "/session", undefined, { signal: owner.signal });
  const own = who.scopes.includes("admin") ? keyring(owner, who.account) : null;
  const usage = h("section", { class: "card stack" });
  const ledger = h("section", { class: "card stack" });
  fill(main, h("h1", {}, "Keys and usage"), own, usage, ledger);
  await Promise.all([showUsage(owner, usage), showLedger(owner, ledger)]);
}

/** @param {Owner} owner @param {string} account */
function keyring(owner, account) {
  const loading = owner.child();
  const failed = (/** @type {Error} */ error) => fill(said, error.message);
  const rows = h("tbody");
  const said = h("p", { class: "error", role: "alert" });
  const fresh = h("div", { role: "status" });
  const name = h("input", { id: unique("name"), maxlength: "200", placeholder: "app" });
  const budget = h("input", { id: unique("budget"), type: "number", min: 0, step: "any", placeholder: "none" });
  const boxes = SCOPES.map((scope) => h("input", { type: "checkbox", value: scope, checked: scope === "predict" || scope === "read" }));
  const form = h(
    "form", {
      class: "tools",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        attempt(async () => {
          const scopes = boxes.filter((box) => box.checked).map((box) => box.value);
          if (!scopes.length) throw new Error("Choose what the key may do.");
          return (await call("POST", "/admin/v1/keys", { account, scopes, name: name.value, ...(budget.value && { budget: Number(budget.value) }) })).key;
        }, (key) => {
          once(key);
          form.reset();
        });
      },
    },
    h("span", { class: "pair" }, h("label", { for: name.id }, "Name"), name),
    h("span", { class: "pair" }, h("label", { for: budget.id }, "Budget, $"), budget),
    h("fieldset", { class: "chips" }, h("legend", { class: "sr" }, "Scopes of the key"), ...SCOPES.map((scope, index) => h("label", { class: "chip" }, boxes[index], scope))),
    h("button", { class: "primary", type: "submit" }, "Make a key"),
  );

  /** Shown now and never again. @param {string} key */
  function once(key) {
    const line = `FILMGATE_API_KEY=${key}`;
    fill(
      fresh,
      h("div", { class: "panel" }, h("p", {}, "This is the key. It is shown only once: copy it now."), h("p", {}, h("code", { class: "key" }, line)),
        h("div", { class: "tools" },
          ...copying(owner, "Copy", () => line),
          h("button", { type: "button", class: "quiet", onclick: () => fill(fresh) }, "Done"))),
    );
  }

  /** @param {() => Promise<any>} work @param {(found: any) => void} [done] */
  function attempt(work, done = () => {}) {
    fill(said);
    owner.run(work, (found) => {
      done(found);
      load();
    }, failed);
  }

  /** @param {any} one */
  function row(one) {
    const sure = (/** @type {string} */ question) => confirm(`${question} ${one.name || one.hint}?`);
    return h(
      "tr", {},
      h("td", {}, one.name || h("span", { class: "soft" }, "unnamed")),
      h("td", { class: "mono" }, `…${one.hint}`),
      h("td", {}, one.account),
      h("td", { class: "small" }, one.scopes.replaceAll(" ", ", ")),
      h("td", { class: "mono" }, dollars(one.spent), one.budget === null ? null : ` of ${dollars(one.budget)}`),
      h("td", { class: "small" }, when(one.created_at)),
      h("td", {}, h("span", { class: "tools" },
        h("button", { type: "button", "aria-label": `Rotate ${one.name || one.hint}`, onclick: () => sure("Replace") && attempt(() => call("POST", `/admin/v1/keys/${one.id}/rotate`, {}), (made) => once(made.key)) }, "Rotate"),
        h("button", { type: "button", "aria-label": `Revoke ${one.name || one.hint}`, onclick: () => sure("Revoke") && attempt(() => call("POST", `/admin/v1/keys/${one.id}/revoke`, {})) }, "Revoke"))),
    );
  }

  function load() {
    loading.turn().run((signal) => call("GET", "/admin/v1/keys", undefined, { signal }),
      (found) => fill(rows, ...found.filter((/** @type {any} */ one) => !one.revoked_at).map(row)), failed);
  }
  load();
  return h(
    "section", { class: "card stack" },
    h("h2", {}, "Keys"), form, said, fresh,
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Keys" },
      h("table", {}, h("thead", {}, h("tr", {}, ...["Name", "Ends in", "Account", "Scopes", "Spent", "Created", ""].map((title) => h("th", { scope: "col" }, title || h("span", { class: "sr" }, "What to do"))))), rows)),
  );
}

/** Thirty days as bars, and the same as a table. @param {Owner} owner @param {HTMLElement} element */
async function showUsage(owner, element) {
  const found = await call("POST", "/api/v3/user/usage_stats", {}, { signal: owner.signal });
  const amounts = new Map(found.daily_usage.map((/** @type {any} */ one) => [one.date, one]));
  const days = Array.from({ length: 30 }, (_, index) => new Date(Date.now() - (29 - index) * 864e5).toISOString().slice(0, 10));
  /** @param {string} name @param {(value: number) => string} shown @param {string} label @param {number} least */
  const bars = (name, shown, label, least) => {
    const values = /** @type {[string, number, string][]} */ (days.map((day) => {
      const value = amounts.get(day)?.[name] ?? 0;
      return [day, value, `${day}: ${shown(value)}`];
    }));
    return h("figure", {}, h("figcaption", { class: "small soft" }, label), chart(`${label} in the last thirty days; at most ${shown(Math.max(...values.map((one) => one[1])))}`, values, shown, least));
  };
  const { summary } = found;
  fill(
    element,
    h("div", { class: "line" }, h("h2", {}, "Usage, thirty days"), h("span", { class: "mono soft" }, `${dollars(summary.total_cost)} for ${summary.success_requests} of ${summary.total_requests} clips`)),
    h("div", { class: "side" }, bars("amount", dollars, "Spending per day", 1), bars("count", (value) => (Number.isInteger(value) ? String(value) : ""), "Clips per day", 2)),
    h("details", {}, h("summary", {}, "As a table"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Usage by day and model" },
      h("table", {}, h("thead", {}, h("tr", {}, ...["Day or model", "Clips", "Spent"].map((title) => h("th", { scope: "col" }, title)))), h("tbody", {},
        ...found.daily_usage.map((/** @type {any} */ one) => h("tr", {}, h("td", { class: "mono" }, one.date), h("td", { class: "mono" }, String(one.count)), h("td", { class: "mono" }, dollars(one.amount)))),
        ...found.per_model_usage.map((/** @type {any} */ one) => h("tr", {}, h("td", { class: "mono" }, one.model_uuid), h("td", { class: "mono" }, `${one.success_count} of ${one.total_count}`), h("td", { class: "mono" }, dollars(one.total_cost)))))))),
  );
}

/** @param {Owner} owner @param {HTMLElement} element */
async function showLedger(owner, element) {
  const rows = h("tbody");
  const more = h("button", { type: "button", onclick: next }, "Show more");
  const said = h("p", { class: "error", role: "alert" });
  let page = 0;
  /** @type {any[]} */
  const all = [];
  const cells = (/** @type {any} */ one) => [one.created_at, one.billing_type, String(one.price), one.prediction?.model_uuid ?? "", one.prediction?.uuid ?? "", one.access_key_name];
  const button = h("button", {
    type: "button",
    onclick: () => {
      const lines = [["time", "kind", "dollars", "model", "prediction", "key"], ...all.map(cells)];
      const text = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`).join(",")).join("\r\n");
      save(owner, new Blob([text], { type: "text/csv" }), "filmgate-ledger.csv");
    },
  }, "Save as CSV");
  const load = (/** @type {AbortSignal} */ signal) => call("POST", "/api/v3/billings/search", { page: page + 1, page_size: 25 }, { signal });
  function next() {
    more.disabled = true; // two clicks are not two pages
    owner.run(load, show, (error) => { more.disabled = false; fill(said, error.message); });
  }
  /** @param {any} found */
  function show(found) {
    page += 1;
    more.disabled = false;
    fill(said);
    all.push(...found.items);
    rows.append(...found.items.map((/** @type {any} */ one) => h("tr", {}, ...[when(one.created_at), one.billing_type, dollars(one.price), one.prediction?.model_uuid ?? one.order, one.prediction?.uuid.slice(0, 8) ?? "", one.access_key_name].map((cell, index) => h("td", { class: index === 1 ? "" : "mono small" }, cell)))));
    more.hidden = !found.has_more;
  }
  fill(
    element,
    h("div", { class: "line" }, h("h2", {}, "Ledger"), button),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Ledger" },
      h("table", {}, h("thead", {}, h("tr", {}, ...["Time", "Kind", "Amount", "Model", "Prediction", "Key"].map((title) => h("th", { scope: "col" }, title)))), rows)),
    said, more,
  );
  show(await load(owner.signal));
}
