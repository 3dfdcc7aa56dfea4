import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Widest } from '../../wwwroot/js/widest.js';
import { quantity } from '../../wwwroot/js/quantity.js';
import { say as sayShown, textOf } from '../../wwwroot/js/widgets/number/content.js';
import { wordsUnder } from '../../wwwroot/js/widgets/number/drawing.js';
import { layoutNumber } from '../../wwwroot/js/widgets/number/layout.js';
import { wordsOf } from './words.mjs';

/** @typedef {import('../../wwwroot/js/widgets/number/content.js').Options} Options */
/** @type {Options} */
const plain = { size: 'medium', digits: null, compact: null, delta: null, sparkline: null, thresholds: [], goal: null };

/** @param {import('../../wwwroot/js/widgets/number/content.js').Payload} payload @param {Options} options @param {ReturnType<typeof wordsOf>} words */
const say = (payload, options, words) => sayShown(payload, options, words, { text: quantity(payload.value, payload.unit, words).text, fractional: false });

test('say: the change against a moment ago has its sign and its time', () => {
  const options = { ...plain, delta: { seconds: 60, percent: false, good: /** @type {const} */ ('up') } };
  const { delta, alternative } = say({ value: 542, unit: '1/s', before: 504 }, options, wordsOf('en'));
  assert.equal(textOf(delta?.pieces ?? []), '+38 in 1\u00a0min');
  assert.deepEqual([delta?.direction, delta?.good], [1, true]);
  assert.equal(alternative, '542/s, +38 in 1\u00a0min');
});

test('say: without a second there is no time in the change, and less is not good news by itself', () => {
  const options = { ...plain, delta: { seconds: null, percent: true, good: /** @type {const} */ ('none') } };
  const { delta } = say({ value: 80, unit: '', baseline: 100 }, options, wordsOf('en'));
  assert.equal(textOf(delta?.pieces ?? []), '−20.0%');
  assert.deepEqual([delta?.direction, delta?.good], [-1, false]);
});

for (const [what, payload] of /** @type {const} */ ([
  ['no value', { value: null, unit: '', before: 3 }],
  ['nothing before', { value: 3, unit: '', before: null }],
])) {
  test(`say: ${what}, no change`, () => {
    assert.equal(say(payload, { ...plain, delta: { seconds: 60, percent: false, good: 'none' } }, wordsOf('en')).delta, null);
  });
}

test('say: percent of nothing is not told', () => {
  const options = { ...plain, delta: { seconds: null, percent: true, good: /** @type {const} */ ('none') } };
  assert.equal(say({ value: 3, unit: '', baseline: 0 }, options, wordsOf('en')).delta, null);
});

test('say: a goal tells how much is reached, rounded down', () => {
  const { reached, goal } = say({ value: 9999, unit: '', goal: 10_000 }, plain, wordsOf('en'));
  assert.equal(textOf(reached ?? []), '99% of goal');
  assert.equal(goal?.label, 'goal 10,000');
});

test('say: a goal of so many times the baseline is called so', () => {
  const options = { ...plain, goal: { value: null, times: 10 } };
  const { goal } = say({ value: 4000, unit: '', baseline: 1000, goal: 10_000 }, options, wordsOf('ko'));
  assert.equal(goal?.label, '목표 10×');
  assert.deepEqual(goal?.markLabels, ['지난번 1,000', '지난번']);
});

test('say: every wording of an estimate says that it is one', () => {
  const payload = { value: 4000, unit: '', goal: 10_000, estimate: 6000, estimateAt: Date.UTC(2026, 7, 10, 11, 30) };
  assert.deepEqual(say(payload, plain, wordsOf('en')).goal?.estimateLabels,
    ['6,000 at 20:30 (estimate)', 'at 20:30 (estimate)', '(estimate)']);
  assert.equal(say({ ...payload, goal: null }, plain, wordsOf('ja')).alternative, '4,000, 6,000 20:30（推定）');
});

test('say: the gravest threshold is part of the text alternative', () => {
  const options = { ...plain, thresholds: [{ at: 5, severity: /** @type {const} */ ('critical'), when: /** @type {const} */ ('above') }] };
  assert.equal(say({ value: 7, unit: '', details: [{ label: 'longest', value: 90, unit: 's' }] }, options, wordsOf('en')).alternative,
    '7, critical, longest 1\u00a0min\u00a030\u00a0s');
});

/** @param {number} label */
const contents = (label) => [
  { asides: [], goal: false, curve: false },
  { asides: [{ key: 'a', width: label * 4, size: label * 1.25 }, { key: 'b', width: label * 6, size: label }], goal: true, curve: true },
  { asides: [{ key: 'a', width: label * 9, size: label * 1.25 }], goal: false, curve: true },
  { asides: [{ key: 'a', width: label * 3, size: label }, { key: 'b', width: label * 3, size: label }], goal: true, curve: false },
];
for (const ratio of [0.25, 0.5, 1, 16 / 9, 3, 4, 8])
  for (const area of [4000, 20_000, 80_000, 320_000])
    test(`layout: a box of ${ratio.toFixed(2)}:1 and ${area} px² holds everything, nothing overlaps`, () => {
      const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
      for (const label of [12, 16, 26])
        for (const content of contents(label)) {
          const numberWidth = (/** @type {number} */ font) => font * 3.1;
          const layout = layoutNumber(width, height, 100, label, { ...content, numberWidth });
          /** @type {[number, number, number, number][]} */
          const boxes = [[0, layout.baseline - layout.font * 0.864, numberWidth(layout.font), layout.baseline + layout.font * 0.13]];
          for (const { key, x, baseline, room } of layout.asides) {
            const size = content.asides.find((one) => one.key === key)?.size ?? 0;
            boxes.push([x, baseline - size * 0.73, x + room, baseline + size * 0.24]);
          }
          for (const box of [layout.bar, layout.curve]) if (box) boxes.push([box.x, box.y, box.x + box.width, box.y + box.height]);
          if (layout.bar && layout.barLabels) boxes.push([layout.bar.x, layout.barLabels - label * 0.73, layout.bar.x + layout.bar.width, layout.barLabels + label * 0.24]);
          for (const [left, top, right, bottom] of boxes)
            assert.ok(left >= -0.1 && top >= -0.1 && right <= width + 0.1 && bottom <= height + 0.1, `inside: ${[left, top, right, bottom]} of ${width} ${height}`);
          for (const [i, a] of boxes.entries())
            for (const b of boxes.slice(i + 1))
              assert.ok(Math.min(a[2], b[2]) - Math.max(a[0], b[0]) < 0.1 || Math.min(a[3], b[3]) - Math.max(a[1], b[1]) < 0.1, `apart: ${a} and ${b}`);
        }
    });

test('layout: the number takes its size, and what has no room stays away', () => {
  const content = { ...contents(26)[1], numberWidth: (/** @type {number} */ font) => font * 3 };
  assert.equal(layoutNumber(600, 400, 100, 26, content).font, 100);
  const small = layoutNumber(300, 100, 100, 26, content);
  assert.equal(small.font, 100);
  assert.deepEqual([small.asides, small.bar, small.curve], [[], null, null]);
});

test('words under a bar: shorter wordings make room for more of them', () => {
  const goal = { full: 100, value: 45, at: 100, mark: 10, estimate: 70, label: 'goal', markLabels: ['last time 10', 'last time'], estimateLabels: ['70 at 20:30 (estimate)', 'at 20:30 (estimate)', '(estimate)'] };
  const words = (/** @type {number} */ width) => wordsUnder(goal, (value) => (width * value) / 100, { x: 0, y: 0, width, height: 10 }, (text) => text.length * 6, 8)
    .map((one) => one.text);
  assert.deepEqual(words(600), ['goal', '70 at 20:30 (estimate)', 'last time 10']);
  assert.deepEqual(words(260), ['goal', 'at 20:30 (estimate)', 'last time']);
  assert.deepEqual(words(110), ['goal', '(estimate)']);
  assert.deepEqual(words(20), []);
});

test('widest: a glitch is forgotten after a while', () => {
  const widest = new Widest();
  assert.equal(widest.offer('1,000,000', 9, 0), '1,000,000');
  assert.equal(widest.offer('10', 2, 1000), '1,000,000');
  assert.equal(widest.offer('10', 2, 301_000), '1,000,000');
  assert.equal(widest.offer('10', 2, 602_000), '10');
});
