// What the designer keeps over a reload: numbered items in the browser's storage, by kind, board and tab. Items of undo
// are a comfort and give way when the storage is full; edits that the server has not confirmed never do.

/** @typedef {Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>} Keep */

const product = 'flexboard.design';
/** Undo of a tab that nobody came back to, ms. */
const forgotten = 7 * 24 * 3600 * 1000;
/** How much of the undo of all tabs is given up at once when the storage is full, characters. */
const batch = 65_536;

/** @param {Keep} storage @param {string} prefix @returns {{ key: string, number: number }[]} the lowest number first */
function itemsOf(storage, prefix) {
  return Array.from({ length: storage.length }, (_, i) => storage.key(i) ?? '')
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ key, number: Number(key.slice(key.lastIndexOf('/') + 1)) }))
    .sort((a, b) => a.number - b.number);
}

export class Shelf {
  /** Characters of each item, in the order of their numbers. @type {Map<number, number>} */
  #sizes = new Map();
  #size = 0;
  #storage;
  #room;
  #prefix;
  #limit;

  /**
   * @param {Keep} storage
   * @param {'undo' | 'pending'} kind
   * @param {string} board
   * @param {string} tab
   * @param {number} [limit] characters; the oldest items beyond are let go. A browser stores two bytes for each
   */
  constructor(storage, kind, board, tab, limit = Infinity) {
    this.#storage = storage;
    this.#room = `${product}/${kind}/${board}/`;
    this.#prefix = `${this.#room}${tab}/`;
    this.#limit = limit;
  }

  /** What is kept, in the order of the numbers. @returns {{ number: number, item: any }[]} */
  load() {
    return itemsOf(this.#storage, this.#prefix).flatMap(({ key, number }) => {
      try {
        const text = this.#storage.getItem(key) ?? '';
        const item = JSON.parse(text);
        this.#count(number, key.length + text.length);
        return [{ number, item }];
      } catch {
        this.#storage.removeItem(key);
        return [];
      }
    });
  }

  /** Takes over what other tabs of this board have left here. */
  adopt() {
    for (const { key, number } of itemsOf(this.#storage, this.#room)) {
      if (key.startsWith(this.#prefix)) continue;
      const text = this.#storage.getItem(key) ?? '';
      let free = number;
      while (this.#storage.getItem(this.#prefix + free) !== null) free++;
      // Removed first: there may be no room for both.
      this.#storage.removeItem(key);
      try {
        this.#storage.setItem(this.#prefix + free, text);
      } catch {
        this.#storage.setItem(key, text);
      }
    }
  }

  /**
   * Keeps an item, or another in its place.
   * @param {number} number the time when it was made, or a little more
   * @param {unknown} item
   * @returns {boolean} whether there was room
   */
  put(number, item) {
    const key = this.#prefix + number;
    const text = JSON.stringify(item);
    const size = key.length + text.length;
    if (size > this.#limit) {
      this.remove(number);
      return false;
    }
    for (const [oldest] of this.#sizes) {
      if (this.#size - (this.#sizes.get(number) ?? 0) + size <= this.#limit) break;
      if (oldest !== number) this.remove(oldest);
    }
    do {
      try {
        this.#storage.setItem(key, text);
        this.#count(number, size);
        return true;
      } catch {
        // The quota; or a storage that takes nothing at all.
      }
    } while (this.#makeRoom(key));
    this.remove(number);
    return false;
  }

  /** @param {number} number */
  remove(number) {
    this.#storage.removeItem(this.#prefix + number);
    this.#size -= this.#sizes.get(number) ?? 0;
    this.#sizes.delete(number);
  }

  /** Lets go of undo that nobody came back to. @param {number} now */
  sweep(now) {
    for (const { key, number } of itemsOf(this.#storage, `${product}/undo/`)) {
      if (number < now - forgotten && !key.startsWith(this.#prefix)) this.#storage.removeItem(key);
    }
  }

  /** @param {number} number @param {number} size */
  #count(number, size) {
    this.#size += size - (this.#sizes.get(number) ?? 0);
    this.#sizes.set(number, size);
  }

  /** Lets go of the oldest undo of all tabs. @param {string} except @returns {boolean} whether that made any room */
  #makeRoom(except) {
    let freed = 0;
    for (const { key, number } of itemsOf(this.#storage, `${product}/undo/`)) {
      if (freed >= batch) break;
      if (key === except) continue;
      freed += (this.#storage.getItem(key) ?? '').length;
      if (key === this.#prefix + number) this.remove(number);
      else this.#storage.removeItem(key);
    }
    return freed > 0;
  }
}
