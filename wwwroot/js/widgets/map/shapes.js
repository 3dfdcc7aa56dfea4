// The shape files that the build makes of freely licensed outlines (src/Flexboard/maps.mjs). Each is fetched once for a
// page, however many widgets show it.
import { project } from './projections.js';

/**
 * @typedef {import('../../../../src/Flexboard/maps.mjs').Shapes} Shapes
 * @typedef {Shapes['regions'][0] & { path: Path2D }} Region
 * @typedef {Shapes & { byCode: Map<string, Region> }} Shape
 */

/** @type {Map<string, Promise<Shape>>} */
const loading = new Map();

/** @param {string} name korea, japan or world @returns {Promise<Shape>} */
export function loadShape(name) {
  let shape = loading.get(name);
  if (!shape) {
    shape = fetch(new URL(`../../../lib/maps/${name}.json`, import.meta.url)).then(async (answer) => {
      if (!answer.ok) throw new Error(`map ${name}: ${answer.status}`);
      /** @type {Shapes} */
      const shapes = await answer.json();
      return { ...shapes, byCode: new Map(shapes.regions.map((region) => [region.code, { ...region, path: new Path2D(region.d) }])) };
    });
    // A server that is just restarting is asked again with the next frame.
    shape.catch(() => loading.delete(name));
    loading.set(name, shape);
  }
  return shape;
}

/** Where a place is in the shapes' units; null: not on this map. @param {Shapes} shapes @param {number} lat @param {number} lon @returns {[number, number] | null} */
export function placeOn({ projection, insets, width, height }, lat, lon) {
  let [x, y] = project(projection, lon, lat);
  for (const { within: [west, south, east, north], grow, shift } of insets)
    if (lon >= west && lon <= east && lat >= south && lat <= north) [x, y] = [x * grow + shift[0], y * grow + shift[1]];
  return x >= 0 && y >= 0 && x <= width && y <= height ? [x, y] : null;
}

/** @param {string} culture @returns {(region: { code: string, en: string, ko?: string, ja?: string }) => string} */
export function namesIn(culture) {
  const language = culture.slice(0, 2);
  const countries = new Intl.DisplayNames(culture, { type: 'region' });
  return (region) => {
    const local = language === 'ko' ? region.ko : language === 'ja' ? region.ja : undefined;
    return local ?? (region.code.length === 2 ? countries.of(region.code) : undefined) ?? region.en;
  };
}
