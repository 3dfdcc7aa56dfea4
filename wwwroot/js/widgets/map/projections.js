// From degrees to a map's own units: the two projections that the shipped maps have.

/**
 * @typedef {object} Projection
 * @property {'mercator' | 'equal-earth'} name
 * @property {number} [turn]  degrees east in the middle
 * @property {number} scaleX @property {number} scaleY  units for a degree at the equator
 * @property {number} x @property {number} y  where 0° N is, in the middle
 */

const radian = 180 / Math.PI;
/** Equal Earth, Šavrič, Patterson and Jenny 2018. */
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];

/** @param {Projection} projection @param {number} east degrees @param {number} north degrees @returns {[number, number]} */
export function project({ name, turn = 0, scaleX, scaleY, x, y }, east, north) {
  const latitude = Math.min(89.9, Math.max(-89.9, north)) / radian;
  if (name === 'mercator') return [x + scaleX * east, y - scaleY * radian * Math.log(Math.tan(Math.PI / 4 + latitude / 2))];
  const t = Math.asin((Math.sqrt(3) / 2) * Math.sin(latitude));
  const [t2, t6] = [t * t, t ** 6];
  const turned = ((((east - turn + 180) % 360) + 360) % 360) - 180;
  return [
    x + (scaleX * turned * 2 * Math.sqrt(3) * Math.cos(t)) / (3 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2))),
    y - scaleY * radian * t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2)),
  ];
}
