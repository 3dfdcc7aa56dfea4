// What operators do, in Chromium: acknowledge an event, read a region of a hitmap, bring a picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { allLive, openBoard, publish, writeBoard } from './board-page.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {string} id @param {Record<string, any>} widget */
const boardOf = (id, widget) => writeBoard(app, id, {
  schemaVersion: 1, title: id, widgets: [{ id: 'it', ...widget }],
  arrangements: [{ id: 'one', width: 1600, height: 900, places: { it: [20, 20, 1560, 860] } }],
});

test('operators: an event is acknowledged by name on the console, and every wall says by whom', async () => {
  await boardOf('events', { kind: 'event-list', title: 'Events' });
  await publish(app, { id: 'db', severity: 'critical', title: 'Database <b>down</b>' }, 'events:shop');
  const wall = await openBoard(browser, `${app.url}/boards/events`);
  await wall.page.getByText('Database <b>down</b>').waitFor();
  // Nobody has taken note of it: its mark blinks, its text does not.
  await wall.page.waitForFunction(() => document.getAnimations().some((one) => one.playState === 'running'));

  const desk = await openBoard(browser, `${app.url}/events`);
  const { page } = desk;
  await page.getByRole('checkbox', { name: 'Database' }).check();
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await page.locator('#who-fault').waitFor();
  assert.equal(await page.locator('#who').evaluate((field) => field === document.activeElement), true);
  await page.locator('#who').fill('김 O\'Hara <i>');
  await page.getByRole('checkbox', { name: 'Database' }).check();
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await wall.page.getByText('김 O\'Hara <i>').waitFor();
  await wall.page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));

  await page.reload();
  await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.getElementById('who')).value.startsWith('김'));
  assert.deepEqual([...wall.wrong, ...desk.wrong], []);
  await wall.close();
  await desk.close();
});

test('operators: on the console a region of a hitmap tells what it holds; a wall has none of it', async () => {
  await boardOf('times', { kind: 'hitmap', title: 'Times', data: [{ series: 'times' }], options: { windowSeconds: 300, scaleSeconds: 5 } });
  await publish(app, { name: 'times', durations: [100, 110, 120, 4000], errors: [130] });
  const wall = await openBoard(browser, `${app.url}/boards/times`);
  await allLive(wall.page);
  assert.equal(await wall.page.locator('[tabindex], .hm-touch').count(), 0);
  await wall.close();

  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/times?mode=console`);
  await allLive(page);
  const touch = page.locator('.hm-touch');
  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await touch.boundingBox());
  await page.mouse.move(box.x + 2, box.y + 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + box.height - 2, { steps: 4 });
  await page.mouse.up();
  const panel = page.getByRole('dialog');
  await panel.waitFor();
  // Five transactions in three cells: those under 5/n s together, and the failed one with them.
  await until(async () => /\b5\b/.test(await panel.innerText()), { what: 'all five are told' });
  const rows = await panel.locator('tr').allInnerTexts();
  assert.ok(rows.length >= 2, rows.join());
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  // The same by keyboard.
  await touch.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowUp');
  await panel.waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  assert.deepEqual(wrong, []);
  await close();
});

test('operators: in photo mode nothing moves', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/reservation?mode=photo`);
  await publish(app, { name: 'reservation.calls', value: 900, labels: { link: 'web-app' } });
  await publish(app, { id: 'new', severity: 'critical', title: 'Nobody has taken note of this' }, 'events:shop');
  await page.getByText('Nobody has taken note of this').waitFor();
  await page.locator('[data-widget=tiers][data-state=live]').waitFor();
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('operators: a picture that is brought is shown; one that is missing says so by name', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><script>alert(1)</script><rect width="40" height="30" fill="#fff"/></svg>';
  const { id } = await (await fetch(`${app.url}/api/images`, { method: 'POST', body: svg })).json();
  await boardOf('picture', { kind: 'image', options: { image: id, alt: 'A white field' } });
  const shown = await openBoard(browser, `${app.url}/boards/picture`);
  await shown.page.getByRole('img', { name: 'A white field' }).evaluate((/** @type {HTMLImageElement} */ one) => one.decode());
  assert.deepEqual(shown.wrong, []);
  await shown.close();

  await boardOf('missing', { kind: 'image', options: { image: '0123456789abcdef.png' } });
  const missing = await openBoard(browser, `${app.url}/boards/missing`);
  await missing.page.getByText('image 0123456789abcdef.png is missing').waitFor();
  await missing.close();

  // Opened by itself an SVG is a document: it may do nothing.
  const alone = await openBoard(browser, `${app.url}/images/${id}`);
  assert.deepEqual(alone.wrong, []);
  await alone.close();
});

test('operators: a widget that its file has wrong names its fault, and its neighbour goes on', async () => {
  const good = { id: 'good', kind: 'number', title: 'Good', data: [{ series: 'good' }] };
  const bad = { id: 'bad', kind: 'gauge', title: 'Bad', data: [{ series: 'good' }], options: { max: 'high' } };
  const arrangements = [{ id: 'one', width: 1600, height: 900, places: { good: [0, 0, 800, 900], bad: [800, 0, 800, 900] } }];
  await writeBoard(app, 'mixed', { schemaVersion: 1, title: 'fine', widgets: [good, { ...bad, options: {} }], arrangements });
  await publish(app, { name: 'good', value: 41 });
  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/mixed`);
  await allLive(page);
  const { etag } = Object.fromEntries((await fetch(`${app.url}/api/boards/mixed`)).headers);
  const refused = await fetch(`${app.url}/api/boards/mixed`, {
    method: 'PUT', headers: { 'If-Match': etag }, body: JSON.stringify({ schemaVersion: 1, title: 'fine', widgets: [good, bad], arrangements }),
  });
  assert.equal(refused.status, 422);
  assert.equal((await refused.json()).faults[0].path, '$.widgets[1].options.max');

  await writeBoard(app, 'mixed', { schemaVersion: 1, title: 'with a fault', widgets: [good, bad], arrangements }).catch((error) => assert.match(String(error), /options\.max/));
  await page.getByText('must be a number').waitFor();
  await page.waitForFunction(() => /** @type {HTMLElement} */ (document.querySelector('[data-widget=bad]')).dataset.state === 'stale');
  await publish(app, { name: 'good', value: 42 });
  await page.locator('[data-widget=good][data-state=live] [data-value="42"]').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});
