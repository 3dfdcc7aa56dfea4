// Equal gaps along one axis: the gaps between neighbours, and where a box would make one more of the same. Pure.

/**
 * @typedef {{ start: number, end: number, low: number, high: number }} Span  a box along the axis, and across it
 *
 * @typedef {object} Gap  between two boxes that see each other
 * @property {Span} before
 * @property {Span} after
 * @property {number} length
 * @property {number} low   where both are, across the axis
 * @property {number} high
 *
 * @typedef {{ from: number, to: number, at: number }} Segment  along the axis, and where across it
 */

/** @param {Span} a @param {Span} b */
const beside = (a, b) => a.low < b.high && b.low < a.high;

/**
 * All gaps between two boxes with nothing between them. Once for each gesture: of 500 boxes in rows some 1,000 gaps.
 * @param {readonly Span[]} spans sorted by start @param {number} same what counts as no distance @returns {Gap[]}
 */
export function gapsOf(spans, same) {
  /** @type {Gap[]} */
  const gaps = [];
  for (const before of spans) {
    const lane = spans.filter((span) => span.end > before.end + same && span.low < before.high && span.high > before.low);
    for (const [i, after] of lane.entries()) {
      if (after.start < before.end + same) continue;
      const [low, high] = [Math.max(before.low, after.low), Math.min(before.high, after.high)];
      if (!isCrossed(lane, i, before.end, low, high)) gaps.push({ before, after, length: after.start - before.end, low, high });
    }
  }
  return gaps;
}

/**
 * Whether one of the first boxes of a lane stands in a gap. One that reaches across all of it is a ground under both.
 * @param {readonly Span[]} lane sorted by start @param {number} index of the box that ends the gap @param {number} from @param {number} low @param {number} high
 */
function isCrossed(lane, index, from, low, high) {
  for (let k = 0; k < index; k++) {
    const { start, end, low: top, high: foot } = lane[k];
    if (top < high && foot > low && start < lane[index].start && (start > from || end < lane[index].start)) return true;
  }
  return false;
}

/** @param {readonly Span[]} spans @param {number} from @param {number} to @param {number} low @param {number} high @param {number} same */
function isFree(spans, from, to, low, high, same) {
  for (const { start, end, low: top, high: foot } of spans)
    if (start < to - same && end > from + same && top < high && foot > low && (start > from + same || end < to - same)) return false;
  return true;
}

/**
 * Visits each place of a moved box at which it makes a gap equal to one of its row: between two neighbours, or as the
 * next after or before them.
 * @param {readonly Gap[]} gaps @param {Span} span @param {(offset: number, gap: Gap, place: -1 | 0 | 1) => void} visit
 */
export function visitMoves(gaps, span, visit) {
  const size = span.end - span.start;
  for (const gap of gaps) {
    if (gap.low >= span.high || gap.high <= span.low) continue;
    if (gap.length >= size) visit(gap.before.end + (gap.length - size) / 2 - span.start, gap, 0);
    visit(gap.after.end + gap.length - span.start, gap, 1);
    visit(gap.before.start - gap.length - span.end, gap, -1);
  }
}

/**
 * @param {readonly Gap[]} gaps @param {readonly Span[]} spans @param {Span} span @param {number} best offset that is to be beaten @param {number} same
 * @returns {number} the least offset, or `best`
 */
export function nearestMove(gaps, spans, span, best, same) {
  visitMoves(gaps, span, (offset, gap, place) => {
    if (Math.abs(offset) < Math.abs(best) - same && opens(spans, span, offset, gap, place, same)) best = offset;
  });
  return best;
}

/** Whether the new gap is one that can be seen. @param {readonly Span[]} spans @param {Span} span @param {number} offset @param {Gap} gap @param {-1 | 0 | 1} place @param {number} same */
function opens(spans, span, offset, { before, after, low, high }, place, same) {
  const [top, foot] = [Math.max(low, span.low), Math.min(high, span.high)];
  if (place === 0) return true;
  return place > 0 ? isFree(spans, after.end, span.start + offset, top, foot, same) : isFree(spans, span.end + offset, before.start, top, foot, same);
}

/**
 * Visits each place near by at which an edge keeps the usual distance to a box beside it.
 * @param {readonly Span[]} spans @param {Span} span @param {{ length: number, way: -1 | 0 | 1, within: number, same: number }} how  length: 0 of none; way: which edge moves, its start, both, or its end; within: how far it is attracted
 * @param {(offset: number, from: number, to: number, other: Span) => void} visit
 */
export function visitUsual(spans, span, { length, way, within, same }, visit) {
  if (length === 0) return;
  for (const other of spans) {
    if (!beside(other, span)) continue;
    const offer = (/** @type {number} */ offset, /** @type {number} */ from) => {
      if (Math.abs(offset) > within) return;
      const [low, high] = [Math.max(other.low, span.low), Math.min(other.high, span.high)];
      if (isFree(spans, from, from + length, low, high, same)) visit(offset, from, from + length, other);
    };
    if (way <= 0) offer(other.end + length - span.start, other.end);
    if (way >= 0) offer(other.start - length - span.end, other.start - length);
  }
}

/**
 * The segments of equal length around a box that stands where it is.
 * @param {readonly Gap[]} gaps @param {readonly Span[]} spans @param {Span} span @param {number} same @returns {Segment[]}
 */
export function segmentsOf(gaps, spans, span, same) {
  /** @type {Map<string, Segment>} */
  const segments = new Map();
  const add = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ low, /** @type {number} */ high) => {
    segments.set(`${from} ${to}`, { from, to, at: (low + high) / 2 });
  };
  visitMoves(gaps, span, (offset, gap, place) => {
    if (Math.abs(offset) > 2 * same || !opens(spans, span, 0, gap, place, same)) return;
    const [low, high] = [Math.max(gap.low, span.low), Math.min(gap.high, span.high)];
    const { before, after } = gap;
    if (place <= 0) add(place < 0 ? span.end : before.end, place < 0 ? before.start : span.start, low, high);
    if (place >= 0) add(place > 0 ? after.end : span.end, place > 0 ? span.start : after.start, low, high);
    if (place !== 0) for (const link of rowOf(gaps, gap, place, same)) add(link.before.end, link.after.start, link.low, link.high);
  });
  return [...segments.values()];
}

/** A gap and those of its row that lead on from it at the same length, away from the moved box. @param {readonly Gap[]} gaps @param {Gap} gap @param {-1 | 1} place @param {number} same */
function rowOf(gaps, gap, place, same) {
  const row = [gap];
  for (let last = gap; ; last = row[row.length - 1]) {
    const next = gaps.find((other) => (place > 0 ? other.after === last.before : other.before === last.after) && Math.abs(other.length - gap.length) <= 2 * same);
    if (!next) return row;
    row.push(next);
  }
}

/**
 * Visits each offset of a moving edge at which the gap to its neighbour equals the one on the box's other side, or one
 * beyond the neighbour.
 * @param {readonly Gap[]} gaps @param {readonly Span[]} spans @param {Span} span @param {-1 | 1} way 1: its end moves, -1: its start
 * @param {(offset: number, segments: [number, number][]) => void} visit with where the equal gaps are then
 */
export function visitEdges(gaps, spans, span, way, visit) {
  /** @type {Span | null} */
  let left = null;
  /** @type {Span | null} */
  let right = null;
  for (const other of spans) {
    if (!beside(other, span)) continue;
    if (other.end <= span.start && (!left || other.end > left.end)) left = other;
    if (other.start >= span.end && (!right || other.start < right.start)) right = other;
  }
  const edge = way > 0 ? span.end : span.start;
  const put = (/** @type {number} */ length, /** @type {Span} */ neighbour, /** @type {[number, number]} */ other) => {
    const to = way > 0 ? neighbour.start - length : neighbour.end + length;
    if (way > 0 ? to > span.start : to < span.end) visit(to - edge, [way > 0 ? [to, neighbour.start] : [neighbour.end, to], other]);
  };
  if (left && right && way > 0) put(span.start - left.end, right, [left.end, span.start]);
  if (left && right && way < 0) put(right.start - span.end, left, [span.end, right.start]);
  for (const gap of gaps) {
    if (gap.low >= span.high || gap.high <= span.low) continue;
    if (way > 0 ? gap.before === right : gap.after === left) put(gap.length, way > 0 ? gap.before : gap.after, [gap.before.end, gap.after.start]);
  }
}
