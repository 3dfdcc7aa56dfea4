import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contains, unionOf } from '../../wwwroot/js/designer/geometry/boxes.js';
import { distributed, handleAt, handleNear, handles, leastOf, pullOf, resized, turnedTo } from '../../wwwroot/js/designer/geometry/resize.js';
import { randomBox, randomOf, seeds, whole } from './designer-random.mjs';

/** @typedef {import('../../wwwroot/js/designer/geometry/boxes.js').Box} Box */

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const box = (x, y, width, height) => ({ x, y, width, height });
const from = box(100, 100, 200, 100);
const least = { width: 20, height: 20 };

for (const [handle, options, dx, dy, to] of /** @type {[any, any, number, number, Box][]} */ ([
  ['e', {}, 30, 99, box(100, 100, 230, 100)],
  ['w', {}, 30, 99, box(130, 100, 170, 100)],
  ['n', {}, 99, -10, box(100, 90, 200, 110)],
  ['s', {}, 99, -10, box(100, 100, 200, 90)],
  ['se', {}, 30, 10, box(100, 100, 230, 110)],
  ['nw', {}, 30, 10, box(130, 110, 170, 90)],
  ['ne', {}, 30, 10, box(100, 110, 230, 90)],
  ['sw', {}, 30, 10, box(130, 100, 170, 110)],
  ['se', { fromCentre: true }, 30, 10, box(70, 90, 260, 120)],
  ['w', { fromCentre: true }, 30, 0, box(130, 100, 140, 100)],
  ['se', { keepRatio: true }, 100, 10, box(100, 100, 300, 150)],
  ['se', { keepRatio: true }, 0, 100, box(100, 100, 400, 200)],
  ['nw', { keepRatio: true }, -100, 0, box(0, 50, 300, 150)],
  ['e', { keepRatio: true }, 100, 0, box(100, 75, 300, 150)],
  ['n', { keepRatio: true }, 0, -50, box(50, 50, 300, 150)],
  ['se', { keepRatio: true, fromCentre: true }, 50, 0, box(50, 75, 300, 150)],
  ['e', { least }, -1000, 0, box(100, 100, 20, 100)],
  ['w', { least }, 1000, 0, box(280, 100, 20, 100)],
  ['se', { least, fromCentre: true }, -1000, -1000, box(190, 140, 20, 20)],
  ['se', { least, keepRatio: true }, -1000, -1000, box(100, 100, 40, 20)],
]))
  test(`resize: ${handle} by ${dx} ${dy} ${Object.keys(options)}`, () => assert.deepEqual(resized(from, handle, dx, dy, options), to));

test('resize: what is smaller than the least already does not jump', () => {
  assert.deepEqual(resized(box(0, 0, 10, 100), 'e', -5, 0, { least }), box(0, 0, 10, 100));
  assert.deepEqual(resized(box(0, 0, 10, 100), 'e', 5, 0, { least }), box(0, 0, 15, 100));
});

test('snap: the moving edges go to their lines', () => {
  const snap = () => ({ dx: 3, dy: -2 });
  assert.deepEqual(resized(from, 'se', 30, 10, { snap }), box(100, 100, 233, 108));
  assert.deepEqual(resized(from, 'nw', 30, 10, { snap }), box(133, 108, 167, 92));
  assert.deepEqual(resized(from, 'e', 30, 10, { snap: () => ({ dx: 3, dy: 0 }) }), box(100, 100, 233, 100));
});

test('snap: from the centre the other edge goes as far', () =>
  assert.deepEqual(resized(from, 'e', 30, 0, { fromCentre: true, snap: () => ({ dx: 3, dy: 0 }) }), box(67, 100, 266, 100)));

test('snap: with the ratio kept one edge decides, the one nearer to its line', () => {
  assert.deepEqual(resized(from, 'se', 90, 0, { keepRatio: true, snap: () => ({ dx: 10, dy: 30 }) }), box(100, 100, 300, 150));
  assert.deepEqual(resized(from, 'se', 90, 0, { keepRatio: true, snap: () => ({ dx: 40, dy: 5 }) }), box(100, 100, 300, 150));
  assert.deepEqual(resized(from, 'nw', -90, 0, { keepRatio: true, snap: () => ({ dx: -10, dy: 0 }) }), box(0, 50, 300, 150));
});

test('snap: is measured from an edge that has stopped, not from the pointer', () =>
  assert.deepEqual(resized(from, 'e', -1000, 0, { least, snap: ({ width }) => ({ dx: width === 20 ? 5 : 0, dy: 0 }) }), box(100, 100, 25, 100)));

test('handles: at their corners and sides', () => {
  assert.deepEqual(handles.map((handle) => handleAt(from, handle)), [
    { x: 200, y: 100 }, { x: 300, y: 100 }, { x: 300, y: 150 }, { x: 300, y: 200 }, { x: 200, y: 200 }, { x: 100, y: 200 }, { x: 100, y: 150 }, { x: 100, y: 100 },
  ]);
});

for (const seed of seeds(100))
  test(`resize: numbers, at least the least, the ratio kept, the anchor still, seed ${seed}`, () => {
    const random = randomOf(seed);
    const start = randomBox(random, 20);
    const handle = handles[whole(random, 0, 7)];
    const options = { keepRatio: random() < 0.5, fromCentre: random() < 0.5, least, ...(random() < 0.5 && { snap: () => ({ dx: whole(random, -8, 8), dy: whole(random, -8, 8) }) }) };
    const to = resized(start, handle, whole(random, -3000, 3000), whole(random, -3000, 3000), options);
    for (const value of Object.values(to)) assert.ok(Number.isFinite(value));
    assert.ok(to.width >= 20 - 1e-9 && to.height >= 20 - 1e-9, `${to.width} x ${to.height}`);
    if (options.keepRatio) assert.ok(Math.abs(to.width / to.height / (start.width / start.height) - 1) < 1e-9);
    const pull = pullOf(handle);
    const [partX, partY] = options.fromCentre ? [0.5, 0.5] : [(1 - pull.x) / 2, (1 - pull.y) / 2];
    assert.ok(Math.abs(to.x + to.width * partX - (start.x + start.width * partX)) < 1e-9);
    assert.ok(Math.abs(to.y + to.height * partY - (start.y + start.height * partY)) < 1e-9);
  });

test('selection: each box keeps its part of the union', () =>
  assert.deepEqual(distributed([box(100, 100, 50, 100), box(200, 150, 100, 50)], from, box(0, 0, 400, 300)), [box(0, 0, 100, 300), box(200, 150, 200, 150)]));

test('selection: rounded edges still touch', () => {
  const [a, b] = distributed([box(0, 0, 50, 100), box(50, 0, 51, 100)], box(0, 0, 101, 100), box(0, 0, 137, 100), 1);
  assert.equal(a.x + a.width, b.x);
  assert.equal(b.x + b.width, 137);
});

for (const seed of seeds(50))
  test(`selection: none gets smaller than the least, none leaves the union, and back again is where it was, seed ${seed}`, () => {
    const random = randomOf(seed);
    const boxes = Array.from({ length: 8 }, () => randomBox(random, 20));
    const union = /** @type {Box} */ (unionOf(boxes));
    const handle = handles[whole(random, 0, 7)];
    const to = resized(union, handle, whole(random, -3000, 3000), whole(random, -3000, 3000), { keepRatio: random() < 0.3, least: leastOf(boxes, union, least) });
    const after = distributed(boxes, union, to);
    const grown = { x: to.x - 1e-6, y: to.y - 1e-6, width: to.width + 2e-6, height: to.height + 2e-6 };
    for (const one of after) {
      assert.ok(one.width >= 20 - 1e-9 && one.height >= 20 - 1e-9);
      assert.ok(contains(grown, one));
    }
    for (const one of distributed(boxes, union, to, 1, least)) assert.ok(one.width >= 20 && one.height >= 20 && Object.values(one).every(Number.isInteger));
    for (const [i, one] of distributed(after, to, union).entries())
      for (const side of /** @type {const} */ (['x', 'y', 'width', 'height'])) assert.ok(Math.abs(one[side] - boxes[i][side]) < 1e-6);
  });

for (const [angle, to, snapped, after] of /** @type {[number, { x: number, y: number }, boolean, number][]} */ ([
  [0, { x: 10, y: 0 }, false, 90], [0, { x: 0, y: 10 }, false, 180], [90, { x: -10, y: 0 }, false, 0], [0, { x: 1, y: -10 }, false, 6],
  [0, { x: 1, y: -10 }, true, 0], [0, { x: 10, y: -11 }, true, 45], [7, { x: 0, y: -10 }, true, 0], [350, { x: 0, y: -10 }, false, 350],
]))
  test(`turn: ${angle} to ${to.x} ${to.y}${snapped ? ' snapped' : ''} is ${after}`, () => assert.equal(turnedTo(angle, { x: 0, y: 0 }, { x: 0, y: -10 }, to, snapped), after));

test('handle: taken hold of from outside and near its edge, but the middle of what is flat moves it', () => {
  const flat = { x: 100, y: 100, width: 1000, height: 20 };
  assert.equal(handleNear(flat, { x: 600, y: 110 }, 11), null);
  assert.equal(handleNear(flat, { x: 600, y: 117 }, 11), 's');
  assert.equal(handleNear(flat, { x: 605, y: 130 }, 11), 's');
  assert.equal(handleNear(flat, { x: 1095, y: 123 }, 11), 'se');
  assert.equal(handleNear(flat, { x: 1095, y: 110 }, 11), 'e');
  assert.equal(handleNear(flat, { x: 600, y: 132 }, 11), null);
  assert.equal(handleNear({ x: 0, y: 0, width: 8, height: 8 }, { x: 4, y: 4 }, 11), null);
});
