// Selecting a region of cells, by pointer or by keyboard: a small state machine over columns and rows, nothing else.
import { rowCount } from './cells.js';

/**
 * @typedef {{ column: number, row: number }} Spot  a cell; rows count from the bottom
 * @typedef {{ anchor: Spot, edge: Spot }} Span     two corners: where it began, and the one that moves
 * @typedef {{ from: number, to: number, low: number, high: number }} Region  columns and rows, all included
 * @typedef {{ first: number, last: number }} Columns that are shown
 */

/** @type {Record<string, [number, number]>} columns, rows */
const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Selection {
  /** `idle`: nothing is selected; `dragging`: a pointer is down; `selected`: a region stands. @type {'idle' | 'dragging' | 'selected'} */
  state = 'idle';
  /** @type {Span | null} */
  #span = null;
  /** What Escape goes back to while a pointer is down. @type {Span | null} */
  #before = null;

  /** What is selected, also while it is dragged. @returns {Region | null} */
  get region() {
    if (!this.#span) return null;
    const { anchor, edge } = this.#span;
    return {
      from: Math.min(anchor.column, edge.column), to: Math.max(anchor.column, edge.column),
      low: Math.min(anchor.row, edge.row), high: Math.max(anchor.row, edge.row),
    };
  }

  /** A pointer goes down on a cell. @param {Spot} spot */
  press(spot) {
    this.#before = this.state === 'selected' ? this.#span : null;
    this.#span = { anchor: spot, edge: spot };
    this.state = 'dragging';
  }

  /** It moves, whatever cell it is on. @param {Spot} spot */
  move(spot) {
    if (this.state === 'dragging' && this.#span) this.#span = { anchor: this.#span.anchor, edge: spot };
  }

  /** It goes up. */
  release() {
    if (this.state === 'dragging') this.state = 'selected';
  }

  /** Escape, or a pointer that was taken away: back to what was before the drag, or to nothing. */
  cancel() {
    this.#span = this.state === 'dragging' ? this.#before : null;
    this.#before = null;
    this.state = this.#span ? 'selected' : 'idle';
  }

  /**
   * A key: arrows move the region, with shift they size it. The first one selects the newest cell of the bottom row.
   * @param {string} key @param {boolean} shift @param {Columns} columns
   * @returns {boolean} whether it was meant for this
   */
  key(key, shift, { first, last }) {
    if (key === 'Escape') {
      const any = this.state !== 'idle';
      this.cancel();
      return any;
    }
    const arrow = arrows[key];
    if (!arrow || this.state === 'dragging') return false;
    if (!this.#span) {
      const spot = { column: last, row: 0 };
      this.#span = { anchor: spot, edge: spot };
      this.state = 'selected';
      return true;
    }
    const { anchor, edge } = this.#span;
    const within = (/** @type {number} */ value, /** @type {number} */ least, /** @type {number} */ most) => Math.min(most, Math.max(least, value));
    if (shift) {
      const moved = { column: within(edge.column + arrow[0], first, last), row: within(edge.row + arrow[1], 0, rowCount - 1) };
      this.#span = { anchor, edge: moved };
      return true;
    }
    // As a whole, as far as all of it stays within.
    const { from, to, low, high } = /** @type {Region} */ (this.region);
    const columns = within(arrow[0], Math.min(0, first - from), Math.max(0, last - to));
    const rows = within(arrow[1], -low, rowCount - 1 - high);
    const shifted = (/** @type {Spot} */ spot) => ({ column: spot.column + columns, row: spot.row + rows });
    this.#span = { anchor: shifted(anchor), edge: shifted(edge) };
    return true;
  }

  /** Time goes on: what has left the window on the left is not selected any more. @param {number} first column that is shown */
  keep(first) {
    if (!this.#span) return;
    if (this.state === 'selected' && this.#span.anchor.column < first && this.#span.edge.column < first) {
      this.cancel();
      return;
    }
    const kept = (/** @type {Spot} */ spot) => (spot.column < first ? { column: first, row: spot.row } : spot);
    this.#span = { anchor: kept(this.#span.anchor), edge: kept(this.#span.edge) };
  }
}
