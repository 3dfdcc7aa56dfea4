// Labels beside each other's lines, moved apart as little as it takes.

/**
 * @param {readonly number[]} wanted centres, in any order @param {number} height of each, the distance kept
 * @param {number} top @param {number} bottom
 * @returns {number[]} centres in the order of `wanted`; in the same order from top to bottom
 */
export function spread(wanted, height, top, bottom) {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
  // Labels that touch move as one block, to the mean of what its labels want.
  /** @type {{ first: number, count: number, sum: number }[]} */
  const blocks = [];
  const room = bottom - top;
  const pitch = wanted.length > 0 ? Math.min(height, room / wanted.length) : height;
  const start = (/** @type {{ count: number, sum: number }} */ block) => {
    const middle = block.sum / block.count - ((block.count - 1) * pitch) / 2;
    return Math.min(Math.max(middle, top + pitch / 2), bottom - pitch / 2 - (block.count - 1) * pitch);
  };
  order.forEach((index, i) => {
    blocks.push({ first: i, count: 1, sum: wanted[index] });
    for (;;) {
      const last = blocks[blocks.length - 1];
      const before = blocks[blocks.length - 2];
      if (!before || start(before) + before.count * pitch <= start(last) + 1e-9) break;
      blocks.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const centres = new Array(wanted.length);
  for (const block of blocks) {
    const from = start(block);
    for (let i = 0; i < block.count; i++) centres[order[block.first + i]] = from + i * pitch;
  }
  return centres;
}
