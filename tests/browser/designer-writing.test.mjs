// Typing over a text where it stands on the canvas, in Chromium, by mouse, keyboard and finger.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { violations } from './axe.mjs';
import { writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {string} id @param {Parameters<typeof openDesigner>[3]} [options] */
async function design(id, options = {}) {
  const text = (/** @type {string} */ one, more = {}) => ({ id: one, kind: 'rich-text', options: { text: `# Of ${one}\n- first` }, ...more });
  const board = {
    schemaVersion: 1, title: id, culture: 'en', groups: [{ id: 'pair' }],
    widgets: [text('note'), text('held', { locked: true }), text('left', { group: 'pair' }), text('right', { group: 'pair' }), { id: 'count', kind: 'number', title: 'Orders', data: [{ series: 'shop.orders' }] }],
    arrangements: [{ id: '16x9', width: 1600, height: 900, places: { note: [100, 100, 600, 300], held: [800, 100, 600, 300], left: [100, 450, 300, 300], right: [420, 450, 300, 300], count: [800, 450, 600, 300] } }],
  };
  await writeBoard(app, id, board);
  return opened(id, options);
}

/** @param {string} id @param {Parameters<typeof openDesigner>[3]} [options] */
async function opened(id, options = {}) {
  const one = await openDesigner(browser, app, id, options);
  const { page, middleOf, draft } = one;
  await page.locator('.inspector h2').waitFor();
  await page.locator('#tab-layers').click();
  const of = async (/** @type {string} */ widget) => (await draft()).widgets.find((/** @type {any} */ each) => each.id === widget);
  return {
    ...one, of,
    field: page.locator('.writing :is(textarea, input)'),
    undo: page.getByRole('button', { name: /^Undo/ }),
    doubleClick: async (/** @type {string} */ widget) => { const { x, y } = await middleOf(widget); await page.mouse.dblclick(x, y); },
    /** @param {string} widget @param {string} words */
    textIs: (widget, words) => until(async () => (await of(widget)).options?.text === words, { what: `the text of ${widget} is ${words}` }),
  };
}

/** @param {Page} page */
const isOnCanvas = (page) => page.locator('.view').evaluate((view) => view === document.activeElement);

test('writing: a double click opens a field over the widget; it takes all keys and goes along with the view; one edit is kept', async () => {
  const { page, doubleClick, field, boxOf, textIs, undo, place, wrong, close } = await design('by-mouse');
  await doubleClick('note');
  assert.equal(await page.getByRole('textbox', { name: 'Text: Text' }).inputValue(), '# Of note\n- first');
  const isOver = () => until(async () => {
    const [own, widget] = [await field.boundingBox(), await boxOf('note')];
    return own && Object.entries(widget).every(([side, at]) => Math.abs(at - own[/** @type {keyof typeof own} */ (side)]) < 1);
  }, { what: 'the field lies over the widget' });
  await isOver();

  // All of it is selected. Keys that would nudge, delete and undo on the canvas are the field's.
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('Now ');
  await page.keyboard.press('Delete');
  assert.equal(await field.inputValue(), 'Now  Of note\n- first');
  await page.keyboard.press('Control+z');
  assert.match(await field.inputValue(), /# Of note\n- first$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Now\n[');
  assert.equal(await field.inputValue(), 'Now\n[');
  assert.deepEqual(await place('note'), [100, 100, 600, 300]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/writing.png` });

  // The wheel is the canvas', as long as there is nothing to scroll here.
  const { x, y, width } = await boxOf('note');
  await page.mouse.move(x + 30, y + 30);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await until(async () => (await boxOf('note')).width > width * 1.2, { what: 'zoomed' });
  await isOver();
  await page.mouse.wheel(0, 40);
  await until(async () => (await boxOf('note')).y < y - 20, { what: 'panned' });
  await isOver();

  await page.keyboard.press('Control+Enter');
  await textIs('note', 'Now\n[');
  assert.equal(await field.count(), 0);
  assert.ok(await isOnCanvas(page));
  await page.frameLocator('.preview').getByText('Now').waitFor();
  await page.keyboard.press('Control+z');
  await textIs('note', '# Of note\n- first');
  assert.equal(await undo.isDisabled(), true);
  assert.deepEqual(wrong, []);
  await close();
});

test('writing: Enter opens it, Escape gives up, a press beside it keeps what was put together; what is unchanged is no edit', async () => {
  const { page, click, field, textIs, of, undo, middleOf, selected, saved, wrong, close } = await design('by-keys');
  await click('note');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('never kept');
  await page.keyboard.press('Escape');
  assert.equal(await field.count(), 0);
  assert.ok(await isOnCanvas(page));

  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  assert.equal(await field.count(), 0);
  await saved();
  assert.equal(await undo.isDisabled(), true);
  assert.equal((await of('note')).options.text, '# Of note\n- first');

  // An Enter that ends putting a word together is no Enter.
  await page.keyboard.press('Enter');
  await field.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true });
  await page.keyboard.insertText('# 예약 안내\n- 予約の開始');
  const beside = await middleOf('count');
  await page.mouse.click(beside.x, beside.y);
  await textIs('note', '# 예약 안내\n- 予約の開始');
  assert.equal(await field.count(), 0);
  assert.deepEqual(await selected(), ['count']);
  await page.frameLocator('.preview').getByRole('heading', { name: '예약 안내' }).waitFor();
  await page.keyboard.press('Control+z');
  await textIs('note', '# Of note\n- first');
  assert.deepEqual(wrong, []);
  await close();
});

test('writing: a title is one line; what is locked, and what has no text, is left to the inspector; a group is entered first', async () => {
  const { page, doubleClick, field, of, selected, wrong, close } = await design('others');
  const title = await page.frameLocator('.preview').locator('[data-widget=count] h2').boundingBox();
  assert.ok(title);
  await page.mouse.dblclick(title.x + title.width / 2, title.y + title.height / 2);
  assert.equal(await page.getByRole('textbox', { name: 'Title: Orders' }).inputValue(), 'Orders');
  const own = await field.boundingBox();
  assert.ok(own && Math.abs(own.x - title.x) < 8 && Math.abs(own.y - title.y) < 8, JSON.stringify(own));
  await page.keyboard.insertText('주문 건수');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/writing-title.png` });
  await page.keyboard.press('Enter');
  await until(async () => (await of('count')).title === '주문 건수', { what: 'the title is kept' });
  await page.frameLocator('.preview').getByRole('heading', { name: '주문 건수' }).waitFor();
  assert.equal(await field.count(), 0);

  for (const [id, label] of [['count', 'Title'], ['held', 'Text']]) {
    await doubleClick(id);
    assert.deepEqual(await selected(), [id]);
    assert.equal(await field.count(), 0);
    assert.equal(await page.locator('.inspector').getByLabel(label, { exact: true }).evaluate((one) => one === document.activeElement), true, id);
  }

  await doubleClick('left');
  assert.deepEqual(await selected(), ['left']);
  assert.equal(await field.count(), 0);
  await doubleClick('left');
  assert.equal(await field.inputValue(), '# Of left\n- first');
  assert.deepEqual(wrong, []);
  await close();
});

test('writing: what is refused comes back with its reason, and nothing that was typed is lost', async () => {
  const { page, doubleClick, field, middleOf, textIs, of, saved, wrong, close } = await design('refused');
  await doubleClick('note');
  await page.keyboard.insertText('a'.repeat(20_001));
  await page.keyboard.press('Control+Enter');
  await page.locator('.writing').getByRole('alert').getByText('has at most 20000 characters').waitFor();
  await page.locator('.inspector').getByText('has at most 20000 characters').waitFor();
  assert.equal((await field.inputValue()).length, 20_001);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.evaluate((one) => one === document.activeElement), true);
  assert.equal((await of('note')).options.text, '# Of note\n- first');
  assert.deepEqual((await violations(page, '.writing')).map(({ id }) => id), []);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/writing-refused.png` });

  // It would be refused again: it waits where it is.
  const beside = await middleOf('count');
  await page.mouse.click(beside.x, beside.y);
  await saved();
  assert.equal(await page.locator('.message').count(), 1);
  assert.equal((await field.inputValue()).length, 20_001);
  await field.press('Control+Home');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await textIs('note', 'a'.repeat(20_000));
  assert.equal(await field.count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('writing: what another designer does meanwhile clashes as usual; a widget that is gone says so', async () => {
  const ada = await design('two');
  const lee = await opened('two');
  const write = async (/** @type {typeof ada} */ one, /** @type {string} */ widget, /** @type {string} */ words) => {
    await one.doubleClick(widget);
    await one.page.keyboard.insertText(words);
    await one.page.keyboard.press('Control+Enter');
  };
  // Who has typed nothing yet types over what is there now.
  await ada.doubleClick('note');
  await write(lee, 'note', 'of Lee');
  await until(async () => await ada.field.inputValue() === 'of Lee', { what: 'the field follows' });
  await ada.page.keyboard.press('End');
  await ada.page.keyboard.insertText(' and Ada');
  await write(lee, 'note', 'of Lee again');
  await ada.page.frameLocator('.preview').getByText('of Lee again').waitFor();
  assert.equal(await ada.field.inputValue(), 'of Lee and Ada');
  await ada.page.keyboard.press('Control+Enter');
  assert.deepEqual(await ada.page.locator('.clash dd').allInnerTexts(), ['of Lee again', 'of Lee and Ada']);
  assert.equal(await ada.page.locator('.clash').getByRole('button').count(), 2, 'to use them is enough');
  await ada.page.getByRole('button', { name: 'Use mine' }).click();
  await lee.textIs('note', 'of Lee and Ada');

  await ada.doubleClick('note');
  await ada.page.keyboard.insertText('too late');
  await lee.click('note');
  await lee.page.keyboard.press('Delete');
  await ada.page.getByText('Text was removed while its text was being typed.').waitFor();
  assert.equal(await ada.field.count(), 0);
  assert.ok(await isOnCanvas(ada.page));
  assert.equal(await ada.page.locator('.clash dd').last().innerText(), 'too late');
  assert.ok(await ada.page.getByRole('button', { name: 'Use mine' }).isDisabled());
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ada.page.locator('.clash').getByRole('button', { name: 'Copy' }).click();
  await ada.page.getByText('Copied.').waitFor();
  assert.equal(await ada.page.evaluate(() => navigator.clipboard.readText()), 'too late');
  assert.deepEqual([...ada.wrong, ...lee.wrong], []);
  await ada.close();
  await lee.close();
});

test('writing: two taps of a finger are a double click', async () => {
  const { page, middleOf, field, wrong, close } = await design('by-touch', { hasTouch: true });
  const { x, y } = await middleOf('note');
  await page.touchscreen.tap(x, y);
  assert.equal(await field.count(), 0);
  await page.touchscreen.tap(x, y);
  assert.equal(await field.inputValue(), '# Of note\n- first');
  assert.equal(await field.evaluate((one) => one === document.activeElement), true);
  // Into a group no deeper than a double click goes.
  const left = await middleOf('left');
  await page.touchscreen.tap(left.x, left.y);
  await page.touchscreen.tap(left.x, left.y);
  assert.equal(await field.count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});
