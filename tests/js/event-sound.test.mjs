import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Speaker } from '../../wwwroot/js/widgets/event-list/sound.js';

/** A page whose browser plays, or does not yet; it writes down the pitches that it was asked for. @param {string} [state] */
function page(state = 'running') {
  /** @type {number[]} */
  const pitches = [];
  /** @type {Record<string, () => void>} */
  const gestures = {};
  globalThis.addEventListener = /** @type {any} */ ((/** @type {string} */ name, /** @type {() => void} */ act) => { gestures[name] = act; });
  const audio = Object.assign(new EventTarget(), {
    state, currentTime: 0, destination: {},
    resume() { audio.state = 'running'; audio.dispatchEvent(new Event('statechange')); return Promise.resolve(); },
    createGain: () => ({ gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect: (/** @type {unknown} */ to) => to }),
    createOscillator: () => {
      const tone = { frequency: { value: 0 }, connect: (/** @type {unknown} */ to) => to, start() { pitches.push(tone.frequency.value); }, stop() {} };
      return tone;
    },
  });
  let now = 0;
  const speaker = new Speaker(() => /** @type {any} */ (audio), () => now);
  return { speaker, pitches, gestures, later: (/** @type {number} */ ms) => { now += ms; } };
}

/** @param {string} id @param {'critical'|'warning'|'info'} [severity] */
const event = (id, severity = 'critical', more = {}) => ({ id, severity, began: 1, new: true, ...more });

test('sound: what is there when the page is opened is not heard, what comes then is, once', () => {
  const { speaker, pitches } = page();
  const ear = speaker.listen('critical', () => {});
  ear.hear([event('a')], false);
  assert.deepEqual(pitches, []);
  ear.hear([event('b'), event('a')], false);
  ear.hear([event('b'), event('a')], false);
  assert.deepEqual(pitches, [988, 740]);
});

test('sound: one tone for one event however many lists show it', () => {
  const { speaker, pitches, later } = page();
  const ears = [1, 2, 3].map(() => speaker.listen('warning', () => {}));
  for (const ear of ears) ear.hear([], false);
  for (const ear of ears) { ear.hear([event('a', 'warning')], false); later(10_000); }
  assert.deepEqual(pitches, [659]);
});

test('sound: less grave, acknowledged and resolved ones are silent; graver again or open again is heard', () => {
  const { speaker, pitches, later } = page();
  const ear = speaker.listen('warning', () => {});
  ear.hear([], false);
  ear.hear([event('i', 'info'), event('a', 'critical', { new: undefined })], false);
  assert.deepEqual(pitches, []);
  ear.hear([event('b', 'warning')], false);
  later(10_000);
  ear.hear([event('b', 'critical')], false);
  later(10_000);
  ear.hear([event('b', 'critical', { began: 2 })], false);
  assert.deepEqual(pitches, [659, 988, 740, 988, 740]);
});

test('sound: many at once are one tone of the gravest, soon after another none; in a flood only critical ones', () => {
  const { speaker, pitches, later } = page();
  const ear = speaker.listen('info', () => {});
  ear.hear([], false);
  ear.hear([event('a', 'info'), event('b', 'warning'), event('c', 'info')], false);
  later(1000);
  ear.hear([event('d', 'critical')], false);
  assert.deepEqual(pitches, [659]);
  later(10_000);
  ear.hear([event('e', 'warning')], true);
  assert.deepEqual(pitches, [659]);
  ear.hear([event('f')], true);
  assert.deepEqual(pitches, [659, 988, 740]);
});

test('sound: a browser that refuses is said, until the page is clicked; what it refused is not made up for', () => {
  const { speaker, pitches, gestures, later } = page('suspended');
  let changes = 0;
  const ear = speaker.listen('critical', () => { changes++; });
  ear.hear([], false);
  ear.hear([event('a')], false);
  assert.deepEqual([ear.refused, pitches], [true, []]);
  gestures.pointerdown();
  assert.deepEqual([ear.refused, changes, pitches], [false, 1, []]);
  later(10_000);
  ear.hear([event('b')], false);
  assert.equal(pitches.length, 2);
  ear.leave();
});

test('sound: what is remembered is bounded', () => {
  const { speaker, pitches, later } = page();
  const ear = speaker.listen('critical', () => {});
  ear.hear([event('first')], false);
  ear.hear(Array.from({ length: 2500 }, (_, i) => event(`e${i}`)), false);
  later(10_000);
  const before = pitches.length;
  ear.hear([event('e2499')], false);
  assert.equal(pitches.length, before);
});
