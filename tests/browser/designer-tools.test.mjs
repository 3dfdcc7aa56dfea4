// Tools of the designer beyond moving and arranging, in Chromium.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {string} id @param {Record<string, any>} [more] members of the first arrangement */
async function design(id, more = {}) {
  await writeBoard(app, id, {
    schemaVersion: 1, title: id,
    widgets: [
      { id: 'rate', kind: 'number', title: 'Orders', data: [{ series: 'orders', over: 'rate' }], options: { thresholds: [{ at: 5 }] } },
      { id: 'plan', kind: 'image', options: { image: '/img/sample.svg' } },
      { id: 'now', kind: 'clock' },
    ],
    arrangements: [
      { id: 'wide', width: 1600, height: 900, textSize: 24, places: { rate: [100, 100, 400, 300], plan: [600, 100, 400, 300], now: [100, 500, 400, 200] }, ...more },
      { id: 'tall', width: 900, height: 1600, textSize: 24, places: { rate: [0, 0, 900, 400] } },
    ],
  });
  const designer = await openDesigner(browser, app, id);
  /** The draft as a file, when it says what is waited for. @param {(draft: any) => unknown} holds @returns {Promise<any>} */
  const draftOf = (holds) => until(async () => {
    const draft = await designer.draft();
    return holds(draft) && draft;
  }, { what: `the draft of ${id}` });
  const axe = async () => (await serious(designer.page)).map(({ id: rule, nodes }) => `${rule} ${nodes[0].html}`);
  return { ...designer, draftOf, axe };
}

test('replace: by keys alone another kind stands there in one arrangement; one undo takes it back', async () => {
  const { page, wrong, close, click, draftOf, axe, selected } = await design('replace');
  await click('rate');
  await page.keyboard.press('Alt+Shift+R');
  const dialog = page.getByRole('dialog', { name: 'Replace in this arrangement' });
  const search = dialog.getByRole('searchbox');
  await until(() => search.evaluate((one) => one === document.activeElement).catch(() => false), { what: 'the kinds' });
  assert.deepEqual(await axe(), []);
  await search.fill('gaug');
  await search.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const draft = await draftOf(({ widgets }) => widgets.length === 4);
  const [{ id: before }, { id, ...gauge }] = draft.widgets;
  assert.equal(before, 'rate');
  assert.deepEqual(gauge, { kind: 'gauge', title: 'Orders', data: [{ series: 'orders', over: 'rate' }], options: { thresholds: [{ at: 5 }] } });
  const [wide, tall] = draft.arrangements;
  assert.deepEqual([wide.places[id], wide.hidden.rate], [[100, 100, 400, 300], [100, 100, 400, 300]]);
  assert.deepEqual([Object.keys(tall.places), Object.keys(tall.hidden)], [['rate'], [id]]);
  assert.deepEqual(await selected(), [id]);
  await page.frameLocator('.preview').locator(`[data-widget="${id}"]`).waitFor();
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  const undone = await draftOf(({ widgets }) => widgets.length === 3);
  assert.deepEqual([undone.arrangements[0].places.rate, undone.arrangements[0].hidden], [[100, 100, 400, 300], undefined]);
  assert.deepEqual(wrong, []);
  await close();
});

/** A PNG of one pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Drops a file onto an element, as a browser tells it. @param {import('playwright-core').Locator} locator @param {string} name @param {string} content */
const drop = (locator, name, content) => locator.evaluate((element, [called, held]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([held], called));
  for (const type of ['dragenter', 'dragover', 'drop']) element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}, [name, content]);

test('images: an empty list, a file that is none, one too large, and one that is taken, seen and chosen again', async () => {
  const { page, wrong, close, click, draftOf, axe } = await design('images');
  await click('plan');
  const field = page.locator('[data-path="options.image"]');
  const open = field.getByRole('button', { name: 'Choose a picture' });
  await open.click();
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.getByText('No pictures yet').waitFor();
  const put = async (/** @type {string} */ name, /** @type {Buffer} */ buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Upload…' }).click()]);
    await chooser.setFiles({ name, mimeType: 'image/png', buffer });
  };
  await put('broken.png', Buffer.from('no picture'));
  await dialog.getByRole('alert').getByText('This is no PNG').waitFor();
  await put('large.png', Buffer.alloc(6 * 2 ** 20));
  await dialog.getByRole('alert').getByText('larger than 5 MiB').waitFor();
  await put('pixel.png', pixel);
  await dialog.waitFor({ state: 'detached' });
  const shown = (/** @type {any} */ { widgets }) => widgets.find((/** @type {any} */ { id }) => id === 'plan').options?.image;
  const png = shown(await draftOf((draft) => shown(draft)?.endsWith('.png')));
  await until(() => field.locator('img').evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth === 1), { what: 'its small picture' });

  await drop(field.locator('.image-field'), 'plan.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"><rect width="4" height="2"/></svg>');
  await draftOf((draft) => shown(draft)?.endsWith('.svg'));
  await drop(field.locator('.image-field'), 'words.txt', 'words');
  await field.getByRole('alert').getByText('This is no PNG').waitFor();

  await open.click();
  await dialog.locator('.tile').nth(1).waitFor();
  assert.deepEqual(await axe(), []);
  assert.equal(await dialog.locator('.tile[aria-pressed=true]').count(), 1);
  // By arrow keys, as in the palette.
  const ids = await dialog.locator('.tile').evaluateAll((all) => all.map((one) => one.getAttribute('data-tile')));
  await dialog.locator('.tile').first().focus();
  for (let i = 0; i < ids.indexOf(png); i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await draftOf((draft) => shown(draft) === png);
  await field.getByRole('button', { name: 'Remove' }).click();
  await draftOf((draft) => shown(draft) === undefined);
  assert.deepEqual(wrong.filter((one) => !/status of 4/.test(one)), []);
  await close();
});

test('millimetres: a wall that was given in metres is measured by rulers and numbers', async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 } });
  await page.goto(`${app.url}/boards/new`);
  await page.getByLabel('Name').fill('Hall');
  await page.locator('input[name=wall]').fill('6.4 m x 1.8 m');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL('**/boards/hall/design');
  const { arrangements: [{ wallWidth }] } = await (await fetch(`${app.url}/api/boards/hall`)).json();
  assert.equal(wallWidth, 6400);
  await page.close();

  const { page: measured, wrong, close, click, draftOf, axe } = await design('metres', { wallWidth: 6400 });
  await click('rate');
  const corner = measured.getByRole('button', { name: 'Millimetres of the wall' });
  await corner.click();
  assert.equal(await corner.getAttribute('aria-pressed'), 'true');
  assert.deepEqual(await axe(), []);
  // A board unit is 4 mm here.
  const x = measured.getByLabel('X mm');
  assert.equal(await x.inputValue(), '400');
  assert.equal(await measured.getByLabel('W mm').inputValue(), '1600');
  await x.fill('800');
  await x.press('Enter');
  await draftOf(({ arrangements: [wide] }) => wide.places.rate[0] === 200);
  // The other arrangement does not know its wall: there are units alone.
  await measured.getByLabel('Arrangement', { exact: true }).selectOption('tall');
  await measured.getByLabel('X', { exact: true }).waitFor();
  assert.equal(await measured.locator('.corner').isDisabled(), true);
  await measured.locator('.view').focus();
  await measured.keyboard.press('Escape');
  const wall = measured.getByLabel('Width of the wall');
  await wall.fill('900');
  await wall.press('Enter');
  await measured.getByLabel('X mm').waitFor();
  await draftOf(({ arrangements: [, tall] }) => tall.wallWidth === 900);
  assert.deepEqual(wrong, []);
  await close();
});

test('edge: a widget that is held at the edge goes on with the view, until the pointer is back or the gesture ends', async () => {
  const { page, wrong, close, boxOf, middleOf, place, saved, selected } = await design('edge');
  const view = /** @type {{ x: number, y: number, width: number, height: number }} */ (await page.locator('.view').boundingBox());
  // So near that the right part of the canvas is out of sight.
  await page.mouse.move(view.x + 10, view.y + 10);
  await page.keyboard.down('Control');
  for (let i = 0; i < 2; i++) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  const isStill = async () => {
    const { x } = await boxOf('plan');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return x === (await boxOf('plan')).x;
  };

  const from = await middleOf('rate');
  const [middle, right] = [view.x + view.width / 2, view.x + view.width + 20].map((x) => ({ x, y: from.y }));
  const before = (await boxOf('plan')).x;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(right.x, right.y, { steps: 5 });
  await until(async () => (await boxOf('plan')).x < before - 200, { what: 'the view moves' });
  // It stays under the pointer meanwhile.
  await page.mouse.move(middle.x, middle.y);
  assert.ok(await isStill(), 'the pointer is back');
  const moved = await middleOf('rate');
  assert.ok(Math.hypot(moved.x - middle.x, moved.y - middle.y) < 8, `${moved.x} ${moved.y}`);
  await page.mouse.move(right.x, right.y);
  await page.mouse.up();
  assert.ok(await isStill(), 'the gesture is over');
  await until(async () => (await place('rate'))[0] > 500, { what: 'it was moved' });
  await saved();

  // A frame is drawn beyond what was seen, and Escape ends it all.
  await page.mouse.move(view.x + 20, view.y + 100);
  await page.mouse.wheel((await boxOf('plan')).x - before, 0);
  await until(async () => Math.abs((await boxOf('plan')).x - before) < 1, { what: 'the view is back' });
  await page.mouse.click(view.x + 20, view.y + 100);
  await page.mouse.down();
  await page.mouse.move(right.x, right.y, { steps: 5 });
  await until(async () => (await selected()).includes('rate'), { what: 'what came into view is touched' });
  await page.keyboard.press('Escape');
  assert.ok(await isStill(), 'cancelled');
  await page.mouse.up();
  assert.deepEqual(wrong, []);
  await close();
});

test('data: what several widgets have in common is changed for all of them, as one edit', async () => {
  const id = 'several-data';
  const data = (/** @type {string} */ series, /** @type {number} */ windowSeconds) => [{ series, over: 'avg', windowSeconds }];
  await writeBoard(app, id, {
    schemaVersion: 1, title: id,
    widgets: [
      { id: 'one', kind: 'number', title: 'One', data: data('cpu', 10) }, { id: 'two', kind: 'number', title: 'Two', data: [...data('load', 60), { series: 'usual', as: 'baseline' }] },
      { id: 'dial', kind: 'gauge', title: 'Dial', data: data('cpu', 60) }, { id: 'now', kind: 'clock' },
    ],
    arrangements: [{ id: 'wide', width: 1600, height: 900, places: { one: [0, 0, 300, 200], two: [400, 0, 300, 200], dial: [800, 0, 300, 200], now: [0, 400, 300, 200] } }],
  });
  const { page, wrong, close, click, draft } = await openDesigner(browser, app, id);
  const bindings = async () => Object.fromEntries((await draft()).widgets.map((/** @type {any} */ one) => [one.id, one.data]));
  for (const [i, one] of ['one', 'two', 'dial'].entries()) await click(one, { modifiers: i > 0 ? ['Shift'] : [] });
  const inspector = page.locator('.inspector');
  await inspector.getByText('Some have more data').waitFor();
  assert.equal(await inspector.getByLabel('Over the window').inputValue(), 'avg');
  const window = inspector.getByLabel('Window', { exact: true });
  assert.deepEqual([await window.inputValue(), await window.getAttribute('placeholder')], ['', 'mixed']);
  await window.fill('30');
  await window.press('Enter');
  const all = await until(async () => {
    const now = await bindings();
    return now.one[0].windowSeconds === 30 && now;
  }, { what: 'the window' });
  assert.deepEqual(all, { one: data('cpu', 30), two: [...data('load', 30), { series: 'usual', as: 'baseline' }], dial: data('cpu', 30), now: undefined });
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await until(async () => {
    const { one, two, dial } = await bindings();
    return [one, two, dial].map(([{ windowSeconds = 10 }]) => windowSeconds).join() === '10,60,60';
  }, { what: 'one undo for all' });
  await click('now', { modifiers: ['Shift'] });
  await inspector.getByText('Select one widget to edit its data.').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});
