// The points themselves: discs, and diamonds for those that failed, in front.

/** @typedef {import('../../elapsed-axes.js').Frame} Frame */

/**
 * @param {CanvasRenderingContext2D} pen @param {import('./points.js').Points} points
 * @param {{ frame: Frame, from: number, to: number, size: number, color: string, failed: string, ground: string }} how
 */
export function drawMarks(pen, points, { frame, from, to, size, color, failed, ground }) {
  const x = (/** @type {number} */ time) => frame.left + ((time - from) / (to - from)) * frame.width;
  // What takes longer than the scale stands at its top.
  const y = (/** @type {number} */ elapsed) => frame.top + frame.height * (1 - Math.min(1, elapsed / (frame.scale * 1000)));
  const { times, elapsed } = points;
  const disc = discOf(size, color);
  const half = disc.width / devicePixelRatio / 2;
  for (let i = 0; i < times.length; i++)
    if (times[i] >= from && times[i] <= to && points.failed[i] === 0) pen.drawImage(disc, x(times[i]) - half, y(elapsed[i]) - half, 2 * half, 2 * half);
  const reach = size * 0.85;
  pen.beginPath();
  for (let i = 0; i < times.length; i++) {
    if (times[i] < from || times[i] > to || points.failed[i] === 0) continue;
    const [cx, cy] = [x(times[i]), y(elapsed[i])];
    pen.moveTo(cx, cy - reach);
    pen.lineTo(cx + reach, cy);
    pen.lineTo(cx, cy + reach);
    pen.lineTo(cx - reach, cy);
    pen.closePath();
  }
  pen.strokeStyle = ground;
  pen.lineWidth = Math.max(1, size * 0.25);
  pen.stroke();
  pen.fillStyle = failed;
  pen.fill();
}

/** Of each size and colour on the page. @type {Map<string, HTMLCanvasElement>} */
const discs = new Map();

/** Drawn once: a thousand arcs in each picture would cost more than all the rest. @param {number} size CSS pixels @param {string} color */
function discOf(size, color) {
  const side = Math.ceil(size * devicePixelRatio) + 2;
  const key = `${size * devicePixelRatio} ${color}`;
  const known = discs.get(key);
  if (known) return known;
  if (discs.size > 50) discs.clear();
  const image = document.createElement('canvas');
  image.width = image.height = side;
  const pen = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
  pen.fillStyle = color;
  pen.beginPath();
  pen.arc(side / 2, side / 2, (size * devicePixelRatio) / 2, 0, Math.PI * 2);
  pen.fill();
  discs.set(key, image);
  return image;
}
