// What the cells of a region hold, exactly as they were told.

/** @typedef {import('./cells.js').Cells} Cells */
/** @typedef {import('./selection.js').Region} Region */
/** @typedef {{ column: number, row: number, total: number, errors: number }} Held */

/** More could not be read. */
export const mostListed = 100;

/**
 * @param {Cells} cells @param {Region} region
 * @returns {{ total: number, errors: number, listed: Held[], more: { cells: number, total: number } }} the most populated first
 */
export function heldBy(cells, { from, to, low, high }) {
  /** @type {Held[]} */
  const held = [];
  for (let index = from; index <= to; index++) {
    const column = cells.at(index);
    for (let row = low; column && row <= high; row++) {
      const total = column.normal[row] + column.failed[row];
      if (total > 0) held.push({ column: index, row, total, errors: column.failed[row] });
    }
  }
  held.sort((a, b) => b.total - a.total || b.errors - a.errors || b.column - a.column || b.row - a.row);
  const sum = (/** @type {readonly Held[]} */ some, /** @type {'total' | 'errors'} */ what) => some.reduce((all, one) => all + one[what], 0);
  const rest = held.slice(mostListed);
  return { total: sum(held, 'total'), errors: sum(held, 'errors'), listed: held.slice(0, mostListed), more: { cells: rest.length, total: sum(rest, 'total') } };
}
