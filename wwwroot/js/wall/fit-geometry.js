// Where corners are drawn, and what a finger on the drawing means in pixels of the output. Shifts of corners are small
// against an output: they are drawn larger than they are.

/** How much larger at most, in turn: as far as the largest shift leaves the drawing a drawing. */
const factors = [8, 4, 2, 1];
/** How far a corner is drawn off at most, of the shorter side. */
const room = .25;

/** @param {readonly number[]} corners x and y of each; empty: none is moved @returns {number[]} */
export const eight = (corners) => corners.length === 8 ? [...corners] : Array(8).fill(0);

/** @param {readonly number[]} corners @param {number} pixelWidth @param {number} pixelHeight */
export function exaggeration(corners, pixelWidth, pixelHeight) {
  const most = Math.max(0, ...corners.map(Math.abs));
  return factors.find((one) => most * one <= room * Math.min(pixelWidth, pixelHeight)) ?? 1;
}

/**
 * Corners on a drawing, clockwise from the top left.
 * @param {readonly number[]} corners @param {number} pixelWidth @param {number} pixelHeight
 * @param {number} scale of the drawing for one pixel of the output @param {number} factor of the shifts
 */
export function drawn(corners, pixelWidth, pixelHeight, scale, factor) {
  const by = eight(corners);
  return [[0, 0], [pixelWidth, 0], [pixelWidth, pixelHeight], [0, pixelHeight]]
    .map(([x, y], i) => [x * scale + by[2 * i] * scale * factor, y * scale + by[2 * i + 1] * scale * factor]);
}

/** To a tenth: what can be told apart. @param {number} value */
export const rounded = (value) => Math.round(value * 10) / 10 || 0;

/**
 * Numbers with one point moved.
 * @param {readonly number[]} points x and y of each @param {number} i which @param {number} dx @param {number} dy
 */
export const moved = (points, i, dx, dy) => points.map((one, at) => at === 2 * i ? rounded(one + dx) : at === 2 * i + 1 ? rounded(one + dy) : one);

/** A point more, between one and the next. @param {readonly number[]} points @param {number} i */
export function split(points, i) {
  const next = (i + 1) % (points.length / 2);
  const middle = [0, 1].map((axis) => rounded((points[2 * i + axis] + points[2 * next + axis]) / 2));
  return [...points.slice(0, 2 * i + 2), ...middle, ...points.slice(2 * i + 2)];
}

/** Steps by what is chosen and by the keys that are held: Shift the largest, Alt the smallest. @param {readonly number[]} steps @param {number} chosen @param {{ shiftKey: boolean, altKey: boolean }} keys */
export const stepOf = (steps, chosen, { shiftKey, altKey }) => steps[shiftKey ? steps.length - 1 : altKey ? 0 : chosen];

/** @type {Record<string, [number, number]>} */
export const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
