// What stands around the lines, on the same canvas: grid, bounds, marks, the dots of the newest figures, and what
// connects them to their labels.
import { drawShape, snap } from '../../painter.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {{ entry: Entry, x: number, y: number, size: number }} Place of a label; y is its centre */

/**
 * @typedef {object} Scene
 * @property {import('./layout.js').Layout} layout
 * @property {number} from @property {number} to  Unix ms
 * @property {number} now
 * @property {number} pixel  ms of a device pixel: the window begins with a whole one of all time, so that it moves by whole ones
 * @property {number} stepMs
 * @property {string} looks  what the lines look like
 * @property {number} low @property {number} high
 * @property {number[]} ticks
 * @property {number[]} times
 * @property {import('./tops.js').Top[]} tops
 * @property {{ level: number, text: string, shape: string | null, color: string, y?: number }[]} bounds  y: centre of the text
 * @property {{ time: number, level: number, color: string, ring: boolean }[]} dots
 * @property {Place[]} places
 * @property {import('../../painter.js').Tokens} colors
 * @property {number} u
 */

/** @param {Scene} scene @param {number} time */
export function xOf(scene, time) {
  return scene.layout.left + ((time - scene.from) / (scene.to - scene.from)) * scene.layout.width;
}

/** Within the plot: what lies beyond stands at its edge. @param {Scene} scene @param {number} level */
export function yOf(scene, level) {
  const part = Math.min(1, Math.max(0, (scene.high - level) / (scene.high - scene.low)));
  return scene.layout.top + part * scene.layout.height;
}

/** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {number} ratio device pixels of a CSS pixel */
export function drawBehind(pen, scene, ratio) {
  const { layout, colors, u } = scene;
  const thin = Math.max(1, Math.round(1.6 * u * ratio)) / ratio;
  pen.fillStyle = colors.hairline;
  for (const tick of scene.ticks) pen.fillRect(layout.left, snap(yOf(scene, tick) - thin / 2, ratio), layout.width, thin);
  pen.fillStyle = colors.line;
  for (const { x, end } of scene.tops) if (end !== undefined) pen.fillRect(x, layout.top, Math.max(thin, end - x), layout.height);
  pen.strokeStyle = colors.secondary;
  pen.lineWidth = Math.max(1, 1.6 * u);
  pen.setLineDash([Math.max(2, 2.5 * u), Math.max(3, 4.5 * u)]);
  for (const { x } of scene.tops) if (!Number.isNaN(x)) line(pen, x, layout.top - layout.text * 0.2, x, layout.top + layout.height);
  // Lines that come next are whole.
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {Scene} scene @param {number} ratio */
export function drawBefore(pen, scene, ratio) {
  const { layout, colors, u } = scene;
  for (const bound of scene.bounds) {
    pen.strokeStyle = bound.color;
    pen.lineWidth = Math.max(1.5, 2.2 * u);
    pen.setLineDash([Math.max(4, 7 * u), Math.max(4, 7 * u)]);
    line(pen, layout.left, yOf(scene, bound.level), layout.left + layout.width, yOf(scene, bound.level));
  }
  pen.setLineDash([]);
  const radius = Math.max(2.5, (scene.dots.length > 8 ? 4.5 : 7) * u);
  for (const { time, level, color, ring } of scene.dots) {
    pen.beginPath();
    pen.arc(xOf(scene, time), yOf(scene, level), ring ? radius * 0.85 : radius, 0, Math.PI * 2);
    pen.fillStyle = ring ? colors.panel : color;
    pen.fill();
    if (ring) {
      pen.strokeStyle = color;
      pen.lineWidth = Math.max(1.5, 2 * u);
      pen.stroke();
    }
  }
  // The most important in front.
  for (const { x, shape, color } of scene.tops.toReversed())
    if (shape) drawShape(pen, shape, x, layout.top - layout.text * 1.04, layout.text * 0.6, color);
  for (const { shape, color, y } of scene.bounds)
    if (shape && y !== undefined) drawShape(pen, shape, layout.text * 0.4, y, layout.text * 0.66, color);
  for (const { entry, x, y, size } of scene.places) {
    if (layout.rows && entry.key !== 'more') {
      pen.fillStyle = entry.color;
      pen.fillRect(x, y - size * 0.11, size * 0.7, size * 0.22);
    }
  }
  if (!layout.rows) connect(pen, scene);
}

/** Where labels had to move apart, a thin line leads from each line's end to its label. @param {CanvasRenderingContext2D} pen @param {Scene} scene */
function connect(pen, scene) {
  const { layout, u } = scene;
  const edge = layout.left + layout.width;
  pen.lineWidth = Math.max(1, 1.6 * u);
  for (const { entry, x, y } of scene.places) {
    if (!Number.isFinite(entry.level)) continue;
    const level = yOf(scene, entry.level);
    if (Math.abs(level - y) < layout.text * 0.35) continue;
    const dot = scene.dots.find((one) => one.color === entry.color);
    pen.strokeStyle = entry.color;
    line(pen, Math.min(edge, xOf(scene, dot ? dot.time : scene.now)) + 1, level, x - layout.text * 0.15, y);
  }
}

/** @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y @param {number} toX @param {number} toY */
function line(pen, x, y, toX, toY) {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(toX, toY);
  pen.stroke();
}
