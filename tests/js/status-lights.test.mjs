import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutLights } from '../../wwwroot/js/widgets/status-lights/layout.js';

const needs = { label: 6, aside: 8, either: 5, letter: 0.7 };

test('lights: a list where all words fit', () => {
  const { form, columns, rows, shown } = layoutLights(5, 400, 200, 18, 16, needs, 'auto');
  assert.deepEqual([form, columns, rows, shown], ['list', 1, 5, 5]);
});

test('lights: the word or the detail beside its light before both under it, or a letter alone', () => {
  assert.equal(layoutLights(5, 250, 200, 18, 16, needs, 'auto').form, 'list');
});

test('lights: words go under their light in a narrow, high box', () => {
  assert.equal(layoutLights(5, 200, 600, 18, 16, needs, 'auto').form, 'stack');
});

test('lights: a grid of letters where words have no room', () => {
  const { form, columns, shown } = layoutLights(24, 400, 300, 18, 16, needs, 'auto');
  assert.deepEqual([form, columns, shown], ['grid', 2, 24]);
});

test('lights: smaller text before lights are left out', () => {
  assert.equal(layoutLights(5, 400, 110, 18, 16, needs, 'list').size, 16);
});

test('lights: what has no place is counted in the last one', () => {
  const { columns, rows, shown } = layoutLights(100, 300, 100, 18, 16, needs, 'auto');
  assert.equal(shown, columns * rows - 1);
});

test('lights: two lines only where there is room for two, smaller text where there is none for one', () => {
  const { form, size, rowHeight } = layoutLights(5, 600, 20, 18, 16, needs, 'auto');
  assert.ok(form !== 'stack' && size < 16 && rowHeight <= 20);
});

test('lights: none at all', () => assert.equal(layoutLights(0, 300, 100, 18, 16, needs, 'auto').shown, 0));

for (const ratio of [0.25, 1, 16 / 9, 4, 8])
  for (const area of [4000, 40_000, 200_000])
    for (const count of [1, 5, 24, 200])
      test(`lights: ${count} in a box of ${ratio.toFixed(2)}:1 and ${area} px² stay inside`, () => {
        const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
        const { columns, rows, rowHeight, columnWidth, gap, shown, size, form } = layoutLights(count, width, height, 18, 16, needs, 'auto');
        assert.ok(columns * columnWidth + (columns - 1) * gap <= width + 0.1, 'across');
        assert.ok(rows * rowHeight <= height + 0.1, 'down');
        assert.ok(shown <= count && columns * rows >= Math.min(count, shown + 1), 'a place for each, and for the count');
        if (height >= size * 1.4) assert.ok(rowHeight >= size * (form === 'stack' ? 2.4 : 1.3), 'lines do not touch');
      });
