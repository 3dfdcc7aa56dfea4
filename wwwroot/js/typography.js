// How wide a text will be, and how large it may be, without asking the browser: a layout that is a sum over a table is
// the same before and after the fonts have come, costs no reflow, and can be tested as values.

/** @typedef {import('./painter.js').Sizes} Sizes */

/** Advance widths of Inter 600 in 1/100 em, from U+0020 to U+007E; the widest weight that is used. */
const inter = [
  25, 32, 52, 64, 65, 100, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 65, 65, 65, 65, 65, 65, 65, 65, 65, 65, 32, 33, 67, 67,
  67, 54, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 65, 77, 65, 65, 66, 74, 73, 102, 72, 71, 65,
  37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 63, 61, 26, 26, 57, 26, 90, 61, 61, 62, 62, 40, 55, 35, 61, 59, 84,
  57, 59, 57, 45, 36, 45, 67,
];

/** Width of a text in em, digits tabular. @param {string} text */
export function ems(text) {
  let width = 0;
  for (const character of text) width += advance(/** @type {number} */ (character.codePointAt(0)));
  return width / 100;
}

/** @param {number} code */
function advance(code) {
  if (code < 0x20) return 25;
  if (code < 0x7f) return inter[code - 0x20];
  if (code >= 0xac00 && code <= 0xd7a3) return 87; // Hangul in Pretendard
  if (code >= 0x2e80) return 100; // Kana, Han, full-width forms, emoji
  if (code >= 0x300 && code < 0x370) return 0; // combining marks
  return code === 0x2026 ? 96 : 70;
}

/** Cuts a text to a width in em and says so by an ellipsis. @param {string} text @param {number} width */
export function cut(text, width) {
  if (ems(text) <= width) return text;
  let [kept, used] = ['', 0.96];
  for (const character of text) {
    used += ems(character);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * What fits, or one of the board's three sizes of numbers when it is little below that: neighbours whose boxes differ
 * by a few pixels have one size, not nearly one.
 * @param {number} fitting CSS pixels @param {Sizes} sizes
 */
export function stepSize(fitting, sizes) {
  for (const size of [sizes.large, sizes.medium, sizes.small]) if (fitting >= size && fitting < size * 1.35) return size;
  return fitting;
}

/** The largest number up to `most` that satisfies a condition which holds from there down. @param {(size: number) => boolean} fits @param {number} most */
export function largest(fits, most) {
  if (fits(most)) return most;
  let [low, high] = [0, most];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle; else high = middle;
  }
  return low;
}

/**
 * @typedef {object} Line
 * @property {'row'|'stack'} layout  words beside the figure on its baseline, or above and below it
 * @property {number} font  of the figure, CSS pixels
 * @property {number} side  of the words
 */

/**
 * Places one figure and the words that go with it in a box.
 * @param {number} width @param {number} height @param {number} figure its width in em
 * @param {string[]} words texts before or after it; empty ones do not count
 * @param {Sizes} sizes
 * @returns {Line}
 */
export function placeFigure(width, height, figure, words, sizes) {
  const widths = words.filter((text) => text !== '').map(ems);
  const sideOf = (/** @type {number} */ font) => Math.min(Math.max(0.3 * font, sizes.label), 0.6 * font);
  const sum = widths.reduce((total, one) => total + one, 0);
  const row = largest((font) => font * 1.1 <= height &&
    font * figure + sideOf(font) * sum + widths.length * gapOf(font) <= width, height);
  const stack = largest((font) => font * figure <= width &&
    font * 1.1 + widths.length * 1.4 * sideOf(font) <= height, height);
  if (widths.length === 0 || row >= 0.8 * stack) {
    const font = stepSize(row, sizes);
    return { layout: 'row', font, side: sideOf(font) };
  }
  const font = stepSize(stack, sizes);
  return { layout: 'stack', font, side: Math.min(sideOf(font), ...widths.map((one) => width / one)) };
}

/** Between a figure and the words beside it. @param {number} font */
export function gapOf(font) {
  return 0.32 * font;
}
