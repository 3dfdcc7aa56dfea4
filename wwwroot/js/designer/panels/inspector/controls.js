// A control for each type of field. It shows a value and says what it should be; it does not know where the value is
// kept. Whoever types keeps the cursor: a field that has it is not written to.
import { h } from '../../dom.js';
import { wrongWith } from './fields.js';

/**
 * @typedef {import('./fields.js').Field} Field
 * @typedef {{ element: HTMLElement, show: (value: any, mixed: boolean) => void, flush?: () => void }} Control
 *
 * @typedef {object} Context
 * @property {(key: string, ...args: (string | number)[]) => string} text
 * @property {string} label      for those who do not see where the field stands
 * @property {(value: any, typing?: boolean) => void} change  undefined: as by default
 * @property {(reason: string) => void} refuse  says beside the field why what is typed was not taken; '' takes it back
 */

/** After a pause in typing of so long it counts, ms. */
const pause = 450;
let lists = 0;

/** @param {Context['text']} text @param {string} word @param {string} [room] of the texts */
export const wordOf = (text, word, room = 'choice.') => (text(`${room}${word}`) === `${room}${word}` ? word : text(`${room}${word}`));

/**
 * A field for text that commits after a pause, and at once when it is left.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {Context} context
 * @param {(text: string) => any} read  throws words about what cannot be read
 * @param {(value: any) => string} write
 * @returns {Control}
 */
export function typed(input, { text, change, refuse }, read, write) {
  let [latest, known, timer] = ['', '', 0];
  const commit = (/** @type {boolean} */ typing) => {
    clearTimeout(timer);
    timer = 0;
    if (input.value === known) return;
    known = input.value;
    try {
      const value = read(input.value);
      refuse('');
      change(value, typing);
    } catch (fault) {
      refuse(String(/** @type {Error} */ (fault).message));
    }
  };
  input.addEventListener('input', () => { clearTimeout(timer); timer = window.setTimeout(commit, pause, true); });
  input.addEventListener('change', () => commit(true));
  // What somebody else wrote meanwhile, or the server did not take.
  input.addEventListener('blur', () => { if (timer === 0) input.value = known = latest; });
  return {
    element: input,
    show(value, mixed) {
      latest = mixed ? '' : write(value);
      input.placeholder = mixed ? text('design.in-mixed') : input.dataset.hint ?? '';
      if (document.activeElement === input) return;
      known = latest;
      if (input.value !== latest) input.value = latest;
    },
    flush: () => { if (timer !== 0) commit(true); },
  };
}

/** @param {Field} field @param {Context} context @returns {Control} */
function number(field, context) {
  const { text, label } = context;
  const { least, most, whole, unit, initial } = field;
  const hint = initial !== undefined ? text('design.in-default', initial) : field.absent ? text('design.in-default-word') : undefined;
  const input = h('input', { type: 'number', step: whole ? 1 : 'any', min: least, max: most, 'aria-label': label, 'data-hint': hint, placeholder: hint });
  const control = typed(input, context, (words) => {
    if (words.trim() === '' && !input.validity.badInput) return undefined;
    const wrong = wrongWith(field, input.valueAsNumber);
    if (wrong) throw new Error(text(...wrong));
    return input.valueAsNumber;
  }, (value) => String(value ?? initial ?? ''));
  const element = unit ? h('span', { class: 'measured' }, input, h('span', { class: 'unit' }, text(`design.in-unit-${unit}`))) : input;
  return { ...control, element };
}

/** @param {Field} field @param {Context} context @returns {Control} */
function line(field, context) {
  const input = h('input', { 'aria-label': context.label, spellcheck: 'false' });
  return typed(input, context, (words) => words || undefined, (value) => value ?? field.initial ?? '');
}

/** @param {Field} field @param {Context} context @returns {Control} */
function long(field, context) {
  const input = h('textarea', { 'aria-label': context.label, rows: field.name === 'text' ? 5 : 3 });
  return typed(input, context, (words) => words || undefined, (value) => value ?? field.initial ?? '');
}

/** Texts or numbers, one a line. @param {Field} field @param {Context} context @returns {Control} */
function lines(field, context) {
  const input = h('textarea', { 'aria-label': context.label, rows: 3, 'data-hint': context.text('design.in-one-a-line'), spellcheck: 'false' });
  return typed(input, context, (words) => {
    const all = words.split('\n').map((one) => one.trim()).filter((one) => one !== '');
    if (!field.unit) return all;
    const numbers = all.map(Number);
    if (!numbers.every(Number.isFinite)) throw new Error(context.text('design.in-number'));
    return numbers;
  }, (value) => (value ?? field.initial ?? []).join('\n'));
}

/** @param {Field} field @param {Context} context @returns {Control} */
function zone(field, context) {
  const control = line(field, context);
  const id = `zones-${++lists}`;
  control.element.setAttribute('list', id);
  const options = h('datalist', { id });
  // Some 400 of them: only who looks for one pays.
  control.element.addEventListener('focus', () => { if (!options.firstChild) options.append(...Intl.supportedValuesOf('timeZone').map((one) => h('option', { value: one }))); });
  return { ...control, element: h('span', { class: 'whole' }, control.element, options) };
}

/** @param {[value: string, words: string][]} options @param {Context} context @param {(value: string) => any} read @param {(value: any) => string} write @returns {Control} */
export function select(options, { text, label, change }, read, write) {
  const mixedOne = h('option', { value: '?', hidden: true }, text('design.in-mixed'));
  const element = h('select', { 'aria-label': label, onchange: () => change(read(element.value)) }, mixedOne, ...options.map(([value, words]) => h('option', { value }, words)));
  return {
    element,
    show(value, mixed) {
      const next = mixed ? '?' : write(value);
      if (!mixed && ![...element.options].some((one) => one.value === next)) element.append(h('option', { value: next }, next));
      if (element.value !== next) element.value = next;
    },
  };
}

/** @param {Field} field @param {Context} context @returns {Control} */
function choice({ name, words = [], initial, absent }, context) {
  const { text } = context;
  const none = /** @type {[string, string][]} */ (absent || initial === undefined ? [['', text('design.in-default-word')]] : []);
  return select([...none, ...words.map((word) => /** @type {[string, string]} */ ([word, wordOf(text, word, name === 'as' ? 'design.role-' : undefined)]))], context, (value) => value || undefined, (value) => value ?? initial ?? '');
}

/** Two states, or three where nothing said is something of its own. @param {Field} field @param {Context} context @returns {Control} */
function switched({ absent, initial }, context) {
  const { text, label, change } = context;
  if (absent) {
    return select([['', text('design.in-default-word')], ['true', text('design.in-yes')], ['false', text('design.in-no')]], context,
      (value) => (value === '' ? undefined : value === 'true'), (value) => String(value ?? ''));
  }
  const element = h('input', { type: 'checkbox', 'aria-label': label, onchange: () => { element.indeterminate = false; change(element.checked); } });
  return { element, show(value, mixed) { [element.indeterminate, element.checked] = [mixed, !mixed && (value ?? initial ?? false)]; } };
}

/** Some of a few words. @param {Field} field @param {Context} context @returns {Control} */
function choices({ words = [], initial = [] }, { text, label, change }) {
  const boxes = words.map((word) => ({ word, box: h('input', { type: 'checkbox', onchange: () => change(boxes.filter(({ box }) => box.checked).map((one) => one.word)) }) }));
  const element = h('span', { class: 'choices', role: 'group', 'aria-label': label }, ...boxes.map(({ word, box }) => h('label', {}, box, wordOf(text, word))));
  return { element, show(value, mixed) { for (const { word, box } of boxes) [box.indeterminate, box.checked] = [mixed, !mixed && (value ?? initial).includes(word)]; } };
}

/** Names with values. @param {Field} _ @param {Context} context @returns {Control} */
export function labels(_, { text, label, change }) {
  /** @type {[string, string][]} */
  let rows = [];
  let known = '';
  const commit = () => {
    const said = rows.filter(([name, value]) => name !== '' && value !== '');
    known = JSON.stringify(said);
    change(Object.fromEntries(said));
  };
  const body = h('div', { class: 'pairs' });
  const element = h('div', { role: 'group', 'aria-label': label }, body,
    h('button', { type: 'button', class: 'quiet small', onclick: () => { rows = [...rows, ['', '']]; draw(); /** @type {HTMLElement | null} */ (body.querySelector('p:last-child input'))?.focus(); } }, `+ ${text('design.in-add')}`));
  const draw = () => body.replaceChildren(...rows.map((row, i) => h('p', { class: 'pair' },
    h('input', { value: row[0], 'aria-label': `${text('design.in-label-name')} ${i + 1}`, placeholder: text('design.in-label-name'), onchange: (/** @type {any} */ event) => { row[0] = event.target.value.trim(); commit(); } }), '=',
    h('input', { value: row[1], 'aria-label': `${text('design.in-label-value')} ${i + 1}`, placeholder: text('design.in-label-value'), onchange: (/** @type {any} */ event) => { row[1] = event.target.value.trim(); commit(); } }),
    h('button', { type: 'button', class: 'quiet small', 'aria-label': `${text('design.in-remove')} ${row[0]}`, onclick: () => { rows = rows.filter((one) => one !== row); draw(); commit(); } }, '×'))));
  return {
    element,
    show(value, mixed) {
      const next = /** @type {[string, string][]} */ (mixed ? [] : Object.entries(value ?? {}));
      const said = JSON.stringify(next);
      if (said === known && body.firstChild) return;
      known = said;
      rows = next.map(([name, one]) => [name, one]);
      draw();
    },
  };
}

/** What no other control is for: as JSON. @param {Field} field @param {Context} context @returns {Control} */
function other(field, context) {
  const input = h('input', { 'aria-label': context.label, spellcheck: 'false' });
  return typed(input, context, (words) => (words === '' ? undefined : JSON.parse(words)), (value) => JSON.stringify(value ?? field.initial) ?? '');
}

/** @type {Partial<Record<Field['type'], (field: Field, context: Context) => Control>>} */
export const simple = { number, text: line, long, lines, zone, choice, switch: switched, choices, labels, other };
