// The corner pin in the browser: the same cases as the server's, tests/golden/homographies.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { homography, matrix3d, movedCorners } from '../../wwwroot/js/wall/homography.js';

/** @type {{ width: number, height: number, by: number[], points: { from: number[], to: number[] }[] }[]} */
const cases = JSON.parse(readFileSync(new URL('../golden/homographies.json', import.meta.url), 'utf8'));
for (const { width, height, by, points } of cases) {
  test(`homography: ${width} × ${height} by ${by}`, () => {
    const [a, b, c, d, e, f, g, h] = homography(width, height, movedCorners(width, height, by));
    for (const { from: [x, y], to } of points) {
      const w = g * x + h * y + 1;
      assert.ok(Math.hypot((a * x + b * y + c) / w - to[0], (d * x + e * y + f) / w - to[1]) < 1e-6);
    }
  });
}

test('homography: as a transform its columns stand one after the other', () => {
  assert.equal(matrix3d([1, 2, 3, 4, 5, 6, 7, 8]), 'matrix3d(1,4,0,7,2,5,0,8,0,0,1,0,3,6,0,1)');
});
