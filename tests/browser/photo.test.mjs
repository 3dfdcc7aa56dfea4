// Photo mode: of a page, of a wall by a key and by the console, and what the press may see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { keepPublishing, openBoard, writeBoard } from './board-page.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {ReturnType<typeof keepPublishing> | undefined} */
let published;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  await writeBoard(app, 'shot', {
    schemaVersion: 1, title: 'Opening day <b>', timeZone: 'Asia/Seoul',
    widgets: [
      { id: 'value', kind: 'number', title: 'Orders', note: 'per second', data: [{ series: 'photo.value' }] },
      { id: 'hosts', kind: 'table', title: 'Load of 10.0.0.7', data: [{ series: 'photo.load', by: 'host' }] },
      { id: 'words', kind: 'rich-text', title: 'Room', options: { text: 'Call Kim at the desk' } },
      { id: 'margin', kind: 'number', title: 'Margin', sensitive: true, data: [{ series: 'photo.margin' }] },
      { id: 'line', kind: 'time-series', title: 'Past', data: [{ series: 'photo.value' }] },
    ],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 20, places: { value: [20, 20, 900, 500], hosts: [940, 20, 960, 500], words: [20, 540, 900, 240], margin: [20, 800, 900, 260], line: [940, 540, 960, 520] } }],
  });
  published = keepPublishing(app, () => [
    { name: 'photo.value', value: 4711 }, { name: 'photo.margin', value: 999_777 },
    ...['zebra-1', 'zebra-2'].map((host) => ({ name: 'photo.load', value: 12, labels: { host } })),
  ]);
});
after(async () => { published?.stop(); await browser?.close(); await app?.stop(); });

const viewport = { width: 1920, height: 1080 };
/** @param {import('playwright-core').Locator} board */
const look = (board) => board.evaluate((root) => {
  const texts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.w *, .board-strip *')].filter((one) => [...one.childNodes].some((node) => node instanceof Text && node.data.trim())));
  const seen = texts.filter((one) => one.checkVisibility());
  const style = getComputedStyle(root);
  return {
    weights: [...new Set(seen.map((one) => getComputedStyle(one).fontWeight))],
    smallest: Math.min(...seen.map((one) => parseFloat(getComputedStyle(one).fontSize))),
    ground: style.getPropertyValue('--panel').trim(), hairline: style.getPropertyValue('--hairline').trim(),
    strip: root.querySelector('.board-strip > b')?.textContent, time: root.querySelector('.board-strip > time')?.textContent,
    moving: document.getAnimations().length, beats: getComputedStyle(/** @type {Element} */ (root.querySelector('#heartbeat'))).display,
  };
});

test('photo: a page has large and heavy type on a ground that a camera takes, its title, the time, nothing that moves, and live figures', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/shot?mode=photo`, { viewport });
  const board = page.locator('#board');
  await page.locator('[data-widget=value] [data-value="4711"]').waitFor();
  await page.locator('.board-strip > time').filter({ hasText: /\d\d:\d\d:\d\d/ }).waitFor();
  const seen = await look(board);
  assert.deepEqual(seen.weights, ['600']);
  // 12 px of a picture 1920 px wide, nine tenths of which are the board: capitals of 13.3 px here.
  assert.ok(seen.smallest * 0.728 >= 13.3, `${seen.smallest}`);
  assert.deepEqual([seen.ground, seen.hairline, seen.strip, seen.moving, seen.beats], ['#5b5b5b', 'transparent', 'Opening day <b>', 0, 'none']);
  const [, year, zone] = /** @type {RegExpMatchArray} */ (seen.time?.match(/(\d{4}).*?(\d\d):\d\d:\d\d/));
  const now = new Date(Date.now() + 9 * 3_600_000);
  assert.deepEqual([year, zone], [String(now.getUTCFullYear()), String(now.getUTCHours()).padStart(2, '0')]);
  await until(async () => (await look(board)).time !== seen.time, { what: 'the time to go on' });
  const boxes = await page.locator('.w, .board-strip').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
  for (const [i, one] of boxes.entries()) for (const other of boxes.slice(i + 1))
    assert.ok(one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 1 || other.bottom <= one.top + 1, JSON.stringify([one, other]));
  assert.deepEqual(wrong, []);
  await close();
});

test('photo: the smaller the picture is printed, the larger the type; a dim wall has a black ground', async () => {
  await app.ask('POST', '/api/walls', { id: 'dim', name: 'Dim', template: 'bare' });
  await app.ask('PATCH', '/api/walls/dim', { ambientLux: 100 });
  const sizes = [];
  for (const publish of [1200, 1920, 4000]) {
    const { page, close } = await openBoard(browser, `${app.url}/boards/shot?mode=photo&wall=dim&publish=${publish}`, { viewport });
    await page.locator('[data-widget=value] [data-value="4711"]').waitFor();
    const seen = await look(page.locator('#board'));
    sizes.push(seen.smallest);
    assert.equal(seen.ground, '#080808');
    await close();
  }
  assert.ok(sizes[0] > sizes[1] * 1.3 && sizes[1] >= sizes[2], `${sizes}`);
});

test('photo: a key on a screen puts its wall in photo mode and ends it; all its outputs follow without a blank moment', async () => {
  const outputs = [0, 1].map((i) => ({ id: 'ab'[i], x: i * 960, y: 0, width: 960, height: 1080, pixelWidth: 960, pixelHeight: 1080 }));
  await app.ask('POST', '/api/walls', { id: 'press', name: 'Press', width: 1920, height: 1080, outputs });
  await app.ask('POST', '/api/walls/press/show', { board: 'shot' });
  /** @type {Awaited<ReturnType<typeof openBoard>>[]} */
  const screens = [];
  for (const { id } of outputs) screens.push(await openBoard(browser, `${app.url}/walls/press?slice=${id}`, { viewport: { width: 960, height: 1080 } }));
  const modeOf = (/** @type {import('playwright-core').Page} */ page) => page.locator('.wall-board[data-shown]').last().contentFrame().locator('#board').getAttribute('data-mode');
  for (const { page } of screens) await page.locator('#wall[data-boards=shown]').waitFor();
  assert.deepEqual(await Promise.all(screens.map(({ page }) => modeOf(page))), [null, null]);
  // Who prints the page, or holds the key down, has asked for it once.
  await screens[0].page.keyboard.press('Control+p');
  for (let i = 0; i < 3; i++) await screens[0].page.keyboard.down('p');
  await screens[0].page.keyboard.up('p');
  await until(async () => (await Promise.all(screens.map(({ page }) => modeOf(page)))).every((mode) => mode === 'photo'), { what: 'both to be in photo mode' });
  assert.equal(screens[0].asked.filter((one) => one.endsWith('/photo')).length, 1);
  assert.equal(await screens[1].page.locator('.wall-board[data-shown]').last().getAttribute('src'), '/boards/shot?mode=photo&wall=press&publish=1920');
  const { showing } = await app.ask('GET', '/api/walls/press');
  assert.ok(Math.abs(showing.photo.until - Date.now() - 600_000) < 30_000);
  await screens[1].page.keyboard.press('p');
  await until(async () => (await Promise.all(screens.map(({ page }) => modeOf(page)))).every((mode) => mode === null), { what: 'both to be as before' });
  // Nobody need end it.
  await app.ask('POST', '/api/walls/press/photo', { minutes: 0.02 });
  await until(async () => (await app.ask('GET', '/api/walls/press')).showing.photo === null, { what: 'its time to be over' });
  await until(async () => (await Promise.all(screens.map(({ page }) => modeOf(page)))).every((mode) => mode === null), { what: 'both to be as before' });
  for (const { wrong, close } of screens) { assert.deepEqual(wrong, []); await close(); }
});

test('photo: a screen says why its wall is not put in photo mode', async () => {
  await app.ask('POST', '/api/walls', { id: 'shy', name: 'Shy', template: 'bare' });
  await app.ask('POST', '/api/walls/shy/show', { board: 'shot' });
  const { page, close } = await openBoard(browser, `${app.url}/walls/shy`, { viewport });
  await page.locator('#wall[data-boards=shown]').waitFor();
  await page.route('**/api/walls/shy/photo', (route) => route.fulfill({ status: 403, json: {} }));
  await page.keyboard.press('p');
  await page.getByText('Only an operator may use photo mode here').waitFor();
  await page.unroute('**/api/walls/shy/photo');
  await page.route('**/api/walls/shy/photo', (route) => route.abort());
  await page.keyboard.press('p');
  await page.getByText('Photo mode: the server did not answer').waitFor();
  await close();
});

test('photo: where the server is heard no more the strip says of when its data is, and its time stands', async () => {
  const { page, close } = await openBoard(browser, `${app.url}/boards/shot?mode=photo`, { viewport });
  const time = page.locator('.board-strip > time');
  await time.filter({ hasText: /^\d/ }).waitFor();
  process.kill(app.pid, 'SIGSTOP');
  const ended = Date.now();
  try {
    await time.filter({ hasText: /^Data of / }).waitFor();
    const [, hours, minutes, seconds] = (/(\d\d):(\d\d):(\d\d)/.exec(await time.innerText()) ?? []).map(Number);
    // It is said 5 s after what came last; in Seoul, at whatever hour.
    const day = 86_400;
    const late = ((hours * 3600 + minutes * 60 + seconds - Math.floor(ended / 1000 + 9 * 3600)) % day + day + day / 2) % day - day / 2;
    assert.ok(Math.abs(late) <= 2, `${late} s after the last figure`);
  } finally {
    process.kill(app.pid, 'SIGCONT');
  }
  await time.filter({ hasText: /^\d/ }).waitFor();
  await close();
});

test('photo: in the console a wall is put in photo mode for a time, and made safe for the press apart from that', async () => {
  await app.ask('POST', '/api/walls', { id: 'stage', name: 'Stage', template: 'bare' });
  await app.ask('POST', '/api/walls/stage/show', { board: 'shot' });
  const wall = await openBoard(browser, `${app.url}/walls/stage`, { viewport });
  const { page, close } = await openBoard(browser, `${app.url}/walls`, { viewport: { width: 1400, height: 900 } });
  await page.locator('h1:focus').waitFor();
  const card = page.locator('[data-wall-card=stage]');
  await card.locator('[data-photo] > summary').click();
  await card.getByLabel('How long Stage is in photo mode').selectOption('5');
  await card.getByLabel('How wide pictures of Stage are printed').selectOption('1200');
  await card.getByRole('button', { name: 'Put Stage in photo mode' }).click();
  await card.getByText(/Photo mode until/).waitFor();
  const shown = () => wall.page.locator('.wall-board[data-shown]').last();
  await until(async () => (await shown().getAttribute('src'))?.includes('publish=1200'), { what: 'the wall to be in photo mode' });
  const { showing } = await app.ask('GET', '/api/walls/stage');
  assert.ok(Math.abs(showing.photo.until - Date.now() - 300_000) < 30_000);
  assert.deepEqual(await serious(page, '[data-wall-card=stage]'), []);
  await card.getByRole('checkbox', { name: /Press-safe/ }).check();
  await until(async () => (await shown().getAttribute('src'))?.includes('press=1'), { what: 'the wall to be safe' });
  const board = shown().contentFrame().locator('#board');
  await board.locator('[data-widget=value] [data-value="4711"]').waitFor();
  await until(async () => /[AB]/.test(await board.locator('[data-widget=hosts]').innerText()), { what: 'names as letters' });
  const text = await board.innerText();
  assert.doesNotMatch(text, /zebra|10\.0\.0\.7|Kim|Margin|999/);
  assert.match(text, /Load of •••/);
  await card.getByRole('button', { name: 'End photo mode on Stage' }).click();
  await until(async () => (await shown().getAttribute('src')) === '/boards/shot?press=1', { what: 'the wall to be safe still' });
  await close();
  await wall.close();
});
