// Where the three figures of a throughput, their lists and the lanes between them stand in a box of any shape: side by
// side or one below the other. Pure: text widths come in.
import { gutter, row, sizeOf } from '../../marked-list.js';
import { largest } from '../../typography.js';

/**
 * @typedef {object} Content of the stations in, active and out
 * @property {number[]} captions  widths for a text of one pixel
 * @property {(station: number, font: number) => number} figure  width
 * @property {(import('../../marked-list.js').Needs | null)[]} lists
 *
 * @typedef {{ x: number, caption: number | null, baseline: number, list: import('../../marked-list.js').Place | null }} Station
 * @typedef {{ x: number, y: number, toX: number, toY: number, breadth: number }} LanePlace
 *
 * @typedef {object} Plan
 * @property {number} label   size of words
 * @property {number} font    of the three figures
 * @property {Station[]} stations
 * @property {LanePlace[]} lanes
 */

/** Height of a line, in em. */
export const line = 1.36;
/** Height of a figure, and of its digits, in em. */
const [tall, digits] = [1.06, 0.728];

/** @typedef {{ captions: boolean, lists: 'names' | 'letters' | 'none', beside: boolean }} Wish */
const worth = { names: 1, letters: 0.72, none: 0.3 };

/**
 * @param {number} width @param {number} height @param {number} wanted the figures' size @param {number} label
 * @param {Content} content @returns {Plan}
 */
export function planThroughput(width, height, wanted, label, content) {
  /** @type {{ plan: Plan, score: number } | null} */
  let best = null;
  for (let scale = 1; scale > 0.3; scale *= 0.88)
    for (const lists of /** @type {const} */ (['names', 'letters', 'none']))
      for (const captions of [true, false])
        for (const beside of [true, false])
          for (const lay of [across, down]) {
            const words = captions || lists !== 'none';
            const plan = lay(width, height, wanted, words ? label * scale : 0, content, { captions, lists, beside });
            if (!plan || plan.font < plan.label * 1.15) continue;
            const { x, y, toX, toY, breadth } = plan.lanes[0];
            const long = Math.min(1, (toX - x + toY - y) / (breadth * 2.5));
            const score = Math.sqrt(plan.font / wanted) * (words ? scale * scale : 1) * worth[lists] * (captions ? 1 : 0.5) * long ** 0.25
              * (words && (lay === across) === (width > height * 1.2) ? 1.25 : 1);
            if (!best || score > best.score * 1.001) best = { plan, score };
          }
  return /** @type {{ plan: Plan }} */ (best).plan;
}

/** @returns {Plan | null} */
function across(/** @type {number} */ width, /** @type {number} */ height, /** @type {number} */ wanted, /** @type {number} */ label, /** @type {Content} */ content, /** @type {Wish} */ wish) {
  const head = wish.captions ? line * label : 0;
  const lines = wish.beside ? Math.floor(height / (row * label)) : 4;
  if (lines < 1 && wish.lists !== 'none') return null;
  const lists = content.lists.map((list) => sizeOf(list, wish.lists, label, lines));
  const listHeight = Math.max(...lists.map((one) => one.height));
  const heightOf = (/** @type {number} */ font) => head + font * tall + (wish.beside || listHeight === 0 ? 0 : listHeight + label * 0.3);
  const own = (/** @type {number} */ i, /** @type {number} */ font) => Math.max(wish.captions ? content.captions[i] * label : 0, content.figure(i, font));
  const widthOf = (/** @type {number} */ i, /** @type {number} */ font) => (wish.beside
    ? own(i, font) + (lists[i].width > 0 ? label * gutter + lists[i].width : 0) : Math.max(own(i, font), lists[i].width));
  const least = (/** @type {number} */ font) => Math.max(label * 3, font * 1.5);
  const font = largest((size) => heightOf(size) <= height
    && widthOf(0, size) + widthOf(1, size) + widthOf(2, size) + 2 * least(size) <= width, wanted);
  if (font < 1 || (wish.beside && listHeight > height)) return null;

  const taken = [0, 1, 2].map((i) => widthOf(i, font));
  const lane = (width - taken[0] - taken[1] - taken[2]) / 2;
  const top = (height - heightOf(font)) / 2;
  const baseline = top + head + font * (tall - (tall - digits) / 2);
  const middle = baseline - font * digits / 2;
  const air = Math.max(label * 0.5, font * 0.25);
  /** @type {Station[]} */
  const stations = [];
  /** @type {LanePlace[]} */
  const lanes = [];
  let x = 0;
  for (let i = 0; i < 3; i++) {
    const { width: wide, height: high, column, rows } = lists[i];
    stations.push({
      x, caption: wish.captions ? top + label : null, baseline,
      list: wide === 0 ? null : {
        x: wish.beside ? x + own(i, font) + label * gutter : x, width: column, rows, gap: gutter * label, names: wish.lists === 'names',
        y: wish.beside ? (height - high) / 2 : top + head + font * tall + label * 0.3,
      },
    });
    x += taken[i];
    if (i < 2) lanes.push({ x: x + air, y: middle, toX: x + lane - air, toY: middle, breadth: font * 0.8 });
    x += lane;
  }
  return { label, font, stations, lanes };
}

/** @returns {Plan | null} */
function down(/** @type {number} */ width, /** @type {number} */ height, /** @type {number} */ wanted, /** @type {number} */ label, /** @type {Content} */ content, /** @type {Wish} */ wish) {
  const head = wish.captions ? line * label : 0;
  const lists = content.lists.map((list) => sizeOf(list, wish.lists, label, 4));
  const own = (/** @type {number} */ font) => Math.max(...[0, 1, 2].map((i) => Math.max(wish.captions ? content.captions[i] * label : 0, content.figure(i, font))));
  const side = (/** @type {number} */ font) => own(font) + label * gutter;
  const wide = Math.max(...lists.map((one) => one.width));
  const block = (/** @type {number} */ font) => head + font * tall;
  const under = lists.map((one) => (wish.beside || one.height === 0 ? 0 : one.height + label * 0.3));
  const least = (/** @type {number} */ font) => Math.max(label * 1.5, font * 0.8);
  const fits = (/** @type {number} */ font) => 3 * block(font) + under[0] + under[1] + under[2] + 2 * least(font) <= height
    && (wish.beside && wide > 0 ? side(font) + wide : Math.max(own(font), wide)) <= width;
  const font = largest(fits, wanted);
  const listsHeight = lists.reduce((sum, one) => sum + one.height, 0) + label * 0.6;
  if (font < 1 || (wish.beside && wide > 0 && listsHeight > height)) return null;

  const lane = (height - 3 * block(font) - under[0] - under[1] - under[2]) / 2;
  const breadth = Math.min(width, font * 0.8);
  const air = Math.max(label * 0.3, font * 0.1);
  /** @type {Station[]} */
  const stations = [];
  /** @type {LanePlace[]} */
  const lanes = [];
  let y = 0;
  for (let i = 0; i < 3; i++) {
    const { width: any, height: high, column, rows } = lists[i];
    // Beside the figures the lists have the height of the lanes, too; the last one stands on the ground.
    const beside = Math.min(y + (block(font) - high) / 2, height - high - (i === 1 ? lists[2].height + label * 0.6 : 0));
    stations.push({
      x: 0, caption: wish.captions ? y + label : null, baseline: y + head + font * (tall - (tall - digits) / 2),
      list: any === 0 ? null : {
        x: wish.beside ? side(font) : 0, width: column, rows, gap: 0, names: wish.lists === 'names',
        y: wish.beside ? beside : y + block(font) + label * 0.3,
      },
    });
    y += block(font) + under[i];
    if (i < 2) lanes.push({ x: breadth / 2, y: y + air, toX: breadth / 2, toY: y + lane - air, breadth });
    y += lane;
  }
  return { label, font, stations, lanes };
}
