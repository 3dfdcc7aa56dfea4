import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldText, inset } from '../../wwwroot/js/widgets/treemap/layout.js';
import { squarify, withinGaps } from '../../wwwroot/js/widgets/treemap/squarify.js';

const sizes = { small: 54, list: 30, label: 26 };
const ems = { name: 4, value: 2.5 };

for (const width of [20, 60, 90, 140, 300, 800])
  for (const height of [15, 30, 60, 200])
    test(`field: ${width} x ${height} holds what it says`, () => {
      const text = fieldText(width, height, sizes, ems);
      if (!text) return assert.ok(width < 90 || height < 25, 'has room');
      assert.ok(text.room <= width - text.name * inset * 2 + 0.1);
      assert.ok(text.name * 1.1 + (text.beside ? 0 : text.value) <= height);
      if (!text.beside) assert.ok(text.value * ems.value <= width);
    });

test('field: a large one says its value large, a small one its name alone', () => {
  assert.equal(fieldText(400, 200, sizes, ems)?.value, sizes.small);
  assert.equal(fieldText(110, 30, sizes, ems)?.value, 0);
});

/** @typedef {import('../../wwwroot/js/widgets/categories/boxes.js').Box} Box */
const overlap = (/** @type {Box} */ a, /** @type {Box} */ b) =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** The same numbers at each run. @param {number} count @param {number} seed */
const figures = (count, seed) => Array.from({ length: count }, (_, i) => 1 + Math.abs(Math.sin(seed * 12.9 + i * 78.2)) ** 4 * 1000);
const lists = [[1], [6, 6, 4, 3, 2, 2, 1], [1e12, 3, 2], [1, 1e-9, 5], [1e-320, 1], Array(20).fill(1), ...[1, 2, 3, 4].map((seed) => figures(4 + seed * 4, seed))];
for (const values of lists)
  for (const [width, height] of [[600, 400], [150, 600], [1600, 200], [20, 20]])
    test(`squarify: ${values.length} of ${Number(values[0].toPrecision(3))} in ${width} x ${height}: areas as the values, nothing over another, nothing left`, () => {
      const fields = squarify(values, width, height);
      const sum = values.reduce((total, value) => total + value, 0);
      assert.equal(fields.length, values.length);
      for (const [i, field] of fields.entries()) {
        assert.ok(Math.abs(field.width * field.height - (values[i] / sum) * width * height) < 1e-6 * width * height, `area of ${i}`);
        assert.ok(field.x >= 0 && field.y >= 0 && field.x + field.width <= width + 1e-6 && field.y + field.height <= height + 1e-6, `${i} inside`);
        for (const other of fields.slice(i + 1)) assert.ok(overlap(field, other) < 1e-6 * width * height, `${i} apart`);
      }
    });

test('squarify: divides the example of its authors as they do', () => {
  const fields = squarify([6, 6, 4, 3, 2, 2, 1], 6, 4).map(({ x, y, width, height }) => [x, y, width, height].map((one) => Number(one.toFixed(2))));
  assert.deepEqual(fields.slice(0, 4), [[0, 0, 3, 2], [0, 2, 3, 2], [3, 0, 1.71, 2.33], [4.71, 0, 1.29, 2.33]]);
});

test('squarify: the largest first, no field is a strip', () => {
  const values = figures(12, 7).sort((a, b) => b - a).map((value) => value + 60);
  for (const { width, height } of squarify(values, 800, 450)) assert.ok(Math.max(width / height, height / width) < 3.2, `${width} x ${height}`);
});

test('gaps: between fields alone, and never all of a thin one', () => {
  const fields = squarify([50, 30, 19.9, 0.1], 400, 200);
  const parted = fields.map((field) => withinGaps(field, 400, 200, 6));
  assert.deepEqual([Math.min(...parted.map((one) => one.x)), Math.min(...parted.map((one) => one.y))], [0, 0]);
  assert.ok(Math.abs(Math.max(...parted.map((one) => one.x + one.width)) - 400) < 1e-6 && Math.abs(Math.max(...parted.map((one) => one.y + one.height)) - 200) < 1e-6);
  parted.forEach((one, i) => {
    assert.ok(one.width >= fields[i].width / 2 && one.height >= fields[i].height / 2);
    assert.ok(one.width >= fields[i].width - 6 && one.height >= fields[i].height - 6);
  });
  assert.equal(parted[0].width, fields[0].width - 3);
});
