// A list of names with their figures, the first of a ranking: beside a picture that has no room for them. Names are cut
// in the middle, figures stand right-aligned, and what is abnormal has its shape between the two.
import { drawShape } from './painter.js';
import { markOf } from './thresholds.js';

/**
 * @typedef {object} Rank
 * @property {string} name
 * @property {string} figure  as it is printed
 * @property {number | null} value
 * @property {'warning' | 'critical' | null} severity
 *
 * @typedef {object} RankingLayout
 * @property {number} size  of the text
 * @property {number} columns @property {number} rows  what is ranked goes down first
 * @property {number} columnWidth  without the gap
 * @property {number} rowHeight
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 */

/** In em: a line, the mark with its space, between name and figure, between columns. */
export const [line, mark, space, gutter] = [1.4, 1.1, 0.6, 1.3];
/** A name may be shortened to this, in em. */
export const shortest = 5;

/** What a column takes, in em. @param {number} name the widest name @param {number} figure the widest figure */
export const columnEms = (name, figure) => name + space + mark + figure;

/**
 * As many places as a box has.
 * @param {number} width @param {number} height @param {number} size @param {number} name em @param {number} figure em
 * @param {number} count how many there are to list
 * @returns {RankingLayout | null} null where not even one fits
 */
export function layoutRanking(width, height, size, name, figure, count) {
  const rows = Math.floor(height / (size * line) + 1e-6);
  const gap = gutter * size;
  const needed = columnEms(name, figure) * size;
  const least = columnEms(Math.min(name, shortest), figure) * size;
  if (rows < 1 || least > width) return null;
  const most = Math.max(1, Math.floor((width + gap) / (needed + gap)));
  const columns = Math.max(1, Math.min(most, Math.ceil(count / rows)));
  // No wider than needed: a figure far from its name belongs to nothing.
  return { size, columns, rows, rowHeight: size * line, columnWidth: Math.min((width - gap * (columns - 1)) / columns, needed * 1.25) };
}

/**
 * @param {readonly Rank[]} ranks @param {Box} box @param {RankingLayout} layout
 * @param {{ pen: CanvasRenderingContext2D, lettering: import('./lettering.js').Lettering, colors: import('./painter.js').Tokens }} scene
 * @returns {number} how many have their place
 */
export function writeRanking(ranks, box, { size, columns, rows, columnWidth, rowHeight }, { pen, lettering, colors }) {
  const shown = ranks.slice(0, columns * rows);
  shown.forEach(({ name, figure, value, severity }, i) => {
    const left = box.x + Math.floor(i / rows) * (columnWidth + gutter * size);
    const middle = box.y + ((i % rows) + 0.5) * rowHeight;
    const baseline = middle + size * 0.364;
    const width = lettering.width(figure, size, 600);
    lettering.write(`rank${i}`, { x: left + columnWidth, baseline, size, weight: 600, color: colors.ink, align: 'end', text: figure, value });
    if (severity) {
      const { shape, color } = markOf[severity];
      drawShape(pen, shape, left + columnWidth - width - size * 0.62, middle, size * 0.72, colors[color]);
    }
    // Half a pixel, which the sum of the widths loses.
    const room = columnWidth - width - (space + mark) * size + 0.5;
    lettering.write(`name${i}`, {
      x: left, baseline, size, color: severity ? colors.ink : colors.secondary, text: lettering.cut(name, size, 500, room, true),
    });
  });
  return shown.length;
}
