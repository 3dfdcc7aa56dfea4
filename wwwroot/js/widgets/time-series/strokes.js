// One line of a time series: its range, its area or its bars, and the line itself, in device pixels.
import { alone } from './table.js';
import { thin } from './thin.js';

/** @typedef {import('./table.js').Column} Column */
/** @typedef {import('./table.js').Drawn} Drawn */
/** @typedef {'line' | 'area' | 'stacked' | 'bars'} Style */

/**
 * @typedef {object} Pixels
 * @property {number[]} xs of the rows
 * @property {(level: number) => number} yOf
 * @property {number} base   where areas and bars stand
 * @property {number} step   width of a step
 * @property {number} ratio  device pixels of a CSS pixel
 * @property {number} u
 */

/** How much of a line's colour its area has. */
const inks = { line: 0, area: 0.18, stacked: 0.42, bars: 1 };

/** How thick lines are, CSS pixels. @param {number} u @param {number} count */
export function wideOf(u, count) {
  return Math.max(2, (count > 8 ? 3 : 4.4) * u);
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Drawn} line @param {Pixels} pixels
 * @param {{ style: Style, thick: number, tint: (part: number) => string }} how tint: its colour, weakened to a part
 */
export function drawLine(pen, { column, low, high, color, earlier }, pixels, { style, thick, tint }) {
  const { base, ratio, u } = pixels;
  const filled = !earlier && style !== 'line';
  if (low && high) drawRange(pen, runsOf(low, pixels), runsOf(high, pixels), tint, Math.max(1, u) * ratio);
  if (filled && style === 'bars') {
    drawBars(pen, column, pixels, tint(inks.bars));
    return;
  }
  const runs = runsOf(column, pixels);
  if (filled) {
    pen.fillStyle = tint(inks[style]);
    for (const { xs, ys } of runs) {
      pen.beginPath();
      pen.moveTo(xs[0], base);
      for (let i = 0; i < xs.length; i++) pen.lineTo(xs[i], ys[i]);
      pen.lineTo(xs[xs.length - 1], base);
      pen.fill();
    }
  }
  pen.strokeStyle = pen.fillStyle = color;
  pen.lineWidth = earlier ? Math.max(2, 3 * u) * ratio : thick;
  stroke(pen, runs);
  pen.beginPath();
  for (const row of style === 'bars' && !earlier ? [] : alone(column)) {
    const [x, y] = [pixels.xs[row], pixels.yOf(Number(column[row]))];
    pen.moveTo(x, y);
    pen.arc(x, y, thick * 0.9, 0, Math.PI * 2);
  }
  pen.fill();
}

/** @typedef {{ xs: number[], ys: number[] }} Run points that are joined */

/** @param {Column} column @param {Pick<Pixels, 'xs' | 'yOf'>} pixels @returns {Run[]} */
export function runsOf(column, { xs, yOf }) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Run | null} */
  let run = null;
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === undefined) continue;
    if (value === null) {
      run = null;
      continue;
    }
    if (!run) runs.push(run = { xs: [], ys: [] });
    run.xs.push(xs[row]);
    run.ys.push(yOf(value));
  }
  return runs.map((one) => {
    const kept = thin(one.xs, one.ys);
    return kept.length === one.xs.length ? one : { xs: kept.map((i) => one.xs[i]), ys: kept.map((i) => one.ys[i]) };
  });
}

/** @param {CanvasRenderingContext2D} pen @param {readonly Run[]} runs */
function stroke(pen, runs) {
  pen.beginPath();
  for (const { xs, ys } of runs) {
    pen.moveTo(xs[0], ys[0]);
    for (let i = 1; i < xs.length; i++) pen.lineTo(xs[i], ys[i]);
  }
  pen.stroke();
}

/**
 * A peak of one second in a day is a hair: the edge of the range is drawn too, or nobody would see it.
 * @param {CanvasRenderingContext2D} pen @param {readonly Run[]} low @param {readonly Run[]} high runs of the same rows
 * @param {(part: number) => string} tint @param {number} edge
 */
function drawRange(pen, low, high, tint, edge) {
  pen.fillStyle = tint(0.3);
  low.forEach(({ xs, ys }, r) => {
    const over = high[r];
    pen.beginPath();
    for (let i = 0; i < xs.length; i++) pen.lineTo(xs[i], ys[i]);
    for (let i = over.xs.length - 1; i >= 0; i--) pen.lineTo(over.xs[i], over.ys[i]);
    pen.fill();
  });
  pen.strokeStyle = tint(0.55);
  pen.lineWidth = edge;
  stroke(pen, low);
  stroke(pen, high);
}

/** @param {CanvasRenderingContext2D} pen @param {Column} column @param {Pixels} pixels @param {string} color */
function drawBars(pen, column, { xs, yOf, base, step, ratio }, color) {
  const width = Math.max(ratio, step * 0.8);
  pen.fillStyle = color;
  pen.beginPath();
  for (let row = 0; row < column.length; row++) {
    const value = column[row];
    if (value === null || value === undefined) continue;
    const y = yOf(value);
    pen.rect(xs[row] - width / 2, Math.min(y, base), width, Math.abs(y - base));
  }
  pen.fill();
}
