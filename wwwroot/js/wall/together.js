// All screens of a wall paint the same frame in the same moment: when its time has come by the server's clock. A frame waits
// for that moment however soon it came; one that comes later is painted at once.

/** How long after it was composed a frame is painted, ms: most networks bring it within that, and nobody sees it. */
export const moment = 150;
/** More frames than this never wait: the oldest has its turn then. */
const most = 32;
/** Of so many frames it is known how late they were. */
const remembered = 64;

/** The frames of one board. */
export class Together {
  #clock;
  /** @type {{ t: number, end: number, act: () => void }[]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** How late the last ones were, ms. @type {number[]} */
  #late = [];
  /** The server's time of the newest frame that was painted, Unix ms; NaN: none was. */
  newest = NaN;

  /** @param {import('../server-clock.js').ServerClock} clock the same on all screens, as near as may be */
  constructor(clock) {
    this.#clock = clock;
  }

  /** The server's time, Unix ms; NaN while it is not known. */
  now() {
    return this.#clock.now();
  }

  /**
   * Acts when a frame is due; frames stay in their order.
   * @param {number} t when the server composed it, Unix ms
   * @param {() => void} act
   */
  at(t, act) {
    // Nothing comes before it was composed: whatever the clocks say, it waits no longer than this.
    this.#waiting.push({ t, end: performance.now() + moment, act });
    while (this.#waiting.length > most) this.#next();
    this.#wait();
  }

  /** @param {number} t of a frame that was painted just now */
  painted(t) {
    this.newest = t;
    const late = this.#clock.now() - t - moment;
    if (!Number.isFinite(late)) return;
    this.#late.push(late);
    if (this.#late.length > remembered) this.#late.shift();
  }

  /** How long after its moment a frame was painted, ms, the median of the last ones; NaN: none was. */
  get late() {
    return [...this.#late].sort((a, b) => a - b)[this.#late.length >> 1] ?? NaN;
  }

  #next() {
    this.#waiting.shift()?.act();
  }

  #wait() {
    clearTimeout(this.#timer);
    const first = this.#waiting[0];
    if (!first) return;
    const left = this.#left(first);
    this.#timer = setTimeout(() => {
      while (this.#waiting.length > 0 && this.#left(this.#waiting[0]) < 1) this.#next();
      this.#wait();
    }, Math.max(0, left));
  }

  /** @param {{ t: number, end: number }} frame @returns {number} ms until it is due */
  #left({ t, end }) {
    const due = t + moment - this.#clock.now();
    return Math.min(Number.isFinite(due) ? due : 0, end - performance.now());
  }
}
