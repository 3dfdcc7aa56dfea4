import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { Errand } from '../../wwwroot/js/errand.js';

/** An errand whose answers and pauses the test gives. */
function errand() {
  /** @type {{ what: string, signal: AbortSignal, answer: (done: boolean) => void, fail: (why: Error) => void }[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  const pauses = [];
  const it = new Errand(
    (/** @type {string} */ what, signal) => new Promise((answer, fail) => asked.push({ what, signal, answer, fail })),
    () => new Promise((resolve) => pauses.push(resolve)));
  return { it, asked, pauses };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what is wanted while another is fetched is fetched next', async () => {
  const { it, asked } = errand();
  it.want('v1');
  it.want('v2');
  it.want('v3');
  deepEqual(asked.map(({ what }) => what), ['v1']);
  asked[0].answer(true);
  await settled();
  deepEqual(asked.map(({ what }) => what), ['v1', 'v3']);
  asked[1].answer(true);
  await settled();
  equal(asked.length, 2);
});

for (const how of ['an answer that is not right', 'an error']) {
  test(`after ${how} it is tried again, after a pause`, async () => {
    const { it, asked, pauses } = errand();
    it.want('v1');
    if (how === 'an error') asked[0].fail(new Error('network'));
    else asked[0].answer(false);
    await settled();
    equal(asked.length, 1);
    pauses[0]();
    await settled();
    deepEqual(asked.map(({ what }) => what), ['v1', 'v1']);
  });
}

test('what is wanted in the pause takes the place of what failed', async () => {
  const { it, asked, pauses } = errand();
  it.want('v1');
  asked[0].answer(false);
  await settled();
  it.want('v2');
  pauses[0]();
  await settled();
  deepEqual(asked.map(({ what }) => what), ['v1', 'v2']);
});

test('when it is done it can be wanted again', async () => {
  const { it, asked } = errand();
  it.want('v1');
  asked[0].answer(true);
  await settled();
  it.want('v1');
  equal(asked.length, 2);
});

test('a request does not hang for ever', (t) => {
  const timeouts = t.mock.method(AbortSignal, 'timeout');
  const { it, asked } = errand();
  it.want('v1');
  deepEqual(timeouts.mock.calls.map((call) => call.arguments), [[10_000]]);
  ok(asked[0].signal instanceof AbortSignal);
});
