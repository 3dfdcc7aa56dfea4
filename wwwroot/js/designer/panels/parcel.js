// Boards as files, with their images: the draft into a file, and a file into the draft or a new board.
import { h } from '../dom.js';
import { fromFile } from '../board-file.js';
import { diff } from '../document.js';
import { ask } from '../../ask.js';
import { askPerson, told } from './publish.js';

/** @param {string} board */
export function exportDraft(board) {
  const link = h('a', { href: `/api/boards/${board}/draft/export`, download: `${board}.flexboard.json` });
  link.click();
}

/** @param {import('../editor.js').Editor} editor @param {string} board */
export function importFile(editor, board) {
  const field = h('input', { type: 'file', accept: '.json,application/json', onchange: () => {
    const file = field.files?.[0];
    if (file) void told(editor, () => take(editor, board, file));
  } });
  field.click();
}

/** @param {import('../editor.js').Editor} editor @param {string} board @param {File} file */
async function take(editor, board, file) {
  const { text } = editor;
  const where = (/** @type {string} */ value, /** @type {boolean} */ checked) => h('label', { class: 'line' }, h('input', { type: 'radio', name: 'where', value, checked }), text(`design.import-${value}`));
  const id = h('input', { name: 'id', pattern: '[a-z0-9\\-]{1,64}', maxlength: 64, value: file.name.toLowerCase().replace(/(\.flexboard)?\.json$/, '').replace(/[^a-z0-9]+/g, '-').slice(0, 64) });
  const answer = await askPerson(file.name, [h('p', {}, text('design.import-where')), where('draft', true), where('new', false), h('label', {}, h('span', {}, text('design.import-id')), id)], text('design.do-import').replace('…', ''), text('design.cancel'));
  if (!answer) return;
  const body = await file.text();
  if (answer.get('where') === 'new') {
    const made = await ask(`/api/boards/import?id=${encodeURIComponent(String(answer.get('id')))}`, 'POST', body, true);
    location.assign(`/boards/${made.id}/design`);
    return;
  }
  const { content, missing } = await ask(`/api/boards/${board}/draft/import`, 'POST', body, true);
  editor.commit('import', diff(editor.document, fromFile(content)));
  if (missing.length > 0) throw new Error(text('design.import-missing', missing.join(', ')));
}
