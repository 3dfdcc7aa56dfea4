// The list of layers, in Chromium: names have the room they need, and everything in a row is reached by keys.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { violations } from './axe.mjs';
import { writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

const titles = { en: 'Response time of payments by region', ko: '예약 개시 대기 고객 수와 서버별 활성', ja: '予約開始の待ち人数とサーバー別の処理', short: 'Orders' };

/** @param {string} id @param {Parameters<typeof openDesigner>[3]} [options] */
async function design(id, options) {
  await writeBoard(app, id, {
    schemaVersion: 1, title: id,
    widgets: [...Object.entries(titles).map(([one, title]) => ({ id: one, kind: 'rich-text', title, options: { text: one } })), { id: 'held', kind: 'shape', title: 'Held', locked: true }],
    arrangements: [{ id: '16x9', width: 1600, height: 900, places: { en: [0, 0, 300, 200], ko: [320, 0, 300, 200], ja: [640, 0, 300, 200], short: [960, 0, 300, 200], held: [0, 300, 300, 200] } }],
  });
  const opened = await openDesigner(browser, app, id, options);
  await opened.page.locator('#tab-layers').click();
  return { ...opened, row: (/** @type {string} */ one) => opened.page.locator(`.layers [data-id="${one}"]`) };
}

test('layers: a long name is there whole on a laptop, in all languages, and its kind where there is room', async () => {
  for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
    const { page, row, wrong, close } = await design(`names-${colorScheme}`, { colorScheme });
    for (const one of /** @type {const} */ (['en', 'ko', 'ja', 'short'])) {
      const name = row(one).locator('.name > span');
      assert.equal(await name.innerText(), titles[one]);
      assert.equal(await name.evaluate(({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => scrollHeight <= clientHeight && scrollWidth <= clientWidth), true, one);
      assert.equal(await row(one).getAttribute('title'), `${titles[one]} (Text)`);
    }
    const [kind, own] = [await row('short').locator('small').boundingBox(), await row('short').boundingBox()];
    assert.ok(kind && own && kind.width > 60 && kind.y + kind.height <= own.y + own.height, JSON.stringify(kind));
    await row('en').hover();
    assert.deepEqual((await violations(page, '.layers')).map(({ id, nodes }) => `${id} ${nodes[0].html}`), []);
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('layers: what is locked says so; the other buttons come by pointer and by keys, and keep the cursor', async () => {
  const { page, row, place, draft, selected, wrong, close } = await design('row-keys');
  const isSeen = (/** @type {string} */ id, /** @type {string} */ name) => row(id).getByRole('button', { name }).evaluate((one) => getComputedStyle(one).opacity === '1');
  assert.deepEqual([await isSeen('held', 'Lock'), await isSeen('held', 'Hide'), await isSeen('short', 'Lock')], [true, false, false]);
  await row('short').hover();
  assert.deepEqual([await isSeen('short', 'Lock'), await isSeen('short', 'Hide')], [true, true]);

  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.id);
  await row('short').click();
  await page.mouse.move(700, 400);
  const lockedOf = async (/** @type {string} */ id) => (await draft()).widgets.find((/** @type {any} */ one) => one.id === id).locked;
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'ja');
  await page.keyboard.press('ArrowRight');
  assert.match(String(await focused()), /^Lock/);
  assert.equal(await isSeen('ja', 'Hide'), true);
  await page.keyboard.press('Space');
  await until(async () => await lockedOf('ja') === true, { what: 'locked' });
  assert.match(String(await focused()), /^Lock/);
  await page.keyboard.press('Enter');
  await until(async () => await lockedOf('ja') === undefined, { what: 'no longer locked' });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  assert.match(String(await focused()), /^Hide/);
  await page.keyboard.press('Enter');
  await until(async () => await place('ja') === undefined, { what: 'hidden' });
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
  assert.equal(await focused(), 'ja');
  assert.deepEqual(await selected(), ['ja']);
  assert.deepEqual(wrong, []);
  await close();
});
