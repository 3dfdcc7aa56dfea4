// Walls as their screens show them: slices that make one picture, boards that change without a blank moment, a wall that
// stands still, and one that comes back after its server was gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { keepPublishing, openBoard, writeBoard } from './board-page.mjs';
import { differences, picture } from './wall-pictures.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** Looks at pictures: it has no policy that keeps it from it. @type {Page} */
let bench;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  bench = await browser.newPage();
});
after(async () => { await browser?.close(); await app?.stop(); });

const publish = (/** @type {object | object[]} */ message) => app.ask('POST', '/api/ingest', message);

/** @param {string} id @param {string} title what hangs there without any figure */
const still = (id, title) => writeBoard(app, id, {
  schemaVersion: 1, title,
  widgets: [
    { id: 'words', kind: 'rich-text', options: { text: `# ${title}\n\nRead across the seams: 한국어와 日本語 too.` } },
    { id: 'round', kind: 'shape', options: { form: 'ellipse' } },
    { id: 'value', kind: 'number', title: 'Value', data: [{ series: 'walls.value' }] },
  ],
  arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places: { words: [100, 80, 1720, 420], round: [700, 300, 520, 520], value: [120, 640, 700, 380] } }],
});

/** @param {string} address @param {{ width: number, height: number }} viewport */
async function screen(address, viewport) {
  const opened = await openBoard(browser, app.url + address, { viewport });
  await opened.page.locator('#wall[data-boards=shown]').waitFor();
  return opened;
}
const board = (/** @type {Page} */ page) => page.locator('.wall-board[data-shown]').last().contentFrame().locator('#board');

test('walls: four screens of a wall make one picture, pixel for pixel', async () => {
  await still('across', 'Four make one');
  const outputs = [...'abcd'].map((id, i) => ({ id, x: (i % 2) * 1600, y: (i >> 1) * 900, width: 1600, height: 900, pixelWidth: 960, pixelHeight: 540 }));
  await app.ask('POST', '/api/walls', { id: 'four', name: 'Four', width: 3200, height: 1800, outputs });
  await app.ask('POST', '/api/walls/four/show', { board: 'across' });
  const published = keepPublishing(app, () => ({ name: 'walls.value', value: 4711 }));
  const whole = await screen('/walls/four', { width: 1920, height: 1080 });
  const parts = [];
  for (const { id } of outputs) parts.push(await screen(`/walls/four?slice=${id}`, { width: 960, height: 540 }));
  for (const { page } of [whole, ...parts]) {
    await board(page).locator('[data-widget=value] [data-value="4711"]').waitFor();
    // Its frames wait for the moment in which all screens paint them.
    await page.waitForFunction(() => Number.isFinite(/** @type {any} */ (document.querySelector('.wall-board[data-shown]')).together.newest));
    await page.locator('.wall-board[data-shown]').evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)));
  }
  const [one, ...four] = await Promise.all([whole, ...parts].map(({ page }) => picture(page)));
  published.stop();
  const different = await differences(bench, one, four);
  assert.ok(different.lit > 5000, 'there is something to compare');
  assert.equal(different.count, 0);
  for (const { wrong, close } of [whole, ...parts]) {
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('walls: another board comes without a blank moment, and one that cannot be loaded leaves what hangs', async () => {
  await Promise.all([still('first', 'First'), still('second', 'Second')]);
  await app.ask('POST', '/api/walls', { id: 'turns', name: 'Turns', template: 'bare' });
  await app.ask('POST', '/api/walls/turns/show', { board: 'first' });
  const { page, close } = await screen('/walls/turns', { width: 960, height: 600 });
  await until(async () => await page.locator('.wall-board').evaluate((one) => getComputedStyle(one).opacity) === '1', { what: 'the first has come' });
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window).seen = { frames: 0, blank: 0 };
    const look = () => {
      seen.frames++;
      // What lies under what fades in is whole until that is.
      const whole = [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll('.wall-board'))]
        .some((frame) => getComputedStyle(frame).opacity === '1' && frame.contentDocument?.querySelector('#board [data-widget]'));
      if (!whole) seen.blank++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  for (const id of ['second', 'first', 'second']) {
    await app.ask('POST', '/api/walls/turns/show', { board: id });
    await page.locator(`.wall-board[data-shown][src="/boards/${id}"]`).waitFor();
    await until(async () => await page.locator('.wall-board').count() === 1, { what: 'the one before is gone' });
  }
  await writeBoard(app, 'goes', { schemaVersion: 1, title: 'Goes', widgets: [], arrangements: [{ id: 'a', width: 16, height: 9, textSize: 1, places: {} }] });
  await page.route('**/boards/goes', (route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<p>error' }));
  await app.ask('POST', '/api/walls/turns/show', { board: 'goes' });
  await page.locator('.wall-board[src="/boards/goes"]').waitFor({ state: 'attached' });
  await app.ask('POST', '/api/walls/turns/show', { board: 'second' });
  await until(async () => await page.locator('.wall-board').count() === 1, { what: 'what failed is gone' });
  const { frames, blank } = await page.evaluate(() => /** @type {any} */ (window).seen);
  assert.ok(frames > 30);
  assert.equal(blank, 0);
  await close();
});

test('walls: one that is frozen says so and stands still, and is live again when it goes on', async () => {
  await still('held', 'Held');
  await app.ask('POST', '/api/walls', { id: 'held', name: 'Held', template: 'bare' });
  await app.ask('POST', '/api/walls/held/show', { board: 'held' });
  await publish({ name: 'walls.value', value: 1 });
  const { page, close } = await screen('/walls/held', { width: 960, height: 600 });
  const shows = (/** @type {number} */ value) => board(page).locator(`[data-widget=value] [data-value="${value}"]`);
  await shows(1).waitFor();
  await app.ask('POST', '/api/walls/held/show', { frozen: true });
  await page.getByText(/^Frozen since \d\d:\d\d:\d\d$/).waitFor();
  await publish({ name: 'walls.value', value: 2 });
  // A wall that is not frozen has it: so it has been sent.
  const other = await openBoard(browser, `${app.url}/boards/held`);
  await other.page.locator('[data-widget=value] [data-value="2"]').waitFor();
  await shows(1).waitFor();
  // What hangs is old until the board has been loaded anew, and says so until then.
  await page.route('**/boards/held', (route) => route.abort());
  await app.ask('POST', '/api/walls/held/show', { frozen: false });
  await page.locator('#wall[data-boards=failed]').waitFor();
  assert.equal(await page.locator('.wall-mark').isVisible(), true);
  await shows(1).waitFor();
  await page.unroute('**/boards/held');
  await shows(2).waitFor();
  await page.locator('.wall-mark').waitFor({ state: 'hidden' });
  for (const one of [other, { close }]) await one.close();
});

test('walls: the mark of a frozen one can be read over figures, and has the time of the board, wherever its screen is', async () => {
  const timeZone = 'Pacific/Kiritimati';
  await writeBoard(app, 'abroad', {
    schemaVersion: 1, title: 'Abroad', timeZone, widgets: [{ id: 'clock', kind: 'clock' }],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places: { clock: [0, 0, 1920, 1080] } }],
  });
  await app.ask('POST', '/api/walls', { id: 'abroad', name: 'Abroad', template: 'bare' });
  await app.ask('POST', '/api/walls/abroad/show', { board: 'abroad' });
  const { page, close } = await screen('/walls/abroad', { width: 960, height: 600 });
  // A message at its foot as well, also when a version of the board with another one is published.
  const time = Date.UTC(2026, 10, 28, 3, 30);
  await app.ask('POST', '/api/ingest?channel=events:status', { id: 'abroad', title: 'Doors open', time });
  await page.locator('.wall-banner span').getByText('17:30').waitFor();
  const file = await app.ask('GET', '/api/boards/abroad');
  await writeBoard(app, 'abroad', { ...file, timeZone: 'Asia/Tokyo' });
  await page.locator('.wall-banner span').getByText('12:30').waitFor();
  await writeBoard(app, 'abroad', file);
  await page.locator('.wall-banner span').getByText('17:30').waitFor();
  await app.ask('POST', '/api/ingest?channel=events:status', { id: 'abroad', state: 'resolved' });
  await page.locator('.wall-banner').waitFor({ state: 'hidden' });
  await app.ask('POST', '/api/walls/abroad/show', { frozen: true });
  const words = page.getByText(/^Frozen since \d\d:\d\d:\d\d$/);
  await words.waitFor();
  const { frozenSince } = (await app.ask('GET', '/api/walls/abroad')).showing;
  assert.equal(await words.innerText(), `Frozen since ${new Date(frozenSince).toLocaleTimeString('en-GB', { timeZone })}`);
  assert.deepEqual(await words.evaluate((one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).color]), ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await close();
});

/** Two outputs of a wall with this board; the second hears what to do and loads boards so much later, ms, and can be cut off. @param {string} id @param {number} hearing @param {number} loading */
async function two(id, hearing, loading) {
  await app.ask('POST', '/api/walls', { id, name: id, template: 'blended' });
  await app.ask('POST', `/api/walls/${id}/show`, { board: id });
  const left = await screen(`/walls/${id}?slice=left`, { width: 960, height: 600 });
  const context = await browser.newContext({ viewport: { width: 960, height: 600 } });
  const page = await context.newPage();
  let isCut = false;
  /** @type {Set<import('playwright-core').WebSocketRoute>} */
  const open = new Set();
  await page.routeWebSocket(/hub\/wall$/, (near) => {
    if (isCut) return void near.close();
    open.add(near);
    const far = near.connectToServer();
    // By the other words it knows the time.
    far.onMessage((message) => { setTimeout(() => near.send(message), String(message).includes('"picture":{') ? hearing : 0); });
  });
  await page.route('**/boards/*', async (route) => {
    await new Promise((done) => setTimeout(done, loading));
    await route.continue();
  });
  await page.goto(`${app.url}/walls/${id}?slice=right`);
  await page.locator('#wall[data-boards=shown]').waitFor();
  return {
    pages: [left.page, page],
    async cut() {
      isCut = true;
      await Promise.all([...open].map((near) => near.close()));
    },
    mend() { isCut = false; },
    close: async () => { await left.close(); await context.close(); },
  };
}
/** What stands there. @param {Page[]} pages */
const figures = (pages) => Promise.all(pages.map((page) => board(page).locator('[data-widget=value] [data-value]').getAttribute('data-value')));
/** The figures, once what was under way has come: they have to be the same on both. @param {Page[]} pages */
async function same(pages) {
  let shown = await figures(pages);
  await until(async () => (shown = await figures(pages))[0] === shown[1], { what: () => `the same figure on both, not ${shown}`, timeout: 3000 });
  return shown;
}
/** @param {Page[]} pages */
const marks = (pages) => Promise.all(pages.map((page) => page.locator('.wall-mark').innerText()));

test('walls: all outputs of one that is frozen show the same frame, whenever each hears of it', async () => {
  await still('one-moment', 'One moment');
  let value = 0;
  const timer = setInterval(() => { void publish({ name: 'walls.value', value: ++value }).catch(() => {}); }, 40).unref();
  const { pages, close } = await two('one-moment', 150, 0);
  const stands = () => Promise.all(pages.map((page) => page.getByText(/^Frozen since/).waitFor()));
  for (let i = 0; i < 3; i++) {
    await app.ask('POST', '/api/walls/one-moment/show', { frozen: true });
    await stands();
    const shown = await same(pages);
    const [left, right] = await marks(pages);
    assert.equal(left, right);
    // What goes on in the feed does not move it.
    await until(() => value > Number(shown[0]) + 20, { what: 'there are newer ones' });
    assert.deepEqual(await figures(pages), shown);
    await app.ask('POST', '/api/walls/one-moment/show', { frozen: false });
    await Promise.all(pages.map((page) => page.locator('.wall-mark').waitFor({ state: 'hidden' })));
  }
  clearInterval(timer);
  await close();
});

test('walls: an output that was cut off while the wall went on and was frozen anew leaves the picture before', async () => {
  await still('missed', 'Missed');
  let value = 0;
  const timer = setInterval(() => { void publish({ name: 'walls.value', value: ++value }).catch(() => {}); }, 40).unref();
  const { pages: [left, right], cut, mend, close } = await two('missed', 0, 0);
  const since = async () => Math.floor((await app.ask('GET', '/api/walls/missed')).showing.frozenSince / 1000);
  await app.ask('POST', '/api/walls/missed/show', { frozen: true });
  await Promise.all([left, right].map((page) => page.getByText(/^Frozen since/).waitFor()));
  const [[before], [shown]] = [await marks([right]), await figures([right])];
  const was = await since();
  await cut();
  await app.ask('POST', '/api/walls/missed/show', { frozen: false });
  await left.locator('.wall-mark').waitFor({ state: 'hidden' });
  // The mark is to the second.
  await until(() => Math.floor(Date.now() / 1000) > was + 1);
  await app.ask('POST', '/api/walls/missed/show', { frozen: true });
  await left.getByText(/^Frozen since/).waitFor();
  assert.deepEqual(await marks([right]), [before]);
  mend();
  await until(async () => !['', before].includes((await marks([right]))[0]), { what: 'the picture is another' });
  assert.ok(Number((await figures([right]))[0]) > Number(shown));
  clearInterval(timer);
  await close();
});

test('walls: the mark comes also where the clock was set back in the moment in which the wall was frozen', async () => {
  await still('clock-back', 'Clock back');
  await app.ask('POST', '/api/walls', { id: 'clock-back', name: 'Clock back', template: 'bare' });
  await app.ask('POST', '/api/walls/clock-back/show', { board: 'clock-back' });
  const { page, close } = await openBoard(browser, 'about:blank', { viewport: { width: 960, height: 600 } });
  let isBack = false;
  await page.routeWebSocket(/hub\/wall$/, (near) => {
    const far = near.connectToServer();
    far.onMessage((message) => {
      near.send(isBack ? String(message).replace(/"t":(\d{13})/g, (_, t) => `"t":${Number(t) - 5000}`) : message);
      isBack ||= /"frozenSince":\d/.test(String(message));
    });
  });
  await page.goto(`${app.url}/walls/clock-back`);
  await page.locator('#wall[data-boards=shown]').waitFor();
  await app.ask('POST', '/api/walls/clock-back/show', { frozen: true });
  await page.getByText(/^Frozen since/).waitFor();
  await close();
});

test('walls: a screen that is switched on while its wall is frozen has the past in its charts', async () => {
  await writeBoard(app, 'past', {
    schemaVersion: 1, title: 'Past', widgets: [{ id: 'curve', kind: 'time-series', title: 'Curve', data: [{ series: 'walls.past' }], options: { windowSeconds: 600 } }],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places: { curve: [100, 80, 1720, 900] } }],
  });
  await app.ask('POST', '/api/walls', { id: 'past', name: 'Past', template: 'bare' });
  await app.ask('POST', '/api/walls/past/show', { board: 'past', frozen: true });
  // More than come with the board itself.
  const now = Date.now();
  await publish(Array.from({ length: 400 }, (_, i) => ({ name: 'walls.past', value: i, time: now - 400_000 + i * 1000 })));
  const { frozenSince } = (await app.ask('GET', '/api/walls/past')).showing;
  await until(() => Date.now() > frozenSince + 500, { what: 'it stands still' });
  const { page, close } = await openBoard(browser, 'about:blank', { viewport: { width: 960, height: 600 } });
  await page.route('**/boards/past/history*', async (route) => {
    const answer = await route.fetch();
    await new Promise((done) => setTimeout(done, 500));
    await route.fulfill({ response: answer });
  });
  await page.goto(`${app.url}/walls/past`);
  await page.locator('#wall[data-boards=shown]').waitFor();
  await page.getByText(/^Frozen since/).waitFor();
  await until(async () => Number(await board(page).locator('[data-widget=curve]').getAttribute('data-points')) > 350, { what: 'the curve has its past' });
  await close();
});

test('walls: what is put on a frozen one is the same on all outputs, and one that loads later says from when its own picture is', async () => {
  await still('put-on', 'Put on');
  await still('put-on-2', 'Another');
  let value = 0;
  const timer = setInterval(() => { void publish({ name: 'walls.value', value: ++value }).catch(() => {}); }, 40).unref();
  const { pages, close } = await two('put-on', 100, 50);
  await app.ask('POST', '/api/walls/put-on/show', { frozen: true });
  await Promise.all(pages.map((page) => page.getByText(/^Frozen since/).waitFor()));
  const before = (await marks(pages))[0];
  const second = async () => Math.floor((await app.ask('GET', '/api/walls/put-on')).showing.frozenSince / 1000);
  const was = await second();
  // The mark is to the second.
  await until(() => Math.floor(Date.now() / 1000) > was + 1);
  await app.ask('POST', '/api/walls/put-on/show', { board: 'put-on-2' });
  assert.ok(await second() > was);
  for (const page of pages) await page.locator('.wall-board[data-shown][src="/boards/put-on-2"]').waitFor();
  await until(async () => (await marks(pages)).every((mark) => mark !== '' && mark !== before), { what: 'the marks are new' });
  const [marked, shown] = [await marks(pages), await same(pages)];
  assert.equal(marked[0], marked[1]);
  const since = await second();
  const clock = (/** @type {number} */ at) => new Date(at * 1000).toLocaleTimeString('en-GB');
  assert.equal(marked[0].replace(/\D+(?=\d\d:)/, ''), clock(since));

  await until(() => Math.floor(Date.now() / 1000) > since + 1);
  await pages[1].reload();
  await pages[1].locator('#wall[data-boards=shown]').waitFor();
  await pages[1].getByText(/^Frozen since/).waitFor();
  const [one, other] = await marks(pages);
  assert.equal(one, marked[0]);
  assert.notEqual(other, one);
  assert.ok(Number((await figures(pages))[1]) > Number(shown[1]));
  clearInterval(timer);
  await close();
});

test('walls: what changes on all outputs waits for the same moment on each, however soon it has loaded', async () => {
  await still('together', 'Together');
  await still('together-2', 'Another');
  const { pages, close } = await two('together', 0, 0);
  /**
   * None of them shows it sooner than the others can: however much a test's machine has to do, that is a second later.
   * @param {() => Promise<unknown>} act @param {(page: Page) => Promise<void>} seen
   */
  const turns = async (act, seen) => {
    const began = Date.now();
    await act();
    await Promise.all(pages.map(seen));
    const after = await Promise.all(pages.map((page) => page.evaluate(() => /** @type {any} */ (window).seenAt)));
    assert.ok(after.every((at) => at - began > 980), `after ${after.map((at) => Math.round(at - began))} ms`);
  };
  for (const page of pages) {
    await page.evaluate(() => {
      const view = /** @type {Element} */ (document.querySelector('.wall-view'));
      const note = () => { /** @type {any} */ (window).seenAt = Date.now(); };
      new MutationObserver((all) => { if (all.some(({ attributeName }) => attributeName === 'data-shown')) note(); }).observe(view, { subtree: true, attributes: true });
      Object.assign(window, { note });
    });
  }
  const show = (/** @type {object} */ wish) => () => app.ask('POST', '/api/walls/together/show', wish);
  const frames = (/** @type {string} */ source) => async (/** @type {Page} */ page) => {
    await page.locator(`.wall-board[data-shown][src="${source}"]`).waitFor();
    await until(async () => await page.locator('.wall-board').count() === 1, { what: 'the one before is gone' });
  };
  await turns(show({ board: 'together-2' }), frames('/boards/together-2'));
  await turns(show({ arrangement: '16x9' }), frames('/boards/together-2?arrangement=16x9'));
  await app.ask('POST', '/api/walls/together/show', { frozen: true });
  await Promise.all(pages.map((page) => page.getByText(/^Frozen since/).waitFor()));
  await turns(show({ frozen: false }), (page) => page.locator('.wall-mark').waitFor({ state: 'hidden' }));
  await show({ takeovers: [{ severity: 'critical', labels: { site: 'together' }, board: 'together' }] })();
  await turns(() => app.ask('POST', '/api/ingest?channel=events:together', { id: 'together', severity: 'critical', title: 'Fire', labels: { site: 'together' } }), frames('/boards/together'));
  await turns(show({ return: true }), frames('/boards/together-2?arrangement=16x9'));

  // A version that is published.
  for (const page of pages) {
    await board(page).locator('.board-title').evaluate((title) => new MutationObserver(() => /** @type {any} */ (window.parent).note()).observe(
      /** @type {Element} */ (title.parentElement), { subtree: true, childList: true, characterData: true }));
  }
  await turns(() => still('together-2', 'Published'), async (page) => { await board(page).locator('.board-title', { hasText: 'Published' }).waitFor({ state: 'attached' }); });
  await close();
});

test('walls: dark, test patterns, and which screen this is', async () => {
  await app.ask('POST', '/api/walls', { id: 'dark', name: '어두운 벽', template: 'panels' });
  const { page, wrong, close } = await openBoard(browser, `${app.url}/walls/dark?slice=b2`, { viewport: { width: 960, height: 540 }, locale: 'ko-KR' });
  await page.getByText('아직 보드 없음').waitFor();
  const lit = async () => bench.evaluate(async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const paint = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(960, 540).getContext('2d'));
    paint.drawImage(image, 0, 0);
    return paint.getImageData(0, 0, 960, 540).data.filter((one, i) => i % 4 !== 3 && one > 0).length;
  }, (await page.screenshot()).toString('base64'));
  /** @type {number[]} */
  const light = [];
  for (const pattern of ['grid', 'lines', 'greys', 'bars', 'texts', 'slices']) {
    await app.ask('POST', '/api/walls/dark/show', { pattern });
    await page.locator(`.wall-pattern[data-pattern=${pattern}]`).waitFor();
    light.push(await lit());
  }
  assert.ok(light.every((one) => one > 1000) && new Set(light).size === light.length, String(light));
  await app.ask('POST', '/api/walls/dark/show', { black: true });
  await page.locator('.wall-black').waitFor();
  assert.equal(await lit(), 0);
  await app.ask('POST', '/api/walls/dark/identify');
  await page.getByText('어두운 벽 · b2 · 960 × 540').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('walls: a corner pin moves its corner, and without one nothing is transformed', async () => {
  await app.ask('POST', '/api/walls', { id: 'pinned', name: 'Pinned', template: 'bare' });
  await app.ask('POST', '/api/walls/pinned/show', { pattern: 'bars' });
  const { page, close } = await openBoard(browser, `${app.url}/walls/pinned`, { viewport: { width: 960, height: 600 } });
  const output = page.locator('.wall-output');
  await page.locator('.wall-pattern[data-pattern=bars]').waitFor();
  assert.equal(await output.evaluate((one) => getComputedStyle(one).transform), 'none');
  await app.ask('PATCH', '/api/walls/pinned', { outputs: { 1: { corners: [100, 60, 0, 0, 0, 0, 0, 0] } } });
  await until(async () => await output.evaluate((one) => getComputedStyle(one).transform) !== 'none', { what: 'it is pinned' });
  // Half the pixels: half as far.
  const hit = (/** @type {number} */ x, /** @type {number} */ y) => page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.className, [x, y]);
  assert.deepEqual([await hit(46, 27), await hit(56, 36), await hit(958, 2)], ['', 'wall-pattern', 'wall-pattern']);
  await close();
});

test('walls: the server goes and comes back: its screens are live again by themselves', async () => {
  await still('back', 'Back');
  await app.ask('POST', '/api/walls', { id: 'back', name: 'Back', template: 'blended' });
  await app.ask('POST', '/api/walls/back/show', { board: 'back' });
  const { page, close } = await screen('/walls/back?slice=left', { width: 960, height: 600 });
  await page.evaluate(() => { /** @type {any} */ (window).same = true; });
  const { port, dataDir } = app;
  await app.kill('SIGKILL');
  await page.frameLocator('.wall-board').locator('#board[data-feed=lost]').waitFor();
  app = await startApp({ settings: { HostFeed: false }, dataDir, port });
  await page.frameLocator('.wall-board').locator('#board[data-feed=live]').waitFor();
  await app.ask('POST', '/api/walls/back/show', { frozen: true });
  await page.getByText(/^Frozen since/).waitFor();
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).same), true, 'without loading anew');
  await close();
});

test('walls: a newer version of the app comes by itself, without a blank moment, and goes on as the one before', async () => {
  await still('newer', 'Newer');
  await app.ask('POST', '/api/walls', { id: 'newer', name: 'Newer', template: 'bare' });
  await app.ask('POST', '/api/walls/newer/show', { board: 'newer' });
  const { page, wrong, close } = await openBoard(browser, 'about:blank', { viewport: { width: 960, height: 600 } });
  // What hangs since the version before.
  await page.addInitScript(() => {
    if (window.top !== window) return;
    new MutationObserver((_, observer) => {
      const picture = document.getElementById('picture');
      if (!picture) return;
      picture.textContent = /** @type {string} */ (picture.textContent).replace(/"build":"\w+"/, '"build":"before"');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${app.url}/walls/newer`);
  await page.locator('#wall[data-boards=shown]').waitFor();
  await until(async () => await page.locator('.wall-board').evaluate((one) => getComputedStyle(one).opacity) === '1', { what: 'it has come' });
  await page.evaluate(() => {
    const seen = /** @type {any} */ (window).seen = { frames: 0, blank: 0 };
    const isWhole = (/** @type {Document | null | undefined} */ inside) => [.../** @type {NodeListOf<HTMLIFrameElement>} */ (inside?.querySelectorAll('.wall-board') ?? [])]
      .some((frame) => getComputedStyle(frame).opacity === '1' && frame.contentDocument?.querySelector('#board [data-widget]'));
    const look = () => {
      seen.frames++;
      const newer = /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll('.wall-newer'));
      if (!isWhole(document) && ![...newer].some((frame) => getComputedStyle(frame).opacity === '1' && isWhole(frame.contentDocument))) seen.blank++;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const newer = page.frameLocator('.wall-newer[data-shown]');
  await newer.locator('#wall[data-boards=shown]').waitFor();
  // The page that listens has let go of what it showed.
  await until(async () => await page.locator('body > #wall > *').count() === 0, { what: 'what hung before is gone' });
  const { frames, blank } = await page.evaluate(() => /** @type {any} */ (window).seen);
  assert.ok(frames > 30);
  assert.equal(blank, 0);
  await app.ask('POST', '/api/walls/newer/show', { frozen: true });
  await newer.getByText(/^Frozen since/).waitFor();
  await app.ask('POST', '/api/walls/newer/identify');
  await newer.getByText(/^Newer · /).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('walls: in the console one is made, gets a board, stands still, is changed and goes', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/walls`, { viewport: { width: 1366, height: 900 }, locale: 'en-GB' });
  await page.locator('#wall-name:enabled').fill('Press room');
  await page.getByLabel('Begins as').selectOption('blended');
  await page.getByRole('button', { name: 'Make', exact: true }).click();
  const card = page.locator('[data-wall-card=press-room]');
  await card.getByText('5.92 m × 2 m').waitFor();
  await card.getByLabel('Board on Press room').selectOption('reservation 32x9');
  await card.frameLocator('iframe').frameLocator('.wall-board[data-shown]').locator('#board[data-arrangement="32x9"]').waitFor();
  assert.deepEqual(await card.getByRole('list', { name: 'Screens' }).getByRole('link').allInnerTexts(), ['left', 'right']);
  await card.getByRole('button', { name: 'Freeze Press room' }).click();
  await card.getByText(/^Frozen since/).waitFor();
  await card.getByRole('button', { name: 'Make Press room dark' }).click();
  await card.getByText('Dark', { exact: true }).waitFor();
  await card.getByRole('button', { name: 'Light Press room again' }).click();
  await card.getByLabel('Test pattern on Press room').selectOption('greys');
  await card.getByText('Test pattern: Grey steps').waitFor();
  await card.getByRole('button', { name: 'Profile of Press room' }).click();
  const sight = card.getByRole('list', { name: 'What can be read on this wall' });
  await sight.getByText('Capitals of 38 mm can be read by the farthest eye').waitFor();
  assert.deepEqual(await serious(page), []);
  await card.getByLabel('Light of the room, lx').fill('600');
  await card.getByLabel('Light of the room, lx').press('Tab');
  await sight.getByText('too little even to look at').waitFor();
  await card.getByLabel('Farthest eye, mm').fill('1000');
  await card.getByLabel('Farthest eye, mm').press('Tab');
  await card.getByText('There can be no such wall').waitFor();
  await card.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').getByText('nearest: must not be farther than farthest').waitFor();
  await card.getByLabel('Farthest eye, mm').fill('12000');
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByLabel('Farthest eye, mm').waitFor({ state: 'detached' });
  assert.equal((await app.ask('GET', '/api/walls/press-room')).wall.farthest, 12_000);
  const left = await openBoard(browser, `${app.url}/walls/press-room?slice=left`, { viewport: { width: 960, height: 600 } });
  await left.page.locator('#wall[data-shows=pattern]').waitFor();
  await card.getByRole('button', { name: 'Remove Press room' }).click();
  await card.getByRole('button', { name: 'Remove', exact: true }).click();
  await card.waitFor({ state: 'detached' });
  await left.page.getByText('Press room is no wall any more').waitFor();
  assert.deepEqual(wrong.filter((one) => !/walls\/press-room/.test(one)), []);
  for (const one of [left, { close }]) await one.close();
});
