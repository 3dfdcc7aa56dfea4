import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOver, fit, fitBox, fullSize, niceStep, pan, panAtEdge, ticks, toBoard, toScreen, zoomAt, zoomStep, zooms } from '../../wwwroot/js/designer/geometry/viewport.js';
import { randomBox, randomOf, seeds, whole } from './designer-random.mjs';

const view = { width: 1366, height: 768 };
const canvas = { width: 3200, height: 900 };
const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) < 1e-6;

test('fit: the whole canvas in the middle', () => {
  const port = fit(canvas, view, 40);
  assert.equal(port.zoom, 1286 / 3200);
  assert.deepEqual(Object.values(toScreen(port, { x: 1600, y: 450 })), [683, 384]);
  assert.ok(near(toScreen(port, { x: 0, y: 0 }).x, 40));
});

test('fit: a selection, at most at the zoom asked for, and a view too small for its padding', () => {
  assert.equal(fitBox({ x: 10, y: 10, width: 20, height: 10 }, view, 40, 2).zoom, 2);
  assert.equal(fitBox({ x: 10, y: 10, width: 0, height: 0 }, view, 40).zoom, zooms.most);
  assert.equal(fit(canvas, { width: 50, height: 20 }, 40).zoom, zooms.least);
});

test('100 %: one board unit is one pixel, around the middle', () => {
  const port = fit(canvas, view, 40);
  const full = fullSize(port, view);
  assert.ok(near(full.zoom, 1));
  assert.ok(near(toBoard(full, { x: 683, y: 384 }).x, 1600) && near(toBoard(full, { x: 683, y: 384 }).y, 450));
});

test('zoom: by the usual steps, to the ends and no farther', () => {
  const from = { zoom: 0.4, x: 0, y: 0 };
  assert.ok(near(zoomStep(from, { x: 0, y: 0 }, 1).zoom, 0.5) && near(zoomStep(from, { x: 0, y: 0 }, -1).zoom, 0.25));
  assert.ok(near(zoomStep({ ...from, zoom: 1.0000001 }, { x: 0, y: 0 }, 1).zoom, 1.5));
  for (const [zoom, way] of /** @type {[number, 1 | -1][]} */ ([[zooms.most, 1], [zooms.least, -1]])) assert.deepEqual(zoomStep({ zoom, x: 5, y: 6 }, { x: 9, y: 9 }, way), { zoom, x: 5, y: 6 });
});

for (const seed of seeds(40))
  test(`zoom: the point stays, the zoom within its bounds, seed ${seed}`, () => {
    const random = randomOf(seed);
    const port = { zoom: 0.05 + random() * 7, x: whole(random, -900, 900), y: whole(random, -900, 900) };
    const point = { x: whole(random, 0, 1366), y: whole(random, 0, 768) };
    const to = zoomAt(port, point, 10 ** (random() * 4 - 2));
    assert.ok(to.zoom >= zooms.least && to.zoom <= zooms.most);
    assert.ok(near(toBoard(port, point).x, toBoard(to, point).x) && near(toBoard(port, point).y, toBoard(to, point).y));
    const back = toBoard(to, toScreen(to, { x: 123, y: 456 }));
    assert.ok(near(back.x, 123) && near(back.y, 456));
  });

for (const seed of seeds(40))
  test(`pan: the board never gets lost, and moves freely while it is there, seed ${seed}`, () => {
    const random = randomOf(seed);
    const port = fitBox(randomBox(random), view, 20);
    const to = pan(port, whole(random, -90000, 90000), whole(random, -90000, 90000), canvas, view);
    const [start, end] = [toScreen(to, { x: 0, y: 0 }), toScreen(to, { x: canvas.width, y: canvas.height })];
    const least = (/** @type {number} */ length) => Math.min(64, length * to.zoom) - 1e-6;
    assert.ok(end.x >= least(canvas.width) && start.x <= view.width - least(canvas.width));
    assert.ok(end.y >= least(canvas.height) && start.y <= view.height - least(canvas.height));
    assert.deepEqual(pan({ zoom: 0.2, x: 100, y: 100 }, 7, -9, canvas, view), { zoom: 0.2, x: 107, y: 91 });
  });

for (const [least, step] of [[0.3, 0.5], [1, 1], [1.1, 2], [3, 5], [64, 100], [640, 1000], [0.011, 0.02]])
  test(`nice: ${least} is ${step}`, () => assert.equal(niceStep(least), step));

for (const [name, list, labels] of /** @type {[string, import('../../wwwroot/js/designer/geometry/viewport.js').Tick[], string[]][]} */ ([
  ['at 100 %', ticks(1, 0, 300), ['0', '100', '200', '300']],
  ['at 40 %, moved', ticks(0.4, 40, 240), ['0', '200', '400']],
  ['left of the board', ticks(1, 150, 160), ['-100', '0']],
  ['at 800 % no smaller than a unit', ticks(8, 0, 170), ['0', '10', '20']],
  ['at 800 % of a canvas of 16 units', ticks(8, 0, 100, { least: 0.1 }), ['0', '10']],
  ['large on a canvas of 16 units', ticks(80, 0, 170, { least: 0.1 }), ['0', '1', '2']],
  ['fractions', ticks(160, 0, 170, { least: 0.1 }), ['0.0', '0.5', '1.0']],
  ['on a wall of 6.4 m', ticks(0.4, 0, 400, { millimetres: 2 }), ['0', '500', '1000', '1500', '2000']],
]))
  test(`ruler: ${name}`, () => assert.deepEqual(list.flatMap(({ label }) => label ?? []), labels));

test('ruler: where a tick stands, and short ones between', () => {
  const list = ticks(0.4, 10, 400, { millimetres: 2 });
  assert.deepEqual(list.filter(({ label }) => label === '500'), [{ at: 110, value: 500, label: '500' }]);
  assert.deepEqual(list.slice(0, 6).map(({ value }) => value), [0, 100, 200, 300, 400, 500]);
});

test('ruler: short ticks stand at nice values, and not below the least', () => {
  assert.deepEqual(ticks(0.4, 0, 100).map(({ value }) => value), [0, 50, 100, 150, 200, 250]);
  assert.deepEqual(ticks(8, 0, 170, { millimetres: 0.1 }).map(({ value }) => value), [0, 1, 2]);
});

for (const seed of seeds(60))
  test(`ruler: evenly apart with room for labels, within the ruler, few, seed ${seed}`, () => {
    const random = randomOf(seed);
    const [zoom, offset] = [zooms.least * (zooms.most / zooms.least) ** random(), whole(random, -5000, 5000)];
    const list = ticks(zoom, offset, 1000, random() < 0.5 ? {} : { millimetres: 0.5 + random() * 5 });
    const labelled = list.filter(({ label }) => label !== null);
    assert.ok(list.every(({ at }) => at >= -1e-6 && at <= 1000 + 1e-6));
    assert.ok(list.length <= 170 && labelled.length >= 1);
    const pace = list[1].at - list[0].at;
    for (const [i, { at }] of list.slice(1).entries()) assert.ok(near(at - list[i].at, pace) && pace >= 6);
    for (const [i, { at, value, label }] of labelled.entries()) {
      assert.equal(Number(label), value);
      if (i > 0) assert.ok(at - labelled[i - 1].at >= 64 - 1e-6);
    }
  });

test('edge: nothing moves in the middle, or where the canvas is seen to its end', () => {
  const close = { zoom: 1, x: -500, y: -50 };
  assert.equal(panAtEdge(close, { x: 683, y: 384 }, 16, canvas, view), null);
  assert.equal(panAtEdge({ zoom: 1, x: 40, y: 0 }, { x: 5, y: 384 }, 16, canvas, view), null);
  assert.equal(panAtEdge({ zoom: 1, x: view.width - canvas.width - 40, y: 0 }, { x: view.width + 90, y: 384 }, 16, canvas, view), null);
});

test('edge: what is beyond comes into view, faster farther out, and never past the canvas', () => {
  const close = { zoom: 1, x: -500, y: -50 };
  const at = (/** @type {number} */ x) => panAtEdge(close, { x, y: 384 }, 100, canvas, view)?.x ?? NaN;
  assert.ok(at(view.width - 20) < -500 && at(view.width + 10) < at(view.width - 20));
  assert.equal(at(view.width + 24), at(view.width + 900));
  assert.ok(at(0) > -500);
  assert.equal(panAtEdge({ ...close, x: 35 }, { x: -40, y: 384 }, 1000, canvas, view)?.x, 40);
  const corner = panAtEdge(close, { x: -5, y: view.height + 5 }, 16, canvas, view);
  assert.ok(corner && corner.x > close.x && corner.y < close.y);
});

test('field: exactly over its box, as far as that is in view; never too small, never out of view', () => {
  const least = { width: 180, height: 64 };
  const over = (/** @type {number[]} */ [x, y, width, height]) => Object.values(fieldOver({ x, y, width, height }, view, least));
  assert.deepEqual(over([100, 50, 400, 300]), [100, 50, 400, 300]);
  assert.deepEqual(over([-50, -20, 400, 300]), [0, 0, 350, 280]);
  assert.deepEqual(over([-500, -500, 4000, 3000]), [0, 0, 1366, 768]);
  assert.deepEqual(over([100, 50, 20, 10]), [100, 50, 180, 64]);
  // At an edge it keeps its size, and of what is beside the view it stays at the edge.
  assert.deepEqual(over([1300, 700, 400, 300]), [1186, 700, 180, 68]);
  assert.deepEqual(over([2000, -900, 400, 300]), [1186, 0, 180, 64]);
  assert.deepEqual(Object.values(fieldOver({ x: 10, y: 10, width: 500, height: 500 }, { width: 90, height: 40 }, least)), [0, 0, 90, 40]);
});
