// Pictures that wait to be painted: what waits longest first, and in one animation frame no more than it has time for.
// Hundreds of widgets that get figures at once then never stop what moves on the page.

/**
 * What the pictures of one frame may take, ms: half of it where something moves. The browser's own styling, layout and
 * painting of them takes as long again.
 */
const share = 4;

/** @template {object} T */
export class Painting {
  /** @type {Set<T>} */
  #waiting = new Set();
  #paint;
  #pause;
  #waits;
  #asked = false;
  /** The animation frame that was asked for. */
  #next = 0;
  #atOnce = false;

  /**
   * @param {(one: T) => void} paint
   * @param {() => number} [pause] how many frames go by between two in which something is painted, asked in each of them:
   *   where something moves
   * @param {(one: T) => boolean} [waits] whether one is passed over until it no longer says so
   */
  constructor(paint, pause = () => 0, waits = () => false) {
    this.#paint = paint;
    this.#pause = pause;
    this.#waits = waits;
  }

  /** Once, however often it is asked for until then. @param {T} one */
  ask(one) {
    this.#waiting.add(one);
    this.#request();
  }

  /** It is no longer there. @param {T} one */
  forget(one) {
    this.#waiting.delete(one);
  }

  /** All that waits in the next frame has its turn there: a board that has come is seen whole. */
  atOnce() {
    this.#atOnce = true;
    this.#request();
  }

  /** All that waits has its turn now. */
  now() {
    // That of its own would be a second one, and go on beside it.
    cancelAnimationFrame(this.#next);
    this.#atOnce = true;
    this.#frame();
  }

  #frame() {
    const end = this.#atOnce ? Infinity : performance.now() + (this.#pause() > 0 ? share / 2 : share);
    this.#asked = this.#atOnce = false;
    // What asks again while it is painted comes behind what waits, in another frame.
    let turns = this.#waiting.size;
    for (const one of this.#waiting) {
      if (turns-- === 0 || performance.now() > end) break;
      if (this.#waits(one)) continue;
      this.#waiting.delete(one);
      this.#paint(one);
    }
    if (this.#waiting.size > 0) this.#request();
  }

  #request() {
    if (this.#asked) return;
    this.#asked = true;
    let frames = 0;
    const next = () => { if (frames++ < this.#pause() && !this.#atOnce) this.#next = requestAnimationFrame(next); else this.#frame(); };
    this.#next = requestAnimationFrame(next);
  }
}
