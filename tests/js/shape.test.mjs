import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf } from '../../wwwroot/js/widgets/shape.js';

/** @typedef {import('../../wwwroot/js/widgets/shape.js').Options} Options */
/** @type {Options} */
const plain = { form: 'line', fill: 'none', stroke: 'ink', width: 4, radius: 0, dashed: false, direction: 'right', bothEnds: false, rotate: 0 };
const directions = /** @type {const} */ (['right', 'left', 'down', 'up', 'downRight', 'upRight', 'downLeft', 'upLeft']);

test('shape: a line runs along the middle, from edge to edge', () => {
  assert.deepEqual(lineOf(plain, 100, 40, 4), { from: { x: 0, y: 20 }, to: { x: 100, y: 20 }, thickness: 4, heads: [] });
});

for (const direction of directions)
  for (const [width, height] of [[200, 100], [400, 20], [20, 400], [3, 3]])
    test(`shape: an arrow ${direction} stays in ${width} x ${height}`, () => {
      const line = Math.min(8, width, height);
      const { from, to, heads } = lineOf({ ...plain, form: 'arrow', direction, bothEnds: true }, width, height, line);
      assert.equal(heads.length, 2);
      for (const [x, y] of [[from.x, from.y], [to.x, to.y], ...heads.flat()])
        assert.ok(x >= -0.5 && y >= -0.5 && x <= width + 0.5 && y <= height + 0.5, `${x}, ${y}`);
    });

test('shape: an arrow points where it says', () => {
  const [tip] = lineOf({ ...plain, form: 'arrow', direction: 'upLeft' }, 200, 200, 4).heads[0];
  assert.ok(tip[0] < 20 && tip[1] < 20);
});
