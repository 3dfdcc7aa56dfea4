// Moving the view: with the middle button, the space bar, or two fingers, which zoom as well.
import { pan, zoomAt } from '../geometry/viewport.js';

/** @implements {Gesture} */
export class PanGesture {
  #stage;
  #from;
  #viewport;

  /** @param {import('./canvas.js').Stage} stage @param {import('./canvas.js').Pointing} from */
  constructor(stage, from) {
    this.#stage = stage;
    this.#from = from.point;
    this.#viewport = stage.editor.viewport;
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point }) {
    const { editor, view } = this.#stage;
    editor.look(pan(this.#viewport, point.x - this.#from.x, point.y - this.#from.y, editor.canvas, { width: view.clientWidth, height: view.clientHeight }));
  }

  end() {}

  cancel() {
    this.#stage.editor.look(this.#viewport);
  }
}

/** @implements {Gesture} */
export class PinchGesture {
  #editor;
  #viewport;
  #middle;
  #far;

  /** @param {import('../editor.js').Editor} editor @param {import('./canvas.js').Point} one @param {import('./canvas.js').Point} other */
  constructor(editor, one, other) {
    this.#editor = editor;
    this.#viewport = editor.viewport;
    this.#middle = middleOf(one, other);
    this.#far = Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
  }

  /** @param {import('./canvas.js').Point} one @param {import('./canvas.js').Point} other */
  pinch(one, other) {
    const middle = middleOf(one, other);
    const zoomed = zoomAt(this.#viewport, this.#middle, Math.hypot(one.x - other.x, one.y - other.y) / this.#far);
    this.#editor.look({ zoom: zoomed.zoom, x: zoomed.x + middle.x - this.#middle.x, y: zoomed.y + middle.y - this.#middle.y });
  }

  move() {}

  end() {}

  cancel() {
    this.#editor.look(this.#viewport);
  }
}

/** @param {import('./canvas.js').Point} one @param {import('./canvas.js').Point} other */
const middleOf = (one, other) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

/** @typedef {import('./canvas.js').Gesture} Gesture */
