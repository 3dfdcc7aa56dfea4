// Nothing that the designer opens is closed to those who see little or use no mouse: axe, dark and light, in all languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard, writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false, Demo: 'reservation' } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {Page} page @param {string} what @param {string[]} found is added to */
async function look(page, what, found) {
  for (const { id, nodes } of await serious(page)) found.push(`${what}: ${id} ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

const box = (/** @type {string} */ id, width = 1600, height = 900) => ({ id, width, height, places: { one: [0, 0, 300, 200], two: [320, 0, 300, 200] } });
const board = (title = 'One') => ({
  schemaVersion: 1, title: 'Axe', culture: 'en',
  widgets: [{ id: 'one', kind: 'number', title, data: [{ series: 'reservation.waiting' }], options: { thresholds: [{ at: 5 }] } }, { id: 'two', kind: 'rich-text', title: 'Two', options: { text: 'second' } }],
  arrangements: [box('16x9'), box('32x9', 3200), box('4x3', 1200), box('9x16', 900, 1600), box('21x9', 2100)],
});

for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
  test(`axe: everything in the designer, ${colorScheme}`, async () => {
    const id = `axe-${colorScheme}`;
    await writeBoard(app, id, board());
    /** @type {string[]} */
    const found = [];
    const wall = await openBoard(browser, `${app.url}/boards/${id}`);
    const { page, click, saved, close } = await openDesigner(browser, app, id, { colorScheme });
    const tab = (/** @type {string} */ name) => page.getByRole('tab', { name, exact: true }).click();
    await page.locator('.tile').first().waitFor();
    await look(page, 'palette', found);
    await tab('Templates');
    await look(page, 'templates', found);
    await tab('Ratios');
    await look(page, 'arrangements', found);
    await page.getByRole('button', { name: 'Side by side in five windows' }).click();
    await page.locator('dialog.side-by-side iframe').nth(4).waitFor();
    await look(page, 'five windows', found);
    await page.keyboard.press('Escape');
    await tab('Layers');
    await click('one');
    await look(page, 'layers and inspector', found);

    await page.getByRole('button', { name: 'Add data' }).click();
    await page.locator('.picker [role=option]').first().waitFor();
    await look(page, 'picker, names', found);
    await page.keyboard.press('Enter');
    await page.locator('.picker .live').waitFor();
    await look(page, 'picker, labels', found);
    await page.keyboard.press('Escape');

    await page.locator('.view').focus();
    await page.keyboard.press('Control+j');
    await page.locator('dialog[open]').waitFor();
    await look(page, 'JSON', found);
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.locator('.view').focus();
    await page.keyboard.press('?');
    await page.locator('dialog.sheet[open]').waitFor();
    await look(page, 'sheet', found);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Try it', exact: true }).click();
    await page.locator('#try-menu li').first().waitFor();
    await look(page, 'try it', found);
    await page.keyboard.press('Escape');

    await page.locator('.view').focus();
    await page.keyboard.press('F2');
    await page.keyboard.insertText('Designed');
    await page.keyboard.press('Escape');
    await saved();
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog.question').waitFor();
    await look(page, 'publish', found);
    await page.keyboard.press('Escape');
    await writeBoard(app, id, board('By hand'));
    await page.locator('.clash').waitFor();
    await look(page, 'clash', found);
    await page.getByRole('button', { name: "Keep the draft's" }).click();

    await tab('Versions');
    await page.locator('.versions > li').first().waitFor();
    await look(page, 'history', found);
    await page.locator('.versions > li').last().getByRole('button', { name: 'Compare' }).click();
    await page.locator('dialog[open] .diff-lines').waitFor();
    await look(page, 'compare', found);
    assert.deepEqual(found, []);
    await close();
    await wall.close();
  });
}

test('axe: a new board, on a wide and a narrow page, in all languages, dark and light', async () => {
  /** @type {string[]} */
  const found = [];
  for (const locale of ['en', 'ko', 'ja']) {
    for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
      for (const width of [1366, 390]) {
        const { page, close } = await openBoard(browser, `${app.url}/boards/new`, { viewport: { width, height: 800 }, locale, colorScheme });
        await page.locator('.purposes label').nth(1).waitFor();
        await page.locator('input[name=wall]').fill('six');
        await look(page, `${locale} ${colorScheme} ${width}`, found);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${locale} ${width}: as wide as ${wide}`);
        if (process.env.SHOTS && colorScheme === 'dark') await page.screenshot({ path: `${process.env.SHOTS}/new-${locale}-${width}.png`, fullPage: true });
        await close();
      }
    }
  }
  assert.deepEqual(found, []);
});
