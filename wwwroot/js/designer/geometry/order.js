// The painting order, kept as ranks: a change touches only what moves. Pure.

/**
 * @typedef {{ id: string, rank: number }} Ranked  the higher is painted over the lower
 * @typedef {Map<string, number>} Ranks  new ones, by id
 */

/** Closer than this ranks are spread out anew: 20 halvings of one of a million still differ. */
const closest = 1e-6;
/** How far apart those are that were spread out, so that it lasts a while. */
const spread = 1e-3;

/** Of equal ranks the earlier one is painted first. @param {readonly Ranked[]} items @returns {Ranked[]} */
export const sorted = (items) => [...items].sort((a, b) => a.rank - b.rank);

/** A rank for a new item. @param {number | null} below null: nothing is @param {number | null} above */
export function rankBetween(below, above) {
  if (below === null) return above === null ? 1 : above - 1;
  return above === null ? below + 1 : (below + above) / 2;
}

/** @param {readonly Ranked[]} items @param {ReadonlySet<string>} selection @returns {Ranks} */
export const toFront = (items, selection) => reordered(items, selection, (list) => [...list.filter(({ id }) => !selection.has(id)), ...list.filter(({ id }) => selection.has(id))]);

/** @param {readonly Ranked[]} items @param {ReadonlySet<string>} selection @returns {Ranks} */
export const toBack = (items, selection) => reordered(items, selection, (list) => [...list.filter(({ id }) => selection.has(id)), ...list.filter(({ id }) => !selection.has(id))]);

/**
 * Each selected one over the next that is not; those on top already stay.
 * @param {readonly Ranked[]} items @param {ReadonlySet<string>} selection @returns {Ranks}
 */
export const forward = (items, selection) => reordered(items, selection, (list) => raised(list, selection));

/** @param {readonly Ranked[]} items @param {ReadonlySet<string>} selection @returns {Ranks} */
export const backward = (items, selection) => reordered(items, selection, (list) => raised(list.reverse(), selection).reverse());

/** @param {Ranked[]} list @param {ReadonlySet<string>} selection */
function raised(list, selection) {
  for (let i = list.length - 2; i >= 0; i--)
    if (selection.has(list[i].id) && !selection.has(list[i + 1].id)) [list[i], list[i + 1]] = [list[i + 1], list[i]];
  return list;
}

/**
 * Unselected ones keep their ranks where there is room: others may be moving them at the same time.
 * @param {readonly Ranked[]} items @param {ReadonlySet<string>} selection @param {(list: Ranked[]) => Ranked[]} order from the lowest
 * @returns {Ranks} as few as make it so
 */
function reordered(items, selection, order) {
  const list = sorted(items);
  const place = new Map(list.map(({ id }, i) => [id, i]));
  const wanted = order(list);
  const places = wanted.map(({ id }) => /** @type {number} */ (place.get(id)));
  const stays = wanted.map(({ id }) => !selection.has(id));
  let below = -1;
  // A selected one that is between its new neighbours already stays as well.
  for (const [i, at] of places.entries()) {
    if (!selection.has(wanted[i].id)) below = at;
    else stays[i] = at > below && at < (places.find((_, k) => k > i && !selection.has(wanted[k].id)) ?? Infinity);
  }
  return ranksFor(wanted, stays);
}

/** Ranks that were halved too often, spread out again. @param {readonly Ranked[]} items @returns {Ranks} */
export function rebalanced(items) {
  const list = sorted(items);
  return list.some(({ rank }, i) => i > 0 && rank - list[i - 1].rank < closest) ? new Map(list.map(({ id }, i) => [id, i + 1])) : new Map();
}

/** @param {Ranked[]} wanted from the lowest @param {boolean[]} stays whether each keeps its rank @returns {Ranks} */
function ranksFor(wanted, stays) {
  const ranks = wanted.map(({ rank }) => rank);
  for (let first = 0; first < wanted.length; first++) {
    if (stays[first]) continue;
    let last = first;
    const widen = () => {
      while (first > 0 && !stays[first - 1]) first--;
      while (last < wanted.length - 1 && !stays[last + 1]) last++;
    };
    const room = () => (first > 0 && last < wanted.length - 1 ? (ranks[last + 1] - ranks[first - 1]) / (last - first + 2) : Infinity);
    widen();
    // Where there is no room between the two that stay, their neighbours on both sides make some.
    for (let [least, left] = [closest, true]; room() < least; [least, left] = [spread, !left]) {
      if (left) first--;
      else last++;
      widen();
    }
    const step = Math.min(1, room());
    const start = first > 0 ? ranks[first - 1] : last < wanted.length - 1 ? ranks[last + 1] - (last - first + 2) : 0;
    for (let i = first; i <= last; i++) [ranks[i], stays[i]] = [start + (i - first + 1) * step, true];
    first = last;
  }
  return new Map(wanted.flatMap(({ id, rank }, i) => (ranks[i] === rank ? [] : [[id, ranks[i]]])));
}
