// What of this designer's clashed and waits for the designer: keep theirs, or use mine. At most one for each path: a later one of the same
// path takes the place of an earlier one, whose value nobody wants any more.
import { apply, change, equal, valueAt } from './document.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./pending.js').Entry} Entry
 * @typedef {{ path: string[], why: 'gone' | 'changed', was?: any, mine?: any, theirs?: any, label: string,
 *   mendable: boolean, stands: 'mine' | 'theirs', by?: string, byBoard?: boolean }} Conflict
 *   without `mine` I removed it, without `theirs` it is not there; `mendable`: whether mine can still be used; `stands`:
 *   which of both the draft has, mine only where the board changed under it (overruled.js); `by`: the name of who made theirs, `byBoard` that it is the published board's
 */

/**
 * What brings back the lost holder of a change, as it was here, with the change in it.
 * @param {Draft} draft as it is now
 * @param {Draft} after as it was here with the change
 * @param {readonly string[]} path
 */
function bringBack(draft, after, path) {
  const depth = path.findIndex((_, i) => valueAt(draft, path.slice(0, i + 1)) === undefined);
  const lost = depth < 0 ? path : path.slice(0, depth + 1);
  const changes = [change([...lost], valueAt(draft, lost), valueAt(after, lost))];
  if (lost.length === 2 && lost[0] === 'widgets') {
    // A widget that was removed went with its places, and perhaps an arrangement went as well.
    for (const [id, { places }] of Object.entries(after.arrangements)) {
      const place = valueAt(places, [lost[1]]);
      if (place !== undefined) changes.push(change(['arrangements', id, 'places', lost[1]], undefined, place));
    }
  }
  return apply(draft, changes).applied;
}

export class Clashes {
  /** @type {{ conflict: Conflict, entry: Entry | null }[]} */
  #open = [];
  #release;

  /** @param {(entry: Entry) => void} release called when an entry may have no open clash left */
  constructor(release) {
    this.#release = release;
  }

  /** @returns {Conflict[]} */
  get all() {
    return this.#open.map(({ conflict }) => conflict);
  }

  /**
   * @param {import('./document.js').Clash} clash
   * @param {string} label of the edit
   * @param {Entry | null} entry the edit that waits with it
   */
  add({ path, was, value, now, why, by, byBoard }, label, entry) {
    const earlier = this.all.filter((one) => equal(one.path, path));
    /** @type {Conflict} */
    const conflict = {
      path, why, label, stands: 'theirs', mendable: why === 'changed' || Boolean(entry?.after),
      ...(was === undefined ? {} : { was }),
      ...(value === undefined ? {} : { mine: value }),
      ...(now === undefined ? {} : { theirs: now }),
      ...(by === undefined ? {} : { by }), ...(byBoard ? { byBoard } : {}),
    };
    if (entry) entry.clashes++;
    this.#open.push({ conflict, entry });
    for (const one of earlier) this.remove(one);
  }

  /** What makes mine of an open clash stand. @param {Conflict} conflict @param {Draft} draft as it is now @returns {Change[]} */
  mending(conflict, draft) {
    const { path, why, mine, theirs } = conflict;
    if (why === 'changed') return [change(path, theirs, mine)];
    const after = this.#open.find((open) => open.conflict === conflict)?.entry?.after;
    return after ? bringBack(draft, after, path) : [];
  }

  /** @param {Conflict} conflict */
  remove(conflict) {
    const found = this.#open.find((open) => open.conflict === conflict);
    if (!found) return;
    this.#open = this.#open.filter((open) => open !== found);
    if (!found.entry) return;
    found.entry.clashes--;
    this.#release(found.entry);
  }
}
