// A wall of four windows, two by two, on a real Redis: each of its parts is killed and started again in turn, live and while
// the wall stands still.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, startRedis, until } from './app.mjs';
import { openBoard, writeBoard } from './board-page.mjs';
import { differences, picture } from './wall-pictures.mjs';
import { redisPublisher } from './wall.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof openBoard>>} Screen */

/** @type {Awaited<ReturnType<typeof startRedis>>} */
let redis;
/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {ReturnType<typeof redisPublisher>} */
let publisher;
/** Looks at pictures: it has no policy that keeps it from it. @type {Page} */
let bench;
/** @type {ReturnType<typeof setInterval>} */
let timer;
/** Published again and again: each part of the test has its own. */
let value = 1;
/** The whole wall, with which the four are compared. @type {Screen} */
let whole;
/** @type {Record<string, Screen>} */
const windows = {};

const outputs = [...'abcd'].map((id, i) => ({ id, x: (i % 2) * 1600, y: (i >> 1) * 900, width: 1600, height: 900, pixelWidth: 960, pixelHeight: 540 }));
const settings = () => ({ Redis: redis.address, HostFeed: false });
const four = () => outputs.map(({ id }) => windows[id].page);
const all = () => [whole.page, ...four()];

before(async () => {
  [redis, browser] = await Promise.all([startRedis(), launchBrowser()]);
  [app, bench] = await Promise.all([startApp({ settings: settings() }), browser.newPage()]);
  publisher = redisPublisher(redis.port);
  timer = setInterval(() => publisher.publish('metrics:parts', JSON.stringify({ name: 'parts.value', value })), 100);
  await writeBoard(app, 'parts', {
    schemaVersion: 1, title: 'Parts',
    widgets: [
      { id: 'words', kind: 'rich-text', options: { text: '# Parts\n\nRead across the seams: 한국어와 日本語 too.' } },
      { id: 'round', kind: 'shape', options: { form: 'ellipse' } },
      { id: 'value', kind: 'number', title: 'Value', data: [{ series: 'parts.value' }] },
    ],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places: { words: [100, 80, 1720, 420], round: [700, 300, 520, 520], value: [420, 440, 1080, 380] } }],
  });
  await app.ask('POST', '/api/walls', { id: 'parts', name: 'Parts', width: 3200, height: 1800, outputs });
  await app.ask('POST', '/api/walls/parts/show', { board: 'parts' });
  whole = await openBoard(browser, `${app.url}/walls/parts`, { viewport: { width: 1920, height: 1080 } });
  await Promise.all(outputs.map(({ id }) => open(id)));
});
after(async () => {
  clearInterval(timer);
  await browser?.close();
  publisher?.close();
  await app?.stop();
  await redis?.stop();
});

/** @param {string} id of an output */
async function open(id) {
  windows[id] = await openBoard(browser, `${app.url}/walls/parts?slice=${id}`, { viewport: { width: 960, height: 540 } });
}
/** A window dies without a word, and is opened again. @param {string} id of its output */
async function restartWindow(id) {
  const { page, close } = windows[id];
  const gone = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await gone;
  await close();
  await open(id);
}
/** The app does, and another one is started in its place. @param {() => Promise<unknown>} seen what is seen in between */
async function restartApp(seen) {
  const { port, dataDir } = app;
  await app.kill('SIGKILL');
  await seen();
  app = await startApp({ settings: settings(), dataDir, port });
}
const board = (/** @type {Page} */ page) => page.locator('.wall-board[data-shown]').last().contentFrame();
const lost = () => Promise.all(all().map((page) => board(page).locator('#board[data-feed=lost]').waitFor()));
const figures = () => Promise.all(four().map((page) => board(page).locator('[data-widget=value] [data-value]').getAttribute('data-value')));

/** All are live with a figure that was not there before, and the four make the picture of the whole. */
async function assertLive() {
  value++;
  await Promise.all(all().map(async (page) => {
    await board(page).locator(`[data-widget=value][data-state=live] [data-value="${value}"]`).waitFor();
    await page.locator('.wall-mark').waitFor({ state: 'hidden' });
    await until(async () => await page.locator('.wall-board').count() === 1, { what: 'nothing fades any more' });
    await page.locator('.wall-board[data-shown]').evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)));
  }));
  const [one, ...parts] = await Promise.all(all().map(picture));
  const { count, lit } = await differences(bench, one, parts);
  assert.ok(lit > 5000, 'there is something to compare');
  assert.equal(count, 0);
}

test('walls: of two by two windows each part is killed and comes back, and they make one picture again', async () => {
  await assertLive();
  await restartApp(lost);
  await assertLive();
  const { port } = redis;
  await redis.kill('SIGKILL');
  await lost();
  redis = await startRedis({ port });
  await assertLive();
  await restartWindow('c');
  await assertLive();
});

test('walls: of two by two windows that stand still none shows a live figure, whatever is killed meanwhile', async () => {
  const marked = () => Promise.all(all().map((page) => page.getByText(/^Frozen since \d\d:\d\d:\d\d$/).waitFor()));
  await app.ask('POST', '/api/walls/parts/show', { frozen: true });
  await marked();
  const held = await figures();
  assert.deepEqual(held, four().map(() => String(value)));
  value++;
  await restartApp(marked);
  await restartWindow('d');
  await marked();
  // Each of them has heard what there is to do.
  await until(async () => (await app.ask('GET', '/api/screens')).others.filter((/** @type {any} */ one) => one.wall === 'parts' && one.isOpen).length >= 5, { what: 'all are back' });
  // A screen cannot go back: what is switched on later shows what there was by then.
  held[3] = String(value);
  assert.deepEqual(await figures(), held);
  value++;
  const live = await openBoard(browser, `${app.url}/boards/parts`);
  await live.page.locator(`[data-widget=value] [data-value="${value}"]`).waitFor();
  await live.close();
  await marked();
  assert.deepEqual(await figures(), held);

  await app.ask('POST', '/api/walls/parts/show', { frozen: false });
  await assertLive();
});
