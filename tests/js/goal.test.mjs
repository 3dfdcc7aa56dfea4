import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reached, say } from '../../wwwroot/js/widgets/goal/content.js';
import { textOf } from '../../wwwroot/js/widgets/number/content.js';
import { wordsUnder } from '../../wwwroot/js/widgets/number/drawing.js';
import { wordsOf } from './words.mjs';

const options = { goal: { value: null, times: 10 }, digits: null, compact: null };
const now = Date.UTC(2026, 7, 10, 11, 0);
/** @type {import('../../wwwroot/js/widgets/number/content.js').Payload} */
const payload = { value: 412_806, unit: '', goal: 650_000, baseline: 65_000, baselineLabel: '9 Aug', estimate: 700_000, estimateAt: now + 500_000 };

test('goal: the percentage is rounded down, goes beyond 100, and is none where something is missing', () => {
  assert.deepEqual(reached(payload), { value: 63, unit: '%', wish: { digits: 0 } });
  assert.equal(reached({ ...payload, value: 649_999 }).value, 99);
  assert.equal(reached({ ...payload, value: 845_000 }).value, 130);
  assert.deepEqual(reached({ ...payload, value: 3000 }), { value: 0.4, unit: '%', wish: { digits: 1 } });
  for (const one of [{ goal: null }, { value: null }, { goal: 0 }]) assert.equal(reached({ ...payload, ...one }).value, null);
});

test('goal: says how much of how much, the time left, and that an estimate is one', () => {
  const said = say(payload, options, wordsOf('en'), '63%', now);
  assert.equal(textOf(said.reached ?? []), '412,806 of 650,000');
  assert.deepEqual(said.notes.map(textOf), ['8 min 20 s left'.replaceAll(/ (?!left)/g, '\u00a0')]);
  assert.match(said.alternative, /^63%, 412,806 of 650,000, 9 Aug 65,000, 700,000 at 20:08 \(estimate\), 8.min.20.s left$/u);
});

test('goal: the exact number goes with its text, in whichever order a language has them', () => {
  for (const [culture, text] of [['ko', '650,000 중 412,806'], ['ja', '650,000中 412,806']]) {
    const pieces = say(payload, options, wordsOf(culture), '', now).reached ?? [];
    assert.equal(textOf(pieces), text);
    assert.equal(pieces.find((one) => one.strong)?.value, 412_806);
  }
});

test('goal: when the time is up it says so', () => {
  assert.deepEqual(say({ ...payload, estimateAt: now, estimate: null }, options, wordsOf('en'), '', now).notes.map(textOf), ['time is up']);
});

test('goal: without a goal the value stands alone, and says that there is none', () => {
  const said = say({ value: 5, unit: '', goal: null }, { ...options, goal: null }, wordsOf('en'), '–', now);
  assert.equal(textOf(said.reached ?? []), '5 · no goal');
  assert.equal(said.goal, null);
});

test('goal: an estimate beyond the goal stands beyond it', () => {
  const { goal } = say({ ...payload, estimate: 1_300_000 }, options, wordsOf('en'), '', now);
  assert.ok(goal);
  const words = wordsUnder(goal, (value) => (value / goal.full) * 1000, { x: 0, y: 0, width: 1000, height: 20 }, (text) => text.length * 10, 10);
  const x = (/** @type {string} */ key) => words.find((one) => one.key === key)?.x ?? NaN;
  assert.ok(x('goal') < x('estimate'));
});
