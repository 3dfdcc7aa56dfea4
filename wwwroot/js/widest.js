// Remembers the widest of what a text has been, so that a number that changes neither moves nor jumps in size. What
// was wide once (a glitch of a publisher) is forgotten after five to ten minutes.

const period = 300_000;

/** @template T */
export class Widest {
  /** @type {{ item: T, width: number } | null} */
  #current = null;
  /** @type {{ item: T, width: number } | null} */
  #before = null;
  #since = -Infinity;

  /**
   * @param {T} item @param {number} width @param {number} now ms
   * @returns {T} the widest one lately, this one included
   */
  offer(item, width, now) {
    if (now - this.#since >= period) {
      this.#before = now - this.#since < 2 * period ? this.#current : null;
      this.#current = null;
      this.#since = now;
    }
    if (!this.#current || width >= this.#current.width) this.#current = { item, width };
    return this.#before && this.#before.width > this.#current.width ? this.#before.item : this.#current.item;
  }

  forget() {
    this.#current = this.#before = null;
  }
}
