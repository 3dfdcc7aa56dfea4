import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cornersOf, layoutAround, leftOf } from '../../wwwroot/js/widgets/radar/layout.js';

for (const [width, height] of [[600, 500], [900, 300], [400, 400], [500, 700], [1600, 400]])
  for (const count of [3, 4, 6, 11])
    test(`radar: ${width} x ${height} with ${count} axes: no text leaves the box, touches another or the picture`, () => {
      const size = 22;
      const around = layoutAround(width, height, size, Array.from({ length: count }, (_, i) => ({ name: 40 + (i % 3) * 30, value: 60 })));
      if (!around) return assert.ok(count > 6 || Math.min(width, height) < 350, 'has room');
      const { x, y, radius, texts, stacked } = around;
      const high = size * (stacked ? 2.3 : 1.2);
      const boxes = texts.map((text) => ({ left: leftOf(text), right: leftOf(text) + text.width, top: text.top, bottom: text.top + high }));
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.left >= -0.1 && box.right <= width + 0.1 && box.top >= -0.1 && box.bottom <= height + 0.1, 'inside');
        for (const other of boxes.slice(i + 1))
          assert.ok(box.left >= other.right || other.left >= box.right || box.top >= other.bottom - 0.1 || other.top >= box.bottom - 0.1, 'apart');
        const near = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        assert.ok(near >= radius * Math.cos(Math.PI / count), 'outside the picture');
      }
    });

test('radar: in a flat box names would leave no picture', () => {
  assert.equal(layoutAround(800, 100, 26, Array.from({ length: 6 }, () => ({ name: 90, value: 60 }))), null);
});

test('radar: values stand on their axes, clockwise from the top', () => {
  const corners = cornersOf([1, 0.5, 0, 0.25], 100, 100, 80).map(({ x, y }) => [x, y].map((one) => Number(one.toFixed(6))));
  assert.deepEqual(corners, [[100, 20], [140, 100], [100, 100], [80, 100]]);
});
