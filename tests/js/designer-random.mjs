// The same random numbers at each run, and boxes made of them.

/** Mulberry32. @param {number} seed @returns {() => number} 0 to below 1 */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Whole, both bounds included. @param {() => number} random @param {number} least @param {number} most */
export const whole = (random, least, most) => least + Math.floor(random() * (most - least + 1));

/** On a canvas of 1920 x 1080. @param {() => number} random @param {number} least side */
export function randomBox(random, least = 10) {
  const [width, height] = [whole(random, least, 500), whole(random, least, 400)];
  return { x: whole(random, 0, 1920 - width), y: whole(random, 0, 1080 - height), width, height };
}

/** @param {() => number} random @param {number} count */
export const randomItems = (random, count) => Array.from({ length: count }, (_, i) => ({ id: `w${i}`, box: randomBox(random) }));

/** @param {() => number} random @param {readonly string[]} ids @param {number} part of them */
export const randomSelection = (random, ids, part = 0.3) => new Set(ids.filter(() => random() < part));

/** Seeds for a property. @param {number} count */
export const seeds = (count) => Array.from({ length: count }, (_, i) => i + 1);
