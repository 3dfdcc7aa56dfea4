// Puts what comes out of the palette on the canvas: where it was dropped, or in free room; one edit, and it is selected.
import { addAll, gapOf } from './actions.js';
import { set, setMember, setOption, steps } from './changes.js';
import { moved } from './geometry/boxes.js';
import { roomFor } from './geometry/free.js';
import { freeId } from './geometry/groups.js';
import { snapMove } from './geometry/snap.js';
import { toBoard } from './geometry/viewport.js';
import { attraction, targetsOf } from './gestures/move.js';
import { boxOf, roundedBox } from './places.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {import('./fresh.js').Addition} Addition
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {import('./document.js').Draft} Draft
 */

/** Text of a file has a bound. @param {string} title */
const cut = (title) => title.slice(0, 200);

/** @param {Editor} editor @param {Addition} addition @param {{ x: number, y: number }} corner board units */
export function put(editor, { parts, size, group }, corner) {
  const to = roundedBox({ ...corner, ...size }, editor.canvas);
  addAll(editor, group === null ? 'add' : 'add-template', parts.map(({ stem, widget, box }) => ({ stem, widget, box: boxOf(moved(box, to.x, to.y)) })), (draft, ids) => {
    const renamed = new Map(parts.map(({ stem }, i) => [stem, ids[i]]));
    const id = freeId(draft.groups ?? {});
    return steps(draft, [
      // A frame names those that it holds.
      ...parts.map(({ widget }, i) => (/** @type {Draft} */ seen) => (Array.isArray(widget.options?.widgets)
        ? setOption(seen, ids[i], 'widgets', widget.options.widgets.flatMap((/** @type {string} */ one) => renamed.get(one) ?? [])) : [])),
      ...(group === null || parts.length < 2 ? [] : [
        (/** @type {Draft} */ seen) => set(seen, ['groups', id], { title: cut(group) }),
        (/** @type {Draft} */ seen) => ids.flatMap((one) => setMember(seen, one, 'group', id)),
      ]),
    ]);
  });
}

/** Without a place of its own: in free room near the middle of what is seen. @param {Editor} editor @param {Addition} addition @param {{ width: number, height: number }} view CSS pixels */
export function putAnywhere(editor, addition, view) {
  const { canvas, viewport } = editor;
  const [from, to] = [toBoard(viewport, { x: 0, y: 0 }), toBoard(viewport, { x: view.width, y: view.height })];
  const [left, top] = [Math.max(0, from.x), Math.max(0, from.y)];
  const seen = { x: left, y: top, width: Math.max(1, Math.min(canvas.width, to.x) - left), height: Math.max(1, Math.min(canvas.height, to.y) - top) };
  const taken = editor.items.filter(({ hidden }) => !hidden).map(({ box }) => box);
  const box = roomFor(taken, addition.size, canvas, gapOf(editor), seen);
  put(editor, addition, box);
}

/** What is being dragged over the canvas snaps as what is moved there does. */
export class Landing {
  #editor;
  #targets;
  #size;

  /** @param {Editor} editor @param {import('./geometry/boxes.js').Size} size */
  constructor(editor, size) {
    this.#editor = editor;
    this.#size = size;
    this.#targets = targetsOf(editor, []);
  }

  /**
   * @param {{ x: number, y: number }} point of the view, CSS pixels: the middle of what is dragged @param {boolean} free nothing attracts
   * @returns {{ box: Box, lines: import('./geometry/snap.js').SnapLine[], inside: boolean }} whether it would be on the canvas at all
   */
  at(point, free) {
    const { canvas, viewport, snaps } = this.#editor;
    const middle = toBoard(viewport, point);
    const box = { x: middle.x - this.#size.width / 2, y: middle.y - this.#size.height / 2, ...this.#size };
    const snap = snaps && !free ? snapMove(this.#targets, box, attraction / viewport.zoom) : { dx: 0, dy: 0, lines: [] };
    const to = roundedBox(moved(box, snap.dx, snap.dy), canvas);
    const inside = middle.x >= 0 && middle.y >= 0 && middle.x <= canvas.width && middle.y <= canvas.height;
    return { box: to, lines: inside ? snap.lines : [], inside };
  }
}
