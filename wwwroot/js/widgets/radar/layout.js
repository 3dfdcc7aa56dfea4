// Axes around a centre with names and values at their ends. Pure: text widths come in.
import { largest } from '../../typography.js';

/**
 * @typedef {object} Around
 * @property {number} x @property {number} y @property {number} radius
 * @property {boolean} stacked  values stand below names, not behind them
 * @property {{ x: number, top: number, width: number, align: 'start' | 'middle' | 'end' }[]} texts  where the text of each axis stands
 */

/** Between a name and the value behind it, in em. */
export const between = 0.45;

/** Direction of an axis, clockwise from the top. @param {number} i @param {number} count */
export const angleOf = (i, count) => (i / count) * Math.PI * 2 - Math.PI / 2;

/**
 * @param {number} width @param {number} height @param {number} size of the text
 * @param {{ name: number, value: number }[]} texts their widths, pixels
 * @returns {Around | null} null when the picture would be too small
 */
export function layoutAround(width, height, size, texts) {
  const inLine = around(width, height, size, texts.map(({ name, value }) => name + value + size * between), false);
  const stacked = around(width, height, size, texts.map(({ name, value }) => Math.max(name, value)), true);
  const best = inLine.radius > stacked.radius ? inLine : stacked;
  return best.radius < Math.max(size * 2.2, Math.min(width, height) * 0.26) ? null : best;
}

/**
 * @param {number} width @param {number} height @param {number} size @param {number[]} widths @param {boolean} stacked
 * @returns {Around}
 */
function around(width, height, size, widths, stacked) {
  const x = width / 2;
  const high = size * (stacked ? 2.3 : 1.2);
  const place = (/** @type {number} */ radius, /** @type {number} */ y) => widths.map((wide, i) => {
    const angle = angleOf(i, widths.length);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const align = /** @type {'start' | 'middle' | 'end'} */ (Math.abs(cos) < 0.2 ? 'middle' : cos > 0 ? 'start' : 'end');
    // Above and below it stands on the axis' end; beside, its middle is at the height of the end.
    return { x: x + cos * (radius + size * 0.5), top: y + sin * (radius + size * 0.35) - high * (0.5 - 0.5 * sin), width: wide, align };
  });
  const spread = (/** @type {number} */ radius) => {
    const tops = place(radius, 0).map((text) => text.top);
    return [Math.min(-radius, ...tops), Math.max(radius, ...tops.map((top) => top + high))];
  };
  const fits = (/** @type {number} */ radius) => {
    const [top, bottom] = spread(radius);
    const texts = place(radius, 0);
    const lefts = texts.map(leftOf);
    return bottom - top <= height && texts.every((text, i) => lefts[i] >= 0 && lefts[i] + text.width <= width
      && texts.every((other, j) => j <= i || Math.abs(text.top - other.top) >= high
        || lefts[j] >= lefts[i] + text.width + size * 0.4 || lefts[i] >= lefts[j] + other.width + size * 0.4));
  };
  const radius = largest(fits, Math.min(width, height) / 2);
  const [top, bottom] = spread(radius);
  const y = height / 2 - (top + bottom) / 2;
  return { x, y, radius, stacked, texts: place(radius, y) };
}

/**
 * Where values stand on their axes.
 * @param {readonly number[]} parts of the axes, 0 at the centre to 1 at the end
 * @param {number} x @param {number} y @param {number} radius
 */
export function cornersOf(parts, x, y, radius) {
  return parts.map((part, i) => {
    const angle = angleOf(i, parts.length);
    return { x: x + Math.cos(angle) * radius * part, y: y + Math.sin(angle) * radius * part };
  });
}

/** Where a text begins. @param {Around['texts'][0]} text */
export const leftOf = ({ x, width, align }) => (align === 'start' ? x : align === 'end' ? x - width : x - width / 2);
