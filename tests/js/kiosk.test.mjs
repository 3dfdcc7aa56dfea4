import { equal } from 'node:assert/strict';
import { mock, test } from 'node:test';

/** A page of an unattended screen, with locks that the test gives and takes. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
/** @type {EventTarget[]} */
const locks = [];
let gives = true;
const request = async () => {
  if (!gives) throw new Error('the battery is low');
  locks.push(new EventTarget());
  return locks.at(-1);
};
Object.assign(globalThis, { document: page, addEventListener: () => {} });
Object.defineProperty(globalThis, 'navigator', { value: { wakeLock: { request } }, configurable: true });

/** What was asked for has come. */
const settled = () => new Promise((done) => setImmediate(done));

test('a screen stays awake: a lock that is taken back, or not given, is asked for again', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  await import('../../wwwroot/js/kiosk.js');
  await settled();
  equal(locks.length, 1);

  locks[0].dispatchEvent(new Event('release'));
  mock.timers.tick(10_000);
  await settled();
  equal(locks.length, 2);

  gives = false;
  locks[1].dispatchEvent(new Event('release'));
  mock.timers.tick(10_000);
  await settled();
  equal(locks.length, 2);
  gives = true;
  mock.timers.tick(10_000);
  await settled();
  equal(locks.length, 3);
});

test('a page that is hidden asks for none, and does when it is seen again', async () => {
  page.visibilityState = 'hidden';
  locks[2].dispatchEvent(new Event('release'));
  mock.timers.tick(10_000);
  await settled();
  equal(locks.length, 3);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
  equal(locks.length, 4);
});
