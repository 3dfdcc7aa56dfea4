// Boxes on the pixels of a screen. Pure.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in CSS pixels of the host */

/**
 * The same box with its edges between pixels, so that they are sharp: neighbours that touched still touch, and what is
 * thinner than a pixel is one pixel, as long as it is anything.
 * @param {Box} box @param {number} ratio device pixels of a CSS pixel @returns {Box}
 */
export function snapped({ x, y, width, height }, ratio) {
  const [left, right] = edges(x, width, ratio);
  const [top, bottom] = edges(y, height, ratio);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** @param {number} from @param {number} length @param {number} ratio */
function edges(from, length, ratio) {
  const first = Math.round(from * ratio);
  const last = Math.max(Math.round((from + length) * ratio), first + (length > 0 ? 1 : 0));
  return [first / ratio, last / ratio];
}
