// Pies and donuts: the parts are numbered clockwise from the top, and the list says what the numbers are.
import { quantity } from '../../quantity.js';
import { largest } from '../../typography.js';
import { Widest } from '../../widest.js';
import { arcsOf, cutsOf } from './arcs.js';
import { createCategories } from './painter.js';
import { needsOf, rowsOf, writeList } from './list.js';
import { layoutRing } from './ring.js';

/** @typedef {import('./painter.js').Scene} Scene */
/** @typedef {import('./ring.js').RingLayout} RingLayout */
/** @typedef {import('./arcs.js').Arc} Arc */
/** @typedef {import('./content.js').Entry & { number: number }} Part  number: its place in the list */

/**
 * @param {HTMLElement} host @param {import('../../painter.js').PainterContext} context
 * @param {number} hole part of the radius
 */
export function createRound(host, context, hole) {
  /** @type {Widest<number>} of the whole */
  const widest = new Widest();
  return createCategories(host, context, true, (scene) => {
    const { content: { entries }, width, height, tones } = scene;
    scene.fromZero = true;
    const layout = layoutRing(rowsOf(scene), width, height, context.sizes, needsOf(scene));
    const parts = entries.map((entry, i) => ({ ...entry, number: i + 1 })).filter((entry) => entry.share > 0);
    const gap = parts.length > 1 ? Math.max(1.5, Math.min(context.sizes.u * 4, layout.radius * 0.025)) : 0;
    const arcs = arcsOf(parts.map((part) => part.share));
    if (parts.length > 0) drawParts(scene, layout, parts, arcs, gap, hole); else drawEmpty(scene, layout, hole);
    if (layout.list) writeList(scene, layout.list, (entry) => (entry.share > 0 ? tones.of(entry.tone) : null));
    numberParts(scene, layout, parts, arcs, hole);
    if (hole > 0) writeTotal(scene, layout, hole, widest);
  });
}

/** @param {Scene} scene @param {RingLayout} layout @param {Part[]} parts @param {Arc[]} arcs @param {number} gap @param {number} hole */
function drawParts({ pen, tones }, { x, y, radius }, parts, arcs, gap, hole) {
  arcs.forEach(({ from, to }, i) => {
    pen.fillStyle = tones.of(parts[i].tone);
    pen.beginPath();
    if (hole > 0) pen.arc(x, y, radius * hole, to, from, true); else pen.moveTo(x, y);
    pen.arc(x, y, radius, from, to);
    pen.fill();
  });
  // Nothing else is on the canvas yet.
  pen.globalCompositeOperation = 'destination-out';
  for (const { angle, width } of cutsOf(arcs, radius, gap)) {
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + Math.cos(angle) * (radius + 1), y + Math.sin(angle) * (radius + 1));
    pen.stroke();
  }
  pen.globalCompositeOperation = 'source-over';
}

/** @param {Scene} scene @param {RingLayout} layout @param {number} hole */
function drawEmpty({ pen, context }, { x, y, radius }, hole) {
  const thick = Math.max(2, hole > 0 ? radius * (1 - hole) : context.sizes.u * 3);
  pen.strokeStyle = context.colors.line;
  pen.lineWidth = thick;
  pen.beginPath();
  pen.arc(x, y, Math.max(0, radius - thick / 2), 0, Math.PI * 2);
  pen.stroke();
}

/** @param {Scene} scene @param {RingLayout} layout @param {Part[]} parts @param {Arc[]} arcs @param {number} hole */
function numberParts({ lettering, context, tones }, { x, y, radius, list }, parts, arcs, hole) {
  const size = Math.min(list?.size ?? context.sizes.label, context.sizes.label, hole > 0 ? radius * (1 - hole) * 0.8 : radius);
  const distance = radius * (hole > 0 ? (1 + hole) / 2 : 0.72);
  for (const [i, { share, number }] of parts.entries()) {
    const angle = (arcs[i].from + arcs[i].to) / 2;
    const room = Math.min(share * Math.PI * 2 * distance, radius * (hole > 0 ? 1 - hole : 0.5));
    // A part too thin for its number stands in the order of the list all the same.
    if (size < context.sizes.label * 0.5 || room < size * 0.62 + lettering.width(String(number), size * 0.5, 600)) continue;
    lettering.write(`part${number}`, {
      x: x + Math.cos(angle) * distance, baseline: y + Math.sin(angle) * distance + size * 0.364,
      size, weight: 600, align: 'middle', color: tones.ink, text: String(number),
    });
  }
}

/** @param {Scene} scene @param {RingLayout} layout @param {number} hole @param {Widest<number>} widest */
function writeTotal({ content, lettering, context }, { x, y, radius }, hole, widest) {
  const { entries, total, unit } = content;
  if (unit === '%' || !entries.some((entry) => entry.value !== null)) return;
  const { ink, secondary } = context.colors;
  const fractional = entries.some((entry) => entry.value !== null && !Number.isInteger(entry.value));
  const { parts } = quantity(total, unit, context, { digits: context.options.digits, compact: context.options.compact, steady: true, fractional });
  const inner = radius * hole * 0.94;
  const word = context.text('categories.total');
  const small = Math.min(context.sizes.label, inner * 0.4);
  const worded = inner > context.sizes.label * 1.7 && lettering.width(word, small) < inner * 1.5;
  const now = parts.reduce((sum, part) => sum + lettering.width(part.text, part.unit ? 0.5 : 1, part.unit ? 500 : 600), 0);
  const em = widest.offer(now, now, context.now());
  // The corners of the figure, and of the word below it, touch the inner edge.
  const font = largest((size) => {
    const above = size * (worded ? 0.62 : 0.42);
    return above < inner && (em * size) / 2 <= Math.sqrt(inner * inner - above * above);
  }, Math.min(context.sizes.medium, inner));
  if (font < context.sizes.label * 0.5) return;
  const baseline = y + font * 0.364 - (worded ? small * 0.55 : 0);
  lettering.write('total', {
    x, baseline, size: font, weight: 600, align: 'middle', color: ink, value: Number.isFinite(total) ? total : null,
    text: parts.map((part) => (part.unit ? { text: part.text, size: font * 0.5, weight: 500, color: secondary } : { text: part.text })),
  });
  if (worded) lettering.write('word', { x, baseline: baseline + small * 1.15, size: small, align: 'middle', color: secondary, text: word });
}
