// Two taps of a finger at one place: what a double click is with a mouse. Browsers do not agree on whether they tell it. Pure.

/** The second one comes within so long, ms, and so near, CSS pixels. */
const [soon, near] = [350, 24];

export class DoubleTap {
  /** @type {{ x: number, y: number, at: number } | null} */
  #first = null;

  /** @param {{ x: number, y: number }} point @param {number} at ms @returns {boolean} whether this tap is the second one */
  tap({ x, y }, at) {
    const first = this.#first;
    const isSecond = first !== null && at - first.at <= soon && Math.hypot(x - first.x, y - first.y) <= near;
    this.#first = isSecond ? null : { x, y, at };
    return isSecond;
  }
}
