// Asks for the kind of widget that stands in for the selected one in the arrangement on the canvas.
import { replaceable, replaceHere } from '../actions.js';
import { h } from '../dom.js';
import { standIn } from '../fresh.js';
import { get } from '../../ask.js';
import { icon } from '../icons.js';
import { kindTiles, loadInto, loadKinds } from './kinds.js';

/** @param {import('../editor.js').Editor} editor */
export function chooseReplacement(editor) {
  const { text, arrangement, document: { widgets, culture = 'en' } } = editor;
  const item = replaceable(editor);
  if (!item) return;
  const title = text('design.do-replace');
  const host = h('div', { class: 'fill' });
  const dialog = h('dialog', { class: 'kinds', 'aria-label': title, onclose: () => dialog.remove() },
    h('header', {}, h('h2', {}, title), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => dialog.close() }, icon('close'))),
    h('p', { class: 'hint' }, text('design.replace-what', widgets[item.id].title || text(`kind.${widgets[item.id].kind}`), arrangement)), host);
  document.body.append(dialog);
  dialog.showModal();
  void loadInto(host, text, async () => {
    const [all, { names }] = await Promise.all([loadKinds(culture), get('/api/series/names?limit=200')]);
    const kindOf = (/** @type {string} */ name) => all.kinds.find((one) => one.name === name);
    host.replaceChildren(kindTiles(all, text, Promise.resolve(), (kind) => ({ add() {
      dialog.close();
      const widget = editor.document.widgets[item.id];
      // Somebody else may have removed it, or hidden it here, since the question.
      if (editor.arrangement === arrangement && replaceable(editor)?.id === item.id) replaceHere(editor, standIn(kind, all.titles.get(kind.name) ?? kind.title, widget, kindOf(widget.kind), names));
    } })));
    host.querySelector('input')?.focus();
  });
}
