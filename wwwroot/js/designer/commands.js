// Everything that can be done, by name: keys, buttons, menus and the sheet of shortcuts all read this one table.
import * as actions from './actions.js';
import { fit, fitBox, fullSize, zoomStep } from './geometry/viewport.js';
import { unionOf } from './geometry/boxes.js';
import { leave } from './geometry/groups.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {'edit' | 'select' | 'arrange' | 'view' | 'board'} Section
 *
 * @typedef {object} Command
 * @property {string} name      its text is `design.do-<name>`
 * @property {Section} section
 * @property {string[]} keys    such as `Mod+Shift+z`; Mod is Ctrl, on a Mac the command key
 * @property {() => void} run
 * @property {() => boolean} [can]  default: always
 *
 * @typedef {{ view: () => { width: number, height: number }, cancel: () => boolean, sheet: () => void, publish: () => void, rollBack: () => void, exportDraft: () => void, share: () => void, importFile: () => void, replace: () => void, edit: () => void, json: () => void, fold: () => void }} Page
 */

/** Free room around a board that is fitted, CSS pixels. */
const padding = 40;

/** @param {Editor} editor @param {Page} page @returns {Command[]} */
export function commandsOf(editor, page) {
  const any = () => editor.selected.length > 0;
  const several = () => editor.selection.length > 1;
  const centre = () => ({ x: page.view().width / 2, y: page.view().height / 2 });
  /** @type {Command[]} */
  const list = [];
  const add = (/** @type {Section} */ section, /** @type {string} */ name, /** @type {string} */ keys, /** @type {() => void} */ run, /** @type {() => boolean} */ can = () => true) =>
    list.push({ section, name, keys: keys === '' ? [] : keys.split(' '), run, can });

  add('edit', 'undo', 'Mod+z', () => editor.session.undo(), () => editor.session.undoLabel !== null);
  add('edit', 'redo', 'Mod+Shift+z Mod+y', () => editor.session.redo(), () => editor.session.redoLabel !== null);
  add('edit', 'duplicate', 'Mod+d', () => actions.duplicate(editor), any);
  add('edit', 'remove', 'Delete Backspace', () => actions.remove(editor), any);
  add('edit', 'replace', 'Alt+Shift+r', () => page.replace(), () => actions.replaceable(editor) !== null);
  add('edit', 'title', 'Enter F2', () => page.edit(), () => editor.selected.length === 1);
  add('edit', 'json', 'Mod+j', () => page.json());

  add('select', 'all', 'Mod+a', () => editor.select(editor.items.filter(({ locked, hidden }) => !locked && !hidden).map(({ id }) => id), null));
  add('select', 'next', 'Tab', () => step(1));
  add('select', 'previous', 'Shift+Tab', () => step(-1));
  add('select', 'none', 'Escape', () => {
    if (page.cancel()) return;
    if (editor.entered !== null) {
      const { entered, pick } = leave(editor.document.groups ?? {}, editor.entered);
      editor.select(editor.membersOf(pick.id), entered);
    } else {
      editor.select([], null);
    }
  });
  add('select', 'lock', 'Mod+l', () => actions.lock(editor, !editor.selection.every(({ locked }) => locked)), any);
  add('select', 'hide', 'Mod+Shift+h', () => actions.hideAll(editor, !editor.selection.every(({ hidden }) => hidden)), any);
  add('select', 'group', 'Mod+g', () => actions.group(editor), several);
  add('select', 'ungroup', 'Mod+Shift+g', () => actions.ungroup(editor), any);

  for (const [key, dx, dy] of /** @type {const} */ ([['ArrowLeft', -1, 0], ['ArrowRight', 1, 0], ['ArrowUp', 0, -1], ['ArrowDown', 0, 1]])) {
    const name = key.slice(5).toLowerCase();
    add('arrange', `nudge-${name}`, key, () => actions.nudge(editor, dx, dy), any);
    add('arrange', `jump-${name}`, `Shift+${key}`, () => actions.nudge(editor, dx * 10, dy * 10), any);
  }
  for (const [how, key] of /** @type {const} */ ([['left', 'a'], ['centre', 'h'], ['right', 'd'], ['top', 'w'], ['middle', 'v'], ['bottom', 's']])) {
    add('arrange', `align-${how}`, `Alt+${key}`, () => actions.align(editor, how), any);
  }
  add('arrange', 'gaps-x', 'Alt+Shift+h', () => actions.distribute(editor, 'x', 'gaps'), several);
  add('arrange', 'gaps-y', 'Alt+Shift+v', () => actions.distribute(editor, 'y', 'gaps'), several);
  add('arrange', 'centres-x', '', () => actions.distribute(editor, 'x', 'centres'), several);
  add('arrange', 'centres-y', '', () => actions.distribute(editor, 'y', 'centres'), several);
  add('arrange', 'same-width', '', () => actions.sameSize(editor, 'width'), several);
  add('arrange', 'same-height', '', () => actions.sameSize(editor, 'height'), several);
  add('arrange', 'same-size', 'Alt+Shift+s', () => actions.sameSize(editor, 'size'), several);
  add('arrange', 'tidy', 'Alt+Shift+t', () => actions.tidy(editor), several);
  add('arrange', 'forward', ']', () => actions.stack(editor, 'forward'), any);
  add('arrange', 'backward', '[', () => actions.stack(editor, 'backward'), any);
  add('arrange', 'front', 'Shift+]', () => actions.stack(editor, 'front'), any);
  add('arrange', 'back', 'Shift+[', () => actions.stack(editor, 'back'), any);

  add('view', 'zoom-in', '+ =', () => editor.look(zoomStep(editor.viewport, centre(), 1)));
  add('view', 'zoom-out', '-', () => editor.look(zoomStep(editor.viewport, centre(), -1)));
  add('view', 'zoom-fit', 'Shift+1', () => editor.look(fit(editor.canvas, page.view(), padding)));
  add('view', 'zoom-full', 'Shift+0', () => editor.look(fullSize(editor.viewport, page.view())));
  add('view', 'zoom-selection', 'Shift+2', () => {
    const box = unionOf(editor.selection.map((item) => item.box));
    if (box) editor.look(fitBox(box, page.view(), padding, 4));
  }, any);
  add('view', 'grid', "Mod+'", () => { editor.grid = editor.grid > 0 ? 0 : 20; editor.tell('viewport'); });
  add('view', 'millimetres', 'Alt+Shift+m', () => { editor.measures = !editor.measures; editor.tell('viewport'); }, () => editor.canvas.wallWidth !== undefined);
  add('view', 'snaps', 'Mod+;', () => { editor.snaps = !editor.snaps; editor.tell('viewport'); });
  add('view', 'fold', 'Mod+\\', () => page.fold());
  add('view', 'sheet', '?', () => page.sheet());

  add('board', 'publish', 'Mod+Enter', () => page.publish());
  add('board', 'roll-back', 'Mod+Alt+z', () => page.rollBack());
  add('board', 'export', '', () => page.exportDraft());
  add('board', 'share', '', () => page.share());
  add('board', 'import', '', () => page.importFile());
  return list;

  /** By reading order, so that everything can be reached by keys. @param {1 | -1} way */
  function step(way) {
    const ids = editor.items.filter(({ hidden }) => !hidden).map(({ id, box }) => ({ id, box }))
      .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x).map(({ id }) => id);
    if (ids.length === 0) return;
    const at = ids.indexOf(editor.selected[editor.selected.length - 1] ?? '');
    editor.select([ids[at < 0 ? (way > 0 ? 0 : ids.length - 1) : (at + way + ids.length) % ids.length]], null);
  }
}

/** Whether a key stands for a command. @param {KeyboardEvent} event @param {string} keys */
export function isPressed(event, keys) {
  const parts = keys.split('+');
  const key = keys.endsWith('+') ? '+' : /** @type {string} */ (parts.at(-1));
  const wants = (/** @type {string} */ one) => parts.slice(0, -1).includes(one);
  const command = event.ctrlKey || event.metaKey;
  if (command !== wants('Mod') || event.altKey !== wants('Alt')) return false;
  // Signs are typed with Shift on some keyboards; letters, digits and named keys are the same on all.
  const isSign = key.length === 1 && !/[a-z0-9\[\]]/i.test(key);
  if (!isSign && event.shiftKey !== wants('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase() || event.code === codeOf(key);
}

/** @param {string} key */
function codeOf(key) {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^[0-9]$/.test(key)) return `Digit${key}`;
  return { '[': 'BracketLeft', ']': 'BracketRight' }[key] ?? '';
}

export const mac = /Mac|iP(hone|ad)/.test(globalThis.navigator?.platform ?? '');

/** Keys as they stand on a keyboard. @param {string} keys @param {boolean} mac */
export const written = (keys, mac) => (keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys === '+' ? ['+'] : keys.split('+'))
  .map((one) => ({ Mod: mac ? '⌘' : 'Ctrl', Alt: mac ? '⌥' : 'Alt', Shift: mac ? '⇧' : 'Shift', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Delete: 'Del', Backspace: '⌫' }[one] ?? (one.length === 1 ? one.toUpperCase() : one)));
