// One of the eight handles of the selection is pulled. Shift keeps the ratio, Alt the centre, Ctrl lets nothing attract.
import { stepOf, unionOf } from '../geometry/boxes.js';
import { distributed, leastOf, resized } from '../geometry/resize.js';
import { toBoard } from '../geometry/viewport.js';
import { linesAt, snapResize } from '../geometry/snap.js';
import { place, steps } from '../changes.js';
import { boxOf } from '../places.js';
import { attraction, targetsOf } from './move.js';

/** No widget is smaller, as a part of the canvas' smaller side. */
const least = 0.008;

/** @implements {Gesture} */
export class ResizeGesture {
  pansAtEdge = true;
  #stage;
  #handle;
  #from;
  #items;
  #union;
  #targets;
  #least;
  /** @type {Map<string, { to: import('../geometry/boxes.js').Box }>} */
  #boxes = new Map();

  /** @param {import('./canvas.js').Stage} stage @param {import('../geometry/resize.js').Handle} handle @param {import('./canvas.js').Pointing} from */
  constructor(stage, handle, from) {
    const { editor } = stage;
    this.#stage = stage;
    this.#handle = handle;
    this.#from = toBoard(editor.viewport, from.point);
    this.#items = editor.selection.filter(({ locked, hidden }) => !locked && !hidden);
    this.#union = unionOf(this.#items.map(({ box }) => box));
    const side = Math.max(stepOf(editor.canvas), least * Math.min(editor.canvas.width, editor.canvas.height));
    this.#least = this.#union ? leastOf(this.#items.map(({ box }) => box), this.#union, { width: side, height: side }) : { width: side, height: side };
    this.#targets = targetsOf(editor, this.#items.map(({ id }) => id));
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point, shift, alt, command }) {
    const { editor, overlay, preview } = this.#stage;
    if (!this.#union) return;
    const { zoom } = editor.viewport;
    // Of the board: the view may move meanwhile.
    const at = toBoard(editor.viewport, point);
    const attracts = editor.snaps && !command;
    const to = resized(this.#union, this.#handle, at.x - this.#from.x, at.y - this.#from.y, {
      keepRatio: shift, fromCentre: alt, least: this.#least,
      ...(attracts ? { snap: (box, handle) => snapResize(this.#targets, box, handle, attraction / zoom) } : {}),
    });
    const boxes = distributed(this.#items.map(({ box }) => box), this.#union, to, stepOf(editor.canvas));
    this.#boxes = new Map(this.#items.map(({ id }, i) => [id, { to: boxes[i] }]));
    overlay.dragged = this.#boxes;
    overlay.lines = attracts ? linesAt(this.#targets, to, this.#handle) : [];
    overlay.draw();
    preview.resize(this.#boxes);
  }

  end() {
    const { editor } = this.#stage;
    editor.commit('resize', steps(editor.document, [...this.#boxes].map(([id, { to }]) => (draft) => place(draft, editor.arrangement, id, boxOf(to)))));
    this.cancel();
  }

  cancel() {
    const { overlay, preview } = this.#stage;
    preview.drop(this.#boxes.keys());
    overlay.drop();
  }
}

/** @typedef {import('./canvas.js').Gesture} Gesture */
