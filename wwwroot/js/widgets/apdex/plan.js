// Where a score, its rating, the bar of classes and their list stand in a box of any shape. Pure: text widths come in.
import { gutter, sizeOf } from '../../marked-list.js';
import { largest } from '../../typography.js';

/**
 * @typedef {object} Content
 * @property {(font: number) => number} score  width
 * @property {number} rating  width with its mark, for a text of one pixel
 * @property {import('../../marked-list.js').Needs | null} list  null: there were no requests
 * @property {number} note    width for a text of one pixel
 *
 * @typedef {object} Plan
 * @property {number} font @property {number} baseline  of the score, at the left edge
 * @property {number} label
 * @property {{ x: number, baseline: number, size: number } | null} rating
 * @property {{ x: number, y: number, width: number, height: number } | null} bar
 * @property {import('../../marked-list.js').Place | null} list
 * @property {boolean} shares  whether each class has its share beside its count
 * @property {{ x: number, baseline: number } | null} note
 */

/** In em: height of a line, of the score, of its digits, of the bar. */
const [line, tall, digits, thick] = [1.36, 1.06, 0.728, 1.3];

/** @typedef {{ beside: boolean, ratingBelow: boolean, rating: boolean, bar: boolean, list: import('../../marked-list.js').Wording, shares: boolean, note: boolean }} Wish */
/** What there may be room for, the most first. @type {[worth: number, Omit<Wish, 'beside' | 'ratingBelow'>][]} */
const wishes = [
  [1, { rating: true, bar: true, list: 'names', shares: true, note: true }],
  [0.9, { rating: true, bar: true, list: 'names', shares: true, note: false }],
  [0.75, { rating: true, bar: true, list: 'letters', shares: true, note: false }],
  [0.65, { rating: true, bar: true, list: 'letters', shares: false, note: false }],
  [0.5, { rating: true, bar: true, list: 'none', shares: false, note: false }],
  [0.4, { rating: true, bar: false, list: 'none', shares: false, note: false }],
  [0.12, { rating: false, bar: false, list: 'none', shares: false, note: false }],
];

/**
 * @param {number} width @param {number} height @param {number} wanted @param {number} label @param {Content} content
 * @returns {Plan}
 */
export function planApdex(width, height, wanted, label, content) {
  /** @type {{ plan: Plan, score: number } | null} */
  let best = null;
  for (const [worth, wish] of wishes)
    for (let scale = 1; scale > 0.3; scale *= 0.88)
      for (const beside of [true, false])
        for (const ratingBelow of [true, false]) {
          const size = wish.rating ? label * scale : 0;
          const make = (/** @type {number} */ font) => lay(width, height, font, size, content, { ...wish, beside, ratingBelow });
          const font = largest((one) => make(one) !== null, wanted);
          const plan = make(font * 0.9999);
          if (!plan || font < size * 1.3) continue;
          const score = Math.sqrt(font / wanted) * (wish.rating ? scale * scale : 1) * worth;
          if (!best || score > best.score * 1.001) best = { plan, score };
        }
  return /** @type {{ plan: Plan }} */ (best).plan;
}

/** @param {number} width @param {number} height @param {number} font @param {number} label @param {Content} content @param {Wish} wish @returns {Plan | null} */
function lay(width, height, font, label, content, wish) {
  const { beside, ratingBelow } = wish;
  const score = content.score(font);
  const size = Math.min(label * 1.5, Math.max(label, font * 0.36));
  const ratingWidth = wish.rating ? content.rating * size : 0;
  const ratingHeight = wish.rating && ratingBelow ? line * size : 0;
  const headWidth = ratingBelow ? Math.max(score, ratingWidth) : score + (ratingWidth > 0 ? font * 0.3 + ratingWidth : 0);
  const headHeight = font * tall + ratingHeight;
  if (headWidth > width || headHeight > height) return null;

  const left = beside ? headWidth + label * 1.2 : 0;
  const room = width - left;
  const [bar, note] = [wish.bar && content.list ? thick * label : 0, wish.note && content.list ? line * label : 0];
  const needs = content.list && (wish.shares ? content.list : { ...content.list, share: 0 });
  const single = sizeOf(needs, wish.list, label, 4);
  const columns = Math.floor((room + gutter * label) / (single.column + gutter * label)) || 0;
  const list = sizeOf(needs, wish.list, label, Math.ceil(4 / Math.max(1, Math.min(4, columns))));
  if (list.width > room || (note > 0 && content.note * label > room) || (bar > 0 && room < label * 5)) return null;
  const gap = label * 0.4;
  const body = bar + (list.height ? list.height + gap : 0) + (note ? note + gap * 0.5 : 0);
  const all = beside ? Math.max(headHeight, body) : headHeight + (body > 0 ? gap + body : 0);
  if (all > height) return null;

  // A few lines in a high box stay together, at the top.
  const top = beside || width > height * 2 ? (height - all) / 2 : 0;
  const headTop = beside ? (height - headHeight) / 2 : top;
  const baseline = headTop + font * (tall - (tall - digits) / 2);
  let y = beside ? (height - body) / 2 : headTop + headHeight + gap;
  const barBox = bar > 0 ? { x: left, y, width: room, height: bar } : null;
  y += bar + (bar > 0 ? gap : 0);
  const place = list.height > 0 ? { x: left, y, width: list.column, rows: list.rows, gap: gutter * label, names: wish.list === 'names' } : null;
  y += list.height + gap * 0.5;
  return {
    font, baseline, label,
    rating: !wish.rating ? null : ratingBelow
      ? { x: 0, baseline: headTop + font * tall + size, size } : { x: score + font * 0.3, baseline, size },
    bar: barBox, list: place, shares: wish.shares, note: note > 0 ? { x: left, baseline: y + label } : null,
  };
}
