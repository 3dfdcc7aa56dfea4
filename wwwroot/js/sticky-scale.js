// The upper end of a scale that does not flicker: grows at once, shrinks only after a while of little.

const steps = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The smallest round number that is not below a value. @param {number} value above 0 */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  // The quotient of a power and itself may be a hair above 1.
  return power * /** @type {number} */ (steps.find((step) => step * (1 + 1e-9) >= value / power) ?? 10);
}

export class StickyScale {
  #top = 0;
  #since = 0;
  #peak = 0;
  #wait;

  /** @param {number} [wait] how long less than two thirds of it must do before it shrinks, ms */
  constructor(wait = 30_000) {
    this.#wait = wait;
  }

  /**
   * The scale's upper end for a largest value; at least 1.
   * @param {number} largest @param {number} now Unix ms
   */
  next(largest, now) {
    const wanted = roundUp(Math.max(1, largest));
    if (wanted >= this.#top) {
      [this.#top, this.#since, this.#peak] = [wanted, now, 0];
      return this.#top;
    }
    this.#peak = Math.max(this.#peak, wanted);
    if (wanted * 1.5 > this.#top) [this.#since, this.#peak] = [now, 0];
    else if (now - this.#since >= this.#wait) [this.#top, this.#since, this.#peak] = [this.#peak, now, 0];
    return this.#top;
  }
}
