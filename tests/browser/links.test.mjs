// Shared links, from outside: what a viewer sees of one, and how it ends.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { allLive, keepPublishing, writeBoard } from './board-page.mjs';
import { changeLink, makeLink, openLink, revokeLink, shows } from './links.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {ReturnType<typeof keepPublishing>} */
let publishing;

const board = {
  schemaVersion: 1,
  title: 'Opening day',
  culture: 'en',
  widgets: [
    { id: 'now', kind: 'number', title: 'Orders', data: [{ series: 'orders' }] },
    { id: 'money-secret', kind: 'number', title: 'Secret turnover', data: [{ series: 'turnover' }] },
    { id: 'curve', kind: 'time-series', title: 'Load', data: [{ series: 'load' }] },
  ],
  arrangements: [
    { id: '16x9', width: 1600, height: 900, places: { now: [40, 40, 500, 400], curve: [560, 40, 1000, 400], 'money-secret': [40, 460, 500, 400] } },
    { id: '9x16', width: 900, height: 1600, places: { now: [40, 40, 820, 500], curve: [40, 580, 820, 900] } },
  ],
};

before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  await writeBoard(app, 'opening', board);
  publishing = keepPublishing(app, () => [
    { name: 'orders', value: Math.floor(Date.now() / 400) % 1000 },
    { name: 'turnover', value: 424_242 },
    ...['web-01.secret', 'web-02.secret'].map((host, i) => ({ name: 'load', value: 10 + i, labels: { host } })),
  ]);
});

after(async () => {
  publishing?.stop();
  await browser?.close();
  await app?.stop();
});

test('a link shows the live board and nothing of what it hides, in the page or on the wire', async () => {
  const link = await makeLink(app, { board: 'opening', hidden: ['money-secret'] });
  const { page, heard, close } = await openLink(browser, link.url);
  await allLive(page);
  const value = () => page.locator('[data-widget=now] [data-value]').first().getAttribute('data-value');
  const first = await value();
  await until(async () => await value() !== first, { what: 'the number moves' });
  assert.equal(await page.title(), 'Opening day');
  assert.equal(await page.locator('[data-widget]').count(), 2);
  await until(() => heard().includes('"hv"') && heard().includes('"lines"'), { what: 'the history has come' });
  assert.doesNotMatch(heard(), /money|turnover|424242|"opening"/i);
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /_blazor|\/api\/|\/boards\//.test(name))), false);
  await close();
});

test('where names are masked none is in the page, in its history or on the wire', async () => {
  const link = await makeLink(app, { board: 'opening', masked: true });
  const { page, heard, close } = await openLink(browser, link.url);
  await allLive(page);
  await until(() => heard().includes('"hv"') && heard().split('"points"').length > 3, { what: 'history and frames have come' });
  assert.match(heard(), /"label":"A"/);
  assert.doesNotMatch(heard(), /web-0/);
  await close();
});

test('with a delay a page says when it begins, then shows what was, and calls nothing stale', async () => {
  const link = await makeLink(app, { board: 'opening', delaySeconds: 10 });
  const { page, heard, close } = await openLink(browser, link.url);
  await page.getByRole('heading', { name: 'Shown with a delay of 10 s' }).waitFor();
  assert.doesNotMatch(heard(), /"hv"/);
  // Its page is loaded anew by itself.
  await allLive(page);
  await page.getByText('Shown with a delay of 10 s').waitFor();
  await until(() => heard().split('"k":true').length > 5, { what: 'frames have come' });
  assert.deepEqual(await page.locator('[data-widget]').evaluateAll((all) => all.map((one) => one.getAttribute('data-state'))), ['live', 'live', 'live']);
  const times = [...heard().matchAll(/"t":(\d{13}),"s"/g)].map(([, t]) => Number(t));
  assert.ok(Math.max(...times) <= Date.now() - 9900, `${Date.now() - Math.max(...times)}`);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/delayed.png` });
  await revokeLink(app, link);
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor({ timeout: 2000 });
  await close();
});

test('who looks is told within two seconds that a link was revoked, and the board is gone', async () => {
  const link = await makeLink(app, { board: 'opening' });
  const { page, close } = await openLink(browser, link.url);
  await allLive(page);
  const began = performance.now();
  await revokeLink(app, link);
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor({ timeout: 2000 });
  assert.ok(performance.now() - began < 2000);
  assert.equal(await page.locator('#board, [data-widget]').count(), 0);
  assert.equal((await fetch(link.url)).status, 404);
  await close();
});

test('a paused link says so, and comes back by itself at the same address', async () => {
  const link = await makeLink(app, { board: 'opening' });
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(link.url);
  await shows(page);
  await changeLink(app, link, { paused: true });
  await page.getByRole('heading', { name: 'This link is paused' }).waitFor();
  await changeLink(app, link, { paused: false });
  await page.clock.runFor(40_000);
  await shows(page);
  await context.close();
});

test('a link ends by itself at its time', async () => {
  const link = await makeLink(app, { board: 'opening', expires: Date.now() + 4000 });
  const { page, close } = await openLink(browser, link.url);
  await shows(page);
  await page.getByRole('heading', { name: 'This link has ended' }).waitFor({ timeout: 6000 });
  assert.equal((await fetch(link.url)).status, 404);
  await close();
});

test('a PIN is asked for, guessing is stopped, and the right one opens', async () => {
  const link = await makeLink(app, { board: 'opening', pin: '2468' });
  const { page, status, close } = await openLink(browser, link.url);
  assert.equal(status, 401);
  assert.equal(await page.title(), 'Flexboard');
  await page.getByLabel('PIN of this link').fill('1111');
  await page.getByRole('button', { name: 'Open' }).click();
  await page.getByText('That is not the PIN.').waitFor();
  await page.getByLabel('PIN of this link').fill('2468');
  await page.keyboard.press('Enter');
  await shows(page);
  await page.reload();
  await shows(page);
  await close();

  const other = await makeLink(app, { board: 'opening', pin: '2468' });
  const guess = () => fetch(other.url, { method: 'POST', body: new URLSearchParams({ pin: '1111' }) });
  for (let i = 0; i < 5; i++) assert.equal((await guess()).status, 401);
  const stopped = await guess();
  assert.equal(stopped.status, 429);
  assert.ok(Number(stopped.headers.get('retry-after')) > 30);
});

test('the viewer above the limit is told, and gets in when another leaves', async () => {
  const link = await makeLink(app, { board: 'opening', maxViewers: 1 });
  const first = await openLink(browser, link.url);
  await shows(first.page);
  await until(async () => (await (await fetch(`${app.url}/api/links`)).json()).links.find((/** @type {any} */ one) => one.id === link.id).viewers === 1, { what: 'one viewer' });
  const second = await openLink(browser, link.url);
  assert.equal(second.status, 503);
  await second.page.getByRole('heading', { name: 'As many people are looking as this link allows' }).waitFor();
  await first.close();
  await until(async () => (await second.page.reload())?.status() === 200, { what: 'there is room' });
  await shows(second.page);
  await second.close();
});

test('on a phone: the portrait arrangement, and a QR code of the address', async () => {
  const link = await makeLink(app, { board: 'opening' });
  const { page, close } = await openLink(browser, link.url, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await allLive(page);
  assert.equal(await page.locator('#board').getAttribute('data-arrangement'), '9x16');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.getByRole('button', { name: 'Show the address of this page' }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(link.url).waitFor();
  const code = await dialog.locator('svg').boundingBox();
  assert.ok(code && code.width >= 180 && code.x >= 0 && code.x + code.width <= 390);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/phone-qr.png` });
  await dialog.getByRole('button', { name: 'Close' }).tap();
  await dialog.waitFor({ state: 'hidden' });
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/phone.png` });
  await close();
});

test('a ticket that was tampered with, and one of another link, open nothing', async () => {
  const link = await makeLink(app, { board: 'opening' });
  const { page, close } = await openLink(browser, link.url);
  await allLive(page);
  const told = await page.evaluate(async () => {
    const ticket = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('spec')).textContent ?? '').ticket;
    const { HubConnectionBuilder } = await import(/** @type {string} */ ('/lib/signalr/signalr.esm.js'));
    const hub = new HubConnectionBuilder().withUrl('/hub/board').configureLogging(6).build();
    await hub.start();
    const watch = (/** @type {any} */ request) => new Promise((done) => hub.stream('Watch', request).subscribe({
      next: (/** @type {any} */ frame) => done(Object.keys(frame.w).join()), error: (/** @type {Error} */ error) => done(error.message), complete: () => done('complete'),
    }));
    return [await watch({ ticket: `${ticket.slice(0, -3)}AAA` }), await watch({ board: 'link.000000000000' }), await watch({ ticket, board: 'host' })];
  });
  assert.match(told[0], /link\.ticket/);
  assert.match(told[1], /There is no board/);
  assert.equal(told[2], 'now,money-secret,curve');
  await close();
});
