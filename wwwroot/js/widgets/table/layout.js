// How a table stands in a box of any shape: columns give way from the right, then rows from below, and a wide box has
// several blocks of rows side by side. Pure: text widths come in.

/**
 * @typedef {object} TableLayout
 * @property {number} size    of the text
 * @property {number} head    of the titles' text; 0: there is no line for them
 * @property {number} top     where the first row begins
 * @property {number} rowHeight
 * @property {number} rows    in a block
 * @property {number} blocks
 * @property {number} blockWidth @property {number} gap between blocks
 * @property {number} columns that are shown
 * @property {number[]} ends  right edge of each column within its block
 * @property {number} name    room for names
 * @property {number} shown   rows with a place of their own; the last place counts the others
 */

/** In em: mark with its space, between two columns, between two blocks. */
export const [mark, space, gutter] = [1.1, 1, 2];
/** Of the text: titles are smaller. */
export const headScale = 0.86;
const [lowest, highest] = [1.36, 1.7];
/** In em: a name may be shortened to this before columns are left out; at most it keeps this much. */
const [shortest, longest] = [5, 18];

/**
 * @typedef {object} Ems widths in em
 * @property {number} name       the widest name
 * @property {number[]} figures  the widest figure of each column
 * @property {number[]} titles   of the columns
 * @property {boolean[]} marked  columns that keep room for a mark
 */

/**
 * As many figures as can be: first with all columns, in text of its usual size.
 * @param {number} count rows there are @param {number} width @param {number} height
 * @param {number} list size of list text @param {number} small the smallest size, where that shows more
 * @param {Ems} ems
 * @returns {TableLayout}
 */
export function layoutTable(count, width, height, list, small, ems) {
  const wide = ems.figures.map((figure, i) => {
    const own = figure + (ems.marked[i] ? mark : 0);
    return space + Math.max(own, Math.min(ems.titles[i] * headScale, own + 3));
  });
  const least = Math.min(ems.name, shortest);
  // In a box too small for two lines of a name and one figure, the text is smaller.
  const most = Math.min(height / (2.02 * lowest), width / (least + (wide[0] ?? 0)));
  /** @type {TableLayout | null} */
  let best = null;
  for (const size of [Math.min(list, most), Math.min(small, most)])
    for (let columns = wide.length; columns >= Math.min(1, wide.length); columns--) {
      const needed = wide.slice(0, columns).reduce((total, one) => total + one, least);
      if (columns > 1 && needed * size > width + 0.1) continue;
      const next = arrange(count, width, height, size, wide.slice(0, columns), ems);
      if (!best || next.shown * columns > best.shown * best.columns * 1.1) best = next;
    }
  return /** @type {TableLayout} */ (best);
}

/**
 * @param {number} count @param {number} width @param {number} height @param {number} size
 * @param {number[]} wide em of the columns that are shown @param {Ems} ems @returns {TableLayout}
 */
function arrange(count, width, height, size, wide, { name, titles }) {
  const head = titles.some((title) => title > 0) && height >= size * lowest * 3.4 ? size * headScale : 0;
  const top = head * lowest * 1.1;
  const rows = Math.max(1, Math.floor((height - top) / (size * lowest) + 1e-6));
  const needed = wide.reduce((total, one) => total + one, Math.min(name, longest));
  const blocks = Math.max(1, Math.min(Math.floor((width / size + gutter) / (needed + gutter)), Math.ceil(count / rows)));
  const used = Math.max(1, Math.min(rows, Math.ceil(count / blocks)));
  // A figure far from its name belongs to nothing.
  const blockWidth = Math.min((width - (blocks - 1) * gutter * size) / blocks, needed * size * 1.3);
  const ends = [];
  let end = blockWidth;
  for (const one of [...wide].reverse()) {
    ends.unshift(end);
    end -= one * size;
  }
  return {
    size, head, top, rowHeight: Math.min((height - top) / used, size * highest), rows: used, blocks, blockWidth,
    gap: gutter * size, columns: wide.length, ends, name: end, shown: count <= used * blocks ? count : used * blocks - 1,
  };
}
