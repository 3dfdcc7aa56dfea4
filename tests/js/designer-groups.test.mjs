import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clicked, dissolved, doubleClicked, freeId, group, leave, membersOf, outermostOf, pathOf, ungroup, widgetsOf } from '../../wwwroot/js/designer/geometry/groups.js';
import { randomOf, seeds, whole } from './designer-random.mjs';

/**
 * @typedef {import('../../wwwroot/js/designer/geometry/groups.js').Groups} Groups
 * @typedef {import('../../wwwroot/js/designer/geometry/groups.js').Member} Member
 * @typedef {import('../../wwwroot/js/designer/geometry/groups.js').Pick} Pick
 */

// outer( a, inner( b, c ) ), pair( d, e ), f
const groups = { outer: {}, inner: { group: 'outer' }, pair: {} };
const widgets = [{ id: 'a', group: 'outer' }, { id: 'b', group: 'inner' }, { id: 'c', group: 'inner' }, { id: 'd', group: 'pair' }, { id: 'e', group: 'pair' }, { id: 'f' }];
/** @param {string} id */
const widget = (id) => /** @type {Member} */ (widgets.find((one) => one.id === id));
/** @param {string} ids @returns {Pick[]} of single letters widgets, of words groups */
const picks = (ids) => ids.split(' ').map((id) => ({ kind: id.length === 1 ? 'widget' : 'group', id }));
/** @param {{ groups: Groups, moved: Map<string, string | null> }} result */
const told = ({ groups: all, moved }) => ({ groups: all, moved: Object.fromEntries(moved) });

test('path: from the outermost; one that is not there, and a ring, do no harm', () => {
  assert.deepEqual(pathOf(groups, 'inner'), ['outer', 'inner']);
  assert.deepEqual([pathOf(groups, undefined), pathOf(groups, 'gone'), pathOf(groups, 'constructor')], [[], [], []]);
  assert.deepEqual(pathOf({ a: { group: 'b' }, b: { group: 'a' } }, 'a'), ['b', 'a']);
  assert.deepEqual([outermostOf(groups, widget('b')), outermostOf(groups, widget('f'))], ['outer', null]);
});

test('members: of all levels', () => {
  assert.deepEqual([membersOf(groups, widgets, 'outer'), membersOf(groups, widgets, 'inner')], [['a', 'b', 'c'], ['b', 'c']]);
  assert.deepEqual(widgetsOf(groups, widgets, picks('f inner d')), ['b', 'c', 'd', 'f']);
});

for (const [name, click, id, entered, now, kind, pick] of /** @type {[string, typeof clicked, string, string | null, string | null, string, string][]} */ ([
  ['click', clicked, 'b', null, null, 'group', 'outer'],
  ['click', clicked, 'f', null, null, 'widget', 'f'],
  ['click', clicked, 'b', 'outer', 'outer', 'group', 'inner'],
  ['click', clicked, 'a', 'outer', 'outer', 'widget', 'a'],
  ['click', clicked, 'b', 'inner', 'inner', 'widget', 'b'],
  ['click', clicked, 'a', 'inner', 'outer', 'widget', 'a'],
  ['click', clicked, 'd', 'inner', null, 'group', 'pair'],
  ['click', clicked, 'f', 'inner', null, 'widget', 'f'],
  ['click', clicked, 'b', 'gone', null, 'group', 'outer'],
  ['double click', doubleClicked, 'b', null, 'outer', 'group', 'inner'],
  ['double click', doubleClicked, 'a', null, 'outer', 'widget', 'a'],
  ['double click', doubleClicked, 'b', 'outer', 'inner', 'widget', 'b'],
  ['double click', doubleClicked, 'b', 'inner', 'inner', 'widget', 'b'],
  ['double click', doubleClicked, 'd', 'inner', 'pair', 'widget', 'd'],
]))
  test(`${name}: ${id} in ${entered} selects the ${kind} ${pick}`, () => assert.deepEqual(click(groups, widget(id), entered), { entered: now, pick: { kind, id: pick } }));

test('escape: selects the group that was entered', () => {
  assert.deepEqual(leave(groups, 'inner'), { entered: 'outer', pick: { kind: 'group', id: 'inner' } });
  assert.deepEqual(leave(groups, 'outer'), { entered: null, pick: { kind: 'group', id: 'outer' } });
});

test('id: one that is free', () => assert.deepEqual([freeId({}), freeId({ 'group-1': {}, 'group-3': {} })], ['group-1', 'group-2']));

for (const [name, picked, after, moved] of /** @type {[string, string, Groups, Record<string, string | null>][]} */ ([
  ['widgets', 'd f', { outer: {}, inner: { group: 'outer' }, new: {} }, { d: 'new', e: null, f: 'new' }],
  ['groups', 'outer pair', { outer: { group: 'new' }, inner: { group: 'outer' }, pair: { group: 'new' }, new: {} }, {}],
  ['a group and a widget', 'pair f', { outer: {}, inner: { group: 'outer' }, pair: { group: 'new' }, new: {} }, { f: 'new' }],
  ['all of a group, which the new one replaces', 'a inner', { inner: { group: 'new' }, pair: {}, new: {} }, { a: 'new' }],
  ['out of an inner group', 'a b', { outer: {}, pair: {}, new: { group: 'outer' } }, { a: 'new', b: 'new', c: 'outer' }],
  ['a group with one of its own', 'outer b f', { outer: { group: 'new' }, inner: { group: 'outer' }, pair: {}, new: {} }, { f: 'new' }],
  ['a group with a group of its own', 'outer inner f', { outer: { group: 'new' }, inner: { group: 'outer' }, pair: {}, new: {} }, { f: 'new' }],
  ['one alone is none', 'f', groups, {}],
]))
  test(`group: ${name}`, () => assert.deepEqual(told(group(groups, widgets, picks(picked), 'new')), { groups: after, moved }));

for (const [which, after, moved] of /** @type {[string[], Groups, Record<string, string | null>][]} */ ([
  [['outer'], { inner: {}, pair: {} }, { a: null }],
  [['inner'], { outer: {}, pair: {} }, { b: 'outer', c: 'outer' }],
  [['outer', 'inner', 'pair'], {}, { a: null, b: null, c: null, d: null, e: null }],
  [['gone'], groups, {}],
]))
  test(`ungroup: ${which}`, () => assert.deepEqual(told(ungroup(groups, widgets, which)), { groups: after, moved }));

test('dissolve: what is left of a group after deletions', () => {
  assert.deepEqual(told(dissolved(groups, widgets.filter(({ id }) => id !== 'b'))), { groups: { outer: {}, pair: {} }, moved: { c: 'outer' } });
  assert.deepEqual(told(dissolved(groups, widgets.filter(({ id }) => id !== 'a' && id !== 'd'))), { groups: { inner: {} }, moved: { e: null } });
  assert.deepEqual(told(dissolved({ outer: {} }, [{ id: 'a', group: 'gone' }])), { groups: {}, moved: { a: null } });
});

for (const seed of seeds(60))
  test(`groups: whatever is grouped and ungrouped, every group has two members and every pointer leads to a group, seed ${seed}`, () => {
    const random = randomOf(seed);
    /** @type {Groups} */
    let all = {};
    /** @type {Member[]} */
    let members = Array.from({ length: 12 }, (_, i) => ({ id: `w${i}` }));
    for (let i = 0; i < 60; i++) {
      const ids = Object.keys(all);
      /** @type {Pick[]} */
      const picked = Array.from({ length: whole(random, 1, 4) }, () =>
        (ids.length > 0 && random() < 0.4 ? { kind: 'group', id: ids[whole(random, 0, ids.length - 1)] } : { kind: 'widget', id: `w${whole(random, 0, 11)}` }));
      const before = new Set(widgetsOf(all, members, picked));
      const result = random() < 0.7 ? group(all, members, picked, `g${i}`) : ungroup(all, members, ids.filter(() => random() < 0.3));
      members = members.map(({ id, group: parent }) => {
        const to = result.moved.has(id) ? result.moved.get(id) : parent;
        return to ? { id, group: to } : { id };
      });
      all = result.groups;
      if (`g${i}` in all) assert.deepEqual(new Set(membersOf(all, members, `g${i}`)), before);
      for (const { group: parent } of [...members, ...Object.values(all)]) assert.ok(parent === undefined || parent in all);
      for (const id of Object.keys(all)) {
        assert.ok([...members, ...Object.values(all)].filter((one) => one.group === id).length >= 2);
        assert.ok(!pathOf(all, all[id].group).includes(id));
      }
    }
  });
