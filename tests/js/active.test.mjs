import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StickyScale, roundUp } from '../../wwwroot/js/sticky-scale.js';
import { stack } from '../../wwwroot/js/widgets/active/drawing.js';
import { line, numberScale, planActive } from '../../wwwroot/js/widgets/active/plan.js';

const sizes = { u: 1, title: 27, label: 26, list: 30, small: 54, medium: 100, large: 140 };
const content = { total: 2.86, tiers: 3, label: 2.7, number: 2.86, busiest: 11 };

test('roundUp: to a round number, never below', () => {
  for (const [value, expected] of [[1, 1], [1.01, 1.5], [11, 15], [26, 30], [61, 80], [100, 100], [1000, 1000], [0.3, 0.3]])
    assert.ok(Math.abs(roundUp(value) - expected) < 1e-9, `${value}: ${roundUp(value)}`);
  for (let value = 0.001; value < 1e9; value *= 1.37) assert.ok(roundUp(value) >= value * (1 - 1e-8));
});

test('StickyScale: grows at once', () => {
  const scale = new StickyScale();
  assert.equal(scale.next(26, 0), 30);
  assert.equal(scale.next(31, 1), 40);
});

test('StickyScale: shrinks to the highest of the last half minute, and not before', () => {
  const scale = new StickyScale(30_000);
  scale.next(200, 0);
  for (let now = 1000; now < 30_000; now += 1000) assert.equal(scale.next(now === 9000 ? 42 : 11, now), 200);
  assert.equal(scale.next(11, 30_000), 50);
  assert.equal(scale.next(11, 60_000), 15);
});

test('StickyScale: a peak now and then keeps it', () => {
  const scale = new StickyScale(30_000);
  scale.next(200, 0);
  for (let now = 0; now < 600_000; now += 1000) assert.equal(scale.next(now % 20_000 === 0 ? 150 : 10, now), 200);
});

test('stack: tiers stand on each other, to scale', () => {
  const parts = stack({ tiers: [[20], [5], [5]], silent: new Set(), scale: 40, told: true }, 1000);
  assert.deepEqual(parts.map(({ tier, from, to }) => [tier, from, to]), [[0, 0, 0.5], [1, 0.5, 0.625], [2, 0.625, 0.75]]);
});

test('stack: one stuck transaction among thousands is seen', () => {
  const parts = stack({ tiers: [[9000], [0], [1]], silent: new Set(), scale: 10_000, told: true }, 100);
  assert.ok(parts[1].tier === 2 && (parts[1].to - parts[1].from) * 100 >= 1.99);
});

test('stack: above the scale it ends at the end, and what is stuck is still seen', () => {
  const parts = stack({ tiers: [[200], [0], [3]], silent: new Set(), scale: 100, told: true }, 100);
  assert.ok(parts.every(({ from, to }) => from >= 0 && to <= 1 && to > from));
  assert.equal(parts.at(-1)?.tier, 2);
});

test('stack: an idle agent is there', () => {
  const parts = stack({ tiers: [[0, 1], [0, 0], [0, 0]], silent: new Set(), scale: 10, told: true }, 100);
  assert.deepEqual(parts.map(({ tier, agent }) => [tier, agent]), [[-1, 0], [0, 1]]);
});

test('planActive: there is a plan in a box that is too narrow for its number', () => {
  const { total } = planActive('auto', 20, 230, sizes, { ...content, total: 4.2 });
  assert.ok(total.font * 4.2 <= 20);
});

test('planActive: there is a plan in a box of a few pixels, or of none', () => {
  for (const [width, height] of [[6, 4], [300, 3], [2, 200], [0, 0]]) {
    const { tiers, total } = planActive('auto', width, height, sizes, content);
    assert.ok(!tiers && total.font >= 0 && total.font <= height, `${width} x ${height}: ${total.font}`);
  }
});

test('planActive: an arc, and bars where the box is very wide or tall', () => {
  assert.equal(planActive('auto', 600, 300, sizes, content).layout, 'arc');
  assert.equal(planActive('auto', 800, 100, sizes, content).layout, 'bars');
  assert.equal(planActive('auto', 150, 600, sizes, content).layout, 'bars');
  assert.equal(planActive('bars', 600, 300, sizes, content).layout, 'bars');
  assert.equal(planActive('arc', 800, 100, sizes, content).layout, 'arc');
});

test('planActive: a box of the usual size has all of it, in the board\'s own sizes', () => {
  const plan = planActive('auto', 800, 340, sizes, content);
  assert.ok(plan.tiers && plan.busiest && plan.label >= 20);
});

test('planActive: nothing leaves the box or stands on another, in any ratio', () => {
  for (const layout of /** @type {const} */ (['auto', 'arc', 'bars']))
    for (const tiers of [0, 3, 4])
      for (const total of [1.9, 2.9, 6])
        for (let width = 40; width < 2500; width *= 1.45)
          for (let height = 40; height < 1500; height *= 1.45) {
            const it = { ...content, tiers, total, number: total };
            const plan = planActive(layout, width, height, sizes, it);
            const what = JSON.stringify({ width, height, plan });
            const blocks = [plan.picture, plan.tiers, plan.busiest].filter((box) => box !== null);
            for (const box of [...blocks, plan.total])
              assert.ok(box.x >= -0.5 && box.y >= -0.5 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5, what);
            blocks.forEach((a, i) => blocks.slice(i + 1).forEach((b) => assert.ok(apart(a, b), what)));
            if (plan.tiers?.direction === 'row') {
              const one = (1.35 + it.label + 0.6 + it.number * numberScale) * plan.label;
              assert.ok(one * tiers <= plan.tiers.width + 0.5, what);
            } else if (plan.tiers) {
              assert.ok(tiers * line * plan.label <= plan.tiers.height + 0.5, what);
            }
            const textWidth = plan.total.font * total;
            assert.ok(textWidth <= (plan.layout === 'arc' ? plan.picture.width * 0.55 : plan.total.width) + 0.5, what);
          }
});

/** @param {import('../../wwwroot/js/widgets/active/plan.js').Box} a @param {import('../../wwwroot/js/widgets/active/plan.js').Box} b */
function apart(a, b) {
  return a.x + a.width <= b.x + 0.5 || b.x + b.width <= a.x + 0.5 || a.y + a.height <= b.y + 0.5 || b.y + b.height <= a.y + 0.5;
}
