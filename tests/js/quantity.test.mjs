import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passed } from '../../wwwroot/js/thresholds.js';
import { quantity } from '../../wwwroot/js/quantity.js';
import { wordsOf } from './words.mjs';

/** @type {[string, number | null, string, import('../../wwwroot/js/quantity.js').Wish, string][]} */
const cases = [
  ['en', 412_806, '', {}, '412,806'],
  ['en', 0, '', {}, '0'],
  ['en', -42.345, '', {}, '−42.3'],
  ['en', 0.000123, '', {}, '0.000123'],
  ['en', 1e-9, '', {}, '1.0E-9'],
  ['en', 1e12, '', {}, '1T'],
  ['en', 1e300, '', {}, '1.0E300'],
  ['en', 1_234_567, '', { compact: true }, '1.23M'],
  ['ko', 1_234_567, '', { compact: true }, '123만'],
  ['ja', 412_806, '', { compact: true }, '41.3万'],
  ['en', 412_806, '', { compact: true }, '413K'],
  ['en', null, 's', {}, '–'],
  ['en', Infinity, 's', {}, '–'],
  ['en', 38, '', { sign: true }, '+38'],
  ['en', 430, 's', {}, '7\u00a0min\u00a010\u00a0s'],
  ['ko', 430, 's', {}, '7분\u00a010초'],
  ['en', 60, 's', {}, '1\u00a0min'],
  ['ja', 7260, 's', {}, '2時間\u00a01分'],
  ['en', 59.94, 's', {}, '59.9\u00a0s'],
  ['en', 4100, 'ms', {}, '4.1\u00a0s'],
  ['en', 85, 'ms', {}, '85\u00a0ms'],
  ['en', 8_234_000_000, 'By', {}, '8.23\u00a0GB'],
  ['en', 0, 'By/s', {}, '0\u00a0B/s'],
  ['en', 93.27, '%', {}, '93.3%'],
  ['en', 542, '1/s', {}, '542/s'],
  ['ko', 96_400, '명', {}, '96,400명'],
  ['en', 542, '', { digits: 1 }, '542.0'],
  ['en', 16e9, 'By', { trim: true }, '16\u00a0GB'],
  ['en', 0.001, '', { trim: true }, '0.001'],
];
for (const [culture, value, unit, wish, expected] of cases)
  test(`quantity: ${culture} ${value} ${unit} ${JSON.stringify(wish)}`, () => {
    assert.equal(quantity(value, unit, wordsOf(culture), wish).text, expected);
  });

test('quantity: what follows the last digit belongs to the unit', () => {
  assert.deepEqual(quantity(1.2e6, '1/s', wordsOf('en'), { compact: true }).parts,
    [{ text: '1.2', unit: false }, { text: 'M', unit: true }, { text: '/s', unit: true }]);
});

test('thresholds: the gravest that is passed counts, whatever the order', () => {
  /** @type {import('../../wwwroot/js/thresholds.js').Threshold[]} */
  const thresholds = [
    { at: 90, severity: 'critical', when: 'above' }, { at: 70, severity: 'warning', when: 'above' },
    { at: 5, severity: 'warning', when: 'below' },
  ];
  const severities = [95, 90, 75, 50, 5, null].map((value) => passed(thresholds, value)?.severity ?? null);
  assert.deepEqual(severities, ['critical', 'critical', 'warning', null, 'warning', null]);
});
