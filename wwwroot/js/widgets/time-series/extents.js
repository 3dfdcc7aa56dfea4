// The lowest and the highest of each step, stacked or not, and how many figures it has: looked up anew only where
// something changed.

/** @typedef {import('./table.js').Drawn} Drawn */

export class Extents {
  #slots;
  #low;
  #high;
  #points;

  /** @param {number} capacity steps */
  constructor(capacity) {
    this.#slots = new Float64Array(capacity).fill(-1);
    this.#low = new Float64Array(capacity);
    this.#high = new Float64Array(capacity);
    this.#points = new Float64Array(capacity);
  }

  /**
   * @param {{ times: number[], points: number[] }} table @param {readonly Drawn[]} drawn of it
   * @param {number} from the first step that counts; all after it that are known begin anew @param {number} ms of a step
   */
  take({ times, points }, drawn, from, ms) {
    const capacity = this.#slots.length;
    const columns = drawn.flatMap(({ column, low, high }) => (low && high ? [column, low, high] : [column]));
    let before = -1;
    for (let row = 0; row < times.length; row++) {
      const slot = Math.floor(times[row] / ms);
      if (slot < from) continue;
      const i = slot % capacity;
      if (slot !== before) [this.#slots[i], this.#low[i], this.#high[i], this.#points[i], before] = [slot, Infinity, -Infinity, 0, slot];
      for (const column of columns) {
        const value = column[row];
        if (value === null || value === undefined) continue;
        if (value < this.#low[i]) this.#low[i] = value;
        if (value > this.#high[i]) this.#high[i] = value;
      }
      this.#points[i] += points[row];
    }
  }

  /** @param {number} from first step @param {number} to last step */
  within(from, to) {
    const capacity = this.#slots.length;
    let [low, high, points] = [Infinity, -Infinity, 0];
    for (let slot = Math.max(0, from, to - capacity + 1); slot <= to; slot++) {
      const i = slot % capacity;
      if (this.#slots[i] !== slot) continue;
      if (this.#low[i] < low) low = this.#low[i];
      if (this.#high[i] > high) high = this.#high[i];
      points += this.#points[i];
    }
    return { low, high, points };
  }
}
