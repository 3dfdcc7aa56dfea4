// What differs between two versions of a board, as marks on a picture and in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, marksOf, ranked } from '../../wwwroot/js/designer/differences.js';

/** @type {Record<string, string>} */
const known = { 'option.size': 'Size of numbers', 'option.title': 'Title', 'option.width': 'Line width', 'option.label': 'Label', 'option.columns': 'Columns' };
const text = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => [known[key] ?? key.replace('design.diff-', ''), ...args].join(' ');

const before = () => ranked(/** @type {any} */ ({
  title: 'Wall',
  widgets: {
    rate: { at: 1, kind: 'number', title: 'Rate', options: { size: 'small' } },
    old: { at: 2, kind: 'clock' },
    text: { at: 3, kind: 'rich-text', title: 'Text' },
  },
  arrangements: { wide: { at: 1, width: 320, height: 90, places: {
    rate: { at: 1, box: [0, 0, 10, 10] }, old: { at: 2, box: [20, 0, 10, 10] }, text: { at: 3, box: [40, 0, 10, 10] } } } },
}));

/** @param {(draft: any) => void} change */
function changed(change) {
  const draft = structuredClone(before());
  change(draft);
  return ranked(draft);
}

test('differences: none between a draft and itself, whatever its ranks are', () => {
  const other = /** @type {any} */ (structuredClone(before()));
  other.widgets.rate.at = -7.5;
  other.arrangements.wide.places.rate.at = 0.25;
  assert.deepEqual(linesOf(before(), ranked(other), text), []);
  assert.deepEqual(marksOf(before(), ranked(other), 'wide'), []);
});

test('differences: an option tells what it was and what it is', () => {
  const after = changed((draft) => { draft.widgets.rate.options.size = 'large'; });
  assert.deepEqual(linesOf(before(), after, text), [{ name: 'Rate', words: ['change Size of numbers small large'] }]);
  assert.deepEqual(marksOf(before(), after, 'wide').map(({ kind, id }) => [kind, id]), [['content', 'rate']]);
});

test('differences: long values are told to have changed', () => {
  const after = changed((draft) => { draft.widgets.rate.options.size = 'x'.repeat(100); });
  assert.deepEqual(linesOf(before(), after, text), [{ name: 'Rate', words: ['Size of numbers: content'] }]);
});

test('differences: what came, went and moved, each with its mark', () => {
  const after = changed((draft) => {
    delete draft.widgets.old;
    draft.widgets.new = { at: 9, kind: 'gauge' };
    draft.arrangements.wide.places.new = { at: 9, box: [60, 0, 10, 10] };
    draft.arrangements.wide.places.rate.box = [5, 0, 20, 10];
  });
  assert.deepEqual(marksOf(before(), after, 'wide').map(({ kind, id }) => [kind, id]), [['removed', 'old'], ['added', 'new'], ['moved', 'rate']]);
  const lines = Object.fromEntries(linesOf(before(), after, text).map(({ name, words }) => [name, words]));
  assert.deepEqual(lines, { 'kind.clock': ['removed'], 'kind.gauge': ['added'], Rate: ['wide: shifted 5 0', 'wide: resized 10 10 20 10'] });
});

test('differences: hidden and restacked are told where they are, title and arrangements as well', () => {
  const after = changed((draft) => {
    draft.title = 'Hall';
    draft.arrangements.tall = { at: 2, width: 90, height: 160, places: {} };
    draft.arrangements.wide.places.text.hidden = true;
    draft.arrangements.wide.places.old.at = 0;
  });
  assert.deepEqual(linesOf(before(), after, text), [
    { name: 'board', words: ['change Title Wall Hall'] },
    { name: 'arrangement tall', words: ['added'] },
    { name: 'Text', words: ['wide: hidden'] },
    { name: 'kind.clock', words: ['wide: order'] },
  ]);
});

test('differences: members and options are told by the words of the inspector, what has none by its name', () => {
  const after = changed((draft) => {
    Object.assign(draft.widgets.rate, { deadlineSeconds: 30, data: [{ series: 'a' }] });
    Object.assign(draft.widgets.rate.options, { width: 3, unheard: 1, columns: { first: { label: 'A' } } });
    draft.widgets.text.options = { size: 'large' };
    Object.assign(draft.arrangements.wide, { width: 640, wallWidth: 6400 });
  });
  const lines = Object.fromEntries(linesOf(before(), after, text).map(({ name, words }) => [name, words]));
  assert.deepEqual(new Set(lines.Rate), new Set(['change design.in-deadline nothing 30', 'change design.in-data nothing [{"series":"a"}]', 'change Line width nothing 3', 'change unheard nothing 1', 'change Columns nothing {"first":{"label":"A"}}']));
  assert.deepEqual(lines.Text, ['change Size of numbers nothing large']);
  assert.deepEqual(lines['arrangement wide'], ['change design.in-width 320 640', 'change design.in-wall-width nothing 6400']);
});
