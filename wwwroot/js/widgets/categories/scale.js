// The scale that lengths of bars, rings and axes are parts of. Pure.
import { calmAxis } from '../../axes.js';

/** @typedef {ReturnType<typeof calmAxis>} Axis */
/** @typedef {{ low: number, high: number }} Ends */

/** Remembers its ends, so that not every bar changes when one grows. */
export class Scale {
  /** @type {Axis | null} */
  #shown = null;

  /**
   * Zero is always on it.
   * @param {readonly (number | null)[]} values @param {number | null} [max] where it ends, whatever the values
   * @returns {Ends}
   */
  next(values, max = null) {
    const known = /** @type {number[]} */ (values.filter((value) => value !== null));
    // Beyond these no round steps can be counted.
    const within = (/** @type {number} */ value) => Math.min(1e300, Math.max(-1e300, value));
    const low = within(Math.min(0, ...known));
    const high = within(Math.max(0, ...known));
    this.#shown = calmAxis(this.#shown, low, high, 10);
    return { low: low < 0 ? this.#shown.low : 0, high: max ?? (high > 0 || low === 0 ? this.#shown.high : 0) };
  }
}

/** Where a value stands between the ends, 0 to 1; what lies outside stands at the end. @param {Ends} ends @param {number} value */
export function partOf({ low, high }, value) {
  return Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2)));
}
