// What is named above the plot: moments, events, and that there is nothing to compare with.

/**
 * @typedef {object} Caption
 * @property {number} x       what it names
 * @property {number} width   of its text
 * @property {number} mark    half the width of its shape; 0: it has none
 */

/**
 * Where texts begin: beside what they name, before it where the plot ends. Those that would lie on others, or on the
 * shape of others, are left out: the least important.
 * @param {readonly Caption[]} captions the most important first
 * @param {number} left @param {number} right @param {number} gap
 * @returns {(number | null)[]}
 */
export function placeCaptions(captions, left, right, gap) {
  /** @type {[number, number][]} */
  const taken = [];
  const isFree = (/** @type {number} */ from, /** @type {number} */ to, /** @type {Caption} */ own) =>
    from >= left && to <= right && taken.every(([start, end]) => to + gap <= start || from >= end + gap) &&
    captions.every((other) => other === own || other.mark === 0 || to + gap <= other.x - other.mark || from >= other.x + other.mark + gap);
  return captions.map((caption) => {
    const beside = caption.x + caption.mark + gap;
    for (const start of [beside, caption.x - caption.mark - gap - caption.width]) {
      if (!isFree(start, start + caption.width, caption)) continue;
      taken.push([start, start + caption.width]);
      return start;
    }
    return null;
  });
}
