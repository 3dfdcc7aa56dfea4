// Lanes between the figures of a throughput: bands as broad as the rate, side by side for the classes of responses.

/** Narrower, a few failures among thousands would vanish; CSS pixels. */
const leastBreadth = 3;

/**
 * How broad the band of each rate is. What there is at all is seen; together they are not broader than the lane.
 * @param {number[]} rates @param {number} top what fills the lane @param {number} breadth
 */
export function shares(rates, top, breadth) {
  const broad = rates.map((rate) => (rate > 0 ? Math.max(leastBreadth, Math.min(1, rate / top) * breadth) : 0));
  const excess = Math.max(0, broad.reduce((sum, one) => sum + one, 0) - breadth);
  const largest = broad.indexOf(Math.max(...broad));
  return broad.map((one, i) => (i === largest && excess > 0 ? Math.max(leastBreadth, one - excess) : one));
}

/**
 * @param {CanvasRenderingContext2D} pen @param {import('./plan.js').LanePlace} place @param {number[]} broad
 * @param {string[]} fills @param {import('../../painter.js').Tokens} colors
 * @returns {{ x: number, y: number, toX: number, toY: number }[]} the middle of each band
 */
export function drawLane(pen, { x, y, toX, toY, breadth }, broad, fills, colors) {
  const across = toY === y;
  const length = across ? toX - x : toY - y;
  const all = broad.reduce((sum, one) => sum + one, 0);
  const half = Math.max(breadth, all) / 2;
  const tip = Math.min(length * 0.3, half);
  const point = (/** @type {number} */ along, /** @type {number} */ off) => /** @type {[number, number]} */ (across ? [x + along, y + off] : [x + off, y + along]);
  // An arrow: which way things go, whether anything moves or not.
  pen.save();
  pen.beginPath();
  for (const [along, off] of [[0, -half], [length - tip, -half], [length, 0], [length - tip, half], [0, half], [tip, 0]])
    pen.lineTo(...point(along, off));
  pen.fillStyle = colors.line;
  pen.fill();
  pen.clip();
  let at = -all / 2;
  const middles = broad.map((wide, i) => {
    const [left, top] = point(0, at);
    pen.fillStyle = fills[i];
    if (across) pen.fillRect(left, top, length, wide);
    else pen.fillRect(left, top, wide, length);
    at += wide;
    return at - wide / 2;
  });
  pen.restore();
  return middles.map((off) => {
    // From notch to point, which the outer bands reach later and leave earlier.
    const bent = tip * Math.abs(off) / half;
    const [[fromX, fromY], [endX, endY]] = [point(tip - bent, off), point(length - bent, off)];
    return { x: fromX, y: fromY, toX: endX, toY: endY };
  });
}
