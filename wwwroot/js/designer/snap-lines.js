// The lines that attract what moves. Each is a pixel of a layer of its own that an animation which stands still puts and
// stretches (shift.js says why), and a line that is not needed waits outside the view: lines that were made and removed
// would have the browser sort all layers of the page in each frame, and a canvas of the view's size would be copied.

import { h } from './dom.js';

/**
 * A line of the view, CSS pixels: `width` and `height` of the bar that it is.
 * @typedef {{ x: number, y: number, width: number, height: number, faint: boolean }} Bar
 */

/** Outside the view. */
const away = { transform: 'translate(-9px, -9px)', opacity: 1 };
/** As many lines as a move seldom needs more of: a new one has all layers sorted. */
const usual = 6;

export class SnapLines {
  /** @type {Animation[]} */
  #pool = [];
  #wanted = '';

  /** @param {HTMLElement} host */
  constructor(host) {
    this.element = h('div', { 'class': 'overlay snap', 'aria-hidden': 'true' });
    host.append(this.element);
    this.#make(usual);
  }

  /** @param {readonly Bar[]} bars */
  show(bars) {
    const wanted = JSON.stringify(bars);
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#make(bars.length);
    this.#pool.forEach((animation, i) => {
      const bar = bars[i];
      const shown = bar ? { transform: `translate(${bar.x}px, ${bar.y}px) scale(${bar.width}, ${bar.height})`, opacity: bar.faint ? 0.5 : 1 } : away;
      /** @type {KeyframeEffect} */ (animation.effect).setKeyframes([shown, shown]);
    });
  }

  /** @param {number} count */
  #make(count) {
    while (this.#pool.length < count) {
      const element = h('i');
      this.element.append(element);
      const animation = element.animate([away, away], { duration: 1, fill: 'both' });
      animation.pause();
      this.#pool.push(animation);
    }
  }
}
