// The cells as an image of one pixel each, kept from paint to paint: a new column is forty pixels, scrolling is where
// the image is drawn. Cells too small to be told apart are counted together, so that none is lost.
import { rowCount } from './cells.js';

/** @typedef {import('./cells.js').Cells} Cells */
/** @typedef {{ row: number, column: number, count: number }} ErrorCell in merged rows and columns */

/** The least that a cell may measure, device pixels. */
const least = 1.5;

/**
 * How many columns and rows are counted together in a plot of so many device pixels.
 * @param {number} columns @param {number} width @param {number} height
 */
export function grainOf(columns, width, height) {
  const together = Math.max(1, Math.ceil((least * columns) / Math.max(1, width)));
  const rows = [1, 2, 4, 5, 8, 10, 20].find((part) => (height / rowCount) * part >= least) ?? rowCount;
  return { columns: together, rows };
}

/**
 * The brightest count of the ramp: rises at once, falls only when figures became much smaller, and always by doubling,
 * so that shades stay as they are from frame to frame.
 * @param {number} shown @param {number} most
 */
export function rampTop(shown, most) {
  const wanted = Math.max(16, 2 ** Math.ceil(Math.log2(Math.max(1, most))));
  return wanted > shown || wanted * 4 <= shown ? wanted : shown;
}

/** Place of a count on the ramp: 0 for one, 1 for the top; each doubling is a step of the same size. @param {number} count @param {number} top */
export function shade(count, top) {
  return Math.min(1, Math.log2(count) / Math.log2(top));
}

export class Raster {
  #image = document.createElement('canvas');
  #pen = /** @type {CanvasRenderingContext2D} */ (this.#image.getContext('2d'));
  #pixels = new ImageData(1, 1);
  #identity = '';
  #top = 0;
  #merged = new Float64Array(rowCount);

  /** @param {Cells} cells @param {readonly [number, number, number][]} ramp colours from few to many */
  constructor(cells, ramp) {
    this.cells = cells;
    this.ramp = ramp;
  }

  /**
   * Brings the image up to date.
   * @param {number} last newest column of the window @param {{ columns: number, rows: number }} grain
   * @returns {number} how many columns were drawn
   */
  update(last, grain) {
    const { cells } = this;
    const [width, height] = [Math.ceil(cells.count / grain.columns) + 2, rowCount / grain.rows];
    const changed = new Set(cells.takeChanged().map((index) => Math.floor(index / grain.columns)));
    const lastGroup = Math.floor(last / grain.columns);
    let most = 0;
    for (let group = lastGroup - width + 1; group <= lastGroup; group++) most = Math.max(most, this.#merge(group, grain));
    const top = rampTop(this.#top, most);
    const identity = [width, height, grain.columns, top, cells.step, this.ramp.join()].join('|');
    if (identity !== this.#identity) {
      this.#identity = identity;
      this.#top = top;
      this.#image.width = width;
      this.#image.height = height;
      this.#pixels = new ImageData(1, height);
      for (let group = lastGroup - width + 1; group <= lastGroup; group++) changed.add(group);
    }
    // A place in the ring is cleared when its column leaves: by the first that nothing ended in, too. When the clock was
    // set back, columns of the future hold all places.
    if (lastGroup !== this.#lastGroup) {
      const first = lastGroup < this.#lastGroup ? -Infinity : this.#lastGroup + 1;
      for (let group = Math.max(first, lastGroup - width + 1); group <= lastGroup; group++) changed.add(group);
      this.#lastGroup = lastGroup;
    }
    let drawn = 0;
    for (const group of changed) {
      if (group > lastGroup || group <= lastGroup - width) continue;
      this.#draw(group, grain);
      drawn++;
    }
    return drawn;
  }

  #lastGroup = -1;

  /**
   * Draws the window into a box.
   * @param {CanvasRenderingContext2D} pen @param {number} last @param {{ columns: number, rows: number }} grain
   * @param {{ x: number, y: number, width: number, height: number }} box
   */
  paint(pen, last, grain, { x, y, width, height }) {
    const { count } = this.cells;
    const size = this.#image.width;
    const each = (width / count) * grain.columns;
    const lastGroup = Math.floor(last / grain.columns);
    // The right edge of the newest group may lie beyond the window: the window ends with a column, not with a group.
    const right = x + width + ((lastGroup + 1) * grain.columns - 1 - last) * (width / count);
    const groups = Math.min(size, Math.ceil(count / grain.columns) + 1);
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    pen.imageSmoothingEnabled = false;
    let from = lastGroup - groups + 1;
    while (from <= lastGroup) {
      const place = ((from % size) + size) % size;
      const run = Math.min(size - place, lastGroup - from + 1);
      pen.drawImage(this.#image, place, 0, run, this.#image.height, right - (lastGroup - from + 1) * each, y, run * each, height);
      from += run;
    }
    pen.restore();
  }

  /**
   * Cells with failed transactions, in rows from the bottom and columns.
   * @param {number} last @param {{ columns: number, rows: number }} grain
   * @returns {ErrorCell[]}
   */
  errors(last, grain) {
    const { cells } = this;
    /** @type {Map<number, ErrorCell>} */
    const found = new Map();
    for (let index = last - cells.count + 1; index <= last; index++) {
      const failed = cells.at(index)?.failed;
      if (!failed) continue;
      for (let row = 0; row < rowCount; row++) {
        if (failed[row] === 0) continue;
        const cell = { row: Math.floor(row / grain.rows), column: Math.floor(index / grain.columns), count: failed[row] };
        const key = cell.column * rowCount + cell.row;
        const known = found.get(key);
        if (known) known.count += cell.count;
        else found.set(key, cell);
      }
    }
    return [...found.values()];
  }

  /** Adds up the columns and rows of a group. @param {number} group @param {{ columns: number, rows: number }} grain @returns {number} the largest */
  #merge(group, grain) {
    this.#merged.fill(0);
    let most = 0;
    for (let index = group * grain.columns; index < (group + 1) * grain.columns; index++) {
      const normal = this.cells.at(index)?.normal;
      if (!normal) continue;
      for (let row = 0; row < rowCount; row++) {
        const sum = (this.#merged[Math.floor(row / grain.rows)] += normal[row]);
        if (sum > most) most = sum;
      }
    }
    return most;
  }

  /** @param {number} group @param {{ columns: number, rows: number }} grain */
  #draw(group, grain) {
    this.#merge(group, grain);
    const { data, height } = this.#pixels;
    for (let row = 0; row < height; row++) {
      const at = (height - 1 - row) * 4;
      const count = this.#merged[row];
      if (count > 0) {
        const [r, g, b] = this.ramp[Math.round(shade(count, this.#top) * (this.ramp.length - 1))];
        data[at] = r;
        data[at + 1] = g;
        data[at + 2] = b;
        data[at + 3] = 255;
      } else {
        data[at + 3] = 0;
      }
    }
    const size = this.#image.width;
    this.#pen.putImageData(this.#pixels, ((group % size) + size) % size, 0);
  }
}
