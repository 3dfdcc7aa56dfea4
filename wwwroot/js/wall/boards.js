// The boards of a wall, each in a frame of its own. Another board is loaded behind the one that hangs, and fades in when
// all of it is painted: there is no blank moment, and what cannot be loaded never takes the place of what can. A wall of
// several screens changes on all of them in the same moment, if they have loaded it by then.
import { Together } from './together.js';

/** A board that is not there after this has failed, ms. */
const patience = 15_000;
/** A board whose charts have not got their past after this hangs without, ms. */
const past = 2_000;
/** What failed is tried again after this, ms; then twice as long each time, up to a minute. */
const soonest = 2_000;
const latest = 60_000;

/**
 * @typedef {{ address: string, from: number | null }} Wanted `from`: of a wall with several screens, since when it is wanted, server's Unix ms
 * @typedef {HTMLIFrameElement & { together?: Together }} Frame with what board.js takes its moments from
 */

export class Boards {
  #view;
  #clock;
  #state;
  #replaced;
  /** @type {Frame | null} */
  #shown = null;
  /** What hangs, or is loaded to. @type {string} */
  #wanted = '';
  /** Each turn makes those before it void. */
  #turn = 0;
  /** From when the picture is to be, server's Unix ms; null: it is live. @type {number | null} */
  #frozenSince = null;

  /**
   * @param {HTMLElement} view
   * @param {import('../server-clock.js').ServerClock} clock
   * @param {(state: 'none' | 'loading' | 'shown' | 'failed') => void} state
   * @param {() => void} replaced another version of what hangs does
   */
  constructor(view, clock, state, replaced) {
    this.#view = view;
    this.#clock = clock;
    this.#state = state;
    this.#replaced = replaced;
  }

  /** The page that hangs. */
  get page() {
    return this.#shown?.contentWindow ?? null;
  }

  /** From when the picture is that stands still, server's Unix ms; NaN: it does not. Also after it was told to go on, until it was loaded anew. */
  get still() {
    return this.#shown?.together?.still ?? NaN;
  }

  /** The moments of the board that hangs. */
  get together() {
    return this.#shown?.together ?? null;
  }

  /** @param {Wanted | null} wanted @param {number | null} frozenSince from when the picture is that stands still, server's Unix ms; null: it is live */
  show(wanted, frozenSince) {
    const address = wanted?.address ?? '';
    // Also one that stands still anew: who has not heard that it went on meanwhile would keep the picture before.
    const thaws = this.#frozenSince !== null && frozenSince !== this.#frozenSince;
    this.#frozenSince = frozenSince;
    if (address !== this.#wanted || thaws) {
      this.#wanted = address;
      this.#turn++;
      // What still fades, and what lies under it, stays.
      for (const frame of this.#view.querySelectorAll('iframe:not([data-shown])')) frame.remove();
      if (wanted) void this.#load(address, this.#turn, soonest, wanted.from);
      else this.#clear();
    }
    this.#freeze(this.#shown);
  }

  #clear() {
    this.#shown?.remove();
    this.#shown = null;
    this.#state('none');
  }

  /** @param {string} address @param {number} turn @param {number} pause @param {number | null} from */
  async #load(address, turn, pause, from) {
    this.#state('loading');
    /** @type {Frame} */
    const frame = document.createElement('iframe');
    frame.together = new Together(this.#clock);
    frame.together.replaced = this.#replaced;
    frame.className = 'wall-board';
    frame.tabIndex = -1;
    frame.src = address;
    this.#view.append(frame);
    const isThere = await ready(frame, () => turn !== this.#turn);
    if (turn === this.#turn) this.#freeze(frame);
    if (isThere && from !== null) await frame.together.turn(from);
    if (turn !== this.#turn) {
      frame.remove();
      return;
    }
    if (!isThere) {
      frame.remove();
      this.#state('failed');
      setTimeout(() => { if (turn === this.#turn) void this.#load(address, turn, Math.min(latest, pause * 2), from); }, pause);
      return;
    }
    const before = this.#shown;
    this.#shown = frame;
    this.#freeze(frame);
    frame.dataset.shown = '';
    frame.title = frame.contentDocument?.title ?? '';
    this.#state('shown');
    // What cannot be seen any more goes.
    await Promise.allSettled(frame.getAnimations().map((one) => one.finished));
    before?.remove();
  }

  /** @param {Frame | null} frame */
  #freeze(frame) {
    if (this.#frozenSince !== null) frame?.together?.stopAt(this.#frozenSince);
  }
}

/** Waits until all of a board is painted. @param {HTMLIFrameElement} frame @param {() => boolean} isOver @returns {Promise<boolean>} false: it did not come */
async function ready(frame, isOver) {
  const began = performance.now();
  const isPainted = () => {
    const inside = frame.contentDocument;
    return inside?.getElementById('board') && inside.documentElement.dataset.begun !== undefined && inside.fonts.status === 'loaded';
  };
  while (!isPainted()) {
    if (isOver() || performance.now() - began > patience) return false;
    await new Promise((done) => setTimeout(done, 50));
  }
  const painted = performance.now();
  while (frame.contentDocument?.getElementById('board')?.dataset.history === undefined && performance.now() - painted < past && !isOver()) {
    await new Promise((done) => setTimeout(done, 50));
  }
  // What is asked to be painted at once is so in the next frame.
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  return true;
}
