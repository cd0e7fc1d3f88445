/** Work that takes time belongs to what is shown. When that goes, or newer work takes its turn, nothing is left of it. */

export class Owner {
  #ending = new AbortController();
  /** @type {Owner | null} */
  #turn = null;

  /** @param {Owner} [within] ends this one when it ends itself */
  constructor(within) {
    if (within?.over) this.end();
    else within?.ended(() => this.end(), this.signal);
  }

  get signal() {
    return this.#ending.signal;
  }

  get over() {
    return this.signal.aborted;
  }

  end() {
    this.#ending.abort();
  }

  /** Do something at the end. @param {() => void} work @param {AbortSignal} [unless] that came first */
  ended(work, unless) {
    if (this.over) work();
    else this.signal.addEventListener("abort", work, { once: true, signal: unless });
  }

  /** One that ends with this one, or before. */
  child() {
    return new Owner(this);
  }

  /** The newest child of its kind: the one before it ends. */
  turn() {
    this.stop();
    this.#turn = this.child();
    return this.#turn;
  }

  /** End the turn that goes on. */
  stop() {
    this.#turn?.end();
    this.#turn = null;
  }

  /**
   * What comes of the work is told only while this owner lives. `signal` stops a request that nobody waits for;
   * work that must be done whoever watches does not take it.
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} work
   * @param {(found: T) => void} done
   * @param {(error: any) => void} failed
   */
  async run(work, done, failed) {
    let found;
    try {
      found = await work(this.signal);
    } catch (error) {
      if (!this.over) failed(error);
      return;
    }
    if (!this.over) done(found);
  }

  /** @param {number} ms @param {() => void} work */
  after(ms, work) {
    if (this.over) return;
    const done = new AbortController();
    const timer = setTimeout(() => { done.abort(); work(); }, ms);
    this.ended(() => clearTimeout(timer), done.signal);
  }

  /** Again and again; never before the last time is done. @param {number} ms @param {() => unknown} work */
  every(ms, work) {
    this.after(ms, async () => {
      await work();
      this.every(ms, work);
    });
  }

  /** @param {EventTarget} target @param {string} type @param {(event: any) => void} listener */
  on(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.signal });
  }

  /** Whether elements are in view. @param {(entries: IntersectionObserverEntry[]) => void} told @param {IntersectionObserverInit} [options] */
  watch(told, options) {
    const observer = new IntersectionObserver((entries) => { if (!this.over) told(entries); }, options);
    this.ended(() => observer.disconnect());
    return observer;
  }

  /** An address of these bytes, for as long as this owner lives. @param {Blob} blob */
  address(blob) {
    const made = URL.createObjectURL(blob);
    this.ended(() => URL.revokeObjectURL(made));
    return made;
  }
}
