import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldText, inset } from '../../wwwroot/js/widgets/treemap/layout.js';

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
