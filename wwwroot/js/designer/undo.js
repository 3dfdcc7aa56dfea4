// Undo and redo of one designer. What the others do in between stays: an entry changes back what it has changed, and
// where somebody else has changed that since, it is a clash like any other and the entry is used up.
import { change, equal, invert } from './document.js';
import { randomId } from './changes.js';

/**
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./document.js').Edit} Edit
 * @typedef {{ id: string, label: string, changes: Change[], merge?: string, merged?: true,
 *   undone?: true }} Entry
 */

/** Edits with one `merge` key within this time of each other are one entry, ms. */
const together = 1000;

/** @param {readonly string[]} path */
const nameOf = (path) => JSON.stringify(path);

/**
 * Two lists of changes as one, if the second goes on from where the first has stopped: each changes things apart, and
 * nobody else has changed them in between.
 * @param {readonly Change[]} first
 * @param {readonly Change[]} second
 * @returns {Change[] | null}
 */
export function chained(first, second) {
  const all = new Map(first.map((one) => [nameOf(one.path), one]));
  const later = new Set(second.map(({ path }) => nameOf(path)));
  if (all.size < first.length || later.size < second.length) return null;
  for (const { path, was, value } of second) {
    const before = all.get(nameOf(path));
    if (before && !equal(before.value, was)) return null;
    all.set(nameOf(path), change(path, before ? before.was : was, value));
  }
  const isInside = (/** @type {Change} */ { path }) => path.some((_, i) => i > 0 && all.has(nameOf(path.slice(0, i))));
  const changes = [...all.values()];
  return changes.some(isInside) ? null : changes.filter(({ was, value }) => !equal(was, value));
}

export class Undo {
  /** Oldest first; those that are undone are the last ones. @type {{ number: number, entry: Entry }[]} */
  #entries = [];
  /** How many are not undone. */
  #done = 0;
  /** When the newest was pushed, if nothing was undone since. */
  #pushed = -Infinity;
  #shelf;
  #now;

  /**
   * @param {import('./shelf.js').Shelf | null} [shelf] where it outlives a reload
   * @param {() => number} [now] Unix ms
   */
  constructor(shelf = null, now = Date.now) {
    this.#shelf = shelf;
    this.#now = now;
    this.#entries = shelf?.load().map(({ number, item }) => ({ number, entry: item })) ?? [];
    const undone = this.#entries.findIndex(({ entry }) => entry.undone);
    this.#done = undone < 0 ? this.#entries.length : undone;
  }

  /** What would be undone, or null. @returns {string | null} */
  get undoLabel() {
    return this.#entries[this.#done - 1]?.entry.label ?? null;
  }

  /** What would be done again, or null. @returns {string | null} */
  get redoLabel() {
    return this.#entries[this.#done]?.entry.label ?? null;
  }

  /** Takes an edit that was made. What was undone before cannot be done again. @param {Edit & { merge?: string }} edit */
  push({ id, label, changes, merge }) {
    if (changes.length === 0) return;
    for (const { number } of this.#entries.splice(this.#done)) this.#shelf?.remove(number);
    const now = this.#now();
    const last = this.#entries.at(-1);
    const isMore = last && merge !== undefined && last.entry.merge === merge && now - this.#pushed <= together;
    const chain = isMore ? chained(last.entry.changes, changes) : null;
    this.#pushed = now;
    if (last && chain) {
      last.entry = { ...last.entry, changes: chain, merged: true };
      if (chain.length > 0) this.#keep(last);
      else this.#drop(this.#done - 1);
      return;
    }
    const entry = { id, label, changes, ...(merge === undefined ? {} : { merge }) };
    const next = { number: Math.max(now, (last?.number ?? 0) + 1), entry };
    this.#entries.push(next);
    this.#done++;
    this.#keep(next);
  }

  /** The edit that undoes the newest entry. @returns {Edit | null} */
  undo() {
    const item = this.#entries[this.#done - 1];
    if (!item) return null;
    this.#done--;
    this.#pushed = -Infinity;
    item.entry = { ...item.entry, undone: true };
    this.#keep(item);
    return { id: randomId(), label: item.entry.label, changes: invert(item.entry.changes) };
  }

  /** The edit that does again what was undone. @returns {Edit | null} */
  redo() {
    const item = this.#entries[this.#done];
    if (!item) return null;
    this.#done++;
    this.#pushed = -Infinity;
    const { undone, ...entry } = item.entry;
    item.entry = entry;
    this.#keep(item);
    return { id: randomId(), label: entry.label, changes: entry.changes };
  }

  /**
   * Forgets what the server did not take: it never held, and there is nothing to undo. An entry of several edits stays
   * whole; what does not fit clashes.
   * @param {string} id of the edit
   * @param {readonly string[][]} [paths] of the changes; without them the whole edit
   */
  forget(id, paths) {
    const at = this.#entries.findIndex(({ entry }) => entry.id === id);
    if (at < 0 || this.#entries[at].entry.merged) return;
    const item = this.#entries[at];
    const names = paths?.map(nameOf);
    const changes = names ? item.entry.changes.filter(({ path }) => !names.includes(nameOf(path))) : [];
    if (changes.length > 0) {
      item.entry = { ...item.entry, changes };
      this.#keep(item);
    } else {
      this.#drop(at);
    }
  }

  /** @param {number} at */
  #drop(at) {
    const [{ number }] = this.#entries.splice(at, 1);
    if (at < this.#done) this.#done--;
    this.#shelf?.remove(number);
  }

  /** @param {{ number: number, entry: Entry }} item */
  #keep({ number, entry }) {
    this.#shelf?.put(number, entry);
  }
}
