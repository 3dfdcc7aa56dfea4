// One hexagon: shaded by its value where all is well, with a shape upon it where it is not, an outline where nothing is
// known.
import { drawShape } from '../../painter.js';

/** What a text is called after, and the shape and colour that mark it. */
export const states = /** @type {const} */ (['well', 'warning', 'critical', 'silent']);

const marks = /** @type {const} */ ([null, { shape: 'triangle', color: 'warning' }, { shape: 'diamond', color: 'bad' }, null]);
/** A shape of fewer pixels is a dot. */
const leastMark = 9;
const gap = 0.06;

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {{ x: number, y: number, radius: number, stretchX: number, stretchY: number }} place
 * @param {number} state of {@link states} @param {number} share 0 to 1 of the shades
 * @param {import('../../painter.js').Tokens} colors
 * @param {boolean} written whether a name and a figure stand upon it
 */
export function drawCell(pen, { x, y, radius, stretchX, stretchY }, state, share, colors, written) {
  const mark = marks[state];
  const r = radius * (1 - gap);
  if (state === 3) {
    // Inside its own edge, so that the outlines of two neighbours are two.
    const thin = Math.max(1, Math.min(3, radius * 0.07));
    trace(pen, x, y, (r - thin / 2) * stretchX, (r - thin / 2) * stretchY);
    pen.lineWidth = thin;
    pen.strokeStyle = colors.earlier;
    pen.setLineDash(radius < 12 ? [] : [radius * 0.2, radius * 0.14]);
    pen.stroke();
    pen.setLineDash([]);
    return;
  }
  trace(pen, x, y, r * stretchX, r * stretchY);
  pen.fillStyle = mark ? colors.line : colors.data;
  // Text upon it needs the contrast that a bright hexagon has not.
  pen.globalAlpha = mark ? 1 : written ? 0.1 + 0.22 * share : 0.34 + 0.56 * share;
  pen.fill();
  pen.globalAlpha = 1;
  if (!mark) return;
  const size = written ? radius * 0.34 : Math.max(leastMark, radius * 1.4);
  drawShape(pen, mark.shape, x, written ? y - radius * 0.62 * stretchY : y, size, colors[mark.color]);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} rx @param {number} ry */
function trace(pen, x, y, rx, ry) {
  const half = (rx * Math.sqrt(3)) / 2;
  pen.beginPath();
  pen.moveTo(x, y - ry);
  pen.lineTo(x + half, y - ry / 2);
  pen.lineTo(x + half, y + ry / 2);
  pen.lineTo(x, y + ry);
  pen.lineTo(x - half, y + ry / 2);
  pen.lineTo(x - half, y - ry / 2);
  pen.closePath();
}
