import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutQuarter, ringsOf } from '../../wwwroot/js/widgets/radial-bar/layout.js';

for (const count of [1, 2, 5, 6, 20])
  for (const radius of [30, 111, 400])
    test(`rings: ${count} in a radius of ${radius} are where ApexCharts will draw them`, () => {
      const { pitch, thickness, side, hollow } = ringsOf(count, 0, 0, radius);
      // Its own sums, see Radial.js and Pie.js of 4.7.0.
      const whole = side / 2.05;
      const margin = Math.round(pitch - thickness);
      const stroke = (whole * (100 - hollow)) / 100 / (count + 1) - margin;
      const first = whole - stroke / 2 - (stroke + margin);
      assert.ok(Math.abs(first + stroke / 2 - radius) < 0.01, `outer edge at ${first + stroke / 2}`);
      assert.ok(Math.abs(stroke + margin - pitch) < 0.01, 'from one to the next');
      assert.ok(Number.isInteger(hollow) && radius - pitch * count > 0, 'the middle stays empty');
    });

test('quarter: names have room left of where the rings begin', () => {
  const rings = layoutQuarter(4, 700, 400, 26, 180);
  assert.ok(rings && rings.x - 26 * 0.5 - 180 >= 0 && rings.x + rings.radius <= 700 && rings.pitch >= 26);
  assert.equal(layoutQuarter(4, 300, 300, 26, 180), null);
  assert.equal(layoutQuarter(12, 700, 400, 26, 180), null);
});
