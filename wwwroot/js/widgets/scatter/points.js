// The transactions that a scatter knows, by their numbers: whatever comes twice, from frames and history, is one.

/**
 * @typedef {object} Payload
 * @property {number} at
 * @property {number} from
 * @property {number[]} points
 * @property {number[]} left
 */

/** As many as the server keeps, see DurationPoints.cs. */
export const most = 6000;

export class Points {
  #numbers = new Float64Array(most).fill(-1);
  times = new Float64Array(most);
  /** Elapsed ms. */
  elapsed = new Float64Array(most);
  failed = new Uint8Array(most);
  /** Those that are not drawn, by second. @type {Map<number, { at: number, normal: number, failed: number }>} */
  #left = new Map();

  /** @param {number} windowSeconds */
  constructor(windowSeconds) {
    this.windowSeconds = windowSeconds;
  }

  /** Numbers and times have begun anew. */
  renew() {
    this.#numbers.fill(-1);
    this.times.fill(0);
    this.#left.clear();
  }

  /** @param {Payload} payload of a frame or of the history */
  take({ at, from, points, left }) {
    for (let i = 0; i + 1 < points.length; i += 2) {
      const number = from + i / 2;
      const place = number % most;
      if (number <= this.#numbers[place]) continue;
      this.#numbers[place] = number;
      this.times[place] = at + points[i];
      this.failed[place] = points[i + 1] < 0 ? 1 : 0;
      this.elapsed[place] = points[i + 1] < 0 ? -1 - points[i + 1] : points[i + 1];
    }
    for (let i = 0; i + 2 < left.length; i += 3) {
      const known = this.#left.get(left[i]);
      if (!known || known.at <= at) this.#left.set(left[i], { at, normal: left[i + 1], failed: left[i + 2] });
    }
    const first = at / 1000 - this.windowSeconds - 5;
    for (const second of this.#left.keys()) if (second < first) this.#left.delete(second);
  }

  /**
   * What the window holds: `left` of them are not drawn, and some of the errors may be among those.
   * @param {number} from Unix ms @param {number} to Unix ms
   */
  summary(from, to) {
    let [drawn, errors, longest, left] = [0, 0, 0, 0];
    for (let i = 0; i < most; i++) {
      if (this.times[i] < from || this.times[i] > to) continue;
      drawn++;
      errors += this.failed[i];
      if (this.elapsed[i] > longest) longest = this.elapsed[i];
    }
    for (const [second, { normal, failed }] of this.#left) {
      if (second * 1000 < from || second * 1000 > to) continue;
      left += normal + failed;
      errors += failed;
    }
    return { drawn, errors, longest, left };
  }
}
