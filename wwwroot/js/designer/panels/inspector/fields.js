// From the JSON Schema of a kind's options to the fields of an inspector, and from values to what a document keeps of
// them: what equals its default is left out. Pure: nothing here touches the page.
import { equal } from '../../document.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {'number' | 'switch' | 'choice' | 'text' | 'long' | 'color' | 'image' | 'zone' | 'lines' | 'choices' | 'labels' | 'thresholds' | 'widgets' | 'section' | 'list' | 'other'} type
 * @property {boolean} absent    may be left out and is something else then: of a section, that it is not there
 * @property {any} [initial]     what it is when nothing is said
 * @property {boolean} [whole]   of numbers: no fractions
 * @property {number} [least]
 * @property {number} [most]
 * @property {'s' | 'd' | 'min' | 'px' | 'mm'} [unit]
 * @property {string[]} [words]  of choices
 * @property {Field[]} [fields]  of sections, and of each item of a list
 * @property {boolean} [required]
 */

const colors = new Set(['fill', 'stroke']);
const long = new Set(['text', 'definition']);
/** Members that are more than a line of text. @type {Record<string, Field['type']>} */
const named = { timeZone: 'zone', image: 'image' };
/** Members of which one makes the other void. */
const either = [['value', 'times'], ['at', 'minutesAfterStart'], ['secondsAgo', 'past']];
/** What a section begins with, where an empty one says too little. @type {Record<string, Record<string, any>>} */
const starters = { goal: { value: 100 }, estimate: { minutesAfterStart: 60 }, compare: { secondsAgo: 86400 } };

/** @param {string} name @returns {Field['unit']} */
function unitOf(name) {
  if (/seconds(Ago)?$/i.test(name) && name !== 'seconds') return 's';
  if (/Days$/.test(name)) return 'd';
  if (/^minutes/.test(name)) return 'min';
  return name === 'pageWidth' ? 'px' : undefined;
}

/** @param {any} schema @returns {string[]} */
const typesOf = ({ type }) => (Array.isArray(type) ? type : [type]);

/** @param {string} name @param {any} schema @param {boolean} required @returns {Field} */
export function fieldOf(name, schema, required = false) {
  const types = typesOf(schema);
  const absent = types.includes('null');
  const base = { name, absent, ...(schema.default === undefined ? {} : { initial: schema.default }), ...(required ? { required } : {}) };
  const unit = unitOf(name);
  if (schema.enum) return { ...base, type: 'choice', words: schema.enum.filter((/** @type {unknown} */ one) => one !== null) };
  if (types.includes('boolean')) return { ...base, type: 'switch' };
  if (types.includes('number') || types.includes('integer')) {
    return {
      ...base, type: 'number', whole: !types.includes('number'),
      ...(schema.minimum === undefined ? {} : { least: schema.minimum }), ...(schema.maximum === undefined ? {} : { most: schema.maximum }), ...(unit ? { unit } : {}),
    };
  }
  if (types.includes('string')) {
    const type = colors.has(name) ? 'color' : long.has(name) ? 'long' : Object.hasOwn(named, name) ? named[name] : 'text';
    return { ...base, type };
  }
  if (types.includes('array')) return listOf(base, schema.items ?? {});
  if (schema.properties) return { ...base, type: 'section', fields: fieldsOf(schema) };
  if (schema.additionalProperties) return { ...base, type: 'labels' };
  return { ...base, type: 'other' };
}

/** @param {Pick<Field, 'name' | 'absent' | 'initial'>} base @param {any} items @returns {Field} */
function listOf(base, items) {
  if (base.name === 'widgets') return { ...base, type: 'widgets' };
  if (items.enum) return { ...base, type: 'choices', words: items.enum };
  if (!items.properties) return { ...base, type: 'lines', whole: false, ...(typesOf(items).includes('number') ? { unit: 's' } : {}) };
  return { ...base, type: base.name === 'thresholds' ? 'thresholds' : 'list', fields: fieldsOf(items) };
}

/** @param {any} schema of an object @returns {Field[]} in the order of the schema */
export const fieldsOf = (schema) => Object.entries(schema.properties ?? {})
  .map(([name, one]) => fieldOf(name, one, (schema.required ?? []).includes(name)));

/** What several kinds have in common: names with equal fields. @param {Field[][]} all @returns {Field[]} */
export const common = ([first = [], ...others]) => first.filter((field) => others.every((fields) => fields.some((one) => equal(one, field))));

/**
 * A value without what equals its default; undefined when nothing is left of it.
 * @param {Field} field @param {any} value @returns {any}
 */
export function stripped(field, value) {
  if (value === undefined || value === null) return undefined;
  if (field.type === 'section') {
    const kept = strippedRecord(field.fields ?? [], value);
    return !field.absent && Object.keys(kept).length === 0 ? undefined : kept;
  }
  const kept = field.type === 'list' || field.type === 'thresholds'
    ? value.map((/** @type {any} */ item) => strippedRecord(field.fields ?? [], item)) : value;
  if (field.required) return kept;
  const nothing = field.initial ?? (field.absent ? undefined : { list: [], thresholds: [], lines: [], choices: [], widgets: [], labels: {}, text: '', long: '', image: '' }[/** @type {string} */ (field.type)]);
  return equal(kept, nothing) ? undefined : kept;
}

/** @param {Field[]} fields @param {Record<string, any>} value */
function strippedRecord(fields, value) {
  const known = new Map(fields.map((field) => [field.name, field]));
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => {
    const field = known.get(name);
    const kept = field ? stripped(field, one) : one;
    return kept === undefined ? [] : [[name, kept]];
  }));
}

/**
 * A record with another member. What excludes it goes: a goal has a value or so many times of something.
 * @param {Record<string, any> | undefined} record @param {readonly string[]} path @param {any} value undefined removes it
 * @returns {Record<string, any>}
 */
export function withMember(record = {}, [name, ...below], value) {
  const { [name]: before, ...others } = record;
  const next = below.length > 0 ? withMember(before, below, value) : value;
  if (next === undefined) return others;
  const void_ = either.find((pair) => pair.includes(name))?.filter((one) => one !== name) ?? [];
  const left = Object.fromEntries(Object.entries(record).filter(([one]) => !void_.includes(one)));
  return { ...left, [name]: next };
}

/** What a section is when it is switched on. @param {Field} field @returns {Record<string, any>} */
export const begun = (field) => starters[field.name] ?? {};

/**
 * A new item of a list: what it must have, under a free name. A link goes between two that none goes between yet.
 * @param {Field} field @param {readonly any[]} list @param {Record<string, any>} [record] that the list is a member of
 */
export function newItem(field, list, { nodes = [] } = {}) {
  const free = (/** @type {string} */ stem, /** @type {string} */ name) => {
    for (let i = list.length + 1; ; i++) if (!list.some((one) => one[name] === `${stem}-${i}`)) return `${stem}-${i}`;
  };
  const required = (field.fields ?? []).filter((one) => one.required);
  if (required.some(({ name }) => name === 'from')) {
    const ids = nodes.map((/** @type {any} */ one) => one.id);
    const pairs = ids.flatMap((/** @type {string} */ from) => ids.filter((/** @type {string} */ to) => to !== from).map((/** @type {string} */ to) => ({ from, to })));
    return pairs.find((/** @type {any} */ { from, to }) => !list.some((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from)))
      ?? { from: free('node', 'from'), to: free('next', 'to') };
  }
  return Object.fromEntries(required.map(({ name, type }) => [name, type === 'number' ? 0 : free(field.name.replace(/s$/, ''), name)]));
}

/** One value of several widgets, or that they differ. @param {any[]} values @returns {{ value: any, mixed: boolean }} */
export const shared = ([first, ...others]) => ({ value: first, mixed: others.some((one) => !equal(one, first)) });

/**
 * What is wrong with a typed number, as the key of a text and its arguments; null: nothing.
 * @param {Field} field @param {number} number @returns {[key: string, ...args: (string | number)[]] | null}
 */
export function wrongWith({ whole, least = -Infinity, most = Infinity }, number) {
  if (!Number.isFinite(number) || (whole && !Number.isInteger(number))) return ['design.in-number'];
  return number < least || number > most ? ['design.in-bounds', least, most] : null;
}

/** A fault's path below a widget, such as `options.max`; null when it is about something else. @param {unknown} path @param {string} widget */
export function faultBelow(path, widget) {
  const words = Array.isArray(path) ? path.join('.') : String(path);
  return words.startsWith(`widgets.${widget}.`) ? words.slice(widget.length + 9) : null;
}
