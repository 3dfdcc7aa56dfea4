import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shares } from '../../wwwroot/js/widgets/throughput/lanes.js';
import { row } from '../../wwwroot/js/marked-list.js';
import { planThroughput } from '../../wwwroot/js/widgets/throughput/plan.js';

/** @typedef {import('../../wwwroot/js/marked-list.js').Needs} List */
/** @type {List} */
const tiers = { count: 3, name: 2.7, letter: 0, number: 2.4, share: 0 };
/** @type {List} */
const classes = { count: 4, name: 5, letter: 0.7, number: 3.2, share: 0 };
const content = { captions: [1, 2.8, 1.5], figure: (/** @type {number} */ i, /** @type {number} */ font) => font * [3.6, 1.9, 3.6][i], lists: [null, tiers, classes] };

/** Every rectangle of a plan. @param {ReturnType<typeof planThroughput>} plan */
function rectangles({ label, font, stations, lanes }) {
  const made = lanes.map(({ x, y, toX, toY, breadth }, i) => ({
    what: `lane ${i}`, left: Math.min(x, toX) - (x === toX ? breadth / 2 : 0), right: Math.max(x, toX) + (x === toX ? breadth / 2 : 0),
    top: Math.min(y, toY) - (y === toY ? breadth / 2 : 0), bottom: Math.max(y, toY) + (y === toY ? breadth / 2 : 0),
  }));
  stations.forEach(({ x, caption, baseline, list }, i) => {
    made.push({ what: `figure ${i}`, left: x, right: x + content.figure(i, font), top: baseline - font * 0.728, bottom: baseline });
    if (caption !== null) made.push({ what: `caption ${i}`, left: x, right: x + content.captions[i] * label, top: caption - label * 0.728, bottom: caption });
    if (list) {
      const columns = Math.ceil((i === 1 ? tiers : classes).count / list.rows);
      made.push({ what: `list ${i}`, left: list.x, right: list.x + columns * list.width + (columns - 1) * list.gap, top: list.y, bottom: list.y + list.rows * row * label });
    }
  });
  return made;
}

for (const ratio of [0.25, 0.5, 1, 16 / 9, 4, 8])
  for (const area of [3000, 30_000, 200_000, 600_000])
    test(`throughput: in a box of ${ratio.toFixed(2)}:1 and ${area} px² all stays inside, nothing on anything`, () => {
      const [width, height] = [Math.sqrt(area * ratio), Math.sqrt(area / ratio)];
      const all = rectangles(planThroughput(width, height, 100, 26, content));
      for (const one of all) assert.ok(one.left >= -0.5 && one.right <= width + 0.5 && one.top >= -0.5 && one.bottom <= height + 0.5, `${one.what} inside`);
      for (const [i, one] of all.entries())
        for (const other of all.slice(i + 1))
          assert.ok(one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5, `${one.what} on ${other.what}`);
    });

test('throughput: from left to right in a wide box, from top to bottom in a tall one', () => {
  const direction = (/** @type {number} */ width, /** @type {number} */ height) => {
    const { lanes: [{ x, toX }] } = planThroughput(width, height, 100, 26, content);
    return x === toX ? 'down' : 'across';
  };
  assert.deepEqual([direction(1200, 150), direction(900, 400), direction(170, 700)], ['across', 'across', 'down']);
});

test('throughput: names give way before numbers, lists before figures', () => {
  const wide = planThroughput(1400, 300, 100, 26, content);
  assert.ok(wide.stations[2].list?.names);
  const narrow = planThroughput(150, 700, 100, 26, content);
  assert.ok(narrow.stations[2].list && !narrow.stations[2].list.names);
  assert.equal(planThroughput(150, 20, 100, 26, content).stations[2].list, null);
});


test('lanes: as broad as their rates, and three failures among thousands are seen', () => {
  const broad = shares([800, 90, 9, 0.001], 1000, 100);
  assert.deepEqual(broad.slice(0, 2), [80, 9]);
  assert.ok(broad[3] >= 3);
  assert.ok(shares([1000, 0, 0, 5], 1000, 100).reduce((sum, one) => sum + one, 0) <= 100);
  assert.deepEqual(shares([0, 0, 0, 0], 1, 100), [0, 0, 0, 0]);
});
