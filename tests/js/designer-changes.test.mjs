import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { test } from 'node:test';
import * as make from '../../wwwroot/js/designer/changes.js';
import { apply, inOrder } from '../../wwwroot/js/designer/document.js';

/** @typedef {import('../../wwwroot/js/designer/document.js').Draft} Draft */

/** @returns {Draft} */
const draft = () => ({
  title: 'Opening',
  widgets: {
    a: { at: 1, kind: 'number', options: { size: 'small' }, group: 'inner' },
    b: { at: 2, kind: 'clock', group: 'outer' },
    c: { at: 3, kind: 'clock' },
    d: { at: 4, kind: 'clock' },
  },
  groups: { inner: { title: 'Inner', group: 'outer' }, outer: { title: 'Outer' } },
  arrangements: {
    wide: {
      at: 1, width: 1600, height: 900,
      places: { a: { at: 1, box: [0, 0, 1, 1] }, b: { at: 2, box: [0, 0, 2, 2] }, c: { at: 3, box: [0, 0, 3, 3] }, d: { at: 4, box: [0, 0, 4, 4] } },
    },
    tall: { at: 2, width: 900, height: 1600, places: { a: { at: 1, box: [0, 0, 1, 1], hidden: true } } },
  },
});

/** What becomes of the draft; every change must fit. @param {Draft} before @param {import('../../wwwroot/js/designer/document.js').Change[]} changes */
function after(before, changes) {
  const { document, applied, clashes } = apply(before, changes);
  deepEqual(clashes, []);
  equal(applied.length, changes.length);
  return document;
}

test('a widget is placed: its box alone, or on top where it was not', () => {
  const before = draft();
  deepEqual(make.place(before, 'wide', 'a', [5, 5, 1, 1]), [{ path: ['arrangements', 'wide', 'places', 'a', 'box'], was: [0, 0, 1, 1], value: [5, 5, 1, 1] }]);
  deepEqual(make.place(before, 'tall', 'b', [5, 5, 1, 1]), [{ path: ['arrangements', 'tall', 'places', 'b'], value: { at: 2, box: [5, 5, 1, 1] } }]);
  deepEqual(make.place(before, 'wide', 'a', [0, 0, 1, 1]), []);
});

test('a widget is hidden and shown again, with its box', () => {
  const before = draft();
  const hidden = after(before, make.hide(before, 'wide', 'a', true));
  deepEqual(hidden.arrangements.wide.places?.a, { at: 1, box: [0, 0, 1, 1], hidden: true });
  deepEqual(after(hidden, make.hide(hidden, 'wide', 'a', false)), before);
});

test('an option is set and removed, also the first one', () => {
  const before = draft();
  deepEqual(make.setOption(before, 'a', 'size', undefined), [{ path: ['widgets', 'a', 'options', 'size'], was: 'small' }]);
  deepEqual(after(before, make.setOption(before, 'c', 'date', 'day')).widgets.c.options, { date: 'day' });
  deepEqual(make.setMember(before, 'a', 'kind', 'number'), []);
});

test('a widget is added last and on top', () => {
  const before = draft();
  const { widgets, arrangements } = after(before, make.addWidget(before, 'e', { kind: 'clock' }, { wide: [1, 1, 1, 1], tall: [2, 2, 2, 2] }));
  deepEqual(widgets.e, { kind: 'clock', at: 5 });
  deepEqual([arrangements.wide.places?.e, arrangements.tall.places?.e], [{ at: 5, box: [1, 1, 1, 1] }, { at: 2, box: [2, 2, 2, 2] }]);
});

test('a widget is removed with its places everywhere and the groups that it leaves empty', () => {
  const before = draft();
  const one = after(before, make.removeWidgets(before, ['a']));
  deepEqual([Object.keys(one.widgets), Object.keys(one.groups ?? {})], [['b', 'c', 'd'], ['outer']]);
  deepEqual([Object.keys(one.arrangements.wide.places ?? {}), one.arrangements.tall.places], [['b', 'c', 'd'], {}]);
  deepEqual(after(before, make.removeWidgets(before, ['a', 'b'])).groups, {});
});

test('groups become what they shall be: titles stay, what is gone goes, widgets follow', () => {
  const before = draft();
  const top = after(before, make.regroup(before, { groups: { inner: { group: 'outer' }, outer: { group: 'g' }, g: {} }, moved: new Map([['c', 'g']]) }));
  deepEqual(top.groups, { inner: { title: 'Inner', group: 'outer' }, outer: { title: 'Outer', group: 'g' }, g: {} });
  deepEqual([top.widgets.a.group, top.widgets.c.group], ['inner', 'g']);
  const apart = after(before, make.regroup(before, { groups: {}, moved: new Map([['a', null], ['b', null]]) }));
  deepEqual([apart.groups, make.membersOf(apart).map(({ group }) => group)], [{}, [undefined, undefined, undefined, undefined]]);
});

for (const [moved, where, order] of /** @type {[string[], 'front' | 'back' | 'forward' | 'backward', string][]} */ ([
  [['a'], 'front', 'bcda'],
  [['c', 'a'], 'front', 'bdac'],
  [['d'], 'back', 'dabc'],
  [['b'], 'forward', 'acbd'],
  [['a', 'c'], 'forward', 'bdac'],
  [['c'], 'backward', 'acbd'],
  [['b', 'd'], 'backward', 'bdac'],
  [['d'], 'front', 'abcd'],
  [['a'], 'backward', 'abcd'],
  [['d'], 'forward', 'abcd'],
  [[], 'front', 'abcd'],
])) {
  test(`${moved.join(' and ') || 'nothing'} ${where} of abcd is ${order}`, () => {
    const before = draft();
    const changes = make.restack(before, 'wide', moved, where);
    equal(inOrder(after(before, changes).arrangements.wide.places).join(''), order);
    equal(changes.length, order === 'abcd' ? 0 : moved.length);
  });
}

test('between two of one rank all are ranked anew', () => {
  const before = draft();
  for (const place of Object.values(before.arrangements.wide.places ?? {})) place.at = 1;
  const changes = make.restack(before, 'wide', ['a'], 'forward');
  equal(inOrder(after(before, changes).arrangements.wide.places).join(''), 'bacd');
});

test('ranks can be halved as long as it takes', () => {
  let now = draft();
  for (let i = 0; i < 200; i++) {
    const [first] = inOrder(now.arrangements.wide.places);
    const expected = inOrder(now.arrangements.wide.places);
    now = after(now, make.restack(now, 'wide', [first], 'forward'));
    deepEqual(inOrder(now.arrangements.wide.places), [expected[1], expected[0], ...expected.slice(2)]);
  }
});

test('arrangements are added last and removed', () => {
  const before = draft();
  const more = after(before, make.addArrangement(before, 'square', { width: 1, height: 1, places: {} }));
  deepEqual(inOrder(more.arrangements), ['wide', 'tall', 'square']);
  deepEqual(after(more, make.removeArrangement(more, 'square')), before);
});

test('an id is free and never digits alone', () => {
  const said = ['aaaa', 'bbbb'];
  equal(make.freeId({ 'clock-aaaa': 1 }, 'clock', () => said.shift() ?? ''), 'clock-bbbb');
  match(make.freeId(undefined, 'x'.repeat(80)), /^x{59}-[a-z0-9]{4}$/);
  notEqual(make.randomId(), make.randomId());
});
