import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { lossOf, stateOf } from '../../wwwroot/js/state.js';

const now = 1_764_000_000_000;

for (const [name, header, loss, state] of /** @type {[string, any, any, string][]} */ ([
  ['a sample within its deadline is live', { a: now - 10_000, d: 10_000 }, null, 'live'],
  ['a sample over its deadline is stale', { a: now - 10_001, d: 10_000 }, null, 'stale'],
  ['what is only remembered is stale at any age', { a: now - 100, d: 0 }, null, 'stale'],
  ['what was never seen has no data', { a: 0, d: 0 }, null, 'nodata'],
  ['a widget without figures is live while the board is fed', {}, null, 'live'],
  ['a silent server makes a fresh sample lost', { a: now, d: 10_000 }, 'server', 'lost'],
  ['a silent feed makes a fresh sample lost', { a: now, d: 10_000 }, 'feed', 'lost'],
  ['a silent server makes a stale sample lost', { a: now - 60_000, d: 10_000 }, 'server', 'lost'],
  ['a silent server makes what was never seen lost', { a: 0 }, 'server', 'lost'],
  ['a silent server makes a clock lost', {}, 'server', 'lost'],
  ['a sample from the future is of unknown age: stale', { a: now + 5001, d: 10_000 }, null, 'stale'],
  ['a sample that clocks disagree about a little is live', { a: now + 5000, d: 10_000 }, null, 'live'],
  ['a picture that cannot be composed is stale, however fresh its samples', { a: now, d: 10_000, fault: true }, null, 'stale'],
])) {
  test(name, () => equal(stateOf(header, now, loss), state));
}

test('five seconds of silence are not lost yet, a little more is', () => {
  deepEqual([lossOf(5000, 900), lossOf(5001, 900), lossOf(0, 5001), lossOf(900, 4101)], [null, 'server', 'feed', 'feed']);
});

test('before the first frame nothing is known to be fed', () => equal(lossOf(Infinity, Infinity), 'server'));
