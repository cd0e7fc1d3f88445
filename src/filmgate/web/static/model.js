/** One model: its form on the left, what comes of it on the right, the same as code below. */

import { call, catalogue, schemaOf } from "./api.js";
import { announce, fill, h, unique } from "./dom.js";
import { buildForm } from "./form.js";
import { dollars } from "./format.js";
import { failure, player } from "./player.js";
import { progress } from "./progress.js";
import { snippets } from "./snippets.js";

const OVER = ["completed", "failed", "cancelled"];

/** @param {HTMLElement} main @param {{go: (path: string) => void, say: (balance: boolean) => void}} app @param {string} id */
export async function model(main, app, id) {
  fill(main, h("div", { class: "two" }, h("div", { class: "card skeleton tall" }), h("div", { class: "card skeleton tall" })));
  const found = (await catalogue()).find((one) => one.model_id === id);
  if (!found) {
    fill(main, h("h1", {}, "There is no such model"), h("p", {}, h("a", { href: "/models", "data-local": true }, "All models")));
    return undefined;
  }
  document.title = `${found.name} · Filmgate`;
  const schema = schemaOf(found);
  const form = buildForm(schema, () => changed());
  const seed = seedField();
  const run = h("button", { class: "primary", type: "submit" }, "Run");
  const said = h("p", { class: "error", role: "alert" });
  const result = h("section", { class: "out", "aria-label": "Result" });
  const code = codeTabs();
  /** @type {(() => void) | null} */
  let close = null;
  let asked = 0;

  const sheet = h(
    "form", { class: "card sheet", novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); submit(); } },
    ...form.elements,
    h("details", {}, h("summary", {}, "Advanced"), seed.element),
    said,
    h("div", { class: "runbar" }, run),
  );
  fill(
    main,
    h("header", { class: "head" }, h("h1", {}, found.name), h("p", { class: "mono soft" }, found.model_id), h("p", {}, found.description)),
    h("div", { class: "two" }, sheet, result),
    code.element,
  );
  sheet.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  idle();
  const shown = new URLSearchParams(location.search).get("show");
  if (shown) {
    try {
      const prediction = await call("GET", `/api/v3/predictions/${shown}/result`);
      form.set(inputsOf(prediction));
      show(prediction);
    } catch (error) {
      fill(result, h("div", { class: "panel" }, h("p", {}, /** @type {Error} */ (error).message)));
    }
  } else form.set({});
  changed();

  /** What can be put into the form again: pictures that came as data cannot. @param {any} prediction */
  function inputsOf(prediction) {
    return Object.fromEntries(Object.entries(prediction.input).filter(([, value]) => value !== "(image data)"));
  }

  function changed() {
    code.show(snippets(id, form.values()));
    const turn = ++asked;
    setTimeout(async () => {
      if (turn !== asked) return;
      try {
        const { price } = await call("POST", "/api/v3/model/price", { model_id: id, inputs: form.values() });
        if (turn === asked) fill(run, "Run · ", h("span", { class: "mono" }, dollars(price)));
      } catch {
        fill(run, "Run");
      }
    }, 120);
    run.disabled = form.busy();
  }

  async function submit() {
    fill(said);
    const missing = form.missing();
    if (missing.length) {
      fill(said, `Still needed: ${missing.join(", ").toLowerCase()}.`);
      const first = form.fields.get(schema.required.find((/** @type {string} */ name) => form.fields.get(name)?.get() === undefined));
      /** @type {HTMLElement | null} */ (first?.element.querySelector("textarea, input"))?.focus();
      return;
    }
    if (form.busy()) return;
    run.disabled = true;
    try {
      const headers = seed.get() === undefined ? {} : { "X-Filmgate-Seed": String(seed.get()) };
      const prediction = await call("POST", `/api/v3/${id}`, form.values(), /** @type {any} */ (headers));
      history.pushState(null, "", `/models/${id}?show=${prediction.id}`);
      show(prediction);
      result.scrollIntoView({ block: "nearest" });
    } catch (error) {
      fill(said, /** @type {Error} */ (error).message);
    }
    run.disabled = false;
  }

  /** @param {any} prediction */
  function show(prediction) {
    close?.();
    close = null;
    if (!OVER.includes(prediction.status)) {
      const waiting = progress(prediction.id, {
        onend: (end) => { show(end); app.say(true); announce(end.status === "completed" ? "The clip is ready." : `The clip was not made: ${end.error}`); },
        ongone: () => idle("It was deleted."),
      });
      close = waiting.close;
      fill(result, waiting.element);
      return;
    }
    const again = h("button", { type: "button", onclick: () => { form.set(inputsOf(prediction)); seed.set(prediction.details.seed); sheet.scrollIntoView({ block: "start" }); announce("The form has what made this clip."); } }, "Remix");
    const vary = h("button", { type: "button", onclick: () => { form.set(inputsOf(prediction)); seed.set(Math.floor(Math.random() * 2 ** 32)); submit(); } }, "Vary");
    if (prediction.status !== "completed") {
      fill(result, failure(prediction, [again]));
      return;
    }
    const slots = /** @type {[string, string][]} */ ([["image", "First frame"], ["end_image", "Last frame"]].filter(([slot]) => form.fields.get(slot)?.take));
    const shown = player(prediction, { slots, use: (slot, file) => form.fields.get(slot)?.take?.(file), actions: [again, vary] });
    close = shown.close;
    fill(result, shown.element);
  }

  function idle(text = "What you make appears here.") {
    fill(result, h("div", { class: "gate empty" }, h("p", { class: "soft" }, text)));
  }

  return () => close?.();
}

function seedField() {
  const id = unique("seed");
  const input = h("input", { id, type: "number", min: 0, max: 2 ** 32 - 1, step: 1, placeholder: "from the request", "aria-describedby": `${id}-about` });
  return {
    element: h("div", { class: "field" }, h("label", { for: id }, "Seed"), input, h("p", { class: "soft small", id: `${id}-about` }, "The same request with the same seed gives the same frames.")),
    get: () => (input.value === "" ? undefined : Number(input.value)),
    set: (/** @type {number} */ value) => { input.value = String(value); },
  };
}

/** Tabs with the current form as code. */
function codeTabs() {
  const name = unique("code");
  const list = h("div", { role: "tablist", "aria-label": "As code", class: "tabs" });
  const text = h("code", {});
  const copied = h("span", { class: "soft small", role: "status" });
  const copy = h("button", {
    type: "button",
    onclick: async () => {
      await navigator.clipboard.writeText(text.textContent ?? "");
      fill(copied, "Copied");
      setTimeout(() => fill(copied), 2000);
    },
  }, "Copy");
  const panel = h("div", { role: "tabpanel", id: `${name}-panel`, class: "code", tabindex: "0" }, h("pre", {}, text));
  const element = h("section", { class: "card codes" }, h("div", { class: "line" }, h("h2", {}, "As code"), h("span", {}, copied, copy)), list, panel);
  /** @type {[string, string][]} */
  let all = [];
  let chosen = 0;
  /** @type {HTMLElement[]} */
  let tabs = [];
  function choose(/** @type {number} */ index, focus = false) {
    chosen = (index + all.length) % all.length;
    tabs.forEach((tab, position) => {
      tab.setAttribute("aria-selected", String(position === chosen));
      tab.tabIndex = position === chosen ? 0 : -1;
    });
    if (focus) tabs[chosen].focus();
    panel.setAttribute("aria-labelledby", tabs[chosen].id);
    text.textContent = all[chosen][1];
  }
  return {
    element,
    /** @param {[string, string][]} found */
    show(found) {
      all = found;
      if (!tabs.length) {
        tabs = all.map(([title], index) =>
          h("button", {
            type: "button", role: "tab", id: `${name}-${index}`, "aria-controls": `${name}-panel`,
            onclick: () => choose(index),
            onkeydown: (/** @type {KeyboardEvent} */ event) => {
              if (event.key === "ArrowRight") choose(chosen + 1, true);
              if (event.key === "ArrowLeft") choose(chosen - 1, true);
            },
          }, title));
        fill(list, ...tabs);
      }
      choose(chosen);
    },
  };
}
