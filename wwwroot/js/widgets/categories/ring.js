// A round picture with a list of its categories beside or below it, in a box of any shape. Pure: text widths come in.

/**
 * @typedef {object} Needs widths for a text of one pixel
 * @property {number} lead   what stands before a name
 * @property {number} name   the widest name
 * @property {number} value  the widest value, with what belongs to it
 * @property {number} share  the widest share; 0: there are none
 *
 * @typedef {object} List
 * @property {number} x @property {number} y  of its first row's top
 * @property {number} size     of its text
 * @property {number} columns @property {number} rows @property {number} rowHeight @property {number} columnWidth
 * @property {number} gap      between columns
 * @property {boolean} shares  whether shares have room
 * @property {boolean} stacked  values stand below names, not at the end of their line
 * @property {number} places   rows that there is room for
 *
 * @typedef {object} RingLayout
 * @property {number} x @property {number} y @property {number} radius  0: there is none
 * @property {List | null} list
 */

/** In em: between name and value, between value and share, between columns. */
export const [space, apart, gutter] = [0.8, 0.7, 1.4];
/** A name may be shortened to this, in em, before anything is left out. */
const shortest = 5;
/** Height of a row in em, of one line and of two. */
const [line, twoLines] = [1.36, 2.55];

/**
 * @param {number} count rows of the list @param {number} width @param {number} height
 * @param {{ list: number, label: number }} sizes @param {Needs} needs
 * @param {boolean} [round] whether there is a picture beside the list
 * @returns {RingLayout}
 */
export function layoutRing(count, width, height, { list, label }, needs, round = true) {
  const short = Math.min(needs.name, shortest);
  // Whole names in the smaller of a wall's sizes before cut ones in the larger.
  const texts = [[list, needs.name], [label, needs.name], [label, short], [label * 0.8, needs.name], [label * 0.8, short]];
  // A large picture first, then a smaller one rather than text too small for a wall.
  for (const stacked of [false, true])
    for (const part of round ? [0.62, 0.42, 0.26] : [0])
      for (const [size, name] of texts)
        for (const shares of needs.share > 0 ? [true, false] : [false]) {
          const found = arrange(count, width, height, size, widthOf(needs, name, shares, stacked), part, stacked);
          if (found) return { ...found, list: { ...found.list, shares, stacked } };
        }
  // Too narrow or too low: as many as there is room for, at least three, in smaller text if it must be.
  for (const size of [label * 0.8, label * 0.6, label * 0.45])
    for (let fewer = count; fewer >= Math.min(count, 3); fewer--) {
      const found = arrange(fewer, width, height, size, widthOf(needs, Math.min(needs.name, 4), false, false), round ? 0.3 : 0, false);
      if (found) return { ...found, list: { ...found.list, shares: false, stacked: false } };
    }
  return { x: width / 2, y: height / 2, radius: round ? Math.min(width, height) / 2 : 0, list: null };
}

/** @param {Needs} needs @param {number} name @param {boolean} shares @param {boolean} stacked */
function widthOf({ lead, value, share }, name, shares, stacked) {
  const figures = value + (shares ? apart + share : 0);
  return lead + (stacked ? Math.max(name, figures) : name + space + figures);
}

/**
 * The arrangement with the largest picture, or null when there is no room for one and all rows.
 * @param {number} count @param {number} width @param {number} height @param {number} size @param {number} ems
 * @param {number} part of the box' smaller side that the picture takes at least; 0: there is none @param {boolean} stacked
 */
function arrange(count, width, height, size, ems, part, stacked) {
  const round = part > 0;
  const [needed, rowHeight, gap] = [size * ems, size * (stacked ? twoLines : line), size * gutter];
  const least = round ? Math.max(size * 2.4, Math.min(width, height) * part) : 0;
  /** @type {{ diameter: number, columns: number, beside: boolean } | null} */
  let best = null;
  for (let columns = 1; columns <= Math.min(count, 6); columns++) {
    const wide = needed * columns + gap * (columns - 1);
    const high = Math.ceil(count / columns) * rowHeight;
    if (wide > width || high > height) continue;
    const beside = Math.min(height, width - wide - (round ? gap : 0));
    const below = Math.min(width, height - high - (round ? size * 0.7 : 0));
    for (const [diameter, isBeside] of /** @type {[number, boolean][]} */ ([[beside, true], [below, false]]))
      if (diameter >= least && (!best || diameter > best.diameter * 1.02)) best = { diameter, columns, beside: isBeside };
  }
  if (!best) return null;
  const { columns, beside } = best;
  const diameter = round ? best.diameter : 0;
  const rows = Math.ceil(count / columns);
  const high = rows * rowHeight;
  const from = beside && round ? diameter + gap : 0;
  const columnWidth = Math.min((width - from - gap * (columns - 1)) / columns, needed * 1.3);
  const wide = columnWidth * columns + gap * (columns - 1);
  // Both together stand in the middle of what they leave free.
  const left = round ? (width - (beside ? from + wide : wide)) / 2 : 0;
  const top = (height - (beside ? high : diameter + high + size * 0.7)) / 2;
  const common = { size, columns, rows, rowHeight, columnWidth, gap, places: rows * columns };
  if (!round) return { x: 0, y: 0, radius: 0, list: { x: 0, y: 0, ...common } };
  return beside
    ? { x: left + diameter / 2, y: height / 2, radius: diameter / 2, list: { x: left + from, y: top, ...common } }
    : { x: width / 2, y: top + diameter / 2, radius: diameter / 2, list: { x: left, y: top + diameter + size * 0.7, ...common } };
}
