// How lights stand in a box of any shape: with their words as long as all of them fit so, otherwise closer, and what
// does not fit at all is counted in the last place. Pure: text widths come in.

/**
 * @typedef {object} Needs what a light needs, for a text of one pixel
 * @property {number} label   the widest label
 * @property {number} aside   the widest word and detail together
 * @property {number} either  the wider one of them
 * @property {number} letter  the widest letter, in a grid
 *
 * @typedef {'list' | 'stack' | 'grid'} Form word and detail behind the label, or under it; or only a letter
 *
 * @typedef {object} LightLayout
 * @property {Form} form
 * @property {number} size      of the text
 * @property {number} columns
 * @property {number} rows
 * @property {number} rowHeight
 * @property {number} columnWidth  without the gap
 * @property {number} gap       between columns
 * @property {number} shown     lights with a place of their own
 */

/** In em of the text: a shape with the space behind it, between label and word, between columns. */
export const [mark, space, gutter] = [1.55, 0.8, 1.2];
/** A label may be shortened to this, in em, before lights are left out. */
export const shortest = 5;
/** Height of a light in em, at least and at most. @type {Record<Form, [number, number]>} */
const heights = { list: [1.32, 1.85], stack: [2.5, 3], grid: [1.32, 1.85] };

/**
 * @param {number} count lights there are @param {number} width @param {number} height
 * @param {number} text size of list text @param {number} small the smallest size
 * @param {Needs} needs @param {'auto' | 'list' | 'grid'} wanted
 * @returns {LightLayout}
 */
export function layoutLights(count, width, height, text, small, needs, wanted) {
  /** @type {{ layout: LightLayout, wide: boolean } | null} */
  let best = null;
  /** @type {[Form, number][]} */
  const lists = [['list', needs.aside], ['list', needs.either], ['stack', needs.aside]];
  /** @type {[Form, number]} */
  const grid = ['grid', needs.letter];
  for (const label of [needs.label, Math.min(needs.label, shortest)])
    for (const [form, aside] of wanted === 'auto' ? [...lists, grid] : wanted === 'list' ? lists : [grid])
      // In a box that is lower than a line of the smallest text, smaller text.
      for (const size of [text, small, Math.min(small, height / heights.list[0])]) {
        const next = arrange(count, width, height, size, label, aside, form);
        if (next.wide && next.layout.shown >= count) return next.layout;
        // None in a box too narrow for any: then the last one tried, which needs least.
        if (!best || (next.wide ? !best.wide || next.layout.shown > best.layout.shown : !best.wide)) best = next;
      }
  return /** @type {{ layout: LightLayout }} */ (best).layout;
}

/**
 * @param {number} count @param {number} width @param {number} height @param {number} size @param {number} label
 * @param {number} aside @param {Form} form @returns {{ layout: LightLayout, wide: boolean }} and whether a light fits into the box
 */
function arrange(count, width, height, size, label, aside, form) {
  const [lowest, highest] = heights[form];
  const gap = size * gutter;
  const behind = form === 'stack' ? Math.max(label, aside) : label + space + aside;
  const needed = size * (mark + behind);
  const most = Math.max(1, Math.floor((width + gap) / (needed + gap)));
  const rows = Math.max(1, Math.floor(height / (size * lowest)));
  // As few columns as hold all: lines are read more easily than a block. Then no more rows than are used.
  const columns = Math.min(most, Math.ceil(count / rows));
  const used = Math.min(rows, Math.ceil(count / columns));
  const places = columns * rows;
  const available = (width - gap * (columns - 1)) / columns;
  return {
    wide: needed <= width + 0.5 && size * lowest <= height + 0.5,
    layout: {
      form, size, columns, rows: used, gap,
      rowHeight: Math.min(height / used, size * highest),
      // A letter far from its label would belong to the next one.
      columnWidth: form === 'list' ? available : Math.min(available, needed * 1.35),
      // The last place says how many have none.
      shown: count <= places ? count : places - 1,
    },
  };
}
