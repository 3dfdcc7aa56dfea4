// A clash as it is told: where and what, in the words of the inspector.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueOf, whereOf } from '../../wwwroot/js/designer/clash-words.js';
import { fieldsOf } from '../../wwwroot/js/designer/panels/inspector/fields.js';

/** @type {Record<string, string>} */
const known = { 'option.size': 'Size of numbers', 'option.title': 'Title', 'choice.large': 'Large', 'design.in-yes': 'yes', 'design.in-no': 'no', 'design.clash-nothing': '(nothing)', 'kind.clock': 'Clock', 'design.diff-board': 'Board', 'design.diff-hidden': 'hidden', 'design.side-x': 'X', 'design.side-y': 'Y', 'design.side-width': 'W', 'design.side-height': 'H',
  'design.data-series': 'Series', 'design.data-where': 'Only with', 'design.data-across': 'Across series', 'design.data-as': 'Used for', 'choice.max': 'largest', 'design.role-goal': 'goal' };
const text = (/** @type {string} */ key, /** @type {(string | number)[]} */ ...args) => [known[key] ?? key.replace('design.diff-', ''), ...args].join(' ');
const draft = /** @type {any} */ ({
  title: 'Wall', widgets: { rate: { at: 1, kind: 'number', title: 'Rate' }, now: { at: 2, kind: 'clock' } }, groups: { g: { title: 'Both' } },
  arrangements: { wide: { at: 1, width: 320, height: 90 } },
});

const size = { size: { enum: ['large', 'small'] }, title: { type: 'string' } };
const fields = fieldsOf({ properties: {
  ...size, words: { type: 'string' }, still: { type: 'boolean' }, names: { type: 'object', additionalProperties: { type: 'string' } },
  sizes: { type: 'array', items: { enum: ['large'] } }, goal: { type: 'object', properties: size }, marks: { type: 'array', items: { type: 'object', properties: size } },
} });

test('clash words: where it is', () => {
  for (const [path, words] of /** @type {[string, string][]} */ ([
    ['widgets rate options size', 'Rate › Size of numbers'], ['widgets rate title', 'Rate › Title'], ['widgets now', 'Clock'], ['title', 'Board › Title'],
    ['groups g title', 'Both › Title'], ['arrangements wide textSize', 'arrangement wide › design.in-text-size'], ['widgets rate at', 'Rate › order'],
    ['arrangements wide places rate box', 'Rate › arrangement wide'], ['arrangements wide places now hidden', 'Clock › arrangement wide › hidden'],
  ])) assert.equal(whereOf(path.split(' '), draft, text), words);
});

test('clash words: what the draft has no more is called as the board calls it', () => {
  for (const [path, lost, words] of /** @type {[string, any, string][]} */ ([
    ['widgets gone', { kind: 'clock' }, 'Clock'], ['widgets gone', { kind: 'clock', title: 'Now' }, 'Now'], ['groups gone', { title: 'All' }, 'All'],
    ['widgets rate', { kind: 'number', title: 'By hand' }, 'Rate'], ['widgets rate title', 'By hand', 'Rate › Title'],
  ])) assert.equal(whereOf(path.split(' '), draft, text, lost), words);
});

test('clash words: what it is', () => {
  for (const [path, value, words] of /** @type {[string, any, string][]} */ ([
    ['widgets rate options size', 'large', 'Large'], ['widgets rate title', 'large', 'large'], ['widgets rate options size', undefined, '(nothing)'],
    ['widgets rate locked', true, 'yes'], ['widgets rate options still', false, 'no'], ['widgets rate deadlineSeconds', 30, '30'],
    ['widgets now', { at: 2, kind: 'clock' }, 'Clock'], ['widgets rate', { at: 1, kind: 'number', title: 'Rate' }, 'Rate'],
    ['arrangements wide places rate box', [1, 2, 30, 40], 'X 1 · Y 2 · W 30 · H 40'], ['arrangements wide places rate', { at: 1, box: [1, 2, 30, 40] }, 'X 1 · Y 2 · W 30 · H 40'],
    ['widgets rate options words', 'large', 'large'], ['widgets rate options names', { size: 'large', title: 'x' }, 'size: large; title: x'],
    ['widgets rate options sizes', ['large', 'huge'], 'Large, huge'], ['widgets rate options goal size', 'large', 'Large'], ['widgets rate options goal title', 'large', 'large'],
    ['widgets rate options', { words: 'large', size: 'large' }, 'words: large; Size of numbers: Large'], ['theme', 'large', 'Large'],
    ['widgets rate options marks', [{ title: 'large', size: 'large' }, { title: 'B' }], 'Title: large; Size of numbers: Large, Title: B'],
    ['widgets rate data', [{ series: 'max', across: 'max', as: 'goal', where: { size: 'large', title: 'x' } }, { series: 'b' }],
      'Series: max; Across series: largest; Used for: goal; Only with: size=large title=x, Series: b'],
  ])) assert.equal(valueOf(path.split(' '), value, text, fields), words, path);
});
