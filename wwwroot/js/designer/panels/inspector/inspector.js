// The inspector: what is selected, or the board when nothing is. It is built once for each set of kinds; after that its
// fields take new values, so that whoever types keeps the cursor.
import { h } from '../../dom.js';
import { diff } from '../../document.js';
import { get } from '../../../ask.js';
import { replaceable } from '../../actions.js';
import { setMember } from '../../changes.js';
import { createBoard } from './board.js';
import { createCommonData } from './common-data.js';
import { createData } from './data.js';
import { formOf, labelOf, refuse, rowAt } from './form.js';
import { common, faultBelow, fieldsOf, stripped, withMember } from './fields.js';
import { openJson } from './json.js';
import { loadInto } from '../kinds.js';
import { chooseReplacement } from '../replace.js';

/**
 * @typedef {import('../../editor.js').Editor} Editor
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('../../document.js').Draft} Draft
 * @typedef {import('../../document.js').Change} Change
 * @typedef {{ name: string, title: string, hasData: boolean, needsData: boolean, roles: string[], options: any, hasPanel: boolean }} Kind
 */

/** @type {Field[]} */
const members = [
  { name: 'title', type: 'text', absent: true },
  { name: 'note', type: 'text', absent: true },
  { name: 'definition', type: 'long', absent: true },
  { name: 'panel', type: 'switch', absent: true },
  { name: 'deadlineSeconds', type: 'number', absent: true, least: 1, most: 2_678_400, unit: 's' },
  { name: 'sensitive', type: 'switch', absent: false, initial: false },
];
const memberTexts = /** @type {Record<string, string>} */ ({ note: 'design.in-note', definition: 'design.in-definition', panel: 'design.in-panel', deadlineSeconds: 'design.in-deadline', sensitive: 'design.in-sensitive' });

/** @param {Editor} editor @param {string} board */
export function createInspector(editor, board) {
  const { text, session } = editor;
  const element = h('div', { class: 'panel inspector' });
  /** @type {Map<string, Kind & { fields: Field[] }>} */
  let kinds = new Map();
  /** @type {string[]} */
  let ids = [];
  /** @type {string | null} */
  let built = null;
  /** @typedef {{ elements: HTMLElement[], show: () => void, flush: () => void }} View */
  /** @type {View} */
  let view = { elements: [], show() {}, flush() {} };
  /** Those that were shown before, by what they are for: whoever goes from widget to widget does not wait. @type {Map<string, View>} */
  const views = new Map();

  async function show() {
    const list = await get(`/api/kinds?culture=${encodeURIComponent(document.documentElement.lang)}`);
    kinds = new Map(list.kinds.map((/** @type {Kind} */ kind) => [kind.name, { ...kind, fields: fieldsOf(kind.options) }]));
    draw();
  }

  /** Of one widget, as it was seen. @param {Draft} seen @param {string} id @param {string[]} path below the widget @param {any} value */
  function changesOf(seen, id, [member, name, ...below], value) {
    if (member !== 'options') return setMember(seen, id, member, value);
    const { kind, options } = seen.widgets[id];
    const field = /** @type {Field} */ (kinds.get(kind)?.fields.find((one) => one.name === name));
    const next = stripped(field, below.length > 0 ? withMember(options?.[name], below, value) : value);
    return diff(options?.[name], next, ['widgets', id, 'options', name]);
  }

  /** @param {string[]} path @param {Change[]} changes @param {string} [merge] */
  function commit([member], changes, merge) {
    editor.commit(member === 'options' ? 'option' : member, changes, merge);
    // What was taken back to what it is, such as by a default, shows as it is kept.
    view.show();
  }

  /** @param {string[]} path @param {any} value @param {boolean} typing */
  function change(path, value, typing = false) {
    const { document: draft } = editor;
    const changes = ids.filter((id) => Object.hasOwn(draft.widgets, id)).flatMap((id) => changesOf(draft, id, path, value));
    commit(path, changes, typing ? `inspector ${ids.join()} ${path.join('.')}` : undefined);
  }

  /** @returns {View} */
  function build() {
    const { widgets } = editor.document;
    const host = {
      text, change,
      label: (/** @type {string} */ name) => labelOf(text, name),
      theme: () => editor.document.theme ?? 'dark',
      widgets: () => /** @type {[string, string][]} */ (Object.entries(editor.document.widgets).filter(([id]) => !ids.includes(id)).map(([id, { title, kind }]) => [id, title || `${text(`kind.${kind}`)} (${id})`])),
    };
    const own = [...new Set(ids.map((id) => widgets[id].kind))].flatMap((kind) => kinds.get(kind) ?? []);
    const fields = common(own.map((kind) => kind.fields));
    const head = h('h2', { class: 'what' });
    const basics = formOf(members, [], { ...host, label: (name) => (memberTexts[name] ? text(memberTexts[name]) : host.label(name)) });
    const options = formOf(fields, ['options'], host);
    const hasData = own.some((kind) => kind.hasData);
    const data = !own.every((kind) => kind.hasData) ? null : ids.length === 1 ? createData(editor, () => ids[0], own[0]) : createCommonData(editor, () => ids, own);
    const replace = h('button', { type: 'button', onclick: () => chooseReplacement(editor) }, text('design.replace'));
    const elements = [head, ...basics.elements,
      ...(hasData ? [h('h3', {}, text('design.in-data')), data?.element ?? h('p', { class: 'hint' }, text('design.in-many-data'))] : []),
      h('h3', {}, text('design.in-options')), ...(fields.length > 0 ? options.elements : [h('p', { class: 'hint' }, text('design.in-no-options'))]),
      ...(ids.length === 1 ? [h('p', { class: 'buttons' }, replace, h('button', { type: 'button', onclick: () => openJson(editor, board, ids[0]) }, text('design.json-open')))] : [])];
    return {
      elements,
      show() {
        const all = ids.flatMap((id) => editor.document.widgets[id] ?? []);
        if (all.length === 0) return;
        head.textContent = all.length === 1 ? text(`kind.${all[0].kind}`) : text('design.in-many', all.length);
        basics.show(all);
        options.show(all.map((one) => one.options));
        data?.show();
        replace.disabled = replaceable(editor) === null;
      },
      flush() { basics.flush(); options.flush(); data?.flush(); },
    };
  }

  function draw() {
    if (kinds.size === 0) return;
    const next = editor.selected.filter((id) => Object.hasOwn(editor.document.widgets, id));
    if (next.join() !== ids.join()) {
      // What is being typed belongs to what was selected until now.
      view.flush();
      if (element.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
      for (const row of element.querySelectorAll('[data-path]')) if (row.querySelector(':scope > .fault:not([hidden])')) refuse(/** @type {HTMLElement} */ (row), '');
    }
    ids = next;
    const key = ids.length === 0 ? '' : `${ids.length === 1 ? '' : '+ '}${[...new Set(ids.map((id) => editor.document.widgets[id].kind))].sort().join()}`;
    if (key !== built) {
      built = key;
      view = views.get(key) ?? (ids.length === 0 ? createBoard(editor, board) : build());
      views.set(key, view);
      element.replaceChildren(...view.elements);
    }
    view.show();
  }

  session.on('fault', ({ edit, path, reason }) => {
    const [first] = edit.changes;
    const where = String(path).length > 0 ? path : first?.path ?? [];
    for (const id of ids) {
      const below = faultBelow(where, id);
      const row = below === null ? null : rowAt(element, below);
      if (!row) continue;
      refuse(row, reason);
      return;
    }
    const row = ids.length === 0 ? rowAt(element, Array.isArray(where) ? where.join('.') : String(where)) : null;
    if (row) refuse(row, reason);
  });
  for (const what of /** @type {const} */ (['document', 'selection', 'arrangement'])) editor.on(what, draw);
  void loadInto(element, text, show, session);

  /** To type over what is selected: a text's words, or what a widget is called. */
  function edit() {
    const path = ['options.text', 'title'].find((one) => element.querySelector(`[data-path="${one}"]`));
    const field = /** @type {HTMLInputElement | null} */ (element.querySelector(`[data-path="${path}"] :is(input, textarea)`));
    field?.focus();
    field?.select();
  }

  /** Whether a widget has a text of its own, besides its title. @param {string} id */
  const hasText = (id) => kinds.get(editor.document.widgets[id].kind)?.fields.some(({ name, type }) => name === 'text' && type === 'long') ?? false;

  /**
   * What was typed elsewhere than here: one edit, of the draft as it was when the typing began.
   * @param {Draft} seen @param {string} id @param {string[]} path below the widget @param {string} words
   */
  function write(seen, id, path, words) {
    const changes = changesOf(seen, id, path, words || undefined);
    commit(path, changes);
    return changes;
  }

  return { element, edit, hasText, write };
}
