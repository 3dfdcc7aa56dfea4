// Hexagons: each shaded by its value where all is well, with a shape upon it where it is not, an outline where nothing is
// known.
import { drawShape } from '../../painter.js';

/** What a text is called after, and the shape and colour that mark it. */
export const states = /** @type {const} */ (['well', 'warning', 'critical', 'silent']);

const marks = /** @type {const} */ ([null, { shape: 'triangle', color: 'warning' }, { shape: 'diamond', color: 'bad' }, null]);
/** A shape of fewer pixels is a dot. */
const leastMark = 9;
const gap = 0.06;

/** More shades than these nobody tells apart, and hexagons of one shade are filled at once. */
const shades = 16;

/** @typedef {{ radius: number, stretchX: number, stretchY: number }} Size */
/** @typedef {{ x: number, y: number, state: number, share: number }} Cell  state: of {@link states}; share: 0 to 1 of the shades */

/**
 * @param {CanvasRenderingContext2D} pen @param {Size} size @param {Cell[]} cells
 * @param {import('../../painter.js').Tokens} colors
 * @param {boolean} written whether a name and a figure stand upon each
 */
export function drawCells(pen, size, cells, colors, written) {
  const [well, marked, silent] = [/** @type {Cell[][]} */ ([]), /** @type {Cell[]} */ ([]), /** @type {Cell[]} */ ([])];
  for (const cell of cells) {
    if (cell.state === 3) silent.push(cell);
    else if (marks[cell.state]) marked.push(cell);
    else (well[Math.round(cell.share * (shades - 1))] ??= []).push(cell);
  }
  pen.fillStyle = colors.data;
  well.forEach((some, shade) => {
    const share = shade / (shades - 1);
    // Text upon it needs the contrast that a bright hexagon has not.
    pen.globalAlpha = written ? 0.1 + 0.22 * share : 0.34 + 0.56 * share;
    fill(pen, size, some);
  });
  pen.globalAlpha = 1;
  outline(pen, size, silent, colors);
  pen.fillStyle = colors.line;
  fill(pen, size, marked);
  // A small hexagon's shape is larger than itself, and lies upon its neighbours.
  const side = written ? size.radius * 0.34 : Math.max(leastMark, size.radius * 1.4);
  for (const { x, y, state } of marked) {
    const mark = marks[state];
    if (mark) drawShape(pen, mark.shape, x, written ? y - size.radius * 0.62 * size.stretchY : y, side, colors[mark.color]);
  }
}

/** @param {CanvasRenderingContext2D} pen @param {Size} size @param {Cell[]} cells */
function fill(pen, { radius, stretchX, stretchY }, cells) {
  const r = radius * (1 - gap);
  pen.beginPath();
  for (const { x, y } of cells) trace(pen, x, y, r * stretchX, r * stretchY);
  pen.fill();
}

/** @param {CanvasRenderingContext2D} pen @param {Size} size @param {Cell[]} cells @param {import('../../painter.js').Tokens} colors */
function outline(pen, { radius, stretchX, stretchY }, cells, colors) {
  // Inside its own edge, so that the outlines of two neighbours are two.
  const thin = Math.max(1, Math.min(3, radius * 0.07));
  const r = radius * (1 - gap) - thin / 2;
  pen.lineWidth = thin;
  pen.strokeStyle = colors.earlier;
  pen.setLineDash(radius < 12 ? [] : [radius * 0.2, radius * 0.14]);
  pen.beginPath();
  for (const { x, y } of cells) trace(pen, x, y, r * stretchX, r * stretchY);
  pen.stroke();
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} rx @param {number} ry */
function trace(pen, x, y, rx, ry) {
  const half = (rx * Math.sqrt(3)) / 2;
  pen.moveTo(x, y - ry);
  pen.lineTo(x + half, y - ry / 2);
  pen.lineTo(x + half, y + ry / 2);
  pen.lineTo(x, y + ry);
  pen.lineTo(x - half, y + ry / 2);
  pen.lineTo(x - half, y - ry / 2);
  pen.closePath();
}
