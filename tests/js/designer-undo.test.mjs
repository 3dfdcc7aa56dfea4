import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../../wwwroot/js/designer/document.js';
import { Shelf } from '../../wwwroot/js/designer/shelf.js';
import { chained, Undo } from '../../wwwroot/js/designer/undo.js';
import { chance, randomDraft, randomEdit } from './designer-drafts.mjs';
import { Keep } from './designer-keep.mjs';

/** @param {number} from @param {number} to @param {string[]} [path] */
const step = (from, to, path = ['x']) => [{ path, was: from, value: to }];

function bench(keep = new Keep(), limit = Infinity) {
  const time = { now: 1_764_000_000_000 };
  const open = () => new Undo(new Shelf(keep, 'undo', 'b', 't', limit), () => time.now);
  return { keep, time, open, undo: open() };
}

let edits = 0;
/** @param {Undo} undo @param {any[]} changes @param {string} [merge] */
function push(undo, changes, merge) {
  const id = `e${++edits}`;
  undo.push({ id, label: `edit ${edits}`, changes, merge });
  return id;
}

test('undo and redo give the changes back and forth, under new ids', () => {
  const { undo } = bench();
  const id = push(undo, [{ path: ['a'], value: 1 }, { path: ['b'], was: 2 }]);
  const back = undo.undo();
  deepEqual(back?.changes, [{ path: ['b'], value: 2 }, { path: ['a'], was: 1 }]);
  const again = undo.redo();
  deepEqual(again?.changes, [{ path: ['a'], value: 1 }, { path: ['b'], was: 2 }]);
  equal(new Set([id, back?.id, again?.id]).size, 3);
  deepEqual([undo.redo(), undo.redoLabel], [null, null]);
});

test('a new edit ends what could be done again, and one that changed nothing does not', () => {
  const { undo, open } = bench();
  push(undo, step(0, 1));
  push(undo, step(1, 2));
  undo.undo();
  push(undo, []);
  ok(undo.redoLabel);
  push(undo, step(1, 3));
  for (const one of [undo, open()]) {
    equal(one.redo(), null);
    deepEqual(one.undo()?.changes, step(3, 1));
    deepEqual(one.undo()?.changes, step(1, 0));
    equal(one.undo(), null);
  }
});

test('edits of one key within a second are one entry', () => {
  const { undo, time } = bench();
  push(undo, step(0, 1), 'nudge');
  time.now += 1000;
  push(undo, step(1, 2), 'nudge');
  time.now += 1000;
  push(undo, step(2, 3), 'nudge');
  time.now += 1001;
  push(undo, step(3, 4), 'nudge');
  push(undo, step(4, 5), 'other');
  push(undo, step(5, 6));
  push(undo, step(6, 7));
  deepEqual([1, 2, 3, 4, 5].map(() => undo.undo()?.changes[0].value), [6, 5, 4, 3, 0]);
});

test('what was undone is not gone on with', () => {
  const { undo } = bench();
  push(undo, step(0, 1), 'nudge');
  push(undo, step(1, 2), 'nudge');
  undo.undo();
  undo.redo();
  push(undo, step(2, 3), 'nudge');
  deepEqual(undo.undo()?.changes, step(3, 2));
});

test('when somebody else came in between, the next edit is an entry of its own', () => {
  const { undo } = bench();
  push(undo, step(0, 1), 'nudge');
  push(undo, step(9, 10), 'nudge');
  deepEqual(undo.undo()?.changes, step(10, 9));
  deepEqual(undo.undo()?.changes, step(1, 0));
});

test('a nudge there and back is nothing to undo', () => {
  const { undo, keep } = bench();
  push(undo, step(5, 6));
  push(undo, step(0, 1), 'nudge');
  push(undo, step(1, 0), 'nudge');
  deepEqual(undo.undo()?.changes, step(6, 5));
  equal(keep.length, 1);
});

test('changes that go on from each other are one list; those within each other are not', () => {
  deepEqual(chained(step(0, 1), [...step(1, 2), ...step(0, 1, ['y'])]), [...step(0, 2), ...step(0, 1, ['y'])]);
  equal(chained([{ path: ['w'], value: {} }], [{ path: ['w', 'title'], value: 'T' }]), null);
  equal(chained([{ path: ['w', 'title'], value: 'T' }], [{ path: ['w'], was: { title: 'T' } }]), null);
  equal(chained([...step(0, 1), ...step(1, 2)], step(2, 3)), null);
});

test('what the server did not take is forgotten, in part or as a whole', () => {
  const { undo, open } = bench();
  const id = push(undo, [...step(0, 1, ['a']), ...step(0, 1, ['b'])]);
  const whole = push(undo, step(0, 1));
  undo.forget(whole);
  undo.forget(id, [['a']]);
  for (const one of [open(), undo]) {
    deepEqual(one.undo()?.changes, step(1, 0, ['b']));
    equal(one.undo(), null);
  }
});

test('an entry of several edits stays whole', () => {
  const { undo } = bench();
  const id = push(undo, step(0, 1), 'nudge');
  push(undo, step(1, 2), 'nudge');
  undo.forget(id);
  deepEqual(undo.undo()?.changes, step(2, 0));
});

test('forgetting what was undone moves nothing else', () => {
  const { undo } = bench();
  push(undo, step(0, 1));
  const id = push(undo, step(1, 2));
  undo.undo();
  undo.forget(id);
  equal(undo.redo(), null);
  deepEqual(undo.undo()?.changes, step(1, 0));
});

test('a random history can be undone to its beginning and done again to its end, also after a reload', () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = chance(seed);
    const { undo, open } = bench();
    const first = randomDraft(random, 4);
    let draft = first;
    for (let i = 0; i < 30; i++) {
      const { document, applied } = apply(draft, randomEdit(random, draft));
      draft = document;
      push(undo, applied, random() < 0.3 ? 'same' : undefined);
    }
    const last = draft;
    /** @param {Undo} one @param {'undo' | 'redo'} way */
    const all = (one, way) => {
      for (let edit = one[way](); edit; edit = one[way]()) {
        const { document, clashes } = apply(draft, edit.changes);
        deepEqual(clashes, [], `seed ${seed}`);
        draft = document;
      }
      return JSON.stringify(sorted(draft));
    };
    equal(all(undo, 'undo'), JSON.stringify(sorted(first)));
    const reopened = open();
    equal(all(reopened, 'redo'), JSON.stringify(sorted(last)));
    equal(all(open(), 'undo'), JSON.stringify(sorted(first)));
  }
});

/** Members in one order, without empty holders. @param {any} value @returns {any} */
function sorted(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])])
    .filter(([name, one]) => !(['options', 'groups', 'places'].includes(name) && Object.keys(one).length === 0)));
}

test('the storage holds the newest up to its limit, and the session all', () => {
  const { keep, undo, open } = bench(new Keep(), 5000);
  for (let i = 0; i < 200; i++) push(undo, step(i, i + 1));
  ok(keep.used <= 5000 && keep.used > 4000, String(keep.used));
  const values = [];
  for (let edit = open().undo(); edit && values.length < 1; edit = null) values.push(edit.changes[0].value);
  deepEqual(values, [199]);
  let undone = 0;
  while (undo.undo()) undone++;
  equal(undone, 200);
});

test('an entry larger than the limit is not kept, and nothing else is lost for it', () => {
  const { keep, undo } = bench(new Keep(), 1000);
  push(undo, step(0, 1));
  push(undo, [{ path: ['big'], value: 'x'.repeat(2000) }]);
  equal(keep.length, 1);
  ok(undo.undo());
  ok(undo.undo());
});

test('when the browser has no more room, undo of other tabs gives way, oldest first', () => {
  const keep = new Keep(200_000);
  const shelf = (/** @type {string} */ tab) => new Shelf(keep, 'undo', 'b', tab);
  ok(shelf('old').put(1, 'x'.repeat(90_000)));
  ok(shelf('newer').put(2, 'x'.repeat(90_000)));
  ok(new Shelf(keep, 'pending', 'b', 't').put(3, 'x'.repeat(60_000)));
  deepEqual([...keep.names()].map((key) => key.split('/').slice(1).join('/')), ['undo/b/newer/2', 'pending/b/t/3']);
});

test('what is not confirmed never gives way', () => {
  const keep = new Keep(1000);
  ok(new Shelf(keep, 'pending', 'b', 't').put(1, 'x'.repeat(800)));
  equal(new Shelf(keep, 'undo', 'b', 't').put(2, 'x'.repeat(800)), false);
  deepEqual(new Shelf(keep, 'pending', 'b', 't').load(), [{ number: 1, item: 'x'.repeat(800) }]);
});

test('a storage that takes nothing stops no undo', () => {
  const { undo } = bench(new Keep(0));
  push(undo, step(0, 1));
  deepEqual(undo.undo()?.changes, step(1, 0));
});

test('what is broken on the shelf is thrown away', () => {
  const keep = new Keep();
  const shelf = new Shelf(keep, 'undo', 'b', 't');
  shelf.put(1, 'good');
  keep.setItem('flexboard.design/undo/b/t/2', '{"half');
  deepEqual(shelf.load(), [{ number: 1, item: 'good' }]);
  equal(keep.length, 1);
});

test('boards and tabs keep apart, and unconfirmed edits of a board are taken over', () => {
  const keep = new Keep();
  new Shelf(keep, 'pending', 'b', 'closed').put(5, 'theirs');
  new Shelf(keep, 'pending', 'c', 'closed').put(5, 'another board');
  const mine = new Shelf(keep, 'pending', 'b', 't');
  mine.put(5, 'mine');
  mine.adopt();
  deepEqual(mine.load(), [{ number: 5, item: 'mine' }, { number: 6, item: 'theirs' }]);
  equal(keep.length, 3);
});

test('undo that nobody came back to for a week is swept away', () => {
  const keep = new Keep();
  const day = 24 * 3600 * 1000;
  for (const [tab, at] of /** @type {[string, number][]} */ ([['old', 2 * day], ['new', 4 * day], ['mine', 1 * day]])) new Shelf(keep, 'undo', 'b', tab).put(at, 1);
  new Shelf(keep, 'pending', 'b', 'old').put(2 * day, 1);
  new Shelf(keep, 'undo', 'x', 'mine').sweep(10 * day);
  deepEqual([...keep.names()].map((key) => key.split('/').slice(1, 4).join('/')), ['undo/b/new', 'pending/b/old']);
});
