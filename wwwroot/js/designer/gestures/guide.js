// A guide is moved, drawn out of a ruler, or back over the edge, where it goes.
import { toBoard, toScreen } from '../geometry/viewport.js';
import { stepOf, roundTo } from '../geometry/boxes.js';
import { set } from '../changes.js';

/** @typedef {'x' | 'y'} Axis */

/** A guide is taken from this far, CSS pixels. */
const near = 4;

/** @param {import('../editor.js').Editor} editor @param {import('./canvas.js').Point} point @returns {{ axis: Axis, at: number } | null} */
export function guideAt(editor, point) {
  const { guides = {} } = editor.canvas;
  for (const axis of /** @type {const} */ (['x', 'y'])) {
    const at = guides[axis]?.find((one) => Math.abs(toScreen(editor.viewport, { x: one, y: one })[axis] - point[axis]) <= near);
    if (at !== undefined) return { axis, at };
  }
  return null;
}

/** @implements {Gesture} */
export class GuideGesture {
  #stage;
  /** @type {Axis} */
  #axis;
  /** @type {number | null} */
  #was;
  #at = NaN;

  /** @param {import('./canvas.js').Stage} stage @param {Axis} axis @param {number | null} at null: a new one */
  constructor(stage, axis, at) {
    this.#stage = stage;
    this.#axis = axis;
    this.#was = at;
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point }) {
    const { editor, overlay } = this.#stage;
    this.#at = roundTo(toBoard(editor.viewport, point)[this.#axis], stepOf(editor.canvas));
    overlay.guide = { axis: this.#axis, at: this.#at };
    overlay.draw();
  }

  end() {
    const { editor } = this.#stage;
    const { guides = {}, width, height } = editor.canvas;
    const others = (guides[this.#axis] ?? []).filter((one) => one !== this.#was);
    const inside = this.#at >= 0 && this.#at <= (this.#axis === 'x' ? width : height);
    const next = inside && !others.includes(this.#at) ? [...others, this.#at].sort((a, b) => a - b) : others;
    this.cancel();
    if (!Number.isNaN(this.#at)) editor.commit('guide', set(editor.document, ['arrangements', editor.arrangement, 'guides', this.#axis], next.length > 0 ? next : undefined));
  }

  cancel() {
    this.#stage.overlay.guide = null;
    this.#stage.overlay.draw();
  }
}

/** @typedef {import('./canvas.js').Gesture} Gesture */
