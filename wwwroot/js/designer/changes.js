// What the designer's commands change, as changes that know what was there. Each takes the document as the designer sees
// it and gives the changes of one step; several steps of one edit are worked out one on top of the other by `steps`.
import { apply, change, equal, inOrder, valueAt } from './document.js';
import { groupsAround } from './board-file.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./document.js').Box} Box
 * @typedef {import('./document.js').Arrangement} Arrangement
 */

const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Random characters of ids. Without `randomUUID`, which browsers keep to https and localhost. @param {number} [length] */
export const randomId = (length = 12) =>
  Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => digits[byte % digits.length]).join('');

/**
 * An id that is free here and, as far as chance goes, with every other designer who adds the like at this moment.
 * @param {Record<string, unknown> | undefined} taken
 * @param {string} stem such as the kind
 * @param {() => string} [random]
 */
export function freeId(taken, stem, random = () => randomId(4)) {
  for (;;) {
    const id = `${stem.slice(0, 59)}-${random()}`;
    if (!taken || !Object.hasOwn(taken, id)) return id;
  }
}

/**
 * The changes of several steps, each of which sees what the ones before it have done.
 * @param {Draft} draft
 * @param {readonly ((draft: Draft) => Change[])[]} all
 */
export function steps(draft, all) {
  /** @type {Change[]} */
  const changes = [];
  let seen = draft;
  for (const step of all) {
    const next = step(seen);
    seen = apply(seen, next).document;
    changes.push(...next);
  }
  return changes;
}

/** Sets a member, or removes it with undefined. @param {Draft} draft @param {string[]} path @param {any} value */
export function set(draft, path, value) {
  const was = valueAt(draft, path);
  return equal(was, value) ? [] : [change(path, was, value)];
}

/** @param {Draft} draft @param {string} widget @param {string} name @param {any} value */
export const setMember = (draft, widget, name, value) => set(draft, ['widgets', widget, name], value);

/** @param {Draft} draft @param {string} widget @param {string} name @param {any} value */
export const setOption = (draft, widget, name, value) => set(draft, ['widgets', widget, 'options', name], value);

/** A rank above all of these. @param {Record<string, { at: number }> | undefined} ranked */
const top = (ranked = {}) => Object.values(ranked).reduce((most, { at }) => Math.max(most, at), 0) + 1;

/**
 * Gives a widget its box in one arrangement; one without a place is painted on top.
 * @param {Draft} draft
 * @param {string} arrangement
 * @param {string} widget
 * @param {Box} box
 */
export function place(draft, arrangement, widget, box) {
  const path = ['arrangements', arrangement, 'places', widget];
  const places = valueAt(draft, path.slice(0, -1));
  return valueAt(draft, path) === undefined
    ? set(draft, path, { at: top(places), box })
    : set(draft, [...path, 'box'], box);
}

/**
 * Hides a widget in one arrangement, which keeps its box, or shows it again.
 * @param {Draft} draft
 * @param {string} arrangement
 * @param {string} widget
 * @param {boolean} hidden
 */
export const hide = (draft, arrangement, widget, hidden) =>
  set(draft, ['arrangements', arrangement, 'places', widget, 'hidden'], hidden ? true : undefined);

/**
 * Adds a widget, last in reading order and on top, with its boxes by arrangement.
 * @param {Draft} draft
 * @param {string} id
 * @param {{ kind: string, [member: string]: any }} widget
 * @param {Record<string, Box>} boxes
 */
export const addWidget = (draft, id, widget, boxes) => steps(draft, [
  (seen) => set(seen, ['widgets', id], { ...widget, at: top(seen.widgets) }),
  ...Object.entries(boxes).map(([arrangement, box]) => (/** @type {Draft} */ seen) => place(seen, arrangement, id, box)),
]);

/**
 * Gives one of ranked things its rank right after another: in reading order, or in painting order.
 * @param {Draft} draft @param {string[]} path of what holds them @param {string} id @param {string} other
 */
export function rankAfter(draft, path, id, other) {
  const ranked = /** @type {Record<string, { at: number }>} */ (valueAt(draft, path));
  const order = inOrder(ranked).filter((one) => one !== id);
  const next = order[order.indexOf(other) + 1];
  return set(draft, [...path, id, 'at'], next === undefined ? ranked[other].at + 1 : (ranked[other].at + ranked[next].at) / 2);
}

/** Removes groups that nobody is in. @param {Draft} draft */
function removeEmptyGroups(draft) {
  const used = new Set(Object.values(draft.widgets).flatMap(({ group }) => groupsAround(draft, group)));
  return Object.keys(draft.groups ?? {}).filter((id) => !used.has(id)).flatMap((id) => set(draft, ['groups', id], undefined));
}

/**
 * Removes widgets with their places everywhere and the groups that are empty then.
 * @param {Draft} draft
 * @param {readonly string[]} ids
 */
export const removeWidgets = (draft, ids) => steps(draft, [
  (seen) => ids.flatMap((id) => set(seen, ['widgets', id], undefined)),
  (seen) => Object.keys(seen.arrangements).flatMap((arrangement) =>
    ids.flatMap((id) => set(seen, ['arrangements', arrangement, 'places', id], undefined))),
  removeEmptyGroups,
]);

/** Widgets as groups see them (geometry/groups.js). @param {Draft} draft */
export const membersOf = ({ widgets }) => Object.entries(widgets).map(([id, { group }]) => ({ id, group }));

/** All groups as they shall be, which keep their titles, and widgets with another group. @param {Draft} draft @param {import('./geometry/groups.js').Regrouped} after */
export function regroup(draft, { groups, moved }) {
  return [
    ...Object.keys({ ...draft.groups, ...groups }).flatMap((id) => set(draft, ['groups', id], Object.hasOwn(groups, id) ? { ...draft.groups?.[id], ...groups[id] } : undefined)),
    ...[...moved].flatMap(([id, group]) => setMember(draft, id, 'group', group ?? undefined)),
  ];
}

/**
 * Paints widgets before or behind others in one arrangement; among themselves they keep their order.
 * @param {Draft} draft
 * @param {string} arrangement
 * @param {readonly string[]} widgets
 * @param {'front' | 'back' | 'forward' | 'backward'} where
 */
export function restack(draft, arrangement, widgets, where) {
  const places = draft.arrangements[arrangement].places ?? {};
  const order = inOrder(places);
  const moved = order.filter((id) => widgets.includes(id));
  const others = order.filter((id) => !widgets.includes(id));
  if (moved.length === 0) return [];
  const before = (/** @type {string} */ one) => others.filter((id) => order.indexOf(id) < order.indexOf(one)).length;
  // How many of the others are painted before those that move.
  const below = {
    front: others.length,
    back: 0,
    forward: Math.min(others.length, before(moved[moved.length - 1]) + 1),
    backward: Math.max(0, before(moved[0]) - 1),
  }[where];
  const wanted = [...others.slice(0, below), ...moved, ...others.slice(below)];
  if (equal(wanted, order)) return [];
  const low = below > 0 ? places[others[below - 1]].at : undefined;
  const high = below < others.length ? places[others[below]].at : undefined;
  const from = low ?? (high ?? 0) - moved.length - 1;
  const step = high === undefined ? 1 : (high - from) / (moved.length + 1);
  const path = (/** @type {string} */ id) => ['arrangements', arrangement, 'places', id, 'at'];
  // Two with one rank, or a gap that a number can hardly halve any more: all are ranked anew.
  return step > 1e-6
    ? moved.flatMap((id, i) => set(draft, path(id), from + step * (i + 1)))
    : wanted.flatMap((id, i) => set(draft, path(id), i + 1));
}

/**
 * Adds an arrangement, last in their list.
 * @param {Draft} draft
 * @param {string} id
 * @param {Omit<Arrangement, 'at'>} arrangement
 */
export const addArrangement = (draft, id, arrangement) =>
  set(draft, ['arrangements', id], { ...arrangement, at: top(draft.arrangements) });

/** @param {Draft} draft @param {string} id */
export const removeArrangement = (draft, id) => set(draft, ['arrangements', id], undefined);
