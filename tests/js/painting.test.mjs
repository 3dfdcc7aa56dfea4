import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Painting } from '../../wwwroot/js/painting.js';

/** A page whose frames are turned by hand and whose clock stands unless it is moved. @param {import('node:test').TestContext} t */
function pageOf(t) {
  /** @type {(() => void)[]} */
  let asked = [];
  let now = 0;
  t.mock.method(performance, 'now', () => now);
  /** @type {Map<number, () => void>} */
  const ids = new Map();
  globalThis.requestAnimationFrame = (act) => {
    const turn = () => act(now);
    asked.push(turn);
    ids.set(ids.size + 1, turn);
    return ids.size;
  };
  globalThis.cancelAnimationFrame = (id) => { asked = asked.filter((one) => one !== ids.get(id)); };
  t.after(() => { for (const name of ['requestAnimationFrame', 'cancelAnimationFrame']) Reflect.deleteProperty(globalThis, name); });
  return {
    /** @param {number} ms */
    pass: (ms) => { now += ms; },
    frame() {
      const due = asked;
      asked = [];
      for (const act of due) act();
      return due.length;
    },
  };
}

const names = (/** @type {string} */ from, /** @type {number} */ count) => Array.from({ length: count }, (_, i) => ({ name: `${from}${i}` }));

test('painting: each once for a frame, however often it is asked for', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => painted.push(name));
  const [a, b] = names('w', 2);
  for (const one of [a, b, a, a]) painting.ask(one);
  assert.equal(page.frame(), 1);
  assert.deepEqual(painted, ['w0', 'w1']);
  assert.equal(page.frame(), 0);
});

test('painting: what has no time left in a frame comes in the next ones, before what is asked for later', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => { painted.push(name); page.pass(3); });
  const [a, b, c, d] = names('w', 4);
  for (const one of [a, b, c, d]) painting.ask(one);
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1']);
  painting.ask(a);
  page.frame();
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1', 'w2', 'w3', 'w0']);
});

test('painting: one that takes longer than a frame is painted all the same, and those behind it after it', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => { painted.push(name); page.pass(50); });
  for (const one of names('w', 3)) painting.ask(one);
  while (page.frame() > 0);
  assert.deepEqual(painted, ['w0', 'w1', 'w2']);
});

test('painting: one that asks again while it is painted has one turn in each frame', (t) => {
  const page = pageOf(t);
  let turns = 0;
  const painting = new Painting((/** @type {object} */ one) => { turns++; painting.ask(one); });
  painting.ask({});
  page.frame();
  page.frame();
  assert.equal(turns, 2);
});

test('painting: where something moves a frame paints half as much', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  let pause = 0;
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => { painted.push(name); page.pass(1.5); }, () => pause);
  for (const one of names('w', 9)) painting.ask(one);
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1', 'w2']);
  pause = 1;
  page.frame();
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1', 'w2', 'w3', 'w4']);
});

test('painting: a board that has come is painted whole in one frame, the next one in shares again', (t) => {
  const page = pageOf(t);
  let turns = 0;
  const painting = new Painting(() => { turns++; page.pass(3); });
  const all = names('w', 40);
  for (const one of all) painting.ask(one);
  painting.atOnce();
  page.frame();
  assert.equal(turns, 40);
  for (const one of all) painting.ask(one);
  page.frame();
  assert.equal(turns, 42);
});

test('painting: what is gone is not painted', (t) => {
  const page = pageOf(t);
  const painting = new Painting(() => assert.fail('it is gone'));
  const [one] = names('w', 1);
  painting.ask(one);
  painting.forget(one);
  page.frame();
});

test('painting: while something moves, frames go by between two in which something is painted', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  let pause = 2;
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => painted.push(name), () => pause);
  const [a, b] = names('w', 2);
  painting.ask(a);
  page.frame();
  page.frame();
  assert.deepEqual(painted, []);
  page.frame();
  assert.deepEqual(painted, ['w0']);
  painting.ask(b);
  page.frame();
  painting.atOnce();
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1'], 'a board that has come waits for nothing');
  pause = Infinity;
  painting.ask(a);
  for (let i = 0; i < 200; i++) page.frame();
  assert.deepEqual(painted, ['w0', 'w1']);
  pause = 0;
  page.frame();
  assert.deepEqual(painted, ['w0', 'w1', 'w0'], 'as soon as it rests');
});

test('painting: one that waits is passed over, and painted in the frame after it no longer does', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  const waiting = new Set(['w0', 'w2']);
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => { painted.push(name); }, () => 0, ({ name }) => waiting.has(name));
  for (const one of names('w', 4)) painting.ask(one);
  page.frame();
  assert.deepEqual(painted, ['w1', 'w3']);
  page.frame();
  assert.deepEqual(painted, ['w1', 'w3']);
  waiting.clear();
  page.frame();
  assert.deepEqual(painted, ['w1', 'w3', 'w0', 'w2']);
  assert.equal(page.frame(), 0);
});

test('painting: what has its turn now leaves no second frame behind, however often, and one that waits has one', (t) => {
  const page = pageOf(t);
  /** @type {string[]} */
  const painted = [];
  const painting = new Painting((/** @type {{ name: string }} */ { name }) => painted.push(name), () => 0, ({ name }) => name === 'waits');
  const [still, moves] = [{ name: 'waits' }, { name: 'moves' }];
  painting.ask(still);
  for (let i = 0; i < 100; i++) {
    painting.ask(moves);
    painting.now();
  }
  assert.equal(painted.length, 100);
  assert.equal(page.frame(), 1);
  assert.equal(page.frame(), 1);
});
