// Two who change the same while one of them is really cut off: a proxy that swallows, an app that is killed, a file that
// is edited by hand. The rest merges; what clashes is shown with both values and whose the other is, and either can be taken.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { openBoard, writeBoard } from './board-page.mjs';
import { startProxy } from './wall.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startProxy>>} */
let proxy;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  proxy = await startProxy(app.port);
});
after(async () => { await browser?.close(); proxy?.stop(); await app?.stop(); });

const boardOf = (title = 'One') => ({
  schemaVersion: 1, title: 'Wall', culture: 'en',
  widgets: [{ id: 'one', kind: 'rich-text', title, options: { text: 'first' } }, { id: 'two', kind: 'rich-text', title: 'Two', options: { text: 'second' } }],
  arrangements: [{ id: 'wide', width: 1600, height: 900, places: { one: [0, 0, 800, 900], two: [800, 0, 400, 900] } }],
});

/** @param {string} at address of the app @param {string} id @param {string} name */
async function design(at, id, name) {
  const opened = await openBoard(browser, `${at}/boards/${id}/design`, { viewport: { width: 1366, height: 768 } });
  const { page } = opened;
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.keyboard.press('Enter');
  await page.locator('#tab-layers').click();
  return opened;
}

/** @param {Page} page @param {string} id @param {string} title */
async function rename(page, id, title) {
  await page.locator(`.layers [data-id="${id}"]`).click();
  await page.keyboard.press('F2');
  await page.locator('.layers .name input').fill(title);
  await page.keyboard.press('Enter');
}

const titlesOf = async (/** @type {string} */ id) => (await (await fetch(`${app.url}/api/boards/${id}/draft`)).json()).widgets.map((/** @type {any} */ { title }) => title).join();
const draftIs = (/** @type {string} */ id, /** @type {string} */ titles) => until(async () => await titlesOf(id) === titles, { what: `the draft of ${id} is ${titles}`, timeout: 30_000 });

/** What the page tells of the only clash: whose, where, theirs, mine. @param {Page} page */
async function clashOf(page) {
  await page.locator('.clash').waitFor();
  assert.equal(await page.locator('.clash').count(), 1);
  const [theirs, mine] = await page.locator('.clash dd').allInnerTexts();
  return [(await page.locator('.clash p').first().innerText()).trim(), theirs, mine];
}

/**
 * Ada is cut off and edits both titles; the other end is changed by `meanwhile`; then the line is mended.
 * @param {string} id @param {() => Promise<unknown>} meanwhile until the draft has another title of one
 */
async function cutOff(id, meanwhile) {
  await writeBoard(app, id, boardOf());
  const ada = await design(proxy.url, id, 'Ada');
  // A page that is still loading would wait for files that never come: the browser opens no more connections then.
  await ada.page.waitForLoadState('networkidle');
  proxy.cut();
  await ada.page.locator('.state[data-state="offline"]').waitFor();
  await rename(ada.page, 'one', 'Of Ada');
  await rename(ada.page, 'two', 'Also of Ada');
  assert.equal(await titlesOf(id), 'One,Two', 'nothing of hers went through');
  await meanwhile();
  proxy.mend();
  return ada;
}

/** Lee, who is not cut off, renames the first widget. @param {string} id */
async function lee(id) {
  const { page, close } = await design(app.url, id, 'Lee');
  await rename(page, 'one', 'Of Lee');
  await draftIs(id, 'Of Lee,Two');
  await close();
}

test('clash: behind a network that is cut, the rest merges, and theirs or mine is taken', async () => {
  for (const [id, button, titles] of [['cut-mine', 'Use mine', 'Of Ada,Also of Ada'], ['cut-theirs', 'Keep theirs', 'Of Lee,Also of Ada']]) {
    const ada = await cutOff(id, () => lee(id));
    await draftIs(id, 'Of Lee,Also of Ada');
    assert.deepEqual(await clashOf(ada.page), ['Changed by Lee meanwhile: Of Lee › Title', 'Of Lee', 'Of Ada']);
    // Still there after a reload: nobody has decided.
    await ada.page.reload();
    assert.deepEqual(await clashOf(ada.page), ['Changed by Lee meanwhile: Of Lee › Title', 'Of Lee', 'Of Ada']);
    await ada.page.getByRole('button', { name: button }).click();
    await draftIs(id, titles);
    assert.equal(await ada.page.locator('.clash').count(), 0);
    await ada.close();
  }
});

test('clash: also when the server was killed and started again in between', async () => {
  const { port, dataDir } = app;
  const ada = await cutOff('killed', async () => {
    await lee('killed');
    await app.kill();
    app = await startApp({ settings: { HostFeed: false }, dataDir, port });
  });
  await draftIs('killed', 'Of Lee,Also of Ada');
  assert.deepEqual(await clashOf(ada.page), ['Changed by Lee meanwhile: Of Lee › Title', 'Of Lee', 'Of Ada']);
  await ada.page.getByRole('button', { name: 'Use mine' }).click();
  await draftIs('killed', 'Of Ada,Also of Ada');
  await ada.close();
});

test('clash: with a file that is edited by hand meanwhile', async () => {
  const ada = await cutOff('hand', async () => {
    await writeBoard(app, 'hand', boardOf('By hand'));
    await draftIs('hand', 'By hand,Two');
  });
  await draftIs('hand', 'By hand,Also of Ada');
  assert.deepEqual(await clashOf(ada.page), ['Changed on the published board meanwhile: By hand › Title', 'By hand', 'Of Ada']);
  await ada.page.getByRole('button', { name: 'Use mine' }).click();
  await draftIs('hand', 'Of Ada,Also of Ada');
  await ada.close();
});

test('clash: a file that is edited by hand under what a designer has committed is told, and can be taken', async () => {
  await writeBoard(app, 'under', boardOf());
  const ada = await design(app.url, 'under', 'Ada');
  await rename(ada.page, 'one', 'Of Ada');
  await draftIs('under', 'Of Ada,Two');
  await writeBoard(app, 'under', boardOf('By hand'));
  assert.deepEqual(await clashOf(ada.page), ['Changed on the published board meanwhile: Of Ada › Title', 'By hand', 'Of Ada']);
  assert.equal(await titlesOf('under'), 'Of Ada,Two', 'the draft keeps what was designed');
  await ada.page.getByRole('button', { name: "Take the board's" }).click();
  await draftIs('under', 'By hand,Two');
  await ada.page.locator('.view').focus();
  await ada.page.keyboard.press('Control+z');
  await draftIs('under', 'Of Ada,Two');
  await ada.close();
});

test('clash: a file that is edited by hand while nobody designs waits for who comes', async () => {
  await writeBoard(app, 'alone', boardOf());
  const ada = await design(app.url, 'alone', 'Ada');
  await rename(ada.page, 'one', 'Of Ada');
  await draftIs('alone', 'Of Ada,Two');
  await ada.close();
  await writeBoard(app, 'alone', boardOf('By hand'));
  const lee = await design(app.url, 'alone', 'Lee');
  assert.deepEqual(await clashOf(lee.page), ['Changed on the published board meanwhile: Of Ada › Title', 'By hand', 'Of Ada']);
  // Until it is decided, also after a reload.
  await lee.page.reload();
  await clashOf(lee.page);
  await lee.page.getByRole('button', { name: "Keep the draft's" }).click();
  await lee.page.locator('.clash').waitFor({ state: 'detached' });
  assert.equal(await titlesOf('alone'), 'Of Ada,Two');
  // It is kept in order: what comes after it is there.
  await lee.page.locator('#tab-layers').click();
  await rename(lee.page, 'two', 'Of Lee');
  await draftIs('alone', 'Of Ada,Of Lee');
  await lee.page.reload();
  await lee.page.locator('#tab-layers').click();
  await lee.page.locator('.layers [data-id="two"]').waitFor();
  assert.equal(await lee.page.locator('.clash').count(), 0, 'it was decided');
  await lee.close();
});

test('clash: what is edited by hand on a widget that the draft removed is told, and comes back with its place', async () => {
  await writeBoard(app, 'removed', boardOf());
  const ada = await design(app.url, 'removed', 'Ada');
  await ada.page.locator('.layers [data-id="one"]').click();
  await ada.page.keyboard.press('Delete');
  await draftIs('removed', 'Two');
  await writeBoard(app, 'removed', boardOf('By hand'));
  assert.deepEqual(await clashOf(ada.page), ['Changed on the published board meanwhile: By hand', 'By hand', '(nothing)']);
  await ada.page.getByRole('button', { name: "Take the board's" }).click();
  await draftIs('removed', 'By hand,Two');
  assert.equal(await ada.page.locator('.clash').count(), 0);
  const { arrangements } = await (await fetch(`${app.url}/api/boards/removed/draft`)).json();
  assert.deepEqual(arrangements[0].places.one, [0, 0, 800, 900]);
  await ada.close();
});

test('clash: what is decided without a line is decided when it is back', async () => {
  await writeBoard(app, 'decided', boardOf());
  const ada = await design(proxy.url, 'decided', 'Ada');
  await ada.page.waitForLoadState('networkidle');
  await rename(ada.page, 'one', 'Of Ada');
  await draftIs('decided', 'Of Ada,Two');
  await writeBoard(app, 'decided', boardOf('By hand'));
  await clashOf(ada.page);
  // Whoever is on a button stays there when the board goes on, and when the line was lost.
  const keep = ada.page.getByRole('button', { name: "Keep the draft's" });
  await keep.focus();
  await writeBoard(app, 'decided', boardOf('By hand again'));
  await ada.page.locator('.clash dd', { hasText: 'By hand again' }).waitFor();
  proxy.cut();
  await ada.page.locator('.state[data-state="offline"]').waitFor();
  proxy.mend();
  await ada.page.locator('.state[data-state="saved"]').waitFor();
  assert.ok(await keep.evaluate((button) => button === document.activeElement));
  proxy.cut();
  await ada.page.locator('.state[data-state="offline"]').waitFor();
  await ada.page.keyboard.press('Enter');
  await ada.page.locator('.clash').waitFor({ state: 'detached' });
  proxy.mend();
  await ada.page.locator('.state[data-state="saved"]').waitFor();
  await ada.page.reload();
  await ada.page.locator('#tab-layers').click();
  await ada.page.locator('.layers [data-id="two"]').waitFor();
  assert.equal(await ada.page.locator('.clash').count(), 0);
  assert.equal(await titlesOf('decided'), 'Of Ada,Two');
  await ada.close();
});

test('clash: however many there are, each can be reached, and the bar is not covered', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const board = (/** @type {string} */ end) => ({
    schemaVersion: 1, title: `Many${end}`, widgets: ids.map((id) => ({ id, kind: 'rich-text', title: `${id}${end}`, options: { text: id } })),
    arrangements: [{ id: 'wide', width: 1600, height: 900, places: Object.fromEntries(ids.map((id, i) => [id, [i * 200, 0, 200, 900]])) }],
  });
  await writeBoard(app, 'many', board(''));
  const ada = await design(app.url, 'many', 'Ada');
  for (const id of ids) await rename(ada.page, id, `${id} of Ada`);
  await draftIs('many', ids.map((id) => `${id} of Ada`).join());
  await writeBoard(app, 'many', board(' by hand'));
  const clashes = ada.page.locator('.clash');
  await until(async () => await clashes.count() === ids.length, { what: 'all clash' });
  const bar = /** @type {{ y: number, height: number }} */ (await ada.page.getByRole('button', { name: 'Publish' }).boundingBox());
  const { y } = /** @type {{ y: number }} */ (await ada.page.locator('.messages').boundingBox());
  assert.ok(y > bar.y + bar.height, `they begin at ${y}`);
  for (const at of [clashes.last(), clashes.first()]) {
    const where = await at.locator('p').first().innerText();
    await at.getByRole('button', { name: "Take the board's" }).click();
    await clashes.filter({ hasText: where }).waitFor({ state: 'detached' });
  }
  await draftIs('many', ids.map((id, i) => `${id} ${i === 0 || i === ids.length - 1 ? 'by hand' : 'of Ada'}`).join());
  await ada.close();
});
