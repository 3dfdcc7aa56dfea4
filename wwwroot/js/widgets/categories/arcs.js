// Parts of a circle, clockwise from the top. Pure.

/** @typedef {{ from: number, to: number }} Arc in radians, as a canvas counts them */

export const top = -Math.PI / 2;

/**
 * One after the other, all around: each begins where the one before it ends.
 * @param {readonly number[]} shares above zero @returns {Arc[]}
 */
export function arcsOf(shares) {
  const sum = shares.reduce((total, share) => total + share, 0);
  let [before, from] = [0, top];
  return shares.map((share, i) => {
    before += share;
    const to = top + (i === shares.length - 1 ? 1 : before / sum) * Math.PI * 2;
    const arc = { from, to };
    from = to;
    return arc;
  });
}

/**
 * The lines that part them, each from the centre: nowhere so wide that less than half of a thin arc is left at the edge.
 * @param {readonly Arc[]} arcs all around @param {number} radius @param {number} gap the widest
 * @returns {{ angle: number, width: number }[]}
 */
export function cutsOf(arcs, radius, gap) {
  if (arcs.length < 2) return [];
  const lengths = arcs.map(({ from, to }) => (to - from) * radius);
  return arcs.map(({ from }, i) => ({ angle: from, width: Math.min(gap, lengths[i] / 2, (lengths[i - 1] ?? lengths[lengths.length - 1]) / 2) }));
}
