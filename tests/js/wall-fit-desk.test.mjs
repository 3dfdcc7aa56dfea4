import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { Desk } from '../../wwwroot/js/wall/fit-desk.js';
import { applied } from '../../wwwroot/js/wall/fit-patch.js';

/** @typedef {import('../../wwwroot/js/wall/fit-patch.js').Patch} Patch */

const output = (/** @type {string} */ id) => ({
  id, x: 0, y: 0, width: 3200, height: 2000, pixelWidth: 1920, pixelHeight: 1200, corners: [], offsetX: 0, offsetY: 0, scale: 1, overscan: { left: 0, top: 0, right: 0, bottom: 0 },
});
const wall = { id: 'w', name: 'W', width: 3200, height: 2000, masks: [], outputs: [output('a'), output('b')] };
const pin = (/** @type {number} */ x, id = 'a') => ({ outputs: { [id]: { corners: [x, 0, 0, 0, 0, 0, 0, 0] } } });
const shift = (/** @type {number} */ x) => ({ outputs: { a: { offsetX: x } } });

/** A server that answers when it is told to; it refuses a first corner beyond 1000. */
function bench() {
  let there = /** @type {any} */ (wall);
  /** @type {Patch[]} */
  const sent = [];
  /** @type {{ done: (answer: any) => void, failed: (error: Error) => void, patch: Patch }[]} */
  const under = [];
  /** @type {(() => void)[]} */
  const waits = [];
  const turns = async () => { for (let i = 0; i < 20; i++) await Promise.resolve(); };
  const desk = new Desk({ wall, blurred: [] }, (patch) => {
    sent.push(patch);
    return new Promise((done, failed) => under.push({ done, failed, patch }));
  }, () => {}, () => new Promise((done) => waits.push(() => done())));
  return {
    desk, sent,
    x: (of = desk.wall) => of.outputs[0].corners[0] ?? 0,
    there: () => there.outputs[0].corners[0] ?? 0,
    all: () => there.outputs[0],
    /** @param {Patch} patch somebody else's */
    other(patch) { there = applied(there, patch); },
    async answer() {
      const { done, patch } = /** @type {any} */ (under.shift());
      const next = applied(there, patch);
      const isRefused = (next.outputs[0].corners[0] ?? 0) > 1000;
      if (!isRefused) there = next;
      done(isRefused ? { wall: null, blurred: [], faults: [{ path: 'outputs[0].corners', reason: 'would mirror the picture' }] } : { wall: there, blurred: [], faults: [] });
      await turns();
    },
    async fail(why = 'not connected') {
      under.shift()?.failed(new Error(why));
      await turns();
    },
    async again() {
      waits.shift()?.();
      await turns();
    },
  };
}

test('one change is under way at a time, and the newest state goes after it', async () => {
  const { desk, sent, answer, there } = bench();
  desk.hold();
  for (let i = 1; i <= 50; i++) desk.set(pin(i));
  deepEqual(sent, [pin(1)]);
  await answer();
  deepEqual(sent, [pin(1), pin(50)]);
  await answer();
  equal(there(), 50);
  equal(sent.length, 2);
});

test('what is wanted of several members goes together', async () => {
  const { desk, sent, answer } = bench();
  desk.change(pin(1));
  desk.change(pin(2));
  desk.change(shift(5));
  desk.change(pin(3, 'b'));
  await answer();
  deepEqual(sent[1], { outputs: { a: { corners: pin(2).outputs.a.corners, offsetX: 5 }, b: pin(3, 'b').outputs.b } });
});

test('what could not be sent is tried again, with what has been wanted since', async () => {
  const { desk, sent, answer, fail, again, there } = bench();
  desk.change(pin(1));
  desk.change(shift(7));
  await fail();
  equal(desk.state, 'waiting');
  desk.change(pin(2, 'b'));
  equal(sent.length, 1);
  await again();
  deepEqual(sent[1], { outputs: { a: { corners: pin(1).outputs.a.corners, offsetX: 7 }, b: pin(2, 'b').outputs.b } });
  await answer();
  equal(there(), 1);
  equal(desk.state, 'sent');
  equal(desk.isBusy, false);
});

test('a gesture is one step back and one forth', async () => {
  const { desk, answer, x, there } = bench();
  desk.change(pin(5));
  await answer();
  desk.hold();
  for (const i of [10, 20, 30]) desk.set(pin(i));
  desk.release();
  await answer();
  await answer();
  desk.undo();
  equal(x(), 5);
  await answer();
  equal(there(), 5);
  desk.undo();
  equal(x(), 0);
  equal(desk.canUndo, false);
  await answer();
  desk.redo();
  desk.redo();
  equal(x(), 30);
  equal(desk.canRedo, false);
});

test('keys that are held down are one step', async () => {
  const { desk, answer, x } = bench();
  for (const i of [1, 2, 3]) desk.change(pin(i), 'keys 1');
  desk.change(pin(4), 'keys 2');
  desk.undo();
  equal(x(), 3);
  desk.undo();
  equal(x(), 0);
  await answer();
});

test('a gesture that ends where it began is no step', async () => {
  const { desk, answer } = bench();
  desk.hold();
  for (const i of [10, 20, 0]) desk.set(shift(i));
  desk.release();
  equal(desk.canUndo, false);
  await answer();
});

test('what is done after a step back cannot be followed by a step forth', () => {
  const { desk } = bench();
  desk.change(pin(1));
  desk.undo();
  equal(desk.canRedo, true);
  desk.change(pin(2));
  equal(desk.canRedo, false);
});

test('as many steps are kept as somebody makes who fits a wall, and no more', () => {
  const { desk, x } = bench();
  for (let i = 1; i <= 600; i++) desk.change(pin(i));
  for (let i = 0; i < 500; i++) desk.undo();
  deepEqual([x(), desk.canUndo], [100, false]);
});

test('a wall that has gone is said to be, until it is there again', async () => {
  const { desk, fail, again, answer } = bench();
  desk.change(pin(1));
  await fail('HubException: wall.gone');
  equal(desk.state, 'gone');
  await again();
  await answer();
  equal(desk.state, 'sent');
});

test('a gesture that is given up goes back and is no step', () => {
  const { desk, x } = bench();
  desk.hold();
  desk.set(pin(9));
  desk.cancel();
  equal(x(), 0);
  equal(desk.canUndo, false);
});

test('a step back leaves what others have changed since', async () => {
  const { desk, answer } = bench();
  desk.change(shift(4));
  await answer();
  desk.take(applied(desk.wall, pin(8)), []);
  desk.undo();
  deepEqual([desk.wall.outputs[0].offsetX, desk.wall.outputs[0].corners[0]], [0, 8]);
});

test('what is refused is said while it is held, and goes back to the last good one when let go', async () => {
  const { desk, answer, x, there } = bench();
  desk.hold();
  desk.set(pin(600));
  await answer();
  desk.set(pin(5000));
  await answer();
  equal(desk.isRefused, true);
  equal(desk.fault?.reason, 'would mirror the picture');
  deepEqual([x(), there()], [5000, 600]);
  desk.release();
  deepEqual([x(), desk.isRefused, desk.canUndo], [600, false, true]);
  desk.undo();
  equal(x(), 0);
  await answer();
  desk.redo();
  equal(x(), 600);
});

test('a change that is refused after it was let go is no step', async () => {
  const { desk, answer, x } = bench();
  desk.change(pin(300));
  await answer();
  desk.change(pin(2000));
  equal(x(), 2000);
  await answer();
  equal(x(), 300);
  desk.undo();
  deepEqual([x(), desk.canUndo], [0, false]);
});

test('what is refused while the next is moved goes back as well', async () => {
  const { desk, answer, x } = bench();
  desk.change(pin(2000));
  desk.hold();
  await answer();
  desk.set(pin(3, 'b'));
  await answer();
  desk.release();
  deepEqual([x(), desk.isRefused, desk.wall.outputs[1].corners[0]], [0, false, 3]);
});

/** @param {number} i @param {number} x */
const corner = (i, x) => ({ outputs: { a: { corners: { [i]: [x, 0] } } } });

test('two who move corners and edges of one output leave each other what they did', async () => {
  const { desk, sent, answer, all, other } = bench();
  desk.hold();
  desk.set(corner(0, 5));
  other({ outputs: { a: { corners: { 2: [7, 8] }, overscan: { left: 3 } } } });
  desk.set(corner(0, 6));
  desk.set({ outputs: { a: { overscan: { top: 4 } } } });
  desk.release();
  await answer();
  await answer();
  deepEqual(all().corners, [6, 0, 0, 0, 7, 8, 0, 0]);
  deepEqual(all().overscan, { left: 3, top: 4, right: 0, bottom: 0 });
  deepEqual(desk.wall.outputs[0], all());
  // A step back as well.
  other(corner(1, 9));
  desk.undo();
  deepEqual(sent.at(-1), { outputs: { a: { corners: { 0: [0, 0] }, overscan: { top: 0 } } } });
  await answer();
  deepEqual(all().corners, [0, 0, 9, 0, 7, 8, 0, 0]);
  desk.change(corner(2, 50));
  await answer();
  desk.undo();
  await answer();
  deepEqual(all().corners, [0, 0, 9, 0, 7, 8, 0, 0]);
});

test('a corner that is moved after a reset, or before it, is sent with it', async () => {
  const { desk, sent, answer } = bench();
  desk.change(corner(3, 1));
  desk.change(corner(3, 2));
  desk.change(corner(1, 4));
  await answer();
  deepEqual(sent[1], { outputs: { a: { corners: { 1: [4, 0], 3: [2, 0] } } } });
  desk.change({ outputs: { a: { corners: [] } } });
  desk.change(corner(0, 8));
  await answer();
  deepEqual(sent[2], { outputs: { a: { corners: [8, 0, 0, 0, 0, 0, 0, 0] } } });
  desk.change({ outputs: { a: { corners: [] } } });
  await answer();
  deepEqual(sent[3], { outputs: { a: { corners: [] } } });
});

test('others are not heard while something is moved here', async () => {
  const { desk, answer, x } = bench();
  desk.hold();
  desk.set(pin(3));
  desk.take(applied(wall, pin(77)), []);
  equal(x(), 3);
  desk.release();
  desk.take(applied(wall, pin(77)), []);
  equal(x(), 3);
  await answer();
  desk.take(applied(wall, pin(77)), ['a']);
  equal(x(), 77);
  deepEqual(desk.blurred, ['a']);
});
