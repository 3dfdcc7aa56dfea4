import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexGrid, placeOf, textIn } from '../../wwwroot/js/widgets/honeycomb/grid.js';

const ratios = [0.25, 1, 16 / 9, 4, 8];
const half = Math.sqrt(3) / 2;

for (const ratio of ratios)
  for (const count of [1, 2, 5, 64, 500, 1000])
    test(`hexagons: ${count} in a box of ${ratio.toFixed(2)}:1 are inside and apart`, () => {
      const [width, height] = [400 * Math.sqrt(ratio), 400 / Math.sqrt(ratio)];
      const grid = hexGrid(count, width, height);
      const [rx, ry] = [half * grid.radius * grid.stretchX, grid.radius * grid.stretchY];
      const places = Array.from({ length: count }, (_, i) => placeOf(grid, i));
      for (const { x, y } of places)
        assert.ok(x - rx >= -0.01 && x + rx <= width + 0.01 && y - ry >= -0.01 && y + ry <= height + 0.01, 'inside');
      for (let i = 1; i < Math.min(count, 80); i++)
        for (let j = 0; j < i; j++) {
          const [dx, dy] = [(places[i].x - places[j].x) / (2 * rx), (places[i].y - places[j].y) / (1.5 * ry)];
          assert.ok(Math.abs(dx) > 0.99 || Math.abs(dy) > 1.99 || (Math.abs(dx) > 0.49 && Math.abs(dy) > 0.99), `${i} lies upon ${j}`);
        }
    });

test('hexagons: hundreds fill the box, whatever its ratio', () => {
  for (const ratio of ratios) {
    const [width, height] = [600 * Math.sqrt(ratio), 600 / Math.sqrt(ratio)];
    const { radius, stretchX, stretchY } = hexGrid(500, width, height);
    const area = 500 * 2 * half * 1.5 * radius * radius * stretchX * stretchY;
    assert.ok(area > 0.85 * width * height, `${ratio}: ${area / width / height}`);
  }
});

test('hexagons: an agent keeps its place while figures change, for places follow only how many there are', () => {
  assert.deepEqual(hexGrid(64, 400, 300), hexGrid(64, 400, 300));
  assert.ok(placeOf(hexGrid(64, 400, 300), 1).x > placeOf(hexGrid(64, 400, 300), 0).x);
});

test('hexagons: none at all is a grid of none', () => assert.equal(hexGrid(0, 300, 100).radius, 0));

test('hexagons: names stand in them where all have room, at their full size', () => {
  assert.equal(textIn(hexGrid(4, 800, 300), 26, 4, 2), 26);
  assert.equal(textIn(hexGrid(64, 800, 300), 26, 4, 2), 0);
});
