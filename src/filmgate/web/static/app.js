/** The frame around every screen, and the way from an address to a screen. */

import { call, forget } from "./api.js";
import { fill, h, link } from "./dom.js";
import { dollars } from "./format.js";
import { historyScreen } from "./history.js";
import { keys } from "./keys.js";
import { model } from "./model.js";
import { models } from "./models.js";
import { operate } from "./operate.js";
import { Owner } from "./owner.js";
import { reference } from "./reference.js";
import { signIn } from "./signin.js";
import { webhooks } from "./webhooks.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const bar = /** @type {HTMLElement} */ (document.getElementById("bar"));
const PLACES = [["/models", "Models"], ["/history", "History"], ["/keys", "Keys"], ["/webhooks", "Webhooks"], ["/docs", "Reference"]];
const OPEN = ["/sign-in", "/docs"]; // to who is not signed in
const screens = new Owner(); // each is a turn: the later one ends the one before
const saying = new Owner();
let shown = ""; // the address of the screen
let balance = "";
let admin = false;
let known = false; // who is signed in

/** @type {[RegExp, (main: HTMLElement, owner: Owner, app: any, id: string) => unknown][]} */
const SCREENS = [
  [/^\/sign-in$/, signIn], [/^\/(?:models)?$/, models], [/^\/history$/, historyScreen], [/^\/keys$/, keys],
  [/^\/webhooks$/, webhooks], [/^\/operate$/, operate], [/^\/docs$/, reference], [/^\/models\/(.*)$/, model],
];

const app = {
  go(/** @type {string} */ path) {
    history.pushState(null, "", path);
    open();
  },
  /** Ask for the balance, if it may have changed. */
  say(/** @type {boolean} */ again) {
    if (balance && !again) return;
    saying.turn().run(async (signal) => {
      const { scopes } = await call("GET", "/session", undefined, { signal });
      return { scopes, left: await call("GET", "/api/v3/balance", undefined, { signal }) };
    }, ({ scopes, left }) => {
      known = true;
      admin = scopes.includes("admin");
      balance = dollars(left.balance);
      frame();
    }, () => {});
  },
};

function frame() {
  const entering = location.pathname === "/sign-in";
  fill(
    bar,
    link("/models", { class: "mark" }, h("img", { src: "/ui/mark.svg", alt: "", width: 26, height: 26 }), "Filmgate"),
    !entering && h("nav", { "aria-label": "Screens" }, ...(admin ? [...PLACES, ["/operate", "Operate"]] : PLACES).map(([path, title]) =>
      link(path, { "aria-current": location.pathname.startsWith(path) ? "page" : null }, title))),
    h("span", { class: "gap" }),
    !entering && balance && h("span", { class: "mono soft balance", title: "Credit left" }, balance),
    h("button", { type: "button", class: "quiet", onclick: theme }, "Light or dark"),
    entering ? null : known || !OPEN.includes(location.pathname)
      ? h("button", { type: "button", class: "quiet", onclick: signOut }, "Sign out")
      : link(`/sign-in?next=${location.pathname}`, { class: "button quiet" }, "Sign in"),
  );
}

function theme() {
  const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = dark === "dark" ? "light" : "dark";
  localStorage.setItem("theme", document.documentElement.dataset.theme);
}

function nobody() {
  saying.stop();
  balance = "";
  admin = known = false;
}

async function signOut() {
  await call("DELETE", "/session").catch(() => {});
  nobody();
  forget();
  app.go("/sign-in");
}

function open() {
  const owner = screens.turn();
  const path = location.pathname;
  shown = path + location.search;
  // its own element: a screen that was left has nothing to draw on
  const place = h("div", { class: "screen" }, h("div", { class: "card skeleton tall" }));
  fill(main, place);
  frame();
  main.focus({ preventScroll: true });
  const [pattern, draw] = SCREENS.find(([one]) => one.test(path)) ?? SCREENS[1];
  if (path !== "/sign-in") app.say(false);
  owner.run(async () => draw(place, owner, app, decodeURIComponent(pattern.exec(path)?.[1] ?? "")), () => {}, (error) => {
    if (error.status === 401) return; // on the way to the sign-in
    fill(place, h("div", { class: "panel failed" }, h("p", {}, error.message), h("button", { type: "button", onclick: open }, "Try again")));
  });
}

const saved = localStorage.getItem("theme");
if (saved) document.documentElement.dataset.theme = saved;
window.addEventListener("popstate", () => { if (location.pathname + location.search !== shown) open(); }); // else: a place of the same screen
window.addEventListener("signed-out", () => {
  nobody();
  if (OPEN.includes(location.pathname)) frame();
  else app.go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
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
