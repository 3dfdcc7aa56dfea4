import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { ServerClock } from '../../wwwroot/js/server-clock.js';
import { Together, loading, moment } from '../../wwwroot/js/wall/together.js';

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

test('a wall that stands still paints the same frames on all screens, whenever each hears of it', (t) => {
  const { screens: [a, b], pass } = screens(t);
  for (const { clock } of [a, b]) clock.hear(start);
  const still = start + 400;
  for (let at = 0; at < 900; at += 50) {
    if (at === 200) a.together.stopAt(still);
    // It hears when its moment is over, but no later frame has been painted.
    if (at === 500) b.together.stopAt(still);
    for (const one of [a, b]) {
      one.together.at(start + at, () => {
        one.painted.push([start + at, one.together.stands ? 1 : 0]);
        one.together.seen = start + at;
      });
    }
    pass(50);
  }
  deepEqual(a.painted.map(([at]) => at - start), [0, 50, 100, 150, 200, 250, 300, 350, 400]);
  deepEqual(b.painted, a.painted);
  deepEqual([a.together.still, b.together.still], [still, still]);
  deepEqual([a.together.takes(still), a.together.takes(still + 1)], [true, false]);
});

test('one that hears of it too late, or loads later, says from when its own picture is', (t) => {
  const { screens: [a, b], pass } = screens(t);
  for (const { clock } of [a, b]) clock.hear(start);
  for (let at = 0; at < 1000; at += 100) {
    a.together.at(start + at, () => { a.together.seen = start + at; });
    pass(100);
  }
  equal(Number.isNaN(a.together.still), true);
  a.together.stopAt(start + 300);
  equal(a.together.still, start + 800);
  // Frames that still wait are later than what is asked for.
  pass(500);
  equal(a.together.still, start + 800);
  // What has had no frame for long is as old as the last one.
  b.together.seen = start - 60_000;
  b.together.stopAt(start + 1600);
  pass(700);
  equal(b.together.still, start - 60_000);
});

test('a frame that was under way when it stood still is painted, and none that only a clock that was set back says to be so', (t) => {
  const { screens: [a], pass } = screens(t);
  a.clock.hear(start);
  a.together.stopAt(start + 100);
  pass(1000);
  a.take(start + 90);
  pass(1);
  deepEqual(a.painted.map(([at]) => at), [start + 90]);
  equal(a.together.stands, true);
  a.clock.hear(start - 3_600_000);
  pass(5000);
  a.take(start - 3_600_000 + 5000);
  pass(500);
  equal(a.painted.length, 1);
  equal(a.together.stands, true);
});

test('a moment that lies far ahead, for the clock was set back since, is not waited for', (t) => {
  const { screens: [a, b], pass } = screens(t);
  a.clock.hear(start);
  a.together.stopAt(start + 3_600_000);
  // Without a time it stands still at once.
  b.together.stopAt(start);
  equal(b.together.stands, true);
  pass(loading + moment + 1);
  equal(a.together.stands, true);
});

test('what was put on the wall has its turn on all screens in the same moment, if they have loaded it by then', async (t) => {
  const { screens: [a, b], pass } = screens(t);
  for (const { clock } of [a, b]) clock.hear(start);
  /** @type {string[]} */
  const turns = [];
  void a.together.turn(start).then(() => turns.push('a'));
  pass(600);
  void b.together.turn(start).then(() => turns.push('b'));
  pass(loading - 600 - 2);
  await null;
  equal(turns.length, 0);
  pass(2);
  await new Promise((done) => setImmediate(done));
  deepEqual(turns, ['a', 'b']);
  pass(500);
  void a.together.turn(start).then(() => turns.push('late'));
  await new Promise((done) => setImmediate(done));
  equal(turns.at(-1), 'late');
});
