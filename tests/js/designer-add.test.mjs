// What is added to a board: in free room, as large as the text asks for, with ids of its own, and valid as a file.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf, idOf, isId, readyMade } from '../../wwwroot/js/designer/board-draft.js';
import { additionOfKind, additionOfTemplate, freshWidget, unchosen } from '../../wwwroot/js/designer/fresh.js';
import { contains, intersects } from '../../wwwroot/js/designer/geometry/boxes.js';
import { freeBox, roomFor } from '../../wwwroot/js/designer/geometry/free.js';
import { randomOf, whole } from './designer-random.mjs';

const canvas = { width: 1600, height: 900, textSize: 20 };
const kind = { name: 'table', title: 'Table', group: 'charts', hasData: true, needsData: true, roles: ['value'], hasPanel: true, size: { width: 20, height: 10 },
  sample: { data: [{ series: 'gallery.host', by: 'host', where: { host: 'x' }, label: 'CPU' }], options: { sort: { column: 1 } } } };
const arriving = (/** @type {string} */ name, /** @type {string} */ label, kindOf = 'gauge') => ({ name, kind: kindOf, value: 1, labels: [{ name: label, values: 3 }] });

test('free room: the nearest that keeps the gap; none on a full canvas', () => {
  const taken = [{ x: 0, y: 0, width: 800, height: 900 }];
  assert.deepEqual(freeBox(taken, { width: 400, height: 300 }, canvas, 20, { x: 0, y: 450 }), { x: 820, y: 300, width: 400, height: 300 });
  assert.equal(freeBox([{ x: 0, y: 0, width: 1600, height: 900 }], { width: 10, height: 10 }, canvas, 0, { x: 0, y: 0 }), null);
  assert.equal(freeBox([], { width: 1700, height: 10 }, canvas, 0, { x: 0, y: 0 }), null);
});

test('free room: whatever stands there, what is found covers nothing and lies inside', () => {
  const random = randomOf(7);
  const int = (/** @type {number} */ least, /** @type {number} */ most) => whole(random, least, most);
  for (let round = 0; round < 200; round++) {
    const taken = Array.from({ length: int(0, 12) }, () => ({ x: int(0, 1400), y: int(0, 700), width: int(1, 400), height: int(1, 300) }));
    const size = { width: int(1, 600), height: int(1, 400) };
    const box = freeBox(taken, size, canvas, 10, { x: int(0, 1600), y: int(0, 900) });
    // On a grid of samples nothing is free either.
    if (!box) {
      for (let x = 0; x <= 1600 - size.width; x += 40) {
        for (let y = 0; y <= 900 - size.height; y += 40) assert.ok(taken.some((one) => intersects(grown(one, 10), { x, y, ...size })), `${round}: ${x} ${y}`);
      }
      continue;
    }
    assert.ok(contains({ x: 0, y: 0, ...canvas }, box));
    assert.ok(taken.every((one) => !intersects(grown(one, 9.999), box)));
  }
});

/** @param {import('../../wwwroot/js/designer/geometry/boxes.js').Box} box @param {number} by */
const grown = ({ x, y, width, height }, by) => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

test('room: without any free the middle of what is seen, inside of the canvas', () => {
  const full = [{ x: 0, y: 0, width: 1600, height: 900 }];
  assert.deepEqual(roomFor(full, { width: 400, height: 300 }, canvas, 10, { x: 1400, y: 0, width: 200, height: 900 }), { x: 1200, y: 300, width: 400, height: 300 });
});

test('fresh: without the gallery\'s series, with its options, bound to what is the only one that fits', () => {
  assert.deepEqual(freshWidget(kind, '표', []), { kind: 'table', title: '표', data: [{ by: 'host', label: 'CPU', series: unchosen }], options: { sort: { column: 1 } } });
  assert.equal(freshWidget(kind, '', [arriving('cpu', 'host'), arriving('other', 'disk')]).data[0].series, 'cpu');
  assert.equal(freshWidget(kind, '', [arriving('cpu', 'host'), arriving('load', 'host')]).data[0].series, unchosen);
  assert.equal(freshWidget(kind, '', [{ ...arriving('cpu', 'host'), value: null }]).data[0].series, unchosen);
  assert.equal(freshWidget({ ...kind, needsData: false }, '', []).data, undefined);
  const scatter = { ...kind, sample: { data: [{ series: 'gallery.elapsed' }] } };
  assert.equal(freshWidget(scatter, '', [arriving('a', 'x'), arriving('login', 'x', 'durations')]).data[0].series, 'login');
  assert.equal('title' in freshWidget({ ...kind, hasPanel: false, hasData: false, needsData: false, sample: {} }, 'Text', []), false);
});

test('fresh: as large as the text asks for, and never larger than the canvas', () => {
  assert.deepEqual(additionOfKind(kind, '', [], canvas).size, { width: 400, height: 200 });
  assert.deepEqual(additionOfKind(kind, '', [], { width: 1600, height: 900 }).size, { width: 540, height: 270 });
  assert.deepEqual(additionOfKind(kind, '', [], { width: 300, height: 100, textSize: 20 }).size, { width: 300, height: 100 });
});

test('template: scaled by the text, smaller where it has no room, apart and inside', () => {
  const board = { widgets: [{ id: 'a', kind: 'clock', group: 'g' }, { id: 'b', kind: 'clock' }, { id: 'c', kind: 'clock' }],
    arrangements: [{ width: 1000, height: 500, textSize: 40, places: { a: [0, 0, 495, 500], b: [505, 0, 495, 500] } }] };
  const usual = additionOfTemplate({ title: 'Two', board }, canvas);
  assert.deepEqual(usual.size, { width: 500, height: 250 });
  assert.deepEqual(usual.parts.map(({ stem, box }) => [stem, box.x, box.width]), [['a', 0, 248], ['b', 253, 247]]);
  assert.equal('group' in usual.parts[0].widget, false);
  const small = additionOfTemplate({ title: 'Two', board }, { width: 300, height: 900, textSize: 40 });
  assert.deepEqual(small.size, { width: 300, height: 150 });
  assert.ok(!intersects(small.parts[0].box, small.parts[1].box));
});

test('new board: an address that is free, of any name', () => {
  const taken = new Set(['new', 'ops', 'ops-2']);
  for (const [name, id] of [['Ops', 'ops-3'], ['Größe  Übersicht!', 'gro-e-ubersicht'], ['예약 오픈', 'board'], ['new', 'new-2'], ['<img src=x>', 'img-src-x'], ['--', 'board'], ['a'.repeat(300), 'a'.repeat(60)]]) {
    assert.equal(idOf(name, taken), id);
    assert.ok(isId(idOf(name, taken)), name);
  }
  assert.ok(!isId('A') && !isId('') && !isId('a'.repeat(65)) && !isId('../x'));
});

test('new board: the template\'s own arrangement where its ratio is the wall\'s', () => {
  const one = { id: '16x9', width: 1600, height: 900, places: {} };
  const template = { id: 't', title: 'T', about: null, board: { $schema: 'x', id: 't', schemaVersion: 1, title: 'T', theme: 'dark', widgets: [], arrangements: [one] } };
  const wanted = { title: '<b>', culture: 'ko', timeZone: 'Asia/Seoul', canvas: { width: 1920, height: 1080 } };
  assert.equal(readyMade(template, wanted.canvas), one);
  assert.equal(readyMade(template, { width: 3200, height: 900 }), null);
  assert.deepEqual(boardOf(template, one, wanted), { schemaVersion: 1, title: '<b>', culture: 'ko', timeZone: 'Asia/Seoul', theme: 'dark', widgets: [], arrangements: [one] });
  assert.deepEqual(boardOf(null, null, { ...wanted, timeZone: '' }),
    { schemaVersion: 1, title: '<b>', culture: 'ko', widgets: [], arrangements: [{ id: '16x9', width: 1920, height: 1080, places: {} }] });
  assert.equal(boardOf(template, one, { ...wanted, wallWidth: 6400 }).arrangements[0].wallWidth, 6400);
});
