// What is shown of regions and points, and in which order: the gravest and then the highest first. Pure.
import { passed } from '../../thresholds.js';

/**
 * @typedef {{ regions: [code: string, value: number | null][], points: [name: string, lat: number, lon: number, value: number | null][], more: number, unit: string }} Payload
 *
 * @typedef {object} Place
 * @property {string} key
 * @property {string} name
 * @property {number} x @property {number} y  in the shapes' units
 * @property {number} r  room around it, in the same; 0: a point
 * @property {number} value
 * @property {'warning' | 'critical' | null} severity
 */

const rank = { critical: 2, warning: 1 };

/**
 * @param {Payload} payload @param {import('./shapes.js').Shapes & { byCode: Map<string, any> }} shape
 * @param {readonly import('../../thresholds.js').Threshold[]} thresholds
 * @param {(region: any) => string} nameOf @param {(lat: number, lon: number) => [number, number] | null} locate
 * @returns {{ places: Place[], silent: string[], silentPoints: { x: number, y: number }[], unknown: number }} silent: codes
 */
export function sortPlaces({ regions, points }, shape, thresholds, nameOf, locate) {
  /** @type {Place[]} */
  const places = [];
  /** @type {string[]} */
  const silent = [];
  const silentPoints = [];
  let unknown = 0;
  for (const [code, value] of regions) {
    const region = shape.byCode.get(code);
    if (!region) unknown += 1;
    else if (value === null) silent.push(code);
    else places.push({ key: code, name: nameOf(region), x: region.at[0], y: region.at[1], r: region.r, value, severity: passed(thresholds, value)?.severity ?? null });
  }
  for (const [name, lat, lon, value] of points) {
    const at = locate(lat, lon);
    if (!at) unknown += 1;
    else if (value === null) silentPoints.push({ x: at[0], y: at[1] });
    else places.push({ key: `point ${name}`, name, x: at[0], y: at[1], r: 0, value, severity: passed(thresholds, value)?.severity ?? null });
  }
  places.sort((a, b) => (b.severity ? rank[b.severity] : 0) - (a.severity ? rank[a.severity] : 0) || b.value - a.value);
  return { places, silent, silentPoints, unknown };
}

/** Shades that are told apart, and printed. */
export const bins = 5;

/** @param {number} value @param {number} low @param {number} high */
export function binOf(value, low, high) {
  return Math.min(bins - 1, Math.max(0, Math.floor(((value / 2 - low / 2) / (high / 2 - low / 2)) * bins)));
}
