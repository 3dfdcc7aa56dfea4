// The gallery in Chromium: every kind in every state, language and theme, with every set of figures, in five ratios.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';
import { serious } from './axe.mjs';
import { greys, openBoard } from './board-page.mjs';
import { pairwise, settledFaults } from './gallery.mjs';

const columns = {
  data: ['typical', 'zero', 'negative', 'huge', 'series', 'agents', 'none'],
  state: ['live', 'stale', 'nodata', 'lost', 'partial', 'invalid'],
  culture: ['en', 'ko', 'ja'],
  theme: ['dark', 'light'],
};
/** The state of a widget that shows figures. @type {Record<string, string>} */
const shown = { live: 'live', stale: 'stale', nodata: 'nodata', lost: 'lost', partial: 'live', invalid: 'stale' };

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {import('playwright-core').Page} page @param {Record<string, string>} query every widget has been judged, and its fonts are there */
async function show(page, query) {
  await page.goto(`${app.url}/gallery?${new URLSearchParams(query)}`);
  const wanted = query.data === 'none' && query.state !== 'lost' && query.state !== 'invalid' ? 'nodata' : shown[query.state ?? 'live'];
  await page.waitForFunction((state) => {
    const widgets = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))];
    // Those that show no series are live in any state but that of a lost feed.
    return widgets.length > 0 && widgets.every((one) => one.dataset.state === state || (one.dataset.state === 'live' && !one.dataset.series))
      && document.fonts.status === 'loaded';
  }, wanted, { timeout: 15_000 }).catch(async (error) => {
    const states = await page.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))].map((one) => `${one.dataset.widget} ${one.dataset.state}`));
    throw new Error(`${JSON.stringify(query)} never became ${wanted}: ${states.join(', ')}`, { cause: error });
  });
  // Two frames: what is judged now is painted next.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Where what is shown is read: what moves has the machine paint without end, and says the same. */
const still = /** @type {const} */ ({ viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });

/** What went wrong since the last time; a page or a film that was left while it loaded did not. @param {string[]} wrong */
const takeWrong = (wrong) => wrong.splice(0).filter((one) => !/\/sample\/\S+ net::ERR_ABORTED/.test(one));

const rows = pairwise(columns);

test('gallery: the rows have every pair of figures, state, language and theme', () => {
  const names = /** @type {(keyof typeof columns)[]} */ (Object.keys(columns));
  for (const a of names) {
    for (const b of names.slice(names.indexOf(a) + 1)) {
      for (const x of columns[a]) for (const y of columns[b]) assert.ok(rows.some((row) => row[a] === x && row[b] === y), `${a}=${x} with ${b}=${y}`);
    }
  }
});

test('gallery: every kind reads well in every state, language and theme, with all figures', async (t) => {
  const { page, wrong, close } = await openBoard(browser, 'about:blank', still);
  for (const row of rows) {
    await t.test(Object.values(row).join(' '), async () => {
      await show(page, row);
      assert.deepEqual(await settledFaults(page), []);
      assert.deepEqual(takeWrong(wrong), []);
    });
  }
  await close();
});

test('gallery: every kind reads well in five ratios', async (t) => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/gallery`, still);
  const kinds = await page.evaluate(() => [...document.querySelectorAll('[name=kind] option')].map((one) => /** @type {HTMLOptionElement} */ (one).value).filter(Boolean));
  assert.ok(kinds.length >= 33, `${kinds.length} kinds`);
  const others = columns.data.filter((one) => !['typical', 'huge'].includes(one));
  for (const [i, kind] of kinds.entries()) {
    for (const [j, data] of ['typical', 'huge', others[i % others.length]].entries()) {
      const query = { kind, data, culture: columns.culture[(i + j) % 3], theme: columns.theme[(i + j) % 2] };
      await t.test(Object.values(query).join(' '), async () => {
        await show(page, query);
        assert.deepEqual(await settledFaults(page), []);
        assert.deepEqual(takeWrong(wrong), []);
      });
    }
  }
  await close();
});

test('gallery: the ground of its board reaches over the whole window, also below its last row', async () => {
  const blank = await browser.newPage();
  for (const theme of ['dark', 'light']) {
    const { page, close } = await openBoard(browser, `${app.url}/gallery?theme=${theme}`, { viewport: { width: 1080, height: 1920 } });
    // In the board's margin, and at the window's end.
    const end = await page.locator('#board').evaluate((board) => board.getBoundingClientRect().bottom);
    assert.ok(end < 1900, `the board ends at ${end}`);
    const [[board], [below]] = await greys(blank, await page.screenshot(), [end - 12, 1908].map((y) => ({ x: 2, y, width: 6, height: 8 })), 1);
    assert.equal(below, board);
    assert.ok(theme === 'dark' ? board < 40 : board > 200, `${theme}: ${board}`);
    await close();
  }
  await blank.close();
});

test('gallery: axe finds no serious fault, dark or light', async () => {
  for (const query of ['', '?theme=light&culture=ja', '?state=invalid', '?kind=table&theme=light']) {
    const { page, close } = await openBoard(browser, `${app.url}/gallery${query}`);
    await page.waitForFunction(() => document.querySelectorAll('[data-widget]:not([data-state=nodata])').length > 0);
    assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${query} ${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`), []);
    await close();
  }
});

test('gallery: what is chosen is shown, by keyboard', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/gallery`);
  await page.getByLabel('Kind').focus();
  await page.getByLabel('Kind').selectOption('gauge');
  await page.waitForURL(/kind=gauge/);
  assert.equal(await page.locator('[data-widget]').count(), 5);
  await page.getByLabel('Language').selectOption('ko');
  await page.waitForURL(/culture=ko/);
  assert.equal(await page.locator('[data-widget] h2').first().textContent(), '게이지');
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(wrong, []);
  await close();
});

test('gallery: where less motion is asked for, nothing moves', async () => {
  const moving = (/** @type {import('playwright-core').Page} */ page) => page.evaluate(() => document.getAnimations().filter((one) => one.playState === 'running').length);
  const lively = await openBoard(browser, `${app.url}/gallery`, { viewport: { width: 1600, height: 900 } });
  await lively.page.waitForFunction(() => document.getAnimations().some((one) => one.playState === 'running'));
  await lively.close();
  const still = await openBoard(browser, `${app.url}/gallery`, { viewport: { width: 1600, height: 900 }, reducedMotion: 'reduce' });
  await show(still.page, {});
  assert.equal(await moving(still.page), 0);
  // Asked for while it hangs, and taken back.
  await still.page.emulateMedia({ reducedMotion: 'no-preference' });
  await still.page.waitForFunction(() => document.getAnimations().some((one) => one.playState === 'running'));
  await still.page.emulateMedia({ reducedMotion: 'reduce' });
  await still.page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'));
  await still.close();
});

test('gallery: in boxes of a few pixels nothing fails', async () => {
  for (const [width, height] of [[60, 60], [90, 60], [60, 300]]) {
    const { wrong, page, close } = await openBoard(browser, `${app.url}/gallery`, { ...still, viewport: { width, height } });
    await show(page, {});
    assert.deepEqual(takeWrong(wrong), [], `${width} x ${height}`);
    await close();
  }
});
