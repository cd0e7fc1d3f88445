/** Numbers of days as bars, with an axis that can be read. What it shows is also told as a table. */

const SVG = "http://www.w3.org/2000/svg";
const WIDE = 640;
const TALL = 150;
const LEFT = 56;
const FOOT = 22;

/** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
}

/** The next round number: 1, 2 or 5 times a power of ten. @param {number} value */
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return (/** @type {number} */ ([1, 2, 5, 10].find((step) => step * power >= value * 0.999999))) * power;
}

/**
 * @param {string} label what is shown, in a sentence
 * @param {[string, number, string][]} days each with its number and what is said of it
 * @param {(value: number) => string} shown how a number is written
 * @param {number} least that the axis reaches
 */
export function chart(label, days, shown, least) {
  const top = round(Math.max(...days.map(([, value]) => value), least));
  const height = TALL - FOOT - 10;
  const step = (WIDE - LEFT) / days.length;
  const svg = shape("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, class: "chart", role: "img", "aria-label": label });
  for (const part of [0, 0.5, 1]) {
    const y = 10 + height * (1 - part);
    svg.append(shape("line", { x1: LEFT, x2: WIDE, y1: y, y2: y, class: "grid" }), shape("text", { x: LEFT - 8, y: y + 4, class: "tick", "text-anchor": "end" }, shown(top * part)));
  }
  days.forEach(([day, value, said], index) => {
    const x = LEFT + index * step;
    const tall = value ? Math.max((height * value) / top, 1.5) : 0;
    const bar = shape("rect", { x: x + 2, y: 10 + height - tall, width: step - 4, height: tall, rx: 2, class: "bar-of" });
    bar.append(shape("title", {}, said));
    svg.append(bar);
    const last = index === days.length - 1;
    if (index % 7 === 1) svg.append(shape("text", { x: last ? WIDE : x + step / 2, y: TALL - 5, class: "tick", "text-anchor": last ? "end" : "middle" }, new Date(day).toLocaleDateString(undefined, { day: "numeric", month: "short", timeZone: "UTC" })));
  });
  return svg;
}
