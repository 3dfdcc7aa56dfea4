// The draft as the server has it, as far as it was told here: a document, and its revision. Every edit makes the next
// revision, so that a gap between two of them says that something was missed.
import { apply, share } from './document.js';

/** @typedef {import('./document.js').Draft} Draft */

export class Committed {
  /** Null until the first time that the server was reached. @type {Draft | null} */
  document = null;
  revision = 0;

  /** Whether a message of a revision tells nothing new, or comes before there is anything that it could change. @param {number} revision */
  knows(revision) {
    return !this.document || revision <= this.revision;
  }

  /** All of it, as it is now. @param {Draft} document @param {number} revision */
  take(document, revision) {
    this.document = share(this.document, document);
    this.revision = revision;
  }

  /** An edit became part of it. @param {import('./document.js').Change[]} changes @param {number} revision @returns {boolean} false: something was missed */
  follow(changes, revision) {
    if (!this.document || revision > this.revision + 1) return false;
    const { document, clashes } = apply(this.document, changes);
    if (clashes.length > 0) return false;
    this.take(document, revision);
    return true;
  }
}
