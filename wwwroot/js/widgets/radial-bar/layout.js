// Rings and the names at their beginnings, which stand in the quarter that rings leave free. Pure: text widths come in.
import { top } from '../categories/arcs.js';

/**
 * @typedef {object} Rings
 * @property {number} x @property {number} y @property {number} radius  outer edge of the first ring
 * @property {number} pitch      from one ring to the next
 * @property {number} thickness
 */

/** Part of the radius that stays empty inside the rings, at least. */
const hole = 0.24;

/**
 * @param {number} count @param {number} x @param {number} y @param {number} radius
 * @returns {Rings}
 */
export function ringsOf(count, x, y, radius) {
  // Few rings are no thicker than others; what they leave free is inside.
  const pitch = Math.min((radius * (1 - hole)) / Math.max(1, count), radius * 0.24);
  return { x, y, radius, pitch, thickness: Math.max(pitch / 2, pitch - Math.max(1, pitch * 0.22)) };
}

/** Three quarters of a circle, from the top. */
const sweep = Math.PI * 1.5;

/**
 * The middle line of a ring, and how far it is filled.
 * @param {Rings} rings @param {number} i @param {number} part 0 to 1
 */
export const ringArc = ({ radius, pitch, thickness }, i, part) =>
  ({ radius: radius - pitch * i - thickness / 2, from: top, filled: top + sweep * part, to: top + sweep });

/**
 * With names and values in the free quarter, or null where they have no room.
 * @param {number} count @param {number} width @param {number} height @param {number} size of the text
 * @param {number} texts the widest name with its value, pixels
 * @returns {Rings | null}
 */
export function layoutQuarter(count, width, height, size, texts) {
  const radius = Math.min(width, height) / 2;
  const x = Math.min(width - radius, Math.max(radius, texts + size * 0.6, (width + texts - radius) / 2));
  const rings = ringsOf(count, x, height / 2, radius);
  return rings.pitch >= size * 1.12 && x >= texts + size * 0.6 ? rings : null;
}
