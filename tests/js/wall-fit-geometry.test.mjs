import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, exaggeration, moved, split, stepOf } from '../../wwwroot/js/wall/fit-geometry.js';

test('small shifts are drawn much larger, and large ones never out of the drawing', () => {
  equal(exaggeration([], 1920, 1200), 8);
  const forty = [40, 0, 0, 0, 0, 0, 0, 0];
  equal(exaggeration(forty, 1920, 1200), 4);
  equal(exaggeration([900, 0, 0, 0, 0, 0, 0, 0], 1920, 1200), 1);
  // On a drawing of a phone, 280 px wide, 40 pixels are seen.
  const scale = 280 / 1920;
  ok(drawn(forty, 1920, 1200, scale, 4)[0][0] > 20);
});

test('what a finger has moved on the drawing is drawn where the finger is', () => {
  const [scale, factor] = [.15, 4];
  const [dx, dy] = [13, -7];
  const before = [40, 12, 0, 0, 0, 0, 0, 0];
  const after = moved(before, 0, dx / (scale * factor), dy / (scale * factor));
  const [[x0, y0]] = drawn(before, 1920, 1200, scale, factor);
  const [[x1, y1]] = drawn(after, 1920, 1200, scale, factor);
  // To a tenth of a pixel of the output.
  ok(Math.abs(x1 - x0 - dx) < .1 * scale * factor && Math.abs(y1 - y0 - dy) < .1 * scale * factor);
});

test('tenths stay tenths, however often one goes', () => {
  let points = [0, 0, 10, 0];
  for (let i = 0; i < 30; i++) points = moved(points, 1, .1, -.1);
  deepEqual(points, [0, 0, 13, -3]);
  for (let i = 0; i < 30; i++) points = moved(points, 1, -.1, .1);
  ok(Object.is(points[3], 0), 'and zero has no sign');
});

test('a corner more lies between one and the next, also between the last and the first', () => {
  deepEqual(split([0, 0, 10, 0, 10, 10], 0), [0, 0, 5, 0, 10, 0, 10, 10]);
  deepEqual(split([0, 0, 10, 0, 10, 10], 2), [0, 0, 10, 0, 10, 10, 5, 5]);
});

test('Shift takes the largest step, Alt the smallest, else the chosen one', () => {
  const steps = [.1, 1, 10];
  deepEqual([{ shiftKey: true, altKey: false }, { shiftKey: false, altKey: true }, { shiftKey: false, altKey: false }].map((keys) => stepOf(steps, 1, keys)), [10, .1, 1]);
});
