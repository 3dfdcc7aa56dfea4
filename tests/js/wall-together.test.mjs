import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { ServerClock } from '../../wwwroot/js/server-clock.js';
import { Together, moment } from '../../wwwroot/js/wall/together.js';

Object.assign(globalThis, { requestAnimationFrame() {}, cancelAnimationFrame() {} });

/**
 * Two screens of a wall with monotonic clocks of their own, on a time that the test moves.
 * @param {import('node:test').TestContext} t
 */
function screens(t) {
  let now = 0;
  t.mock.timers.enable({ apis: ['setTimeout'] });
  t.mock.method(performance, 'now', () => now);
  // A picture of the screen each millisecond.
  t.mock.method(globalThis, 'requestAnimationFrame', (/** @type {() => void} */ paint) => setTimeout(paint, 1));
  t.mock.method(globalThis, 'cancelAnimationFrame', (/** @type {any} */ asked) => clearTimeout(asked));
  const screen = (/** @type {number} */ offset) => {
    const clock = new ServerClock(() => now + offset);
    /** @type {[number, number][]} */
    const painted = [];
    const together = new Together(clock);
    return { clock, together, painted, take: (/** @type {number} */ at) => together.at(at, () => { painted.push([at, now]); together.painted(at); }) };
  };
  return {
    screens: [screen(0), screen(777_000)],
    /** @param {number} ms */
    pass(ms) {
      for (let i = 0; i < ms; i++) {
        now++;
        t.mock.timers.tick(1);
      }
    },
  };
}

/** The server's time at the beginning. */
const start = 1_000_000;

test('a frame that comes soon on one screen and late on another is painted on both in the same moment', (t) => {
  const { screens: [a, b], pass } = screens(t);
  for (const { clock } of [a, b]) clock.hear(start);
  pass(5);
  a.take(start);
  pass(70);
  b.take(start);
  pass(200);
  equal(a.painted.length, 1);
  ok(Math.abs(a.painted[0][1] - moment) <= 1000 / 60 / 2, `painted after ${a.painted[0][1]} ms`);
  deepEqual(b.painted, a.painted);
});

test('one that comes after its moment is painted at once, and told as late', (t) => {
  const { screens: [a], pass } = screens(t);
  a.clock.hear(start);
  pass(moment + 40);
  a.take(start);
  pass(1);
  equal(a.painted[0][1], moment + 41);
  equal(a.together.late, 41);
  equal(a.together.newest, start);
});

test('frames stay in their order when the time becomes better known between them', (t) => {
  const { screens: [a], pass } = screens(t);
  a.clock.hear(start - 60);
  a.take(start);
  pass(10);
  // What was 60 ms behind is now known: the second is due sooner than the first seemed to be.
  a.clock.hear(start + 10);
  a.take(start + 10);
  pass(400);
  deepEqual(a.painted.map(([at]) => at), [start, start + 10]);
});

test('without a time, or with one that is far behind, nothing waits longer than its moment', (t) => {
  const { screens: [a, b], pass } = screens(t);
  a.take(start);
  b.clock.hear(start - 3_600_000);
  b.take(start);
  pass(moment + 1);
  equal(a.painted.length, 1);
  equal(b.painted.length, 1);
  ok(a.painted[0][1] <= 1);
});

test('a window that nobody can see has no pictures, and takes its frames all the same', (t) => {
  const { screens: [a], pass } = screens(t);
  t.mock.method(globalThis, 'requestAnimationFrame', () => 0);
  a.clock.hear(start);
  a.take(start);
  pass(moment + 101);
  equal(a.painted.length, 1);
});

test('what waits is bounded: more than that has its turn at once', (t) => {
  const { screens: [a] } = screens(t);
  a.clock.hear(start);
  for (let i = 0; i < 100; i++) a.take(start + i);
  equal(a.painted.length, 100 - 32);
});
