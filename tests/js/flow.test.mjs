import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostMarks, spread } from '../../wwwroot/js/flow.js';

/** @param {number} length @param {number} share @returns {import('../../wwwroot/js/flow.js').Lane} */
const lane = (length, share, size = 8) => ({ key: `${length}`, x: 0, y: 0, toX: length, toY: 0, share, size, color: 'red', shape: 'dot' });

for (const count of [1, 5, 12, 48, 200])
  for (const length of [20, 300, 4000])
    test(`flow: ${count} lanes of ${length} px have at most ${mostMarks} marks`, () => {
      const all = spread(Array.from({ length: count }, () => lane(length, 1)));
      assert.ok(all.reduce((sum, one) => sum + one.count, 0) <= mostMarks);
      // A strip that is shorter than its lane would show a hole.
      for (const one of all) assert.ok((one.count - 1) * one.gap >= length);
    });

test('flow: marks are as fast as their rate, and where there is none nothing moves', () => {
  const [half, whole] = spread([lane(300, 0.5), lane(300, 1), lane(300, 0)]);
  assert.ok(Math.abs(whole.speed / half.speed - 2) < 1e-9);
  assert.equal(spread([lane(300, 0)]).length, 0);
});

test('flow: a trickle is still seen to move, and nothing is faster than the fastest', () => {
  const [trickle, flood] = spread([lane(300, 1e-9), lane(300, 1e9)]);
  assert.ok(trickle.speed > 1 && flood.speed < 100);
});
