/** A browser's storage in memory, with a quota of characters. */
export class Keep {
  /** @type {Map<string, string>} */
  #items = new Map();

  constructor(quota = Infinity) {
    this.quota = quota;
  }

  get length() {
    return this.#items.size;
  }

  names() {
    return this.#items.keys();
  }

  get used() {
    return [...this.#items].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  }

  /** @param {number} i */
  key(i) {
    return [...this.#items.keys()][i] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    const before = this.#items.get(key);
    this.#items.set(key, text);
    if (this.used <= this.quota) return;
    if (before === undefined) this.#items.delete(key);
    else this.#items.set(key, before);
    throw new DOMException('full', 'QuotaExceededError');
  }

  /** @param {string} key */
  removeItem(key) {
    this.#items.delete(key);
  }
}
