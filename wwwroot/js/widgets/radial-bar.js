// A ring for each category, filled as far as its value reaches. Payload: categories, see CategoriesComposer.cs.
import { drawShape } from '../painter.js';
import { quantity } from '../quantity.js';
import { markOf } from '../thresholds.js';
import { Widest } from '../widest.js';
import { needsOf, rowsOf, writeList } from './categories/list.js';
import { createCategories } from './categories/painter.js';
import { layoutRing } from './categories/ring.js';
import { Scale, partOf } from './categories/scale.js';
import { layoutQuarter, ringArc, ringsOf } from './radial-bar/layout.js';

/** @typedef {import('./categories/painter.js').Scene} Scene */
/** @typedef {import('./radial-bar/layout.js').Rings} Rings */

/** In em: between a name and its value, a threshold's shape. */
const [space, shape] = [0.55, 1];

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const scale = new Scale();
  /** @type {Widest<number>} of names with their values */
  const widestText = new Widest();
  return createCategories(host, context, false, (scene) => {
    const { content: { entries, more, below, unit }, width, height, lettering } = scene;
    const { options, sizes } = context;
    const marked = options.thresholds.length > 0;
    const full = options.max ?? (unit === '%' ? 100 : scale.next(entries.map((entry) => Math.max(0, entry.value ?? 0))).high);
    const size = sizes.label;
    const texts = Math.max(0, ...entries.map(({ name, text }) => lettering.width(name, 1) + lettering.width(text, 1, 600))) + space + (marked ? shape : 0);
    // What must be said beside the names needs the list.
    const quarter = more + below > 0 ? null : layoutQuarter(entries.length, width, height, size, widestText.offer(texts, texts, context.now()) * size);
    const plain = entries.length === 0 || (unit === '%' && full === 100);
    const words = plain ? undefined : context.text('categories.full', quantity(full, unit, context, { compact: options.compact, trim: true }).text);
    const listed = { ...scene, fromZero: true, note: words };
    const beside = quarter ? null : layoutRing(rowsOf(listed), width, height, sizes, needsOf(listed, marked));
    const rings = quarter ?? ringsOf(entries.length, beside?.x ?? 0, beside?.y ?? 0, beside?.radius ?? 0);
    if (entries.length > 0) drawRings(scene, rings, full); else drawEmpty(scene, rings);
    if (quarter) writeNames(scene, rings, size);
    else numberRings(scene, rings, beside?.list?.size ?? size);
    if (beside?.list) writeList(listed, beside.list);
    else if (words) writeFull(scene, rings, words, size);
  });
}

/** @param {Scene} scene @param {Rings} rings @param {number} full */
function drawRings({ content: { entries }, pen, context: { colors } }, rings, full) {
  pen.lineWidth = rings.thickness;
  entries.forEach(({ value, severity }, i) => {
    const { radius, from, filled, to } = ringArc(rings, i, value === null ? 0 : partOf({ low: 0, high: full }, value));
    const draw = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ color) => {
      pen.strokeStyle = color;
      pen.beginPath();
      pen.arc(rings.x, rings.y, radius, start, end);
      pen.stroke();
    };
    draw(filled, to, colors.line);
    if (filled > from) draw(from, filled, severity ? colors[markOf[severity].color] : colors.data);
  });
}

/** @param {Scene} scene @param {Rings} rings */
function drawEmpty({ pen, context }, { x, y, radius }) {
  const thick = radius * 0.2;
  pen.strokeStyle = context.colors.line;
  pen.lineWidth = thick;
  pen.beginPath();
  pen.arc(x, y, Math.max(0, radius - thick / 2), -Math.PI / 2, Math.PI);
  pen.stroke();
}

/** Where a ring begins: the middle of its upper end. @param {Rings} rings @param {number} i */
const beginning = ({ y, radius, pitch, thickness }, i) => y - radius + pitch * i + thickness / 2;

/** @param {Scene} scene @param {Rings} rings @param {number} size */
function writeNames({ content: { entries }, lettering, pen, context }, rings, size) {
  const { ink, secondary } = context.colors;
  const x = rings.x - size * 0.5;
  entries.forEach(({ name, text, value, severity }, i) => {
    const baseline = beginning(rings, i) + size * 0.364;
    lettering.write(`value${i}`, { x, baseline, size, weight: 600, align: 'end', color: ink, text, value });
    let right = x - lettering.width(text, size, 600);
    if (severity) {
      drawShape(pen, markOf[severity].shape, right - size * 0.5, baseline - size * 0.364, size * 0.66, context.colors[markOf[severity].color]);
      right -= size * shape;
    }
    lettering.write(`name${i}`, { x: right - size * space, baseline, size, align: 'end', color: secondary, text: lettering.cut(name, size, 500, right - size * space, true) });
  });
}

/** @param {Scene} scene @param {Rings} rings @param {number} most */
function numberRings({ content: { entries }, lettering, context }, rings, most) {
  const size = Math.min(most, rings.pitch * 1.05);
  if (size < most * 0.6) return;
  entries.forEach((_, i) => lettering.write(`ring${i}`, {
    x: rings.x - size * 0.4, baseline: beginning(rings, i) + size * 0.364, size, weight: 600, align: 'end',
    color: context.colors.secondary, text: String(i + 1),
  }));
}

/** What a full ring is, in the middle, where there is room. @param {Scene} scene @param {Rings} rings @param {string} text @param {number} size */
function writeFull({ content: { entries }, lettering, context }, { x, y, radius, pitch }, text, size) {
  const inner = radius - pitch * entries.length;
  if (entries.length === 0 || lettering.width(text, size) > inner * 1.7) return;
  lettering.write('full', { x, baseline: y + size * 0.364, size, align: 'middle', color: context.colors.secondary, text });
}
