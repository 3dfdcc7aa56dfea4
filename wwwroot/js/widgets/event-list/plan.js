// How an event list lies in its box: sums over widths, nothing of the page.
import { ems } from '../../typography.js';

/**
 * How a list lies in its box. Lengths within it are in em.
 * @typedef {object} Plan
 * @property {'list'|'tall'|'ticker'} layout  one line each, or time above text where that is narrow, or side by side
 * @property {number} font  CSS pixels
 * @property {{ height: number, lines: number }[]} rows  those that are shown; `lines` is how many their text has
 * @property {'second'|'minute'|''} time  how exactly it is told
 * @property {boolean} source  whether there is room to say who says so
 */

const rowHeight = 1.72;
const lineHeight = 1.3;
const moreHeight = 1.25;
/**
 * @param {boolean} ticker @param {number} width CSS pixels @param {number} height @param {number} wanted text size
 * @param {number[]} bodies widths of the texts, em @param {number} total lines there are, sent or not
 * @param {(hidden: number) => string} more what is said of those that are hidden
 * @param {boolean} [foot] something has to be said below, whether any are hidden or not
 * @returns {Plan}
 */
export function plan(ticker, width, height, wanted, bodies, total, more, foot = false) {
  // One line in a narrow column would be tiny, and all the rest empty.
  if (ticker && width < 14 * wanted && height >= 8 * rowHeight * wanted) ticker = false;
  const font = Math.max(1, Math.min(wanted, width / (ticker ? 14 : 9), height / rowHeight));
  const [wide, high] = [width / font, height / font];
  if (!ticker) {
    const { layout, rows } = planList(wide, high, bodies, total, foot);
    const used = rows.reduce((sum, row) => sum + row.height, foot || rows.length < total ? moreHeight : 0);
    if (used <= high + 0.01)
      return { layout, rows, font, time: layout === 'list' || wide >= 14 ? 'second' : 'minute', source: layout === 'tall' || wide >= 30 };
    if (wide < 14) return plan(true, width, height, wanted, bodies, total, more, foot);
  }
  const time = wide >= 22 ? 'second' : wide >= 17 ? 'minute' : '';
  const leading = 1.4 + (time === 'second' ? 5.1 : time === 'minute' ? 3.5 : 0);
  const count = planTicker(bodies.map((one) => leading + one), wide, total, more);
  return { layout: 'ticker', font, rows: Array.from({ length: count }, () => ({ height: rowHeight, lines: 1 })), time, source: false };
}

/** @param {number} wide @param {number} high @param {number[]} bodies @param {number} total @param {boolean} foot @returns {Pick<Plan, 'layout'|'rows'>} */
function planList(wide, high, bodies, total, foot) {
  const tallRow = (/** @type {number} */ lines) => (1 + lines) * lineHeight + 0.5;
  const tall = wide < 24 && high >= tallRow(1);
  const most = Math.max(1, Math.min(3, Math.floor((high - 0.5 - (foot || total > 1 ? moreHeight : 0)) / lineHeight) - 1));
  const sizes = bodies.map((body) => {
    // Words do not fill their lines.
    const lines = tall ? Math.min(most, Math.max(1, Math.ceil(body * 0.97 / (wide - 1) - 0.05))) : 1;
    return { height: tall ? tallRow(lines) : rowHeight, lines };
  });
  const fitting = (/** @type {number} */ room) => {
    let [count, used] = [0, 0];
    while (count < sizes.length && (used += sizes[count].height) <= room + 0.01) count++;
    return Math.max(count, Math.min(1, sizes.length));
  };
  let count = fitting(high - (foot ? moreHeight : 0));
  // The line that says how many more there are takes its place from the rows.
  if (count < total) count = fitting(high - moreHeight);
  return { layout: tall ? 'tall' : 'list', rows: sizes.slice(0, count) };
}

/**
 * How many items stand side by side in a line: whole ones only, except that the first may be cut.
 * @param {number[]} widths em @param {number} width em @param {number} total @param {(hidden: number) => string} more
 */
function planTicker(widths, width, total, more) {
  let [count, used] = [0, 0];
  for (const one of widths) {
    const next = used + one + (count > 0 ? 1.7 : 0);
    const rest = total - count - 1;
    if (count > 0 && next + (rest > 0 ? ems(more(rest)) + 1 : 0) > width) break;
    [count, used] = [count + 1, next];
  }
  return count;
}
