// Thresholds as a list that stays in order: what is passed first comes first. Pure.

/** @typedef {{ at: number, severity?: 'warning' | 'critical', when?: 'above' | 'below' }} Threshold as documents have it */

/** @param {readonly Threshold[]} list @returns {Threshold[]} */
export const sorted = (list) => [...list].sort((a, b) => a.at - b.at);

/**
 * A list with one more: beyond the last, as far as the last is from the one before it.
 * @param {readonly Threshold[]} list @returns {Threshold[]}
 */
export function added(list) {
  const [before, last] = sorted(list).slice(-2).length === 2 ? sorted(list).slice(-2) : [undefined, sorted(list)[0]];
  if (!last) return [{ at: 80 }];
  const step = before && last.at > before.at ? last.at - before.at : Math.max(1, Math.abs(last.at) / 10);
  const { when } = last;
  return sorted([...list, { at: Number((last.at + step).toPrecision(12)), severity: 'critical', ...(when ? { when } : {}) }]);
}

/** @param {readonly Threshold[]} list @param {number} i @param {Partial<Threshold>} members @returns {Threshold[]} */
export const changed = (list, i, members) => sorted(list.map((one, at) => (at === i ? { ...one, ...members } : one)));

/** @param {readonly Threshold[]} list @param {number} i */
export const removed = (list, i) => list.filter((_, at) => at !== i);
