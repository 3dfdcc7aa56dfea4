// The bindings of one widget, each with what it shows now.
import { h } from '../../dom.js';
import { set } from '../../changes.js';
import { bindingFields, bindingLabels, keptOf, overWords, roleFields } from './binding.js';
import { figure, sparkline } from './figures.js';
import { formOf, itemOf, labelOf } from './form.js';
import { withMember } from './fields.js';
import { pick } from './picker.js';

/**
 * @typedef {import('../../editor.js').Editor} Editor
 * @typedef {import('./binding.js').Binding} Binding
 * @typedef {{ matched: number, fresh: number, simulated: boolean, value: number | null, unit: string | null, totalGroups: number, spark: (number | null)[] | null, tooMuch: boolean }} Shown
 */

/** Figures are asked for again so often while they are seen, ms. */
const every = 2000;
/** Behind a network that is cut an answer never comes, and holds one of the browser's few connections, ms. */
const patience = 10_000;
/** @type {Binding[]} */
const none = [];

/** @param {string} kind @param {Binding[] | undefined} data @param {number} [deadlineSeconds] @returns {Promise<Shown[]>} throws what is wrong */
export async function preview(kind, data, deadlineSeconds) {
  const answer = await fetch('/api/series/preview', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ kind, ...(data?.length ? { data } : {}), ...(deadlineSeconds ? { deadlineSeconds } : {}) }), signal: AbortSignal.timeout(patience) });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.faults?.[0]?.reason ?? content.detail ?? String(answer.status));
  return content.data;
}

/** @param {HTMLElement} element @param {Shown | null} shown null: the server is away @param {Editor['text']} text */
export function tell(element, shown, text) {
  const warning = (/** @type {string} */ key) => [h('i', { class: 'shape warning', 'aria-hidden': true }), text(key)];
  if (!shown) element.replaceChildren(...warning('design.data-away'));
  else if (shown.matched === 0) element.replaceChildren(...warning('design.data-nothing'));
  else {
    element.replaceChildren(h('b', { class: 'value' }, figure(shown.value, shown.unit)), sparkline(shown.spark),
      h('span', {}, [text('design.data-matched', shown.fresh, shown.matched), shown.totalGroups > 1 ? text('design.data-groups', shown.totalGroups) : '', shown.simulated ? text('design.data-simulated') : '',
        shown.tooMuch ? text('design.data-much') : ''].filter((one) => one !== '').join(' · ')));
  }
}

/** @param {Editor} editor @param {() => string} widget @param {{ name: string, roles: string[], needsData: boolean }} kind */
export function createData(editor, widget, kind) {
  const { text } = editor;
  const fields = [...roleFields(kind.roles), ...bindingFields];
  const body = h('div', { class: 'items bindings' });
  const element = h('div', { 'data-path': 'data' }, body,
    h('button', { type: 'button', class: 'quiet small', onclick: () => void choose(null) }, `+ ${text('design.data-add')}`), h('p', { class: 'fault', role: 'alert', hidden: true }));
  /** @type {Binding[]} */
  let list = [];
  /** @type {{ element: HTMLElement, name: HTMLElement, live: HTMLElement, form: import('./form.js').Form }[]} */
  let items = [];
  const convention = h('p', { class: 'hint' });
  const conventionLive = h('p', { class: 'live' });
  /** 0: nobody asks. */
  let timer = 0;
  let asked = 0;
  let shownOf = '';

  /** @param {Binding[]} next @param {string} [merge] */
  function commit(next, merge) {
    const kept = next.map((one) => keptOf(fields, one));
    editor.commit('data', set(editor.document, ['widgets', widget(), 'data'], kept.length > 0 ? kept : undefined), merge);
  }

  /** @param {number | null} at null: one more */
  async function choose(at) {
    const known = at === null ? null : list[at];
    const id = widget();
    const answer = await pick(editor, { kind: kind.name, binding: known });
    if (!answer || id !== widget()) return;
    commit(at === null ? [...list, answer] : list.map((one, i) => (i === at ? answer : one)));
    if (at === null) /** @type {HTMLElement | null} */ (items.at(-1)?.element.querySelector('.toggle'))?.focus();
  }

  /** @param {number} i */
  function item(i) {
    const at = ['data', String(i)];
    const form = formOf(fields, at, {
      text, theme: () => 'dark', widgets: () => [], label: (name) => (bindingLabels[name] ? text(`design.data-${bindingLabels[name]}`) : labelOf(text, name)),
      change: (path, value, typing) => commit(list.map((one, j) => (j === i ? /** @type {Binding} */ (withMember(one, path.slice(2), value)) : one)), typing ? `inspector ${widget()} ${path.join('.')}` : undefined),
    });
    const over = /** @type {HTMLInputElement} */ (form.elements[fields.findIndex(({ name }) => name === 'over')].querySelector('input'));
    over.setAttribute('list', `over-${i}`);
    over.after(h('datalist', { id: `over-${i}` }, ...overWords.map((value) => h('option', { value }))));
    const name = h('span', { class: 'name' });
    const live = h('p', { class: 'live', role: 'status' });
    const moved = (/** @type {number} */ by) => {
      if (i + by < 0 || i + by >= list.length) return;
      const next = [...list];
      next.splice(i + by, 0, ...next.splice(i, 1));
      commit(next);
    };
    const content = [h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => void choose(i) }, text('design.data-choose'))), ...form.elements];
    const opened = itemOf(text, at, `${text('design.in-data')} ${i + 1}`, name, content, { up: () => moved(-1), down: () => moved(1), remove: () => commit(list.filter((_, j) => j !== i)) });
    return { element: h('div', { class: 'binding' }, opened, live), name, live, form };
  }

  function show() {
    const { data = none } = editor.document.widgets[widget()] ?? {};
    const changed = data !== list || timer === 0;
    list = data;
    if (shownOf !== widget()) {
      shownOf = widget();
      for (const { live } of items) live.replaceChildren();
      conventionLive.replaceChildren();
    }
    while (items.length > list.length) items.pop()?.element.remove();
    while (items.length < list.length) {
      const next = item(items.length);
      items.push(next);
      body.append(next.element);
    }
    items.forEach(({ form, name }, i) => {
      const { as, series, where = {} } = list[i];
      name.textContent = `${as ? `${as}: ` : ''}${series}${Object.entries(where).map(([key, value]) => ` ${key}=${value}`).join('')}`;
      form.show([list[i]]);
    });
    if (list.length > 0) [convention, conventionLive].forEach((one) => one.remove());
    else body.append(convention, conventionLive);
    convention.textContent = text(kind.needsData ? 'design.data-none' : 'design.data-convention');
    if (changed) void refresh();
  }

  /** Asks what they show now, and again as long as the panel is there. */
  async function refresh() {
    clearTimeout(timer);
    timer = -1;
    const number = ++asked;
    const seen = element.offsetParent !== null && document.visibilityState === 'visible';
    const lines = list.length > 0 ? items.map(({ live }) => live) : kind.needsData ? [] : [conventionLive];
    if (seen && lines.length > 0) {
      try {
        const all = await preview(kind.name, list, editor.document.widgets[widget()]?.deadlineSeconds);
        if (number === asked) lines.forEach((line, i) => { if (all[i]) tell(line, all[i], text); });
      } catch (fault) {
        // Without an answer it is the connection; a fault of a binding is told beside its field.
        if (number === asked && (fault instanceof TypeError || fault instanceof DOMException)) for (const line of lines) tell(line, null, text);
      }
    }
    if (number === asked) timer = element.isConnected ? window.setTimeout(refresh, every) : 0;
  }

  return { element, show, flush() { for (const { form } of items) form.flush(); } };
}
