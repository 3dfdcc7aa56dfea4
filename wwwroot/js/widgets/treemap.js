// Categories as fields whose areas are their values. Payload: categories, see CategoriesComposer.cs.
import { mix } from '../oklch.js';
import { createCategories } from './categories/painter.js';
import { fieldText, inset } from './treemap/layout.js';
import { squarify, withinGaps } from './treemap/squarify.js';

/** @typedef {import('./categories/painter.js').Scene} Scene */
/** @typedef {import('./categories/content.js').Entry} Entry */
/** @typedef {import('./categories/boxes.js').Box & { text: ReturnType<typeof fieldText>, entry: Entry }} Field */

/** How much of its tone a field has: as much as its text in ink can be read on. */
const strength = 0.38;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  return createCategories(host, context, true, (scene) => {
    const { content, width, height, lettering, fill, tones } = scene;
    const { panel } = context.colors;
    const size = Math.min(context.sizes.label, height / 4, width / 6);
    const parts = content.entries.filter((entry) => entry.share > 0);
    const gap = Math.max(1.5, context.sizes.u * 4);
    const fieldsIn = (/** @type {number} */ free) => fieldsOf(scene, parts, free);
    let fields = fieldsIn(height);
    let words = wordsOf(scene, fields, size);
    if (words) {
      // A line for the words, which may leave one more field without a name.
      fields = fieldsIn(height - size * 1.5);
      words = wordsOf(scene, fields, size);
    }
    const used = words ? height - size * 1.5 : height;
    fields.forEach((field, i) => {
      fill(withinGaps(field, width, used, gap), mix(panel, tones.of(field.entry.tone), strength));
      writeField(scene, field, i);
    });
    if (parts.length === 0) drawEmpty(scene, used, gap);
    if (words) lettering.write('words', { x: 0, baseline: height - size * 0.36, size, color: context.colors.secondary, text: lettering.cut(words, size, 500, width) });
  });
}

/** What the picture does not say: fields too small for their names, and what has no field. @param {Scene} scene @param {Field[]} fields @param {number} size */
function wordsOf({ content: { entries, below }, width, lettering, context }, fields, size) {
  const unsaid = [
    ...fields.filter((field) => !field.text).map((field) => field.entry), ...entries.filter((entry) => (entry.value ?? 0) < 0),
  ].map((entry) => `${entry.name} ${entry.text}`);
  const tail = below > 0 ? [context.text('categories.below', below)] : [];
  for (let said = unsaid.length; said >= 0; said--) {
    const rest = said < unsaid.length ? [context.text(said > 0 ? 'categories.more' : 'categories.unnamed', unsaid.length - said)] : [];
    const words = [...unsaid.slice(0, said), ...rest, ...tail].join(' · ');
    if (lettering.width(words, size) <= width) return words;
  }
  return [...tail, context.text('categories.unnamed', unsaid.length)][0];
}

/** @param {Scene} scene @param {Entry[]} parts @param {number} height @returns {Field[]} */
function fieldsOf({ width, lettering, context }, parts, height) {
  if (height <= 0) return [];
  return squarify(parts.map((entry) => entry.share), width, height).map((box, i) => {
    const entry = parts[i];
    const text = fieldText(box.width, box.height, context.sizes, {
      name: lettering.width(entry.name, 1, 600), value: lettering.width(entry.text, 1, 600),
    });
    return { ...box, text, entry };
  });
}

/** @param {Scene} scene @param {Field} field @param {number} i */
function writeField({ lettering, context }, { x, y, height, text, entry }, i) {
  if (!text) return;
  const { ink } = context.colors;
  const edge = text.name * inset;
  // One line in a low field stands in its middle.
  const single = (text.beside || text.value === 0) && height < text.name * 2.4;
  const baseline = single ? y + height / 2 + text.name * 0.364 : y + edge * 0.55 + text.name * 0.96;
  lettering.write(`name${i}`, { x: x + edge, baseline, size: text.name, weight: 600, color: ink, text: lettering.cut(entry.name, text.name, 600, text.room, true) });
  if (text.value === 0) return;
  const after = text.beside ? lettering.width(lettering.cut(entry.name, text.name, 600, text.room, true), text.name, 600) + text.name * 0.6 : 0;
  lettering.write(`value${i}`, {
    x: x + edge + after, baseline: text.beside ? baseline : baseline + text.value * 1.08, size: text.value,
    weight: text.value > text.name ? 600 : 500, tight: text.value > text.name, color: ink, text: entry.text, value: entry.value,
  });
}

/** @param {Scene} scene @param {number} height @param {number} gap */
function drawEmpty({ pen, width, context }, height, gap) {
  pen.strokeStyle = context.colors.line;
  pen.lineWidth = gap / 2;
  pen.strokeRect(gap / 2, gap / 2, Math.max(0, width - gap), Math.max(0, height - gap));
}
