// Colours of categories: eight tones around the theme's data colour, never amber or red, each dark (or light) enough
// that a number in the ground's colour can be read on it.
import { fromOklch, mix, toOklch } from '../../oklch.js';

/** Lightness on a dark and on a light ground, part of the chroma, hue against the data colour. */
const tones = [
  [0.74, 0.49, 1, 0], [0.86, 0.36, 0.75, 0], [0.7, 0.47, 1.1, 52], [0.77, 0.47, 0.7, -44],
  [0.82, 0.36, 0.9, 56], [0.94, 0.37, 0.4, -56], [0.72, 0.46, 1.1, 92], [0.78, 0.45, 0.12, 0],
];

/**
 * @param {import('../../painter.js').Tokens} colors
 * @returns {{ of: (tone: number | null) => string, ink: string }} null: what is summed as others; ink: on any of them
 */
export function tonesOf({ data, ground, panel, earlier, secondary }) {
  const base = toOklch(data);
  const dark = toOklch(ground).l < 0.5;
  const all = tones.map(([onDark, onLight, strength, turn], i) => (i === 0 ? data : fromOklch({
    l: dark ? onDark : onLight, c: base.c * strength, h: (base.h + turn + 360) % 360,
  })));
  const others = mix(earlier, secondary, 0.35);
  return { of: (tone) => (tone === null ? others : all[tone % all.length]), ink: dark ? ground : panel };
}
