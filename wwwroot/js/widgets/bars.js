// A bar for each category, with its name and its value. Payload: categories, see CategoriesComposer.cs.
import { drawShape } from '../painter.js';
import { markOf } from '../thresholds.js';
import { barOf, layoutBars, zeroLines } from './bars/layout.js';
import { createCategories } from './categories/painter.js';
import { Scale, partOf } from './categories/scale.js';

/** @typedef {import('./categories/painter.js').Scene} Scene */
/** @typedef {import('./bars/layout.js').BarsLayout} BarsLayout */
/** @typedef {import('./categories/scale.js').Ends} Ends */

/** Room of a threshold's shape beside a value, in em. */
const shape = 1.1;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const scale = new Scale();
  return createCategories(host, context, false, (scene) => {
    const { content: { entries, more }, width, height, lettering, widest } = scene;
    const { options, sizes } = context;
    const marked = options.thresholds.length > 0;
    const wide = (/** @type {string[]} */ texts, weight = 500) => Math.max(0, ...texts.map((text) => lettering.width(text, 1, weight)));
    const value = wide(entries.map((entry) => entry.text), 600) + (marked ? shape : 0);
    const ends = scale.next(entries.map((entry) => entry.value), options.max);
    const layout = layoutBars(entries.length, width, height, sizes, {
      name: wide(entries.map((entry) => entry.name)), value: widest.offer(value, value, context.now()),
    }, options.orientation, { above: ends.high > 0, below: ends.low < 0, worded: more > 0 });
    drawBars(scene, layout, ends);
    entries.slice(0, layout.shown).forEach((_, i) => writeEntry(scene, layout, ends, i));
    const hidden = entries.length - layout.shown + more;
    if (hidden > 0 && layout.words !== null)
      lettering.write('more', { x: 0, baseline: layout.words, size: layout.size, color: context.colors.secondary, text: lettering.cut(context.text('categories.more', hidden), layout.size, 500, width) });
  });
}

/** @param {Scene} scene @param {BarsLayout} layout @param {Ends} ends */
function drawBars({ content: { entries }, fill, context }, layout, ends) {
  const { colors, sizes } = context;
  const zero = partOf(ends, 0);
  entries.slice(0, layout.shown).forEach(({ value, severity }, i) => {
    if (value !== null) fill(barOf(layout, i, zero, partOf(ends, value)), severity ? colors[markOf[severity].color] : colors.data);
  });
  for (const line of zeroLines(layout, zero, ends.low < 0, Math.max(1, sizes.u * 2))) fill(line, colors.hairline);
}

/** @param {Scene} scene @param {BarsLayout} layout @param {Ends} ends @param {number} i */
function writeEntry({ content: { entries }, lettering, pen, context }, layout, ends, i) {
  const { plot, form, size, pitch, name, value } = layout;
  const { ink, secondary } = context.colors;
  const entry = entries[i];
  if (name <= 0) return;
  const mark = (/** @type {number} */ x, /** @type {number} */ baseline) => {
    if (entry.severity) drawShape(pen, markOf[entry.severity].shape, x, baseline - size * 0.364, size * 0.66, context.colors[markOf[entry.severity].color]);
  };
  const said = { size, weight: 600, color: entry.value === null ? secondary : ink, text: entry.text, value: entry.value };
  if (form === 'standing') {
    const middle = plot.x + pitch * (i + 0.5);
    const end = plot.y + plot.height * (1 - partOf(ends, entry.value ?? 0));
    const below = (entry.value ?? 0) < 0;
    const baseline = below ? end + size * 0.98 : end - size * 0.26;
    const wide = lettering.width(entry.text, size, 600);
    const shift = entry.severity ? size * shape / 2 : 0;
    lettering.write(`value${i}`, { ...said, x: middle + shift, baseline, align: 'middle' });
    mark(middle + shift - wide / 2 - size * 0.55, baseline);
    const foot = plot.y + plot.height + (ends.low < 0 ? size * 1.2 : 0) + size * 1.04;
    lettering.write(`name${i}`, { x: middle, baseline: foot, size, align: 'middle', color: secondary, text: lettering.cut(entry.name, size, 500, name, true) });
    return;
  }
  const top = plot.y + pitch * i;
  const baseline = form === 'pair' ? top + size * 1.04 : top + pitch / 2 + size * 0.364;
  const right = form === 'pair' ? plot.width : name + size * 0.7 + value;
  lettering.write(`name${i}`, { x: 0, baseline, size, color: form === 'pair' ? secondary : ink, text: lettering.cut(entry.name, size, 500, name, true) });
  lettering.write(`value${i}`, { ...said, x: right, baseline, align: 'end' });
  mark(right - lettering.width(entry.text, size, 600) - size * 0.55, baseline);
}
