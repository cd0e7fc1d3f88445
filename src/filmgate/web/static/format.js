/** Numbers in plain words. */

export function dollars(/** @type {number} */ value) {
  return `$${value.toFixed(value < 0.1 ? 4 : 2).replace(/(\.\d\d)0+$/, "$1")}`;
}

/** 0.4 s, 12 s, 2 min 5 s */
export function seconds(/** @type {number} */ value) {
  if (value < 1) return `${value.toFixed(1)} s`;
  if (value < 90) return `${Math.round(value)} s`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** About how long: no false precision. */
export function about(/** @type {number} */ value) {
  const step = value < 20 ? 1 : value < 60 ? 5 : value < 300 ? 15 : 60;
  return `about ${seconds(Math.max(step, Math.round(value / step) * step))}`;
}

export function when(/** @type {string} */ moment) {
  return new Date(moment).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}

export const STAGES = /** @type {Record<string, string>} */ ({
  waiting: "Waiting for another attempt",
  starting: "Starting",
  stage: "Setting up the scene",
  fetch: "Downloading the pictures",
  load: "Loading the engine",
  prepare: "Setting up the scene",
  render: "Drawing",
  encode: "Encoding",
  screen: "Checking",
  worker: "Working",
});
