import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backward, forward, rankBetween, rebalanced, sorted, toBack, toFront } from '../../wwwroot/js/designer/geometry/order.js';
import { randomOf, randomSelection, seeds, whole } from './designer-random.mjs';

/** @typedef {import('../../wwwroot/js/designer/geometry/order.js').Ranked} Ranked */

/** @param {string} ids */
const ranked = (ids) => [...ids].map((id, i) => ({ id, rank: i + 1 }));
/** @param {readonly Ranked[]} items @param {Map<string, number>} ranks @returns {Ranked[]} */
const applied = (items, ranks) => items.map(({ id, rank }) => ({ id, rank: ranks.get(id) ?? rank }));
/** @param {readonly Ranked[]} items */
const text = (items) => sorted(items).map(({ id }) => id).join('');

for (const [name, operation, selection, order, changed] of /** @type {[string, typeof toFront, string, string, string][]} */ ([
  ['front', toFront, 'b', 'acdefb', 'b'],
  ['front', toFront, 'bd', 'acefbd', 'bd'],
  ['front', toFront, 'bf', 'acdebf', 'b'],
  ['front', toFront, 'ef', 'abcdef', ''],
  ['front', toFront, 'abcdef', 'abcdef', ''],
  ['front', toFront, '', 'abcdef', ''],
  ['back', toBack, 'e', 'eabcdf', 'e'],
  ['back', toBack, 'ae', 'aebcdf', 'e'],
  ['forward', forward, 'a', 'bacdef', 'a'],
  ['forward', forward, 'ab', 'cabdef', 'ab'],
  ['forward', forward, 'ac', 'badcef', 'ac'],
  ['forward', forward, 'f', 'abcdef', ''],
  ['forward', forward, 'df', 'abcedf', 'd'],
  ['backward', backward, 'f', 'abcdfe', 'f'],
  ['backward', backward, 'ef', 'abcefd', 'ef'],
  ['backward', backward, 'ab', 'abcdef', ''],
  ['backward', backward, 'bd', 'badcef', 'bd'],
]))
  test(`order: ${selection || 'nothing'} ${name} is ${order}`, () => {
    const items = ranked('abcdef');
    const ranks = operation(items, new Set(selection));
    assert.equal(text(applied(items, ranks)), order);
    assert.deepEqual([...ranks.keys()].sort().join(''), changed);
  });

test('between: in the middle, below and above all', () => {
  assert.deepEqual([rankBetween(1, 2), rankBetween(null, 3), rankBetween(3, null), rankBetween(null, null)], [1.5, 2, 4, 1]);
});

test('rebalance: only what is too close', () => {
  assert.equal(rebalanced(ranked('abc')).size, 0);
  assert.deepEqual(applied([{ id: 'a', rank: 1 }, { id: 'b', rank: 1 + 1e-7 }, { id: 'c', rank: 1.5 }], rebalanced([{ id: 'a', rank: 1 }, { id: 'b', rank: 1 + 1e-7 }, { id: 'c', rank: 1.5 }])), ranked('abc'));
});

test('no room: neighbours make some, others stay', () => {
  const items = [...ranked('ab'), { id: 'c', rank: 2 + 1e-7 }, ...ranked('     defg').slice(5)];
  const ranks = backward(items, new Set('d'));
  assert.equal(text(applied(items, ranks)), 'abdcefg');
  assert.ok(ranks.size < 4, `${ranks.size} changed`);
});

test('no room: not all of a dense pile make some where one on the other side does', () => {
  const items = [...Array.from({ length: 20 }, (_, i) => ({ id: `d${i}`, rank: 1 + i * 1e-8 })), { id: 'y', rank: 1 + 2e-7 }, { id: 'z', rank: 2 }, { id: 'top', rank: 3 }];
  const ranks = backward(items, new Set(['z']));
  assert.deepEqual([...ranks.keys()], ['d19', 'z', 'y']);
  assert.ok(text(applied(items, ranks)).endsWith('d18d19zytop'));
});

test('equal ranks: the earlier is below, and both can be parted', () => {
  const items = [...'abcd'].map((id) => ({ id, rank: 1 }));
  assert.equal(text(applied(items, forward(items, new Set('a')))), 'bacd');
  assert.equal(text(applied(items, toFront(items, new Set('b')))), 'acdb');
});

for (const seed of seeds(60))
  test(`order: hundreds of moves keep ranks apart and the relative order, seed ${seed}`, () => {
    const random = randomOf(seed);
    let items = ranked('abcdefghijklmnop');
    for (let i = 0; i < 300; i++) {
      const selection = randomSelection(random, items.map(({ id }) => id));
      const before = text(items);
      const operation = [toFront, toBack, forward, backward][whole(random, 0, 3)];
      const ranks = operation(items, selection);
      items = applied(items, ranks);
      for (const part of [true, false]) {
        const of = (/** @type {string} */ order) => [...order].filter((id) => selection.has(id) === part).join('');
        assert.equal(of(text(items)), of(before));
      }
      const list = sorted(items);
      for (const [k, { rank }] of list.entries()) assert.ok(Number.isFinite(rank) && (k === 0 || rank - list[k - 1].rank >= 0.99e-6));
      if (text(items) === before) assert.equal(ranks.size, 0);
    }
  });
