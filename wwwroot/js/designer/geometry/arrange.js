// Aligning, distributing, tidying up. A group moves as one unit; what comes back are the boxes that change. Pure.
import { equal, moved, roundTo, unionOf } from './boxes.js';
import { distributed, leastOf } from './resize.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Size} Size
 * @typedef {'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'} Alignment
 *
 * @typedef {object} Unit  a widget, or a group with all its members
 * @property {string[]} ids
 * @property {Box[]} boxes  of each id
 * @property {Box} box      around all of them
 *
 * @typedef {Map<string, Box>} Changes  by id
 */

/** @param {readonly { id: string, box: Box }[]} members at least one @returns {Unit} */
export function unitOf(members) {
  const boxes = members.map(({ box }) => box);
  return { ids: members.map(({ id }) => id), boxes, box: /** @type {Box} */ (unionOf(boxes)) };
}

/** @param {readonly Unit[]} units @returns {Box} */
const around = (units) => /** @type {Box} */ (unionOf(units.map(({ box }) => box)));

/** @param {readonly Unit[]} units @param {(unit: Unit, index: number) => { x?: number, y?: number }} placeOf where its top left goes @returns {Changes} */
function placed(units, placeOf) {
  /** @type {Changes} */
  const changes = new Map();
  for (const [index, unit] of units.entries()) {
    const { x = unit.box.x, y = unit.box.y } = placeOf(unit, index);
    const [dx, dy] = [x - unit.box.x, y - unit.box.y];
    if (dx !== 0 || dy !== 0) for (const [i, id] of unit.ids.entries()) changes.set(id, moved(unit.boxes[i], dx, dy));
  }
  return changes;
}

/**
 * To the edge or the middle of the selection, of a single unit to that of the canvas.
 * @param {readonly Unit[]} units @param {Alignment} how @param {Size} canvas
 * @param {number} step to which middles are rounded: edges are those of others already
 */
export function align(units, how, canvas, step = 1) {
  if (units.length === 0) return new Map();
  const to = units.length === 1 ? { x: 0, y: 0, ...canvas } : around(units);
  return placed(units, ({ box }) => {
    switch (how) {
      case 'left': return { x: to.x };
      case 'centre': return { x: roundTo(to.x + (to.width - box.width) / 2, step) };
      case 'right': return { x: to.x + to.width - box.width };
      case 'top': return { y: to.y };
      case 'middle': return { y: roundTo(to.y + (to.height - box.height) / 2, step) };
      case 'bottom': return { y: to.y + to.height - box.height };
    }
  });
}

/**
 * The outermost two stay; the middles between them, or the gaps, become equal. Of rounded gaps none differs from another
 * by more than a step.
 * @param {readonly Unit[]} units @param {'x' | 'y'} axis @param {'centres' | 'gaps'} by @param {number} step
 */
export function distribute(units, axis, by, step = 1) {
  if (units.length < 3) return new Map();
  const side = axis === 'x' ? 'width' : 'height';
  const centre = (/** @type {Unit} */ { box }) => box[axis] + box[side] / 2;
  const row = [...units].sort((a, b) => (by === 'gaps' ? a.box[axis] - b.box[axis] : 0) || centre(a) - centre(b));
  const [first, last] = [row[0], row[row.length - 1]];
  const pace = (centre(last) - centre(first)) / (row.length - 1);
  // The gaps: from the start of the first to the end of the last, less all that stands between.
  const end = Math.max(...row.map(({ box }) => box[axis] + box[side]));
  const gap = (end - first.box[axis] - row.reduce((sum, { box }) => sum + box[side], 0)) / (row.length - 1);
  let at = first.box[axis];
  return placed(row, (unit, i) => {
    const to = by === 'gaps' ? at : centre(first) + i * pace - unit.box[side] / 2;
    at += unit.box[side] + gap;
    if (i === 0 || (i === row.length - 1 && by === 'centres')) return {};
    return { [axis]: i === row.length - 1 ? end - unit.box[side] : roundTo(to, step) };
  });
}

/**
 * Rows and columns with the same gap everywhere, from the top left of the selection. What stands in about one line is a
 * row; a short row keeps to the columns that it is nearest to.
 * @param {readonly Unit[]} units @param {number} [gap] default: the middle one of the present gaps @param {number} step
 */
export function tidy(units, gap, step = 1) {
  if (units.length < 2) return new Map();
  const rows = rowsOf(units);
  const widest = rows.reduce((most, row) => (row.length > most.length ? row : most));
  // By left edges, since they are what is lined up: tidied once more nothing moves.
  const starts = widest.map(({ box }) => box.x);
  const columns = rows.map((row) => columnsOf(row.map(({ box }) => box.x), starts));
  const space = gap ?? roundTo(usualGap(rows), step);
  const widths = starts.map(() => 0);
  rows.forEach((row, r) => row.forEach(({ box }, i) => { widths[columns[r][i]] = Math.max(widths[columns[r][i]], box.width); }));
  const { x: left, y: top } = around(units);
  const lefts = widths.map((_, column) => left + widths.slice(0, column).reduce((sum, width) => sum + width + space, 0));
  /** @type {Map<Unit, { x: number, y: number }>} */
  const places = new Map();
  let y = top;
  for (const [r, row] of rows.entries()) {
    for (const [i, unit] of row.entries()) places.set(unit, { x: lefts[columns[r][i]], y });
    y += Math.max(...row.map(({ box }) => box.height)) + space;
  }
  return placed(units, (unit) => /** @type {{ x: number, y: number }} */ (places.get(unit)));
}

/** @param {readonly Unit[]} units @returns {Unit[][]} from the top, each from the left */
function rowsOf(units) {
  /** @type {Unit[][]} */
  const rows = [];
  for (const unit of [...units].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)) {
    const row = rows.find((one) => one.every((other) => areBeside(unit.box, other.box)));
    if (row) row.push(unit);
    else rows.push([unit]);
  }
  return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y));
}

/** By more than half of the lower one. @param {Box} a @param {Box} b */
const areBeside = (a, b) => Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > Math.min(a.height, b.height) / 2;

/**
 * The columns that a row is nearest to in sum, in order and each at most once.
 * @param {number[]} lefts of the row @param {number[]} starts of the columns, at least as many @returns {number[]}
 */
function columnsOf(lefts, starts) {
  const spare = starts.length - lefts.length;
  // cost[i][k]: of the first i of the row with k columns left out.
  const cost = [Array(spare + 1).fill(0)];
  for (let i = 1; i <= lefts.length; i++) {
    cost.push([]);
    for (let k = 0; k <= spare; k++) {
      const here = cost[i - 1][k] + Math.abs(lefts[i - 1] - starts[i - 1 + k]);
      cost[i].push(k === 0 ? here : Math.min(here, cost[i][k - 1]));
    }
  }
  /** @type {number[]} */
  const columns = [];
  for (let [i, k] = [lefts.length, spare]; i > 0; i--) {
    while (k > 0 && cost[i][k - 1] <= cost[i][k]) k--;
    columns.unshift(i - 1 + k);
  }
  return columns;
}

/** @param {Unit[][]} rows */
function usualGap(rows) {
  const gaps = rows.flatMap((row) => row.slice(1).map(({ box }, i) => box.x - row[i].box.x - row[i].box.width));
  for (const [i, row] of rows.slice(1).entries())
    gaps.push(Math.min(...row.map(({ box }) => box.y)) - Math.max(...rows[i].map(({ box }) => box.y + box.height)));
  gaps.sort((a, b) => a - b);
  return Math.max(0, gaps[gaps.length >> 1]);
}

/**
 * As wide, as high or as large as the key unit, which was selected last. Members of a group keep their parts of it; it
 * gets no smaller than the least of its members allows.
 * @param {readonly Unit[]} units @param {'width' | 'height' | 'size'} side @param {Size} least of a widget
 */
export function sameSize(units, side, least = { width: 1, height: 1 }) {
  /** @type {Changes} */
  const changes = new Map();
  const key = units[units.length - 1]?.box;
  for (const { ids, boxes, box } of units) {
    const floor = leastOf(boxes, box, least);
    const to = {
      ...box,
      width: side === 'height' ? box.width : Math.max(key.width, floor.width),
      height: side === 'width' ? box.height : Math.max(key.height, floor.height),
    };
    if (!equal(box, to)) for (const [i, scaled] of distributed(boxes, box, to).entries()) changes.set(ids[i], scaled);
  }
  return changes;
}
