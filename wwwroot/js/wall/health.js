// How this screen does, told to the server every other second: the console shows it, and raises an event of a paired
// screen that says nothing any more.

import { page } from './screen.js';

/** How often, ms: five times until a screen is silent. */
const every = 2000;
/** For how long frames are counted each time, ms: a loop that never ends would have the browser paint for nothing. */
const counting = 500;

/** @typedef {(method: string, argument: object) => void} Send */

export class Health {
  #board;
  /** @type {Send | null} */
  #send = null;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #late;

  /**
   * @param {() => Window | null} board the page that hangs
   * @param {() => number} late how long after its moment it paints, ms; NaN: not known
   */
  constructor(board, late) {
    this.#board = board;
    this.#late = late;
    if (page) this.#timer = setInterval(() => this.#tell(), every);
  }

  /** By this the server knows this page; one within another page is none. */
  get request() {
    return page ? { page } : {};
  }

  /** By which connection it is told from now on. @param {Send} send */
  by(send) {
    this.#send = send;
    if (this.#timer) void this.#tell();
  }

  /** A newer page tells from now on. */
  end() {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #tell() {
    const fps = await frameRate();
    const board = /** @type {any} */ (this.#board()?.document.getElementById('board'));
    const late = this.#late();
    const memory = /** @type {any} */ (performance).memory?.usedJSHeapSize;
    this.#send?.('Report', {
      board: board ? decodeURIComponent(this.#board()?.location.pathname.split('/')[2] ?? '') : null,
      frameAge: board?.paintedAge?.() ?? null,
      fps, memory: memory ?? null, skew: Number.isFinite(late) ? Math.round(late * 10) / 10 : null, width: innerWidth, height: innerHeight, dpr: devicePixelRatio,
    });
  }
}

/** Frames that the browser paints in a second; 0: none, as of a window that nobody can see. @returns {Promise<number>} */
function frameRate() {
  return new Promise((done) => {
    let [frames, first, last] = [-1, 0, 0];
    const count = (/** @type {number} */ now) => {
      if (++frames === 0) first = now;
      last = now;
      asked = requestAnimationFrame(count);
    };
    let asked = requestAnimationFrame(count);
    setTimeout(() => {
      cancelAnimationFrame(asked);
      done(last > first ? Math.round(frames * 10_000 / (last - first)) / 10 : 0);
    }, counting);
  });
}
