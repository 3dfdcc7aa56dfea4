// How bars, their names and their values stand in a box of any shape. Pure: text widths come in.

/** @typedef {import('../categories/boxes.js').Box} Box */

/**
 * @typedef {object} Needs widths for a text of one pixel
 * @property {number} name   the widest name
 * @property {number} value  the widest value, with room for a threshold's shape
 *
 * @typedef {'row' | 'pair' | 'standing'} Form name, value and bar in one line; the bar below them; upright bars
 *
 * @typedef {object} BarsLayout
 * @property {Form} form
 * @property {number} size     of the text
 * @property {number} shown    how many bars have a place
 * @property {number} pitch    from one bar to the next
 * @property {number} name     room of a name
 * @property {number} value    room of a value, where it has a column of its own
 * @property {Box} plot     where bars are
 * @property {number} thickness of a bar
 * @property {number | null} words  baseline of the line for words
 */

const line = 1.36;
/** In em: names may be cut to this; between columns. */
const [shortest, gap] = [4, 0.7];

/**
 * @param {number} count @param {number} width @param {number} height
 * @param {{ list: number, label: number }} sizes @param {Needs} needs
 * @param {'auto' | 'lying' | 'standing'} wanted
 * @param {{ above: boolean, below: boolean, worded: boolean }} has values on either side of zero, words to be said
 * @returns {BarsLayout}
 */
export function layoutBars(count, width, height, sizes, needs, wanted, has) {
  const lying = /** @type {Form[]} */ (['row', 'pair']);
  const forms = /** @type {Form[]} */ (wanted === 'standing' ? ['standing'] : wanted === 'lying' ? lying
    : width > height * 1.6 ? ['standing', ...lying] : [...lying, 'standing']);
  /** @type {BarsLayout | null} */
  let best = null;
  for (const size of [Math.min(sizes.list, sizes.label * 1.15), sizes.label, sizes.label * 0.8])
    for (const name of needs.name > shortest ? [needs.name, shortest] : [needs.name])
      for (const form of forms) {
        const next = arrange(form, count, width, height, size, { ...needs, name }, has);
        if (next && next.shown === count) return next;
        if (next && (!best || next.shown > best.shown)) best = next;
      }
  // Smaller text only where not even three have room otherwise.
  for (const size of [sizes.label * 0.6, sizes.label * 0.45, sizes.label * 0.3])
    for (const form of forms) {
      if (best && best.shown >= Math.min(count, 3)) return best;
      const next = arrange(form, count, width, height, size, { ...needs, name: Math.min(needs.name, shortest) }, has);
      if (next && (!best || next.shown > best.shown)) best = next;
    }
  return best ?? bare(count, width, height, sizes.label, width > height);
}

/** Too small for any text: bars alone. @returns {BarsLayout} */
function bare(/** @type {number} */ count, /** @type {number} */ width, /** @type {number} */ height, /** @type {number} */ size, /** @type {boolean} */ standing) {
  const pitch = (standing ? width : height) / Math.max(1, count);
  return {
    form: standing ? 'standing' : 'row', size, shown: count, pitch, name: 0, value: 0, thickness: pitch * 0.7, words: null,
    plot: { x: 0, y: 0, width, height },
  };
}

/**
 * @param {Form} form @param {number} count @param {number} width @param {number} height @param {number} size
 * @param {Needs} needs @param {{ above: boolean, below: boolean, worded: boolean }} has
 * @returns {BarsLayout | null} null when not even one has room
 */
function arrange(form, count, width, height, size, needs, has) {
  const [name, value] = [needs.name * size, needs.value * size];
  if (form === 'standing') {
    const least = Math.max(name, value) + size * gap;
    const most = Math.floor((width + size * gap * 0.5) / least);
    const shown = Math.min(count, most);
    const worded = has.worded || shown < count;
    const foot = size * line * (worded ? 2 : 1);
    const head = size * 1.2;
    const room = Math.floor(height - foot - (has.above ? head : 0) - (has.below ? head : 0));
    if (shown < 1 || room < size * 1.5) return null;
    const wide = Math.floor(Math.min(width, shown * Math.max(least, size * 9)));
    const pitch = wide / shown;
    return {
      form, size, shown, pitch, name: pitch - size * gap * 0.5, value: pitch, thickness: Math.min(pitch * 0.62, size * 4),
      plot: { x: 0, y: has.above ? Math.round(head) : 0, width: wide, height: room },
      words: worded ? height - size * 0.3 : null,
    };
  }
  const bar = size * 5;
  const pair = form === 'pair';
  if (pair ? name + size * gap + value > width : name + value + size * gap * 2 + bar > width) return null;
  const least = size * (pair ? line + 0.75 : line);
  let shown = Math.min(count, Math.floor(height / least));
  const worded = has.worded || shown < count;
  const foot = worded ? size * line : 0;
  shown = Math.min(count, Math.floor((height - foot) / least));
  if (shown < 1) return null;
  const high = Math.floor(Math.min(height - foot, shown * size * (pair ? 3.4 : 2.6)));
  const pitch = high / shown;
  const left = pair ? 0 : Math.ceil(name + value + size * gap * 2);
  return {
    form, size, shown, pitch, name: pair ? width - value - size * gap : name, value,
    thickness: pair ? Math.min(size * 0.9, pitch - size * line - size * 0.15) : Math.min(pitch * 0.66, size * 1.3),
    plot: { x: left, y: 0, width: Math.floor(width - left), height: high },
    words: worded ? high + size * (line / 2 + 0.364) : null,
  };
}

/** Where a bar lies across its length. @param {BarsLayout} layout @param {number} i */
const across = ({ form, plot, pitch, size, thickness }, i) =>
  (form === 'pair' ? plot.y + pitch * i + size * line : (form === 'standing' ? plot.x : plot.y) + pitch * (i + 0.5) - thickness / 2);

/**
 * A bar from zero to its value.
 * @param {BarsLayout} layout @param {number} i @param {number} zero @param {number} end parts of the scale, 0 to 1
 * @returns {Box}
 */
export function barOf(layout, i, zero, end) {
  const { form, plot, thickness } = layout;
  const [low, high] = [Math.min(zero, end), Math.max(zero, end)];
  return form === 'standing'
    ? { x: across(layout, i), y: plot.y + plot.height * (1 - high), width: thickness, height: plot.height * (high - low) }
    : { x: plot.x + plot.width * low, y: across(layout, i), width: plot.width * (high - low), height: thickness };
}

/**
 * Where zero is: under standing bars always, beside lying ones where some are below it.
 * @param {BarsLayout} layout @param {number} zero part of the scale @param {boolean} below @param {number} wide
 * @returns {Box[]}
 */
export function zeroLines(layout, zero, below, wide) {
  const { form, plot, shown, thickness } = layout;
  if (form === 'standing') return [{ x: plot.x, y: Math.max(plot.y, plot.y + plot.height * (1 - zero) - wide / 2), width: plot.width, height: wide }];
  if (!below) return [];
  const x = Math.min(plot.x + plot.width * zero, plot.x + plot.width - wide / 2) - wide / 2;
  if (form === 'row') return [{ x, y: plot.y, width: wide, height: plot.height }];
  // In a pair names and values stand above the bars.
  return Array.from({ length: shown }, (_, i) => ({ x, y: across(layout, i), width: wide, height: thickness }));
}
