// The server's time, kept by the browser's monotonic clock. The PC's clock is never asked: on a wall's machine nobody
// sets it.

const window_ = 60_000;
/** Frames come in order: one from further back than this, ms, says that the server's clock was set back. */
const setBack = 1000;

export class ServerClock {
  #monotonic;
  /** Largest offset (server − monotonic) of this half window and of the one before: the frame with the least delay. */
  #best = -Infinity;
  #before = -Infinity;
  #turn = 0;
  /** Monotonic time of the newest frame. */
  #at = -Infinity;
  /** The server's time of the newest frame. */
  heard = -Infinity;

  /** @param {() => number} [monotonic] milliseconds, never going back */
  constructor(monotonic = () => performance.now()) {
    this.#monotonic = monotonic;
  }

  /**
   * Takes note of a frame's time.
   * @param {number} t server's Unix ms
   */
  hear(t) {
    if (t < this.heard - setBack) this.reset();
    const now = this.#monotonic();
    if (now - this.#turn > window_ / 2) {
      // Two half windows, so that an offset that no longer holds fades within a minute.
      [this.#before, this.#best, this.#turn] = [this.#best, -Infinity, now];
    }
    this.#best = Math.max(this.#best, t - now);
    [this.heard, this.#at] = [t, now];
  }

  /** Forgets all: another server speaks now. */
  reset() {
    this.#best = this.#before = this.heard = this.#at = -Infinity;
    this.#turn = this.#monotonic();
  }

  /** For how long nothing was heard, ms: whatever time the frames tell, and whether it was set. */
  get silence() {
    return this.#monotonic() - this.#at;
  }

  /** The server's time now, Unix ms; NaN before the first frame. */
  now() {
    const offset = Math.max(this.#best, this.#before);
    return Number.isFinite(offset) ? this.#monotonic() + offset : NaN;
  }
}
