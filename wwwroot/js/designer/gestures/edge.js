// While something is dragged at the edge of the view, the view moves on and the gesture with it, until the pointer is back
// or nothing more of the canvas is to be seen there.
import { panAtEdge } from '../geometry/viewport.js';

/** After a frame that came late nothing jumps, ms. */
const longest = 50;

export class EdgePan {
  #stage;
  #frame = 0;
  #time = 0;
  /** @type {{ gesture: import('./canvas.js').Gesture, at: import('./canvas.js').Pointing } | null} */
  #latest = null;

  /** @param {import('./canvas.js').Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  /** The pointer is here now. @param {import('./canvas.js').Gesture} gesture @param {import('./canvas.js').Pointing} at */
  follow(gesture, at) {
    this.#latest = { gesture, at };
    if (this.#frame !== 0) return;
    this.#time = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  /** The gesture is over. */
  stop() {
    cancelAnimationFrame(this.#frame);
    [this.#frame, this.#latest] = [0, null];
  }

  /** @param {number} now */
  #step(now) {
    this.#frame = 0;
    if (!this.#latest) return;
    const { editor, view } = this.#stage;
    const { gesture, at } = this.#latest;
    const next = panAtEdge(editor.viewport, at.point, Math.min(longest, Math.max(1, now - this.#time)), editor.canvas, { width: view.clientWidth, height: view.clientHeight });
    this.#time = now;
    if (!next) return;
    editor.look(next);
    gesture.move(at);
    this.#frame = requestAnimationFrame((later) => this.#step(later));
  }
}
