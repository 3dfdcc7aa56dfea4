// Categories as axes around a centre. Payload: categories, see CategoriesComposer.cs.
import { mix } from '../oklch.js';
import { needsOf, rowsOf, writeList } from './categories/list.js';
import { createCategories } from './categories/painter.js';
import { layoutRing } from './categories/ring.js';
import { Scale, partOf } from './categories/scale.js';
import { angleOf, between, cornersOf, layoutAround, leftOf } from './radar/layout.js';

/** @typedef {import('./categories/painter.js').Scene} Scene */

/** Fewer axes enclose nothing: then there is the list alone. */
const leastAxes = 3;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const scale = new Scale();
  return createCategories(host, context, false, (scene) => {
    const { content: { entries, more }, width, height, lettering, widest } = scene;
    const { options, sizes } = context;
    const ends = scale.next(entries.map((entry) => entry.value), options.max);
    const enough = entries.length >= leastAxes;
    const size = sizes.label;
    const value = Math.max(0, ...entries.map((entry) => lettering.width(entry.text, 1, 600)));
    const widestValue = widest.offer(value, value, context.now()) * size;
    const around = enough && more === 0
      ? layoutAround(width, height, size, entries.map((entry) => ({ name: lettering.width(entry.name, size), value: widestValue }))) : null;
    const beside = around ? null : layoutRing(rowsOf(scene), width, height, sizes, needsOf(scene), enough || entries.length === 0);
    const { x, y } = around ?? beside ?? { x: 0, y: 0 };
    // Numbers at the axes' ends, where names have no room.
    const whole = around?.radius ?? beside?.radius ?? 0;
    const number = around || whole < size * 2.6 ? 0 : Math.min(size, beside?.list?.size ?? size);
    const radius = Math.max(0, whole - number * 1.25 - context.sizes.u * 3);
    if (entries.length === 0) drawEmpty(scene, x, y, radius);
    else if (enough && radius > 2) drawPicture(scene, ends, x, y, radius);
    if (around) writeAround(scene, around, size);
    else if (enough && number > 0) numberAxes(scene, x, y, radius, number);
    if (beside?.list) writeList(scene, beside.list);
  });
}

/** How many lines around the centre divide an axis. */
const steps = 4;

/** @param {Scene} scene @param {import('./categories/scale.js').Ends} ends @param {number} x @param {number} y @param {number} radius */
function drawPicture({ content: { entries }, pen, context }, ends, x, y, radius) {
  const { data, hairline, earlier, panel } = context.colors;
  const { u } = context.sizes;
  const trace = (/** @type {(i: number) => number} */ part) => tracePolygon(pen, cornersOf(entries.map((_, i) => part(i)), x, y, radius));
  pen.lineJoin = 'round';
  pen.strokeStyle = hairline;
  pen.lineWidth = Math.max(1, u * 2);
  for (let step = 1; step <= steps; step++) { trace(() => step / steps); pen.stroke(); }
  pen.lineWidth = Math.max(1, u);
  pen.beginPath();
  for (const corner of cornersOf(entries.map(() => 1), x, y, radius)) { pen.moveTo(x, y); pen.lineTo(corner.x, corner.y); }
  pen.stroke();
  const zero = partOf(ends, 0);
  if (ends.low < 0) {
    // Where values fall below zero, the middle is not zero: a line of its own says where zero is.
    pen.strokeStyle = earlier;
    pen.lineWidth = Math.max(1.5, u * 3);
    trace(() => zero);
    pen.stroke();
  }
  trace((i) => { const { value } = entries[i]; return value === null ? zero : partOf(ends, value); });
  pen.fillStyle = mix(panel, data, 0.35);
  pen.globalAlpha = 0.6;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = data;
  pen.lineWidth = Math.max(2, Math.min(u * 5, radius * 0.05));
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {{ x: number, y: number }[]} corners */
function tracePolygon(pen, corners) {
  pen.beginPath();
  for (const { x, y } of corners) pen.lineTo(x, y);
  pen.closePath();
}

/** @param {Scene} scene @param {import('./radar/layout.js').Around} around @param {number} size */
function writeAround({ content: { entries }, lettering, context }, { texts, stacked }, size) {
  const { ink, secondary } = context.colors;
  entries.forEach(({ name, text, value }, i) => {
    const { x, top, align } = texts[i];
    const left = leftOf(texts[i]);
    const baseline = top + size * 0.86;
    if (stacked) {
      lettering.write(`name${i}`, { x, baseline, size, align, color: secondary, text: name });
      lettering.write(`value${i}`, { x, baseline: baseline + size * 1.12, size, weight: 600, align, color: ink, text, value });
      return;
    }
    lettering.write(`name${i}`, { x: left, baseline, size, color: secondary, text: name });
    lettering.write(`value${i}`, { x: left + lettering.width(name, size) + size * between, baseline, size, weight: 600, color: ink, text, value });
  });
}

/** @param {Scene} scene @param {number} x @param {number} y @param {number} radius @param {number} size */
function numberAxes({ content: { entries }, lettering, context }, x, y, radius, size) {
  entries.forEach((_, i) => {
    const angle = angleOf(i, entries.length);
    const far = radius + size * 0.72;
    lettering.write(`axis${i}`, {
      x: x + Math.cos(angle) * far, baseline: y + Math.sin(angle) * far + size * 0.364, size: size * 0.9, weight: 600, align: 'middle',
      color: context.colors.secondary, text: String(i + 1),
    });
  });
}

/** @param {Scene} scene @param {number} x @param {number} y @param {number} radius */
function drawEmpty({ pen, context }, x, y, radius) {
  pen.strokeStyle = context.colors.line;
  pen.lineWidth = Math.max(1, context.sizes.u * 2);
  tracePolygon(pen, cornersOf(Array(6).fill(1), x, y, radius));
  pen.stroke();
}
