// The list beside a round picture: what each part is called, and its value.
import { drawShape } from '../../painter.js';
import { markOf } from '../../thresholds.js';
import { shareText } from './content.js';
import { apart, space } from './ring.js';

/** @typedef {import('./content.js').Entry} Entry */
/** @typedef {import('./painter.js').Scene} Scene */

/** In em: a swatch and the space behind it; behind its number; a threshold's shape before a value. */
const [swatch, behind, shape] = [1.15, 0.5, 1.1];

/** Words under the categories: what is not drawn, and how many there is no entry for. @param {Scene} scene */
function notesOf({ content: { below, more }, context, fromZero, note }) {
  return [
    note ?? '',
    fromZero && below > 0 ? context.text('categories.below', below) : '',
    more > 0 ? context.text('categories.more', more) : '',
  ].filter(Boolean);
}

/** How many rows a list has. @param {Scene} scene */
export const rowsOf = (scene) => scene.content.entries.length + notesOf(scene).length;

/**
 * @param {Scene} scene @param {boolean} [marked] whether values have thresholds
 * @returns {import('./ring.js').Needs}
 */
export function needsOf(scene, marked = false) {
  const { content: { entries }, lettering, widest, partsOfWhole, context } = scene;
  const wide = (/** @type {string[]} */ texts, weight = 500) => Math.max(0, ...texts.map((text) => lettering.width(text, 1, weight)));
  const value = wide(entries.map((entry) => entry.text), 600) + (marked ? shape : 0);
  return {
    lead: leadOf(scene),
    name: wide(entries.map((entry) => entry.name)),
    value: widest.offer(value, value, context.now()),
    share: partsOfWhole ? shareWidth(scene, 1) : 0,
  };
}

/** Parts of a whole are told apart by colour too: a swatch, then the number. @param {Scene} scene */
const leadOf = (scene) => (scene.partsOfWhole ? swatch : 0) + numberWidth(scene) + behind;

/** @param {Scene} scene */
const numberWidth = ({ content: { entries }, lettering }) => lettering.width(String(entries.length), 1, 600);

/**
 * @param {Scene} scene @param {import('./ring.js').List} list
 * @param {(entry: Entry) => string | null} [colorOf] of its part of the picture; null: it has none
 */
export function writeList(scene, list, colorOf) {
  const { content: { entries, more }, lettering, context, pen, partsOfWhole } = scene;
  const { size } = list;
  const { ink, secondary } = context.colors;
  const notes = notesOf(scene);
  const all = entries.length + notes.length <= list.places;
  const shown = all ? entries.length : Math.min(entries.length, list.places - 1);
  const words = all ? notes : [context.text('categories.more', entries.length - shown + more)];
  const start = size * leadOf(scene);
  const place = (/** @type {number} */ i) => ({
    x: list.x + Math.floor(i / list.rows) * (list.columnWidth + list.gap),
    baseline: list.y + (i % list.rows) * list.rowHeight + size * (0.68 + 0.364),
  });
  entries.slice(0, shown).forEach((entry, i) => {
    const { x, baseline } = place(i);
    const middle = baseline - size * 0.364;
    const color = colorOf?.(entry);
    pen.lineWidth = Math.max(1, size / 12);
    pen.fillStyle = color ?? secondary;
    pen.strokeStyle = secondary;
    if (color) pen.fillRect(x, middle - size * 0.4, size * 0.8, size * 0.8);
    else if (colorOf) pen.strokeRect(x + pen.lineWidth, middle - size * 0.3, size * 0.6, size * 0.6);
    if (color !== null) lettering.write(`number${i}`, { x: x + start - size * behind, baseline, size, weight: 600, align: 'end', color: secondary, text: String(i + 1) });
    const end = x + list.columnWidth;
    const below = list.stacked ? baseline + size * 1.14 : baseline;
    let right = end;
    if (list.shares) {
      const share = partsOfWhole && (entry.value ?? -1) >= 0 ? shareText(entry.share, context) : '';
      if (share) lettering.write(`share${i}`, { x: right, baseline: below, size, align: 'end', color: secondary, text: share });
      right -= size * apart + shareWidth(scene, size);
    }
    const wide = lettering.width(entry.text, size, 600);
    // Below its name a value begins where the name does.
    const left = list.stacked ? x + start + (entry.severity ? size * shape : 0) : right - wide;
    lettering.write(`value${i}`, { x: left + wide, baseline: below, size, weight: 600, align: 'end', color: ink, text: entry.text, value: entry.value });
    if (entry.severity) drawShape(pen, markOf[entry.severity].shape, left - size * 0.6, below - size * 0.364, size * 0.66, context.colors[markOf[entry.severity].color]);
    const room = (list.stacked ? end : left - (entry.severity ? size * shape : 0) - size * space * 0.7) - x - start;
    lettering.write(`name${i}`, { x: x + start, baseline, size, color: list.stacked ? secondary : ink, text: lettering.cut(entry.name, size, 500, room, true) });
  });
  words.forEach((text, i) => {
    const { x, baseline } = place(shown + i);
    const small = size * Math.min(1, Math.max(0.6, list.columnWidth / lettering.width(text, size)));
    lettering.write(`note${i}`, { x, baseline, size: small, color: secondary, text: lettering.cut(text, small, 500, list.columnWidth) });
  });
}

/** Room of a share: all of it, and less than one percent. @param {Scene} scene @param {number} size */
const shareWidth = ({ lettering, context }, size) => Math.max(...[1, 0.001].map((share) => lettering.width(shareText(share, context), size)));
