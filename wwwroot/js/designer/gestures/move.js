// What is selected follows the pointer; with Alt a copy of it does. Shift keeps to one axis, Ctrl lets nothing attract.
import { moved, unionOf } from '../geometry/boxes.js';
import { toBoard } from '../geometry/viewport.js';
import { snapMove, snapTargets } from '../geometry/snap.js';
import { duplicate, gapOf } from '../actions.js';
import { place, steps } from '../changes.js';
import { boxOf, guidesOf, roundedBox } from '../places.js';

/** Edges attract from this far, CSS pixels. */
export const attraction = 6;

/**
 * What attracts on the canvas of an editor: also the usual gap to a neighbour and to the canvas' edge.
 * @param {import('../editor.js').Editor} editor @param {Iterable<string>} moving ids that do not attract themselves
 */
export function targetsOf(editor, moving) {
  const gap = gapOf(editor);
  return snapTargets(editor.items, new Set(moving), { ...editor.canvas, margin: gap, gap }, guidesOf(editor.canvas), editor.grid);
}

/** @implements {Gesture} */
export class MoveGesture {
  pansAtEdge = true;
  #stage;
  #from;
  #items;
  #union;
  #targets;
  #isCopy = false;
  /** How far, board units. */
  #by = { x: 0, y: 0 };

  /** @param {import('./canvas.js').Stage} stage @param {import('./canvas.js').Pointing} from */
  constructor(stage, from) {
    const { editor } = stage;
    this.#stage = stage;
    this.#from = toBoard(editor.viewport, from.point);
    this.#items = editor.selection.filter(({ locked, hidden }) => !locked && !hidden);
    this.#union = unionOf(this.#items.map(({ box }) => box));
    this.#targets = targetsOf(editor, this.#ids);
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point, shift, alt, command }) {
    const { editor, overlay, preview } = this.#stage;
    if (!this.#union) return;
    const { zoom } = editor.viewport;
    // Of the board: the view may move meanwhile.
    const at = toBoard(editor.viewport, point);
    let [dx, dy] = [at.x - this.#from.x, at.y - this.#from.y];
    if (shift && Math.abs(dx) >= Math.abs(dy)) dy = 0;
    else if (shift) dx = 0;
    overlay.lines = [];
    if (editor.snaps && !command) {
      const snap = snapMove(this.#targets, moved(this.#union, dx, dy), attraction / zoom);
      [dx, dy] = [dx + (shift && dx === 0 ? 0 : snap.dx), dy + (shift && dy === 0 ? 0 : snap.dy)];
      overlay.lines = snap.lines;
    }
    // All by the same: rounded one by one they would move against each other.
    const to = roundedBox(moved(this.#union, dx, dy), editor.canvas);
    [dx, dy] = [to.x - this.#union.x, to.y - this.#union.y];
    this.#isCopy = alt;
    this.#by = { x: dx, y: dy };
    overlay.carry(dx, dy);
    preview.carry(this.#ids, dx, dy);
  }

  end() {
    const { editor } = this.#stage;
    const { x, y } = this.#by;
    if (this.#isCopy) {
      this.#clear();
      if (this.#items.length > 0) duplicate(editor, x, y);
      return;
    }
    editor.commit('move', steps(editor.document, this.#items.map(({ id, box }) => (draft) => place(draft, editor.arrangement, id, boxOf(moved(box, x, y))))));
    this.#clear();
  }

  cancel() {
    this.#clear();
  }

  get #ids() {
    return this.#items.map(({ id }) => id);
  }

  #clear() {
    const { overlay, preview } = this.#stage;
    preview.drop(this.#ids);
    overlay.drop();
  }
}

/** @typedef {import('./canvas.js').Gesture} Gesture */
