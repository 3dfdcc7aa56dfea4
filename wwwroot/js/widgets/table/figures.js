// Figures of one column: as many digits in each row, and numbers that end below each other whatever their units are.

/** @typedef {import('../../quantity.js').Part} Part */

/** Units whose figures are brought to a prefix or to minutes, each by itself. */
const scaled = new Set(['By', 'B', 'By/s', 'B/s', 's', 'ms']);

/**
 * Digits behind the point for a whole column.
 * @param {number} top about its largest figure @param {string} unit @param {boolean} fractional whether any ever had a fraction
 * @returns {number | null} null: three figures for each
 */
export function digitsFor(top, unit, fractional) {
  if (scaled.has(unit) || top >= 1e7) return null;
  if (!fractional || top >= 1000) return 0;
  return top > 10 ? 1 : 2;
}

/** What stands behind the last digit: the unit. @param {readonly Part[]} parts */
export function tailOf(parts) {
  const last = parts.findLastIndex((part) => !part.unit);
  return parts.slice(last + 1);
}
