// A figure and its unit as a reader wants them: 7 min 10 s, 8.2 GB, 120만. The parts are told apart, because a unit is
// smaller and lighter than the number before it.

/**
 * @typedef {{ text: string, unit: boolean }} Part
 * @typedef {object} Quantity
 * @property {Part[]} parts
 * @property {string} text  the parts as one text
 * @typedef {object} Wish
 * @property {number | null} [digits]     behind the point; default: three figures in all
 * @property {boolean | null} [compact]   as 1.2M, 120万, 120만; default: from ten millions on
 * @property {boolean} [sign]             + where it is positive
 * @property {boolean} [trim]             no zeros at the end: for ends of scales, which stand still
 * @property {boolean} [steady]           with all its digits, zeros too, even as 1.20M: for figures that change
 * @property {boolean} [fractional]       as if it had a fraction: a figure that has one now and then must not jump
 *
 * @typedef {{ format: import('./painter.js').Format, text: (key: string, ...args: (string | number)[]) => string }} Words
 */

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
export const noValue = '–';

/**
 * Digits behind the point for three figures in all. A figure that has never had a fraction gets none.
 * @param {number} value @param {boolean} fractional @param {boolean} [trim]
 */
function digitsFor(value, fractional, trim = false) {
  const size = Math.abs(value);
  if (!fractional || size >= 100 || size === 0) return 0;
  let digits = size >= 10 ? 1 : size >= 1 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(size)));
  while (trim && digits > 0 && Number(value.toFixed(digits)) === Number(value.toFixed(digits - 1))) digits -= 1;
  return digits;
}

/** @param {Part[]} parts @returns {Quantity} */
function quantityOf(parts) {
  return { parts, text: parts.map((part) => part.text).join('') };
}

/**
 * 1e300 is a legal value, and so is 1e-12: neither may be printed digit by digit.
 * @param {number} value @param {Words} words
 */
function scientific(value, words) {
  const power = Math.floor(Math.log10(Math.abs(value)));
  return `${words.format.number(value / 10 ** power, { digits: 1, compact: false }).replace('-', '−')}E${power}`;
}

/**
 * @param {number} value @param {string} unit @param {Words} words @param {Wish} wish
 * @param {string} [tail] a unit's text when it is not the unit itself
 */
function plain(value, unit, words, wish, tail = unitText(unit)) {
  const size = Math.abs(value);
  const sign = wish.sign === true;
  /** @type {Part[]} */
  const parts = [];
  if (size >= 1e15 || (size > 0 && size < 1e-6)) {
    parts.push({ text: (sign && value > 0 ? '+' : '') + scientific(value, words), unit: false });
  } else {
    const compact = wish.compact ?? size >= 1e7;
    const [number, word] = split(value, compact, wish, words);
    parts.push({ text: number, unit: false });
    if (word) parts.push({ text: word, unit: true });
  }
  if (tail) parts.push({ text: tail, unit: true });
  return quantityOf(parts);
}

/**
 * The number, and what follows its last digit: the culture's word for thousands or millions, which belongs to the unit.
 * @param {number} value @param {boolean} compact @param {Wish} wish @param {Words} words @returns {[string, string]}
 */
function split(value, compact, { digits, sign, fractional, trim, steady }, words) {
  const cut = (/** @type {number} */ behindPoint) => {
    const text = words.format.number(value, { digits: behindPoint, compact, sign, steady }).replace('-', '−');
    const [, number, word] = /^(.*\d)(\D*)$/su.exec(text) ?? [text, text, ''];
    return /** @type {[string, string]} */ ([number, word.trim()]);
  };
  if (digits !== null && digits !== undefined) return cut(digits);
  if (!compact || Math.abs(value) < 1000) return cut(digitsFor(value, fractional ?? !Number.isInteger(value), trim));
  // Only the format knows whether it counts in thousands or, as in 万 and 만, in ten thousands.
  const whole = cut(0);
  return cut(Math.max(0, 3 - whole[0].replace(/\D/g, '').length));
}

/** @param {string} unit */
function unitText(unit) {
  if (unit === '' || unit === '1') return '';
  if (unit.startsWith('1/')) return unit.slice(1);
  return /^[%‰°/\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit) ? unit : `\u00a0${unit}`;
}

/**
 * Seconds as days, hours, minutes and seconds: the two largest that are not zero.
 * @param {number} value seconds @param {Words} words @param {Wish} wish
 */
function duration(value, words, wish) {
  const whole = Math.round(Math.abs(value));
  const [days, hours, minutes, seconds] = [Math.floor(whole / 86_400), Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60];
  const steps = /** @type {[number, string][]} */ ([[days, 'd'], [hours, 'h'], [minutes, 'min'], [seconds, 's']]);
  const first = steps.findIndex(([count]) => count > 0);
  const sign = value < 0 ? '−' : wish.sign ? '+' : '';
  return quantityOf(steps.slice(first, first + 2).filter(([count]) => count > 0).flatMap(([count, name], i) => [
    { text: `${i === 0 ? sign : '\u00a0'}${words.format.number(count, { digits: 0, compact: count >= 1e7 })}`, unit: false },
    { text: unitText(words.text(`board.unit-${name}`)), unit: true },
  ]));
}

/**
 * @param {number | null | undefined} value @param {string} unit UCUM, as published: By, By/s, s, ms, %, 1/s, or any text
 * @param {Words} words @param {Wish} [wish]
 * @returns {Quantity}
 */
export function quantity(value, unit, words, wish = {}) {
  if (value === null || value === undefined || !Number.isFinite(value)) return quantityOf([{ text: noValue, unit: false }]);
  const size = Math.abs(value);
  if (unit === 'By' || unit === 'B' || unit === 'By/s' || unit === 'B/s') {
    const step = size < 1000 ? 0 : Math.min(prefixes.length - 1, Math.floor(Math.log10(size) / 3));
    const scaled = value / 1000 ** step;
    const digits = wish.digits ?? digitsFor(scaled, step > 0 || !Number.isInteger(value), wish.trim);
    return plain(scaled, unit, words, { ...wish, digits, compact: false }, `\u00a0${prefixes[step]}B${unit.endsWith('/s') ? '/s' : ''}`);
  }
  if (unit === 'ms' && size >= 1000) return quantity(value / 1000, 's', words, { ...wish, digits: wish.digits ?? 1 });
  if (unit === 's' && size >= 60 && size < 1e9) return duration(value, words, wish);
  if (unit === 's' || unit === 'ms') return plain(value, unit, words, wish, unitText(words.text(`board.unit-${unit}`)));
  return plain(value, unit, words, wish);
}
