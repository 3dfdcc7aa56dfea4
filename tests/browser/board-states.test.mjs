// How fresh a widget is: seen from afar, without colour, and by the browser's own clock.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';
import { allLive, greys, keepPublishing, openBoard, publish, writeBoard } from './board-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** From the server's last sign to `lost`, ms (CONTRACT: 5 s of silence, shown within 1 s). */
const lostWithin = 6000;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

/** One widget of several ways to look, each large enough for a wall: on a panel and on the bare ground. */
const widgets = [
  { id: 'number', kind: 'number', title: 'Completed', data: [{ series: 'state.value' }] },
  { id: 'bare', kind: 'number', title: 'Completed', panel: false, data: [{ series: 'state.value' }] },
  { id: 'chart', kind: 'time-series', title: 'Requests', data: [{ series: 'state.value' }], options: { windowSeconds: 60 } },
  { id: 'gauge', kind: 'gauge', title: 'Load', data: [{ series: 'state.value' }] },
  { id: 'lights', kind: 'status-lights', title: 'Sign-in', data: [{ series: 'state.light', by: 'provider' }] },
  { id: 'active', kind: 'active', title: 'Active', data: [{ series: 'state.active' }] },
].map((one) => ({ ...one, deadlineSeconds: 2 }));

/** @param {string} theme */
const statesBoard = (theme) => ({
  schemaVersion: 1, title: `States ${theme}`, theme, widgets,
  arrangements: [{
    id: '16x9', width: 1920, height: 1080, textSize: 30,
    places: Object.fromEntries(widgets.map(({ id }, i) => [id, [20 + (i % 3) * 630, 20 + Math.floor(i / 3) * 525, 616, 511]])),
  }],
});

const figures = () => [
  { name: 'state.value', value: 42 },
  ...['a', 'b', 'c'].map((provider, i) => ({ name: 'state.light', value: i, labels: { provider } })),
  ...['fast', 'slow', 'stuck'].map((tier, i) => ({ name: 'state.active', value: 9 - 3 * i, labels: { agent: 'web-01', tier } })),
];

/** What is not live says so in words. @param {Page} page @param {string} state */
const allIn = (page, state) => page.waitForFunction((wanted) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))]
  .every((widget) => widget.dataset.state === wanted && (wanted === 'live') === (widget.querySelector(':scope > .w-flag')?.textContent === '')), state);

/**
 * As many areas across as a widget has for an eye in the back row: one that resolves a minute of arc sees so few of a
 * widget of 60 cm from 50 m; hatching and small words are a mean grey then.
 */
const afar = 40;
/** Mean difference of two looks, of 255: one hundredth of all there is from black to white. Noise is a fiftieth of that. */
const differsBy = 2.55;
/** And not by a breath over everything: some areas by 3 % of white, twice what an eye needs side by side. */
const [differsIn, apart] = [0.02, 8];
/** Mean difference of two pictures of one look, of 255. */
const sameAtMost = 0.3;

/** @param {number[]} a @param {number[]} b */
function difference(a, b) {
  const differences = a.map((shade, i) => Math.abs(shade - b[i]));
  return {
    mean: differences.reduce((sum, one) => sum + one, 0) / a.length,
    share: differences.filter((one) => one >= apart).length / a.length,
  };
}

test('states: the four look different from afar and without colour, in the dark and in the light', async () => {
  const blank = await browser.newPage();
  const pages = await Promise.all(['dark', 'light'].map(async (theme) => {
    await writeBoard(app, `states-${theme}`, statesBoard(theme));
    return { theme, ...await openBoard(browser, `${app.url}/boards/states-${theme}`) };
  }));
  /** @type {Record<string, Record<string, number[]>>} */
  const looks = {};
  const look = async (/** @type {string} */ state, again = '') => {
    for (const { page, theme } of pages) {
      await allIn(page, state);
      const boxes = await page.evaluate(() => [...document.querySelectorAll('[data-widget]')].map((widget) => {
        const { x, y, width, height } = widget.getBoundingClientRect();
        return { x, y, width, height };
      }));
      const shades = await greys(blank, await page.screenshot(), boxes, afar);
      widgets.forEach(({ id }, i) => { (looks[`${theme} ${id}`] ??= {})[state + again] = shades[i]; });
    }
  };
  let publishing;
  try {
    await look('nodata');
    // A minute that was, so that the chart has its line.
    await publish(app, Array.from({ length: 60 }, (_, i) => ({ name: 'state.value', value: 42, time: Date.now() - (60 - i) * 1000 })));
    publishing = keepPublishing(app, figures);
    await Promise.all(pages.map(({ page }) => page.waitForFunction(() => Number(document.querySelector('[data-widget=chart]')?.getAttribute('data-points')) >= 50)));
    await look('live');
    await look('live', ' again');
    publishing.stop();
    await look('stale');
    process.kill(app.pid, 'SIGSTOP');
    await look('lost');
  } finally {
    process.kill(app.pid, 'SIGCONT');
    publishing?.stop();
  }
  for (const [widget, { 'live again': again, ...shades }] of Object.entries(looks)) {
    assert.ok(difference(shades.live, again).mean < sameAtMost, `${widget}: live is not twice the same`);
    const states = Object.keys(shades);
    for (const [i, one] of states.entries()) {
      for (const other of states.slice(i + 1)) {
        const { mean, share } = difference(shades[one], shades[other]);
        assert.ok(mean >= differsBy && share >= differsIn, `${widget}: ${one} and ${other} differ by ${mean.toFixed(2)} in ${share.toFixed(3)}`);
      }
    }
  }
  for (const { wrong, close } of pages) {
    // Questions to a server that hangs are given up.
    assert.deepEqual(wrong.filter((one) => !one.includes('/health/live')), []);
    await close();
  }
  await blank.close();
});

/**
 * A wall where the publisher of one series in four is silent.
 * @param {string} id @param {import('./board-page.mjs').Board} [more]
 */
const partialBoard = (id, more) => ({
  schemaVersion: 1, title: id,
  widgets: [
    { id: 'sum', kind: 'number', title: 'Sum', deadlineSeconds: 2, data: [{ series: `${id}.value` }] },
    { id: 'lines', kind: 'time-series', title: 'Lines', deadlineSeconds: 2, data: [{ series: `${id}.value`, by: 'site' }] },
  ],
  arrangements: [{ id: '16x9', width: 1600, height: 900, places: { sum: [20, 20, 770, 860], lines: [810, 20, 770, 860] } }],
  ...more,
});

test('states: a widget with three of four series is live, and says how many', async () => {
  const of = (/** @type {string[]} */ sites) => sites.map((site) => ({ name: 'partial.value', value: 10, labels: { site } }));
  for (const [culture, words] of [['en', '3 of 4'], ['ko', '4개 중 3개'], ['ja', '4件中3件']]) {
    await writeBoard(app, `partial-${culture}`, partialBoard('partial', { title: culture, culture }));
    await publish(app, of(['a', 'b', 'c', 'd']));
    const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/partial-${culture}`);
    const publisher = keepPublishing(app, () => of(['a', 'b', 'c']));
    try {
      for (const id of ['sum', 'lines']) {
        const widget = page.locator(`[data-widget=${id}][data-series='3/4']`);
        await widget.waitFor();
        assert.equal(await widget.getAttribute('data-state'), 'live');
        const flag = widget.locator('.w-flag');
        assert.equal(await flag.textContent(), words);
        assert.ok(await flag.isVisible());
      }
      await publish(app, of(['d']));
      await page.locator("[data-widget=sum][data-series='4/4']").waitFor();
      await page.waitForFunction(() => document.querySelector('[data-widget=sum] > .w-flag')?.textContent === '');
      assert.deepEqual(wrong, []);
    } finally {
      publisher.stop();
      await close();
    }
  }
});

test('states: the heartbeat moves while the wall lives, stops when the server hangs, and goes on', async () => {
  await writeBoard(app, 'beating', { ...partialBoard('beating'), title: 'Beating' });
  const publisher = keepPublishing(app, () => [{ name: 'beating.value', value: 1, labels: { site: 'a' } }]);
  const { page, close } = await openBoard(browser, `${app.url}/boards/beating`);
  try {
    await allLive(page);
    await page.evaluate(() => {
      const root = /** @type {HTMLElement} */ (document.getElementById('board'));
      const mark = /** @type {HTMLElement} */ (document.getElementById('heartbeat'));
      const beats = /** @type {string[]} */ ([]);
      const feeds = /** @type {[string | undefined, number][]} */ ([]);
      new MutationObserver(() => beats.push(mark.style.getPropertyValue('--turn'))).observe(mark, { attributes: true });
      new MutationObserver(() => feeds.push([root.dataset.feed, Date.now()])).observe(root, { attributeFilter: ['data-feed'] });
      Object.assign(window, { beats, feeds });
    });
    /** @returns {Promise<{ beats: string[], feeds: [string, number][] }>} */
    const seen = () => page.evaluate(() => { const { beats, feeds } = /** @type {any} */ (window); return { beats, feeds }; });
    await page.waitForFunction(() => /** @type {any} */ (window).beats.length >= 5);
    assert.ok(new Set((await seen()).beats).size >= 5, 'every beat turns it further');
    const mark = page.locator('#heartbeat');
    const { width, height } = /** @type {{ width: number, height: number }} */ (await mark.boundingBox());
    assert.ok(width > 4 && height > 4, 'it is there to be seen');

    process.kill(app.pid, 'SIGSTOP');
    const hung = Date.now();
    await page.locator('#board[data-feed=lost]').waitFor();
    const { beats, feeds } = await seen();
    assert.equal(feeds[0][0], 'lost');
    assert.ok(feeds[0][1] - hung < lostWithin, `lost was said after ${feeds[0][1] - hung} ms`);
    await allIn(page, 'lost');
    await page.locator('[data-widget=sum] > .w-flag', { hasText: /connection lost · \d+ sec old/ }).waitFor();
    // It has stopped, whatever a page does while it waits: no beat in the time of four.
    await page.waitForFunction((since) => performance.now() > since + 1000, await page.evaluate(() => performance.now()));
    assert.equal((await seen()).beats.length, beats.length);

    process.kill(app.pid, 'SIGCONT');
    await page.locator('#board[data-feed=live]').waitFor();
    await page.waitForFunction((before) => /** @type {any} */ (window).beats.length > before + 3, beats.length);
    await allLive(page);
  } finally {
    process.kill(app.pid, 'SIGCONT');
    publisher.stop();
    await close();
  }
});
