// Screens that nobody signs in at: paired by a code, back on their wall after everything, gone within 2 s when revoked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';

/** @typedef {import('playwright-core').Page} Page */

const password = 'correct horse battery';
/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** An administrator's. @type {Page} */
let desk;
let url = '';
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false }, env: { ASPNETCORE_URLS: 'http://0.0.0.0:0' } }), launchBrowser()]);
  url = `http://localhost:${app.port}`;
  desk = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 900 } })).newPage();
  await desk.goto(`${url}/setup`);
  await desk.getByLabel('Set-up code').fill(/type this code: (\S+)/.exec(app.log())?.[1] ?? '');
  await desk.getByLabel('Name').fill('root');
  await desk.getByLabel('Password').fill(password);
  await desk.getByLabel('The same again').fill(password);
  await desk.getByRole('button', { name: 'Make the administrator' }).click();
  await desk.waitForURL(`${url}/`);
  await ask('POST', '/api/boards', {
    id: 'still', schemaVersion: 1, title: 'Still', widgets: [{ id: 'words', kind: 'rich-text', options: { text: '# Still' } }],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places: { words: [100, 80, 1720, 420] } }],
  });
  await ask('POST', '/api/walls', { template: 'blended', id: 'press', name: 'Press room' });
  await ask('POST', '/api/walls/press/show', { board: 'still' });
});
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {string} method @param {string} address @param {object} [body] @param {number} [status] */
async function ask(method, address, body, status) {
  const answer = await desk.request.fetch(url + address, { method, data: body });
  assert.ok(status ? answer.status() === status : answer.ok(), `${method} ${address}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

/** A screen that is switched on. @param {import('playwright-core').BrowserContextOptions} [options] */
async function kiosk(options) {
  const page = await (await browser.newContext({ viewport: { width: 960, height: 600 }, ...options })).newPage();
  await page.goto(`${url}/pair`);
  return page;
}

/** @param {Page} page */
async function codeOf(page) {
  const code = page.locator('#code[data-state=shown]');
  await code.waitFor();
  return code.innerText();
}
/** @param {Page} page @param {string} before */
const another = (page, before) => until(async () => {
  const shown = await page.locator('#code').innerText();
  return /^\w{3} \w{3}$/.test(shown) && shown !== before;
}, { what: 'another code' });
/** @param {Page} page */
const live = (page) => page.frameLocator('.wall-board').locator('#board[data-feed=live]').waitFor();

test('pairing: a code entered in the console, restarts of server and screen, another place, and the end of it', async () => {
  let screen = await kiosk();
  const code = await codeOf(screen);
  assert.match(code, /^[A-Z3-9]{3} [A-Z3-9]{3}$/);
  assert.deepEqual(await serious(screen), []);

  // The code alone is worth nothing.
  const thief = await fetch(`${url}/pair/claim`, { method: 'POST', body: JSON.stringify({ secret: code.replace(' ', '') }) });
  assert.equal(thief.status, 410);

  await desk.goto(`${url}/walls?pair=${code.replace(' ', '')}`);
  await desk.locator('#pair-code:enabled').waitFor();
  assert.equal(await desk.locator('#pair-code').inputValue(), code.replace(' ', ''));
  await desk.getByLabel('Shows', { exact: true }).selectOption('press left');
  await desk.getByLabel('Screen name').fill('By the door');
  await desk.getByRole('button', { name: 'Pair', exact: true }).click();
  await desk.getByRole('status').getByText('By the door is paired').waitFor();
  await screen.waitForURL(`${url}/walls/press?slice=left`);
  await live(screen);
  assert.equal((await screen.context().cookies()).every(({ httpOnly }) => httpOnly), true);
  for (const path of ['/', '/walls', '/api/walls', '/boards/host', '/api/boards/still']) {
    const answer = await screen.request.get(url + path, { maxRedirects: 0, headers: { Accept: 'application/json' } });
    assert.equal(answer.status(), 401, path);
  }

  // The server goes and comes back, the screen stays; another that waits to be paired asks for another code.
  const waiting = await kiosk({ locale: 'ko-KR' });
  const forgotten = await codeOf(waiting);
  await screen.evaluate(() => { /** @type {any} */ (window).same = true; });
  const { port, dataDir } = app;
  await app.kill('SIGKILL');
  await screen.frameLocator('.wall-board').locator('#board[data-feed=lost]').waitFor();
  await waiting.getByText('서버가 응답하지 않습니다').waitFor();
  app = await startApp({ settings: { HostFeed: false }, dataDir, port, env: { ASPNETCORE_URLS: `http://0.0.0.0:${port}` } });
  await live(screen);
  await another(waiting, forgotten);
  await ask('POST', '/api/screens', { code: forgotten, wall: 'press' }, 422);
  await waiting.context().close();
  assert.equal(await screen.evaluate(() => /** @type {any} */ (window).same), true);

  // The screen loses its power: all that it has is its cookie.
  const storageState = await screen.context().storageState();
  await screen.context().close();
  screen = await kiosk({ storageState });
  await screen.waitForURL(`${url}/walls/press?slice=left`);
  await live(screen);

  await desk.goto(`${url}/walls`);
  const row = desk.locator('[data-screen]');
  await desk.getByRole('button', { name: 'Details of By the door' }).click();
  await row.getByLabel('Shows').selectOption('press right');
  await row.getByLabel('Screen name').fill('By the window');
  await row.getByRole('button', { name: 'Save' }).click();
  await screen.waitForURL(`${url}/walls/press?slice=right`);
  await live(screen);

  await row.getByRole('button', { name: 'Revoke By the window' }).click();
  const sure = row.getByRole('button', { name: 'Revoke now' });
  await sure.waitFor();
  const began = performance.now();
  await sure.click();
  await screen.waitForURL(`${url}/pair`, { waitUntil: 'commit' });
  const took = performance.now() - began;
  assert.ok(took < 2000, `off the wall after ${took} ms`);
  await screen.getByText('This screen is no longer paired').waitFor();
  await codeOf(screen);
  assert.equal((await screen.request.get(`${url}/walls/press`, { maxRedirects: 0 })).status(), 401);
  await screen.context().close();
});

test('screens: the console shows how each does, has one say its name, and a silent one is an event until it is back', async () => {
  const screen = await kiosk();
  await ask('POST', '/api/screens', { code: await codeOf(screen), wall: 'press', slice: 'left', name: 'Loge <1>' });
  await screen.waitForURL(`${url}/walls/press?slice=left`);
  await live(screen);
  await desk.goto(`${url}/walls`);
  const row = desk.locator('[data-screen][data-state=connected]').filter({ hasText: 'Loge <1>' });
  const figures = row.locator('[data-figures]');
  // Twice as large on the profile: the console says so.
  await figures.getByText('960 × 600, the profile says 1920 × 1200').waitFor();
  await figures.getByText(/^newest frame \d/).waitFor();
  await figures.getByText(/^Chrome [\d.]+ MB$/).waitFor();
  await figures.getByText(/^[1-9][\d.]* frames\/s$/).waitFor();
  await row.getByRole('button', { name: 'Identify Loge <1>' }).click();
  await screen.getByText('Loge <1> · Press room · left').waitFor();
  assert.equal(await row.locator('iframe').count(), 0, 'a picture only when it is asked for');
  await row.getByRole('button', { name: 'Details of Loge <1>' }).click();
  await row.frameLocator('iframe').frameLocator('.wall-board[data-shown]').locator('#board').waitFor();
  assert.deepEqual(await serious(desk), []);

  // Whoever has signed in and looks at the wall is listed, while it does; the picture in the console is no screen.
  const others = desk.locator('[data-other]');
  const looking = await desk.context().newPage();
  await looking.goto(`${url}/walls/press`);
  await others.getByText('Not paired · root').waitFor();
  assert.equal(await others.count(), 1);
  await looking.close();
  await others.waitFor({ state: 'detached' });

  const storageState = await screen.context().storageState();
  await screen.context().close();
  const began = performance.now();
  await desk.locator('[data-screen][data-state=silent]').filter({ hasText: /silent for \d/ }).waitFor();
  await desk.goto(`${url}/events`);
  const event = desk.locator('tr', { hasText: 'Screen Loge <1> is silent' });
  await event.waitFor();
  assert.ok(performance.now() - began > 8000, 'not before it has been silent for long');
  const back = await kiosk({ storageState });
  await live(back);
  await desk.locator('tr.over', { hasText: 'Screen Loge <1> is silent' }).waitFor();
  await back.context().close();
});

test('pairing: a code that expires is followed by another', async () => {
  const screen = await (await browser.newContext({ locale: 'ko-KR' })).newPage();
  await screen.clock.install();
  await screen.goto(`${url}/pair`);
  const code = await codeOf(screen);
  await screen.getByText(/^[45]:\d\d 동안 유효/).waitFor();
  await screen.clock.fastForward('05:01');
  await another(screen, code);
  await screen.context().close();
});

test('pairing: a newer version of the app comes by itself before another code is asked for, once, and not while its page is not there', async () => {
  const screen = await (await browser.newContext()).newPage();
  await screen.clock.install();
  let [loads, looks, codes, isAway] = [0, 0, 0, false];
  // Of two versions that answer in turn, too: it goes on with the one that it has.
  await screen.route(`${url}/pair`, async (route) => {
    if (route.request().isNavigationRequest()) loads++;
    else looks++;
    if (isAway) return route.fulfill({ status: 502, body: '<p>Bad gateway' });
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace(/data-build="\w+"/, 'data-build="before"') });
  });
  await screen.route(`${url}/pair/code`, (route) => {
    codes++;
    return route.continue();
  });
  const claimed = () => screen.waitForResponse(`${url}/pair/claim`);
  await screen.goto(`${url}/pair`);
  let code = await codeOf(screen);
  await claimed();
  isAway = true;
  await screen.clock.fastForward('05:01');
  await until(() => looks > 1, { what: 'its page is looked at again and again' });
  assert.deepEqual([loads, codes], [1, 1]);
  isAway = false;
  await another(screen, code);
  assert.deepEqual([loads, codes], [2, 2]);
  code = await screen.locator('#code').innerText();
  await claimed();
  await screen.clock.fastForward('05:01');
  await another(screen, code);
  assert.deepEqual([loads, codes], [2, 3]);
  await screen.context().close();
});

test('pairing: wrong codes lock, and the right one does not open then', async () => {
  const screen = await kiosk();
  const code = await codeOf(screen);
  for (let i = 0; i < 20; i++) await desk.request.post(`${url}/api/screens`, { data: { code: 'AAAAAA', wall: 'press' } });
  await ask('POST', '/api/screens', { code, wall: 'press' }, 429);
  await screen.context().close();
});
