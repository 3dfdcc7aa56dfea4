// Where the parts of a number stand in a box of any shape. The number comes first and is as large as the box lets it
// be; what else there is takes the room that is left, in order, and stays away where there is none. Pure: the text
// widths come in.

/**
 * @typedef {object} Content
 * @property {(font: number) => number} numberWidth  of the widest number seen, with its unit and the room for its mark
 * @property {Aside[]} asides  short texts beside or under the number, the most important first
 * @property {boolean} goal    whether there is a bar
 * @property {boolean} curve   whether there is a sparkline
 *
 * @typedef {{ key: string, width: number, size: number, note?: boolean }} Aside
 * @typedef {{ key: string, x: number, baseline: number, room: number }} Placed
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 *
 * @typedef {object} Layout
 * @property {number} font
 * @property {number} baseline  of the number
 * @property {Placed[]} asides
 * @property {Box | null} bar
 * @property {number | null} barLabels  their baseline
 * @property {Box | null} curve
 */

/** Height of a line of text, its baseline from its top, and the same of the number, in em. */
const [line, lineBase, numberLine, numberBase] = [1.36, 1.02, 1, 0.864];

/**
 * @param {number} width @param {number} height @param {number} wanted the number's size @param {number} label
 * @param {Content} content @returns {Layout}
 */
export function layoutNumber(width, height, wanted, label, content) {
  const font = fontFor(width, height, wanted, content.numberWidth);
  const numberWidth = content.numberWidth(font);
  const below = height - font * numberLine;
  const gap = Math.max(label * 0.9, font * 0.2);
  const flat = below < label * line;
  const baseline = flat ? (height - font * numberLine) / 2 + font * numberBase : font * numberBase;

  /** @type {Layout} */
  const layout = { font, baseline, asides: [], bar: null, barLabels: null, curve: null };
  let x = numberWidth + gap;
  const waiting = [...content.asides];
  // Notes are read one after the other: all beside the number, or all in lines under it if there is room for lines.
  const together = (/** @type {Aside[]} */ notes) => flat || notes.reduce((end, one) => end + one.width + label * 0.9, x) - label * 0.9 <= width;
  while (waiting.length > 0 && x + waiting[0].width <= width && waiting[0].size <= height) {
    if (waiting[0].note && !together(waiting)) break;
    const { key, width: taken, size } = /** @type {Aside} */ (waiting.shift());
    // In a box not much higher than they are, small texts have to stand a little higher than the number.
    layout.asides.push({ key, x, baseline: Math.min(baseline, height - size * (line - lineBase - 0.1)), room: taken });
    x += taken + label * 0.9;
  }

  if (flat) beside(layout, content, x, width, height, label);
  else under(layout, content, waiting, width, height, label);
  return layout;
}

/**
 * The largest size at which the number fits, and at most the wanted one.
 * @param {number} width @param {number} height @param {number} wanted @param {(font: number) => number} numberWidth
 */
function fontFor(width, height, wanted, numberWidth) {
  let font = Math.max(1, Math.min(wanted, height / numberLine));
  // Not proportional: units have a smallest size. A few steps come as near as a pixel.
  for (let i = 0; i < 6 && numberWidth(font) > width; i++) font *= Math.max(0.1, width / numberWidth(font)) * 0.999;
  return Math.max(1, font);
}

/** @param {Layout} layout @param {Content} content @param {number} x @param {number} width @param {number} height @param {number} label */
function beside(layout, content, x, width, height, label) {
  const room = width - x;
  if (room < label * 5) return;
  if (content.goal) {
    const labels = height >= label * 2.5;
    const bar = Math.min(label * 0.95, height * 0.6);
    const y = labels ? (height - bar - label * line) / 2 : (height - bar) / 2;
    layout.bar = { x, y, width: room, height: bar };
    if (labels) layout.barLabels = y + bar + label * (lineBase + 0.12);
  } else if (content.curve && height >= label * 0.8) {
    layout.curve = { x, y: height * 0.06, width: room, height: height * 0.88 };
  }
}

/**
 * @param {Layout} layout @param {Content} content @param {Aside[]} waiting @param {number} width @param {number} height
 * @param {number} label
 */
function under(layout, content, waiting, width, height, label) {
  let y = layout.font * numberLine + label * 0.1;
  let left = height - y;
  const take = (/** @type {number} */ amount) => {
    if (left < amount) return false;
    left -= amount;
    return true;
  };

  // The first line, the bar, the words under it, then all other lines: so much a reader misses each of them.
  const lines = flow(waiting, width, label);
  let count = lines.length > 0 && take(lines[0].height) ? 1 : 0;
  const bar = content.goal && take(label * 1.35);
  const labels = bar && take(label * 1.3);
  while (count > 0 && count < lines.length && take(lines[count].height)) count += 1;
  for (const one of lines.slice(0, count)) {
    for (const { key, x, room, size } of one.asides) layout.asides.push({ key, x, baseline: y + one.height - size * (line - lineBase), room });
    y += one.height;
  }

  const curve = content.curve && left >= label * 1.6 ? Math.min(left, Math.max(width * 1.6, label * 4)) : 0;
  if (bar) {
    // A bar under a lone number stays near it: at the bottom of a tall box it would belong to nothing.
    const space = curve > 0 || left < height * 0.3 ? left : label * 1.5;
    const top = y + space + label * 0.2;
    layout.bar = { x: 0, y: top, width, height: label * 0.95 };
    if (labels) layout.barLabels = top + label * (0.95 + lineBase + 0.12);
    if (curve > 0) layout.curve = { x: 0, y: y + label * 0.35, width, height: left - label * 0.55 };
  } else if (curve > 0) {
    const air = Math.min(label * 0.35, left - label * 1.2);
    layout.curve = { x: 0, y: height - Math.min(curve, left - air), width, height: Math.min(curve, left - air) };
  }
}

/**
 * Breaks short texts into lines.
 * @param {Aside[]} asides @param {number} width @param {number} label
 */
function flow(asides, width, label) {
  /** @type {{ height: number, asides: { key: string, x: number, room: number, size: number }[] }[]} */
  const lines = [];
  let x = Infinity;
  for (const { key, width: wanted, size } of asides) {
    const room = Math.min(wanted, width);
    if (x + room > width) {
      lines.push({ height: 0, asides: [] });
      x = 0;
    }
    const last = lines[lines.length - 1];
    last.height = Math.max(last.height, size * line);
    last.asides.push({ key, x, room, size });
    x += room + label * 0.9;
  }
  return lines;
}
