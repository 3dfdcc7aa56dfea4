// The board and the arrangement on the canvas: what the inspector shows when nothing is selected.
import { h } from '../../dom.js';
import { set, steps } from '../../changes.js';
import { formOf, labelOf } from './form.js';
import { openJson } from './json.js';

/**
 * @typedef {import('../../editor.js').Editor} Editor
 * @typedef {import('./fields.js').Field} Field
 */

/** @type {Field[]} */
const boardFields = [
  { name: 'title', type: 'text', absent: true },
  { name: 'culture', type: 'text', absent: true },
  { name: 'timeZone', type: 'zone', absent: true },
  { name: 'folder', type: 'text', absent: true },
  { name: 'theme', type: 'choice', absent: false, initial: 'dark', words: ['dark', 'light'] },
];
/** @type {Field[]} */
const sizeFields = [
  { name: 'id', type: 'text', absent: false },
  { name: 'width', type: 'number', absent: false, least: 1, most: 100_000 },
  { name: 'height', type: 'number', absent: false, least: 1, most: 100_000 },
  { name: 'textSize', type: 'number', absent: true, least: 1, most: 100_000 },
  { name: 'wallWidth', type: 'number', absent: true, least: 10, most: 1_000_000, unit: 'mm' },
];
const texts = /** @type {Record<string, string>} */ ({
  culture: 'design.in-culture', folder: 'design.in-folder', theme: 'design.in-theme', id: 'design.in-arrangement-id', width: 'design.in-width', height: 'design.in-height', textSize: 'design.in-text-size', wallWidth: 'design.in-wall-width',
});
const cultures = [['en', 'English'], ['ko', '한국어'], ['ja', '日本語']];

/** Guides along a margin of a canvas. @param {number} margin @param {{ width: number, height: number }} canvas */
export const guidesAt = (margin, { width, height }) => (margin > 0
  ? { x: [margin, width - margin], y: [margin, height - margin] } : undefined);

/** @param {Editor} editor @param {string} board */
export function createBoard(editor, board) {
  const { text } = editor;
  const host = {
    text, label: (/** @type {string} */ name) => (texts[name] ? text(texts[name]) : labelOf(text, name)),
    theme: () => editor.document.theme ?? 'dark', widgets: () => /** @type {[string, string][]} */ ([]),
  };
  const merge = (/** @type {string} */ name, /** @type {boolean | undefined} */ typing) => (typing ? `inspector board ${name}` : undefined);
  const general = formOf(boardFields, [], { ...host, change([name], value, typing) {
    const kept = name === 'title' ? value?.trim() || board : name === 'theme' && value === 'dark' ? undefined : value;
    editor.commit('board', set(editor.document, [name], kept), merge(name, typing));
  } });
  const size = formOf(sizeFields, ['arrangement'], { ...host, change([, name], value, typing) {
    if (name === 'id') rename(value);
    else if (value !== undefined || name === 'textSize' || name === 'wallWidth') editor.commit('arrangement', set(editor.document, ['arrangements', editor.arrangement, name], value), merge(name, typing));
    show();
  } });
  const culture = /** @type {HTMLInputElement} */ (general.elements[1].querySelector('input'));
  culture.setAttribute('list', 'cultures');
  culture.after(h('datalist', { id: 'cultures' }, ...cultures.map(([value, words]) => h('option', { value }, words))));
  const margin = h('input', { type: 'number', min: 0, step: 'any', value: '18', 'aria-label': text('design.in-guide-margin') });
  const guides = h('div', { class: 'field wide' }, h('span', { class: 'label', 'aria-hidden': true }, text('design.in-guide-margin')), h('span', { class: 'measured' }, margin,
    h('button', { type: 'button', onclick: () => editor.commit('guides', set(editor.document, ['arrangements', editor.arrangement, 'guides'], guidesAt(margin.valueAsNumber, editor.canvas))) }, text('design.in-guide-set'))));

  /** Under another id it is the same arrangement: its places go along, in one edit. @param {string | undefined} id */
  function rename(id = '') {
    const from = editor.arrangement;
    const { arrangements } = editor.document;
    if (id === from) return;
    if (!/^[a-z0-9-]{1,64}$/.test(id) || Object.hasOwn(arrangements, id)) throw new Error(text('design.in-taken'));
    const changes = steps(editor.document, [(seen) => set(seen, ['arrangements', id], arrangements[from]), (seen) => set(seen, ['arrangements', from], undefined)]);
    editor.commit('arrangement', changes);
    editor.show(id);
  }

  function show() {
    const { document: draft, canvas, arrangement } = editor;
    general.show([{ ...draft, title: draft.title }]);
    size.show([{ id: arrangement, ...canvas }]);
  }

  return {
    elements: [h('h2', {}, text('design.in-board')), ...general.elements, h('h3', {}, text('design.arrangement')), ...size.elements, guides,
      h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => openJson(editor, board, null) }, text('design.json-open')))],
    show,
    flush() { general.flush(); size.flush(); },
  };
}
