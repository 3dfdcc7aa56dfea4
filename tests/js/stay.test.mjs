// A page that hangs for months: it asks for something small, so that whoever looks is known the whole time.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { stay } from '../../wwwroot/js/stay.js';

const day = 86_400_000;

test('stay: asks twice a day, also after it was not heard, and no more once it is left', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  /** @type {string[]} */
  const asked = [];
  const fetched = mock.method(globalThis, 'fetch', async (/** @type {string} */ address) => {
    asked.push(address);
    throw new TypeError('no server');
  });
  const leave = [stay(), stay('/s/token/ticket')];
  t.mock.timers.tick(day / 2 - 1);
  assert.deepEqual(asked, []);
  t.mock.timers.tick(1);
  assert.deepEqual(asked, ['/health/live', '/s/token/ticket']);
  t.mock.timers.tick(30 * day);
  assert.equal(asked.length, 2 * 61);
  leave.forEach((one) => one());
  t.mock.timers.tick(day);
  assert.equal(asked.length, 2 * 61);
  fetched.mock.restore();
});
