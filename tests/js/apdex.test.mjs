import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesOf } from '../../wwwroot/js/apdex-classes.js';
import { row } from '../../wwwroot/js/marked-list.js';
import { planApdex } from '../../wwwroot/js/widgets/apdex/plan.js';
import { marks, ratingOf } from '../../wwwroot/js/widgets/apdex/rating.js';
import { wordsOf } from './words.mjs';

for (const [score, digits, expected] of /** @type {const} */ ([
  [1, 2, 'excellent'], [0.94, 2, 'excellent'], [0.9351, 2, 'excellent'], [0.9351, 3, 'good'], [0.9349, 2, 'good'], [0.85, 2, 'good'],
  [0.84, 2, 'fair'], [0.7, 2, 'fair'], [0.69, 2, 'poor'], [0.5, 2, 'poor'], [0.494, 2, 'unacceptable'], [0, 2, 'unacceptable'],
]))
  test(`rating: ${score} with ${digits} digits is ${expected}, as it is printed`, () => assert.equal(ratingOf(score, digits), expected));

test('rating: good and bad differ by shape, too', () => {
  assert.deepEqual(['good', 'fair', 'poor', 'unacceptable'].map((one) => marks[/** @type {keyof typeof marks} */ (one)][0]), ['circle', 'triangle', 'diamond', 'square']);
});

for (const culture of ['en', 'ko', 'ja'])
  test(`classes: each has a letter of its own in ${culture}, and is grey where there is none of it`, () => {
    const entries = entriesOf([5, 0, 1, 0], wordsOf(culture), String);
    assert.equal(new Set(entries.map((one) => one.letter)).size, 4);
    assert.deepEqual(entries.map((one) => one.color), ['data', 'earlier', 'bad', 'earlier']);
  });

const list = { count: 4, name: 5, letter: 0.7, number: 3.2, share: 2.6 };
const content = { score: (/** @type {number} */ font) => font * 2.2, rating: 5.2, list, note: 11 };

for (const ratio of [0.25, 1, 16 / 9, 4, 8])
  for (const area of [2000, 30_000, 400_000])
    for (const given of [content, { ...content, list: null }])
      test(`apdex: in ${ratio.toFixed(2)}:1 and ${area} px²${given.list ? '' : ' without requests'} all stays inside, nothing on anything`, () => {
        const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
        const { font, baseline, label, rating, bar, list: place, shares, note } = planApdex(width, height, 140, 26, given);
        const boxes = [[0, baseline - font * 0.728, font * 2.2, baseline]];
        if (rating) boxes.push([rating.x, rating.baseline - rating.size * 0.728, rating.x + rating.size * 5.2, rating.baseline]);
        if (bar) boxes.push([bar.x, bar.y, bar.x + bar.width, bar.y + bar.height]);
        if (place) {
          const columns = Math.ceil(4 / place.rows);
          boxes.push([place.x, place.y, place.x + columns * place.width + (columns - 1) * place.gap, place.y + place.rows * row * label]);
          assert.ok(place.width >= (3.2 + (shares ? 2.6 : 0) + (place.names ? 5 : 0.7)) * label);
        }
        if (note) boxes.push([note.x, note.baseline - label * 0.728, note.x + 11 * label, note.baseline]);
        for (const [left, top, right, bottom] of boxes) assert.ok(left >= 0 && top >= -0.1 && right <= width + 0.1 && bottom <= height + 0.1, 'inside');
        boxes.forEach((one, i) => boxes.slice(i + 1).forEach((other) =>
          assert.ok(one[2] <= other[0] + 0.1 || other[2] <= one[0] + 0.1 || one[3] <= other[1] + 0.1 || other[3] <= one[1] + 0.1, 'apart')));
      });

test('apdex: shares give way before letters, letters before the rating', () => {
  assert.ok(planApdex(900, 300, 140, 26, content).shares);
  const narrow = planApdex(150, 700, 140, 26, content);
  assert.deepEqual([narrow.shares, narrow.list?.names], [false, false]);
  assert.ok(planApdex(150, 80, 140, 26, content).rating);
});
