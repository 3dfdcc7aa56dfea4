import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ems } from '../../wwwroot/js/typography.js';
import { plan } from '../../wwwroot/js/widgets/event-list/plan.js';

const more = (/** @type {number} */ hidden) => `+${hidden} more`;
/** @param {number} width @param {number} height @param {number[]} bodies @param {{ ticker?: boolean, total?: number }} [options] */
const lay = (width, height, bodies, { ticker = false, total = bodies.length } = {}) => plan(ticker, width, height, 30, bodies, total, more);
const bodies = (/** @type {number} */ count, width = 12) => Array.from({ length: count }, () => width);

test('plan: a wide box has one line for each', () => {
  const { layout, rows, time, source, font } = lay(1200, 600, bodies(5));
  assert.deepEqual([layout, rows.length, time, source, font], ['list', 5, 'second', true, 30]);
});

test('plan: what does not fit makes room for the line that says so', () => {
  const all = lay(1200, 52 * 5, bodies(5)).rows.length;
  const some = lay(1200, 52 * 5, bodies(5), { total: 200 }).rows.length;
  assert.deepEqual([all, some], [5, 4]);
});

test('plan: a narrow box puts the text under the time, as many lines as it needs', () => {
  const { layout, rows } = lay(300, 1200, [5, 12, 40]);
  assert.equal(layout, 'tall');
  assert.deepEqual(rows.map((row) => row.lines), [1, 2, 3]);
});

test('plan: a box of one line says how many more there are beside it', () => {
  const { layout, rows } = lay(1500, 60, bodies(5));
  assert.deepEqual([layout, rows.length], ['ticker', 2]);
});

test('plan: a ticker has whole items, and its first in any case', () => {
  assert.equal(lay(3000, 60, [20, 20, 20, 20], { ticker: true }).rows.length, 3);
  assert.equal(lay(3000, 60, [20, 20], { ticker: true }).rows.length, 2);
  assert.equal(lay(3000, 60, [500, 20], { ticker: true }).rows.length, 1);
});

test('plan: a ticker in a narrow column is a list', () => {
  assert.equal(lay(300, 1200, bodies(5), { ticker: true }).layout, 'tall');
  assert.equal(lay(300, 100, bodies(5), { ticker: true }).layout, 'ticker');
});

test('plan: what is said below takes its place from the rows, and never a row without need', () => {
  const rows = (/** @type {boolean} */ foot) => plan(false, 1200, 52 * 5, 30, bodies(5), 5, more, foot).rows.length;
  assert.deepEqual([rows(false), rows(true)], [5, 4]);
  assert.equal(plan(false, 1200, 52 * 8, 30, bodies(5), 5, more, true).rows.length, 5);
});

test('plan: nothing is no row', () => assert.deepEqual(lay(500, 300, []).rows, []));

test('plan: in every box, rows and what is said of the rest stay within it', () => {
  for (const ticker of [false, true])
    for (const count of [1, 2, 30])
      for (let width = 30; width < 3500; width *= 1.5)
        for (let height = 20; height < 1500; height *= 1.5) {
          const total = count === 30 ? 200 : count;
          const made = lay(width, height, bodies(count, 30), { ticker, total });
          const what = JSON.stringify({ ticker, count, width, height, ...made, rows: made.rows.length });
          assert.ok(made.font > 0 && made.font <= 30 && made.rows.length >= 1, what);
          const hidden = total - made.rows.length;
          const high = made.layout === 'ticker' ? 1.72
            : made.rows.reduce((sum, row) => sum + row.height, hidden > 0 ? 1.25 : 0);
          assert.ok(high * made.font <= height * 1.001 + 0.3, what);
          if (made.layout === 'ticker' && hidden > 0) assert.ok(made.font * (ems(more(hidden)) + 3) < width, what);
        }
});
