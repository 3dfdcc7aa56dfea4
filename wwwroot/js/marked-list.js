// Short lists of a mark, a name (or its letter, where there is no room) and figures: tiers, classes.
import { drawShape } from './painter.js';

/**
 * @typedef {object} Entry
 * @property {'circle' | 'triangle' | 'diamond' | 'square'} shape
 * @property {keyof import('./painter.js').Tokens} color
 * @property {string} name
 * @property {string} letter   stands for the name; empty: its shape alone does
 * @property {string} number
 * @property {number} value    its exact number
 * @property {string} [share]  a second figure, before the number
 *
 * @typedef {object} Needs widths for a text of one pixel
 * @property {number} count
 * @property {number} name @property {number} letter @property {number} number @property {number} share
 *
 * @typedef {'names' | 'letters' | 'none'} Wording
 *
 * @typedef {object} Place
 * @property {number} x @property {number} y  its top
 * @property {number} width   of a column
 * @property {number} rows    lines of a column
 * @property {number} gap     between columns
 * @property {boolean} names
 */

/** In em: height of a line, a mark with its space, name and number apart, columns apart. */
export const [row, mark, space, gutter] = [1.42, 1.4, 0.7, 1];

/** @param {Entry[]} list @param {import('./lettering.js').Lettering} lettering @param {(which: 'number' | 'share', width: number) => number} widen @returns {Needs} */
export function needsOf(list, lettering, widen) {
  const widest = (/** @type {(one: Entry) => string} */ text, weight = 500) => Math.max(...list.map((one) => lettering.width(text(one), 1, weight)));
  return {
    count: list.length, name: widest((one) => one.name), letter: widest((one) => one.letter, 600),
    number: widen('number', widest((one) => one.number, 600)), share: widen('share', widest((one) => one.share ?? '')),
  };
}

/** How large a list is. @param {Needs | null} needs @param {Wording} wording @param {number} label @param {number} lines that there is room for */
export function sizeOf(needs, wording, label, lines) {
  if (!needs || wording === 'none') return { width: 0, height: 0, column: 0, rows: 0 };
  const rows = Math.max(1, Math.min(needs.count, lines));
  const columns = Math.ceil(needs.count / rows);
  const word = wording === 'names' ? needs.name + space : needs.letter ? needs.letter + space * 0.7 : 0;
  const column = (mark + word + (needs.share ? needs.share + space : 0) + needs.number) * label;
  return { width: columns * column + (columns - 1) * gutter * label, height: rows * row * label, column, rows };
}

/**
 * @param {CanvasRenderingContext2D} pen @param {import('./lettering.js').Lettering} lettering @param {string} key of its lines
 * @param {Place} place @param {number} label @param {Entry[]} list @param {Needs} needs @param {import('./painter.js').Tokens} colors
 */
export function paintList(pen, lettering, key, place, label, list, needs, colors) {
  list.forEach((one, i) => {
    const x = place.x + Math.floor(i / place.rows) * (place.width + place.gap);
    const middle = place.y + (i % place.rows + 0.5) * row * label;
    const baseline = middle + label * 0.364;
    drawShape(pen, one.shape, x + label * 0.5, middle, label * 0.8, colors[one.color]);
    const word = place.names ? one.name : one.letter;
    if (word) lettering.write(`${key}.name${i}`, { x: x + mark * label, baseline, size: label, weight: place.names ? 500 : 600, color: colors.secondary, text: word });
    const right = x + place.width;
    if (one.share) lettering.write(`${key}.share${i}`, { x: right - (needs.number + space) * label, baseline, size: label, align: 'end', color: colors.secondary, text: one.share });
    lettering.write(`${key}.number${i}`, { x: right, baseline, size: label, weight: 600, align: 'end', color: colors.ink, text: one.number, value: one.value });
  });
}
