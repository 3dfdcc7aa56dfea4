// One board, many ratios: its arrangements as pictures, another one by proposal, and how the draft looks in five windows.
import { addArrangement, hide, place, removeArrangement, steps } from '../changes.js';
import { toFile } from '../board-file.js';
import { inOrder } from '../document.js';
import { arrangementId, parseSize, presets } from '../geometry/sizes.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { sketchOf } from '../sketch.js';
import { ask } from '../../ask.js';
import { askPerson } from './publish.js';

/** Windows that the draft is looked at in, side by side. */
const windows = [[9, 16], [1, 1], [16, 9], [21, 9], [32, 9]];
/** Area of each, CSS pixels. */
const area = 150_000;

/** @param {import('../editor.js').Editor} editor @param {string} board @param {(words: string) => void} say */
export function createArrangements(editor, board, say) {
  const { text } = editor;
  const size = h('input', { id: 'new-size', list: 'size-presets', placeholder: '32:9', 'aria-label': text('design.size-any'), 'aria-describedby': 'size-fault', autocomplete: 'off' });
  const fault = h('p', { id: 'size-fault', class: 'fault', role: 'alert' });
  const list = h('ul', { class: 'arrangements' });
  const form = h('form', { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); void propose(); } },
    h('label', { for: 'new-size' }, text('design.add-arrangement')),
    h('div', { class: 'row' }, size, h('button', { type: 'submit' }, text('design.propose'))),
    h('datalist', { id: 'size-presets' }, ...presets.map((one) => h('option', { value: one }))), fault,
    h('p', { class: 'soft' }, text('design.propose-what')));
  const element = h('div', { class: 'panel' }, list, form,
    h('button', { type: 'button', class: 'wide', onclick: compare }, icon('screen'), text('design.compare')),
    h('div', { class: 'here' }));
  const here = /** @type {HTMLElement} */ (element.lastElementChild);
  /** @type {unknown} */
  let drawn = null;

  function draw() {
    const { arrangements, widgets } = editor.document;
    if (drawn !== arrangements) {
      drawn = arrangements;
      const kinds = Object.entries(widgets).map(([id, { kind }]) => ({ id, kind }));
      list.replaceChildren(...inOrder(arrangements).map((id) => {
        const { width, height, places = {} } = arrangements[id];
        const boxes = Object.fromEntries(inOrder(places).filter((one) => !places[one].hidden).map((one) => [one, places[one].box]));
        return h('li', { 'data-arrangement': id },
          h('button', { type: 'button', class: 'quiet', onclick: () => editor.show(id) }, sketchOf({ widgets: kinds }, { width, height, places: boxes }), h('span', {}, id, h('small', {}, `${width} × ${height}`))),
          h('button', { type: 'button', class: 'quiet', title: text('design.remove-arrangement'), 'aria-label': `${text('design.remove-arrangement')} ${id}`, disabled: Object.keys(arrangements).length < 2, onclick: () => remove(id) }, icon('remove')));
      }));
    }
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('li'))) item.toggleAttribute('data-shown', item.dataset.arrangement === editor.arrangement);
    drawHere();
  }

  /** Widgets that are not shown in this arrangement: the way back for each. */
  function drawHere() {
    const { widgets } = editor.document;
    const { places = {} } = editor.canvas;
    const hidden = inOrder(widgets).filter((id) => !Object.hasOwn(places, id) || places[id].hidden);
    here.replaceChildren(...hidden.length === 0 ? [] : [h('h3', {}, text('design.not-here', hidden.length)),
      h('ul', { class: 'plain' }, ...hidden.map((id) => h('li', {}, h('span', {}, widgets[id].title || text(`kind.${widgets[id].kind}`)),
        h('button', { type: 'button', class: 'quiet', onclick: () => showHere(id) }, text('design.show-here')))))]);
  }

  /** @param {string} id */
  function showHere(id) {
    const { document: draft, arrangement, canvas } = editor;
    const known = canvas.places?.[id];
    const side = (/** @type {number} */ length) => Math.round(length / 4);
    editor.commit('show', known ? hide(draft, arrangement, id, false) : place(draft, arrangement, id, [side(canvas.width), side(canvas.height), side(canvas.width), side(canvas.height)]));
    editor.select([id], null);
  }

  /** @param {string} id */
  async function remove(id) {
    const sure = await askPerson(text('design.remove-arrangement'), [h('p', {}, text('design.remove-arrangement-what', id))], text('design.do-remove'), text('design.cancel'));
    if (sure) editor.commit('arrangement', removeArrangement(editor.document, id));
  }

  async function propose() {
    const { document: draft } = editor;
    const parsed = parseSize(size.value);
    fault.textContent = 'fault' in parsed ? text(`design.size-${parsed.fault}`) : '';
    size.setAttribute('aria-invalid', String('fault' in parsed));
    if ('fault' in parsed) {
      size.focus();
      return;
    }
    const id = arrangementId(parsed.size, Object.keys(draft.arrangements));
    try {
      const { width, height, millimetres } = parsed.size;
      const { id: _, places, ...proposed } = await ask('/api/arrangements/propose', 'POST', { board: toFile(draft), source: editor.arrangement, id, width, height });
      const ranked = Object.fromEntries(Object.entries(places).map(([widget, box], i) => [widget, { at: i + 1, box }]));
      editor.commit('arrangement', steps(editor.document, [(seen) => addArrangement(seen, id, { ...proposed, ...(millimetres ? { wallWidth: millimetres.width } : {}), places: ranked })]));
      size.value = '';
      editor.show(id);
    } catch (error) {
      fault.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  /** Five windows side by side: each shows the arrangement that fits it, as a wall would. */
  function compare() {
    if (editor.session.state !== 'online' || editor.session.unsaved > 0) {
      say(text('design.compare-offline'));
      return;
    }
    const frames = windows.map(([w, h1]) => {
      const [width, height] = [Math.round(Math.sqrt((area * w) / h1)), Math.round(Math.sqrt((area * h1) / w))];
      return h('figure', {}, h('iframe', { src: `/boards/${board}/draft`, title: `${w}:${h1}`, style: `width: ${width}px; height: ${height}px`, tabindex: -1, inert: true }), h('figcaption', {}, `${w}:${h1}`));
    });
    const dialog = h('dialog', { class: 'side-by-side', 'aria-label': text('design.compare'), onclose: () => dialog.remove() },
      h('header', {}, h('h2', {}, text('design.compare')), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => dialog.close() }, icon('close'))),
      h('div', { class: 'windows' }, ...frames));
    document.body.append(dialog);
    dialog.showModal();
  }

  for (const what of /** @type {const} */ (['document', 'arrangement'])) editor.on(what, draw);
  return { element };
}
