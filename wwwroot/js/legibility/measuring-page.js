// A page in which a board is measured: as wide as on a wall, and seen by nobody.
import { ask } from '../ask.js';
import { readSpec } from '../spec.js';
import { measure, silentOf } from './measure.js';

/** A page that is not there after this is not measured, ms. */
const patience = 12_000;
/** Figures come within this, ms, where there are some. */
const figures = 3000;
/** How wide a board is measured, CSS pixels: thin lines are at least a pixel wide on each screen. */
const [narrowest, widest] = [1280, 3840];

/** @typedef {{ width: number, height: number }} Canvas of an arrangement, board units */

export class MeasuringPage {
  /** @type {HTMLIFrameElement | null} */
  #frame = null;

  /**
   * Measures what an address shows, anew each time; one after the other. Fails where it is not there in time.
   * @param {string} address @param {Canvas} canvas
   */
  async measure(address, canvas) {
    return measure(await this.#open(address, canvas));
  }

  /**
   * Measures an arrangement as it is published, for the server to keep.
   * @param {string} board @param {string} arrangement @param {Canvas} canvas
   * @returns {Promise<string | null>} the version; null: it is another one by now
   */
  async keep(board, arrangement, canvas) {
    const page = await this.#open(`/boards/${board}?arrangement=${encodeURIComponent(arrangement)}`, canvas);
    for (const since = performance.now(); silentOf(page) > 0 && performance.now() - since < figures;) await new Promise((done) => setTimeout(done, 50));
    const measured = await measure(page);
    const { version } = readSpec(page);
    const { kept } = await ask(`/api/boards/${board}/measures/${arrangement}?version=${version}`, 'PUT', measured);
    return kept ? version : null;
  }

  /** @param {string} address @param {Canvas} canvas @returns {Promise<Document>} of a board that has its past, its fonts, and is painted */
  async #open(address, { width, height }) {
    const scale = Math.min(Math.max(width, narrowest), widest) / width;
    const frame = this.#frame ??= document.body.appendChild(Object.assign(document.createElement('iframe'), { tabIndex: -1, inert: true, ariaHidden: 'true' }));
    // Behind everything: what is not painted cannot be measured.
    Object.assign(frame.style, {
      position: 'fixed', left: '0', top: '0', zIndex: '-1', border: '0', opacity: '0', pointerEvents: 'none', width: `${width * scale}px`, height: `${height * scale}px`,
    });
    const [began, before] = [performance.now(), frame.contentDocument];
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    frame.src = address;
    await Promise.race([loaded, new Promise((done) => setTimeout(done, patience))]);
    // What was measured before may be there still.
    const isThere = () => frame.contentDocument !== before && frame.contentDocument?.documentElement?.dataset.begun !== undefined
      && frame.contentDocument.getElementById('board')?.dataset.history !== undefined && frame.contentDocument.fonts.status === 'loaded';
    while (!isThere()) {
      if (performance.now() - began > patience) throw new Error('not there');
      await new Promise((done) => setTimeout(done, 50));
    }
    return /** @type {Document} */ (frame.contentDocument);
  }

  /** A live board costs the browser something. */
  end() {
    this.#frame?.remove();
    this.#frame = null;
  }
}
