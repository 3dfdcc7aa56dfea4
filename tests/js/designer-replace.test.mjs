// Another widget in the place of one, in one arrangement: what it takes over, and that all of it is one edit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replaceable, replaceHere } from '../../wwwroot/js/designer/actions.js';
import { apply, inOrder, invert } from '../../wwwroot/js/designer/document.js';
import { Editor } from '../../wwwroot/js/designer/editor.js';
import { standIn } from '../../wwwroot/js/designer/fresh.js';

/** @typedef {import('../../wwwroot/js/designer/document.js').Draft} Draft */

const thresholds = { type: 'array', items: { properties: { at: { type: 'number' } } } };
/** @param {string} name @param {Record<string, any>} [rest] @returns {import('../../wwwroot/js/designer/fresh.js').Kind} */
const kindOf = (name, rest = {}) => ({
  name, title: name, group: 'charts', hasData: true, needsData: true, roles: ['value'], hasPanel: true, size: { width: 4, height: 3 },
  sample: { data: [{ series: 'gallery.value' }], options: { thresholds: [{ at: 90 }] } }, options: { properties: { thresholds, digits: { type: 'integer' } } }, ...rest,
});
const number = kindOf('number', { roles: ['value', 'baseline'] });
const widget = { at: 1, kind: 'number', title: 'Orders', note: '10 s', group: 'top', locked: true, deadlineSeconds: 30, data: [{ series: 'orders', over: 'rate' }, { as: 'baseline', series: 'usual' }], options: { thresholds: [{ at: 5 }], size: 'large' } };

test('stand-in: title, group and data go along, with the options that both kinds have instead of the gallery\'s', () => {
  assert.deepEqual(standIn(kindOf('gauge'), 'Gauge', widget, number, []), {
    kind: 'gauge', title: 'Orders', note: '10 s', group: 'top', deadlineSeconds: 30, data: [{ series: 'orders', over: 'rate' }], options: { thresholds: [{ at: 5 }] },
  });
  // A use that the kind does not have falls away, but not all data with it.
  const opening = { ...widget, data: [{ as: 'baseline', series: 'usual' }] };
  assert.deepEqual(standIn(kindOf('gauge'), 'Gauge', opening, number, []).data, [{ series: 'usual' }]);
  assert.deepEqual(standIn(kindOf('flow', { roles: [] }), 'Flow', opening, number, []).data, opening.data);
});

test('stand-in: a kind without data is as it comes out of the palette; a picture has no title', () => {
  const image = kindOf('image', { hasData: false, needsData: false, hasPanel: false, roles: [], sample: { options: { image: '/img/sample.svg' } } });
  assert.deepEqual(standIn(image, 'Image', widget, number, []), { kind: 'image', group: 'top', options: { image: '/img/sample.svg' } });
  assert.equal(standIn(kindOf('gauge'), 'Gauge', { at: 1, kind: 'clock' }, undefined, []).title, 'Gauge');
});

/** @returns {Draft} */
const draft = () => ({
  widgets: { a: { at: 1, kind: 'number' }, b: { at: 2, kind: 'clock' }, c: { at: 3, kind: 'clock', locked: true } },
  arrangements: {
    wide: { at: 1, width: 1600, height: 900, places: { a: { at: 1, box: [100, 50, 400, 300] }, b: { at: 2, box: [0, 0, 50, 50] }, c: { at: 3, box: [0, 0, 9, 9] } } },
    tall: { at: 2, width: 900, height: 1600, places: { a: { at: 1, box: [0, 0, 900, 400] } } },
  },
});

function open() {
  const session = { document: draft(), commits: /** @type {any[]} */ ([]), on() {}, point() {}, commit(/** @type {any} */ edit) {
    session.commits.push(edit);
    session.document = apply(session.document, edit.changes).document;
  } };
  return { session, editor: new Editor(/** @type {any} */ (session), 'wide', (key) => key) };
}

test('replace: one edit that hides the one and puts the other there, in this arrangement alone; undone whole', () => {
  const { session, editor } = open();
  editor.select(['a'], null);
  replaceHere(editor, { kind: 'gauge', title: 'A' });
  assert.equal(session.commits.length, 1);
  const { widgets, arrangements: { wide, tall } } = session.document;
  const [id] = editor.selected;
  assert.equal(widgets[id].kind, 'gauge');
  assert.deepEqual([wide.places?.[id].box, wide.places?.[id].hidden, wide.places?.a.hidden], [[100, 50, 400, 300], undefined, true]);
  assert.deepEqual([tall.places?.[id].hidden, tall.places?.a.hidden], [true, undefined]);
  // Read and painted where the other one is, not last and on top.
  assert.deepEqual(inOrder(widgets), ['a', id, 'b', 'c']);
  assert.deepEqual(inOrder(wide.places), ['a', id, 'b', 'c']);
  assert.deepEqual(apply(session.document, invert(session.commits[0].changes)).document, draft());
});

test('replace: nothing that is locked, hidden or several', () => {
  const { session, editor } = open();
  for (const ids of [['c'], ['a', 'b'], []]) {
    editor.select(ids, null);
    assert.equal(replaceable(editor), null);
    replaceHere(editor, { kind: 'gauge' });
  }
  assert.equal(session.commits.length, 0);
});
