// A selection is resized by one of the eight handles of its union, and a shape is turned. Pure.
import { rounded } from './boxes.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 * @typedef {import('./boxes.js').Size} Size
 * @typedef {'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw'} Handle
 *
 * @typedef {object} ResizeOptions
 * @property {boolean} [keepRatio]   shift
 * @property {boolean} [fromCentre]  alt: the opposite edge goes as far the other way
 * @property {Size} [least]          at which it stops; it never flips over
 * @property {(box: Box, handle: Handle) => { dx: number, dy: number }} [snap]  how much farther the moving edges go
 */

/** Clockwise from the top. @type {readonly Handle[]} */
export const handles = Object.freeze(['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']);

/** Which way a handle pulls: 1 right and down, -1 left and up, 0 not along this axis. @param {Handle} handle */
export const pullOf = (handle) => ({
  x: handle.includes('e') ? 1 : handle.includes('w') ? -1 : 0,
  y: handle.includes('s') ? 1 : handle.includes('n') ? -1 : 0,
});

/** @param {Box} box @param {Handle} handle @returns {Point} where it is drawn */
export function handleAt(box, handle) {
  const pull = pullOf(handle);
  return { x: box.x + (box.width * (1 + pull.x)) / 2, y: box.y + (box.height * (1 + pull.y)) / 2 };
}

/**
 * The handle that a point takes hold of. Into the box a handle reaches no farther than a quarter of it: what is small, or
 * flat as a ticker is, must still be something that can be moved.
 * @param {Box} box @param {Point} point @param {number} reach in the same units @returns {Handle | null}
 */
export function handleNear(box, point, reach) {
  const near = handles.flatMap((handle) => {
    const [at, pull] = [handleAt(box, handle), pullOf(handle)];
    const [x, y] = [point.x - at.x, point.y - at.y];
    const far = Math.max(Math.abs(x), Math.abs(y));
    return far <= reach && pull.x * x >= -box.width / 4 && pull.y * y >= -box.height / 4 ? [{ handle, far }] : [];
  });
  return near.sort((a, b) => a.far - b.far)[0]?.handle ?? null;
}

/**
 * The union after the pointer has gone (dx, dy) from where it took the handle.
 * @param {Box} from at the gesture's start @param {Handle} handle @param {number} dx @param {number} dy @param {ResizeOptions} options
 * @returns {Box}
 */
export function resized(from, handle, dx, dy, options = {}) {
  const free = pulled(from, handle, dx, dy, options);
  const more = options.snap?.(free, handle);
  if (!more || (more.dx === 0 && more.dy === 0)) return free;
  // Where an edge has stopped at the least, the snap is from there and not from the pointer.
  const centred = options.fromCentre ? 2 : 1;
  const pull = pullOf(handle);
  const reach = (/** @type {number} */ way, /** @type {number} */ before, /** @type {number} */ after) => (way * (after - before)) / centred;
  const [x, y] = [reach(pull.x, from.width, free.width) + more.dx, reach(pull.y, from.height, free.height) + more.dy];
  if (!options.keepRatio || pull.x === 0 || pull.y === 0) return pulled(from, handle, x, y, options);
  // With the ratio kept one edge decides: the one that has less far to its line.
  const byX = more.dy === 0 || (more.dx !== 0 && Math.abs(more.dx) <= Math.abs(more.dy));
  return byX ? pulled(from, handle, x, -pull.y * Infinity, options) : pulled(from, handle, -pull.x * Infinity, y, options);
}

/** @param {Box} from @param {Handle} handle @param {number} dx @param {number} dy @param {ResizeOptions} options @returns {Box} */
function pulled(from, handle, dx, dy, { keepRatio, fromCentre, least = { width: 1, height: 1 } }) {
  const pull = pullOf(handle);
  const centred = fromCentre ? 2 : 1;
  // What is smaller than the least already gets no smaller, and does not jump.
  const [leastX, leastY] = [Math.min(from.width, least.width), Math.min(from.height, least.height)];
  let width = pull.x === 0 ? from.width : Math.max(leastX, from.width + pull.x * dx * centred);
  let height = pull.y === 0 ? from.height : Math.max(leastY, from.height + pull.y * dy * centred);
  if (keepRatio) {
    const [scaleX, scaleY] = [width / from.width, height / from.height];
    const both = pull.x === 0 ? scaleY : pull.y === 0 ? scaleX : Math.max(scaleX, scaleY);
    const scale = Math.max(both, leastX / from.width, leastY / from.height);
    [width, height] = [from.width * scale, from.height * scale];
  }
  // The part of the growth that goes to the left and up; a side that only follows the ratio grows both ways.
  const [left, up] = [fromCentre ? 0.5 : (1 - pull.x) / 2, fromCentre ? 0.5 : (1 - pull.y) / 2];
  return { x: from.x + (from.width - width) * left, y: from.y + (from.height - height) * up, width, height };
}

/**
 * How small a selection's union may get, so that each of its boxes keeps the least.
 * @param {readonly Box[]} boxes @param {Box} union @param {Size} least of one box
 * @returns {Size}
 */
export function leastOf(boxes, union, least) {
  let [x, y] = [0, 0];
  for (const { width, height } of boxes) {
    x = Math.max(x, least.width / width);
    y = Math.max(y, least.height / height);
  }
  return { width: union.width * Math.min(1, x), height: union.height * Math.min(1, y) };
}

/**
 * Each box of a selection at its part of the new union.
 * @param {readonly Box[]} boxes at the gesture's start @param {Box} from their union then @param {Box} to
 * @param {number} [step] to which edges are rounded; none: not at all
 * @param {Size} [least] below which rounding takes none that was not
 * @returns {Box[]}
 */
export function distributed(boxes, from, to, step, least = { width: step ?? 0, height: step ?? 0 }) {
  const [scaleX, scaleY] = [to.width / from.width, to.height / from.height];
  return boxes.map((box) => {
    const placed = { x: to.x + (box.x - from.x) * scaleX, y: to.y + (box.y - from.y) * scaleY, width: box.width * scaleX, height: box.height * scaleY };
    return step ? rounded(placed, step, { width: Math.min(least.width, box.width), height: Math.min(least.height, box.height) }) : placed;
  });
}

/**
 * The angle of a shape whose handle the pointer has taken at `from` and led to `to`.
 * @param {number} angle degrees clockwise at the gesture's start @param {Point} centre @param {Point} from @param {Point} to
 * @param {boolean} snapped to 15 degrees (shift), otherwise to whole ones
 * @returns {number} 0 to below 360
 */
export function turnedTo(angle, centre, from, to, snapped) {
  const direction = (/** @type {Point} */ point) => (Math.atan2(point.y - centre.y, point.x - centre.x) * 180) / Math.PI;
  const step = snapped ? 15 : 1;
  const turn = Math.round((angle + direction(to) - direction(from)) / step) * step;
  return ((turn % 360) + 360) % 360;
}
