import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilNextTick } from '../../wwwroot/js/figure.js';
import { phrase, readDuration, secondsSince } from '../../wwwroot/js/widgets/countdown.js';

const t0 = 1_795_345_200_000;
const texts = (/** @type {{ text: string }[]} */ parts) => parts.map((part) => part.text).join('');

for (const [now, expected] of /** @type {[number, number][]} */ ([
  [-760_000, -760], [-759_001, -760], [-759_000, -759], [-1000, -1], [-999, -1], [-1, -1], [0, 0], [1, 0], [999, 0], [1000, 1], [760_500, 760],
])) test(`secondsSince: ${now} ms from the moment is ${expected} s`, () => assert.equal(secondsSince(t0 + now, t0), expected));

for (const [seconds, expected] of /** @type {[number, string][]} */ ([
  [0, '00:00:00'], [-760, '00:12:40'], [3599, '00:59:59'], [86_399, '23:59:59'], [86_400, '1 d 00:00:00'],
  [-99 * 86_400 - 3661, '99 d 01:01:01'],
])) test(`readDuration: ${seconds} s reads ${expected}`, () => assert.equal(texts(readDuration(seconds, '{0} d')), expected));

test('readDuration: a word before the days stays there', () =>
  assert.equal(texts(readDuration(-2 * 86_400, 'noch {0} Tage,')), 'noch 2 Tage, 00:00:00'));

const clock = [{ text: '00:12:40', unit: false }];

test('phrase: what touches the time is part of the figure', () => {
  const { before, parts, after } = phrase('T-{0}', clock);
  assert.deepEqual([before, texts(parts), after], ['', 'T-00:12:40', []]);
});

test('phrase: what a space parts from the time are words beside it', () => {
  const { before, parts, after } = phrase('open for {0} now', clock);
  assert.deepEqual([before, texts(parts), after], ['open for', '00:12:40', ['now']]);
});

test('phrase: a particle behind the time stays with it', () =>
  assert.deepEqual(phrase('{0}後', clock).parts.at(-1), { text: '後', unit: true }));

test('phrase: words without a place for the time stand before it', () =>
  assert.equal(phrase('open for', clock).before, 'open for'));

test('untilNextTick: just behind the next second, before and after the moment', () => {
  for (const now of [-1500, -1000, -1, 0, 1, 999, 12_345.25]) {
    const at = now + untilNextTick(now, 1000);
    const late = ((at % 1000) + 1000) % 1000;
    assert.ok(at > now && at <= now + 1001 && Math.abs(late - 1) < 1e-6, `${now} -> ${at}`);
  }
});
