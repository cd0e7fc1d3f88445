/** The frame around every screen, and the way from an address to a screen. */

import { call, forget } from "./api.js";
import { fill, h, link } from "./dom.js";
import { dollars } from "./format.js";
import { historyScreen } from "./history.js";
import { keys } from "./keys.js";
import { model } from "./model.js";
import { models } from "./models.js";
import { operate } from "./operate.js";
import { reference } from "./reference.js";
import { signIn } from "./signin.js";
import { webhooks } from "./webhooks.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const PLACES = [["/models", "Models"], ["/history", "History"], ["/keys", "Keys"], ["/webhooks", "Webhooks"], ["/reference", "Reference"]];
/** @type {(() => void) | undefined | null} */
let leave = null;
let balance = "";
let admin = false;

const app = {
  go(/** @type {string} */ path) {
    history.pushState(null, "", path);
    open();
  },
  /** Ask for the balance again. */
  async say(/** @type {boolean} */ again) {
    if (!balance) admin = (await call("GET", "/session")).scopes.includes("admin");
    if (again || !balance) balance = dollars((await call("GET", "/api/v3/balance")).balance);
    frame();
  },
};

function frame() {
  const signedIn = location.pathname !== "/sign-in";
  fill(
    bar,
    link("/models", { class: "mark" }, h("img", { src: "/ui/mark.svg", alt: "", width: 26, height: 26 }), "Filmgate"),
    signedIn && h("nav", { "aria-label": "Screens" }, ...(admin ? [...PLACES, ["/operate", "Operate"]] : PLACES).map(([path, title]) =>
      link(path, { "aria-current": location.pathname.startsWith(path) ? "page" : null }, title))),
    h("span", { class: "gap" }),
    signedIn && balance && h("span", { class: "mono soft balance", title: "Credit left" }, balance),
    h("button", { type: "button", class: "quiet", onclick: theme }, "Light or dark"),
    signedIn && h("button", { type: "button", class: "quiet", onclick: signOut }, "Sign out"),
  );
}

function theme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
}

async function signOut() {
  await call("DELETE", "/session").catch(() => {});
  balance = "";
  forget();
  app.go("/sign-in");
}

async function open() {
  leave?.();
  leave = null;
  const path = location.pathname;
  frame();
  main.focus({ preventScroll: true });
  try {
    if (path === "/sign-in") signIn(main, app);
    else {
      if (path === "/" || path === "/models") await models(main);
      else if (path === "/history") leave = await historyScreen(main);
      else if (path === "/keys") await keys(main);
      else if (path === "/webhooks") await webhooks(main);
      else if (path === "/operate") leave = await operate(main);
      else if (path === "/reference") await reference(main);
      else leave = await model(main, app, decodeURIComponent(path.slice("/models/".length)));
      await app.say(false);
    }
  } catch (error) {
    if (/** @type {any} */ (error).status === 401) return; // on the way to the sign-in
    fill(main, h("div", { class: "panel failed" }, h("p", {}, /** @type {Error} */ (error).message), h("button", { type: "button", onclick: open }, "Try again")));
  }
}

const saved = localStorage.getItem("theme");
if (saved) document.documentElement.dataset.theme = saved;
window.addEventListener("popstate", open);
window.addEventListener("signed-out", () => {
  balance = "";
  if (location.pathname !== "/sign-in") app.go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
});
document.addEventListener("click", (event) => {
  const found = event.target instanceof Element ? event.target.closest("a[data-local]") : null;
  if (!(found instanceof HTMLAnchorElement) || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (found.pathname + found.search !== location.pathname + location.search) app.go(found.pathname + found.search);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || (event.target instanceof Element && event.target.closest("input, textarea, select"))) return;
  const search = /** @type {HTMLElement | null} */ (document.querySelector("input[type=search]"));
  if (search) {
    event.preventDefault();
    search.focus();
  }
});
open();
