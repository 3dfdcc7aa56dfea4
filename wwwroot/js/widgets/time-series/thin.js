// Lines of more figures than there are pixels.

/**
 * Which points of a line are drawn: of each pixel column the first and the last, the lowest and the highest, so that the
 * line enters, peaks and leaves where it does with all of them. Pure.
 * @param {ArrayLike<number>} xs pixels, ascending @param {ArrayLike<number>} ys
 * @returns {number[]} their places, ascending
 */
export function thin(xs, ys) {
  /** @type {number[]} */
  const kept = [];
  let i = 0;
  while (i < xs.length) {
    const column = Math.floor(xs[i]);
    const first = i;
    let [low, high] = [i, i];
    for (i++; i < xs.length && Math.floor(xs[i]) === column; i++) {
      if (ys[i] < ys[low]) low = i;
      if (ys[i] > ys[high]) high = i;
    }
    const last = i - 1;
    for (const one of [first, Math.min(low, high), Math.max(low, high), last])
      if (kept.length === 0 || one > kept[kept.length - 1]) kept.push(one);
  }
  return kept;
}
