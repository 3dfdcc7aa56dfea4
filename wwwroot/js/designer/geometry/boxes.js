// Boxes of the canvas: sums, sets and hits. Board units, y down. Pure.

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box  of what is placed the sides are above 0
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ width: number, height: number }} Size
 *
 * @typedef {object} Item  what stands on the canvas
 * @property {string} id
 * @property {Box} box
 * @property {number} [angle]    degrees clockwise, around its centre
 * @property {boolean} [locked]  the pointer goes through it
 * @property {boolean} [hidden]
 */

/** @param {Box} a @param {Box} b @returns {boolean} */
export const equal = (a, b) => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** @param {Box} box @returns {Point} */
export const centreOf = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

/** Two corners, whichever they are. @param {Point} a @param {Point} b @returns {Box} */
export const fromPoints = (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) });

/** @param {Box} box @param {Point} point @returns {boolean} */
export const holds = (box, { x, y }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;

/** @param {Box} box @param {Box} other @returns {boolean} whether all of the other lies inside */
export const contains = (box, other) =>
  other.x >= box.x && other.y >= box.y && other.x + other.width <= box.x + box.width && other.y + other.height <= box.y + box.height;

/** Neighbours that only share an edge do not. @param {Box} a @param {Box} b @returns {boolean} */
export const intersects = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** @param {Iterable<Box>} boxes @returns {Box | null} null of none */
export function unionOf(boxes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** @param {Box} box @param {number} dx @param {number} dy @returns {Box} */
export const moved = (box, dx, dy) => ({ x: box.x + dx, y: box.y + dy, width: box.width, height: box.height });

/**
 * What boxes are rounded to: 1, and on a canvas of less than 100 units the power of ten that leaves at least 100 steps.
 * @param {Size} canvas
 */
export const stepOf = ({ width, height }) => Math.min(1, 10 ** (Math.floor(Math.log10(Math.min(width, height)) + 1e-9) - 2));

/** @param {number} value @param {number} step a power of ten, or whole @returns {number} */
export function roundTo(value, step) {
  // Division by 0.01 and multiplication with it leave digits behind that division by 100 does not.
  const parts = Math.round(1 / step);
  return (step < 1 ? Math.round(value * parts) / parts : Math.round(value / step) * step) + 0;
}

/**
 * Rounds edges, not lengths: boxes that touch still touch.
 * @param {Box} box @param {number} step @param {Size} least what is kept of it
 * @returns {Box}
 */
export function rounded(box, step, least = { width: step, height: step }) {
  const [x, y] = [roundTo(box.x, step), roundTo(box.y, step)];
  return {
    x, y,
    width: Math.max(least.width, roundTo(roundTo(box.x + box.width, step) - x, step)),
    height: Math.max(least.height, roundTo(roundTo(box.y + box.height, step) - y, step)),
  };
}

/**
 * Moved, not cut, so that some of it stays on the canvas; all of it where `part` is infinite. What is larger than the
 * canvas stays at its top left.
 * @param {Box} box @param {Size} canvas @param {number} part board units that stay visible
 * @returns {Box}
 */
export function clampInto(box, canvas, part = Infinity) {
  const along = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) => {
    const kept = Math.min(part, length, room);
    return Math.max(kept - length, Math.min(at, room - kept));
  };
  const whole = part === Infinity;
  const [x, y] = [along(box.x, box.width, canvas.width), along(box.y, box.height, canvas.height)];
  return { x: whole ? Math.max(0, x) : x, y: whole ? Math.max(0, y) : y, width: box.width, height: box.height };
}

/** Moved into the canvas and cut to its size: a board's file takes no place outside. @param {Box} box @param {Size} canvas @returns {Box} */
export function fitInto(box, canvas) {
  const cut = { ...box, width: Math.min(box.width, canvas.width), height: Math.min(box.height, canvas.height) };
  return clampInto(cut, canvas);
}

/** @param {Point} point @param {Point} centre @param {number} degrees clockwise @returns {Point} */
export function turned({ x, y }, centre, degrees) {
  const radians = (degrees * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  return { x: centre.x + (x - centre.x) * cos - (y - centre.y) * sin, y: centre.y + (x - centre.x) * sin + (y - centre.y) * cos };
}

/** The upright box around a turned one. @param {Box} box @param {number} [degrees] @param {Point} [centre] @returns {Box} */
export function boundsOf(box, degrees, centre = centreOf(box)) {
  if (!degrees) return box;
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const corners = [{ x: box.x, y: box.y }, { x: right, y: box.y }, { x: right, y: bottom }, { x: box.x, y: bottom }].map((corner) => turned(corner, centre, degrees));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return fromPoints({ x: Math.min(...xs), y: Math.min(...ys) }, { x: Math.max(...xs), y: Math.max(...ys) });
}

/**
 * What lies under the pointer.
 * @param {readonly Item[]} items in painting order @param {Point} point
 * @param {number} least board units: what is thinner, such as a line, is hit as if it were as thick
 * @returns {string[]} ids, the topmost first
 */
export function hitsAt(items, point, least = 0) {
  const hits = [];
  for (let i = items.length - 1; i >= 0; i--) {
    const { id, box, angle, locked, hidden } = items[i];
    if (locked || hidden) continue;
    const { x, y } = angle ? turned(point, centreOf(box), -angle) : point;
    const [padX, padY] = [Math.max(0, (least - box.width) / 2), Math.max(0, (least - box.height) / 2)];
    if (x >= box.x - padX && y >= box.y - padY && x <= box.x + box.width + padX && y <= box.y + box.height + padY) hits.push(id);
  }
  return hits;
}

/** What "select behind" comes to: the next below, and from the lowest the topmost again. @param {readonly string[]} hits @param {string | null} current */
export const behind = (hits, current) => hits[(current === null ? 0 : hits.indexOf(current) + 1) % hits.length] ?? null;

/**
 * What a marquee selects.
 * @param {readonly Item[]} items in painting order @param {Box} marquee @param {'touching' | 'inside'} mode
 * @param {readonly string[]} before what is selected already and stays so: shift adds
 * @returns {string[]} ids
 */
export function within(items, marquee, mode, before = []) {
  const selected = new Set(before);
  for (const { id, box, angle, locked, hidden } of items) {
    if (locked || hidden) continue;
    const bounds = boundsOf(box, angle);
    // A turned box touches where neither its own sides nor the marquee's lead between the two.
    const touches = intersects(marquee, bounds) && (!angle || intersects(boundsOf(marquee, -angle, centreOf(box)), box));
    if (mode === 'touching' ? touches : contains(marquee, bounds)) selected.add(id);
  }
  return [...selected];
}
