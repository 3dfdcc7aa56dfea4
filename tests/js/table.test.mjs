import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantity } from '../../wwwroot/js/quantity.js';
import { digitsFor, tailOf } from '../../wwwroot/js/widgets/table/figures.js';
import { layoutTable } from '../../wwwroot/js/widgets/table/layout.js';
import { wordsOf } from './words.mjs';

const ems = { name: 6, figures: [3.2, 4, 3.5, 3], titles: [2, 4, 4.5, 1.6], marked: [true, false, false, false] };

test('table: columns give way from the right in a narrow box, never the first', () => {
  assert.equal(layoutTable(10, 900, 500, 30, 26, ems).columns, 4);
  assert.equal(layoutTable(10, 170, 700, 30, 26, ems).columns, 1);
});

test('table: what has no place is counted in the last one', () => {
  const { rows, blocks, shown } = layoutTable(40, 600, 300, 30, 26, ems);
  assert.equal(shown, rows * blocks - 1);
  assert.equal(layoutTable(4, 600, 400, 30, 26, ems).shown, 4);
});

test('table: blocks side by side in a wide box', () => assert.ok(layoutTable(40, 1800, 200, 30, 26, ems).blocks >= 2));

test('table: in a flat box titles go before rows', () => {
  const { head, shown } = layoutTable(40, 600, 90, 30, 26, ems);
  assert.equal(head, 0);
  assert.ok(shown >= 1);
});

test('table: none at all', () => assert.equal(layoutTable(0, 300, 100, 30, 26, { name: 0, figures: [], titles: [], marked: [] }).shown, 0));

for (const ratio of [0.25, 1, 16 / 9, 4, 8])
  for (const area of [2500, 40_000, 400_000])
    for (const count of [1, 5, 60])
      test(`table: ${count} rows in a box of ${ratio.toFixed(2)}:1 and ${area} px² stay inside and apart`, () => {
        const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
        const { blocks, blockWidth, gap, rows, rowHeight, top, size, ends, name, shown } = layoutTable(count, width, height, 30, 26, ems);
        assert.ok(blocks * blockWidth + (blocks - 1) * gap <= width + 0.1, 'across');
        assert.ok(top + rows * rowHeight <= height + 0.1, 'down');
        assert.ok(rowHeight >= size * 1.3, 'lines do not touch');
        assert.ok(shown >= 1 && name >= size * 4.9, 'a name and a figure');
        assert.ok(ends[0] - name >= size * ems.figures[0], 'the figure beside its name');
      });

test('figures: one number of digits for a whole column, so that points stand below each other', () => {
  assert.equal(digitsFor(100, '%', true), 1);
  assert.equal(digitsFor(8, '%', true), 2);
  assert.equal(digitsFor(100, '1/s', false), 0);
  assert.equal(digitsFor(100, 'By', true), null);
});

test('figures: the unit hangs behind the column of numbers', () => {
  const words = wordsOf('en');
  assert.deepEqual(tailOf(quantity(8.2e9, 'By', words).parts).map(({ text }) => text), ['\u00a0GB']);
  assert.deepEqual(tailOf(quantity(null, '%', words).parts), []);
  assert.deepEqual(tailOf(quantity(90, 's', words).parts).map(({ text }) => text), ['\u00a0s']);
});
