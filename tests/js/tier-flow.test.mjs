import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tiersOf } from '../../wwwroot/js/widgets/tier-flow.js';
import { layersOf, planTiers } from '../../wwwroot/js/widgets/tier-flow/plan.js';

/** @param {({ x: number, y: number } | null)[]} places @param {[number, number][]} links */
const content = (places, links) => ({
  places, links, title: 5, marked: true, figure: (/** @type {number} */ font) => font * 2.6, second: 3, labels: links.map(() => ({ bare: 3, full: 6 })),
});
/** @type {[number, number][]} */
const chain = [[0, 1], [1, 2], [2, 3]];
const automatic = (/** @type {number} */ count) => new Array(count).fill(null);

test('layers: a tier stands behind all that lead to it', () => {
  assert.deepEqual(layersOf(4, chain), [0, 1, 2, 3]);
  assert.deepEqual(layersOf(4, [[0, 1], [1, 3], [0, 2], [2, 3], [0, 3]]), [0, 1, 1, 2]);
});

test('layers: the order of the links decides, not that of the nodes', () => assert.deepEqual(layersOf(3, [[2, 0], [0, 1]]), [1, 2, 0]));

test('layers: a way back does not turn the picture round', () => {
  assert.deepEqual(layersOf(3, [[0, 1], [1, 2], [2, 0], [1, 0]]), [0, 1, 2]);
});

for (const [what, given] of /** @type {[string, ReturnType<typeof content>][]} */ ([
  ['a chain', content(automatic(4), chain)],
  ['one alone', content(automatic(1), [])],
  ['a fan', content(automatic(9), [[0, 1], [0, 2], [0, 3], [1, 4], [2, 4], [3, 5], [4, 6], [5, 6], [6, 7], [6, 8]])],
  ['there and back', content(automatic(2), [[0, 1], [1, 0]])],
  ['24 of them', content(automatic(24), Array.from({ length: 23 }, (_, i) => [Math.floor(i / 2), i + 1]))],
  ['a placed ring', content([{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }], [...chain, [3, 0]])],
]))
  for (const ratio of [0.25, 1, 16 / 9, 4, 8])
    for (const area of [4000, 60_000, 500_000])
      test(`tiers: ${what} in ${ratio.toFixed(2)}:1 and ${area} px²: inside, nothing on anything`, () => {
        const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
        const plan = planTiers(width, height, 54, 26, given);
        if (!plan) {
          // Only where no digit could be read anyway.
          assert.ok(area < 10_000 || given.places.length > 20);
          return;
        }
        const boxes = [...plan.nodes, ...plan.words.filter((one) => one !== null)];
        for (const one of boxes) assert.ok(one.left >= -0.1 && one.right <= width + 0.1 && one.top >= -0.1 && one.bottom <= height + 0.1, 'inside');
        boxes.forEach((one, i) => boxes.slice(i + 1).forEach((other) =>
          assert.ok(one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top, 'apart')));
        assert.ok(plan.links.every((link) => Math.hypot(link.toX - link.x, link.toY - link.y) > 1), 'every way is seen');
      });

test('tiers: from left to right in a wide box, from top to bottom in a tall one, as placed where they are placed', () => {
  const ways = (/** @type {ReturnType<typeof planTiers>} */ plan) => plan?.links.map(({ x, y, toX, toY }) => (Math.abs(toX - x) > Math.abs(toY - y) ? '→' : '↓')).join('');
  assert.equal(ways(planTiers(1200, 200, 54, 26, content(automatic(4), chain))), '→→→');
  assert.equal(ways(planTiers(200, 800, 54, 26, content(automatic(4), chain))), '↓↓↓');
  const placed = content([{ x: 0.5, y: 0 }, { x: 0.5, y: 1 }], [[0, 1]]);
  assert.equal(ways(planTiers(900, 300, 54, 26, placed)), '↓');
});

test('tiers: what stands below a figure gives way before the names do', () => {
  const plan = planTiers(800, 110, 54, 26, content(automatic(3), [[0, 1], [1, 2]]));
  assert.deepEqual([plan?.titles, plan?.second], [true, false]);
});

test('tiers: those that only links name are there', () => {
  assert.deepEqual(tiersOf({ nodes: [], links: [{ from: 'a', to: 'b' }, { from: 'b', to: 'c' }] }).map(({ id }) => id), ['a', 'b', 'c']);
});
