import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting } from '../../wwwroot/js/headline.js';
import { drawMarks } from '../../wwwroot/js/widgets/scatter/marks.js';
import { Points, most } from '../../wwwroot/js/widgets/scatter/points.js';
import { wordings } from '../../wwwroot/js/widgets/scatter/wordings.js';
import { wordsOf } from './words.mjs';

const at = 1_764_000_000_000;

test('points: what comes twice, from frames and history, is one', () => {
  const points = new Points(60);
  points.take({ at, from: 102, points: [-500, 30], left: [] });
  points.take({ at: at + 100, from: 100, points: [-2100, 10, -1100, -21, -600, 30], left: [at / 1000 - 2, 5, 1] });
  assert.deepEqual(points.summary(at - 60_000, at), { drawn: 3, errors: 2, longest: 30, left: 6 });
  assert.deepEqual([points.times[101 % most], points.elapsed[101 % most], points.failed[101 % most]], [at - 1000, 20, 1]);
});

test('points: one that took no time and failed is told from one that did not', () => {
  const points = new Points(60);
  points.take({ at, from: 0, points: [0, 0, 0, -1], left: [] });
  assert.deepEqual(points.summary(at, at), { drawn: 2, errors: 1, longest: 0, left: 0 });
});

test('points: those that left the window count no more, nor do those that were left out', () => {
  const points = new Points(60);
  points.take({ at, from: 0, points: [-59_000, 10, 0, 20], left: [at / 1000 - 59, 7, 0, at / 1000, 2, 0] });
  assert.deepEqual(points.summary(at - 60_000, at), { drawn: 2, errors: 0, longest: 20, left: 9 });
  assert.deepEqual(points.summary(at - 50_000, at + 10_000), { drawn: 1, errors: 0, longest: 20, left: 2 });
});

test('points: the newest are kept; an older number never takes a place back', () => {
  const points = new Points(60);
  points.take({ at, from: most, points: [0, 5], left: [] });
  points.take({ at: at + 1, from: 0, points: [0, 1], left: [] });
  assert.equal(points.elapsed[0], 5);
});

test('points: an older history does not take back what was counted since', () => {
  const points = new Points(60);
  points.take({ at, from: 0, points: [], left: [at / 1000, 9, 0] });
  points.take({ at: at - 500, from: 0, points: [], left: [at / 1000, 4, 0] });
  assert.equal(points.summary(at, at).left, 9);
});

test('points: when times begin anew all of them go', () => {
  const points = new Points(60);
  points.take({ at, from: 11_000, points: [0, 5], left: [at / 1000, 9, 0] });
  points.renew();
  points.take({ at: at - 9e6, from: 5000, points: [0, 7], left: [] });
  assert.deepEqual(points.summary(at - 1e7, at), { drawn: 1, errors: 0, longest: 7, left: 0 });
});

test('marks: failed ones are diamonds in front, what is beyond the scale stands at its top, nothing outside', () => {
  globalThis.devicePixelRatio = 1;
  /** @type {any[]} */
  const drawn = [];
  const pen = /** @type {any} */ (new Proxy({}, { get: (_, name) => (/** @type {any[]} */ ...args) => drawn.push([name, ...args]), set: () => true }));
  globalThis.document = /** @type {any} */ ({ createElement: () => ({ getContext: () => pen }) });
  const points = new Points(60);
  points.take({ at, from: 0, points: [-30_000, 5000, -30_000, -99_001, -70_000, 5000], left: [] });
  const frame = { text: 1, left: 10, top: 20, width: 100, height: 50, values: true, times: true, scale: 10, ticks: [10] };
  drawMarks(pen, points, { frame, from: at - 60_000, to: at, size: 4, color: 'c', failed: 'f', ground: 'g' });
  const discs = drawn.filter(([name]) => name === 'drawImage');
  assert.equal(discs.length, 1);
  assert.deepEqual([discs[0][2] + discs[0][4] / 2, discs[0][3] + discs[0][5] / 2], [60, 45]);
  assert.deepEqual(drawn.filter(([name]) => name === 'moveTo'), [['moveTo', 60, 20 - 3.4]]);
  assert.ok(drawn.findIndex(([name]) => name === 'drawImage') < drawn.findIndex(([name]) => name === 'moveTo'));
});

test('headline: what is not drawn is said as long as there is room; the counts never go', () => {
  for (const culture of ['en', 'ko', 'ja']) {
    const context = /** @type {any} */ ({ ...wordsOf(culture), options: { windowSeconds: 600 } });
    const choices = wordings(context, { drawn: 4000, errors: 37, left: 1234 });
    const words = (/** @type {number} */ room) => fitting(choices, 1, room, (text) => text.length)?.map((part) => part.text || '◆').join('');
    assert.match(words(100) ?? '', /^5,234.*◆37.*1,234/);
    assert.equal(words(10), '5,234 ◆37');
    assert.deepEqual(wordings(context, null), [[{ text: '–', strong: true }]]);
    assert.equal(wordings(context, { drawn: 0, errors: 0, left: 0 })[3].map((part) => part.text).join(''), '0');
  }
});
