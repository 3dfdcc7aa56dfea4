import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cells, readRows, rowCount } from '../../wwwroot/js/widgets/hitmap/cells.js';
import { errorColor, rampOf } from '../../wwwroot/js/widgets/hitmap/colors.js';
import { fitting } from '../../wwwroot/js/headline.js';
import { wordings } from '../../wwwroot/js/widgets/hitmap/wordings.js';
import { grainOf, rampTop, shade } from '../../wwwroot/js/widgets/hitmap/raster.js';

/** @type {{ name: string, options: { windowSeconds?: number }, changes: any[], full: any, history: any, cells: [number, number, number, number][], total: number, errors: number }[]} */
const cases = JSON.parse(readFileSync(new URL('../golden/hitmap.json', import.meta.url), 'utf8'));

/** @param {Cells} cells @param {number[]} columns */
function cellsOf(cells, columns) {
  /** @type {[number, number, number, number][]} */
  const found = [];
  for (const index of new Set(columns)) {
    const column = cells.at(index);
    for (let row = 0; column && row < rowCount; row++)
      if (column.normal[row] + column.failed[row] > 0) found.push([index, row, column.normal[row], column.failed[row]]);
  }
  return found;
}

for (const { name, options, changes, full, history, cells: expected, total, errors } of cases) {
  const older = { ...history, at: 1, columns: [history.columns[0], [777], []] };
  const ways = { 'every delta': changes, 'a full frame': [full], 'history before the frames': [history, ...changes], 'an older history last': [full, older] };
  for (const [way, payloads] of Object.entries(ways)) {
    test(`hitmap: ${name}: ${way}`, () => {
      const cells = new Cells(options.windowSeconds ?? 600);
      for (const payload of payloads) cells.take(payload);
      assert.deepEqual(cellsOf(cells, expected.map(([index]) => index)), expected);
      const last = Math.max(...expected.map(([index]) => index));
      const summary = cells.summary(last);
      assert.deepEqual([summary.total, summary.errors, summary.filled], [total, errors, expected.length]);
    });
  }
}

test('rows: skips and counts from the bottom up; what lies above the picture is not read', () => {
  const rows = new Float64Array(5);
  readRows([-1, 7, 8, -1, 9, 10], rows);
  assert.deepEqual([...rows], [0, 7, 8, 0, 9]);
});

test('cells: counts above 2^32 stay exact', () => {
  const cells = new Cells(600);
  cells.take({ at: 1, step: 5, columns: [1000, [9_007_199_254_740_000], [1]] });
  assert.equal(cells.summary(1000).total, 9_007_199_254_740_001);
});

test('cells: a column that left the window is counted no more, and its place is reused', () => {
  const cells = new Cells(300);
  cells.take({ at: 1, step: 5, columns: [1000, [1], [], 1001, [2], []] });
  assert.equal(cells.summary(1059).total, 3);
  assert.equal(cells.summary(1060).total, 2);
  cells.take({ at: 2, step: 5, columns: [1064, [5], []] });
  assert.equal(cells.at(1000), undefined);
  assert.equal(cells.summary(1064).total, 5);
});

test('cells: history is whole; what was composed after it stays', () => {
  const cells = new Cells(300);
  cells.take({ at: 1, step: 5, columns: [1000, [1], [], 1001, [2], []] });
  cells.take({ at: 3, step: 5, columns: [1002, [4], []] });
  cells.takeHistory({ at: 2, step: 5, columns: [1001, [3], []] });
  assert.deepEqual(cellsOf(cells, [1000, 1001, 1002]), [[1001, 0, 3, 0], [1002, 0, 4, 0]]);
});

test('cells: when times begin anew what comes goes before what is known, and the rest stays until the history comes', () => {
  const cells = new Cells(300);
  cells.take({ at: 9_000_000, step: 5, columns: [1700, [1], [], 1701, [2], []] });
  cells.renew();
  cells.take({ at: 5_000_000, step: 5, columns: [1000, [5], []] });
  assert.equal(cells.at(1000)?.normal[0], 5);
  assert.equal(cells.at(1701)?.normal[0], 2);
  cells.takeHistory({ at: 5_000_001, step: 5, columns: [999, [4], [], 1000, [5], []] });
  assert.equal(cells.at(1701), undefined);
  assert.equal(cells.summary(1000).total, 9);
});

test('cells: only what changed is to be drawn', () => {
  const cells = new Cells(300);
  cells.take({ at: 1, step: 5, columns: [1000, [1], [], 1001, [2], []] });
  assert.deepEqual(cells.takeChanged(), [1000, 1001]);
  cells.take({ at: 2, step: 5, columns: [1001, [3], []] });
  assert.deepEqual(cells.takeChanged(), [1001]);
  assert.deepEqual(cells.takeChanged(), []);
});

test('grain: cells are merged only where they would be smaller than can be seen, and no row is left over', () => {
  assert.deepEqual(grainOf(120, 1200, 400), { columns: 1, rows: 1 });
  assert.deepEqual(grainOf(240, 120, 30), { columns: 3, rows: 2 });
  for (let height = 1; height < 200; height++) assert.equal(rowCount % grainOf(120, 100, height).rows, 0);
});

test('ramp: its top rises by doubling and falls late', () => {
  assert.equal(rampTop(0, 5), 16);
  assert.equal(rampTop(16, 17), 32);
  assert.equal(rampTop(1024, 300), 1024);
  assert.equal(rampTop(1024, 256), 256);
});

test('ramp: one transaction is its beginning, each doubling a step', () => {
  assert.equal(shade(1, 1024), 0);
  assert.equal(shade(1024, 1024), 1);
  assert.equal(shade(5000, 1024), 1);
  assert.ok(Math.abs(shade(32, 1024) - 0.5) < 1e-9);
});

/** @param {readonly number[]} rgb */
function luminance(rgb) {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @type {any} */
const dark = { ground: '#0f1215', panel: '#171b20', data: '#56b4e9', warning: '#f0b429', bad: '#ff6b4a' };

test('ramp: brighter from step to step, one transaction seen as projected, the top below what clips in a photograph', () => {
  const lights = rampOf(dark).map(luminance);
  assert.ok(lights.every((light, i) => i === 0 || light >= lights[i - 1]));
  // On a wall of 16:1: black is 1/15.3 of white.
  assert.ok((lights[0] + 1 / 15.3) / (luminance([0x17, 0x1b, 0x20]) + 1 / 15.3) >= 3, String(lights[0]));
  assert.ok(/** @type {number} */ (lights.at(-1)) <= luminance([0xc4, 0xe6, 0xfa]) + 0.02);
});

test('errors: yellow, orange, red by count', () => {
  assert.equal(errorColor(2, dark), dark.warning);
  assert.equal(errorColor(10, dark), dark.bad);
  assert.ok(![dark.warning, dark.bad].includes(errorColor(3, dark)));
});

test('headline: in as many words as fit; the counts never go', () => {
  /** @type {any} */
  const context = {
    format: { number: (/** @type {number} */ value) => value.toLocaleString('en'), age: () => '10 min' },
    text: (/** @type {string} */ key, /** @type {string} */ arg) => (key === 'hitmap.in' ? `in ${arg}` : 'errors'),
  };
  const choices = wordings(context, { total: 184_220, errors: 37 }, 600);
  const words = (/** @type {number} */ room) => fitting(choices, 1, room, (text) => text.length)?.map((part) => part.text || '◆').join('');
  assert.equal(words(100), '184,220 in 10 min · errors ◆37');
  assert.equal(words(25), '184,220 · errors ◆37');
  assert.equal(words(12), '184,220 ◆37');
  assert.equal(words(5), undefined);
  assert.deepEqual(choices[0].flatMap((part) => part.value ?? []), [184_220, 37]);
});
