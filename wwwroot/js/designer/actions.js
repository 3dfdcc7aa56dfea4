// What can be done with what is selected, wherever it is asked for: by a key, a button or a menu. Each is one edit.
import * as arrange from './geometry/arrange.js';
import { stepOf, moved, unionOf } from './geometry/boxes.js';
import { freeId as freeGroup, group as grouped, pathOf, ungroup as ungrouped } from './geometry/groups.js';
import { addWidget, freeId, hide, membersOf, place, rankAfter, regroup, removeWidgets, restack, setMember, steps } from './changes.js';
import { boxOf, roundedBox, scaled } from './places.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./geometry/boxes.js').Box} Box
 */

/** What may be moved: not what is locked or hidden. @param {Editor} editor */
const movable = (editor) => editor.selection.filter(({ locked, hidden }) => !locked && !hidden);

/** @param {Editor} editor @param {string} label @param {Iterable<[string, Box]>} boxes @param {string} [merge] */
function put(editor, label, boxes, merge) {
  editor.commit(label, steps(editor.document, [...boxes].map(([id, box]) => (draft) => place(draft, editor.arrangement, id, boxOf(box)))), merge);
}

/** Units of the selection that are arranged as one: a group that is selected whole, or a widget. @param {Editor} editor */
function unitsOf(editor) {
  const items = movable(editor);
  const { groups = {}, widgets } = editor.document;
  const inside = pathOf(groups, editor.entered ?? undefined).length;
  /** @type {Map<string, typeof items>} */
  const units = new Map();
  for (const item of items) {
    const group = pathOf(groups, widgets[item.id].group)[inside];
    const key = group === undefined ? `widget ${item.id}` : `group ${group}`;
    units.set(key, [...units.get(key) ?? [], item]);
  }
  return [...units.values()].map((members) => arrange.unitOf(members));
}

/** @param {Editor} editor @param {number} dx board units @param {number} dy */
export function nudge(editor, dx, dy) {
  const items = movable(editor);
  const union = unionOf(items.map(({ box }) => box));
  if (!union) return;
  const to = roundedBox(moved(union, dx, dy), editor.canvas);
  put(editor, 'move', items.map(({ id, box }) => [id, moved(box, to.x - union.x, to.y - union.y)]), `nudge ${editor.selected}`);
}

/** @param {Editor} editor @param {arrange.Alignment} how */
export const align = (editor, how) => put(editor, 'align', arrange.align(unitsOf(editor), how, editor.canvas, stepOf(editor.canvas)));

/** @param {Editor} editor @param {'x' | 'y'} axis @param {'centres' | 'gaps'} by */
export const distribute = (editor, axis, by) => put(editor, 'distribute', arrange.distribute(unitsOf(editor), axis, by, stepOf(editor.canvas)));

/** @param {Editor} editor @param {'width' | 'height' | 'size'} side */
export const sameSize = (editor, side) => put(editor, 'resize', arrange.sameSize(unitsOf(editor), side, { width: stepOf(editor.canvas), height: stepOf(editor.canvas) }));

/** Into rows with equal gaps. @param {Editor} editor */
export const tidy = (editor) => put(editor, 'tidy', arrange.tidy(unitsOf(editor), gapOf(editor), stepOf(editor.canvas)));

/** The usual gap between two panels. @param {Editor} editor */
export const gapOf = ({ canvas }) => Math.max(stepOf(canvas), Math.round((14 / 900) * Math.min(canvas.width, canvas.height)));

/** By hand, in numbers: one edge or size of the whole selection. @param {Editor} editor @param {'x' | 'y' | 'width' | 'height'} side @param {number} value */
export function setSide(editor, side, value) {
  const items = movable(editor);
  const union = unionOf(items.map(({ box }) => box));
  const { canvas } = editor;
  if (!union || !Number.isFinite(value)) return;
  if (side === 'x' || side === 'y') {
    const to = roundedBox({ ...union, [side]: value }, canvas);
    put(editor, 'move', items.map(({ id, box }) => [id, moved(box, to.x - union.x, to.y - union.y)]));
    return;
  }
  const room = side === 'width' ? canvas.width - union.x : canvas.height - union.y;
  const length = Math.min(room, Math.max(stepOf(canvas), value));
  const part = length / union[side];
  const start = side === 'width' ? 'x' : 'y';
  put(editor, 'resize', items.map(({ id, box }) => [id, { ...box, [start]: union[start] + (box[start] - union[start]) * part, [side]: box[side] * part }]));
}

/** @param {Editor} editor @param {'front' | 'back' | 'forward' | 'backward'} where */
export const stack = (editor, where) => editor.commit('order', restack(editor.document, editor.arrangement, editor.selected, where));

/** @param {Editor} editor */
export function remove(editor) {
  const ids = editor.selection.filter(({ locked }) => !locked).map(({ id }) => id);
  editor.commit('remove', removeWidgets(editor.document, ids));
}

/** @param {Editor} editor @param {boolean} locked */
export const lock = (editor, locked) =>
  editor.commit(locked ? 'lock' : 'unlock', editor.selected.flatMap((id) => setMember(editor.document, id, 'locked', locked ? true : undefined)));

/** In this arrangement alone. @param {Editor} editor @param {boolean} hidden */
export const hideAll = (editor, hidden) =>
  editor.commit(hidden ? 'hide' : 'show', editor.selection.flatMap(({ id }) => hide(editor.document, editor.arrangement, id, hidden)));

/** @param {Editor} editor @returns {import('./geometry/groups.js').Pick[]} */
function picksOf(editor) {
  const { groups = {}, widgets } = editor.document;
  const inside = pathOf(groups, editor.entered ?? undefined).length;
  const picks = new Map(editor.selected.map((id) => {
    const group = pathOf(groups, widgets[id].group)[inside];
    const pick = group === undefined ? { kind: /** @type {const} */ ('widget'), id } : { kind: /** @type {const} */ ('group'), id: group };
    return [`${pick.kind} ${pick.id}`, pick];
  }));
  return [...picks.values()];
}

/** @param {Editor} editor */
export function group(editor) {
  const picks = picksOf(editor);
  const { groups = {} } = editor.document;
  if (picks.length < 2) return;
  editor.commit('group', regroup(editor.document, grouped(groups, membersOf(editor.document), picks, freeGroup(groups))));
}

/** @param {Editor} editor */
export function ungroup(editor) {
  const { groups = {} } = editor.document;
  const which = picksOf(editor).filter(({ kind }) => kind === 'group').map(({ id }) => id);
  if (which.length > 0) editor.commit('ungroup', regroup(editor.document, ungrouped(groups, membersOf(editor.document), which)));
}

/**
 * Adds widgets with boxes on this canvas. In the other arrangements they have a place in proportion and are hidden: what
 * is placed there is for those who look at it there.
 * @param {Editor} editor @param {string} label
 * @param {{ stem: string, widget: Record<string, any> & { kind: string }, box: [number, number, number, number] }[]} parts
 * @param {(draft: Draft, ids: string[]) => Change[]} [then]
 */
export function addAll(editor, label, parts, then = () => []) {
  const { document: draft, arrangement } = editor;
  /** @type {string[]} */
  const ids = [];
  const adding = parts.flatMap(({ stem, widget, box }) => {
    const id = freeId(draft.widgets, stem.replace(/-[a-z0-9]{4}$/, ''));
    ids.push(id);
    const { at: _, ...content } = widget;
    const boxes = Object.fromEntries(Object.entries(draft.arrangements).map(([one, to]) => [one, one === arrangement ? box : scaled(box, editor.canvas, to)]));
    return [
      (/** @type {Draft} */ seen) => addWidget(seen, id, content, boxes),
      ...Object.keys(draft.arrangements).filter((one) => one !== arrangement).map((one) => (/** @type {Draft} */ seen) => hide(seen, one, id, true)),
    ];
  });
  editor.commit(label, steps(draft, [...adding, (seen) => then(seen, ids)]));
  editor.select(ids, null);
  return ids;
}

/** What can be replaced: one widget that is seen here. @param {Editor} editor */
export const replaceable = ({ selection }) => (selection.length === 1 && !selection[0].locked && !selection[0].hidden ? selection[0] : null);

/**
 * In this arrangement another widget stands where the selected one does, read and painted in its place; the other
 * arrangements go on showing that.
 * @param {Editor} editor @param {Record<string, any> & { kind: string }} widget
 */
export function replaceHere(editor, widget) {
  const item = replaceable(editor);
  if (!item) return;
  const { arrangement } = editor;
  addAll(editor, 'replace', [{ stem: widget.kind, widget, box: boxOf(item.box) }], (draft, [id]) => steps(draft, [
    (seen) => hide(seen, arrangement, item.id, true),
    (seen) => rankAfter(seen, ['widgets'], id, item.id),
    (seen) => rankAfter(seen, ['arrangements', arrangement, 'places'], id, item.id),
  ]));
}

/** @param {Editor} editor @param {number} [dx] board units @param {number} [dy] */
export function duplicate(editor, dx, dy) {
  const items = editor.selection;
  const union = unionOf(items.map(({ box }) => box));
  if (!union) return;
  const by = gapOf(editor);
  const to = roundedBox(moved(union, dx ?? by, dy ?? by), editor.canvas);
  addAll(editor, 'duplicate', items.map(({ id, box }) => {
    const { group: _, locked: __, ...widget } = editor.document.widgets[id];
    return { stem: id, widget, box: boxOf(moved(box, to.x - union.x, to.y - union.y)) };
  }));
}
