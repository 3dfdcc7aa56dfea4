// Rows of labelled controls for the fields of one or several records: what they have in common shows, what differs says
// so, and a change is told by its path.
import { h } from '../../dom.js';
import { simple } from './controls.js';
import { color, thresholds, widgets } from './editors.js';
import { image } from './images.js';
import { begun, newItem, shared, withMember } from './fields.js';

/**
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('./controls.js').Control} Control
 *
 * @typedef {object} Host
 * @property {(key: string, ...args: (string | number)[]) => string} text
 * @property {(path: string[], value: any, typing?: boolean) => void} change
 * @property {(name: string) => string} label
 * @property {() => string} theme
 * @property {() => [id: string, name: string][]} widgets
 * @property {() => any} [record]  what the fields are members of
 *
 * @typedef {{ elements: HTMLElement[], show: (records: any[]) => void, flush: () => void }} Form
 */

/** @param {Host['text']} text @param {string} name */
export const labelOf = (text, name) => (text(`option.${name}`) === `option.${name}` ? name : text(`option.${name}`));

/** @param {HTMLElement} row @param {string} reason '' takes it back */
export function refuse(row, reason) {
  const line = /** @type {HTMLElement} */ (row.querySelector(':scope > .fault'));
  line.replaceChildren(...(reason ? [h('i', { class: 'shape bad', 'aria-hidden': true }), reason] : []));
  line.hidden = reason === '';
  for (const input of row.querySelectorAll('input, select, textarea')) input.setAttribute('aria-invalid', String(reason !== ''));
}

/** The row that a path leads to, or the nearest one around it; what it lies in is opened. @param {HTMLElement} element @param {string} path */
export function rowAt(element, path) {
  const parts = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  for (let length = parts.length; length > 0; length--) {
    const row = element.querySelector(`[data-path="${CSS.escape(parts.slice(0, length).join('.'))}"]`);
    if (!row) continue;
    for (let around = row.parentElement?.closest('.item'); around; around = around.parentElement?.closest('.item')) {
      const toggle = /** @type {HTMLElement} */ (around.querySelector('.toggle'));
      if (toggle.ariaExpanded === 'false') toggle.click();
    }
    return /** @type {HTMLElement} */ (row);
  }
  return null;
}

/** @param {Field} field @param {import('./controls.js').Context & Pick<Host, 'theme' | 'widgets'>} context @returns {Control} */
function controlOf(field, context) {
  if (field.type === 'thresholds') return thresholds(field, context);
  if (field.type === 'color') return color(field, context);
  if (field.type === 'image') return image(field, context);
  if (field.type === 'widgets') return widgets(field, context);
  return /** @type {NonNullable<typeof simple[keyof typeof simple]>} */ (simple[field.type] ?? simple.other)(field, context);
}

/** Types whose control needs the whole width. */
const wide = new Set(['long', 'lines', 'choices', 'labels', 'thresholds', 'color', 'image', 'widgets', 'list', 'section']);

/** @param {readonly Field[]} fields @param {string[]} path @param {Host} host @returns {Form} */
export function formOf(fields, path, host) {
  /** @type {any} */
  let record = {};
  const rows = fields.map((field) => rowOf(field, [...path, field.name], { ...host, record: () => record }));
  return {
    elements: rows.map(({ element }) => element),
    show(records) {
      [record = {}] = records;
      rows.forEach(({ show }, i) => {
        const { name, initial } = fields[i];
        const { value, mixed } = shared(records.map((one) => one?.[name] ?? initial));
        show(value, mixed, records.map((one) => one?.[name]));
      });
    },
    flush: () => { for (const { flush } of rows) flush(); },
  };
}

/** @param {Field} field @param {string[]} path @param {Host} host @returns {{ element: HTMLElement, show: (value: any, mixed: boolean, all: any[]) => void, flush: () => void }} */
function rowOf(field, path, host) {
  if (field.type === 'section') return sectionOf(field, path, host);
  const label = host.label(field.name);
  const element = h('div', { class: `field${wide.has(field.type) ? ' wide' : ''}`, 'data-path': path.join('.') });
  const change = (/** @type {any} */ value, typing = false) => { refuse(element, ''); host.change(path, value, typing); };
  const context = { ...host, label, change, refuse: (/** @type {string} */ reason) => refuse(element, reason) };
  const control = field.type === 'list' ? listOf(field, path, { ...host, change: (_, value, typing) => change(value, typing) }) : controlOf(field, context);
  element.append(h('span', { class: 'label', 'aria-hidden': true, title: field.name }, label), control.element, h('p', { class: 'fault', role: 'alert', hidden: true }));
  return { element, show: (value, mixed) => control.show(value, mixed), flush: () => control.flush?.() };
}

/** Members that belong together and may all be absent. @param {Field} field @param {string[]} path @param {Host} host */
function sectionOf(field, path, host) {
  const label = host.label(field.name);
  const form = formOf(field.fields ?? [], path, host);
  const inside = h('div', { class: 'inside' }, ...form.elements);
  const box = h('input', { type: 'checkbox', onchange: () => { refuse(element, ''); host.change(path, box.checked ? begun(field) : undefined); } });
  const element = h('fieldset', { class: 'section', 'data-path': path.join('.') },
    h('legend', {}, field.absent ? h('label', {}, box, label) : label), inside, h('p', { class: 'fault', role: 'alert', hidden: true }));
  return {
    element,
    show(/** @type {any} */ _, /** @type {boolean} */ __, /** @type {any[]} */ all) {
      const there = all.filter((one) => one !== undefined && one !== null);
      box.checked = there.length === all.length;
      box.indeterminate = there.length > 0 && !box.checked;
      inside.hidden = field.absent && there.length === 0;
      form.show(there.length > 0 ? there : [field.initial]);
    },
    flush: form.flush,
  };
}

const signs = { up: '↑', down: '↓', remove: '×' };

/**
 * An item of a list: opened by its name, moved and removed by the buttons beside it.
 * @param {Host['text']} text @param {string[]} path @param {string} what @param {HTMLElement} name @param {HTMLElement[]} content
 * @param {Record<keyof typeof signs, () => void>} acts
 */
export function itemOf(text, path, what, name, content, acts) {
  const inside = h('div', { class: 'inside', hidden: true }, ...content);
  const toggle = h('button', { type: 'button', class: 'quiet toggle', 'aria-expanded': false, onclick: () => {
    inside.hidden = !inside.hidden;
    toggle.setAttribute('aria-expanded', String(!inside.hidden));
  } }, name);
  const buttons = /** @type {(keyof typeof signs)[]} */ (Object.keys(signs)).map((act) => h('button', { type: 'button', class: 'quiet small', 'aria-label': `${text(`design.in-${act}`)}: ${what}`, onclick: acts[act] }, signs[act]));
  return h('div', { class: 'item', 'data-path': path.join('.') }, h('p', { class: 'head' }, toggle, ...buttons), inside, h('p', { class: 'fault', role: 'alert', hidden: true }));
}

/** A list of records, each of which can be opened, moved and removed. @param {Field} field @param {string[]} path @param {Host} host @returns {Control} */
function listOf(field, path, host) {
  const { text } = host;
  /** @type {any[]} */
  let list = [];
  /** @type {{ element: HTMLElement, form: Form, name: HTMLElement }[]} */
  let items = [];
  const body = h('div', { class: 'items' });
  const change = (/** @type {any[]} */ value, typing = false) => host.change(path, value, typing);

  /** @param {number} i @param {number} by */
  function move(i, by) {
    const next = [...list];
    next.splice(i + by, 0, ...next.splice(i, 1));
    change(next);
  }

  /** @param {number} i */
  function item(i) {
    const at = [...path, String(i)];
    const form = formOf(field.fields ?? [], at, { ...host, change: (below, value, typing) => change(list.map((one, j) => (j === i ? withMember(one, below.slice(at.length), value) : one)), typing) });
    const name = h('span', { class: 'name' });
    const element = itemOf(text, at, `${host.label(field.name)} ${i + 1}`, name, form.elements, {
      up: () => { if (i > 0) move(i, -1); }, down: () => { if (i < list.length - 1) move(i, 1); }, remove: () => change(list.filter((_, j) => j !== i)),
    });
    return { element, form, name };
  }

  return {
    element: h('div', { role: 'group', 'aria-label': host.label(field.name) }, body,
      h('button', { type: 'button', class: 'quiet small', onclick: () => change([...list, newItem(field, list, host.record?.())]) }, `+ ${text('design.in-add')}`)),
    show(value, mixed) {
      list = mixed ? [] : value ?? field.initial ?? [];
      while (items.length > list.length) items.pop()?.element.remove();
      while (items.length < list.length) {
        const next = item(items.length);
        items.push(next);
        body.append(next.element);
      }
      items.forEach(({ form, name }, i) => {
        const { title, name: named, id, from, to } = list[i];
        name.textContent = title || named || id || (from ? `${from} → ${to}` : `${i + 1}`);
        form.show([list[i]]);
      });
    },
    flush: () => { for (const { form } of items) form.flush(); },
  };
}
