// Changes of a wall as WallHub.Fit takes them: members of the wall, of its outputs by their ids, and of the corners of one by
// their numbers. What is not named stays: somebody else may move it in the same moment.
import { eight } from './fit-geometry.js';

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Margins
 * @typedef {object} Output what of an output is fitted here (Wall.cs has all)
 * @property {string} id
 * @property {number} x mm
 * @property {number} y mm
 * @property {number} width mm
 * @property {number} height mm
 * @property {number} pixelWidth
 * @property {number} pixelHeight
 * @property {number[]} corners
 * @property {number} offsetX
 * @property {number} offsetY
 * @property {number} scale
 * @property {Margins} overscan
 * @typedef {{ name: string, points: number[] }} Mask
 * @typedef {{ id: string, name: string, width: number, height: number, masks: Mask[], outputs: Output[] }} Wall
 * @typedef {Partial<Omit<Output, 'corners' | 'overscan'>> & { corners?: number[] | Record<number, number[]>, overscan?: Partial<Margins> }} Change
 * @typedef {{ masks?: Mask[], outputs?: Record<string, Change> }} Patch
 */

/** Whether it is members by their names, not a value that is replaced. @param {any} value */
const isMembers = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something with a change of it. @param {any} value @param {any} change @returns {any} */
function over(value, change) {
  if (!isMembers(change)) return change;
  if (Array.isArray(value)) {
    const corners = eight(value);
    for (const [i, point] of Object.entries(change)) corners.splice(2 * Number(i), 2, ...point);
    return corners;
  }
  return { ...value, ...Object.fromEntries(Object.entries(change).map(([key, inner]) => [key, over(value?.[key], inner)])) };
}

/** The same members as a change has, as they are. @param {any} value @param {any} change @returns {any} */
function under(value, change) {
  if (!isMembers(change)) return value;
  const corners = Array.isArray(value) ? eight(value) : null;
  return Object.fromEntries(Object.keys(change).map((key) => [key, corners ? corners.slice(2 * Number(key), 2 * Number(key) + 2) : under(value[key], change[key])]));
}

/** Both in one; the later wins. @param {Patch} first @param {Patch} later @returns {Patch} */
export const merged = (first, later) => over(first, later);

/** @param {Wall} wall @param {Patch} patch @returns {Wall} */
export const applied = (wall, { masks, outputs }) => ({
  ...wall,
  masks: masks ?? wall.masks,
  outputs: wall.outputs.map((one) => over(one, outputs?.[one.id] ?? {})),
});

/** The same members as a patch has, as a wall has them: it undoes the patch. @param {Wall} wall @param {Patch} patch @returns {Patch} */
export function membersOf(wall, { masks, outputs }) {
  /** @type {Patch} */
  const found = {};
  if (masks) found.masks = wall.masks;
  if (outputs) found.outputs = Object.fromEntries(wall.outputs.filter(({ id }) => outputs[id]).map((output) => [output.id, under(output, outputs[output.id])]));
  return found;
}

/** @param {Patch} a @param {Patch} b */
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
