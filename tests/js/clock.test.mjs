import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClock } from '../../wwwroot/js/widgets/clock.js';

/** @type {import('../../wwwroot/js/widgets/clock.js').Options} */
const plain = { timeZone: '', label: '', seconds: true, hours: 24, date: 'none', align: 'start' };
const at = Date.UTC(2026, 10, 22, 11, 2, 40);
/** @param {Partial<import('../../wwwroot/js/widgets/clock.js').Options>} options @param {string} culture @param {number} [ms] */
const read = (options, culture, ms = at) => {
  const { parts, date } = readClock(ms, { ...plain, ...options }, culture, 'Asia/Seoul');
  return [parts.map(({ text, unit }) => (unit ? `<${text}>` : text)).join('').replace(/\s/gu, ' '), date].filter(Boolean);
};

test('readClock: the board\'s zone, 24 hours, in every language', () => {
  for (const culture of ['en', 'ko', 'ja', 'de', 'ar']) assert.deepEqual(read({}, culture), ['20:02:40']);
});

test('readClock: a zone of its own', () => {
  assert.deepEqual(read({ timeZone: 'America/New_York' }, 'en'), ['06:02:40']);
  assert.deepEqual(read({ timeZone: 'Asia/Kathmandu', seconds: false }, 'en'), ['16:47']);
});

test('readClock: 12 hours where the culture puts morning and evening', () => {
  assert.deepEqual(read({ hours: 12 }, 'en'), ['08:02:40 <PM>']);
  // Versions of ICU differ in the Korean word, not in its place.
  assert.match(read({ hours: 12 }, 'ko')[0], /^<(오후|PM)> 08:02:40$/);
  assert.deepEqual(read({ hours: 12 }, 'ja'), ['<午後>08:02:40']);
});

test('readClock: midnight is 00, and 12 AM', () => {
  const midnight = Date.UTC(2026, 10, 22, 15);
  assert.deepEqual(read({}, 'en', midnight), ['00:00:00']);
  assert.deepEqual(read({ hours: 12 }, 'en', midnight), ['12:00:00 <AM>']);
});

test('readClock: the date as the culture writes it, of the zone\'s day', () => {
  assert.deepEqual(read({ date: 'day' }, 'en'), ['20:02:40', 'Sun, Nov 22']);
  assert.deepEqual(read({ date: 'day' }, 'ko'), ['20:02:40', '11월 22일 (일)']);
  assert.deepEqual(read({ date: 'full' }, 'ja'), ['20:02:40', '2026年11月22日日曜日']);
  assert.deepEqual(read({ date: 'day', timeZone: 'Pacific/Kiritimati' }, 'en'), ['01:02:40', 'Mon, Nov 23']);
});

test('readClock: every second of a day has as many digits', () => {
  for (const [culture, hours] of /** @type {const} */ ([['en', 12], ['ko', 24], ['ja', 12]]))
    for (let ms = at; ms < at + 86_400_000; ms += 1_777_000)
      assert.match(readClock(ms, { ...plain, hours }, culture, 'UTC').parts.map((part) => part.text).join(''), /\d\d:\d\d:\d\d/);
});
