// All widgets of the board, those on top first: selected, renamed, locked and hidden here as well as on the canvas. The
// list is the way in for those who use no pointer: up and down from row to row, to the right the buttons of a row.
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { hide, setMember } from '../changes.js';
import { inOrder } from '../document.js';
import { pathOf } from '../geometry/groups.js';

/** @param {import('../editor.js').Editor} editor */
export function createLayers(editor) {
  const { text } = editor;
  const filter = h('input', { type: 'search', placeholder: text('design.find'), 'aria-label': text('design.find'), oninput: () => draw() });
  const list = h('div', { class: 'layers', role: 'grid', 'aria-multiselectable': true, 'aria-label': text('design.tab-layers'), tabindex: -1 });
  const none = h('p', { class: 'empty', role: 'status' });
  const element = h('div', { class: 'panel' }, filter, list, none);
  let anchor = '';
  /** @type {string[]} */
  let order = [];
  /** Where somebody is typing a name: what others do meanwhile must not take the field away. @type {HTMLElement | null} */
  let naming = null;

  const nameOf = (/** @type {string} */ id) => {
    const { title, kind } = editor.document.widgets[id];
    return title || text(`kind.${kind}`);
  };

  function draw() {
    if (naming) return;
    const { widgets, groups = {} } = editor.document;
    const { places = {} } = editor.canvas;
    const placed = new Map(editor.items.map((item) => [item.id, item]));
    const words = filter.value.trim().toLowerCase();
    order = [...inOrder(places).filter((id) => Object.hasOwn(widgets, id)).reverse(), ...inOrder(widgets).filter((id) => !placed.has(id))]
      .filter((id) => `${nameOf(id)} ${id} ${widgets[id].kind}`.toLowerCase().includes(words));
    const selected = new Set(editor.selected);
    const { activeElement } = document;
    const focused = activeElement instanceof HTMLElement && list.contains(activeElement) ? /** @type {HTMLElement | null} */ (activeElement.closest('[data-id]')) : null;
    const button = focused ? [...focused.querySelectorAll('button')].findIndex((one) => one === activeElement) : -1;
    list.replaceChildren(...order.map((id, i) => {
      const item = placed.get(id);
      const { kind, title, locked = false } = widgets[id];
      const hidden = item?.hidden ?? true;
      const [name, what] = [nameOf(id), text(`kind.${kind}`)];
      return h('div', {
        role: 'row', 'data-id': id, 'aria-selected': selected.has(id), class: hidden ? 'hidden' : null, title: title ? `${name} (${what})` : null,
        style: `--depth: ${pathOf(groups, widgets[id].group).length}; --pressed: ${Number(locked) + Number(hidden)}`,
        tabindex: i === 0 || selected.has(id) ? 0 : -1, onclick: (/** @type {MouseEvent} */ event) => pick(id, event), onkeydown: (/** @type {KeyboardEvent} */ event) => key(id, event), ondblclick: () => rename(id),
      },
      h('span', { class: 'name', role: 'gridcell' }, h('span', {}, name)), h('small', { role: 'gridcell' }, title ? what : ''),
      h('div', { class: 'acts' },
        act(id, 'lock', locked, locked ? 'lock' : 'unlock', () => editor.commit(locked ? 'unlock' : 'lock', setMember(editor.document, id, 'locked', locked ? undefined : true))),
        act(id, 'hide', hidden, hidden ? 'hide' : 'show', item ? () => editor.commit(hidden ? 'show' : 'hide', hide(editor.document, editor.arrangement, id, !hidden)) : null)));
    }));
    none.textContent = order.length > 0 ? '' : text(words ? 'design.none-found' : 'design.no-widgets');
    const row = focused && rowOf(/** @type {string} */ (focused.dataset.id));
    if (row) (row.querySelectorAll('button')[button] ?? row).focus();
  }

  /** @param {string} id @returns {HTMLElement | null} */
  const rowOf = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);

  /** @param {string} id @param {'lock' | 'hide'} what @param {boolean} isPressed @param {import('../icons.js').Icon} sign @param {(() => void) | null} run */
  function act(id, what, isPressed, sign, run) {
    const words = text(`design.do-${what}`);
    return h('span', { role: 'gridcell' }, h('button', { type: 'button', class: 'quiet', 'aria-pressed': isPressed, title: words, 'aria-label': `${words} ${nameOf(id)}`, tabindex: -1, disabled: !run,
      onclick: (/** @type {Event} */ event) => { event.stopPropagation(); run?.(); } }, icon(sign)));
  }

  /** @param {string} id @param {MouseEvent | KeyboardEvent} event */
  function pick(id, event) {
    if (event.shiftKey && anchor) {
      const [from, to] = [order.indexOf(anchor), order.indexOf(id)].sort((a, b) => a - b);
      editor.select(order.slice(from, to + 1), null);
    } else if (event.ctrlKey || event.metaKey) {
      editor.select(editor.selected.includes(id) ? editor.selected.filter((one) => one !== id) : [...editor.selected, id]);
    } else {
      editor.select([id], editor.document.widgets[id].group ?? null);
    }
    if (!event.shiftKey) anchor = id;
  }

  /** @param {string} id @param {KeyboardEvent} event */
  function key(id, event) {
    const row = /** @type {HTMLElement} */ (event.currentTarget);
    const buttons = [...row.querySelectorAll('button')].filter(({ disabled }) => !disabled);
    // The row itself stands before its buttons.
    const at = buttons.findIndex((one) => one === event.target);
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      if (at >= 0) return;
      pick(id, event);
    } else if (event.key === 'F2') rename(id);
    else if (aside !== undefined) (at + aside < 0 ? row : buttons[at + aside])?.focus();
    else if (way !== undefined) {
      const next = order[order.indexOf(id) + way];
      if (next !== undefined) {
        pick(next, event);
        rowOf(next)?.focus();
      }
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} [id] */
  function rename(id = editor.selected[0]) {
    const row = list.querySelector(`[data-id="${CSS.escape(id ?? '')}"] .name`);
    if (!row) return;
    const field = h('input', { value: editor.document.widgets[id].title ?? '', maxlength: 200, 'aria-label': text('design.widget-title') });
    const done = () => {
      [field.onblur, naming] = [null, null];
      if (Object.hasOwn(editor.document.widgets, id)) editor.commit('title', setMember(editor.document, id, 'title', field.value.trim() || undefined));
      draw();
    };
    field.onblur = done;
    field.onkeydown = (event) => {
      event.stopPropagation();
      if (event.key === 'Enter') done();
      if (event.key === 'Escape') { [field.onblur, naming] = [null, null]; draw(); }
    };
    row.replaceChildren(field);
    naming = field;
    field.select();
  }

  for (const what of /** @type {const} */ (['document', 'selection', 'arrangement'])) editor.on(what, draw);
  return { element };
}
