// Widgets as text: copied on one board, pasted on another, in another tab, or into a mail.
import { addAll, gapOf } from './actions.js';
import { moved, unionOf, fitInto } from './geometry/boxes.js';
import { toBoard } from './geometry/viewport.js';
import { steps, set } from './changes.js';
import { boxOf, roundedBox } from './places.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {{ flexboard: 'widgets', textSize: number, widgets: { id: string, box: [number, number, number, number], [member: string]: any }[] }} Clip
 */

/** What may be pasted at once. */
const most = 500;
/** Options that say how a widget looks, not what it shows. */
const looks = ['size', 'digits', 'compact', 'align', 'anchor', 'style', 'thresholds', 'sparkline', 'fill', 'stroke', 'width', 'radius', 'dash'];

/** @param {Editor} editor @returns {string} */
export function copied(editor) {
  /** @type {Clip} */
  const clip = {
    flexboard: 'widgets',
    textSize: editor.canvas.textSize ?? 0,
    widgets: editor.selection.map(({ id, box }) => {
      const { at: _, group: __, ...widget } = editor.document.widgets[id];
      return { id, box: boxOf(box), ...widget };
    }),
  };
  return JSON.stringify(clip, null, 2);
}

/** Reads a clip; null when the text is none. @param {string} text @returns {Clip | null} */
export function readClip(text) {
  try {
    const clip = JSON.parse(text);
    const isSound = clip?.flexboard === 'widgets' && Array.isArray(clip.widgets) && clip.widgets.length > 0 && clip.widgets.length <= most
      && clip.widgets.every((/** @type {any} */ one) => typeof one?.kind === 'string' && typeof one.id === 'string'
        && Array.isArray(one.box) && one.box.length === 4 && one.box.every(Number.isFinite) && one.box[2] > 0 && one.box[3] > 0);
    return isSound ? clip : null;
  } catch {
    return null;
  }
}

/**
 * Puts them where they were, a gap further when they are still there; what has no room on this canvas goes to the middle
 * of what is seen.
 * @param {Editor} editor @param {Clip} clip @param {{ width: number, height: number }} view CSS pixels
 */
export function paste(editor, clip, view) {
  const { canvas } = editor;
  const boxes = clip.widgets.map(({ box: [x, y, width, height] }) => ({ x, y, width, height }));
  const union = /** @type {import('./geometry/boxes.js').Box} */ (unionOf(boxes));
  const taken = editor.items.some(({ box }) => boxes.some((one) => one.x === box.x && one.y === box.y));
  const fits = union.x >= 0 && union.y >= 0 && union.x + union.width <= canvas.width && union.y + union.height <= canvas.height;
  const middle = toBoard(editor.viewport, { x: view.width / 2, y: view.height / 2 });
  const wanted = fits ? moved(union, taken ? gapOf(editor) : 0, taken ? gapOf(editor) : 0)
    : { ...union, x: middle.x - union.width / 2, y: middle.y - union.height / 2 };
  const scale = Math.min(1, canvas.width / union.width, canvas.height / union.height);
  const to = roundedBox(fitInto({ ...wanted, width: union.width * scale, height: union.height * scale }, canvas), canvas);
  const along = (/** @type {number} */ at, /** @type {number} */ from) => Math.floor((at - from) * scale);
  return addAll(editor, 'paste', clip.widgets.map(({ id, box: _, ...widget }, i) => ({
    stem: id.replace(/[^a-z0-9-]/g, '').slice(0, 40) || widget.kind,
    widget: /** @type {any} */ (widget),
    box: [to.x + along(boxes[i].x, union.x), to.y + along(boxes[i].y, union.y), Math.max(1, Math.floor(boxes[i].width * scale)), Math.max(1, Math.floor(boxes[i].height * scale))],
  })));
}

/** The looks of the first widget of a clip for all that is selected; of the same kind all its options. @param {Editor} editor @param {Clip} clip */
export function pasteStyle(editor, clip) {
  const [{ kind, options = {}, panel }] = clip.widgets;
  editor.commit('style', steps(editor.document, editor.selected.flatMap((id) => {
    const own = editor.document.widgets[id];
    const names = Object.keys(options).filter((name) => looks.includes(name) && (own.kind === kind || name === 'size' || name === 'digits' || name === 'compact' || name === 'align'));
    return [
      (/** @type {any} */ draft) => set(draft, ['widgets', id, 'panel'], panel),
      ...names.map((name) => (/** @type {any} */ draft) => set(draft, ['widgets', id, 'options', name], options[name])),
    ];
  })));
}
