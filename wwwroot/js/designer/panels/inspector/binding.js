// Bindings as the inspector has them. Pure.
import { stripped } from './fields.js';

/**
 * @typedef {{ series: string, where?: Record<string, string>, over?: string, windowSeconds?: number, across?: string, by?: string, as?: string, label?: string, unit?: string, scale?: number }} Binding
 * @typedef {import('./fields.js').Field} Field
 */

/** @type {Field[]} */
export const bindingFields = [
  { name: 'series', type: 'text', absent: false, required: true },
  { name: 'where', type: 'labels', absent: false },
  { name: 'over', type: 'text', absent: false, initial: 'last' },
  { name: 'windowSeconds', type: 'number', absent: false, initial: 10, whole: true, least: 1, most: 3600, unit: 's' },
  { name: 'across', type: 'choice', absent: false, initial: 'sum', words: ['sum', 'avg', 'min', 'max', 'count'] },
  { name: 'by', type: 'text', absent: true },
  { name: 'label', type: 'text', absent: true },
  { name: 'unit', type: 'text', absent: true },
  { name: 'scale', type: 'number', absent: false, initial: 1 },
];

export const overWords = ['last', 'sum', 'avg', 'min', 'max', 'count', 'rate', 'errors', 'p50', 'p90', 'p95', 'p99'];

/** The role's field: a choice where the kind has its roles, otherwise a text. @param {readonly string[]} roles @returns {Field[]} */
export const roleFields = (roles) => (roles.length === 1 ? [] : roles.length > 1
  ? [{ name: 'as', type: 'choice', absent: false, initial: roles[0], words: [...roles] }]
  : [{ name: 'as', type: 'text', absent: true }]);

/** What the fields are called: texts `design.data-…`. @type {Record<string, string>} */
export const bindingLabels = { as: 'as', series: 'series', where: 'where', over: 'over', windowSeconds: 'window', across: 'across', by: 'by', label: 'label', unit: 'unit', scale: 'scale' };

/** A binding without what equals its default. @param {readonly Field[]} fields @param {Binding} binding */
export function keptOf(fields, binding) {
  const known = new Map(fields.map((field) => [field.name, field]));
  return /** @type {Binding} */ (Object.fromEntries(Object.entries(binding).flatMap(([name, value]) => {
    const field = known.get(name);
    const left = field ? stripped(field, value) : value;
    return left === undefined ? [] : [[name, left]];
  })));
}

/** The binding of a picked name: several series whose unit forbids adding are averaged, as the list of names does. @param {string} series @param {Record<string, string>} where @param {string | undefined} across @returns {Binding} */
export const picked = (series, where, across) => ({ series, ...(Object.keys(where).length > 0 ? { where } : {}), ...(across && across !== 'sum' ? { across } : {}) });

/** Whether a text has wildcards. @param {string} name */
export const isPattern = (name) => /[*?]/.test(name);

/**
 * A sparkline as an SVG path: a gap where nothing was known.
 * @param {readonly (number | null)[] | null} points @param {number} width @param {number} height
 */
export function sparkPath(points, width, height) {
  const known = (points ?? []).filter((one) => one !== null);
  if (!points || known.length === 0) return '';
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (/** @type {number} */ i) => Number((i * width / Math.max(1, points.length - 1)).toFixed(1));
  const y = (/** @type {number} */ value) => Number((high === low ? height / 2 : height - 1 - (value - low) / (high - low) * (height - 2)).toFixed(1));
  let path = '';
  points.forEach((value, i) => {
    if (value === null) return;
    const alone = (points[i - 1] ?? null) === null;
    path += `${alone ? 'M' : 'L'}${x(i)} ${y(value)}`;
    if (alone && (points[i + 1] ?? null) === null) path += 'h0.1';
  });
  return path;
}
