import assert from 'node:assert/strict';
import { test } from 'node:test';
import { difference, longestRise } from '../../wwwroot/js/designer/geometry/diff.js';
import { randomBox, randomItems, randomOf, seeds, whole } from './designer-random.mjs';

/** @param {string} ids */
const placed = (ids) => [...ids].map((id, i) => ({ id, box: { x: i, y: 0, width: 10, height: 10 } }));
/** @param {string} ids @param {Record<string, object>} changes of boxes */
const after = (ids, changes = {}) => [...ids].map((id) => ({ id, box: { x: 'abcdef'.indexOf(id), y: 0, width: 10, height: 10, ...changes[id] } }));

test('difference: none between the same, nor what is lost in fractions', () => {
  const none = { added: [], removed: [], moved: [], reordered: [] };
  assert.deepEqual(difference(placed('abc'), placed('abc')), none);
  assert.deepEqual(difference(placed('abc'), after('abc', { b: { x: 1 + 1e-9 } })), none);
});

test('difference: added, removed, moved, resized', () => {
  const result = difference(placed('abcd'), after('acde', { c: { x: 50 }, d: { height: 20 } }));
  assert.deepEqual([result.added.map(({ id }) => id), result.removed.map(({ id }) => id)], [['e'], ['b']]);
  assert.deepEqual(result.moved.map(({ id, resized }) => [id, resized]), [['c', false], ['d', true]]);
  assert.deepEqual([result.moved[0].from.x, result.moved[0].to.x], [2, 50]);
  assert.deepEqual(result.reordered, []);
});

for (const [now, reordered] of [['bcdefa', 'a'], ['fabcde', 'f'], ['acbdef', 'b'], ['bdf', ''], ['fedcba', 'fedcb']])
  test(`difference: in the order ${now} the fewest have gone over others`, () => assert.equal(difference(placed('abcdef'), after(now)).reordered.length, reordered.length));

test('difference: names what went to the front', () => assert.deepEqual(difference(placed('abcdef'), after('bcdefa')).reordered, ['a']));

test('rise: the longest', () => {
  assert.deepEqual([...longestRise([3, 1, 2, 5, 4])].map((i) => [3, 1, 2, 5, 4][i]).sort(), [1, 2, 4]);
  assert.equal(longestRise([]).size, 0);
});

for (const seed of seeds(40))
  test(`difference: applied to the one version it makes the other, seed ${seed}`, () => {
    const random = randomOf(seed);
    const before = randomItems(random, whole(random, 0, 30));
    const now = before.filter(() => random() < 0.8).map((item) => (random() < 0.3 ? { ...item, box: randomBox(random) } : item)).sort(() => (random() < 0.1 ? random() - 0.5 : 0));
    now.splice(whole(random, 0, now.length), 0, { id: 'new', box: randomBox(random) });
    const { added, removed, moved, reordered } = difference(before, now);
    const boxes = new Map(before.map(({ id, box }) => [id, box]));
    for (const { id } of removed) boxes.delete(id);
    for (const { id, to } of moved) boxes.set(id, to);
    for (const { id, box } of added) boxes.set(id, box);
    assert.deepEqual(boxes, new Map([...boxes].map(([id]) => [id, now.find((item) => item.id === id)?.box])));
    assert.equal(boxes.size, now.length);
    const kept = (/** @type {readonly { id: string }[]} */ list) => list.map(({ id }) => id).filter((id) => boxes.has(id) && id !== 'new' && !reordered.includes(id));
    assert.deepEqual(kept(before), kept(now));
  });
