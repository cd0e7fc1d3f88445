/** One model: its form on the left, what comes of it on the right, the same as code and how to ask below. */

import { call, catalogue, schemaOf } from "./api.js";
import { code } from "./code.js";
import { announce, fill, h, unique } from "./dom.js";
import { buildForm } from "./form.js";
import { about as roughly, dollars } from "./format.js";
import { guide } from "./guide.js";
import { film } from "./joining.js";
import { once } from "./once.js";
import { failure, player } from "./player.js";
import { progress } from "./progress.js";
import { storyboard } from "./storyboard.js";

/** @typedef {import("./owner.js").Owner} Owner */

const OVER = ["completed", "failed", "cancelled"];
const SKETCHER = "animatic"; // draws the storyboards; a clip of its own needs none

/** What makes it, and under which licence: some say that whoever sees a clip must be told. @param {any} serving */
function terms({ engine, licence }) {
  return licence ? h("p", { class: "soft small" }, `Made by ${engine}. ${licence}.`) : "";
}

/** @param {HTMLElement} main @param {Owner} owner @param {{go: (path: string) => void, say: (balance: boolean) => void}} app @param {string} id */
export async function model(main, owner, app, id) {
  fill(main, h("div", { class: "two" }, h("div", { class: "card skeleton tall" }), h("div", { class: "card skeleton tall" })));
  const found = (await catalogue()).find((one) => one.model_id === id);
  if (!found) {
    fill(main, h("h1", {}, "This model does not exist"), h("p", {}, h("a", { href: "/models", "data-local": true }, "All models")));
    return;
  }
  const guidance = await call("GET", `/api/v3/models/${id}`, undefined, { signal: owner.signal });
  if (owner.over) return;
  document.title = `${found.name} · Filmgate`;
  const schema = schemaOf(found);
  const form = buildForm(owner, schema, () => changed());
  const seed = seedField();
  const run = h("button", { class: "primary", type: "submit" }, "Run");
  const eta = h("p", { class: "soft small eta", role: "status" });
  const said = h("p", { class: "error", role: "alert" });
  const result = h("section", { class: "out", "aria-label": "Result" });
  const asCode = code(owner, id);
  const showing = owner.child(); // what stands in the result
  const pricing = owner.child();
  const hinting = owner.child();
  const order = once();
  let sending = false;
  let expected = "";
  /** @type {{from: string, next: string} | null} the clip that is gone on from, and the one that does */
  let extending = null;

  const sheet = h(
    "form", { class: "card sheet", novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); submit(); } },
    ...form.elements,
    h("details", {}, h("summary", {}, "Advanced"), seed.element),
    said,
    h("div", { class: "runbar" }, run, eta),
  );
  fill(
    main,
    h(
      "header", { class: "head" },
      h("h1", {}, found.name), h("p", { class: "mono soft" }, found.model_id), h("p", {}, found.description), terms(guidance.serving),
    ),
    h("div", { class: "two" }, sheet, result),
    guide(found, guidance, schema, example),
    asCode.element,
  );
  sheet.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  });
  idle();
  expect(guidance);
  const shown = new URLSearchParams(location.search).get("show");
  if (shown) {
    showing.turn().run((signal) => call("GET", `/api/v3/predictions/${encodeURIComponent(shown)}/result`, undefined, { signal }), (prediction) => {
      form.set(inputsOf(prediction));
      show(prediction);
    }, (error) => fill(result, h("div", { class: "panel" }, h("p", {}, error.message))));
  } else form.set({});
  changed();

  /** How long a clip would take now. @param {any} guidance */
  function expect({ serving, expected: { typical, ahead } }) {
    const wait = ahead ? `waiting before yours: ${ahead}` : "";
    const time = typical ? roughly((ahead + 1) * typical) : "";
    const known = [time, wait].filter(Boolean).join(", ") || "There is no estimate: this server has made no clip of this model yet";
    const waits = serving.state === "cold" ? "The engine is loading: a clip would wait for it" : "No worker is connected: a clip would wait for one";
    expected = serving.state === "ready" ? known : waits;
    ready();
  }

  /** Whether it can be run, and if not, why. */
  function ready() {
    run.disabled = sending || form.busy();
    fill(eta, form.busy() ? "Run waits until the picture is uploaded." : sending ? "Your request is being sent." : expected);
  }

  /** What can be put into the form again: pictures that came as data cannot. @param {any} prediction */
  function inputsOf(prediction) {
    return Object.fromEntries(Object.entries(prediction.input).filter(([, value]) => value !== "(image data)"));
  }

  function changed() {
    const inputs = form.values();
    asCode.show(inputs);
    const price = pricing.turn();
    price.after(120, () => price.run((signal) => call("POST", "/api/v3/model/price", { model_id: id, inputs }, { signal }),
      (found) => fill(run, "Run · ", h("span", { class: "mono" }, dollars(found.price))), () => fill(run, "Run")));
    const hint = hinting.turn();
    const hints = (/** @type {string[]} */ found) => form.fields.get("prompt")?.hint?.(found);
    hint.after(500, () => hint.run(async (signal) => (inputs.prompt ? call("POST", "/api/v3/prompt/hints", { prompt: inputs.prompt, image: Boolean(inputs.image) }, { signal }) : null),
      (found) => hints(found?.hints ?? []), () => hints([])));
    ready();
  }

  /** Into the form: as text, or, where the model needs a picture, as its first frame. @param {any} one */
  function example(one) {
    const needs = schema.required.includes("image");
    form.set({ prompt: needs ? one.motion : one.prompt });
    seed.set("");
    sheet.scrollIntoView({ block: "start" });
    announce("The form now has the example.");
    if (!needs) return;
    use("image", async (signal) => {
      const picture = await (await fetch(`/ui/example-${one.still}.jpg`, { signal })).blob();
      return new File([picture], `${one.still}.jpg`, { type: "image/jpeg" });
    });
  }

  function submit() {
    fill(said);
    if (sending || form.busy()) return;
    const missing = form.missing();
    if (missing.length) {
      fill(said, `Please fill in: ${missing.join(", ").toLowerCase()}.`);
      const first = form.fields.get(schema.required.find((/** @type {string} */ name) => form.fields.get(name)?.get() === undefined));
      /** @type {HTMLElement | null} */ (first?.element.querySelector("textarea, input"))?.focus();
      return;
    }
    sending = true;
    ready();
    const inputs = form.values();
    const headers = /** @type {Record<string, string>} */ ({ "Idempotency-Key": order.key([inputs, seed.get()]) });
    if (seed.get() !== undefined) headers["X-Filmgate-Seed"] = String(seed.get());
    owner.run(() => call("POST", `/api/v3/${id}`, inputs, { headers }), (prediction) => {
      order.done();
      sending = false;
      ready();
      if (extending) extending.next ||= prediction.id;
      history.pushState(null, "", `/models/${id}?show=${prediction.id}`);
      show(prediction);
      result.scrollIntoView({ block: "nearest" });
    }, (error) => {
      sending = false;
      ready();
      fill(said, error.message);
    });
  }

  /** @param {any} prediction */
  function show(prediction) {
    const turn = showing.turn();
    if (!OVER.includes(prediction.status)) {
      fill(result, progress(turn, prediction.id, {
        onend: (end) => { show(end); app.say(true); announce(end.status === "completed" ? "The clip is ready." : `The clip was not made: ${end.error}`); },
        ongone: () => idle("The clip was deleted."),
        sketch: (state) => (state.ahead || found.serving.engine !== SKETCHER ? storyboard(turn, id, inputsOf(prediction), prediction.details.seed) : null),
      }));
      return;
    }
    turn.run((signal) => call("GET", `/api/v3/models/${id}`, undefined, { signal }), expect, () => {});
    const again = h("button", { type: "button", onclick: () => { form.set(inputsOf(prediction)); seed.set(prediction.details.seed); sheet.scrollIntoView({ block: "start" }); announce("The form now has the inputs of this clip."); } }, "Remix");
    const vary = h("button", { type: "button", onclick: () => { form.set(inputsOf(prediction)); seed.set(Math.floor(Math.random() * 2 ** 32)); submit(); } }, "Vary");
    if (prediction.status !== "completed") {
      fill(result, failure(prediction, [again]));
      return;
    }
    const slots = /** @type {[string, string][]} */ ([["image", "First frame"], ["end_image", "Last frame"]].filter(([slot]) => form.fields.get(slot)?.take));
    const part = extending?.next === prediction.id ? extending : null;
    const both = part && h("button", { type: "button", onclick: () => film(turn, [part.from, part.next], () => announce("The film is saved."), (error) => fill(said, error.message)) }, "Save both as one");
    fill(result, player(turn, prediction, { slots, use, extend: slots.length ? extend : undefined, actions: [again, vary, both] }));

    /** Go on from the last frame: it becomes the first of the next clip. @param {import("./player.js").Getter} last */
    function extend(last) {
      extending = { from: prediction.id, next: "" };
      form.set({ ...inputsOf(prediction), prompt: "", end_image: undefined, image: undefined });
      seed.set("");
      use("image", last);
      /** @type {HTMLElement | null} */ (form.fields.get("prompt")?.element.querySelector("textarea"))?.focus();
      announce("The last frame is now the first frame of the next clip. Describe what happens next, then run.");
    }
  }

  /** @param {string} slot @param {import("./player.js").Getter} get */
  function use(slot, get) {
    form.fields.get(slot)?.take?.(get);
  }

  function idle(text = "Your clip appears here.") {
    showing.stop();
    fill(result, h("div", { class: "gate empty" }, h("p", { class: "soft" }, text)));
  }
}

function seedField() {
  const id = unique("seed");
  const input = h("input", { id, type: "number", min: 0, max: 2 ** 32 - 1, step: 1, placeholder: "from the request", "aria-describedby": `${id}-about` });
  return {
    element: h("div", { class: "field" }, h("label", { for: id }, "Seed"), input, h("p", { class: "soft small", id: `${id}-about` }, "The same request with the same seed gives the same frames.")),
    get: () => (input.value === "" ? undefined : Number(input.value)),
    set: (/** @type {number | string} */ value) => { input.value = String(value); },
  };
}
