// When a chart may be drawn anew. A chart costs several milliseconds: each at most once a second, and those of one page
// one after the other, so that no frame carries them all.

/** Between two charts of a page, ms: a frame in which something else can be painted. */
const apart = 30;
const least = 1000;
/** While its box is being resized it follows as well as it can. */
const resizing = 150;

/**
 * @typedef {object} Clock
 * @property {() => number} now ms, monotonic
 * @property {(act: () => void, ms: number) => number} later
 * @property {(id: number) => void} never
 */

/** @returns {Clock} */
const browserClock = () => ({
  now: () => performance.now(),
  later: (act, ms) => window.setTimeout(act, ms),
  never: (id) => window.clearTimeout(id),
});

/** What the charts of a page share. */
export class Queue {
  last = -Infinity;

  /** @param {Clock} [clock] */
  constructor(clock = browserClock()) {
    this.clock = clock;
  }
}

const page = new Queue();

/** One chart's pace. */
export class Pace {
  #last = -Infinity;
  #timer = 0;
  #ask;
  #queue;

  /** @param {() => void} ask asks for a paint, in which `take` is called again @param {Queue} [queue] */
  constructor(ask, queue = page) {
    this.#ask = ask;
    this.#queue = queue;
  }

  /**
   * Whether it may be drawn now; otherwise it is asked for again when it may.
   * @param {boolean} resized
   */
  take(resized) {
    const { clock } = this.#queue;
    const now = clock.now();
    const wait = Math.max(this.#last + (resized ? resizing : least) - now, this.#queue.last + apart - now);
    if (this.#timer) clock.never(this.#timer);
    this.#timer = 0;
    if (wait > 0) {
      this.#timer = clock.later(() => { this.#timer = 0; this.#ask(); }, Math.ceil(wait));
      return false;
    }
    this.#last = this.#queue.last = now;
    return true;
  }

  destroy() {
    if (this.#timer) this.#queue.clock.never(this.#timer);
  }
}
