// What mends a finding, as changes of a draft.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../../wwwroot/js/designer/document.js';
import { fixOf, fixesOf } from '../../wwwroot/js/designer/reading-fixes.js';

const draft = /** @type {any} */ ({
  title: 'Board', widgets: {
    value: { at: 1, kind: 'number' }, box: { at: 2, kind: 'shape', options: { fill: '#23272c', stroke: 'line' } },
  },
  arrangements: {
    wide: { at: 1, width: 1600, height: 900, textSize: 20, places: { value: { at: 1, box: [10, 20, 300, 200] }, box: { at: 2, box: [0, 0, 1600, 100] } } },
    plain: { at: 2, width: 1600, height: 900, places: {} },
  },
});
const finding = (/** @type {object} */ more) => /** @type {any} */ ({ kind: 'size', isFailure: true, widget: 'value', role: 'title', boxes: [], figures: [], colours: [], textFactor: null, move: null, colour: null, ...more });
const after = (/** @type {any[]} */ changes) => apply(draft, changes).document;

test('designer reading: text that is too small makes the text size of its arrangement larger, never less than it needs', () => {
  const changes = fixOf(draft, 'wide', finding({ textFactor: 1.7513 }));
  assert.equal(after(changes).arrangements.wide.textSize, 35.1);
  // One that a file does not tell is 0.03 of the smaller side.
  assert.equal(after(fixOf(draft, 'plain', finding({ textFactor: 2 }))).arrangements.plain.textSize, 54);
});

test('designer reading: no title is larger than a quarter of its board', () => {
  assert.equal(after(fixOf(draft, 'wide', finding({ textFactor: 100 }))).arrangements.wide.textSize, 225);
});

test('designer reading: text that is bound by its box is not mended by a larger size', () => {
  assert.deepEqual(fixOf(draft, 'wide', finding({ textFactor: null })), []);
});

test('designer reading: a widget in the margin is moved out of it where its board has room', () => {
  const changes = fixOf(draft, 'wide', finding({ kind: 'margin', move: { x: 15, y: 0 } }));
  assert.deepEqual(after(changes).arrangements.wide.places?.value.box, [25, 20, 300, 200]);
  assert.deepEqual(fixOf(draft, 'wide', finding({ kind: 'margin', widget: 'box', move: { x: 15, y: 0 } })), []);
});

test('designer reading: a shape that is not seen gets a colour that is, and nothing else does', () => {
  const pale = { kind: 'markContrast', widget: 'box', colours: ['#23272c', '#0f1215'], colour: '#6a6d70' };
  assert.deepEqual(after(fixOf(draft, 'wide', finding(pale))).widgets.box.options, { fill: '#6a6d70', stroke: 'line' });
  assert.deepEqual(fixOf(draft, 'wide', finding({ ...pale, widget: 'value' })), []);
});

test('designer reading: in a bright room the board becomes light', () => {
  assert.equal(after(fixOf(draft, 'wide', finding({ kind: 'polarity', widget: '' }))).theme, 'light');
});

test('designer reading: all together, text is made as large as the smallest needs', () => {
  const changes = fixesOf(draft, 'wide', [finding({ textFactor: 1.2 }), finding({ textFactor: 1.5 }), finding({ kind: 'margin', move: { x: 15, y: 0 } }), finding({ kind: 'blue' })]);
  const { textSize, places } = after(changes).arrangements.wide;
  assert.deepEqual([textSize, places?.value.box[0]], [30, 25]);
});
