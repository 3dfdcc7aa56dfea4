import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutQuarter, ringArc, ringsOf } from '../../wwwroot/js/widgets/radial-bar/layout.js';

for (const count of [1, 2, 5, 6, 20])
  for (const radius of [8, 30, 111, 400])
    test(`rings: ${count} in a radius of ${radius} lie inside each other, the middle empty`, () => {
      const rings = ringsOf(count, 0, 0, radius);
      let outer = radius;
      for (let i = 0; i < count; i++) {
        const middle = ringArc(rings, i, 0).radius;
        assert.ok(middle + rings.thickness / 2 <= outer + 1e-9 && rings.thickness > 0, `ring ${i}`);
        outer = middle - rings.thickness / 2;
      }
      assert.ok(outer >= radius * 0.2, 'the middle stays empty');
    });

test('rings: are filled clockwise from the top, as far as their value reaches of three quarters', () => {
  const rings = ringsOf(3, 0, 0, 100);
  for (const part of [0, 0.25, 2 / 3, 1]) {
    const { from, filled, to } = ringArc(rings, 1, part);
    assert.equal(from, -Math.PI / 2);
    assert.ok(Math.abs(filled - from - part * Math.PI * 1.5) < 1e-12 && to === Math.PI);
  }
});

test('quarter: names have room left of where the rings begin', () => {
  const rings = layoutQuarter(4, 700, 400, 26, 180);
  assert.ok(rings && rings.x - 26 * 0.5 - 180 >= 0 && rings.x + rings.radius <= 700 && rings.pitch >= 26);
  assert.equal(layoutQuarter(4, 300, 300, 26, 180), null);
  assert.equal(layoutQuarter(12, 700, 400, 26, 180), null);
});
