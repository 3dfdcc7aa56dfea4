// The JSON of a widget or of the whole board: copied out, changed or pasted, and applied as one edit.
import { h } from '../../dom.js';
import { FileFault, toFile } from '../../board-file.js';
import { changesTo, filePath, lineOf, placeOf, read, widgetFile, withWidget, written as writtenAs } from './json-text.js';

/** @typedef {import('../../editor.js').Editor} Editor @typedef {{ reason: string, at: number }} Fault */

/** @param {Editor} editor @param {string} board @param {string | null} widget null: the board */
export function openJson(editor, board, widget) {
  const { text, session } = editor;
  const written = () => writtenAs(widget === null ? { id: board, ...toFile(editor.document) } : widgetFile(editor.document, widget));
  const title = widget === null ? text('design.json-board') : text('design.json-widget', editor.document.widgets[widget].title || widget);
  const area = h('textarea', { class: 'json', 'aria-label': title, spellcheck: 'false', wrap: 'off', value: written() });
  const faults = h('ul', { class: 'faults', role: 'alert' });
  const said = h('p', { class: 'hint', role: 'status' });
  /** Of what was applied and not answered yet. @type {{ file: any, places: Map<string, number>, prefix: string, note: string, refused: boolean } | null} */
  let waiting = null;
  /** @type {Fault[]} */
  let found = [];

  /** @param {Fault[]} all */
  function show(all) {
    found = all;
    faults.replaceChildren(...all.map(({ reason, at }) => {
      const { line, column } = lineOf(area.value, at);
      return h('li', {}, h('button', { type: 'button', class: 'quiet', onclick: () => jump(at) }, h('i', { class: 'shape bad', 'aria-hidden': true }), text('design.json-at', line, column, reason)));
    }));
    if (all.length > 0) said.textContent = '';
  }

  /** @param {number} at */
  function jump(at) {
    const { line } = lineOf(area.value, at);
    area.focus();
    area.setSelectionRange(at, Math.max(at + 1, area.value.indexOf('\n', at)));
    area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
  }

  function apply() {
    show([]);
    const result = read(area.value);
    if (!('places' in result)) {
      show([result]);
      jump(result.at);
      return;
    }
    const { value, places } = result;
    // A widget's faults are told by where it stands on the board.
    const prefix = widget === null ? '' : `widgets.${value?.id}`;
    try {
      const { widgets } = editor.document;
      if (widget !== null && value?.id !== widget && Object.hasOwn(widgets, value?.id)) throw new FileFault('$.id', text('design.json-taken', value.id));
      const changes = changesTo(editor.document, widget === null ? value : withWidget(editor.document, widget, value));
      if (changes.length === 0) {
        said.textContent = text('design.json-nothing');
        return;
      }
      const [gone, come] = [changes.filter((one) => !('value' in one)), changes.filter((one) => !('was' in one))]
        .map((some) => some.filter(({ path }) => path.length === 2 && path[0] === 'widgets').map(({ path }) => path[1]));
      waiting = { file: value, places, prefix, refused: false, note: gone.length > 0 && come.length > 0 ? text('design.json-ids', gone.join(', '), come.join(', ')) : '' };
      said.textContent = text(session.state === 'online' ? 'design.json-applying' : 'design.json-waiting');
      editor.commit('json', changes);
    } catch (fault) {
      if (!(fault instanceof FileFault)) throw fault;
      show([{ reason: `${fault.path}: ${fault.reason}`, at: placeOf(places, inText(fault.path, value, widget === null ? '' : within(fault.path))) }]);
    }
  }
  const within = (/** @type {string} */ path) => /^\$\.widgets\[\d+\]/.exec(path)?.[0] ?? '';

  /** @param {string} path @param {any} file @param {string} prefix */
  const inText = (path, file, prefix) => filePath(prefix !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path, file);

  /** A refused edit is no longer unsaved either; its faults are told right after that. */
  const answered = () => queueMicrotask(() => {
    if (!waiting || session.unsaved > 0 || session.state !== 'online') return;
    const { file, note, refused } = waiting;
    waiting = null;
    if (refused) return;
    said.textContent = [text('design.json-applied'), note].filter((one) => one !== '').join(' ');
    if (widget === null || file.id === widget) return;
    widget = /** @type {string} */ (file.id);
    editor.select([widget]);
  });

  const off = [
    session.on('fault', ({ edit, path, reason }) => {
      if (!waiting || edit.label !== 'json') return;
      const { file, places, prefix } = waiting;
      const where = Array.isArray(path) ? path.join('.') : String(path);
      show([...found, { reason: `${where}: ${reason}`, at: placeOf(places, inText(where, file, prefix)) }]);
      waiting.refused = true;
    }),
    session.on('unsaved', answered),
  ];
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      area.select();
      document.execCommand('copy');
    }
    said.textContent = text('design.json-copied');
  };
  const paste = async () => {
    try {
      area.value = await navigator.clipboard.readText();
    } catch {
      said.textContent = text('design.json-no-paste');
      area.select();
    }
    area.focus();
  };
  const dialog = h('dialog', { class: 'json-dialog', 'aria-label': title, onclose: () => { off.forEach((one) => one()); dialog.remove(); } },
    h('header', {}, h('h2', {}, title), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => dialog.close() }, '×')),
    area, faults, said,
    h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => void copy() }, text('design.json-copy')), h('button', { type: 'button', onclick: () => void paste() }, text('design.json-paste')),
      h('button', { type: 'button', class: 'primary', onclick: apply }, text('design.json-apply'))));
  document.body.append(dialog);
  dialog.showModal();
}
