import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutArc } from '../../wwwroot/js/widgets/gauge/layout.js';
import { layoutBar } from '../../wwwroot/js/widgets/gauge/linear.js';
import { scaleOf } from '../../wwwroot/js/widgets/gauge/scale.js';

/** @typedef {import('../../wwwroot/js/thresholds.js').Threshold} Threshold */

test('scale: fills from zero where zero is on it', () => {
  assert.deepEqual(scaleOf(-25, -50, 50, [])?.filled, { from: 0.25, to: 0.5 });
  assert.deepEqual(scaleOf(30, 20, 40, [])?.filled, { from: 0, to: 0.5 });
});

test('scale: what lies outside is at its end, and known to lie outside', () => {
  assert.deepEqual(scaleOf(1e12, 0, 100, [])?.filled, { from: 0, to: 1 });
  assert.deepEqual([-1, 0, 50, 100, 101, null].map((value) => scaleOf(value, 0, 100, [])?.beyond), [-1, 0, 0, 0, 1, 0]);
});

for (const [min, max] of [[null, 100], [0, null], [5, 5]])
  test(`scale: from ${min} to ${max} there is none`, () => assert.equal(scaleOf(3, min, max, []), null));

test('scale: of all numbers there are', () => {
  assert.deepEqual(scaleOf(0, -1e308, 1e308, [])?.share(0), 0.5);
});

test('scale: ranges of the abnormal on both sides, the gravest counts', () => {
  /** @type {Threshold[]} */
  const thresholds = [
    { at: 90, severity: 'critical', when: 'above' }, { at: 70, severity: 'warning', when: 'above' },
    { at: 10, severity: 'warning', when: 'below' }, { at: 500, severity: 'critical', when: 'above' },
  ];
  const scale = scaleOf(50, 0, 100, thresholds);
  assert.deepEqual(scale?.ranges, [
    { from: 0, to: 0.1, severity: 'warning' }, { from: 0.7, to: 0.9, severity: 'warning' }, { from: 0.9, to: 1, severity: 'critical' },
  ]);
  assert.deepEqual(scale?.marks.map((one) => one.at), [10, 70, 90]);
});

const boxes = [0.25, 0.5, 1, 16 / 9, 3, 4, 8].flatMap((ratio) => [6000, 40_000, 200_000].map((area) => [Math.sqrt(area * ratio), Math.sqrt(area / ratio)]));
for (const [width, height] of boxes)
  for (const marked of [false, true])
    test(`arc: ${Math.round(width)} x ${Math.round(height)}${marked ? ' with room for a mark' : ''} holds arc, number and words`, () => {
      const em = 2.2;
      const label = 14;
      const { x, y, radius, thickness, sweep, start, font, baseline, numberX, mark, ends } = layoutArc(width, height, 90, label, (size) => size * em, marked, label * 3);
      const bottom = y + Math.max(0, Math.sin(start)) * radius;
      assert.ok(x - radius >= -0.1 && x + radius <= width + 0.1 && y - radius >= -0.1 && bottom <= height + 0.1, 'arc inside');
      const corners = [[numberX - (font * em) / 2, baseline - font * 0.73], [numberX + (font * em) / 2, baseline]];
      for (const [cx, cy] of corners) {
        assert.ok(cx >= -0.1 && cx <= width + 0.1 && cy >= -0.1 && cy <= height + 0.1, 'number inside the box');
        if (numberX === x) assert.ok(Math.hypot(cx - x, cy - y) <= radius - thickness, 'number within the arc');
        else assert.ok(cx >= x + radius, 'number beside the arc');
      }
      if (mark) assert.ok(mark.y - mark.size / 2 >= 0 && mark.y + mark.size * 0.6 <= height && mark.x + mark.size * 0.6 <= width, 'mark inside');
      if (ends) assert.ok(ends.leftX - label * 1.5 >= 0 && ends.baseline + label * 0.25 <= height && ends.baseline - label * 0.73 >= bottom, 'words under the arc');
      assert.ok(sweep >= Math.PI);
    });

for (const [width, height] of boxes)
  test(`bar: ${Math.round(width)} x ${Math.round(height)} holds bar, number and words`, () => {
    const label = 14;
    const { standing, font, baseline, x, y, length, breadth, words } = layoutBar(width, height, 90, label, (size) => size * 2.6, label * 3);
    assert.ok(font * 2.6 <= width + 0.1 && baseline - font * 0.73 >= 0 && baseline <= height, 'number inside');
    const [right, bottom] = standing ? [breadth, y + length] : [x + length, y + breadth];
    assert.ok(length > 0 && right <= width + 0.1 && bottom <= height + 0.1, 'bar inside');
    assert.ok(x >= font * 2.6 || y >= baseline, 'bar beside or under the number');
    if (words && standing) assert.ok(breadth + label * 4 <= width);
    if (words && !standing) assert.ok(bottom + label * 1.2 <= height + 0.1, 'words inside');
  });
