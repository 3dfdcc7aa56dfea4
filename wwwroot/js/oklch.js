// Colours by lightness, strength and hue as the eye takes them (OKLCH), from and to #rrggbb.

/** @typedef {{ l: number, c: number, h: number }} Oklch lightness 0 to 1, chroma 0 to about 0.3, hue in degrees */

/** @param {string} hex @returns {[number, number, number]} linear light, 0 to 1 */
function linear(hex) {
  const part = (/** @type {number} */ at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** @param {string} hex #rrggbb @returns {Oklch} */
export function toOklch(hex) {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { l: lightness, c: Math.hypot(a, bb), h: ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360 };
}

/** @param {Oklch} color what a screen cannot show loses strength, never lightness or hue @returns {string} #rrggbb */
export function fromOklch({ l, c, h }) {
  for (let chroma = c; ; chroma -= 0.01) {
    const a = Math.max(0, chroma) * Math.cos((h * Math.PI) / 180);
    const b = Math.max(0, chroma) * Math.sin((h * Math.PI) / 180);
    const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b, l - 0.0894841775 * a - 1.291485548 * b]
      .map((v) => v ** 3);
    const rgb = [
      4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
      -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
      -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
    ];
    if (chroma > 0 && rgb.some((v) => v < -0.001 || v > 1.001)) continue;
    return `#${rgb.map((v) => {
      const clamped = Math.min(1, Math.max(0, v));
      const coded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * clamped ** (1 / 2.4) - 0.055;
      return Math.round(coded * 255).toString(16).padStart(2, '0');
    }).join('')}`;
  }
}

/** Between two colours, as the eye takes them. @param {string} from @param {string} to @param {number} part 0 to 1 */
export function mix(from, to, part) {
  const [a, b] = [toOklch(from), toOklch(to)];
  const rad = (/** @type {number} */ h) => (h * Math.PI) / 180;
  const x = a.c * Math.cos(rad(a.h)) * (1 - part) + b.c * Math.cos(rad(b.h)) * part;
  const y = a.c * Math.sin(rad(a.h)) * (1 - part) + b.c * Math.sin(rad(b.h)) * part;
  return fromOklch({ l: a.l * (1 - part) + b.l * part, c: Math.hypot(x, y), h: (Math.atan2(y, x) * 180) / Math.PI });
}
