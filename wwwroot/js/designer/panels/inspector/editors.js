// The editors made by hand: thresholds, colours, and widgets that another one names.
import { h } from '../../dom.js';
import { select, typed, wordOf } from './controls.js';
import { added, changed, removed, sorted } from './threshold-list.js';
import { wrongWith } from './fields.js';

/**
 * @typedef {import('./controls.js').Control} Control
 * @typedef {import('./controls.js').Context} Context
 * @typedef {import('./fields.js').Field} Field
 * @typedef {import('./threshold-list.js').Threshold} Threshold
 */

export const tokens = ['none', 'ground', 'panel', 'line', 'ink', 'secondary', 'data', 'good', 'warning', 'bad', 'earlier'];

/** Shape and colour of a severity, as on walls. @param {string} severity */
const mark = (severity) => h('i', { class: `shape ${severity === 'critical' ? 'bad' : 'warning'}`, 'aria-hidden': true });

/** A row each, in order of their values. @param {Field} field @param {Context} context @returns {Control} */
export function thresholds(field, context) {
  const { text, label, change } = context;
  /** @type {Threshold[]} */
  let list = [];
  let known = '';
  const body = h('div', { class: 'threshold-rows' });
  const element = h('div', { role: 'group', 'aria-label': label }, body,
    h('button', { type: 'button', class: 'quiet small', onclick: () => { change(added(list)); /** @type {HTMLElement | null} */ (body.querySelector('p:last-child input'))?.focus(); } }, `+ ${text('design.in-threshold-add')}`));
  const words = ['warning', 'critical'];

  /** @param {Threshold} one @param {number} i */
  function row({ at, severity = 'warning', when = 'above' }, i) {
    const of = `${label} ${i + 1}`;
    // Committed when it is left, not while it is typed: the rows would change places under the cursor.
    const input = h('input', { type: 'number', step: 'any', value: String(at), 'aria-label': `${of}: ${text('option.at')}`, onchange: () => {
      const wrong = wrongWith({ ...field, least: undefined, most: undefined }, input.valueAsNumber);
      context.refuse(wrong ? text(...wrong) : '');
      if (!wrong) change(changed(list, i, { at: input.valueAsNumber }));
    } });
    const grave = select(words.map((word) => [word, wordOf(text, word)]), { ...context, label: `${of}: ${text('option.severity')}`, change: (value) => change(changed(list, i, { severity: value })) }, (value) => value, (value) => value);
    const way = select(['above', 'below'].map((word) => [word, wordOf(text, word)]), { ...context, label: `${of}: ${text('option.when')}`, change: (value) => change(changed(list, i, { when: value })) }, (value) => value, (value) => value);
    grave.show(severity, false);
    way.show(when, false);
    const withWay = field.fields?.some(({ name }) => name === 'when');
    return h('p', { class: 'threshold' }, mark(severity), withWay && way.element, input, grave.element,
      h('button', { type: 'button', class: 'quiet small', 'aria-label': `${text('design.in-remove')}: ${of}`, onclick: () => change(removed(list, i)) }, '×'));
  }

  return {
    element,
    show(value, mixed) {
      list = sorted(mixed ? [] : value ?? field.initial ?? []);
      const next = JSON.stringify([list, mixed]);
      if (next === known) return;
      known = next;
      const focused = [...body.querySelectorAll('input, select, button')].indexOf(/** @type {HTMLElement} */ (document.activeElement));
      body.replaceChildren(...(list.length > 0 ? list.map(row) : [h('p', { class: 'hint' }, text(mixed ? 'design.in-mixed' : 'design.in-threshold-none'))]));
      if (focused >= 0) /** @type {HTMLElement | undefined} */ ([...body.querySelectorAll('input, select, button')][focused])?.focus();
    },
  };
}

/** Tokens of the board's theme, or a colour of one's own. @param {Field} field @param {Context & { theme: () => string }} context @returns {Control} */
export function color(field, context) {
  const { text, label, change, theme } = context;
  const swatches = tokens.map((token) => h('button', {
    type: 'button', class: 'swatch', role: 'radio', title: wordOf(text, token), 'aria-label': wordOf(text, token), 'data-token': token, style: token === 'none' ? null : `--swatch: var(--${token})`,
    onclick: () => change(token), onkeydown: move,
  }));
  const own = h('input', { type: 'color', 'aria-label': `${label}: ${text('design.in-own-colour')}`, title: text('design.in-own-colour'), onchange: () => change(own.value) });
  const input = h('input', { 'aria-label': label, spellcheck: 'false' });
  const control = typed(input, context, (words) => words.trim().toLowerCase() || undefined, (value) => value ?? field.initial ?? '');
  const row = h('span', { class: 'swatches', role: 'radiogroup', 'aria-label': label }, ...swatches);

  /** @param {KeyboardEvent} event */
  function move(event) {
    const way = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const at = (swatches.indexOf(/** @type {HTMLButtonElement} */ (event.currentTarget)) + way + swatches.length) % swatches.length;
    swatches[at].focus();
    change(tokens[at]);
  }

  return {
    ...control,
    element: h('div', { class: 'color' }, row, h('span', { class: 'own-color' }, input, own)),
    show(value, mixed) {
      const now = mixed ? '' : value ?? field.initial;
      row.dataset.theme = theme();
      for (const [i, swatch] of swatches.entries()) {
        swatch.setAttribute('aria-checked', String(tokens[i] === now));
        swatch.tabIndex = tokens[i] === now || (i === 0 && !tokens.includes(now)) ? 0 : -1;
      }
      if (/^#[0-9a-f]{6}$/i.test(now)) own.value = now;
      control.show(value, mixed);
    },
  };
}

/** Widgets that are named: each may be taken off, others added. @param {Field} _ @param {Context & { widgets: () => [id: string, name: string][] }} context @returns {Control} */
export function widgets(_, { text, label, change, widgets: all }) {
  /** @type {string[]} */
  let ids = [];
  const list = h('ul', { class: 'named' });
  const add = h('select', { 'aria-label': `${label}: ${text('design.in-add')}`, onchange: () => { if (add.value) change([...ids, add.value]); } });
  return {
    element: h('div', { role: 'group', 'aria-label': label }, list, add),
    show(value, mixed) {
      ids = mixed ? [] : value ?? [];
      const names = new Map(all());
      list.replaceChildren(...(mixed ? [h('li', { class: 'hint' }, text('design.in-mixed'))] : ids.map((id) => h('li', {}, names.get(id) ?? text('design.in-widget-gone', id),
        h('button', { type: 'button', class: 'quiet small', 'aria-label': `${text('design.in-remove')}: ${names.get(id) ?? id}`, onclick: () => change(ids.filter((one) => one !== id)) }, '×')))));
      add.replaceChildren(h('option', { value: '' }, `+ ${text('design.in-add')}`), ...[...names].filter(([id]) => !ids.includes(id)).map(([id, name]) => h('option', { value: id }, name)));
    },
  };
}
