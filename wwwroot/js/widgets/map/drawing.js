// Regions as shades, circles at points, frames of far islands.
import { drawShape } from '../../painter.js';
import { markOf } from '../../thresholds.js';

/** @typedef {{ scale: number, x: number, y: number }} Fit of the shapes' units in the box */

/** How much of the data's colour each shade has: text in ink stands upon the fullest with contrast. */
const shades = [0.12, 0.2, 0.28, 0.36, 0.44];

/**
 * @param {CanvasRenderingContext2D} pen @param {import('./shapes.js').Shape} shape @param {Fit} fit
 * @param {Map<string, number>} shadeOf by code; -1: silent @param {import('../../painter.js').Tokens} colors @param {number} thin
 */
export function drawRegions(pen, shape, { scale, x, y }, shadeOf, colors, thin) {
  pen.save();
  pen.translate(x, y);
  pen.scale(scale, scale);
  pen.lineJoin = 'round';
  pen.lineWidth = thin / scale;
  const hatch = hatched(pen, colors.earlier, thin, scale);
  for (const { code, path } of shape.byCode.values()) {
    const shade = shadeOf.get(code);
    // What lies inside another region is painted upon it, not through it.
    pen.fillStyle = colors.panel;
    pen.fill(path);
    pen.fillStyle = shade === undefined ? colors.line : shade < 0 ? hatch : colors.data;
    pen.globalAlpha = shade === undefined ? 0.6 : shade < 0 ? 1 : shades[shade];
    pen.fill(path);
    pen.globalAlpha = 1;
    pen.strokeStyle = shade === -1 ? colors.earlier : colors.panel;
    pen.stroke(path);
  }
  pen.strokeStyle = colors.line;
  for (const { box } of shape.insets) pen.strokeRect(...box);
  pen.restore();
}

/** @param {CanvasRenderingContext2D} pen @param {string} color @param {number} thin @param {number} scale */
function hatched(pen, color, thin, scale) {
  const [tile, ratio] = [document.createElement('canvas'), window.devicePixelRatio || 1];
  const size = Math.max(6, Math.round(thin * 6 * ratio));
  [tile.width, tile.height] = [size, size];
  const brush = /** @type {CanvasRenderingContext2D} */ (tile.getContext('2d'));
  brush.strokeStyle = color;
  brush.lineWidth = thin * ratio;
  brush.beginPath();
  for (const shift of [-size, 0, size]) {
    brush.moveTo(shift, size);
    brush.lineTo(shift + size, 0);
  }
  brush.stroke();
  const pattern = /** @type {CanvasPattern} */ (pen.createPattern(tile, 'repeat'));
  pattern.setTransform(new DOMMatrix().scale(1 / (scale * ratio)));
  return pattern;
}

/** A shade of the legend; -1: silent. @param {CanvasRenderingContext2D} pen @param {number} shade @param {number} x @param {number} y @param {number} size @param {import('../../painter.js').Tokens} colors */
export function drawSwatch(pen, shade, x, y, size, colors) {
  const [left, top] = [x - size / 2, y - size / 2];
  if (shade < 0) {
    pen.strokeStyle = colors.earlier;
    pen.lineWidth = Math.max(1, size / 12);
    pen.beginPath();
    pen.rect(left, top, size, size);
    for (const part of [1 / 3, 2 / 3, 1]) {
      pen.moveTo(left, top + size * part);
      pen.lineTo(left + size * part, top);
    }
    pen.stroke();
    return;
  }
  pen.fillStyle = colors.data;
  pen.globalAlpha = shades[shade];
  pen.fillRect(left, top, size, size);
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} radius
 * @param {'warning' | 'critical' | null} severity @param {boolean} silent @param {import('../../painter.js').Tokens} colors
 */
export function drawPoint(pen, x, y, radius, severity, silent, colors) {
  if (severity) {
    const { shape, color } = markOf[severity];
    drawShape(pen, shape, x, y, radius * 2, colors[color]);
    return;
  }
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  if (!silent) {
    pen.fillStyle = colors.data;
    pen.globalAlpha = 0.75;
    pen.fill();
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = silent ? colors.earlier : colors.panel;
  pen.lineWidth = Math.max(1, radius / 6);
  pen.stroke();
}
