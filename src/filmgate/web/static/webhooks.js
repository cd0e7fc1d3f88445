/** What was told to whom: the deliveries of this account, their bodies, and sending one again. */

import { call } from "./api.js";
import { announce, fill, h, link, unique } from "./dom.js";
import { when } from "./format.js";

/** @param {HTMLElement} main */
export async function webhooks(main) {
  document.title = "Webhooks · Filmgate";
  const said = h("p", { class: "error", role: "alert" });
  const rows = h("tbody");
  const table = h(
    "div", { class: "card scroll", tabindex: "0", role: "region", "aria-label": "Deliveries" },
    h("table", {},
      h("thead", {}, h("tr", {}, ...["Announced", "Address", "Prediction", "State", "Attempt", "Last answer", ""].map((name) => h("th", { scope: "col" }, name || h("span", { class: "sr" }, "What to do"))))),
      rows),
  );
  const url = h("input", { id: unique("url"), type: "url", required: true, placeholder: "https://your.host/hook" });
  const trial = h(
    "form", {
      class: "tools",
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        fill(said);
        try {
          await call("POST", "/api/v3/webhook/test", { url: url.value });
          announce("A test is on its way.");
          await load();
          setTimeout(load, 1500);
        } catch (error) {
          fill(said, /** @type {Error} */ (error).message);
        }
      },
    },
    h("label", { for: url.id }, "Try a receiver"), url, h("button", { type: "submit" }, "Send a test"),
  );
  const secret = h("code", {}, "whsec_…");
  const reveal = h("button", {
    type: "button",
    onclick: async () => {
      try {
        fill(secret, (await call("GET", "/api/v3/webhook/secret")).secret);
        reveal.hidden = true;
      } catch (error) {
        fill(said, /** @type {Error} */ (error).message);
      }
    },
  }, "Show the secret");
  fill(
    main,
    h("h1", {}, "Webhooks"),
    h("p", {}, "Submit with ", h("code", {}, "?webhook=https://your.host/hook"), " and this server tells that address of the end, signed. The latest fifty:"),
    trial, said, table,
    h("section", { class: "panel" }, h("h2", {}, "Signature"), h("p", {}, "HMAC-SHA256 of ", h("code", {}, "{webhook-id}.{webhook-timestamp}.{body}"), " under the secret without its ", h("code", {}, "whsec_"), ", in hexadecimal, as ", h("code", {}, "webhook-signature: v3,…"), ". A receiver is among the code of every model."), h("p", {}, secret), reveal),
  );

  /** @param {any} one */
  function row(one) {
    const body = h("pre", {}, h("code", {}));
    const details = h("details", {
      ontoggle: async () => {
        if (!details.open || body.textContent) return;
        const { body: sent } = await call("GET", `/api/v3/webhook/deliveries/${one.id}`);
        body.firstChild.textContent = JSON.stringify(JSON.parse(sent), null, 2);
      },
    }, h("summary", {}, "Body"), body);
    const again = h("button", {
      type: "button",
      onclick: async () => {
        again.disabled = true;
        try {
          await call("POST", `/api/v3/webhook/deliveries/${one.id}/replay`, {});
          announce("It is sent again.");
          setTimeout(load, 1500);
        } catch (error) {
          fill(said, /** @type {Error} */ (error).message);
        }
      },
    }, "Send again");
    return h(
      "tr", {},
      h("td", { class: "small" }, when(one.created_at)),
      h("td", { class: "mono" }, one.url, details),
      h("td", { class: "mono" }, one.prediction.slice(0, 8)),
      h("td", { class: `state ${{ delivered: "completed", dead: "failed" }[/** @type {string} */ (one.status)] ?? "created"}` }, one.status),
      h("td", { class: "mono" }, String(one.attempt)),
      h("td", { class: "small" }, one.answer),
      h("td", {}, again),
    );
  }

  async function load() {
    try {
      const found = await call("GET", "/api/v3/webhook/deliveries");
      fill(rows, ...(found.length ? found.map(row) : [h("tr", {}, h("td", { colspan: "7", class: "soft" }, "Nothing was announced yet. ", link("/models/minimax/hailuo-02/standard", {}, "The code of a model"), " shows a receiver."))]));
    } catch (error) {
      fill(said, /** @type {Error} */ (error).message);
    }
  }
  await load();
}
