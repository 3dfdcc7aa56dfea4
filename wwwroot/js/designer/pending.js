// The edits and decisions of one designer that the server has not confirmed, in their order. They outlive a reload: sent again under
// the same ids, they are applied once. An edit that clashed stays on the shelf until the designer has seen to it.
import { apply } from './document.js';

/**
 * @typedef {import('./document.js').Edit} Edit
 * @typedef {import('./document.js').Draft} Draft
 */

/** A commit that the server fails to answer so often is given up. */
const attempts = 3;

export class Entry {
  /** Whether the committed document holds it. */
  landed = false;
  /** The revision that the server has answered, or null. @type {number | null} */
  answer = null;
  /** How often the server has failed to answer. */
  failures = 0;
  /** Clashes that nobody has resolved. */
  clashes = 0;

  /** @param {number} number @param {Edit} edit @param {Draft | null} after the document that it made here */
  constructor(number, edit, after) {
    this.number = number;
    this.edit = edit;
    this.after = after;
  }
}

export class Pending {
  /** @type {Entry[]} */
  entries = [];
  #last = 0;
  #shelf;
  #now;
  #line;
  #ends;
  #isSending = false;

  /**
   * @param {import('./shelf.js').Shelf | null} shelf
   * @param {() => number} now Unix ms
   * @param {import('./line.js').Line} line
   * @param {{ answered: (entry: Entry, answer: any) => void, failed: (entry: Entry, reason: string) => void }} ends
   */
  constructor(shelf, now, line, ends) {
    this.#shelf = shelf;
    this.#now = now;
    this.#line = line;
    this.#ends = ends;
    shelf?.adopt();
    for (const { number, item } of shelf?.load() ?? []) {
      this.entries.push(new Entry(number, item, null));
      this.#last = number;
    }
  }

  /** @param {Edit} edit @param {Draft} after @returns {boolean} whether it outlives a reload */
  add(edit, after) {
    this.#last = Math.max(this.#now(), this.#last + 1);
    this.entries.push(new Entry(this.#last, edit, after));
    return this.#shelf?.put(this.#last, edit) ?? false;
  }

  /** Sends them one after the other, as long as there is a line. */
  async send() {
    if (this.#isSending) return;
    this.#isSending = true;
    const line = this.#line;
    for (let entry; line.state === 'online' && (entry = this.entries.find(({ answer }) => answer === null));) {
      const { connection } = line;
      const { edit } = entry;
      const answer = await (edit.decides ? line.ask('Decide', edit.decides) : line.ask('Commit', edit)).catch((error) => /** @type {Error} */ (error));
      if (!(answer instanceof Error)) {
        this.#ends.answered(entry, answer);
      } else if (connection === line.connection && line.state === 'online') {
        // It is there and fails. Perhaps it does better after a pause.
        if (++entry.failures < attempts) line.drop();
        else this.#ends.failed(entry, answer.message);
      }
    }
    this.#isSending = false;
  }

  /** The committed document with what it does not hold yet on top. @param {Draft} committed */
  onTop(committed) {
    return this.entries.reduce((seen, { landed, edit }) => (landed ? seen : apply(seen, edit.changes).document), committed);
  }

  /** Lets go of those whose revision is there. @param {number} revision */
  settle(revision) {
    for (const entry of this.entries.filter(({ answer }) => answer !== null && answer <= revision)) this.remove(entry);
  }

  /** @param {Entry} entry */
  remove(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
    this.release(entry);
  }

  /** Takes an entry off the shelf once nothing of it is open. @param {Entry} entry */
  release(entry) {
    if (entry.clashes === 0 && !this.entries.includes(entry)) this.#shelf?.remove(entry.number);
  }
}
