import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { ServerClock } from '../../wwwroot/js/server-clock.js';

/** A clock on a monotonic time that the test moves. */
function clockAt(start = 1000) {
  const time = { now: start };
  return { time, clock: new ServerClock(() => time.now) };
}

test('the frame with the least delay sets the time', () => {
  const { time, clock } = clockAt();
  clock.hear(50_000); // took 0 ms
  time.now += 1000;
  clock.hear(50_700); // took 300 ms
  equal(clock.now(), 51_000);
});

test('a frame from before a pause does not turn time back', () => {
  const { time, clock } = clockAt();
  clock.hear(50_000);
  time.now += 20_000; // stopped, and then the frames of the pause come out of the socket
  clock.hear(51_000);
  equal(clock.now(), 70_000);
  equal(clock.heard, 51_000);
});

test('after a sleep in which monotonic time stood still the first frame sets the time', () => {
  const { time, clock } = clockAt();
  clock.hear(50_000);
  time.now += 10; // the screen slept for an hour
  clock.hear(3_650_000);
  equal(clock.now(), 3_650_000);
});

test('a server clock that was set back is believed at once', () => {
  const { time, clock } = clockAt();
  clock.hear(500_000);
  time.now += 1000;
  clock.hear(400_000);
  equal(clock.now(), 400_000);
  equal(clock.heard, 400_000);
});

test('silence is told by the browser, whatever the server says of time', () => {
  const { time, clock } = clockAt();
  equal(clock.silence, Infinity);
  clock.hear(500_000);
  time.now += 4000;
  equal(clock.silence, 4000);
  clock.hear(400_000);
  equal(clock.silence, 0);
  time.now += 6000;
  equal(clock.silence, 6000);
});

test('there is no time before the first frame and none after a reset', () => {
  const { clock } = clockAt();
  ok(Number.isNaN(clock.now()));
  clock.hear(5);
  clock.reset();
  ok(Number.isNaN(clock.now()));
});
