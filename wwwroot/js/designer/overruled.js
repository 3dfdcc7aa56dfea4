// What the published board changed otherwise than the draft, and nobody decided yet, as the server has told it last. Both
// go on: what the draft has is read from it whenever it is asked for.
import { apply, change, equal, valueAt } from './document.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./clashes.js').Conflict} Conflict
 * @typedef {Change & { with?: Change[] }} Overruling `value`: what the board has; `with` what comes back with it
 */

/** Whether two messages are of the same value at the same path. @param {Change} one @param {Change} other */
const isSame = (one, other) => equal(one.path, other.path) && equal(one.value, other.value);

/** What makes a draft have values. @param {Draft} draft @param {readonly Change[]} values */
const taking = (draft, values) => apply(draft, values.map(({ path, value }) => change(path, valueAt(draft, path), value)));

export class Overruled {
  /** @type {Overruling[]} */
  #told = [];

  /** What the server tells is all there is. @param {Overruling[]} told */
  take(told) {
    this.#told = told;
  }

  /** Lets go of what the committed draft has like the board. @param {Draft} committed */
  settle(committed) {
    this.#told = this.#told.filter((one) => this.#conflict(one, committed));
  }

  /** It is decided that the draft keeps what it has. @param {Change} decided */
  decide(decided) {
    this.#told = this.#told.filter((one) => !isSame(one, decided));
  }

  /** Whether a change to what the board has is still asked about. @param {Change} change */
  asks(change) {
    return this.#told.some((one) => isSame(one, change));
  }

  /** What waits to be decided. @param {Draft} draft as it is seen @param {readonly Change[]} decided on their way to the server @returns {Conflict[]} */
  open(draft, decided) {
    return this.#told.filter((one) => !decided.some((other) => isSame(one, other))).flatMap((one) => this.#conflict(one, draft) ?? []);
  }

  /** What makes the draft as the board is. @param {Conflict} conflict @param {Draft} draft @returns {Change[]} */
  mending({ path }, draft) {
    const one = this.#told.find((told) => equal(told.path, path));
    return one ? taking(draft, [one, ...one.with ?? []]).applied : [];
  }

  /** @param {Overruling} overruling @param {Draft} draft @returns {Conflict | null} null where both have the same */
  #conflict({ path, value }, draft) {
    const { applied, clashes } = taking(draft, [{ path, value }]);
    if (applied.length + clashes.length === 0) return null;
    const mine = valueAt(draft, path);
    return {
      path, why: 'changed', label: 'follow', stands: 'mine', mendable: applied.length > 0, byBoard: true,
      ...(mine === undefined ? {} : { mine }), ...(value === undefined ? {} : { theirs: value }),
    };
  }
}
