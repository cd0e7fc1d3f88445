/** One stream of events for all who watch: many predictions, one connection. In a worker that all tabs share, or in one of them. */

const MOST = 100; // that one stream carries
const GATHER = 30; // ms in which those that come together share a stream
const AGAIN = 3000; // ms until a stream that was refused is asked for again

/**
 * What is told of a prediction: `state` and `end` with it, `gone`; `lost` while the server does not answer,
 * `found` when it does again, `refused` when it does not let this browser listen.
 * @typedef {{id: string, kind: "state" | "end" | "gone" | "lost" | "found" | "refused", data?: any}} News
 * @typedef {(news: News) => void} Told
 */

export class Hub {
  /** @type {Map<string, Set<Told>>} */
  #watching = new Map();
  /** @type {Map<string, any>} what was told last, for those that come later */
  #states = new Map();
  /** @type {Set<string>} that the open stream carries */
  #carried = new Set();
  /** @type {EventSource | null} */
  #source = null;
  #timer = 0;

  /** @param {string} id @param {Told} told */
  watch(id, told) {
    const all = this.#watching.get(id) ?? new Set();
    this.#watching.set(id, all.add(told));
    const data = this.#states.get(id);
    if (data) told({ id, kind: "state", data });
    if (!this.#carried.has(id)) this.#soon(GATHER);
  }

  /** @param {string} id @param {Told} told */
  leave(id, told) {
    const all = this.#watching.get(id);
    all?.delete(told);
    if (all && !all.size) this.#drop(id);
  }

  #drop(/** @type {string} */ id) {
    this.#watching.delete(id);
    this.#states.delete(id);
    this.#carried.delete(id);
    if (!this.#watching.size) this.close();
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#source?.close();
    this.#source = null;
    this.#carried.clear();
  }

  #soon(/** @type {number} */ ms) {
    if (!this.#timer) this.#timer = setTimeout(() => this.#open(), ms);
  }

  #open() {
    this.close();
    const ids = [...this.#watching.keys()].slice(-MOST);
    if (!ids.length) return;
    const source = new EventSource(`/api/v3/predictions/events?ids=${ids.map(encodeURIComponent).join(",")}`);
    this.#source = source;
    this.#carried = new Set(ids);
    source.addEventListener("open", () => this.#all("found"));
    source.addEventListener("state", ({ data }) => {
      const state = JSON.parse(data);
      if (this.#watching.has(state.id)) this.#states.set(state.id, state);
      this.#tell({ id: state.id, kind: "state", data: state });
    });
    for (const kind of /** @type {const} */ (["end", "gone"])) {
      source.addEventListener(kind, (event) => {
        const found = JSON.parse(event.data);
        this.#tell({ id: found.id, kind, data: found });
        this.#drop(found.id);
      });
    }
    source.addEventListener("error", () => {
      if (source !== this.#source) return;
      const refused = source.readyState === EventSource.CLOSED; // otherwise the browser tries again by itself
      this.#all(refused ? "refused" : "lost");
      if (refused) this.#soon(AGAIN);
    });
  }

  #tell(/** @type {News} */ news) {
    for (const told of [...(this.#watching.get(news.id) ?? [])]) told(news);
  }

  #all(/** @type {News["kind"]} */ kind) {
    for (const id of [...this.#carried]) this.#tell({ id, kind });
  }
}
