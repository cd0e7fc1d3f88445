/** What was told to whom: the deliveries of this account, their bodies, and sending one again. */

import { call } from "./api.js";
import { announce, fill, h, link, unique } from "./dom.js";
import { when } from "./format.js";

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner */
export async function webhooks(main, owner) {
  document.title = "Webhooks · Filmgate";
  const said = h("p", { class: "error", role: "alert" });
  const failed = (/** @type {Error} */ error) => fill(said, error.message);
  const loading = owner.child();
  const rows = h("tbody");
  const table = h(
    "div", { class: "card scroll", tabindex: "0", role: "region", "aria-label": "Deliveries" },
    h("table", {},
      h("thead", {}, h("tr", {}, ...["Created", "Address", "Prediction", "State", "Attempt", "Last answer", ""].map((name) => h("th", { scope: "col" }, name || h("span", { class: "sr" }, "What to do"))))),
      rows),
  );
  const url = h("input", { id: unique("url"), type: "url", required: true, placeholder: "https://your.host/hook" });
  const trial = h(
    "form", {
      class: "tools",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        fill(said);
        owner.run(() => call("POST", "/api/v3/webhook/test", { url: url.value }), () => {
          announce("The test webhook is being sent.");
          load();
          owner.after(1500, load);
        }, failed);
      },
    },
    h("label", { for: url.id }, "Try a receiver"), url, h("button", { type: "submit" }, "Send a test"),
  );
  const secret = h("code", {}, "whsec_…");
  const reveal = h("button", {
    type: "button",
    onclick: () => owner.run((signal) => call("GET", "/api/v3/webhook/secret", undefined, { signal }), (found) => {
      fill(secret, found.secret);
      reveal.hidden = true;
    }, failed),
  }, "Show the secret");
  fill(
    main,
    h("h1", {}, "Webhooks"),
    h("p", {}, "Submit with ", h("code", {}, "?webhook=https://your.host/hook"), " and this server sends a signed webhook to that address at the end. The latest fifty deliveries:"),
    trial, said, table,
    h("section", { class: "panel" }, h("h2", {}, "Signature"), h("p", {}, "HMAC-SHA256 of ", h("code", {}, "{webhook-id}.{webhook-timestamp}.{body}"), " under the secret without its ", h("code", {}, "whsec_"), ", in hexadecimal, as ", h("code", {}, "webhook-signature: v3,…"), ". The code examples of every model include a receiver."), h("p", {}, secret), reveal),
  );

  /** @param {any} one */
  function row(one) {
    const body = h("pre", {}, h("code", {}));
    const details = h("details", {
      ontoggle: () => {
        if (!details.open || body.textContent) return;
        owner.run((signal) => call("GET", `/api/v3/webhook/deliveries/${one.id}`, undefined, { signal }), ({ body: sent }) => {
          body.firstChild.textContent = sent ? JSON.stringify(JSON.parse(sent), null, 2) : "The body was deleted.";
        }, failed);
      },
    }, h("summary", {}, "Body"), body);
    const again = h("button", {
      type: "button",
      onclick: () => {
        again.disabled = true;
        owner.run(() => call("POST", `/api/v3/webhook/deliveries/${one.id}/replay`, {}), () => {
          announce("The webhook is sent again.");
          owner.after(1500, load);
        }, (error) => {
          again.disabled = false;
          failed(error);
        });
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

  function load() {
    return loading.turn().run((signal) => call("GET", "/api/v3/webhook/deliveries", undefined, { signal }), (found) => {
      fill(rows, ...(found.length ? found.map(row) : [h("tr", {}, h("td", { colspan: "7", class: "soft" }, "There are no deliveries yet. ", link("/models/minimax/hailuo-02/standard", {}, "The code of a model"), " shows a receiver."))]));
    }, failed);
  }
  await load();
}
