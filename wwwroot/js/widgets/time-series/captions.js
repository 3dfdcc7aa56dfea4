// What is named above the plot: moments, events, and that there is nothing to compare with.

/**
 * @typedef {object} Caption
 * @property {number} x       what it names
 * @property {number} width   of its text
 * @property {number} mark    half the width of its shape; 0: it has none
 *
 * @typedef {{ start: number, room: number }} Spot  where a text begins, and how wide it may be
 */

/**
 * Where texts begin: beside what they name, before it where the plot ends. Those that would lie on others, or on the
 * shape of others, are cut, or left out where too little would be left: the least important.
 * @param {readonly Caption[]} captions the most important first
 * @param {number} left @param {number} right @param {number} gap @param {number} least  less of a text says nothing
 * @returns {(Spot | null)[]}
 */
export function placeCaptions(captions, left, right, gap, least) {
  /** @type {{ from: number, to: number, own: Caption }[]} */
  const taken = captions.filter(({ mark }) => mark > 0).map((own) => ({ from: own.x - own.mark, to: own.x + own.mark, own }));
  return captions.map((caption) => {
    const others = taken.filter(({ own }) => own !== caption);
    const start = Math.max(left, caption.x + caption.mark + gap);
    const before = Math.min(right, caption.x - caption.mark - gap);
    // Free room to either side, up to the next thing.
    const until = Math.min(right, ...others.filter(({ to }) => to + gap > start).map(({ from }) => from - gap));
    const since = Math.max(left, ...others.filter(({ from }) => from - gap < before).map(({ to }) => to + gap));
    const after = { start, room: Math.min(until - start, caption.width) };
    const ahead = { start: before - Math.min(before - since, caption.width), room: Math.min(before - since, caption.width) };
    const spot = after.room >= caption.width || after.room >= ahead.room ? after : ahead;
    if (spot.room < Math.min(least, caption.width)) return null;
    taken.push({ from: spot.start, to: spot.start + spot.room, own: caption });
    return spot;
  });
}
