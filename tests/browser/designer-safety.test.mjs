// What must never go wrong between a draft and the walls, in Chromium: trying, publishing, going back, two designers, a
// server that dies, a file that is edited by hand, versions, files.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { openBoard, writeBoard } from './board-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** What a wall shows after somebody's act, ms. */
const within = 1000;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

const boardOf = (/** @type {string} */ text) => ({
  schemaVersion: 1, title: 'Wall', culture: 'en',
  widgets: [
    { id: 'one', kind: 'rich-text', title: 'One', options: { text } },
    { id: 'two', kind: 'rich-text', title: 'Two', options: { text: 'second' } },
  ],
  arrangements: [
    { id: 'wide', width: 3200, height: 900, places: { one: [0, 0, 1600, 900], two: [1600, 0, 800, 900] } },
    { id: '16x9', width: 1600, height: 900, places: { one: [0, 0, 800, 900], two: [800, 0, 400, 900] } },
  ],
});

/** @param {string} id @param {string} [name] */
async function design(id, name = '') {
  const opened = await openBoard(browser, `${app.url}/boards/${id}/design?arrangement=wide`);
  await opened.page.locator('.view').waitFor();
  if (name) {
    await opened.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await opened.page.keyboard.press('Enter');
  }
  return opened;
}

/** @param {Page} page @param {string} id */
const pick = async (page, id) => {
  await page.locator('#tab-layers').click();
  await page.locator(`.layers [data-id="${id}"]`).click();
};

/** @param {Page} page @param {string} id @param {string} title */
async function rename(page, id, title) {
  await pick(page, id);
  await page.keyboard.press('F2');
  await page.locator('.layers .name input').fill(title);
  await page.keyboard.press('Enter');
}

const draftOf = async (/** @type {string} */ id) => (await fetch(`${app.url}/api/boards/${id}/draft`)).json();
/** @param {string} id @param {(draft: any) => boolean} holds @param {string} what */
const draftIs = (id, holds, what) => until(async () => holds(await draftOf(id)), { what });
const titles = (/** @type {any} */ draft) => draft.widgets.map((/** @type {any} */ one) => one.title).join();

/** @param {Page} page */
async function publish(page) {
  await page.locator('.state[data-state="saved"]').waitFor();
  await page.locator('.top button.primary').click();
  await page.locator('dialog button.primary').click();
  return Date.now();
}

/** @param {Page} wall @param {string} title @param {number} since */
async function shows(wall, title, since) {
  await wall.locator('[data-widget="one"] h2', { hasText: title }).waitFor();
  assert.ok(Date.now() - since < within, `${title} after ${Date.now() - since} ms`);
}

test('safety: a draft is tried on the chosen page alone, says that it is one, and goes again', async () => {
  await writeBoard(app, 'try', boardOf('first'));
  const [wide, tall] = [await openBoard(browser, `${app.url}/boards/try`, { viewport: { width: 1920, height: 540 } }), await openBoard(browser, `${app.url}/boards/try`)];
  const { page, wrong, close } = await design('try');
  await rename(page, 'one', 'Tried');
  await page.locator('.state[data-state="saved"]').waitFor();
  await page.getByRole('button', { name: 'Try it', exact: true }).click();
  const row = page.locator('#try-menu li', { hasText: '1920 × 540' });
  await row.getByRole('button', { name: 'Identify' }).click();
  await wide.page.locator('.board-identify').waitFor();

  await row.getByRole('button', { name: 'Try it here' }).click();
  let since = Date.now();
  await wide.page.getByText('Draft – not published').waitFor();
  await shows(wide.page, 'Tried', since);
  assert.equal(await wide.page.locator('#board').getAttribute('data-board'), 'try');
  assert.equal(await tall.page.locator('.board-draft').count(), 0);
  assert.equal(await tall.page.locator('[data-widget="one"] h2').textContent(), 'One');

  await row.getByRole('button', { name: 'End' }).click();
  since = Date.now();
  await wide.page.locator('.board-draft').waitFor({ state: 'detached' });
  await shows(wide.page, 'One', since);

  // A draft that is like the board is a draft, too.
  await page.keyboard.press('Escape');
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await draftIs('try', (draft) => titles(draft) === 'One,Two', 'the draft is like the board');
  await page.getByRole('button', { name: 'Try it', exact: true }).click();
  await row.getByRole('button', { name: 'Try it here' }).click();
  await wide.page.locator('.board-draft').waitFor();
  await wide.page.reload();
  await wide.page.locator('[data-widget="one"]').waitFor();
  await until(async () => (await (await fetch(`${app.url}/api/boards/try/pages`)).json()).pages.every((/** @type {any} */ one) => one.triedUntil === null), { what: 'a page that left tries nothing' });
  assert.equal(await wide.page.locator('.board-draft').count(), 0);
  assert.deepEqual([...wrong, ...wide.wrong, ...tall.wrong], []);
  await Promise.all([wide, tall, { close }].map((one) => one.close()));
});

test('safety: what is published is on every page within a second, and one key goes back', async () => {
  await writeBoard(app, 'out', boardOf('first'));
  const walls = [await openBoard(browser, `${app.url}/boards/out`, { viewport: { width: 1920, height: 540 } }), await openBoard(browser, `${app.url}/boards/out`)];
  const { page, wrong, close } = await design('out', 'Kim');
  await rename(page, 'one', 'Published');
  const published = await publish(page);
  await Promise.all(walls.map((wall) => shows(wall.page, 'Published', published)));

  await page.locator('.view').focus();
  await page.keyboard.press('Control+Alt+z');
  await page.locator('dialog button.primary').click();
  const back = Date.now();
  await Promise.all(walls.map((wall) => shows(wall.page, 'One', back)));
  assert.deepEqual([...wrong, ...walls.flatMap((wall) => wall.wrong)], []);
  await Promise.all([...walls, { close }].map((one) => one.close()));
});

test('safety: two designers see each other, and what they change at once merges', async () => {
  await writeBoard(app, 'pair', boardOf('first'));
  const [kim, lee] = [await design('pair', 'Kim'), await design('pair', 'Lee')];
  await kim.page.locator('.people li[title="Lee"]').waitFor();
  await lee.page.locator('.people li[title="Kim"]').waitFor();
  await pick(kim.page, 'two');
  await lee.page.locator('.overlay .others').first().waitFor();

  // What the other does takes nothing away from a name that is being typed.
  await pick(lee.page, 'two');
  await lee.page.keyboard.press('F2');
  await lee.page.keyboard.insertText('Of');
  await rename(kim.page, 'one', 'Of Kim');
  await lee.page.frameLocator('.preview').locator('[data-widget="one"] h2', { hasText: 'Of Kim' }).waitFor();
  await lee.page.keyboard.insertText(' Lee');
  await lee.page.keyboard.press('Enter');
  await draftIs('pair', (draft) => titles(draft) === 'Of Kim,Of Lee', 'both merged');
  await kim.page.locator('#tab-layers').click();
  await kim.page.locator('.layers', { hasText: 'Of Lee' }).waitFor();
  await Promise.all([kim.close(), lee.close()]);
});

test('safety: a file that is edited by hand comes into the draft beside what a designer did', async () => {
  await writeBoard(app, 'hand', boardOf('first'));
  const { page, close } = await design('hand');
  await rename(page, 'one', 'Designed');
  await page.locator('.state[data-state="saved"]').waitFor();
  await writeBoard(app, 'hand', { ...boardOf('first'), title: 'By hand' });
  await until(async () => (await page.locator('.top .title').inputValue()) === 'By hand', { what: 'the title came' });
  assert.equal(titles(await draftOf('hand')), 'Designed,Two');
  await close();
});

test('safety: a version is compared in words, and restored as one edit that can be undone', async () => {
  await writeBoard(app, 'past', boardOf('first'));
  const { page, wrong, close } = await design('past', 'Kim');
  await rename(page, 'one', 'Second');
  await publish(page);
  await page.locator('.state', { hasText: 'As on the walls' }).waitFor();
  await page.getByRole('tab', { name: 'Versions' }).click();
  const versions = page.locator('.versions > li');
  await until(async () => await versions.count() === 2, { what: 'both versions are listed' });
  assert.match(await versions.first().innerText(), /Kim/);
  await versions.first().frameLocator('iframe').locator('[data-widget="one"] h2', { hasText: 'Second' }).waitFor();

  await versions.first().getByRole('button', { name: 'Compare' }).click();
  await page.locator('.diff-lines', { hasText: 'title: One → Second' }).waitFor();
  await page.locator('.diff-picture .content').waitFor({ state: 'attached' });
  // Left while it still loads, its requests would be told as failed.
  await (await (await page.locator('.diff-picture iframe').elementHandle())?.contentFrame())?.waitForLoadState('networkidle');
  await page.keyboard.press('Escape');

  await versions.last().getByRole('button', { name: 'Restore' }).click();
  await draftIs('past', (draft) => titles(draft) === 'One,Two', 'it is restored');
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await draftIs('past', (draft) => titles(draft) === 'Second,Two', 'and undone');
  assert.deepEqual(wrong, []);
  await close();
});

test('safety: a draft goes into a file, and a file into a draft or a new board', async () => {
  await writeBoard(app, 'parcel', boardOf('first'));
  const { page, close } = await design('parcel');
  await rename(page, 'one', 'Carried');
  await page.locator('.state[data-state="saved"]').waitFor();
  const menu = page.getByRole('button', { name: 'Board', exact: true });
  await menu.click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export draft' }).click()]);
  const file = await download.path();
  assert.equal(JSON.parse(await readFile(file, 'utf8')).widgets[0].title, 'Carried');

  await rename(page, 'one', 'Other');
  for (const where of ['draft', 'new']) {
    await menu.click();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Import…' }).click()]);
    await chooser.setFiles({ name: 'Carried Board.flexboard.json', mimeType: 'application/json', buffer: await readFile(file) });
    await page.locator(`dialog input[value="${where}"]`).check();
    await page.locator('dialog button.primary').click();
    if (where === 'draft') await draftIs('parcel', (draft) => titles(draft) === 'Carried,Two', 'it is in the draft');
  }
  await page.waitForURL('**/boards/carried-board/design');
  await close();
});

test('safety: a designer goes on while the server is down, commits when it is back, and undoes after a reload', async () => {
  await writeBoard(app, 'down', boardOf('first'));
  const { page, close } = await design('down');
  await rename(page, 'one', 'Before');
  await page.locator('.state[data-state="saved"]').waitFor();
  const { port, dataDir } = app;
  await app.kill();
  await page.locator('.state[data-state="offline"]').waitFor();
  await rename(page, 'two', 'Offline');
  app = await startApp({ settings: { HostFeed: false }, dataDir, port });
  await draftIs('down', (draft) => titles(draft) === 'Before,Offline', 'what was done offline is committed');
  await page.locator('.state[data-state="saved"]').waitFor();

  await page.reload();
  await page.locator('.view').waitFor();
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await draftIs('down', (draft) => titles(draft) === 'One,Two', 'both are undone');
  await close();
});
