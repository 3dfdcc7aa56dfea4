import { deepEqual, equal, notEqual, ok, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromFile, toFile } from '../../wwwroot/js/designer/board-file.js';
import { apply, diff, equal as isEqual, invert, share, valueAt } from '../../wwwroot/js/designer/document.js';
import { chance, randomDraft, randomEdit } from './designer-drafts.mjs';

/** @param {string} name */
const golden = (name) => JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8'));

/** The order of members, which deepEqual does not see. @param {any} file @returns {string[][]} */
const paintingOrder = (file) => file.arrangements.flatMap((/** @type {any} */ { places, hidden = {} }) => [Object.keys(places), Object.keys(hidden)]);

for (const { name, document, changes, result, clashes } of golden('draft-changes')) {
  test(`changes: ${name}`, () => {
    const before = JSON.stringify(document);
    const answer = apply(document, changes);
    deepEqual(answer.document, result);
    deepEqual(answer.clashes, clashes);
    equal(JSON.stringify(document), before);
    equal(/** @type {any} */ ({}).polluted, undefined);
    deepEqual(apply(document, answer.applied).document, result);
    const { clashes: none } = apply(answer.document, invert(answer.applied));
    deepEqual(none, []);
  });
}

for (const { name, file, document } of golden('draft-files')) {
  test(`file: ${name}`, () => {
    const written = toFile(document);
    deepEqual(written, file);
    deepEqual(paintingOrder(written), paintingOrder(file));
    deepEqual(fromFile(file), document);
    deepEqual(fromFile({ $schema: './board.schema.json', id: 'x', ...file }), document);
  });
}

for (const { name, file, document } of golden('draft-written')) {
  test(`written: ${name}`, () => {
    const written = toFile(document);
    deepEqual(written, file);
    deepEqual(paintingOrder(written), paintingOrder(file));
    deepEqual(toFile(fromFile(written)), file);
  });
}

for (const name of ['host', 'reservation', 'dense']) {
  test(`the shipped board ${name} is the same after it was a draft`, () => {
    const { $schema, ...board } = JSON.parse(readFileSync(new URL(`../../layouts/${name}.json`, import.meta.url), 'utf8'));
    for (const widget of board.widgets) if (JSON.stringify(widget.options) === '{}') delete widget.options;
    deepEqual(toFile(fromFile(board)), board);
  });
}

for (const [board, path] of /** @type {[any, string][]} */ ([
  [[], '$'],
  [{ arrangements: [] }, '$.widgets'],
  [{ widgets: [1], arrangements: [] }, '$.widgets[0]'],
  [{ widgets: [{ kind: 'clock' }], arrangements: [] }, '$.widgets[0].id'],
  [{ widgets: [{ id: 'a' }, { id: 'a' }], arrangements: [] }, '$.widgets[1].id'],
  [{ widgets: [], groups: {}, arrangements: [] }, '$.groups'],
  [{ widgets: [], arrangements: [{ id: 'wide' }] }, '$.arrangements[0].places'],
  [{ widgets: [], arrangements: [{ id: 'wide', places: { a: [1, 2, 3] } }] }, '$.arrangements[0].places.a'],
  [{ widgets: [], arrangements: [{ id: 'wide', places: {}, hidden: { a: 1 } }] }, '$.arrangements[0].hidden.a'],
])) {
  test(`a file with a fault at ${path} says so: ${JSON.stringify(board)}`, () => {
    throws(() => fromFile(board), { path });
  });
}

test('what an edit leaves alone keeps its identity', () => {
  const draft = randomDraft(chance(1), 300);
  const [moved, other] = Object.keys(draft.widgets);
  const [arrangement] = Object.keys(draft.arrangements);
  const { document } = apply(draft, [{ path: ['widgets', moved, 'options', 'size'], was: draft.widgets[moved].options?.size, value: 'new' }]);
  notEqual(document.widgets[moved], draft.widgets[moved]);
  equal(document.widgets[moved].data, draft.widgets[moved].data);
  equal(document.widgets[other], draft.widgets[other]);
  equal(document.arrangements[arrangement], draft.arrangements[arrangement]);
});

test('an edit that changes nothing gives the same document', () => {
  const draft = randomDraft(chance(2), 5);
  equal(apply(draft, [{ path: ['title'], was: 'x', value: draft.title }]).document, draft);
});

test('what came anew shares what it says again', () => {
  const known = randomDraft(chance(3), 20);
  const fresh = structuredClone(known);
  equal(share(known, fresh), known);
  const [first, second] = Object.keys(fresh.widgets);
  fresh.widgets[first].title = 'another';
  const shared = share(known, fresh);
  deepEqual(shared, fresh);
  equal(shared.widgets[second], known.widgets[second]);
  equal(shared.widgets[first].data, known.widgets[first].data);
  equal(shared.arrangements, known.arrangements);
});

test('sharing does not fall for __proto__', () => {
  const shared = share(JSON.parse('{"a":{"x":1}}'), JSON.parse('{"a":{"x":1},"__proto__":{"polluted":true}}'));
  ok(Object.hasOwn(shared, '__proto__'));
  equal(shared.polluted, undefined);
});

test('a difference makes the one of the other, member by member', () => {
  deepEqual(diff({ widgets: { a: { options: { x: 1, y: [1, 2], z: { p: 1 } } } } }, { widgets: { a: { options: { y: [2], z: { p: 1, q: 2 } } } } }), [
    { path: ['widgets', 'a', 'options', 'x'], was: 1 },
    { path: ['widgets', 'a', 'options', 'y'], was: [1, 2], value: [2] },
    { path: ['widgets', 'a', 'options', 'z', 'q'], value: 2 },
  ]);
  deepEqual(diff({ widgets: { a: { kind: 'clock' } } }, { widgets: { a: { kind: 'clock', options: { date: 'day', zone: 'x' } } } }), [
    { path: ['widgets', 'a', 'options', 'date'], value: 'day' },
    { path: ['widgets', 'a', 'options', 'zone'], value: 'x' },
  ]);
  for (let seed = 0; seed < 200; seed++) {
    const random = chance(seed);
    const from = randomDraft(random, 4);
    const to = randomDraft(random, 4);
    const changes = diff(from, to);
    const { document, clashes, applied } = apply(from, changes);
    deepEqual(document, to);
    deepEqual(clashes, []);
    equal(applied.length, changes.length);
    deepEqual(diff(to, document), []);
  }
});

test('what is undone is what was, for any edits', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = chance(seed);
    const draft = randomDraft(random, 4);
    const { document, applied } = apply(draft, randomEdit(random, draft));
    const back = apply(document, invert(applied));
    deepEqual(back.clashes, []);
    deepEqual(toFile(back.document), toFile(draft));
  }
});

test('equality is deep and knows types', () => {
  ok(isEqual({ a: [1, { b: null }] }, { a: [1, { b: null }] }));
  for (const [a, b] of [[null, {}], [{}, null], [[], {}], [{ a: 1 }, { b: 1 }], [{ a: 1 }, { toString: 1 }], ['1', 1], [0, false], [[1], [1, 2]], [undefined, null]]) {
    ok(!isEqual(a, b), `${JSON.stringify(a)} and ${JSON.stringify(b)}`);
  }
  ok(!isEqual({ toString: 1 }, { a: 1 }));
  equal(valueAt({ a: {} }, ['a', 'constructor', 'name']), undefined);
});
