// JSON as people write it: places of faults, and what makes of a draft the board of a text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FileFault, toFile } from '../../wwwroot/js/designer/board-file.js';
import { apply } from '../../wwwroot/js/designer/document.js';
import { changesTo, filePath, lineOf, placeOf, ranked, read, widgetFile, withWidget, written } from '../../wwwroot/js/designer/panels/inspector/json-text.js';

/** @returns {import('../../wwwroot/js/designer/document.js').Draft} */
const draft = () => ({
  title: 'Board',
  widgets: { a: { at: 1.5, kind: 'number', options: { size: 'large' } }, b: { at: 7, kind: 'clock', options: {} } },
  arrangements: { wide: { at: 3, width: 1600, height: 900, guides: {}, places: { b: { at: 2, box: [0, 0, 10, 10] }, a: { at: 4.25, box: [10, 0, 10, 10], hidden: true } } } },
});

test('json: what the browser reads is read alike', () => {
  const value = { a: [1, -2.5e3, true, null, 'x "\\\n\u1234 한'], b: {}, c: [], __proto: { d: 0 } };
  for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2), ` ${JSON.stringify(value)}\n`]) {
    const result = read(text);
    assert.ok('places' in result, JSON.stringify(result));
    assert.deepEqual(result.value, value);
  }
});

test('json: lists of numbers take one line, and no text is touched', () => {
  const value = { box: [1, -2.5, 3], text: '[ 1, 2 ]', more: '[\n1,\n2]', list: [], names: ['a'] };
  assert.ok(written(value).includes('"box": [1, -2.5, 3],'));
  assert.deepEqual(JSON.parse(written(value)), value);
});

test('json: comments and trailing commas are read, as in board files', () => {
  const result = read('// a board\n{ "a": [1, 2,], /* "b": 0, */ "c": "// no comment", }\n// end');
  assert.ok('places' in result, JSON.stringify(result));
  assert.deepEqual(result.value, { a: [1, 2], c: '// no comment' });
});

for (const [text, line, column, reason] of /** @type {[string, number, number, RegExp][]} */ ([
  ['{\n  "a": 1,\n  b: 2 }', 3, 3, /not JSON/],
  ['{\n  "a": 1,\n  1: 2 }', 3, 3, /name in quotes/],
  ['{\n  "a": 1\n  "b": 2 }', 3, 3, /missing before/],
  ['{ "a": tru }', 1, 8, /'tru/],
  ['{ "a": 01 }', 1, 8, /not JSON/],
  ['[1, 2', 1, 6, /ends too early/],
  ['{} x', 1, 4, /after the end/],
  ['{ "a": 1, "a": 2 }', 1, 11, /twice/],
  ['', 1, 1, /ends too early/],
  ['{ "a": \'x\' }', 1, 8, /not JSON/],
])) {
  test(`json: ${JSON.stringify(text)} is refused at line ${line}, column ${column}`, () => {
      const result = read(text);
    assert.ok('reason' in result);
    assert.match(result.reason, reason);
    assert.deepEqual(lineOf(text, result.at), { line, column });
  });
}

test('json: a fault of the server leads to its place in the text, or the nearest around it', () => {
  const file = { widgets: [{ id: 'a', options: { thresholds: [{ at: 1 }, { at: 'high' }] } }] };
  const text = JSON.stringify(file, null, 1);
  const result = read(text);
  assert.ok('places' in result);
  const at = (/** @type {string} */ path) => text.slice(placeOf(result.places, filePath(path, file)));
  assert.ok(at('widgets.a.options.thresholds[1].at').startsWith('"high"'));
  assert.ok(at('$.widgets[0].id').startsWith('"a"'));
  assert.match(at('widgets.a.options.size'), /^\{\s+"thresholds"/);
  assert.ok(at('widgets.gone.title').startsWith('['));
});

test('json: the file that a draft is changes nothing in it', () => assert.deepEqual(changesTo(draft(), toFile(draft())), []));

test('json: one changed option is one change, and ranks stay', () => {
  const file = toFile(draft());
  file.widgets[0].options.size = 'small';
  assert.deepEqual(changesTo(draft(), file), [{ path: ['widgets', 'a', 'options', 'size'], was: 'large', value: 'small' }]);
});

test('json: what changes makes the draft the file', () => {
  const file = toFile(draft());
  file.widgets.reverse();
  file.widgets.push({ id: 'c', kind: 'pie' });
  file.arrangements[0].places = { c: [0, 0, 5, 5], ...file.arrangements[0].places };
  const { document, clashes } = apply(draft(), changesTo(draft(), file));
  assert.deepEqual(clashes, []);
  assert.deepEqual(toFile(document), file);
});

test('json: a new one between two others gets a rank between theirs', () => {
  const known = { a: { at: 1 }, b: { at: 2 } };
  assert.deepEqual(ranked(known, { a: { at: 1 }, c: { at: 2 }, b: { at: 3 }, d: { at: 4 } }), { a: { at: 1 }, c: { at: 1.5 }, b: { at: 2 }, d: { at: 3 } });
  assert.deepEqual(ranked(known, { b: { at: 1 }, a: { at: 2 } }), { b: { at: 1 }, a: { at: 2 } });
});

test('json: a widget under another id is another one, where the old one was', () => {
  const { document } = apply(draft(), changesTo(draft(), withWidget(draft(), 'a', { ...widgetFile(draft(), 'a'), id: 'z' })));
  assert.deepEqual(Object.keys(document.widgets).sort(), ['b', 'z']);
  assert.deepEqual(document.arrangements.wide.places?.z.box, [10, 0, 10, 10]);
  assert.equal(document.arrangements.wide.places?.a, undefined);
  assert.throws(() => withWidget(draft(), 'a', []), FileFault);
});
