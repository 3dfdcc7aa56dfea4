// A new version of the app comes to a screen by itself. Its page is loaded in a frame over the one that hangs, and fades in
// when all of it is painted: no blank moment. What hung before then only keeps listening, for the version after that.

import { page } from './screen.js';

/** Nothing has been done to the wall for this long, ms: then it may come, on all screens of a wall in the same moment. */
const quiet = 10_000;
/** A wall that is never left alone for so long, such as one whose playlist turns faster, gets it after this, ms. */
const late = 300_000;
/** One whose page is not there after this has failed, ms, and is tried again. */
const patience = 60_000;

export class Newer {
  #own;
  #now;
  #isQuiet;
  #over;
  #build = '';
  #heard = performance.now();
  /** Since when there is a newer one. */
  #since = NaN;
  #turn = NaN;
  /** The page of the newest version that hangs. @type {HTMLIFrameElement | null} */
  #shown = null;
  #isLoading = false;

  /**
   * @param {string} build of this page
   * @param {() => number} now server's Unix ms
   * @param {() => boolean} isQuiet whether what hangs may be replaced
   * @param {() => void} over another page hangs over this one from now on
   */
  constructor(build, now, isQuiet, over) {
    this.#own = build;
    this.#now = now;
    this.#isQuiet = isQuiet;
    this.#over = over;
    // A page within another one comes and goes with that.
    if (window.top === window) setInterval(() => this.#look(), 250);
  }

  /** Whether another page hangs over this one. */
  get isOver() {
    return this.#shown !== null;
  }

  /** Something is done to the wall. @param {string} build of the server */
  hear(build) {
    if (build !== this.#build) this.#since = performance.now();
    [this.#build, this.#heard] = [build, performance.now()];
  }

  #look() {
    const turn = Math.floor(this.#now() / quiet);
    if (turn === this.#turn) return;
    const isFirst = !Number.isFinite(this.#turn);
    this.#turn = turn;
    if (isFirst || this.#isLoading || !this.#build || this.#build === this.#own || !this.#isQuiet()) return;
    if (performance.now() - this.#heard < quiet && performance.now() - this.#since < late) return;
    void this.#load(this.#build);
  }

  /** @param {string} build */
  async #load(build) {
    this.#isLoading = true;
    const frame = Object.assign(document.createElement('iframe'), { page });
    frame.className = 'wall-newer';
    frame.allow = 'fullscreen; screen-wake-lock';
    // No page is shown within itself: its address has to be another one.
    const address = new URL(location.href);
    address.searchParams.set('build', build);
    frame.src = address.href;
    document.body.append(frame);
    const isThere = await ready(frame);
    this.#isLoading = false;
    // Somebody may have had the wall stand still meanwhile.
    if (!isThere || !this.#isQuiet()) {
      frame.remove();
      return;
    }
    this.#own = build;
    frame.dataset.shown = '';
    frame.title = document.title;
    // Keys go to what is seen.
    frame.focus();
    await Promise.allSettled(frame.getAnimations().map((one) => one.finished));
    this.#shown?.remove();
    this.#shown = frame;
    this.#over();
  }
}

/** @param {HTMLIFrameElement} frame @returns {Promise<boolean>} false: it did not come */
async function ready(frame) {
  const began = performance.now();
  const isPainted = () => {
    const inside = frame.contentDocument?.getElementById('wall');
    return inside?.dataset.boards === 'shown' || (inside?.dataset.shows !== undefined && inside.dataset.shows === '');
  };
  while (!isPainted()) {
    if (performance.now() - began > patience) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  // Its board fades in within it.
  const board = frame.contentDocument?.querySelector('.wall-board[data-shown]');
  await Promise.allSettled(board?.getAnimations().map((one) => one.finished) ?? []);
  return true;
}
