import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align, distribute, sameSize, tidy, unitOf } from '../../wwwroot/js/designer/geometry/arrange.js';
import { intersects, unionOf } from '../../wwwroot/js/designer/geometry/boxes.js';
import { randomBox, randomOf, seeds, whole } from './designer-random.mjs';

/**
 * @typedef {import('../../wwwroot/js/designer/geometry/boxes.js').Box} Box
 * @typedef {import('../../wwwroot/js/designer/geometry/arrange.js').Unit} Unit
 */

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const box = (x, y, width, height) => ({ x, y, width, height });
/** @param {Box[]} boxes @returns {Unit[]} each a widget: a, b, c */
const widgets = (...boxes) => boxes.map((one, i) => unitOf([{ id: String.fromCharCode(97 + i), box: one }]));
/** @param {Map<string, Box>} changes */
const told = (changes) => Object.fromEntries([...changes].map(([id, { x, y, width, height }]) => [id, [x, y, width, height]]));
/** @param {readonly Unit[]} units @param {Map<string, Box>} changes @returns {Unit[]} */
const applied = (units, changes) => units.map(({ ids, boxes }) => unitOf(ids.map((id, i) => ({ id, box: changes.get(id) ?? boxes[i] }))));
const canvas = { width: 1920, height: 1080 };

const three = widgets(box(100, 100, 50, 50), box(300, 200, 101, 80), box(120, 400, 200, 30));
for (const [how, changes] of /** @type {[any, any][]} */ ([
  ['left', { b: [100, 200, 101, 80], c: [100, 400, 200, 30] }],
  ['right', { a: [351, 100, 50, 50], c: [201, 400, 200, 30] }],
  ['centre', { a: [226, 100, 50, 50], b: [200, 200, 101, 80], c: [151, 400, 200, 30] }],
  ['top', { b: [300, 100, 101, 80], c: [120, 100, 200, 30] }],
  ['bottom', { a: [100, 380, 50, 50], b: [300, 350, 101, 80] }],
  ['middle', { a: [100, 240, 50, 50], b: [300, 225, 101, 80], c: [120, 250, 200, 30] }],
]))
  test(`align: ${how} of the selection, only what moves`, () => assert.deepEqual(told(align(three, how, canvas)), changes));

test('align: a single unit to the canvas, nothing to nothing', () => {
  assert.deepEqual(told(align(widgets(box(100, 100, 50, 50)), 'right', canvas)), { a: [1870, 100, 50, 50] });
  assert.deepEqual(told(align(widgets(box(100, 100, 50, 50)), 'middle', canvas)), { a: [100, 515, 50, 50] });
  assert.equal(align([], 'left', canvas).size, 0);
});

test('align: a group moves as one', () => {
  const group = unitOf([{ id: 'g1', box: box(200, 200, 50, 50) }, { id: 'g2', box: box(260, 230, 40, 90) }]);
  assert.deepEqual(told(align([...widgets(box(100, 100, 50, 50)), group], 'left', canvas)), { g1: [100, 200, 50, 50], g2: [160, 230, 40, 90] });
});

test('distribute: gaps and centres', () => {
  const row = widgets(box(0, 0, 100, 10), box(120, 5, 20, 10), box(400, 0, 60, 10), box(150, 3, 100, 10));
  // 460 less 280 leaves 180 for three gaps.
  assert.deepEqual(told(distribute(row, 'x', 'gaps')), { b: [160, 5, 20, 10], d: [240, 3, 100, 10] });
  // From 50 to 430 by 126 2/3, rounded.
  assert.deepEqual(told(distribute(row, 'x', 'centres')), { b: [167, 5, 20, 10], d: [253, 3, 100, 10] });
  assert.deepEqual(told(distribute(widgets(box(0, 0, 10, 100), box(0, 130, 10, 100), box(0, 300, 10, 100)), 'y', 'gaps')), { b: [0, 150, 10, 100] });
  assert.equal(distribute(row.slice(0, 2), 'x', 'gaps').size, 0);
});

for (const seed of seeds(50))
  test(`distribute: gaps differ by at most a step, the outermost stay, again changes nothing, seed ${seed}`, () => {
    const random = randomOf(seed);
    const units = widgets(...Array.from({ length: whole(random, 3, 7) }, () => ({ ...randomBox(random), width: whole(random, 10, 250), height: whole(random, 10, 140) })));
    const axis = seed % 2 ? 'x' : 'y';
    const side = axis === 'x' ? 'width' : 'height';
    const after = applied(units, distribute(units, axis, 'gaps')).sort((a, b) => a.box[axis] - b.box[axis]);
    const gaps = after.slice(1).map(({ box: one }, i) => one[axis] - after[i].box[axis] - after[i].box[side]);
    assert.ok(after.every(({ box: one }) => Object.values(one).every(Number.isFinite)));
    // Too large for where they stand they overlap, and a gap below nothing has no such order.
    if (gaps.some((gap) => gap < 0)) return;
    assert.ok(Math.max(...gaps) - Math.min(...gaps) <= 1 + 1e-9, gaps.join(' '));
    assert.equal(distribute(after, axis, 'gaps').size, 0);
    const [before, now] = [units, after].map((list) => /** @type {Box} */ (unionOf(list.map(({ box: one }) => one))));
    assert.deepEqual([now[axis], now[axis] + now[side]], [before[axis], before[axis] + before[side]]);
  });

test('tidy: a scattered grid becomes one with equal gaps', () => {
  const units = widgets(box(100, 100, 100, 50), box(213, 108, 100, 50), box(340, 95, 100, 50), box(104, 170, 100, 50), box(350, 180, 90, 60));
  // Gaps of 13, 27, 12 (95 + 63 to 170), 146: the third of four.
  assert.deepEqual(told(tidy(units)), {
    a: [100, 95, 100, 50], b: [227, 95, 100, 50], c: [354, 95, 100, 50], d: [100, 172, 100, 50], e: [354, 172, 90, 60],
  });
  assert.deepEqual(told(tidy(units, 14)).e, [328, 159, 90, 60], 'in the column that it is nearest to');
});

test('tidy: one row, one column', () => {
  assert.deepEqual(told(tidy(widgets(box(0, 0, 50, 50), box(60, 7, 50, 50), box(117, 0, 50, 50)), 10)), { b: [60, 0, 50, 50], c: [120, 0, 50, 50] });
  assert.deepEqual(told(tidy(widgets(box(0, 0, 50, 50), box(7, 60, 50, 50)), 10)), { b: [0, 60, 50, 50] });
});

for (const seed of seeds(60))
  test(`tidy: numbers, sizes kept, nothing over another, again changes nothing, seed ${seed}`, () => {
    const random = randomOf(seed);
    const units = widgets(...Array.from({ length: whole(random, 1, 20) }, () => randomBox(random)));
    const after = applied(units, tidy(units, 14));
    for (const [i, { box: one }] of after.entries()) {
      assert.ok(Object.values(one).every(Number.isFinite));
      assert.deepEqual([one.width, one.height], [units[i].box.width, units[i].box.height]);
      if (units.length > 1) for (const other of after.slice(i + 1)) assert.ok(!intersects(one, other.box));
    }
    const gap = tidy(units);
    for (const { x, y } of gap.values()) assert.ok(Number.isInteger(x) && Number.isInteger(y));
    assert.equal(tidy(after, 14).size, 0);
  });

test('same size: as the last selected, a group keeps its parts', () => {
  const key = widgets(box(0, 0, 200, 100))[0];
  const group = unitOf([{ id: 'g1', box: box(0, 0, 50, 50) }, { id: 'g2', box: box(50, 0, 50, 50) }]);
  assert.deepEqual(told(sameSize([group, key], 'width')), { g1: [0, 0, 100, 50], g2: [100, 0, 100, 50] });
  assert.deepEqual(told(sameSize([group, key], 'height')), { g1: [0, 0, 50, 100], g2: [50, 0, 50, 100] });
  assert.deepEqual(told(sameSize([group, key], 'size')), { g1: [0, 0, 100, 100], g2: [100, 0, 100, 100] });
  assert.equal(sameSize([], 'size').size, 0);
});

test('same size: no member of a group falls below the least', () => {
  const key = widgets(box(0, 0, 100, 100))[0];
  const group = unitOf([{ id: 'g1', box: box(0, 0, 40, 300) }, { id: 'g2', box: box(40, 0, 360, 300) }]);
  assert.deepEqual(told(sameSize([group, key], 'width', { width: 20, height: 20 })), { g1: [0, 0, 20, 300], g2: [20, 0, 180, 300] });
});

for (const seed of seeds(30))
  test(`arrange: numbers and the least size whatever is done after another, and the boxes from before put back are the same, seed ${seed}`, () => {
    const random = randomOf(seed);
    const least = { width: 10, height: 10 };
    const before = Array.from({ length: whole(random, 1, 8) }, (_, i) => unitOf(Array.from({ length: whole(random, 1, 3) }, (__, k) => ({ id: `w${i}-${k}`, box: randomBox(random) }))));
    const kept = structuredClone(before);
    const operations = [
      (/** @type {Unit[]} */ units) => align(units, /** @type {const} */ (['left', 'centre', 'right', 'top', 'middle', 'bottom'])[whole(random, 0, 5)], canvas),
      (/** @type {Unit[]} */ units) => distribute(units, random() < 0.5 ? 'x' : 'y', random() < 0.5 ? 'gaps' : 'centres'),
      (/** @type {Unit[]} */ units) => tidy(units),
      (/** @type {Unit[]} */ units) => sameSize(units, /** @type {const} */ (['width', 'height', 'size'])[whole(random, 0, 2)], least),
    ];
    let units = before;
    for (let i = 0; i < 20; i++) {
      const changes = operations[whole(random, 0, 3)](units);
      for (const one of changes.values()) assert.ok(Object.values(one).every(Number.isFinite) && one.width >= 10 - 1e-9 && one.height >= 10 - 1e-9);
      units = applied(units, changes);
    }
    assert.deepEqual(before, kept, 'nothing is written over');
  });
