// How this screen does, told to the server every other second: the console shows it, and raises an event of a paired
// screen that says nothing any more.

/** How often, ms: five times until a screen is silent. */
const every = 2000;
/** For how long frames are counted each time, ms: a loop that never ends would have the browser paint for nothing. */
const counting = 500;

/** @typedef {(method: string, argument: object) => void} Send */

export class Health {
  #board;
  #page = window.top === window ? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-') : null;
  /** @type {Send | null} */
  #send = null;
  /** How far this screen paints behind the moment that all of the wall were told, ms; null: nobody has measured it. @type {number | null} */
  skew = null;

  /** @param {() => Window | null} board the page that hangs */
  constructor(board) {
    this.#board = board;
    if (this.#page) setInterval(() => this.#tell(), every);
  }

  /** By this the server knows this page; one within another page is none. */
  get request() {
    return this.#page ? { page: this.#page } : {};
  }

  /** By which connection it is told from now on. @param {Send} send */
  by(send) {
    this.#send = send;
    if (this.#page) void this.#tell();
  }

  async #tell() {
    const fps = await frameRate();
    const board = /** @type {any} */ (this.#board()?.document.getElementById('board'));
    const memory = /** @type {any} */ (performance).memory?.usedJSHeapSize;
    this.#send?.('Report', {
      board: board ? decodeURIComponent(this.#board()?.location.pathname.split('/')[2] ?? '') : null,
      frameAge: board?.paintedAge?.() ?? null,
      fps, memory: memory ?? null, skew: this.skew, width: innerWidth, height: innerHeight, dpr: devicePixelRatio,
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
