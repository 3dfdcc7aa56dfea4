// The corner pin: how a rectangle is drawn so that its corners lie where a projector needs them. The server has the same
// (Geometry/Homography.cs), to refuse what cannot be; tests/golden/homographies.json holds for both.

/** @typedef {readonly [x: number, y: number]} Point */
/** @typedef {readonly [Point, Point, Point, Point]} Quad clockwise from the top left */

/**
 * The eight numbers h0…h7 that take the corners of a rectangle at the origin to those of a quad.
 * From the unit square in closed form: Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.
 * @param {number} width @param {number} height @param {Quad} quad
 */
export function homography(width, height, [[ax, ay], [bx, by], [cx, cy], [dx, dy]]) {
  const [ox, oy, tx, ty] = [bx - cx, by - cy, dx - cx, dy - cy];
  const [sx, sy] = [ax - bx + cx - dx, ay - by + cy - dy];
  const area = ox * ty - tx * oy;
  const g = (sx * ty - tx * sy) / area;
  const h = (ox * sy - sx * oy) / area;
  return [
    (bx - ax + g * bx) / width, (dx - ax + h * dx) / height, ax,
    (by - ay + g * by) / width, (dy - ay + h * dy) / height, ay,
    g / width, h / height,
  ];
}

/** As a transform about the top left. @param {readonly number[]} h */
export const matrix3d = ([a, b, c, d, e, f, g, h]) => `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, 1].join(',')})`;

/** Corners of a rectangle, each moved. @param {number} width @param {number} height @param {readonly number[]} by x and y of each corner @returns {Quad} */
export const movedCorners = (width, height, by) => [
  [by[0], by[1]], [width + by[2], by[3]], [width + by[4], height + by[5]], [by[6], height + by[7]],
];
