import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsOf } from '../../wwwroot/js/designer/geometry/gaps.js';
import { handles, pullOf, resized } from '../../wwwroot/js/designer/geometry/resize.js';
import { linesAt, snapMove, snapResize, snapTargets } from '../../wwwroot/js/designer/geometry/snap.js';
import { randomBox, randomItems, randomOf, seeds, whole } from './designer-random.mjs';

/** @typedef {import('../../wwwroot/js/designer/geometry/boxes.js').Box} Box */

/** @param {number} x @param {number} y @param {number} width @param {number} height */
const box = (x, y, width, height) => ({ x, y, width, height });
const canvas = { width: 1920, height: 1080 };
/** @param {Box[]} boxes @param {any} rest */
const among = (boxes, { selection = /** @type {string[]} */ ([]), margin = 0, gap = 0, guides = /** @type {any[]} */ ([]), grid = 0 } = {}) =>
  snapTargets(boxes.map((one, i) => ({ id: `w${i}`, box: one })), new Set(selection), { ...canvas, margin, gap }, guides, grid);
/** @param {{ axis: string, at: number, from: number, to: number, kind: string }[]} lines */
const told = (lines) => lines.map(({ axis, at, from, to, kind }) => `${kind} ${axis} ${at}: ${from} ${to}`).sort();

test('edge: snaps to that of another, and the line spans both', () => {
  const { dx, dy, lines } = snapMove(among([box(300, 100, 200, 150)]), box(305, 600, 77, 80), 8);
  assert.deepEqual([dx, dy], [-5, 0]);
  assert.deepEqual(told(lines), ['edge x 300: 100 680']);
});

test('edge: the end of one to the start of another', () =>
  assert.deepEqual(snapMove(among([box(300, 100, 200, 150)]), box(217, 600, 77, 80), 8).dx, 6));

test('edge: beyond the threshold nothing snaps, at the threshold it does', () => {
  assert.deepEqual(snapMove(among([box(300, 100, 200, 150)]), box(309, 600, 77, 80), 8), { dx: 0, dy: 0, lines: [] });
  assert.equal(snapMove(among([box(300, 100, 200, 150)]), box(308, 600, 77, 80), 8).dx, -8);
});

test('centre: to that of another and of the canvas', () => {
  assert.deepEqual(told(snapMove(among([box(300, 100, 200, 150)]), box(363, 600, 80, 80), 8).lines), ['centre x 400: 100 680']);
  const { dx, dy, lines } = snapMove(among([]), box(903, 497, 120, 80), 8);
  assert.deepEqual([dx, dy], [-3, 3]);
  assert.deepEqual(told(lines), ['centre x 960: 0 1080', 'centre y 540: 0 1920']);
});

test('canvas: its edges and its middle for edges', () => {
  assert.deepEqual(told(snapMove(among([]), box(4, 700, 77, 80), 8).lines), ['edge x 0: 0 1080']);
  assert.deepEqual(told(snapMove(among([]), box(1840, 700, 77, 80), 8).lines), ['edge x 1920: 0 1080']);
  assert.deepEqual(told(snapMove(among([]), box(957, 700, 77, 80), 8).lines), ['centre x 960: 0 1080']);
});

test('usual gap: to a neighbour on each side, moved and resized, and to none that is behind another or not beside', () => {
  const one = box(300, 100, 200, 150);
  const { dx, dy, lines } = snapMove(among([one], { gap: 14 }), box(519, 150, 77, 80), 8);
  assert.deepEqual([dx, dy], [-5, 0]);
  assert.deepEqual(told(lines), ['gap x 190: 500 514']);
  assert.equal(snapMove(among([one], { gap: 14 }), box(214, 150, 77, 80), 8).dx, -5);
  assert.deepEqual(snapMove(among([one], { gap: 14 }), box(519, 600, 77, 80), 8).lines, []);
  assert.deepEqual(snapMove(among([one, box(501, 100, 6, 150)], { gap: 14 }), box(516, 150, 77, 80), 4).lines, [], 'that which stands between is the neighbour');
  assert.deepEqual(told(snapResize(among([one], { gap: 14 }), box(100, 150, 183, 80), 'e', 8).lines), ['gap x 190: 286 300']);
  assert.deepEqual(told(snapResize(among([one], { gap: 14 }), box(520, 150, 183, 80), 'w', 8).lines), ['gap x 190: 500 514']);
});

test('margin and guides: lines of the whole canvas', () => {
  assert.deepEqual(told(snapMove(among([], { margin: 20 }), box(17, 700, 77, 80), 8).lines), ['guide x 20: 0 1080']);
  assert.deepEqual(told(snapMove(among([], { margin: 20 }), box(1820, 700, 77, 80), 8).lines), ['guide x 1900: 0 1080']);
  const { dx, dy, lines } = snapMove(among([], { guides: [{ axis: 'x', at: 333 }, { axis: 'y', at: 444 }] }), box(330, 407, 77, 80), 8);
  assert.deepEqual([dx, dy], [3, -3], 'an edge and a middle');
  assert.deepEqual(told(lines), ['guide x 333: 0 1080', 'guide y 444: 0 1920']);
});

test('all lines that hold are drawn: of both edges and the middle, of several boxes as one', () => {
  const { dx, lines } = snapMove(among([box(300, 100, 200, 150), box(300, 800, 200, 150)]), box(302, 400, 200, 77), 8);
  assert.equal(dx, -2);
  assert.deepEqual(told(lines), ['centre x 400: 100 950', 'edge x 300: 100 950', 'edge x 500: 100 950']);
});

test('all lines that hold are drawn: without any move, too', () => {
  const { dx, dy, lines } = snapMove(among([box(300, 100, 200, 150)]), box(300, 600, 77, 80), 8);
  assert.deepEqual([dx, dy, told(lines)], [0, 0, ['edge x 300: 100 680']]);
});

test('what moves, and what is hidden, is no target; what is locked is', () => {
  const items = [{ id: 'a', box: box(300, 100, 200, 150) }, { id: 'b', box: box(300, 100, 200, 150), hidden: true }];
  assert.deepEqual(snapMove(snapTargets(items, new Set(['a']), canvas), box(305, 600, 77, 80), 8).lines, []);
  assert.equal(snapMove(snapTargets([{ ...items[0], locked: true }], new Set(), canvas), box(305, 600, 77, 80), 8).dx, -5);
});

test('nearest wins', () => assert.equal(snapMove(among([box(300, 100, 200, 150), box(310, 400, 120, 50)]), box(306, 600, 77, 80), 8).dx, 4));

test('grid: is last at the same distance, and nearest wins', () => {
  const grid = among([box(305, 100, 200, 150)], { grid: 20 });
  assert.equal(snapMove(grid, box(303, 650, 70, 80), 8).dx, 2, 'the edge is nearer');
  assert.equal(snapMove(grid, box(302, 650, 70, 80), 8).dx, -2, 'the grid is nearer');
  assert.deepEqual(told(snapMove(grid, box(302, 650, 70, 80), 8).lines), ['grid x 300: 0 1080']);
  assert.equal(snapMove(among([box(304, 100, 200, 150)], { grid: 20 }), box(302, 600, 70, 80), 8).dx, 2, 'at the same distance the edge');
});

test('gap: between two neighbours', () => {
  const { dx, lines } = snapMove(among([box(100, 100, 203, 151), box(700, 90, 200, 177)]), box(438, 150, 120, 80), 8);
  assert.equal(dx, 3.5);
  assert.deepEqual(told(lines), ['gap x 190: 303 441.5', 'gap x 190: 561.5 700']);
});

test('gap: goes on with that of a row, after it and before it, and shows all of them', () => {
  const row = [box(200, 100, 100, 100), box(330, 100, 100, 100), box(460, 100, 100, 100)];
  const after = snapMove(among(row), box(587, 103.5, 70, 90), 8);
  assert.deepEqual([after.dx, after.dy], [3, 1.5]);
  assert.deepEqual(told(after.lines).filter((line) => line.startsWith('gap')), ['gap x 150: 300 330', 'gap x 150: 430 460', 'gap x 150: 560 590']);
  const before = snapMove(among(row), box(104, 103.5, 70, 90), 8);
  assert.equal(before.dx, -4);
  assert.deepEqual(told(before.lines).filter((line) => line.startsWith('gap')), ['gap x 150: 170 200', 'gap x 150: 300 330', 'gap x 150: 430 460']);
});

test('gap: of a column', () => {
  const { dy, lines } = snapMove(among([box(100, 100, 100, 101), box(100, 240, 100, 101)]), box(123, 383, 50, 77), 8);
  assert.equal(dy, -3);
  assert.deepEqual(told(lines).filter((line) => line.startsWith('gap')), ['gap y 150: 201 240', 'gap y 150: 341 380']);
});

test('gap: does not reach over what stands between', () => {
  const row = [box(200, 100, 100, 100), box(330, 100, 100, 100), box(440, 90, 5, 100)];
  assert.equal(snapMove(among(row), box(458, 133, 70, 40), 4).dx, -3, 'the gap of 10 and not that of 30');
  const mirrored = row.map((one) => ({ ...one, x: 700 - one.x - one.width }));
  assert.equal(snapMove(among(mirrored), box(700 - 458 - 70, 133, 70, 40), 4).dx, 3);
});

test('gap: a ground under both is not between them', () => {
  const { lines } = snapMove(among([box(50, 50, 1111, 301), box(100, 100, 203, 151), box(700, 90, 200, 177)]), box(441, 150, 120, 80), 8);
  assert.deepEqual(told(lines), ['gap x 190: 303 441.5', 'gap x 190: 561.5 700']);
});

test('gap: an edge at the same distance wins', () => {
  const row = [box(200, 100, 100, 100), box(330, 100, 100, 100), box(464, 700, 97, 60)];
  const { dx, lines } = snapMove(among(row), box(462, 120, 70, 40), 8);
  assert.equal(dx, 2);
  assert.deepEqual(told(lines), ['edge x 464: 120 760']);
});

test('resize: only the edges that move, and their lines', () => {
  const targets = among([box(300, 100, 200, 150)]);
  assert.deepEqual(snapResize(targets, box(303, 600, 200, 80), 'e', 8).dx, -3);
  assert.deepEqual(told(snapResize(targets, box(303, 600, 200, 80), 'e', 8).lines), ['edge x 500: 100 680']);
  assert.deepEqual(snapResize(targets, box(303, 600, 177, 80), 'e', 8).lines, []);
  assert.deepEqual([snapResize(targets, box(303, 253, 177, 80), 'nw', 8)].map(({ dx, dy }) => [dx, dy]), [[-3, -3]]);
});

test('resize: to a gap as on the other side, and to one beyond the neighbour', () => {
  const other = snapResize(among([box(100, 100, 100, 100), box(500, 100, 99, 100)]), box(230, 110, 237, 80), 'e', 8);
  assert.equal(other.dx, 3);
  assert.deepEqual(told(other.lines), ['gap x 150: 200 230', 'gap x 150: 470 500']);
  const beyond = snapResize(among([box(500, 100, 99, 100), box(639, 100, 99, 100)]), box(230, 110, 227, 80), 'e', 8);
  assert.equal(beyond.dx, 3);
  assert.deepEqual(told(beyond.lines), ['gap x 150: 460 500', 'gap x 150: 599 639']);
  const before = snapResize(among([box(100, 100, 99, 100), box(239, 100, 101, 100)]), box(383, 110, 227, 80), 'w', 8);
  assert.equal(before.dx, -3);
  assert.deepEqual(told(before.lines), ['gap x 150: 199 239', 'gap x 150: 340 380']);
  const start = snapResize(among([box(100, 100, 100, 100), box(500, 100, 99, 100)]), box(233, 110, 237, 80), 'w', 8);
  assert.equal(start.dx, -3);
  assert.deepEqual(told(start.lines), ['gap x 150: 200 230', 'gap x 150: 470 500']);
});

test('resize: an edge does not pass the other one', () => assert.equal(snapResize(among([box(300, 100, 200, 150)]), box(501, 600, 2, 80), 'e', 8).dx, 0));

test('resize: as the hook of a resize the lines hold where it ends', () => {
  const targets = among([box(300, 100, 200, 150)]);
  const to = resized(box(300, 600, 150, 80), 'e', 47, 0, { snap: (one, handle) => snapResize(targets, one, handle, 8) });
  assert.deepEqual(to, box(300, 600, 200, 80));
  assert.deepEqual(told(linesAt(targets, to, 'e')), ['edge x 500: 100 680']);
});

test('gaps: neighbours see each other, others do not', () => {
  const spans = [[0, 10, 0, 10], [20, 30, 0, 10], [40, 50, 5, 15], [40, 50, 20, 30]].map(([start, end, low, high]) => ({ start, end, low, high }));
  assert.deepEqual(gapsOf(spans, 1e-6).map(({ before, after, length, low, high }) => [before.start, after.low, length, low, high]), [[0, 0, 10, 0, 10], [20, 5, 10, 5, 10]]);
});

test('gaps: of two that begin alike neither is between', () => {
  const spans = [[0, 10, 0, 10], [20, 30, 0, 10], [20, 40, 5, 15]].map(([start, end, low, high]) => ({ start, end, low, high }));
  assert.deepEqual(gapsOf(spans, 1e-6).map(({ low, high }) => [low, high]), [[0, 10], [5, 10]]);
});

/** @param {Box} one @param {import('../../wwwroot/js/designer/geometry/snap.js').SnapLine} line @param {number[]} parts of the box */
function holds(one, line, parts) {
  const [start, length] = line.axis === 'x' ? [one.x, one.width] : [one.y, one.height];
  return parts.some((part) => {
    const value = start + part * length;
    return line.kind === 'gap' ? true : Math.abs(value - line.at) < 0.01;
  });
}

for (const seed of seeds(150))
  test(`snap: at most the threshold, never without a line, all lines hold, a second time nothing moves, seed ${seed}`, () => {
    const random = randomOf(seed);
    const items = randomItems(random, whole(random, 0, 60));
    const threshold = [2, 8, 25][seed % 3];
    const guides = [{ axis: /** @type {const} */ ('x'), at: whole(random, 0, 1920) }, { axis: /** @type {const} */ ('y'), at: whole(random, 0, 1080) }];
    const targets = snapTargets(items, new Set(['w0']), { ...canvas, margin: 20 }, guides, seed % 2 ? 40 : 0);
    const one = randomBox(random);
    const { dx, dy, lines } = snapMove(targets, one, threshold);
    assert.ok(Math.abs(dx) <= threshold + 0.01 && Math.abs(dy) <= threshold + 0.01);
    assert.ok(dx === 0 || lines.some(({ axis }) => axis === 'x'));
    assert.ok(dy === 0 || lines.some(({ axis }) => axis === 'y'));
    const to = { ...one, x: one.x + dx, y: one.y + dy };
    for (const line of lines) {
      assert.ok([line.at, line.from, line.to].every(Number.isFinite) && line.from <= line.to);
      assert.ok(holds(to, line, [0, 0.5, 1]));
    }
    const again = snapMove(targets, to, threshold);
    const edges = (/** @type {string} */ axis) => lines.some((line) => line.axis === axis && line.kind !== 'gap');
    if (edges('x')) assert.ok(Math.abs(again.dx) < 0.01);
    if (edges('y')) assert.ok(Math.abs(again.dy) < 0.01);
  });

for (const seed of seeds(100))
  test(`snap: a resize stays a box, its lines hold, seed ${seed}`, () => {
    const random = randomOf(seed);
    const targets = snapTargets(randomItems(random, whole(random, 0, 60)), new Set(['w0']), canvas, [], seed % 2 ? 40 : 0);
    const [one, handle] = [randomBox(random), handles[seed % 8]];
    const { dx, dy, lines } = snapResize(targets, one, handle, 12);
    const pull = pullOf(handle);
    assert.ok(Math.abs(dx) <= 12.01 && Math.abs(dy) <= 12.01);
    assert.ok((pull.x !== 0 || dx === 0) && (pull.y !== 0 || dy === 0));
    const to = { x: one.x + (pull.x < 0 ? dx : 0), y: one.y + (pull.y < 0 ? dy : 0), width: one.width + pull.x * dx, height: one.height + pull.y * dy };
    assert.ok(to.width > 0 && to.height > 0);
    assert.ok((dx === 0 || lines.some(({ axis }) => axis === 'x')) && (dy === 0 || lines.some(({ axis }) => axis === 'y')));
    for (const line of lines) assert.ok(holds(to, line, [(1 + (line.axis === 'x' ? pull.x : pull.y)) / 2]));
    for (const line of lines.filter(({ kind }) => kind === 'gap')) {
      const lengths = lines.filter(({ kind, axis }) => kind === 'gap' && axis === line.axis).map(({ from, to: end }) => end - from);
      assert.ok(lengths.filter((length) => Math.abs(length - (line.to - line.from)) < 0.01).length >= 2, 'a gap has its like');
    }
  });

for (const seed of seeds(60))
  test(`gap: in a crowd every gap drawn has its like, seed ${seed}`, () => {
    const random = randomOf(seed);
    const targets = snapTargets(randomItems(random, 25), new Set(), canvas);
    const { lines } = snapMove(targets, randomBox(random), 30);
    for (const line of lines.filter(({ kind }) => kind === 'gap')) {
      const lengths = lines.filter(({ kind, axis }) => kind === 'gap' && axis === line.axis).map(({ from, to }) => to - from);
      assert.ok(lengths.filter((length) => Math.abs(length - (line.to - line.from)) < 0.02).length >= 2);
    }
  });
