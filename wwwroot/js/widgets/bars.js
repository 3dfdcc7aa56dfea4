// A bar for each category, with its name and its value. Payload: categories, see CategoriesComposer.cs.
import { drawShape } from '../painter.js';
import { markOf } from '../thresholds.js';
import { layoutBars } from './bars/layout.js';
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
    return {
      marks: entries.length > 0 ? marksOf(scene, layout, ends) : null,
      write() {
        drawZero(scene, layout, ends);
        entries.slice(0, layout.shown).forEach((_, i) => writeEntry(scene, layout, ends, i));
        const hidden = entries.length - layout.shown + more;
        if (hidden > 0 && layout.words !== null)
          lettering.write('more', { x: 0, baseline: layout.words, size: layout.size, color: context.colors.secondary, text: lettering.cut(context.text('categories.more', hidden), layout.size, 500, width) });
      },
    };
  });
}

/** In a pair the bar lies in the lower part of its row. @param {BarsLayout} layout */
const lift = ({ form, pitch, thickness, size }) => (form === 'pair' ? size * 1.36 + thickness / 2 - pitch / 2 : 0);

/** @param {Scene} scene @param {BarsLayout} layout @param {Ends} ends */
function marksOf({ content: { entries }, context }, layout, ends) {
  const { plot, form, shown, pitch, thickness } = layout;
  const { colors } = context;
  const standing = form === 'standing';
  // In thousandths of the scale: whatever the figures are, the library has small whole numbers to count with. It moves
  // the ends of any other scale to rounder ones.
  const at = (/** @type {number} */ value) => Math.round(partOf(ends, value) * 1000);
  const zero = at(0);
  const axis = { tickAmount: 1, min: -zero, max: 1000 - zero };
  const share = `${((thickness / pitch) * 100).toFixed(2)}%`;
  return {
    box: { x: plot.x, y: plot.y + lift(layout), width: plot.width, height: plot.height },
    options: {
      chart: { type: 'bar' },
      series: [{
        data: entries.slice(0, shown).map(({ value, severity }, i) => ({
          x: String(i), y: value === null ? null : at(value) - zero,
          fillColor: severity ? colors[markOf[severity].color] : colors.data,
        })),
      }],
      // Lying bars take the scale from the other axis.
      ...(standing ? { yaxis: { show: false, ...axis } } : { xaxis: axis, yaxis: { show: false } }),
      plotOptions: { bar: { horizontal: !standing, columnWidth: share, barHeight: share, borderRadius: 0 } },
      fill: { opacity: 1 }, stroke: { width: 0 }, grid: { show: false },
    },
  };
}

/** @param {Scene} scene @param {BarsLayout} layout @param {Ends} ends */
function drawZero({ pen, context }, { plot, form, shown, pitch, size, thickness }, ends) {
  if (plot.width <= 0 || ends.low === ends.high) return;
  const wide = Math.max(1, context.sizes.u * 2);
  pen.fillStyle = context.colors.line;
  const zero = partOf(ends, 0);
  if (form === 'standing') pen.fillRect(plot.x, plot.y + plot.height * (1 - zero) - wide / 2, plot.width, wide);
  else if (ends.low < 0 && form === 'row') pen.fillRect(plot.x + plot.width * zero - wide / 2, plot.y, wide, plot.height);
  // In a pair names and values stand above the bars.
  else if (ends.low < 0) for (let i = 0; i < shown; i++) pen.fillRect(plot.x + plot.width * zero - wide / 2, plot.y + pitch * i + size * 1.36, wide, thickness);
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
