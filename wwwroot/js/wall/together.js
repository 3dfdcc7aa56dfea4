// All screens of a wall paint the same frame in the same moment: when its time has come by the server's clock. A frame waits
// for that moment however soon it came; one that comes later is painted at once.

/** How long after it was composed a frame is painted, ms: most networks bring it within that, and nobody sees it. */
export const moment = 150;
/** A frame is painted with the picture of the screen that is nearest to its moment: of 60 in a second, ms. */
const half = 1000 / 60 / 2;
/** Pictures of the screen are waited for from so long before, ms. */
const ahead = 25;
/** A window that nobody can see has none: then it goes without, ms after the moment. */
const without = 100;
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
  #picture = 0;
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
   * Acts when a frame is due, where what is painted is seen next; frames stay in their order.
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
    cancelAnimationFrame(this.#picture);
    const first = this.#waiting[0];
    if (!first) return;
    const left = this.#left(first);
    if (left > ahead) {
      this.#timer = setTimeout(() => this.#wait(), left - ahead);
      return;
    }
    const turn = () => {
      while (this.#waiting.length > 0 && this.#left(this.#waiting[0]) < half) this.#next();
      this.#wait();
    };
    this.#picture = requestAnimationFrame(turn);
    this.#timer = setTimeout(turn, Math.max(0, left) + without);
  }

  /** @param {{ t: number, end: number }} frame @returns {number} ms until it is due */
  #left({ t, end }) {
    const due = t + moment - this.#clock.now();
    return Math.min(Number.isFinite(due) ? due : 0, end - performance.now());
  }
}
