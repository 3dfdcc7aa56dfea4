// Room that nobody takes: where what is added stands without covering anything. Pure.
import { centreOf, intersects } from './boxes.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Size} Size
 */

/**
 * The box of that size nearest to a point that keeps the gap to all others.
 * @param {readonly Box[]} taken @param {Size} size @param {Size} canvas
 * @param {number} gap to others, and to the edge where the canvas is wide enough
 * @param {{ x: number, y: number }} near where its middle should be
 * @returns {Box | null} null when there is no such room
 */
export function freeBox(taken, { width, height }, canvas, gap, near) {
  const [roomX, roomY] = [canvas.width - width, canvas.height - height];
  if (roomX < 0 || roomY < 0) return null;
  const inside = (/** @type {number} */ at, /** @type {number} */ room) => Math.max(0, Math.min(at, room));
  const margin = (/** @type {number} */ room) => (room >= 2 * gap ? [gap, room - gap] : [0, room]);
  const wanted = { x: inside(near.x - width / 2, roomX), y: inside(near.y - height / 2, roomY) };
  // The nearest place touches something, a gap away, above or below; or it is as high as was wished.
  const rows = [wanted.y, ...margin(roomY), ...taken.flatMap((box) => [box.y - gap - height, box.y + box.height + gap])]
    .filter((y) => y >= 0 && y <= roomY);
  /** @type {Box | null} */
  let best = null;
  let least = Infinity;
  for (const y of new Set(rows)) {
    const x = nearestIn(blockedAlong(taken, y, { width, height }, gap), wanted.x, roomX);
    if (x === null) continue;
    const far = Math.hypot(x - wanted.x, y - wanted.y);
    if (far < least) [least, best] = [far, { x, y, width, height }];
  }
  return best;
}

/** Where its left edge cannot be when its top is at y, from left to right. @param {readonly Box[]} taken @param {number} y @param {Size} size @param {number} gap */
function blockedAlong(taken, y, { width, height }, gap) {
  return taken.filter((box) => box.y < y + height + gap && y < box.y + box.height + gap)
    .map((box) => ({ from: box.x - gap - width, to: box.x + box.width + gap })).sort((a, b) => a.from - b.from);
}

/** @param {{ from: number, to: number }[]} blocked open intervals @param {number} wanted @param {number} room @returns {number | null} */
function nearestIn(blocked, wanted, room) {
  /** @type {number | null} */
  let best = null;
  const offer = (/** @type {number} */ from, /** @type {number} */ to) => {
    if (from > to) return;
    const at = Math.max(from, Math.min(wanted, to));
    if (best === null || Math.abs(at - wanted) < Math.abs(best - wanted)) best = at;
  };
  let from = 0;
  for (const one of blocked) {
    offer(from, Math.min(one.from, room));
    from = Math.max(from, one.to);
  }
  offer(from, room);
  return best;
}

/**
 * Where what is added without being pointed to stands: in the middle of what is seen, in free room if there is some.
 * @param {readonly Box[]} taken @param {Size} size @param {Size} canvas @param {number} gap @param {Box} seen board units
 * @returns {Box}
 */
export function roomFor(taken, size, canvas, gap, seen) {
  const near = centreOf(seen);
  const inside = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) => Math.max(0, Math.min(at - length / 2, room - length));
  const middle = { x: inside(near.x, size.width, canvas.width), y: inside(near.y, size.height, canvas.height), ...size };
  const free = freeBox(taken, size, canvas, gap, near);
  // Free room that nobody sees is worse than a widget that is seen to be there, on top.
  return free && intersects(free, seen) ? free : middle;
}
