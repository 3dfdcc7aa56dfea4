// The point that says that a value lies beyond the end of its scale.

/**
 * @param {CanvasRenderingContext2D} pen @param {number} x @param {number} y its middle @param {number} angle where it points, radians
 * @param {number} size half of its length @param {string} color
 */
export function drawPoint(pen, x, y, angle, size, color) {
  const [dx, dy] = [Math.cos(angle) * size, Math.sin(angle) * size];
  pen.fillStyle = color;
  pen.beginPath();
  pen.moveTo(x + dx, y + dy);
  pen.lineTo(x - dx - dy, y - dy + dx);
  pen.lineTo(x - dx + dy, y - dy - dx);
  pen.fill();
}
