// Two rooms that are run together, against the real server with Redis: a pair, an event that takes a wall over, a message
// that each room acknowledges for itself, and a server that dies meanwhile.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, startRedis, until } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard, writeBoard } from './board-page.mjs';
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
/** The two rooms: 16:9 from afar, and a portrait. @type {Screen} */
let press;
/** @type {Screen} */
let lobby;

const settings = () => ({ Redis: redis.address, HostFeed: false });

before(async () => {
  [redis, browser] = await Promise.all([startRedis(), launchBrowser()]);
  app = await startApp({ settings: settings() });
  publisher = redisPublisher(redis.port);
  for (const id of ['calm', 'alarm']) {
    await writeBoard(app, id, {
      schemaVersion: 1, title: id, widgets: [{ id: 'words', kind: 'rich-text', options: { text: `# ${id}` } }],
      arrangements: [
        { id: 'wide', width: 1920, height: 1080, textSize: 40, places: { words: [100, 80, 1720, 420] } },
        { id: 'tall', width: 1080, height: 1920, textSize: 40, places: { words: [80, 80, 920, 820] } },
        { id: 'tall2', width: 1080, height: 1900, textSize: 40, places: { words: [80, 80, 920, 420] } },
      ],
    });
  }
  await app.ask('POST', '/api/walls', { template: 'bare', id: 'press', name: 'Press room' });
  await app.ask('POST', '/api/walls', {
    id: 'lobby', name: 'Lobby', width: 1080, height: 1920, farthest: 4000, outputs: [{ id: '1', x: 0, y: 0, width: 1080, height: 1920, pixelWidth: 1080, pixelHeight: 1920 }],
  });
  press = await openBoard(browser, `${app.url}/walls/press`, { viewport: { width: 960, height: 600 } });
  lobby = await openBoard(browser, `${app.url}/walls/lobby`, { viewport: { width: 540, height: 960 } });
});
after(async () => {
  await browser?.close();
  publisher?.close();
  await app?.stop();
  await redis?.stop();
});

/** Through Redis, as publishers do. @param {object} event @param {string} [channel] */
async function happen(event, channel = 'events:test') {
  await until(() => publisher.publish(channel, JSON.stringify(event)), { what: 'Redis takes it' });
}
/** @param {Screen} screen @param {string} board @param {string} [arrangement] */
const shows = ({ page }, board, arrangement) =>
  page.locator(`.wall-board[data-shown][src^="/boards/${board}"]`).last().contentFrame().locator(`#board${arrangement ? `[data-arrangement="${arrangement}"]` : ''}`).waitFor();
/** @param {Screen} screen @param {'live' | 'lost'} feed */
const feeds = ({ page }, feed) => page.locator('.wall-board[data-shown]').last().contentFrame().locator(`#board[data-feed=${feed}]`).waitFor();

test('rooms: a pair shows the same board, each in its own arrangement', async () => {
  await app.ask('POST', '/api/walls/lobby/show', { board: 'calm', arrangement: 'tall2' });
  await app.ask('POST', '/api/walls/press/show', { pair: 'lobby' });
  await app.ask('POST', '/api/walls/press/show', { board: 'alarm' });
  await Promise.all([shows(press, 'alarm', 'wide'), shows(lobby, 'alarm', 'tall')]);
  await app.ask('POST', '/api/walls/press/show', { board: 'calm' });
  await Promise.all([shows(press, 'calm', 'wide'), shows(lobby, 'calm', 'tall2')]);
});

test('rooms: an event takes a wall over, says which it is, and the acknowledgement gives it back', async () => {
  await app.ask('POST', '/api/walls/press/show', { takeovers: [{ severity: 'critical', labels: { site: 'a' }, board: 'alarm' }] });
  const line = press.page.locator('.wall-takeover');
  await happen({ id: 'no', severity: 'critical', title: 'Elsewhere', labels: { site: 'b' } });
  await happen({ id: 'fire', severity: 'critical', title: '<img src=x onerror=alert(1)> 불이야 \u202e', labels: { site: 'a' } });
  await shows(press, 'alarm');
  await line.getByText('<img src=x onerror=alert(1)> 불이야').waitFor();
  assert.equal(await press.page.locator('.wall-says img').count(), 0);
  await shows(lobby, 'calm');
  await happen({ id: 'second', severity: 'critical', title: 'Second', labels: { site: 'a' } });
  await line.getByText('+1').waitFor();

  await happen({ id: 'fire', acknowledged: { by: 'Kim' } });
  await line.getByText('Second').waitFor();
  await happen({ id: 'second', state: 'resolved' });
  await line.waitFor({ state: 'hidden' });
  await shows(press, 'calm');
});

test('rooms: a message stands in each room until somebody takes note of it there', async () => {
  await happen({ id: 'doors', title: '<b>Doors</b> open at 10:00 — '.repeat(6), labels: { by: 'Kim' } }, 'events:status');
  const banners = [press, lobby].map(({ page }) => page.locator('.wall-banner'));
  for (const [i, { page }] of [press, lobby].entries()) {
    await banners[i].getByText('<b>Doors</b> open').waitFor();
    const box = await page.evaluate(() => {
      const [banner, wall] = ['.wall-banner', '.wall-view'].map((name) => /** @type {Element} */ (document.querySelector(name)).getBoundingClientRect());
      return { low: Math.abs(banner.bottom - wall.bottom), share: banner.height / wall.height, across: banner.width / wall.width };
    });
    assert.ok(box.low < 1 && box.share <= .31 && box.across > .99, JSON.stringify(box));
  }
  const { page, close } = await openBoard(browser, `${app.url}/walls`, { viewport: { width: 1366, height: 900 }, locale: 'en-GB' });
  await page.locator('[data-wall-card=press]').getByRole('button', { name: /^Acknowledge for Press room/ }).and(page.locator(':enabled')).click();
  await banners[0].waitFor({ state: 'hidden' });
  assert.equal(await banners[1].isVisible(), true);
  await page.goto(`${app.url}/events`);
  const rooms = page.getByRole('listitem');
  await rooms.filter({ hasText: /^Lobby not acknowledged$/ }).waitFor();
  await rooms.filter({ hasText: /^Press room .*\d\d:\d\d:\d\d$/ }).waitFor();
  assert.deepEqual(await serious(page), []);
  await close();
});

test('rooms: the server dies while an event has a wall: both rooms come back to what they showed, and the message still stands', async () => {
  await happen({ id: 'again', severity: 'critical', title: 'Again', labels: { site: 'a' } });
  await shows(press, 'alarm');
  const { port, dataDir } = app;
  // What was acknowledged in the last seconds before a crash is asked again.
  await until(async () => {
    const files = (await readdir(dataDir)).filter((name) => name.startsWith('history'));
    return (await Promise.all(files.map((name) => readFile(join(dataDir, name))))).some((file) => file.includes('"Room":"Press room"'));
  }, { what: 'the acknowledgement is on the disk', every: 100 });
  await app.kill('SIGKILL');
  await feeds(press, 'lost');
  app = await startApp({ settings: settings(), dataDir, port });
  for (const screen of [press, lobby]) await feeds(screen, 'live');
  const fresh = await openBoard(browser, `${app.url}/walls/press`, { viewport: { width: 960, height: 600 } });
  await shows(fresh, 'alarm');
  await fresh.page.locator('.wall-takeover').getByText('Again').waitFor();
  assert.equal(await fresh.page.locator('.wall-banner').isVisible(), false);
  assert.equal(await lobby.page.locator('.wall-banner').isVisible(), true);
  await app.ask('POST', '/api/walls/press/show', { return: true });
  await Promise.all([shows(press, 'calm'), shows(fresh, 'calm'), shows(lobby, 'calm', 'tall2')]);
  await happen({ id: 'doors', state: 'resolved' });
  await lobby.page.locator('.wall-banner').waitFor({ state: 'hidden' });
  await fresh.close();
});

test('rooms: dimmed and wandering slices still make one picture, and there is no cursor, menu or scroll', async () => {
  const outputs = ['a', 'b'].map((id, i) => ({ id, x: i * 960, y: 0, width: 960, height: 600, pixelWidth: 480, pixelHeight: 300 }));
  await app.ask('POST', '/api/walls', { id: 'night', name: 'Night', width: 1920, height: 600, outputs, dim: { from: '00:00', to: '23:59', level: .4, zone: new Date().getUTCHours() % 23 === 0 ? 'Asia/Seoul' : 'UTC' }, pixelShift: 8 });
  await app.ask('POST', '/api/walls/night/show', { board: 'calm', arrangement: 'wide' });
  const slices = [];
  for (const { id } of outputs) slices.push(await openBoard(browser, `${app.url}/walls/night?slice=${id}`, { viewport: { width: 480, height: 300 } }));
  /** The square that a picture walks over, a pixel each minute, there and back. @param {number} minute */
  const walked = (minute) => {
    const step = minute % 576;
    const at = step < 289 ? step : 576 - step;
    const row = Math.floor(at / 17);
    return { x: (row % 2 ? 16 - at % 17 : at % 17) - 8, y: row - 8 };
  };
  const minute = Math.floor(Date.now() / 60_000);
  const places = await Promise.all(slices.map(async ({ page }) => {
    await page.locator('#wall[data-boards=shown]').waitFor();
    await until(() => page.locator('.wall-dim').evaluate((dim) => /** @type {HTMLElement} */ (dim).style.opacity === '0.6'), { what: 'it is dimmed' });
    return page.locator('.wall-view').evaluate((view) => ({ x: /** @type {HTMLElement} */ (view).offsetLeft, y: /** @type {HTMLElement} */ (view).offsetTop }));
  }));
  assert.equal(places[0].x - places[1].x, 480);
  assert.equal(places[0].y, places[1].y);
  const expected = [minute, minute + 1].map((one) => JSON.stringify(walked(one)));
  assert.ok(expected.includes(JSON.stringify(places[0])), `${JSON.stringify(places[0])}, not ${expected}`);
  const { page } = slices[0];
  assert.equal(await page.locator('#wall').evaluate((wall) => getComputedStyle(wall).cursor), 'none');
  const quiet = await page.evaluate(() => {
    scrollTo(0, 500);
    const menu = new MouseEvent('contextmenu', { cancelable: true, bubbles: true });
    /** @type {Element} */ (document.querySelector('.wall-view')).dispatchEvent(menu);
    const root = /** @type {Element} */ (document.scrollingElement);
    return [menu.defaultPrevented, root.scrollTop, root.scrollHeight - root.clientHeight, root.scrollWidth - root.clientWidth];
  });
  assert.deepEqual(quiet, [true, 0, 0, 0]);
  for (const one of [...slices, press, lobby]) assert.deepEqual(one.wrong.filter((line) => !/ERR_CONNECTION|WebSocket|failed:/.test(line)), []);
  for (const one of slices) await one.close();
});

test('rooms: in the console a playlist is made and ordered by keys, rules and screens are written, and rooms are linked', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/walls`, { viewport: { width: 1366, height: 900 }, locale: 'en-GB' });
  const card = page.locator('[data-wall-card=night]');
  await card.getByLabel('Board on Night').and(page.locator(':enabled')).waitFor();
  await card.getByText('Dimmed to 40').waitFor();
  await card.getByLabel('Playlist of Night', { exact: true }).first().click();
  await card.getByLabel('Board 1 of the playlist').selectOption('calm wide');
  await card.getByRole('button', { name: 'Add a board' }).click();
  await card.getByLabel('Board 2 of the playlist').selectOption('alarm');
  await card.getByLabel('Seconds of board 2').fill('600');
  await card.getByRole('button', { name: 'Board 2 earlier' }).press('Enter');
  await card.getByText('Now 1 of 2').waitFor();
  await until(() => card.getByRole('button', { name: 'Board 1 earlier' }).evaluate((button) => button === document.activeElement), { what: 'what was moved keeps the focus' });
  await card.getByRole('button', { name: 'Start' }).click();
  await card.getByText(/^alarm until \d\d:\d\d:\d\d$/).waitFor();
  await card.getByRole('button', { name: 'Pause the playlist of Night' }).click();
  await card.getByText(/^alarm, paused since/).waitFor();
  assert.deepEqual((await app.ask('GET', '/api/walls/night')).showing.turns.map((/** @type {any} */ one) => [one.board, one.seconds]), [['alarm', 600], ['calm', 30]]);
  await card.getByRole('button', { name: 'Stop the playlist of Night' }).click();
  await card.getByText(/^alarm, paused since/).waitFor({ state: 'detached' });

  await card.getByLabel('Takeover of Night by events').first().click();
  await card.getByRole('button', { name: 'Add a rule' }).click();
  await card.getByLabel('Labels of rule 1').fill('site=n');
  await card.getByLabel('Board of rule 1').selectOption('calm tall');
  await card.getByRole('button', { name: 'Save rules' }).click();
  await until(async () => (await app.ask('GET', '/api/walls/night')).showing.takeovers.length === 1, { what: 'the rule is kept' });
  await happen({ id: 'n', severity: 'critical', title: 'Night alarm', labels: { site: 'n' } });
  await card.getByText('Night alarm').waitFor();
  await card.getByRole('button', { name: 'Night returns now' }).click();
  await card.getByText('Night alarm').waitFor({ state: 'detached' });

  await card.getByLabel('Pair of Night').selectOption('lobby');
  await card.getByText('Paired with Lobby').waitFor();
  await card.getByRole('button', { name: 'Unlink Night' }).click();
  await card.getByLabel('Pair of Night').waitFor();

  await card.getByLabel('Screens of Night').first().click();
  await card.getByRole('button', { name: 'Add a screen' }).click();
  await card.getByRole('group', { name: '3' }).getByLabel('Name').fill('third');
  await card.getByRole('button', { name: 'Remove screen b' }).click();
  await card.getByRole('button', { name: 'Save screens' }).click();
  await card.getByRole('link', { name: 'third' }).waitFor();
  assert.deepEqual((await app.ask('GET', '/api/walls/night')).wall.outputs.map((/** @type {any} */ one) => [one.id, one.x, one.pixelWidth]), [['a', 0, 480], ['third', 1920, 480]]);
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(wrong, []);
  await close();
});
