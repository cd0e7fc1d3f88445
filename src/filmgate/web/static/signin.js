/** Signing in: with a key, or with the link that `filmgate serve` printed. */

import { call, forget } from "./api.js";
import { fill, h, unique } from "./dom.js";

const LOST = "The browser did not keep the session. If this server has a public https address, sign in there. Otherwise allow cookies for this page.";

/** @param {HTMLElement} main @param {import("./owner.js").Owner} owner @param {{go: (path: string) => void}} app */
export function signIn(main, owner, app) {
  const next = new URLSearchParams(location.search).get("next") || "/models";
  const id = unique("key");
  const said = h("p", { class: "error", role: "alert" });
  const key = h("input", {
    id, type: "password", autocomplete: "off", spellcheck: "false", required: true, placeholder: "fg_live_…",
  });
  const entering = owner.child();
  const enter = (/** @type {Record<string, string>} */ body) => entering.turn().run(async (signal) => {
    await call("POST", "/session", body, { signal });
    await call("GET", "/session", undefined, { signal }).catch((error) => {
      throw error.status === 401 ? new Error(LOST) : error;
    });
  }, () => {
    forget();
    app.go(next.startsWith("/") && !next.startsWith("//") ? next : "/models");
  }, (error) => fill(said, error.message));
  const form = h(
    "form",
    {
      class: "card narrow",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        enter({ key: key.value.trim() });
        key.value = "";
      },
    },
    h("h1", {}, "Sign in"),
    h("p", { class: "soft" }, "Use an API key of this server. The page exchanges it for a cookie and does not keep it."),
    h("label", { for: id }, "API key"),
    key,
    said,
    h("button", { class: "primary", type: "submit" }, "Sign in"),
    h("p", { class: "soft" }, "No key? ", h("code", {}, "filmgate serve"), " prints a link that signs you in once."),
  );
  fill(main, form);
  document.title = "Sign in · Filmgate";
  const link = location.hash.slice(1);
  if (link) {
    history.replaceState(null, "", location.pathname + location.search);
    enter({ link });
  } else key.focus();
}
