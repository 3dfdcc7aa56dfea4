// What differs between two versions of an arrangement, for a picture of the difference. Pure.

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {{ id: string, box: Box }} Placed
 *
 * @typedef {object} Difference
 * @property {Placed[]} added
 * @property {Placed[]} removed   where they were
 * @property {{ id: string, from: Box, to: Box, resized: boolean }[]} moved
 * @property {string[]} reordered  the fewest of which one can say that they went over or under others
 */

/** Places are often sums of fractions; what is lost there is no difference. */
const tolerance = 1e-6;

/** @param {number} a @param {number} b */
const differs = (a, b) => Math.abs(a - b) > tolerance;

/**
 * @param {readonly Placed[]} before in painting order @param {readonly Placed[]} after in painting order
 * @returns {Difference} each list in the painting order of its version
 */
export function difference(before, after) {
  const was = new Map(before.map(({ id, box }, place) => [id, { box, place }]));
  const is = new Set(after.map(({ id }) => id));
  const common = after.filter(({ id }) => was.has(id));
  const stays = longestRise(common.map(({ id }) => was.get(id)?.place ?? 0));
  return {
    added: after.filter(({ id }) => !was.has(id)),
    removed: before.filter(({ id }) => !is.has(id)),
    moved: common.flatMap(({ id, box: to }) => {
      const from = was.get(id)?.box ?? to;
      const resized = differs(from.width, to.width) || differs(from.height, to.height);
      return resized || differs(from.x, to.x) || differs(from.y, to.y) ? [{ id, from, to, resized }] : [];
    }),
    reordered: common.filter((_, i) => !stays.has(i)).map(({ id }) => id),
  };
}

/**
 * The indices of a longest rising part of a list: what may have stayed while the rest moved.
 * @param {readonly number[]} values all different @returns {Set<number>}
 */
export function longestRise(values) {
  /** The last index of the best rise of each length. @type {number[]} */
  const ends = [];
  const before = values.map((value, i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[ends[middle]] < value) low = middle + 1;
      else high = middle;
    }
    ends[low] = i;
    return low > 0 ? ends[low - 1] : -1;
  });
  const rise = new Set();
  for (let i = ends.length > 0 ? ends[ends.length - 1] : -1; i >= 0; i = before[i]) rise.add(i);
  return rise;
}
