import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMoments } from '../../wwwroot/js/widgets/event-list/moments.js';
import { wordsOf } from '../../wwwroot/js/widgets/maintenance.js';
import { rowOf } from '../../wwwroot/js/widgets/status-message.js';
import { wordsOf as textsOf } from './words.mjs';

const now = Date.parse('2026-11-24T09:00:00+09:00');
const hour = 3_600_000;
const contextOf = (culture = 'en') => /** @type {any} */ ({ culture, timeZone: 'Asia/Seoul', now: () => now, ...textsOf(culture) });
const item = { id: 'a', state: /** @type {const} */ ('planned'), time: now, title: 'Patch', text: '', source: 'ops' };

/** @param {any} given @param {string} [culture] */
function row(given, culture) {
  const context = contextOf(culture);
  return wordsOf(context, createMoments(context)).rowOf({ ...item, ...given });
}

test('maintenance: the day and both ends stand there, in the zone of the board', () => {
  const { times, tag } = row({ from: now + 26 * hour, until: now + 28 * hour });
  assert.deepEqual(times, ['Wed, Nov 25 11:00–13:00', 'Nov 25 11:00–13:00', 'Nov 25 11:00']);
  assert.equal(tag, 'planned');
  assert.equal(row({ from: now + hour, until: now + 20 * hour }).times[1], 'Nov 24 10:00–Nov 25 05:00');
  assert.equal(row({ from: now + hour }).times[1], 'Nov 24 10:00–');
});

test('maintenance: a state has its words and its shape', () => {
  const running = row({ state: 'running', from: now - hour, until: now + 23 * 60_000 });
  assert.deepEqual([running.tag, running.mark.shape, running.open], ['running, 23 min left', 'dot', true]);
  assert.equal(row({ state: 'running', from: now - hour }).tag, 'running');
  assert.equal(row({ from: now + 2 * hour }).tag, 'in 2 hr');
  const done = row({ state: 'done', from: now - 2 * hour, until: now - hour, by: 'Kim' });
  assert.deepEqual([done.tag, done.mark.shape, done.open, done.done], ['done · Kim', 'ring', false, true]);
  assert.match(row({ state: 'running', from: now - hour, until: now + 23 * 60_000 }, 'ko').tag, /진행 중, 23분 남음/);
  assert.match(row({ state: 'running', from: now - hour, until: now + 23 * 60_000 }, 'ja').tag, /残り 23 ?分/);
});

test('status message: how many rooms have taken note, and which', () => {
  const context = contextOf();
  const moments = createMoments(context);
  const line = (/** @type {string[]} */ rooms) => rowOf({ id: 's', time: now - 26 * hour, title: 'Doors open', author: 'Lee', rooms }, context, moments);
  assert.equal(line(['Seoul', '東京']).source, '2 rooms: Seoul, 東京');
  assert.equal(line(['Seoul']).source, '1 room: Seoul');
  assert.deepEqual([line([]).source, line([]).mark.shape], ['not acknowledged', 'ring']);
  assert.deepEqual([line([]).tag, line([]).times], ['Lee', ['Nov 23 07:00', 'Nov 23']]);
});
