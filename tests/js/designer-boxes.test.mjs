import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  behind, boundsOf, centreOf, clampInto, contains, equal, fitInto, fromPoints, hitsAt, holds, intersects, moved, roundTo, rounded, stepOf, turned, unionOf, within,
} from '../../wwwroot/js/designer/geometry/boxes.js';
import { randomBox, randomItems, randomOf, seeds, whole } from './designer-random.mjs';

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const box = (x, y, width, height) => ({ x, y, width, height });

test('union: spans all, of none there is none', () => {
  assert.equal(unionOf([]), null);
  assert.deepEqual(unionOf([box(10, 20, 30, 40), box(-5, 30, 10, 100)]), box(-5, 20, 45, 110));
});

test('box: centre, corners in any order, moved, equal', () => {
  assert.deepEqual(centreOf(box(10, 20, 30, 40)), { x: 25, y: 40 });
  assert.deepEqual(fromPoints({ x: 40, y: 5 }, { x: 10, y: 25 }), box(10, 5, 30, 20));
  assert.deepEqual(moved(box(1, 2, 3, 4), 10, -10), box(11, -8, 3, 4));
  assert.ok(equal(box(1, 2, 3, 4), box(1, 2, 3, 4)));
  for (const other of [box(0, 2, 3, 4), box(1, 0, 3, 4), box(1, 2, 0, 4), box(1, 2, 3, 0)]) assert.ok(!equal(box(1, 2, 3, 4), other));
});

test('holds, contains and intersects: edges belong to a box, neighbours do not intersect', () => {
  const a = box(0, 0, 100, 100);
  assert.ok(holds(a, { x: 100, y: 0 }) && !holds(a, { x: 100.1, y: 0 }) && !holds(a, { x: 50, y: -0.1 }));
  assert.ok(contains(a, a) && contains(a, box(10, 10, 90, 90)) && !contains(a, box(10, 10, 91, 90)) && !contains(a, box(10, 10, 90, 91)));
  assert.ok(intersects(a, box(99, 99, 5, 5)) && !intersects(a, box(100, 0, 10, 10)) && !intersects(a, box(0, 100, 10, 10)));
});

for (const [size, step] of /** @type {[number, number][]} */ ([[1080, 1], [100, 1], [99, 0.1], [16, 0.1], [9, 0.01], [1, 0.01]]))
  test(`step: a canvas ${size} high is rounded to ${step}`, () => assert.equal(stepOf({ width: size * 16, height: size }), step));

test('round: whole, without the digits of a binary fraction, and never minus nothing', () => {
  assert.equal(roundTo(0.1 + 0.2, 0.1), 0.3);
  assert.equal(roundTo(1.1234, 0.01), 1.12);
  assert.ok(Object.is(roundTo(-0.2, 1), 0));
});

for (const seed of seeds(50))
  test(`rounded: neighbours still touch and nothing vanishes, seed ${seed}`, () => {
    const random = randomOf(seed);
    const step = [1, 0.1, 0.01][seed % 3];
    const a = { x: random() * 100, y: random() * 100, width: random() * 3 * step, height: random() * 50 };
    const b = { x: a.x + a.width, y: a.y, width: 5 + random() * 50, height: random() * 50 };
    const [left, right] = [rounded(a, step), rounded(b, step)];
    assert.ok(left.width >= step && left.height >= step);
    for (const value of Object.values(left)) assert.equal(value, roundTo(value, step));
    // What had to be kept from vanishing is the only one to reach further.
    if (roundTo(a.x + a.width, step) > left.x) assert.ok(Math.abs(left.x + left.width - right.x) < 1e-9);
  });

const canvas = { width: 1920, height: 1080 };
for (const [name, from, part, x, y] of /** @type {[string, any, number, number, number][]} */ ([
  ['inside stays', box(10, 10, 100, 100), 20, 10, 10],
  ['left and up', box(-500, -500, 100, 100), 20, -80, -80],
  ['right and down', box(5000, 5000, 100, 100), 20, 1900, 1060],
  ['one smaller than the part is visible whole', box(-500, 5000, 10, 10), 20, 0, 1070],
  ['all of it', box(-500, 5000, 100, 100), Infinity, 0, 980],
  ['all of one larger than the canvas', box(-500, 500, 3000, 2000), Infinity, 0, 0],
]))
  test(`clamp: ${name}`, () => assert.deepEqual(clampInto(from, canvas, part), { ...from, x, y }));

for (const seed of seeds(50))
  test(`clamp: some stays visible, the size stays, a second time changes nothing, seed ${seed}`, () => {
    const random = randomOf(seed);
    const from = { x: whole(random, -5000, 5000), y: whole(random, -5000, 5000), width: whole(random, 1, 4000), height: whole(random, 1, 4000) };
    const to = clampInto(from, canvas, 20);
    assert.ok(intersects(to, box(0, 0, 1920, 1080)));
    assert.deepEqual([to.width, to.height], [from.width, from.height]);
    assert.deepEqual(clampInto(to, canvas, 20), to);
    assert.ok(contains(box(0, 0, 1920, 1080), fitInto(from, canvas)));
  });

test('turned: clockwise, and the bounds of what is turned', () => {
  const { x, y } = turned({ x: 10, y: 0 }, { x: 0, y: 0 }, 90);
  assert.ok(Math.abs(x) < 1e-9 && Math.abs(y - 10) < 1e-9);
  const bounds = boundsOf(box(0, 0, 100, 20), 90);
  for (const [actual, wanted] of [[bounds.x, 40], [bounds.y, -40], [bounds.width, 20], [bounds.height, 100]]) assert.ok(Math.abs(actual - wanted) < 1e-9);
});

const pile = [
  { id: 'ground', box: box(0, 0, 1920, 1080), locked: true },
  { id: 'low', box: box(100, 100, 200, 200) },
  { id: 'gone', box: box(100, 100, 200, 200), hidden: true },
  { id: 'high', box: box(150, 150, 200, 200) },
  { id: 'bar', box: box(400, 190, 200, 20), angle: 90 },
];

test('hits: the topmost first, locked and hidden ones let through, turned ones where they are seen', () => {
  assert.deepEqual(hitsAt(pile, { x: 200, y: 200 }), ['high', 'low']);
  assert.deepEqual(hitsAt(pile, { x: 110, y: 110 }), ['low']);
  assert.deepEqual(hitsAt(pile, { x: 1000, y: 1000 }), []);
  assert.deepEqual([hitsAt(pile, { x: 500, y: 120 }), hitsAt(pile, { x: 410, y: 200 })], [['bar'], []]);
});

test('hits: a thin line is as thick as is asked for, others are what they are', () => {
  const line = [{ id: 'line', box: box(100, 100, 300, 4) }, { id: 'panel', box: box(100, 120, 300, 100) }];
  assert.deepEqual([hitsAt(line, { x: 200, y: 107 }), hitsAt(line, { x: 200, y: 107 }, 12), hitsAt(line, { x: 200, y: 97 }, 12), hitsAt(line, { x: 200, y: 109 }, 12)], [[], ['line'], ['line'], []]);
  assert.deepEqual([hitsAt(line, { x: 200, y: 118 }, 12), hitsAt(line, { x: 97, y: 102 }, 12)], [[], []]);
});

test('behind: goes down the pile and begins anew', () => {
  const hits = ['c', 'b', 'a'];
  assert.deepEqual([null, 'c', 'b', 'a', 'other'].map((current) => behind(hits, current)), ['c', 'b', 'a', 'c', 'c']);
  assert.equal(behind([], 'a'), null);
});

test('marquee: touching or inside, and shift adds', () => {
  assert.deepEqual(within(pile, box(90, 90, 215, 215), 'touching'), ['low', 'high']);
  assert.deepEqual(within(pile, box(90, 90, 215, 215), 'inside'), ['low']);
  assert.deepEqual(within(pile, box(90, 90, 215, 215), 'inside', ['high', 'low']), ['high', 'low']);
  assert.deepEqual(within(pile, box(300, 90, 1, 1), 'touching', ['bar']), ['bar']);
});

test('marquee: a turned box is touched where it is seen', () => {
  const slanted = [{ id: 'slanted', box: box(0, 90, 200, 20), angle: 45 }];
  assert.deepEqual(within(slanted, box(150, 30, 20, 20), 'touching'), [], 'in a corner of its bounds');
  assert.deepEqual(within(slanted, box(90, 90, 20, 20), 'touching'), ['slanted']);
  assert.deepEqual(within(slanted, box(0, 0, 200, 200), 'inside'), ['slanted']);
});

for (const seed of seeds(20))
  test(`marquee: what is inside is touched, and what is hit is touched by its point, seed ${seed}`, () => {
    const random = randomOf(seed);
    const items = randomItems(random, 100);
    const marquee = randomBox(random);
    const [touched, inside] = [within(items, marquee, 'touching'), within(items, marquee, 'inside')];
    assert.ok(inside.every((id) => touched.includes(id)));
    const point = { x: whole(random, 0, 1920) + 0.5, y: whole(random, 0, 1080) + 0.5 };
    const spot = { x: point.x - 1e-6, y: point.y - 1e-6, width: 2e-6, height: 2e-6 };
    assert.deepEqual(hitsAt(items, point).reverse(), within(items, spot, 'touching'));
  });
