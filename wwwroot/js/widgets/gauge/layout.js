// Where an arc, its number and its words stand in a box of any shape. Pure: the number's width comes in.

/**
 * @typedef {object} ArcLayout
 * @property {number} x @property {number} y  centre of the circle
 * @property {number} radius    of the arc's outer edge
 * @property {number} thickness
 * @property {number} start @property {number} sweep  radians, clockwise from the right
 * @property {number} font @property {number} baseline @property {number} numberX  the number's middle
 * @property {{ x: number, y: number, size: number } | null} mark  where a passed threshold's shape goes
 * @property {{ leftX: number, rightX: number, baseline: number, align: 'start' | 'middle' } | null} ends  words for min and max
 */

/** Part of the radius that the range band outside the arc takes, with its gap. */
export const band = 0.09;
const thick = 0.17;

/**
 * @param {number} width @param {number} height @param {number} wanted the number's size @param {number} label
 * @param {(font: number) => number} numberWidth @param {boolean} marked whether room is kept for a threshold's shape
 * @param {number} endsWidth the wider of the two words at the ends
 * @returns {ArcLayout}
 */
export function layoutArc(width, height, wanted, label, numberWidth, marked, endsWidth) {
  if (width > height * 3.2) return flat(width, height, wanted, numberWidth, marked);
  const half = width > height * 1.45;
  const sweep = half ? Math.PI : (250 / 180) * Math.PI;
  const start = Math.PI / 2 + (2 * Math.PI - sweep) / 2;
  // How far the arc reaches below its centre, as a part of its radius.
  const depth = half ? 0 : Math.sin(start);
  const radiusOf = (/** @type {number} */ words) => Math.min(width / 2, (height - words) / (1 + depth)) * 0.995;
  const reach = Math.cos(Math.PI - start); // the ends' distance from the middle, as a part of the radius
  let radius = radiusOf(label * 1.4);
  // The words stand under the ends of the arc; where they would touch or shrink it too much, they stay away.
  const spread = (/** @type {number} */ r) => Math.abs(reach) * r - (r * thick) / 2;
  const fits = radius > label * 2.6 && spread(radius) * 2 > endsWidth * 1.15 + label
    && width / 2 >= spread(radius) + endsWidth / 2;
  if (!fits) radius = radiusOf(half ? label * 0.1 : 0);

  const thickness = radius * thick;
  const inner = radius * (1 - thick - band) * 0.96;
  const block = radius * (1 + depth) + (fits ? label * 1.4 : 0);
  const y = (height - block) / 2 + radius;
  const font = fontIn(inner, half, wanted, numberWidth, marked);
  const baseline = half ? y - font * 0.03 : y + font * (marked ? 0.24 : 0.364);
  const markSize = font * 0.36;
  return {
    x: width / 2, y, radius, thickness, start, sweep, font, baseline, numberX: width / 2,
    mark: marked ? { x: width / 2, y: half ? baseline - font * 1.02 : baseline + font * 0.44, size: markSize } : null,
    ends: fits ? {
      leftX: width / 2 - spread(radius), rightX: width / 2 + spread(radius), align: 'middle',
      baseline: y + radius * depth + label * 1.14,
    } : null,
  };
}

/**
 * The largest number inside a circle: its corners touch the inner edge.
 * @param {number} inner @param {boolean} half @param {number} wanted @param {(font: number) => number} numberWidth
 * @param {boolean} marked
 */
function fontIn(inner, half, wanted, numberWidth, marked) {
  let font = Math.min(wanted, inner * (half ? (marked ? 0.74 : 1) : 0.85));
  for (let i = 0; i < 40; i++) {
    const top = font * (half ? 0.78 : marked ? 0.5 : 0.4);
    if (top < inner && numberWidth(font) / 2 <= Math.sqrt(inner * inner - top * top)) break;
    font *= 0.95;
  }
  return Math.max(1, font);
}

/** A flat box: a small arc on the left, the number beside it. @returns {ArcLayout} */
function flat(/** @type {number} */ width, /** @type {number} */ height, /** @type {number} */ wanted, /** @type {(font: number) => number} */ numberWidth, /** @type {boolean} */ marked) {
  const radius = Math.min(height * 0.98, width * 0.22);
  const gap = radius * 0.3;
  const room = width - radius * 2 - gap;
  let font = Math.min(wanted, height);
  const wide = (/** @type {number} */ size) => numberWidth(size) + (marked ? size * 0.5 : 0);
  for (let i = 0; i < 40 && wide(font) > room; i++) font *= 0.95;
  const y = (height + radius) / 2;
  const baseline = height / 2 + font * 0.364;
  const numberX = radius * 2 + gap + numberWidth(font) / 2;
  return {
    x: radius, y, radius, thickness: radius * thick * 1.5, start: Math.PI, sweep: Math.PI, font, baseline, numberX,
    mark: marked ? { x: radius * 2 + gap + numberWidth(font) + font * 0.3, y: height / 2, size: font * 0.36 } : null,
    ends: null,
  };
}
