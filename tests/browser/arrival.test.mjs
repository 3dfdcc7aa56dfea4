// A page that is cut off from the server while it still loads: what was under way hangs and takes all connections that a
// browser opens to one server. It is live by itself once the network is back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { startProxy } from './wall.mjs';

/** Ms from the end of a cut: until nothing has come for long enough, until the next question, and to load. */
const backWithin = 20_000;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startProxy>>} */
let proxy;
before(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  proxy = await startProxy(app.port);
});
after(async () => { await browser?.close(); proxy?.stop(); await app?.stop(); });

/**
 * Opens a page, cuts the line at a moment of its loading, mends it when a question after the server has failed, and waits
 * until the page is as it should be.
 * @param {string} path @param {(kind: 'asked' | 'came', path: string) => boolean} isMoment @param {() => boolean} isLive runs in the page
 * @param {() => boolean} [isLost] what the page says before the line is mended; runs in it
 */
async function cutWhile(path, isMoment, isLive, isLost) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  let isCut = false;
  let failures = 0;
  const look = (/** @type {'asked' | 'came'} */ kind) => (/** @type {import('playwright-core').Request} */ request) => {
    if (isCut || !isMoment(kind, new URL(request.url()).pathname)) return;
    isCut = true;
    proxy.cut();
  };
  page.on('request', look('asked'));
  page.on('requestfinished', look('came'));
  page.on('requestfailed', (request) => { if (isCut && request.url().endsWith('/health/live')) failures++; });
  await page.goto(`${proxy.url}${path}`, { waitUntil: 'commit' });
  await until(() => failures > 0, { what: 'nobody answers' });
  if (isLost) await page.waitForFunction(isLost);
  proxy.mend();
  await until(() => page.evaluate(isLive).catch(() => false), { what: `${path} is live`, timeout: backWithin });
  await page.close();
}

/** When the guard of the arrival is there, and most else is not. */
function guarded() {
  const missing = new Set(['/js/arrival.js', '/js/probe.js']);
  return (/** @type {string} */ kind, /** @type {string} */ path) => kind === 'came' && missing.delete(path) && missing.size === 0;
}

const isBoardLive = () => document.documentElement.dataset.begun !== undefined && document.getElementById('board')?.dataset.feed === 'live';
const isDesigned = () => {
  const inside = /** @type {HTMLIFrameElement | null} */ (document.querySelector('.preview'))?.contentDocument;
  return document.querySelector('.state')?.getAttribute('data-state') === 'saved' && document.querySelector('.inspector .fault') !== null && document.querySelector('.tile') !== null
    && inside?.documentElement.dataset.begun !== undefined && inside.adoptedStyleSheets.length > 0 && inside.getElementById('board')?.dataset.feed === 'live';
};

test('a board page that is cut off while its scripts load is live again by itself', () => cutWhile('/boards/reservation', guarded(), isBoardLive));

test('a board page that is cut off while a painter fetches its parts says lost, and is live again by itself', () =>
  cutWhile('/boards/reservation', (kind, path) => kind === 'asked' && path === '/js/widgets/time-series/plot.js', isBoardLive, () => document.getElementById('board')?.dataset.feed === 'lost'));

test('a board page whose parts cannot be had once, though the server answers, is loaded anew; where they never can it is not hammered', async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const loads = /** @type {number[]} */ ([]);
  page.on('framenavigated', (frame) => { if (frame === page.mainFrame()) loads.push(Date.now()); });
  let isBroken = true;
  await page.route('**/js/widgets/time-series/plot.js', (route) => (isBroken ? route.abort() : route.continue()));
  await page.goto(`${app.url}/boards/reservation`, { waitUntil: 'commit' });
  await until(() => loads.length > 2, { what: 'it is loaded for the third time', timeout: 40_000 });
  assert.ok(loads[2] - loads[1] > 14_000, `loaded again after ${loads[2] - loads[1]} ms`);
  isBroken = false;
  await until(() => page.evaluate(isBoardLive).catch(() => false), { what: 'it is live', timeout: backWithin });
  await page.close();
});

test('a board page whose fonts are cut off while it hangs gets them afterwards, and keeps its picture meanwhile', async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  /** @type {() => void} */
  let begin = () => {};
  const begun = new Promise((done) => { begin = () => done(undefined); });
  await page.route('**/*.woff2', async (route) => {
    await begun;
    await route.continue().catch(() => {});
  });
  await page.goto(`${proxy.url}/boards/reservation`, { waitUntil: 'commit' });
  await page.waitForFunction(isBoardLive);
  await page.evaluate(() => { Object.assign(window, { same: true }); });
  proxy.cut();
  const letGo = page.waitForEvent('requestfailed', (request) => request.url().endsWith('.woff2'));
  begin();
  await letGo;
  await page.waitForFunction(() => document.getElementById('board')?.dataset.feed === 'lost');
  proxy.mend();
  await page.waitForFunction(isBoardLive);
  await page.waitForFunction(() => [...document.fonts].some((face) => face.family.includes('Inter') && face.status === 'loaded'));
  assert.ok(await page.evaluate(() => /** @type {any} */ (window).same), 'it is the page that it was');
  await page.close();
});

test('a screen of a wall, and one that waits to be paired, that are cut off while their scripts load come by themselves', async () => {
  for (const [path, body] of /** @type {[string, object][]} */ ([['', { id: 'cut', name: 'Cut', template: 'bare' }], ['/cut/show', { board: 'reservation' }]])) {
    assert.ok((await fetch(`${app.url}/api/walls${path}`, { method: 'POST', body: JSON.stringify(body) })).ok);
  }
  await cutWhile('/walls/cut', guarded(), () => document.getElementById('wall')?.dataset.boards === 'shown');
  await cutWhile('/pair', guarded(), () => document.getElementById('code')?.dataset.state === 'shown');
});

test('a designer that is cut off while its scripts load opens by itself', () => cutWhile('/boards/reservation/design', guarded(), isDesigned));

test('a designer that is cut off while its live picture loads is live again, and so is the picture', () =>
  cutWhile('/boards/reservation/design', (kind, path) => kind === 'asked' && path === '/boards/reservation/draft', isDesigned));
