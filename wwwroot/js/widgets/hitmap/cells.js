// The counts of a hitmap: a ring of columns. A column gives way only to what was composed no earlier.

export const rowCount = 40;

/**
 * @typedef {object} Payload
 * @property {number} at
 * @property {number} step
 * @property {(number | number[])[]} columns
 *
 * @typedef {object} Column
 * @property {number} index
 * @property {number} at
 * @property {Float64Array} normal  by row, from the bottom
 * @property {Float64Array} failed
 */

/**
 * Counts from the bottom row up; a negative number stands for so many empty rows.
 * @param {readonly number[]} coded @param {Float64Array} into
 */
export function readRows(coded, into) {
  into.fill(0);
  let row = 0;
  for (const one of coded) {
    if (one < 0) row -= one;
    else if (row < into.length) into[row++] = one;
  }
}

export class Cells {
  /** Seconds of a column. */
  step = 5;
  /** @type {(Column | undefined)[]} */
  #ring = [];
  /** Columns that changed since they were last taken. @type {Set<number>} */
  #changed = new Set();

  /** @param {number} windowSeconds */
  constructor(windowSeconds) {
    this.windowSeconds = windowSeconds;
  }

  /** Columns of the window. */
  get count() {
    return Math.round(this.windowSeconds / this.step);
  }

  /** What is known gives way to whatever comes: times have begun anew. */
  renew() {
    for (const column of this.#ring) if (column) column.at = -Infinity;
  }

  /** @param {Payload} payload of a history, which is whole: a column that it leaves out is empty */
  takeHistory(payload) {
    this.take(payload);
    this.#ring.forEach((column, place) => {
      if (!column || column.at >= payload.at) return;
      this.#ring[place] = undefined;
      this.#changed.add(column.index);
    });
  }

  /** @param {Payload} payload of a frame, or of a history */
  take({ at, step, columns }) {
    if (step !== this.step || this.#ring.length === 0) {
      this.step = step;
      this.#ring = new Array(this.count + 4);
    }
    for (let i = 0; i + 2 < columns.length; i += 3) {
      const index = Number(columns[i]);
      const place = index % this.#ring.length;
      let column = this.#ring[place];
      if (column && column.at !== -Infinity && (column.index > index || (column.index === index && column.at > at))) continue;
      column ??= this.#ring[place] = { index, at, normal: new Float64Array(rowCount), failed: new Float64Array(rowCount) };
      column.index = index;
      column.at = at;
      readRows(/** @type {number[]} */ (columns[i + 1]), column.normal);
      readRows(/** @type {number[]} */ (columns[i + 2]), column.failed);
      this.#changed.add(index);
    }
  }

  /** The columns that changed since the last call. */
  takeChanged() {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }

  /** @param {number} index */
  at(index) {
    const column = this.#ring[index % this.#ring.length];
    return column?.index === index ? column : undefined;
  }

  /**
   * What the columns of the window that ends with one hold.
   * @param {number} last index of the newest column of the window
   */
  summary(last) {
    let [total, errors, longest, filled] = [0, 0, -1, 0];
    for (let index = last - this.count + 1; index <= last; index++) {
      const column = this.at(index);
      if (!column) continue;
      for (let row = 0; row < rowCount; row++) {
        const both = column.normal[row] + column.failed[row];
        if (both === 0) continue;
        total += both;
        errors += column.failed[row];
        longest = Math.max(longest, row);
        filled++;
      }
    }
    return { total, errors, longest, filled };
  }
}
