// Colours of lines: one calm family around the data colour first, its neighbours next, never amber or red.
import { fromOklch, toOklch } from '../../oklch.js';

/** Steps of lightness (away from the ground), part of the chroma, and hue against the data colour. */
const places = [
  [0, 1, 0], [0.14, 0.6, 0], [0.04, 0.85, -48], [0, 1, 42], [-0.15, 1, 0],
  [0.12, 0.6, 42], [-0.1, 0.9, -48], [0.02, 0.85, 78], [0.16, 0.55, -48], [0.06, 0.25, 0],
  [0.06, 0.7, -80], [-0.12, 0.9, 78], [-0.16, 1, 42], [0.14, 0.5, 78], [-0.08, 0.25, 0],
  [-0.06, 0.9, -24], [0.1, 0.7, 20], [-0.06, 0.7, -80], [0.1, 0.6, -24], [0.17, 0.2, 0],
];

/**
 * @param {string} data the theme's data colour @param {string} ground
 * @returns {string[]} twenty colours
 */
export function paletteOf(data, ground) {
  const base = toOklch(data);
  const away = toOklch(ground).l < 0.5 ? 1 : -1;
  const [least, most] = away > 0 ? [0.56, 0.93] : [0.28, 0.6];
  return places.map(([lift, strength, turn], i) => i === 0 ? data : fromOklch({
    l: Math.min(most, Math.max(least, base.l + away * lift)),
    c: base.c * strength,
    h: (base.h + turn + 360) % 360,
  }));
}
