// How many are in which state, each with the shape that marks it: legend and sum in one line. Where room is short the
// words go first, then a second line is taken.

/**
 * @typedef {object} Count
 * @property {number | null} value  null: it is no count but a part of a legend
 * @property {string} number  as it is printed
 * @property {string} words   number and what it counts
 * @property {number} [markEms]  room for its mark with its space, where that is another one
 * @property {boolean} [spare]  goes before all others where room is short
 * @property {((x: number, y: number, size: number) => void) | null} draw  its mark, centred; null: it has none, and its words are never cut
 *
 * @typedef {{ size: number, lines: { count: number, text: string, x: number }[][], width: number }} TallyLayout
 */

/** In em: a line, the mark with its space, between two counts. */
export const [line, mark, space] = [1.4, 1, 0.9];

/**
 * @param {readonly Count[]} counts @param {number} width @param {number} size
 * @param {(text: string) => number} ems the width of a text in em
 * @param {number} most lines
 * @returns {TallyLayout}
 */
export function layoutTally(counts, width, size, ems, most) {
  const room = width / size + 0.01;
  const all = counts.map((_, i) => i);
  const needed = all.filter((i) => !counts[i].spare);
  for (const kept of [all, needed])
    for (let lines = 1; lines <= most; lines++)
      for (const full of kept === all ? [true, false] : [false]) {
        const made = brokenIn(counts, kept, full, room, ems);
        if (made.length <= lines && made.every((one) => (one.at(-1)?.end ?? 0) <= room)) return placed(made, size);
      }
  // Those at the end give way, and what is wider than the box alone.
  return placed(brokenIn(counts, needed, false, room, ems).slice(0, most).map((one) => one.filter(({ end }) => end <= room)), size);
}

/**
 * @param {readonly Count[]} counts @param {number[]} kept @param {boolean} full with words @param {number} room em
 * @param {(text: string) => number} ems
 * @returns {{ count: number, text: string, x: number, end: number }[][]} in em
 */
function brokenIn(counts, kept, full, room, ems) {
  /** @type {ReturnType<typeof brokenIn>} */
  const lines = [[]];
  let x = 0;
  for (const count of kept) {
    const { number, words, draw, markEms = mark } = counts[count];
    const text = full || !draw ? words : number;
    const width = (draw ? markEms : 0) + ems(text);
    if (x > 0 && x + width > room) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1].push({ count, text, x, end: x + width });
    x += width + space;
  }
  return lines;
}

/** @param {ReturnType<typeof brokenIn>} lines @param {number} size @returns {TallyLayout} */
function placed(lines, size) {
  const width = Math.max(0, ...lines.map((line) => line.at(-1)?.end ?? 0)) * size;
  return { size, width, lines: lines.map((line) => line.map(({ count, text, x }) => ({ count, text, x: x * size }))) };
}

/**
 * @param {readonly Count[]} counts @param {TallyLayout} layout @param {number} x @param {number} y its top
 * @param {{ lettering: import('./lettering.js').Lettering, colors: import('./painter.js').Tokens }} scene
 */
export function writeTally(counts, { size, lines }, x, y, { lettering, colors }) {
  lines.forEach((one, row) => one.forEach(({ count, text, x: left }) => {
    const { draw, value, markEms = mark } = counts[count];
    const middle = y + (row + 0.5) * size * line;
    draw?.(x + left + size * 0.4, middle, size * 0.72);
    lettering.write(`tally${count}`, {
      x: x + left + (draw ? size * markEms : 0), baseline: middle + size * 0.364, size, color: colors.secondary, text, value: value ?? undefined,
    });
  }));
}
