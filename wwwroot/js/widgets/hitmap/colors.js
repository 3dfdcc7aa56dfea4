// Colours of a hitmap's cells.
import { fromOklch, mix, toOklch } from '../../oklch.js';

const steps = 32;

/**
 * From few to many: away from the ground. The first can still be told from the panel on a wall, the last does not
 * clip in a photograph.
 * @param {import('../../painter.js').Tokens} colors
 * @returns {[number, number, number][]}
 */
export function rampOf(colors) {
  const base = toOklch(colors.data);
  const ground = toOklch(colors.panel).l;
  const dark = ground < 0.6;
  const few = fromOklch({ ...base, l: dark ? Math.max(0.545, ground + 0.2) : 0.74 });
  const many = fromOklch({ ...base, l: dark ? 0.9 : 0.3, c: dark ? 0.045 : base.c });
  return Array.from({ length: steps }, (_, i) => {
    const part = i / (steps - 1);
    const color = part < 0.6 ? mix(few, colors.data, part / 0.6) : mix(colors.data, many, (part - 0.6) / 0.4);
    const channel = (/** @type {number} */ at) => parseInt(color.slice(at, at + 2), 16);
    return [channel(1), channel(3), channel(5)];
  });
}

/**
 * Failed transactions: yellow, orange, red.
 * @param {number} count @param {import('../../painter.js').Tokens} colors
 */
export function errorColor(count, colors) {
  if (count >= 10) return colors.bad;
  return count >= 3 ? mix(colors.warning, colors.bad, 0.5) : colors.warning;
}
