// A tier's box and a way between two.
import { markOf } from '../../thresholds.js';

/** @typedef {import('../../painter.js').Tokens} Tokens */

/**
 * A way, as broad as its rate, with a point that says where it goes.
 * @param {CanvasRenderingContext2D} pen @param {import('./plan.js').Segment} way @param {number} breadth @param {number} head
 * @param {string} color @returns {{ toX: number, toY: number }} where the point begins
 */
export function drawLink(pen, { x, y, toX, toY }, breadth, head, color) {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const [dx, dy] = [(toX - x) / length, (toY - y) / length];
  const tip = Math.min(length * 0.4, Math.max(head, breadth * 1.2));
  const [neckX, neckY] = [toX - dx * tip, toY - dy * tip];
  pen.globalAlpha = 0.45;
  pen.strokeStyle = color;
  pen.lineWidth = breadth;
  pen.lineCap = 'butt';
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(neckX, neckY);
  pen.stroke();
  pen.globalAlpha = 1;
  pen.fillStyle = color;
  const half = Math.max(tip * 0.55, breadth * 0.75);
  pen.beginPath();
  pen.moveTo(toX, toY);
  pen.lineTo(neckX - dy * half, neckY + dx * half);
  pen.lineTo(neckX + dy * half, neckY - dx * half);
  pen.fill();
  return { toX: neckX, toY: neckY };
}

/**
 * @param {CanvasRenderingContext2D} pen @param {import('./plan.js').Rectangle} box @param {'warning' | 'critical' | null} severity
 * @param {boolean} silent @param {number} u @param {Tokens} colors
 */
export function drawNode(pen, { left, top, right, bottom }, severity, silent, u, colors) {
  const border = Math.max(1, u * (severity ? 4 : 2));
  pen.beginPath();
  pen.roundRect(left + border / 2, top + border / 2, right - left - border, bottom - top - border, Math.min(u * 6, (bottom - top) / 4));
  pen.fillStyle = colors.ground;
  pen.fill();
  pen.strokeStyle = severity ? colors[markOf[severity].color] : silent ? colors.secondary : colors.line;
  pen.lineWidth = border;
  // What says nothing any more is not drawn as if it did.
  pen.setLineDash(silent ? [u * 8, u * 6] : []);
  pen.stroke();
  pen.setLineDash([]);
}
