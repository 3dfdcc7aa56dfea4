// What a designer begins with, in Chromium: kinds and ready groups out of the palette, and a new board for a wall.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard, publish, writeBoard } from './board-page.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false, Demo: 'reservation' } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** A page that is left while a film or a page in it loads did nothing wrong. @param {string[]} wrong */
const faults = (wrong) => wrong.filter((one) => !/net::ERR_ABORTED/.test(one));

/** @param {string} id @param {import('playwright-core').BrowserContextOptions} [options] */
async function design(id, options) {
  await writeBoard(app, id, {
    schemaVersion: 1, title: id, widgets: [{ id: 'now', kind: 'clock' }],
    arrangements: [{ id: 'one', width: 1600, height: 900, textSize: 24, places: { now: [0, 0, 1600, 100] } }],
  });
  const opened = await openBoard(browser, `${app.url}/boards/${id}/design`, { viewport: { width: 1366, height: 768 }, ...options });
  await opened.page.locator('.tile').first().waitFor();
  return opened;
}

/** The draft as a file, when it says what is waited for. @param {string} id @param {(draft: any) => boolean} holds */
const draftOf = (id, holds) => until(async () => {
  const draft = await (await fetch(`${app.url}/api/boards/${id}/draft`)).json();
  return holds(draft) && draft;
}, { what: `the draft of ${id}` });

/** @param {import('playwright-core').Page} page */
const frameOf = (page) => page.frameLocator('iframe.preview');

/** @param {import('playwright-core').Locator} locator */
async function boxOf(locator) {
  await locator.scrollIntoViewIfNeeded();
  return /** @type {{ x: number, y: number, width: number, height: number }} */ (await locator.boundingBox());
}

test('palette: every kind is there once, live, and found by words and arrow keys', async () => {
  const { page, wrong, close } = await design('palette');
  const { kinds } = await (await fetch(`${app.url}/api/kinds?culture=en`)).json();
  assert.equal(await page.locator('.tiles.live .tile').count(), kinds.length);
  const gauge = page.frameLocator('iframe.thumbnails').locator('[data-widget=gauge]');
  await until(async () => await gauge.getAttribute('data-state') === 'live', { what: 'a live thumbnail' });
  // The picture stands where the tile is.
  const [picture, tile] = [await boxOf(gauge), await boxOf(page.locator('[data-tile=gauge] .picture'))];
  for (const side of /** @type {const} */ (['x', 'y', 'width', 'height'])) assert.ok(Math.abs(picture[side] - tile[side]) < 1.5, `${side}: ${picture[side]}, ${tile[side]}`);
  assert.equal(new Set(await page.locator('.tiles.live .picture').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)))).size, 1, 'all are as wide');
  // What is scrolled out of sight is not drawn.
  assert.equal(await page.frameLocator('iframe.thumbnails').locator('[data-widget=shape]').isVisible(), false);

  const search = page.locator('.palette').getByRole('searchbox');
  await search.fill('gaug');
  assert.deepEqual(await page.locator('.tile:visible').evaluateAll((all) => all.map((one) => one.getAttribute('data-tile'))), ['gauge']);
  await until(async () => Math.abs((await boxOf(gauge)).y - (await boxOf(page.locator('[data-tile=gauge] .picture'))).y) < 1.5, { what: 'the picture follows its tile' });
  await search.press('ArrowDown');
  await page.keyboard.press('Enter');
  const draft = await draftOf('palette', ({ widgets }) => widgets.length === 2);
  const [, added] = draft.widgets;
  assert.equal(added.kind, 'gauge');
  assert.match(added.data[0].series, /^choose\./);
  // In free room: the clock is above.
  assert.ok(draft.arrangements[0].places[added.id][1] >= 100);
  assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
  assert.deepEqual(faults(wrong), []);
  await close();
});

test('palette: a kind is dragged onto the canvas by mouse, snaps, and is live in the draft', async () => {
  const { page, wrong, close } = await design('by-mouse');
  const view = await boxOf(page.locator('.view'));
  const tile = await boxOf(page.locator('[data-tile=clock]'));
  const start = async () => {
    await page.mouse.move(tile.x + 20, tile.y + 20);
    await page.mouse.down();
    await page.mouse.move(view.x + view.width / 2, view.y + view.height / 2 + 60, { steps: 6 });
    await page.locator('.ghost[data-lands]').waitFor();
  };
  await start();
  await page.keyboard.press('Escape');
  await page.locator('.ghost').waitFor({ state: 'detached' });
  await page.mouse.up();
  await start();
  await page.mouse.move(view.x + view.width / 2, view.y - 40);
  await page.mouse.up();
  await page.locator('.ghost').waitFor({ state: 'detached' });
  await start();
  const lines = await page.locator('.overlay.snap i').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ right }) => right > 0).map(({ x, width, height }) => ({ x, width, height })));
  assert.ok(lines.some((one) => Math.abs(one.x - view.x - view.width / 2) < 2 && one.width === 1 && one.height > 100), `a line says what attracts it: ${JSON.stringify(lines)}`);
  await page.mouse.up();
  await until(async () => (await page.locator('.overlay.snap i').evaluateAll((all, left) => all.filter((one) => one.getBoundingClientRect().right > left).length, view.x)) === 0, { what: 'the lines gone' });
  const draft = await draftOf('by-mouse', ({ widgets }) => widgets.length > 1);
  assert.equal(draft.widgets.length, 2, 'what was cancelled, and what fell beside the canvas, was not added');
  const { id, kind } = draft.widgets[1];
  assert.equal(kind, 'clock');
  const [x, , width] = draft.arrangements[0].places[id];
  assert.ok(Math.abs(x + width / 2 - 800) <= 0.5, `in the middle, as it snapped: ${x} ${width}`);
  await until(async () => await frameOf(page).locator(`[data-widget="${id}"]`).getAttribute('data-state').catch(() => null) === 'live', { what: 'its live widget' });
  assert.equal(await page.locator('.view').evaluate((one) => one === document.activeElement), true);
  assert.deepEqual(faults(wrong), []);
  await close();
});

test('palette: a kind is dragged by a finger, sideways; up and down it scrolls', async () => {
  const { page, wrong, close } = await design('by-touch', { hasTouch: true });
  const view = await boxOf(page.locator('.view'));
  const tile = await boxOf(page.locator('[data-tile=gauge]'));
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, x = 0, y = 0) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const [x, y] = [tile.x + 30, tile.y + 30];
  await touch('touchStart', x, y);
  for (let i = 1; i <= 10; i++) await touch('touchMove', x + ((view.x + view.width / 2 - x) * i) / 10, y + ((view.y + view.height / 2 - y) * Math.max(0, i - 3)) / 7);
  await page.locator('.ghost[data-lands]').waitFor();
  await touch('touchEnd');
  const draft = await draftOf('by-touch', ({ widgets }) => widgets.length === 2);
  assert.equal(draft.widgets[1].kind, 'gauge');
  await frameOf(page).locator(`[data-widget="${draft.widgets[1].id}"]`).waitFor();
  assert.deepEqual(faults(wrong), []);
  await close();
});

test('palette: a template becomes one group, titled like it, with text as large as the board\'s', async () => {
  const { page, wrong, close } = await design('ready');
  await page.getByRole('tab', { name: 'Templates' }).click();
  const { groups } = await (await fetch(`${app.url}/api/templates?culture=en`)).json();
  const database = groups.find((/** @type {any} */ one) => one.id === 'database');
  await page.locator('[data-tile=database]').click();
  const draft = await draftOf('ready', ({ widgets }) => widgets.length > 1);
  assert.equal(draft.widgets.length, 1 + database.board.widgets.length);
  assert.deepEqual(draft.groups.map((/** @type {any} */ one) => one.title), [database.title]);
  assert.ok(draft.widgets.slice(1).every((/** @type {any} */ one) => one.group === draft.groups[0].id));
  const [from] = database.board.arrangements;
  /** @type {number[][]} */
  const sides = draft.widgets.slice(1).map((/** @type {any} */ { id }) => draft.arrangements[0].places[id]);
  const width = Math.max(...sides.map(([x, , w]) => x + w)) - Math.min(...sides.map(([x]) => x));
  assert.ok(Math.abs(width - (from.width * 24) / from.textSize) <= 2, `${width}`);
  assert.ok(sides.every(([, top]) => top >= 100), 'in free room');
  for (const { id } of draft.widgets.slice(1)) await frameOf(page).locator(`[data-widget="${id}"]`).waitFor();
  assert.deepEqual(faults(wrong), []);
  await close();
});

test('new board: for 6.4 m x 1.8 m from the reservation template, previewed live, and live when it is designed', async () => {
  const { page, wrong, close } = await openBoard(browser, app.url, { viewport: { width: 1366, height: 768 } });
  await page.getByRole('link', { name: 'New board' }).click();
  await page.getByLabel('Name').fill('예약 <img src=x onerror=alert(1)> Wall');
  assert.equal(await page.getByLabel('Address').inputValue(), 'img-src-x-onerror-alert-1-wall');
  const wall = page.getByRole('textbox', { name: 'Size of the wall' });
  await wall.fill('six by two');
  await page.getByText('This is no size').waitFor();
  await page.getByRole('button', { name: 'Create' }).click();
  assert.equal(await wall.evaluate((one) => one === document.activeElement), true, 'nothing is created of what is no size');
  await wall.fill('6.4 m x 1.8 m');
  await page.getByText('3.56 to 1').waitFor();
  await page.getByRole('radio', { name: 'Reservation' }).check();
  const preview = page.frameLocator('.frame iframe');
  await preview.locator('[data-widget][data-state=live]').first().waitFor();
  assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/boards/img-src-x-onerror-alert-1-wall/design');
  await frameOf(page).locator('[data-widget][data-state=live]').first().waitFor();
  const board = await (await fetch(`${app.url}/api/boards/img-src-x-onerror-alert-1-wall`)).json();
  assert.equal(board.title, '예약 <img src=x onerror=alert(1)> Wall');
  const [{ id, width, height, places }] = board.arrangements;
  assert.equal(id, '32x9');
  assert.ok(Math.abs(width / height - 6.4 / 1.8) < 0.001);
  assert.ok(Object.keys(places).length > 5);

  // The address is taken now; an empty board has one of its own.
  await page.goto(`${app.url}/boards/new`);
  await page.getByLabel('Address').fill(board.id);
  await page.getByText('There is a board of this address').waitFor();
  await page.getByLabel('Address').fill('');
  await page.getByLabel('Name').fill('Blank');
  await page.getByRole('radio', { name: 'Empty' }).check();
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/boards/blank/design');
  assert.deepEqual(faults(wrong), []);
  await close();
});

test('console: e opens the designer of the board in focus; hostile series are not bound', async () => {
  await publish(app, { name: '<script>alert(1)</script>', value: 1, labels: { 'choose': '"><img src=x onerror=alert(2)>' } });
  const { page, wrong, close } = await openBoard(browser, app.url, { viewport: { width: 1366, height: 768 } });
  const card = page.locator('.card').filter({ has: page.locator('a[href="/boards/reservation"]') }).locator('[data-card]');
  // Once the circuit is there it puts the focus on the title of its page.
  await page.locator('h1:focus').waitFor();
  await card.press('e');
  await page.waitForURL('**/boards/reservation/design');
  await page.locator('.tile').first().waitFor();
  assert.deepEqual(faults(wrong), []);
  await close();
});
