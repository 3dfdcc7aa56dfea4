// A paired screen: nobody stands before it who could type anything. It shows what it was paired with, and when that is
// over it goes back to where it is paired.

/**
 * What hangs over this page when it is a newer version of the one that the screen opened (newer.js); else null.
 * @type {(HTMLIFrameElement & { page?: string }) | null}
 */
const newer = window.frameElement?.className === 'wall-newer' ? /** @type {HTMLIFrameElement} */ (window.frameElement) : null;

/** By this the server knows what a screen shows, whichever version; null: this is a small picture within the console. */
export const page = newer?.page ?? (window.top === window ? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-') : null);

export class PairedScreen {
  #told;

  /** @param {{ name: string, at: string } | null} told what the server says that this page is; within another page it is nothing */
  constructor(told) {
    this.#told = told && page ? told : null;
  }

  /** What it says of itself when it asks what to show. */
  get request() {
    return this.#told ? { at: this.#told.at } : {};
  }

  /** What keeps its credential for longer (stay.js); undefined: it has none. */
  get renews() {
    return this.#told ? '/pair/stay' : undefined;
  }

  /** What it is called; somebody may have given it another name meanwhile. @param {string} [name] */
  called(name) {
    if (name && this.#told) this.#told.name = name;
    return this.#told?.name;
  }

  /** Whether it goes, for the server shows it nothing any more. @param {Error} error */
  leaves({ message }) {
    if (!this.#told || !/(screen\.over|sign-in\.needed)$/.test(message)) return false;
    window.top?.location.replace('/pair');
    return true;
  }
}
