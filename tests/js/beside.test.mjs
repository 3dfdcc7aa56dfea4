import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planBeside } from '../../wwwroot/js/beside.js';
import { columnEms, layoutRanking, shortest } from '../../wwwroot/js/ranking.js';
import { layoutTally } from '../../wwwroot/js/tally.js';

const draw = () => {};
const counts = [1, 2, 1234].map((value) => ({ value, number: String(value), words: `${value} critical`, draw }));
const hidden = { value: 300, number: '', words: '300 not drawn', draw: null };
const ems = (/** @type {string} */ text) => text.length * 0.55;

test('tally: with words where they fit, without them before it takes a second line', () => {
  assert.deepEqual(layoutTally(counts, 900, 26, ems, 2).lines.map((line) => line.map(({ text }) => text)), [['1 critical', '2 critical', '1234 critical']]);
  assert.deepEqual(layoutTally(counts, 300, 26, ems, 2).lines.map((line) => line.map(({ text }) => text)), [['1', '2', '1234']]);
});

test('tally: what is not drawn is said in words or not at all', () => {
  const texts = layoutTally([...counts, hidden], 300, 26, ems, 2).lines.flat().map(({ text }) => text);
  assert.deepEqual(texts, ['1', '2', '1234', '300 not drawn']);
});

test('tally: nothing sticks out of a box of any width', () => {
  for (let width = 10; width < 1200; width *= 1.3)
    for (const line of layoutTally([...counts, hidden], width, 26, ems, 2).lines)
      for (const { count, text, x } of line)
        assert.ok(x + 26 * (ems(text) + ([...counts, hidden][count].draw ? 1 : 0)) <= width + 1, `${width}: ${text}`);
});

test('ranking: a name is shortened before places are given up, and no column is wider than it needs', () => {
  const needed = columnEms(shortest, 3) * 20;
  assert.equal(layoutRanking(needed + 1, 200, 20, 12, 3, 9)?.columns, 1);
  assert.equal(layoutRanking(needed - 1, 200, 20, 12, 3, 9), null);
  assert.ok(/** @type {any} */ (layoutRanking(2000, 200, 20, 6, 3, 3)).columnWidth <= columnEms(6, 3) * 20 * 1.26);
});

for (const ratio of [0.25, 0.6, 1, 16 / 9, 4, 8])
  for (const area of [2500, 40_000, 400_000])
    for (const aspect of [null, 0.7, 2])
      test(`beside: in a box of ${ratio.toFixed(2)}:1 and ${area} px² (picture ${aspect ?? 'any'}) nothing sticks out or lies upon another`, () => {
        const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
        const plan = planBeside(width, height, 26, {
          aspect, keep: 0.6, wanted: 8, name: 7, figure: 3, tally: (within, size, lines) => layoutTally(counts, within, size, ems, lines),
        });
        const boxes = [plan.picture];
        if (plan.ranking) boxes.push(plan.ranking.box);
        if (plan.tally) boxes.push({ x: plan.tally.x, y: plan.tally.y, width: plan.tally.layout.width, height: plan.tally.layout.lines.length * 1.4 * plan.size });
        for (const { x, y, width: w, height: h } of boxes)
          assert.ok(x >= -0.1 && y >= -0.1 && w > 0 && h > 0 && x + w <= width + 0.6 && y + h <= height + 0.6, JSON.stringify(plan));
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => assert.ok(
          a.x + a.width <= b.x + 0.6 || b.x + b.width <= a.x + 0.6 || a.y + a.height <= b.y + 0.6 || b.y + b.height <= a.y + 0.6, JSON.stringify(plan))));
      });
