// What clashes, in the words of the inspector: where it is, and each of the two values. Pure.
import { nameOf, placeOf } from './differences.js';
import { bindingLabels } from './panels/inspector/binding.js';
import { wordOf } from './panels/inspector/controls.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./differences.js').Text} Text
 * @typedef {import('./panels/inspector/binding.js').Binding} Binding
 * @typedef {import('./panels/inspector/fields.js').Field} Field
 * @typedef {Partial<Pick<Field, 'type' | 'fields'>>} Spoken
 */

/** @param {readonly string[]} path @param {Draft} draft @param {Text} text @param {any} [lost] what is called by its own name where the draft has it no more */
export function whereOf([room, id, ...member], draft, text, lost) {
  const rest = (/** @type {string[]} */ below) => (below.length === 0 ? [] : [below.at(-1) === 'at' ? text('design.diff-order') : placeOf(below, text)]);
  /** @type {string[]} */
  let words;
  if (id === undefined) words = [text('design.diff-board'), placeOf([room], text)];
  else if (room === 'widgets') words = [nameOf(lost && member.length === 0 ? { ...draft, widgets: { [id]: lost } } : draft, draft, id, text), ...rest(member)];
  else if (room === 'groups') words = [(draft.groups?.[id] ?? (member.length === 0 ? lost : undefined))?.title ?? id, ...rest(member)];
  else if (member[0] !== 'places' || member.length < 2) words = [text('design.diff-arrangement', id), ...rest(member)];
  else words = [nameOf(draft, draft, member[1], text), text('design.diff-arrangement', id), ...(member[2] === 'hidden' ? [text('design.diff-hidden')] : member[2] === 'at' ? rest(['at']) : [])];
  return words.join(' › ');
}

/**
 * @param {readonly string[]} path @param {any} value @param {Text} text
 * @param {Field[]} [fields] of the options of the widget's kind: only their choices have words of their own
 * @returns {string}
 */
export function valueOf(path, value, text, fields = []) {
  const [room, , member, , place] = path;
  const box = (/** @type {any[]} */ numbers) => ['x', 'y', 'width', 'height'].map((side, i) => `${text(`design.side-${side}`)} ${numbers[i]}`).join(' · ');
  if (value === undefined) return text('design.clash-nothing');
  // One widget, group or place as a whole is told by what it is called or where it is, not by all that it holds.
  if (path.length === 2 && (room === 'widgets' || room === 'groups')) return value.title || (value.kind ? text(`kind.${value.kind}`) : path[1]);
  if (room === 'arrangements' && member === 'places' && path.length === 4) return box(value.box);
  if (place === 'box') return box(value);
  if (room === 'widgets' && member === 'data') return value.map((/** @type {Binding} */ one) => bindingOf(one, text)).join(', ');
  if (room === 'theme') return wordOf(text, value);
  /** @type {Spoken | undefined} */
  let field = { fields };
  for (const name of path.slice(3)) field = field?.fields?.find((one) => one.name === name);
  return spoken(value, text, field);
}

/** What labels are called nobody but their series knows. @param {Binding} binding @param {Text} text */
function bindingOf({ where, ...members }, text) {
  const said = Object.entries(where ? { ...members, where: Object.entries(where).map((one) => one.join('=')).join(' ') } : members);
  const word = (/** @type {string} */ name, /** @type {any} */ one) => (name === 'across' ? wordOf(text, one) : name === 'as' ? wordOf(text, one, 'design.role-') : String(one));
  return said.map(([name, one]) => `${Object.hasOwn(bindingLabels, name) ? text(`design.data-${bindingLabels[name]}`) : name}: ${word(name, one)}`).join('; ');
}

/** @param {any} value @param {Text} text @param {Spoken} [field] that it is the value of; none: nobody knows @returns {string} */
function spoken(value, text, field) {
  if (typeof value === 'boolean') return text(value ? 'design.in-yes' : 'design.in-no');
  if (typeof value === 'string') return field?.type === 'choice' || field?.type === 'choices' ? wordOf(text, value) : value;
  if (Array.isArray(value)) return value.map((one) => spoken(one, text, field)).join(', ');
  if (!value || typeof value !== 'object') return String(value);
  const called = (/** @type {string} */ name) => (field?.type === 'labels' ? name : wordOf(text, name, 'option.'));
  return Object.entries(value).map(([name, one]) => `${called(name)}: ${spoken(one, text, field?.fields?.find((inner) => inner.name === name))}`).join('; ');
}
