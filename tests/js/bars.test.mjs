import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf, layoutBars, zeroLines } from '../../wwwroot/js/widgets/bars/layout.js';

const sizes = { list: 30, label: 26 };
const needs = { name: 4.2, value: 3.4 };
const signs = { positive: { above: true, below: false, worded: false }, both: { above: true, below: true, worded: true }, negative: { above: false, below: true, worded: false } };
const boxes = [0.25, 0.5, 1, 16 / 9, 4, 8].flatMap((ratio) => [6000, 40_000, 400_000].map((area) => [Math.sqrt(area * ratio), Math.sqrt(area / ratio)]));

for (const [width, height] of boxes)
  for (const [sign, has] of Object.entries(signs))
    for (const wanted of /** @type {const} */ (['auto', 'lying', 'standing']))
      test(`bars: ${Math.round(width)} x ${Math.round(height)}, ${sign}, ${wanted}: bars, names and values have room`, () => {
        const { form, size, shown, pitch, name, value, plot, thickness, words } = layoutBars(12, width, height, sizes, needs, wanted, has);
        assert.ok(shown >= 1 && shown <= 12 && thickness > 0 && thickness <= pitch);
        assert.ok(plot.x >= 0 && plot.y >= 0 && plot.x + plot.width <= width + 0.1 && plot.y + plot.height <= height + 0.1, 'plot inside');
        if (name === 0) return; // too small for any text
        if (shown < 12) assert.ok(words !== null, 'says that some are left out');
        if (words !== null) assert.ok(words + size * 0.2 <= height + 0.5 && words - size * 0.75 >= plot.y + plot.height - 0.5, 'words below the bars');
        if (form === 'standing') {
          assert.ok(plot.height > 0 && plot.width / shown >= size * needs.value, 'a value is not wider than its bar\'s place');
          assert.ok(plot.y >= (has.above ? Math.round(size * 1.2) : 0), 'room for values above');
          const lines = (has.below ? size * 1.2 : 0) + size * 1.36 * (words === null ? 1 : 2);
          assert.ok(plot.y + plot.height + lines <= height + 0.5, 'room for names below');
        } else {
          assert.ok(pitch >= size * 1.2, 'lines do not touch');
          assert.ok(form === 'pair' ? name + value < width : name + value < plot.x && plot.width > 0, 'name and value beside the bar');
          if (form === 'pair') assert.ok(size * 1.36 + thickness <= pitch + 0.1, 'the bar is below its name');
        }
      });

test('bars: stand in a wide box and lie in a high one', () => {
  assert.equal(layoutBars(6, 1200, 300, sizes, needs, 'auto', signs.positive).form, 'standing');
  assert.equal(layoutBars(6, 500, 500, sizes, needs, 'auto', signs.positive).form, 'row');
  assert.equal(layoutBars(6, 240, 800, sizes, needs, 'auto', signs.positive).form, 'pair');
});

test('bars: what has no room is left out from the end, never squeezed', () => {
  const { shown, size } = layoutBars(20, 500, 300, sizes, needs, 'auto', signs.positive);
  assert.ok(shown < 20 && shown >= 6 && size >= 20);
});

for (const [width, height, wanted] of /** @type {const} */ ([[1200, 300, 'standing'], [500, 500, 'lying'], [240, 800, 'lying']]))
  test(`bars: ${width} x ${height}, ${wanted}: begin at zero, as long as their values, on their own side`, () => {
    const layout = layoutBars(6, width, height, sizes, needs, wanted, signs.both);
    const { plot, form } = layout;
    const zero = 0.25;
    for (const [i, end] of [0, 0.1, 0.25, 0.4, 0.8, 1].entries()) {
      const bar = barOf(layout, i, zero, end);
      const standing = form === 'standing';
      const [length, near, far] = standing
        ? [plot.height, plot.y + plot.height - bar.y - bar.height, plot.y + plot.height - bar.y] : [plot.width, bar.x - plot.x, bar.x + bar.width - plot.x];
      assert.ok(Math.abs(near - length * Math.min(zero, end)) < 1e-6 && Math.abs(far - length * Math.max(zero, end)) < 1e-6, `${form} ${i}`);
      const [across, room] = standing ? [bar.x - plot.x, plot.width] : [bar.y - plot.y, plot.height];
      assert.ok(across >= layout.pitch * i - 1e-6 && across + layout.thickness <= Math.min(room, layout.pitch * (i + 1)) + 1e-6, 'in its own place');
    }
    const lines = zeroLines(layout, zero, true, 2);
    assert.equal(lines.length, form === 'pair' ? 6 : 1);
    for (const line of lines)
      assert.ok(Math.abs(form === 'standing' ? plot.y + plot.height * 0.75 - line.y - 1 : line.x + 1 - plot.x - plot.width * zero) < 1e-6);
  });

test('bars: lying ones need no line of zero when none is below it', () => {
  const layout = layoutBars(6, 500, 500, sizes, needs, 'lying', signs.positive);
  assert.deepEqual(zeroLines(layout, 0, false, 2), []);
});
