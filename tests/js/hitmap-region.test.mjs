import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cells, rowCount } from '../../wwwroot/js/widgets/hitmap/cells.js';
import { heldBy, mostListed } from '../../wwwroot/js/widgets/hitmap/region.js';
import { Selection } from '../../wwwroot/js/widgets/hitmap/selection.js';

const columns = { first: 100, last: 219 };
const spot = (/** @type {number} */ column, /** @type {number} */ row) => ({ column, row });

test('selection: a drag in any direction selects all cells between its ends', () => {
  const selection = new Selection();
  assert.deepEqual([selection.state, selection.region], ['idle', null]);
  selection.press(spot(150, 20));
  selection.move(spot(140, 25));
  assert.deepEqual([selection.state, selection.region], ['dragging', { from: 140, to: 150, low: 20, high: 25 }]);
  selection.release();
  selection.move(spot(100, 0));
  assert.deepEqual([selection.state, selection.region], ['selected', { from: 140, to: 150, low: 20, high: 25 }]);
});

test('selection: a press that does not move selects its cell', () => {
  const selection = new Selection();
  selection.press(spot(150, 20));
  selection.release();
  assert.deepEqual(selection.region, { from: 150, to: 150, low: 20, high: 20 });
});

test('selection: Escape ends a drag with what was before it, then that, then nothing', () => {
  const selection = new Selection();
  selection.press(spot(150, 20));
  selection.release();
  selection.press(spot(110, 1));
  selection.move(spot(120, 9));
  assert.equal(selection.key('Escape', false, columns), true);
  assert.deepEqual([selection.state, selection.region], ['selected', { from: 150, to: 150, low: 20, high: 20 }]);
  // The pointer that goes up later is none of its business.
  selection.release();
  assert.equal(selection.key('Escape', false, columns), true);
  assert.deepEqual([selection.state, selection.region], ['idle', null]);
  assert.equal(selection.key('Escape', false, columns), false);
});

test('selection: arrows begin at the newest cell, move the whole, and with shift size it', () => {
  const selection = new Selection();
  const press = (/** @type {string[]} */ ...keys) => {
    for (const key of keys) assert.equal(selection.key(key.replace('Shift+', ''), key.startsWith('Shift+'), columns), true, key);
    return selection.region;
  };
  assert.deepEqual(press('ArrowUp'), { from: 219, to: 219, low: 0, high: 0 });
  assert.deepEqual(press('ArrowLeft', 'ArrowUp'), { from: 218, to: 218, low: 1, high: 1 });
  assert.deepEqual(press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp'), { from: 216, to: 218, low: 1, high: 2 });
  assert.deepEqual(press('ArrowRight', 'ArrowRight', 'ArrowRight'), { from: 217, to: 219, low: 1, high: 2 });
  assert.deepEqual(press('ArrowDown', 'ArrowDown', 'ArrowDown'), { from: 217, to: 219, low: 0, high: 1 });
  // The same edge goes through the other.
  assert.deepEqual(press(...Array(5).fill('Shift+ArrowRight')), { from: 219, to: 219, low: 0, high: 1 });
  assert.equal(selection.key('Tab', false, columns), false);
});

test('selection: no key leaves the cells that are shown', () => {
  const selection = new Selection();
  let seed = 7;
  for (let i = 0; i < 5000; i++) {
    seed = (seed * 48271) % 2147483647;
    selection.key(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'][seed % 4], seed % 3 === 0, columns);
    const region = selection.region;
    assert.ok(region && region.from >= 100 && region.to <= 219 && region.low >= 0 && region.high < rowCount);
  }
});

test('selection: what leaves the window is not selected any more', () => {
  const selection = new Selection();
  selection.press(spot(100, 3));
  selection.move(spot(104, 5));
  selection.release();
  selection.keep(102);
  assert.deepEqual(selection.region, { from: 102, to: 104, low: 3, high: 5 });
  selection.keep(105);
  assert.deepEqual([selection.state, selection.region], ['idle', null]);
});

test('region: exactly what its cells hold, the most populated first, the rest counted', () => {
  const cells = new Cells(600);
  const truth = { total: 0, errors: 0 };
  /** @type {(number | number[])[]} */
  const told = [];
  for (let index = 1000; index < 1110; index++) {
    const normal = Array.from({ length: rowCount }, (_, row) => ((index * 7 + row * 13) % 19) + 1);
    const failed = Array.from({ length: rowCount }, (_, row) => (index + row) % 5);
    told.push(index, normal, failed.map((count) => count || -1));
    for (let row = 4; row <= 17; row++) {
      if (index < 1010 || index > 1090) continue;
      truth.total += normal[row] + failed[row];
      truth.errors += failed[row];
    }
  }
  cells.take({ at: 1, step: 5, columns: told });
  const held = heldBy(cells, { from: 1010, to: 1090, low: 4, high: 17 });
  assert.deepEqual([held.total, held.errors], [truth.total, truth.errors]);
  assert.equal(held.listed.length, mostListed);
  assert.equal(held.listed.reduce((sum, one) => sum + one.total, 0) + held.more.total, truth.total);
  assert.equal(held.more.cells, 81 * 14 - mostListed);
  assert.ok(held.listed.every((one, i) => i === 0 || one.total <= held.listed[i - 1].total));
  assert.deepEqual(heldBy(cells, { from: 5, to: 9, low: 0, high: 39 }).listed, []);
});
