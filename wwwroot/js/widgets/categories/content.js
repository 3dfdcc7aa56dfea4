// What a chart of categories says: one entry for each, in the order in which they stand. Pure.
import { noValue, quantity } from '../../quantity.js';
import { passed } from '../../thresholds.js';

/**
 * @typedef {object} Payload see CategoriesComposer.cs
 * @property {[name: string, value: number | null, tone: number][]} items
 * @property {[count: number, sum: number | null]} [other]
 * @property {string} unit
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {number | null} value
 * @property {string} text       the value as it is printed
 * @property {number | null} tone  null: what is summed as others
 * @property {number} share      of the sum of all above zero, 0 to 1
 * @property {'warning' | 'critical' | null} severity
 *
 * @typedef {object} Content
 * @property {Entry[]} entries
 * @property {number} total      of all above zero
 * @property {number} more       categories that are in no entry
 * @property {number} below      entries below zero
 * @property {string} unit
 */

/**
 * @param {Payload} payload
 * @param {{ digits?: number | null, compact?: boolean | null, thresholds?: import('../../thresholds.js').Threshold[] }} options
 * @param {import('../../quantity.js').Words} words
 * @param {boolean} fractional whether any value has ever had a fraction
 * @returns {Content}
 */
export function contentOf({ items, other, unit }, options, words, fractional) {
  const wish = { digits: options.digits, compact: options.compact, steady: true, fractional };
  const entryOf = (/** @type {string} */ name, /** @type {number | null} */ value, /** @type {number | null} */ tone) => ({
    name, value, tone, text: quantity(value, unit, words, wish).text, share: 0, severity: passed(options.thresholds ?? [], value)?.severity ?? null,
  });
  const entries = items.map(([name, value, tone]) => entryOf(name === '' ? noValue : name, value, tone));
  if (other && other[1] !== null) entries.push(entryOf(words.text('categories.other', other[0]), other[1], null));
  // Divided first: the sum of two huge numbers is no number.
  const largest = Math.max(0, ...entries.map((entry) => entry.value ?? 0));
  const parts = entries.map((entry) => (largest > 0 ? Math.max(0, entry.value ?? 0) / largest : 0));
  const sum = parts.reduce((total, part) => total + part, 0);
  entries.forEach((entry, i) => { entry.share = sum > 0 ? parts[i] / sum : 0; });
  return {
    entries, unit, total: sum * largest,
    more: other && other[1] === null ? other[0] : 0,
    below: entries.filter((entry) => (entry.value ?? 0) < 0).length,
  };
}

/** A share in words: whole percent, and no zero for what is there. @param {number} share @param {import('../../quantity.js').Words} words */
export function shareText(share, words) {
  const percent = share * 100;
  return percent > 0 && percent < 0.5 ? `<${quantity(1, '%', words).text}` : quantity(Math.round(percent), '%', words).text;
}

/**
 * The text alternative: every name with its value.
 * @param {Content} content @param {import('../../quantity.js').Words} words
 */
export function descriptionOf({ entries, more }, words) {
  const said = entries.map(({ name, text, severity }) => [name, text, severity && words.text(`categories.${severity}`)].filter(Boolean).join(' '));
  return [...said, more > 0 && words.text('categories.more', more)].filter(Boolean).join(', ');
}
