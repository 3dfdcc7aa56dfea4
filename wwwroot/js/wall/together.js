// All screens of a wall paint the same frame in the same moment: when its time has come by the server's clock. A frame waits
// for that moment however soon it came; one that comes later is painted at once. A wall that stands still paints on all its
// screens what was composed until the same moment, whenever each of them hears of it.

/** How long after it was composed a frame is painted, ms: most networks bring it within that, and nobody sees it. */
export const moment = 150;
/** The screens of a wall have this long to load what is put on it before it fades in on all of them, ms; the same in WallShowing.cs. */
export const loading = 1000;
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
/** Frames come at least so often, ms: what has none after the newest is as that was until then. */
const beat = 1200;
/** What was composed before a wall stood still comes within this, ms, or never: later the server's clock may have been set back. */
const lateness = 5000;

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
  /** That of the newest frame whose figures are seen, also of the one that the page came with. */
  seen = NaN;
  /** That of the board, IANA; empty: the screen's. */
  timeZone = () => '';
  /** Another version of the board hangs. */
  replaced = () => {};
  /** What was composed after this is not painted. */
  #last = Infinity;
  /** Of this page's clock: from then on nothing is. */
  #over = Infinity;
  #stands = false;
  #isActing = false;

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

  /** Waits until what has come is put in place on all screens that have loaded it by then. @param {number} since when it came, server's Unix ms */
  async turn(since) {
    const left = since + loading - this.#clock.now();
    if (left > 0) await new Promise((done) => setTimeout(done, Math.min(left, loading)));
  }

  /**
   * Has the board stand still, for good: it is loaded anew when the wall goes on.
   * @param {number} t what was composed until then is painted, server's Unix ms; in the past: as it is
   */
  stopAt(t) {
    if (this.#last < Infinity) return;
    // Whatever the clocks say, it is not later than what is put on a wall now.
    const latest = this.#clock.now() + loading;
    [this.#last, this.#over] = [Number.isFinite(latest) ? Math.min(t, latest) : -Infinity, performance.now() + lateness];
  }

  /** Whether what belongs to a moment is painted. @param {number} t server's Unix ms */
  takes(t) {
    return !(t > this.#last) && performance.now() < this.#over;
  }

  /** Whether it stands still now; not while a late frame is painted. */
  get stands() {
    if (!this.#stands && this.#last < Infinity) this.#stands = !(this.#clock.now() <= this.#last + moment) || performance.now() > this.#over;
    return this.#stands && !this.#isActing;
  }

  /** From when the picture is that stands still, server's Unix ms; NaN: it does not stand still. */
  get still() {
    if (!this.stands) return NaN;
    const gap = this.#last - this.seen;
    return gap >= 0 && gap < beat ? this.#last : this.seen;
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
    const next = this.#waiting.shift();
    if (!next || !this.takes(next.t)) return;
    this.#isActing = true;
    try {
      next.act();
    } finally {
      this.#isActing = false;
    }
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
