// From schemas to an inspector's fields, and from values to what a document keeps.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { begun, common, faultBelow, fieldOf, fieldsOf, newItem, shared, stripped, withMember, wrongWith } from '../../wwwroot/js/designer/panels/inspector/fields.js';
import { added, changed, removed } from '../../wwwroot/js/designer/panels/inspector/threshold-list.js';
import { isPattern, picked, roleFields, sparkPath } from '../../wwwroot/js/designer/panels/inspector/binding.js';

const schema = JSON.parse(await readFile(new URL('../../layouts/board.schema.json', import.meta.url), 'utf8'));
/** @type {Record<string, any>} */
const kinds = schema.$defs.options;
/** @param {string} kind @param {string} name */
const field = (kind, name) => {
  const found = fieldsOf(kinds[kind]).find((one) => one.name === name);
  assert.ok(found, `${kind}.${name}`);
  return found;
};

test('fields: every option of every kind has a control', () => {
  for (const [kind, one] of Object.entries(kinds)) {
    for (const made of fieldsOf(one)) assert.notEqual(made.type, 'other', `${kind}.${made.name}`);
  }
});

test('fields: types, bounds, units and defaults are those of the schema', () => {
  assert.deepEqual(fieldOf('windowSeconds', { type: 'integer', default: 60, minimum: 10, maximum: 3600 }),
    { name: 'windowSeconds', absent: false, initial: 60, type: 'number', whole: true, least: 10, most: 3600, unit: 's' });
  assert.equal(fieldOf('image', { type: 'string', default: '' }).type, 'image');
  assert.deepEqual(fieldOf('compact', { type: ['boolean', 'null'] }), { name: 'compact', absent: true, type: 'switch' });
  assert.equal(field('number', 'digits').most, 6);
  assert.equal(field('number', 'thresholds').type, 'thresholds');
  assert.equal(field('shape', 'fill').type, 'color');
  assert.equal(field('group', 'widgets').type, 'widgets');
  assert.deepEqual([field('number', 'sparkline').type, field('number', 'sparkline').absent], ['section', true]);
  assert.deepEqual([field('table', 'sort').type, field('table', 'sort').absent], ['section', false]);
  assert.equal(field('gauge', 'max').initial, 100);
  assert.deepEqual(field('gauge', 'shape').words, ['radial', 'linear']);
});

test('fields: what equals its default is not kept', () => {
  assert.equal(stripped(field('gauge', 'max'), 100), undefined);
  assert.equal(stripped(field('gauge', 'max'), 0), 0);
  assert.equal(stripped(field('gauge', 'thresholds'), []), undefined);
  assert.deepEqual(stripped(field('gauge', 'thresholds'), [{ at: 0, severity: 'warning', when: 'above' }]), [{ at: 0 }]);
  assert.equal(stripped(field('event-list', 'openFirst'), true), undefined);
  assert.equal(stripped(field('event-list', 'openFirst'), false), false);
});

test('fields: an empty section that may be absent says that it is there; one that is always there says nothing', () => {
  const sparkline = field('number', 'sparkline');
  const [seconds] = /** @type {any[]} */ (sparkline.fields);
  assert.deepEqual(stripped(sparkline, { seconds: seconds.initial }), {});
  assert.equal(stripped(sparkline, undefined), undefined);
  assert.equal(stripped(field('table', 'sort'), {}), undefined);
});

test('fields: a null is as good as nothing', () => assert.equal(stripped(field('number', 'digits'), null), undefined));

test('fields: of several kinds those with one name and one meaning', () => {
  const [number, gauge] = [fieldsOf(kinds.number), fieldsOf(kinds.gauge)];
  const names = common([number, gauge]).map(({ name }) => name);
  assert.ok(names.includes('thresholds') && names.includes('digits'));
  assert.ok(!names.includes('max') && !names.includes('sparkline'));
  assert.deepEqual(common([number]), number);
  assert.deepEqual(common([]), []);
  assert.deepEqual(shared([1, 1]), { value: 1, mixed: false });
  assert.equal(shared([{ a: 1 }, { a: 2 }]).mixed, true);
});

test('fields: a member that excludes another takes its place', () => {
  assert.deepEqual(withMember({ value: 100 }, ['times'], 10), { times: 10 });
  assert.deepEqual(withMember({ value: 100 }, ['times'], undefined), { value: 100 });
  assert.deepEqual(withMember({ sort: { column: 1 } }, ['sort', 'direction'], 'ascending'), { sort: { column: 1, direction: 'ascending' } });
  assert.deepEqual(withMember(undefined, ['seconds'], 60), { seconds: 60 });
  assert.deepEqual(begun(field('number', 'goal')), { value: 100 });
});

test('fields: a new item of a list has what it must have, under a free name', () => {
  assert.deepEqual(newItem(field('tier-flow', 'nodes'), [{ id: 'node-2' }]), { id: 'node-3' });
  assert.deepEqual(newItem(field('map', 'points'), []), { name: 'point-1', lat: 0, lon: 0 });
  const nodes = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  assert.deepEqual(newItem(field('tier-flow', 'links'), [{ from: 'b', to: 'a' }], { nodes }), { from: 'a', to: 'c' });
  const alone = newItem(field('tier-flow', 'links'), []);
  assert.notEqual(alone.from, alone.to);
});

test('fields: numbers out of bounds are told', () => {
  const whole = { name: 'digits', type: /** @type {const} */ ('number'), absent: true, whole: true, least: 0, most: 6 };
  assert.equal(wrongWith(whole, 6), null);
  assert.deepEqual(wrongWith(whole, 7), ['design.in-bounds', 0, 6]);
  assert.deepEqual(wrongWith(whole, 1.5), ['design.in-number']);
  assert.deepEqual(wrongWith(whole, NaN), ['design.in-number']);
});

test('fields: a fault is that of a widget if its path leads below it', () => {
  assert.equal(faultBelow('widgets.rate.options.thresholds[1].at', 'rate'), 'options.thresholds[1].at');
  assert.equal(faultBelow(['widgets', 'rate', 'title'], 'rate'), 'title');
  assert.equal(faultBelow('widgets.rate-2.title', 'rate'), null);
});

test('thresholds: stay in order whatever is changed', () => {
  const list = [{ at: 80 }, { at: 95, severity: /** @type {const} */ ('critical') }];
  assert.deepEqual(changed(list, 0, { at: 99 }).map(({ at }) => at), [95, 99]);
  assert.deepEqual(removed(list, 0), [list[1]]);
  assert.deepEqual(added([]), [{ at: 80 }]);
  assert.deepEqual(added(list).map(({ at }) => at), [80, 95, 110]);
  assert.deepEqual(added([{ at: 50, when: 'below' }]).at(-1), { at: 55, severity: 'critical', when: 'below' });
});

test('bindings: what is picked says no more than it must', () => {
  assert.deepEqual(picked('cpu', {}, 'sum'), { series: 'cpu' });
  assert.deepEqual(picked('cpu', { host: 'a' }, 'avg'), { series: 'cpu', where: { host: 'a' }, across: 'avg' });
  assert.deepEqual([isPattern('web.*'), isPattern('web')], [true, false]);
  assert.deepEqual(roleFields(['value']), []);
  assert.deepEqual(roleFields(['value', 'goal'])[0].words, ['value', 'goal']);
  assert.equal(roleFields([])[0].type, 'text');
});

test('bindings: a sparkline has gaps where nothing was known', () => {
  assert.equal(sparkPath(null, 60, 16), '');
  assert.equal(sparkPath([null, null], 60, 16), '');
  assert.equal(sparkPath([0, 1, null, 1], 60, 16), 'M0 15L20 1M60 1h0.1');
  assert.equal(sparkPath([5, 5], 60, 16), 'M0 8L60 8');
});
