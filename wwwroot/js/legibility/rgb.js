// Colours as the browser writes them: [red, green, blue, opacity], 0 to 255 and 0 to 1.

/** @type {CanvasRenderingContext2D | null} */
let pen = null;
/** @type {Map<string, number[]>} */
const known = new Map();

/** @param {string} css any notation @returns {number[]} */
export function parse(css) {
  let colour = known.get(css);
  if (!colour) {
    const [, r, g, b, a = '1'] = css.match(/^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)(?:,\s*([\d.]+))?\)$/) ?? [];
    known.set(css, colour = r === undefined ? drawn(css) : [Number(r), Number(g), Number(b), Number(a)]);
  }
  return colour;
}

/** Other notations, by drawing them. @param {string} css */
function drawn(css) {
  pen ??= /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d', { willReadFrequently: true }));
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = 'transparent';
  pen.fillStyle = css;
  pen.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

/** @param {number[]} colour @param {number[]} ground opaque @param {number} opacity besides the colour's own */
export function blend([r, g, b, a = 1], ground, opacity) {
  const part = a * opacity;
  return [r, g, b].map((one, i) => one * part + ground[i] * (1 - part)).concat(1);
}

/** @param {number[]} colour */
export const hexOf = ([r, g, b]) => `#${[r, g, b].map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, WCAG 2. @param {number[]} colour */
export function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}
