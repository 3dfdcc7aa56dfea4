// Rings and the names at their beginnings, which stand in the quarter that rings leave free. Pure: text widths come in.

/**
 * @typedef {object} Rings
 * @property {number} x @property {number} y @property {number} radius  outer edge of the first ring
 * @property {number} pitch      from one ring to the next
 * @property {number} thickness
 * @property {number} side       of the square that ApexCharts is given, around the same centre
 * @property {number} hollow     percent of its radius
 */

/** Part of the radius that stays empty inside the rings, at least. */
const hole = 0.24;

/**
 * Turns round how ApexCharts divides a radius: it leaves a ring free outside and cuts the hollow in whole percent.
 * @param {number} count @param {number} x @param {number} y @param {number} radius
 * @returns {Rings}
 */
export function ringsOf(count, x, y, radius) {
  // Few rings are no thicker than others; what they leave free is inside.
  const wanted = Math.min((radius * (1 - hole)) / Math.max(1, count), radius * 0.24);
  // With n rings: pitch = whole × (100 − hollow)% / (n + 1), and the first ring's edge lies one pitch inside the whole.
  const whole = radius + wanted;
  const hollow = Math.min(99, Math.max(0, Math.round(100 - (wanted * (count + 1) * 100) / whole)));
  const part = (100 - hollow) / 100 / (count + 1);
  const exact = radius / (1 - part);
  const pitch = exact * part;
  const margin = Math.max(1, Math.floor(pitch * 0.22));
  return { x, y, radius, pitch, thickness: pitch - margin, side: exact * 2.05, hollow };
}

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
