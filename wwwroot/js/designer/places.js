// Boxes as the canvas has them and as the draft does.
import { roundTo, stepOf } from './geometry/boxes.js';

/**
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {import('./document.js').Arrangement} Arrangement
 */

/** @param {Box} box @returns {[number, number, number, number]} */
export const boxOf = ({ x, y, width, height }) => [x, y, width, height];

/** Inside of the canvas whole, its corner on whole units: what a board file can say. @param {Box} box @param {{ width: number, height: number }} canvas @returns {Box} */
export function roundedBox(box, canvas) {
  const step = stepOf(canvas);
  const along = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) => Math.max(0, Math.min(roundTo(at, step), room - length));
  return { ...box, x: along(box.x, box.width, canvas.width), y: along(box.y, box.height, canvas.height) };
}

/** @param {Arrangement} arrangement @returns {{ axis: 'x' | 'y', at: number }[]} */
export const guidesOf = ({ guides = {} }) => [
  ...(guides.x ?? []).map((at) => ({ axis: /** @type {const} */ ('x'), at })), ...(guides.y ?? []).map((at) => ({ axis: /** @type {const} */ ('y'), at })),
];

/** The same place on a canvas of another size. @param {[number, number, number, number]} box @param {Arrangement} from @param {Arrangement} to @returns {[number, number, number, number]} */
export function scaled([x, y, width, height], from, to) {
  const [sx, sy, step] = [to.width / from.width, to.height / from.height, stepOf(to)];
  const [left, top] = [Math.floor((x * sx) / step) * step, Math.floor((y * sy) / step) * step];
  return [left, top, Math.min(to.width - left, Math.max(step, roundTo(width * sx, step))), Math.min(to.height - top, Math.max(step, roundTo(height * sy, step)))];
}
