import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf, usefulDigits } from '../../wwwroot/js/format.js';

for (const [culture, value, text] of /** @type {[string, number, string][]} */ ([
  ['en', 412_806, '412,806'],
  ['en', 1_204_000, '1.2M'],
  ['ja', 1_204_000, '120.4万'],
  ['ko', 1_204_000, '120.4만'],
  ['ko', 250_000_000, '2.5억'],
  ['ja', 250_000_000, '2.5億'],
  ['de', 1234.5, '1.235'],
  ['en', 12.345, '12.3'],
  ['en', 1.2345, '1.23'],
  ['en', 0.000123, '0.00012'],
  ['en', 0, '0'],
  ['en', -54.25, '-54.3'],
  ['en', 1e12, '1T'],
  ['en', NaN, '–'],
])) {
  test(`${value} in ${culture} is ${text}`, () => equal(formatOf(culture, 'UTC').number(value), text));
}

test('a difference carries its sign', () => equal(formatOf('en', 'UTC').number(38, { sign: true }), '+38'));

test('times are those of the board, not of the screen', () => {
  const at = Date.UTC(2026, 10, 22, 11, 12, 40);
  equal(formatOf('ko', 'Asia/Seoul').time(at), '20:12:40');
  equal(formatOf('en', 'America/New_York').minute(at), '06:12');
});

for (const [ms, en, ko] of /** @type {[number, string, string][]} */ ([
  [23_400, '23 sec', '23초'],
  [119_999, '119 sec', '119초'],
  [240_000, '4 min', '4분'],
  [3 * 3_600_000, '3 hr', '3시간'],
  [72 * 3_600_000, '3 days', '3일'],
])) {
  test(`an age of ${ms} ms is ${en}`, () => {
    equal(formatOf('en', 'UTC').age(ms), en);
    equal(formatOf('ko', 'UTC').age(ms), ko);
  });
}

test('digits follow the size of a figure', () => equal([0.05, 0.5, 5.5, 50.5, 500.5, 5].map(usefulDigits).join(), '3,2,2,1,0,0'));
