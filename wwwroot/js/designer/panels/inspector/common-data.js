// The bindings of several widgets: what all of them have at one place is changed for all, as one edit.
import { h } from '../../dom.js';
import { equal } from '../../document.js';
import { set } from '../../changes.js';
import { bindingFields, bindingLabels, keptOf, roleFields } from './binding.js';
import { formOf, labelOf } from './form.js';
import { withMember } from './fields.js';
import { pick } from './picker.js';

/**
 * @typedef {import('../../editor.js').Editor} Editor
 * @typedef {import('./binding.js').Binding} Binding
 */

/** @param {Editor} editor @param {() => readonly string[]} widgets @param {{ name: string, roles: string[] }[]} kinds of them, each once */
export function createCommonData(editor, widgets, kinds) {
  const { text } = editor;
  // A use is one of a kind's own: between kinds with other uses it is left alone.
  const fields = [...(kinds.every(({ roles }) => equal(roles, kinds[0].roles)) ? roleFields(kinds[0].roles) : []), ...bindingFields];
  const body = h('div', {});
  const hint = h('p', { class: 'hint' });
  const element = h('div', { 'data-path': 'data' }, body, hint, h('p', { class: 'fault', role: 'alert', hidden: true }));
  /** @type {{ element: HTMLElement, name: HTMLElement, form: import('./form.js').Form }[]} */
  let items = [];
  /** @returns {Binding[][]} */
  const lists = () => widgets().map((id) => editor.document.widgets[id]?.data ?? []);

  /** @param {number} i @param {(binding: Binding) => Binding} change @param {string} [merge] */
  function commit(i, change, merge) {
    const { widgets: all } = editor.document;
    editor.commit('data', widgets().flatMap((id) => {
      const data = /** @type {Binding[]} */ (all[id]?.data ?? []);
      return i < data.length ? set(editor.document, ['widgets', id, 'data'], data.map((one, j) => (j === i ? keptOf(fields, change(one)) : one))) : [];
    }), merge);
  }

  /** The same series for all; what each says besides stays. @param {number} i */
  async function choose(i) {
    const ids = widgets().join();
    const answer = await pick(editor, { kind: kinds[0].name, binding: lists()[0][i] });
    if (!answer || ids !== widgets().join()) return;
    const { series, where } = answer;
    commit(i, ({ series: _, where: __, ...others }) => ({ ...others, series, ...(where ? { where } : {}) }));
  }

  /** @param {number} i */
  function item(i) {
    const path = ['data', String(i)];
    const form = formOf(fields, path, {
      text, theme: () => 'dark', widgets: () => [], label: (name) => (bindingLabels[name] ? text(`design.data-${bindingLabels[name]}`) : labelOf(text, name)),
      change: (at, value, typing) => commit(i, (one) => /** @type {Binding} */ (withMember(one, at.slice(2), value)), typing ? `inspector ${widgets().join()} ${at.join('.')}` : undefined),
    });
    const name = h('legend', {});
    return { form, name, element: h('fieldset', { class: 'section', 'data-path': path.join('.') }, name,
      h('p', { class: 'buttons' }, h('button', { type: 'button', onclick: () => void choose(i) }, text('design.data-choose'))), ...form.elements, h('p', { class: 'fault', role: 'alert', hidden: true })) };
  }

  return {
    element,
    show() {
      const all = lists();
      const count = Math.min(...all.map((one) => one.length));
      while (items.length > count) items.pop()?.element.remove();
      while (items.length < count) {
        const next = item(items.length);
        items.push(next);
        body.append(next.element);
      }
      items.forEach(({ form, name }, i) => {
        name.textContent = all.every((one) => one[i].series === all[0][i].series) ? all[0][i].series : text('design.in-mixed');
        form.show(all.map((one) => one[i]));
      });
      const hasMore = all.some((one) => one.length > count);
      hint.textContent = count === 0 ? text('design.in-many-data') : hasMore ? text('design.in-many-rest') : '';
      hint.hidden = hint.textContent === '';
    },
    flush() { for (const { form } of items) form.flush(); },
  };
}
