// Snapping of what is moved or resized. Targets are gathered once, at a gesture's start; each move of the pointer then
// costs a few binary searches and one pass over the gaps. Pure.
import { gapsOf, nearestMove, segmentsOf, visitEdges, visitUsual } from './gaps.js';
import { boundsOf } from './boxes.js';
import { pullOf } from './resize.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./gaps.js').Span} Span
 * @typedef {'x' | 'y'} Axis
 * @typedef {'edge' | 'centre' | 'gap' | 'grid' | 'guide'} Kind
 *
 * @typedef {object} SnapLine
 * @property {Axis} axis along which was snapped
 * @property {number} at   on that axis, where the line crosses it; of a gap on the other axis
 * @property {number} from the line's extent on the other axis; of a gap on this one
 * @property {number} to
 * @property {Kind} kind
 *
 * @typedef {{ dx: number, dy: number, lines: SnapLine[] }} Snap  add the offset; an axis without lines is not snapped
 * @typedef {{ at: number, from: number, to: number, kind: Kind }} Target
 *
 * @typedef {object} AxisTargets
 * @property {Target[]} edges    what edges snap to, sorted
 * @property {Target[]} centres  what middles snap to, sorted
 * @property {Span[]} spans      of the boxes, sorted by start
 * @property {import('./gaps.js').Gap[]} gaps
 *
 * @typedef {{ x: AxisTargets, y: AxisTargets, canvas: Canvas, grid: number, same: number }} Targets
 * @typedef {{ width: number, height: number, margin?: number, gap?: number }} Canvas  margin: nothing that matters stands in it; gap: usual between two boxes
 */

/** @type {readonly Axis[]} */
const axes = ['x', 'y'];

/** @param {Box} box @param {Axis} axis @returns {Span} */
const spanOf = ({ x, y, width, height }, axis) =>
  (axis === 'x' ? { start: x, end: x + width, low: y, high: y + height } : { start: y, end: y + height, low: x, high: x + width });

/**
 * @param {readonly import('./boxes.js').Item[]} items of the canvas; locked ones count, hidden ones do not
 * @param {ReadonlySet<string>} selection ids of what moves
 * @param {Canvas} canvas @param {readonly { axis: Axis, at: number }[]} guides @param {number} grid distance of its lines; 0: none
 * @returns {Targets}
 */
export function snapTargets(items, selection, canvas, guides = [], grid = 0) {
  const boxes = items.flatMap(({ id, box, angle, hidden }) => (hidden || selection.has(id) ? [] : [boundsOf(box, angle)]));
  const same = 1e-6 * Math.min(canvas.width, canvas.height);
  const [x, y] = axes.map((axis) => {
    const spans = boxes.map((box) => spanOf(box, axis)).sort((a, b) => a.start - b.start);
    const { end, high } = spanOf({ x: 0, y: 0, width: canvas.width, height: canvas.height }, axis);
    const across = (/** @type {number} */ at, /** @type {Kind} */ kind) => ({ at, from: 0, to: high, kind });
    const drawn = guides.filter((guide) => guide.axis === axis).map(({ at }) => across(at, 'guide'));
    const safe = canvas.margin ? [across(canvas.margin, 'guide'), across(end - canvas.margin, 'guide')] : [];
    const alongside = (/** @type {Span} */ { low, high: to }, /** @type {number} */ at, /** @type {Kind} */ kind) => ({ at, from: low, to, kind });
    const edges = spans.flatMap((span) => [alongside(span, span.start, 'edge'), alongside(span, span.end, 'edge')]);
    const middles = spans.map((span) => alongside(span, (span.start + span.end) / 2, 'centre'));
    const middle = across(end / 2, 'centre');
    return {
      edges: merged([...edges, ...drawn, ...safe, across(0, 'edge'), across(end, 'edge'), middle], same),
      centres: merged([...middles, ...drawn, middle], same),
      spans,
      gaps: gapsOf(spans, same),
    };
  });
  return { x, y, canvas, grid, same };
}

/** One target for all of a kind at the same place, as long as all of them. @param {Target[]} targets @param {number} same @returns {Target[]} */
function merged(targets, same) {
  const rank = { edge: 0, centre: 1, guide: 2, gap: 3, grid: 4 };
  targets.sort((a, b) => rank[a.kind] - rank[b.kind] || a.at - b.at);
  /** @type {Target[]} */
  const list = [];
  for (const target of targets) {
    const last = list[list.length - 1];
    if (last?.kind === target.kind && target.at - last.at <= same) {
      last.from = Math.min(last.from, target.from);
      last.to = Math.max(last.to, target.to);
    } else list.push({ ...target });
  }
  return list.sort((a, b) => a.at - b.at);
}

/** @param {readonly Target[]} sorted @param {number} value @returns {number} index of the first that is not below */
function firstFrom(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].at < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {readonly Target[]} sorted @param {number} value @param {number} best offset that is to be beaten @param {number} same */
function nearest(sorted, value, best, same) {
  const i = firstFrom(sorted, value);
  for (let k = Math.max(0, i - 1); k <= i && k < sorted.length; k++) {
    const offset = sorted[k].at - value;
    if (Math.abs(offset) < Math.abs(best) - same) best = offset;
  }
  return best;
}

/** @param {number} value @param {number} grid */
const toGrid = (value, grid) => Math.round(value / grid) * grid - value;

/**
 * A moved selection. The nearest wins on each axis; at the same distance edges, centres and guides before gaps before the grid.
 * @param {Targets} targets @param {Box} box of the selection, as the pointer has it
 * @param {number} threshold board units: pixels divided by the zoom
 * @returns {Snap}
 */
export function snapMove(targets, box, threshold) {
  const [dx, dy] = axes.map((axis) => {
    const { edges, centres, spans, gaps } = targets[axis];
    const span = spanOf(box, axis);
    const none = threshold + 2 * targets.same;
    let best = none;
    for (const edge of [span.start, span.end]) best = nearest(edges, edge, best, targets.same);
    best = nearest(centres, (span.start + span.end) / 2, best, targets.same);
    best = nearestMove(gaps, spans, span, best, targets.same);
    visitUsual(spans, span, { length: targets.canvas.gap ?? 0, way: 0, within: threshold, same: targets.same }, (offset) => { best = nearer(offset, best, targets.same); });
    if (targets.grid > 0) for (const edge of [span.start, span.end]) best = nearer(toGrid(edge, targets.grid), best, targets.same);
    return best === none ? 0 : best;
  });
  return settled(dx, dy, (x, y) => linesAt(targets, { ...box, x: box.x + x, y: box.y + y }));
}

/**
 * Snapping along one axis may lead out of the row whose gap decided the other: then that one is let go.
 * @param {number} dx @param {number} dy @param {(dx: number, dy: number) => SnapLine[]} linesOf @returns {Snap}
 */
function settled(dx, dy, linesOf) {
  const lines = linesOf(dx, dy);
  const isHeld = (/** @type {Axis} */ axis) => lines.some((line) => line.axis === axis);
  if (dx !== 0 && !isHeld('x')) return settled(0, dy, linesOf);
  return dy !== 0 && !isHeld('y') ? settled(dx, 0, linesOf) : { dx, dy, lines };
}

/** @param {number} offset @param {number} best @param {number} same */
const nearer = (offset, best, same) => (Math.abs(offset) < Math.abs(best) - same ? offset : best);

/**
 * The moving edges of a box that is resized, as {@link snapMove}.
 * @param {Targets} targets @param {Box} box as the pointer has it @param {import('./resize.js').Handle} handle @param {number} threshold
 * @returns {Snap}
 */
export function snapResize(targets, box, handle, threshold) {
  const pull = pullOf(handle);
  const [dx, dy] = axes.map((axis) => {
    const way = pull[axis];
    if (way === 0) return 0;
    const { edges, spans, gaps } = targets[axis];
    const span = spanOf(box, axis);
    const edge = way > 0 ? span.end : span.start;
    const none = threshold + 2 * targets.same;
    let best = nearest(edges, edge, none, targets.same);
    visitEdges(gaps, spans, span, /** @type {-1 | 1} */ (way), (offset) => {
      best = nearer(offset, best, targets.same);
    });
    visitUsual(spans, span, { length: targets.canvas.gap ?? 0, way: /** @type {-1 | 1} */ (way), within: threshold, same: targets.same }, (offset) => { best = nearer(offset, best, targets.same); });
    if (targets.grid > 0) best = nearer(toGrid(edge, targets.grid), best, targets.same);
    // An edge never passes the other one for a line.
    return best === none || (way > 0 ? edge + best <= span.start : edge + best >= span.end) ? 0 : best;
  });
  return settled(dx, dy, (x, y) => linesAt(targets, {
    x: pull.x < 0 ? box.x + x : box.x, width: box.width + pull.x * x,
    y: pull.y < 0 ? box.y + y : box.y, height: box.height + pull.y * y,
  }, handle));
}

/**
 * All lines that hold for a box where it stands: what the canvas draws.
 * @param {Targets} targets @param {Box} box @param {import('./resize.js').Handle} [handle] only those of the edges that it moves
 * @returns {SnapLine[]}
 */
export function linesAt(targets, box, handle) {
  const { canvas, grid, same } = targets;
  /** @type {SnapLine[]} */
  const lines = [];
  for (const axis of axes) {
    const { edges, centres, spans, gaps } = targets[axis];
    const span = spanOf(box, axis);
    const way = handle ? pullOf(handle)[axis] : null;
    if (way === 0) continue;
    const moving = way === null ? [span.start, span.end] : [way > 0 ? span.end : span.start];
    for (const edge of moving) collect(lines, edges, axis, edge, span, same);
    if (way === null) {
      collect(lines, centres, axis, (span.start + span.end) / 2, span, same);
      for (const { from, to, at } of segmentsOf(gaps, spans, span, same)) lines.push({ axis, at, from, to, kind: 'gap' });
    } else {
      const at = (span.low + span.high) / 2;
      visitEdges(gaps, spans, span, /** @type {-1 | 1} */ (way), (offset, segments) => {
        if (Math.abs(offset) <= 2 * same) for (const [from, to] of segments) lines.push({ axis, at, from, to, kind: 'gap' });
      });
    }
    visitUsual(spans, span, { length: canvas.gap ?? 0, way: /** @type {-1 | 0 | 1} */ (way ?? 0), within: 2 * same, same }, (_, from, to, other) => {
      lines.push({ axis, at: (Math.max(other.low, span.low) + Math.min(other.high, span.high)) / 2, from, to, kind: 'gap' });
    });
    const end = axis === 'x' ? canvas.height : canvas.width;
    for (const edge of moving)
      if (grid > 0 && Math.abs(toGrid(edge, grid)) <= 2 * same) lines.push({ axis, at: Math.round(edge / grid) * grid, from: 0, to: end, kind: 'grid' });
  }
  return lines;
}

/** @param {SnapLine[]} lines are added to @param {readonly Target[]} sorted @param {Axis} axis @param {number} value @param {Span} span @param {number} same */
function collect(lines, sorted, axis, value, span, same) {
  for (let i = firstFrom(sorted, value - 2 * same); i < sorted.length && sorted[i].at <= value + 2 * same; i++) {
    const { at, from, to, kind } = sorted[i];
    lines.push({ axis, at, from: Math.min(from, span.low), to: Math.max(to, span.high), kind });
  }
}
