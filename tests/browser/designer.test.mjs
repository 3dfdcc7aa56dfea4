// The designer's canvas with a real mouse, real keys and fingers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { openBoard, writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** Four texts in a row, and one below. @param {string} id @param {Record<string, any>} [more] */
const write = (id, more = {}) => writeBoard(app, id, {
  schemaVersion: 1, title: id,
  widgets: ['a', 'b', 'c', 'd', 'e'].map((one) => ({ id: one, kind: 'rich-text', title: `Text ${one}`, options: { text: one } })),
  arrangements: [{ id: 'one', width: 1600, height: 900, places: { a: [40, 40, 200, 160], b: [300, 40, 200, 160], c: [560, 40, 200, 160], d: [820, 40, 200, 160], e: [40, 400, 400, 300] } }],
  ...more,
});

test('designer: what is dragged moves, attracted by its neighbours, and is a draft until it is published', async () => {
  await write('drag');
  const { page, drag, middleOf, place, saved, draft, wrong, close } = await openDesigner(browser, app, 'drag');
  const wall = await openBoard(browser, `${app.url}/boards/drag`);
  // Its top edge comes near the others': 43 is not 40.
  const zoom = (await page.locator('.zoom').textContent() ?? '').replace(/\D/g, '');
  const from = await middleOf('e');
  await drag(from, 500 * Number(zoom) / 100, -357 * Number(zoom) / 100);
  await saved();
  const [x, y, width, height] = await place('e');
  assert.equal(y, 40);
  assert.ok(Math.abs(x - 540) <= 12, `x is ${x}`);
  assert.deepEqual([width, height], [400, 300]);
  assert.equal((await (await fetch(`${app.url}/api/boards/drag`)).json()).arrangements[0].places.e[0], 40);
  assert.ok((await draft()).title === 'drag');

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByLabel('Note for the history').fill('moved');
  const pressed = Date.now();
  await page.locator('dialog').getByRole('button', { name: 'Publish' }).click();
  await wall.page.waitForFunction((wanted) => {
    const element = /** @type {HTMLElement} */ (document.querySelector('[data-widget=e]'));
    const unit = /** @type {HTMLElement} */ (document.getElementById('board')).getBoundingClientRect().width / 1600;
    return Math.abs(element.getBoundingClientRect().top / unit - wanted) < 1;
  }, 40, { polling: 20 });
  assert.ok(Date.now() - pressed < 1500, `${Date.now() - pressed} ms`);
  await page.locator('.state', { hasText: 'As on the walls' }).waitFor();
  assert.deepEqual([...wrong, ...wall.wrong], []);
  await close();
  await wall.close();
});

test('designer: undo and redo, also after a reload; Escape leaves all as it was', async () => {
  await write('undo');
  const { page, drag, middleOf, place, saved, wrong, close } = await openDesigner(browser, app, 'undo');
  await drag(await middleOf('a'), 100, 200, { cancels: true });
  await drag(await middleOf('a'), 0, 150, { keys: ['Control'] });
  await saved();
  const moved = await place('a');
  assert.notEqual(moved[1], 40);
  await page.keyboard.press('Control+z');
  await saved();
  await until(async () => (await place('a'))[1] === 40, { what: 'undone' });
  await page.keyboard.press('Control+Shift+z');
  await until(async () => (await place('a'))[1] === moved[1], { what: 'done again' });
  await page.reload();
  await page.locator('.view').waitFor();
  await page.keyboard.press('Control+z');
  await until(async () => (await place('a'))[1] === 40, { what: 'undone after a reload' });
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: clicks, Shift, marquee, all, and what lies behind', async () => {
  await write('select', { arrangements: [{ id: 'one', width: 1600, height: 900, places: { a: [40, 40, 200, 160], b: [300, 40, 200, 160], c: [560, 40, 200, 160], d: [20, 20, 240, 200], e: [40, 400, 400, 300] } }] });
  const { page, click, selected, middleOf, drag, wrong, close } = await openDesigner(browser, app, 'select');
  await click('b');
  assert.deepEqual(await selected(), ['b']);
  await click('c', { modifiers: ['Shift'] });
  assert.deepEqual(await selected(), ['b', 'c']);
  await click('b', { modifiers: ['Shift'] });
  assert.deepEqual(await selected(), ['c']);
  await click('a');
  assert.deepEqual(await selected(), ['d'], 'd is painted over a');
  await click('a', { modifiers: ['Control'] });
  assert.deepEqual(await selected(), ['a']);
  await page.keyboard.press('Control+a');
  assert.deepEqual(await selected(), ['a', 'b', 'c', 'd', 'e']);
  await page.keyboard.press('Escape');
  assert.deepEqual(await selected(), []);
  const b = await middleOf('b');
  await drag({ x: b.x - 30, y: b.y + 90 }, 200, -60);
  assert.deepEqual(await selected(), ['b', 'c']);
  await page.keyboard.press('Tab');
  assert.equal((await selected()).length, 1);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: eight handles; Shift keeps the ratio, Alt the centre', async () => {
  await write('resize');
  const { page, click, boxOf, drag, place, saved, wrong, close } = await openDesigner(browser, app, 'resize');
  await click('e');
  const corner = async () => { const { x, y, width, height } = await boxOf('e'); return { x: x + width, y: y + height }; };
  await drag(await corner(), 60, 5, { keys: ['Control'] });
  await saved();
  const [x, y, width, height] = await place('e');
  assert.ok(width > 450 && height >= 300 && height < 340, `${width} x ${height}`);
  assert.deepEqual([x, y], [40, 400]);
  await page.keyboard.press('Control+z');
  await until(async () => (await place('e'))[2] === 400);
  await drag(await corner(), 40, 0, { keys: ['Control', 'Shift'] });
  await until(async () => (await place('e'))[2] !== 400);
  const ratio = await place('e');
  assert.ok(Math.abs(ratio[2] / ratio[3] - 400 / 300) < 0.02, String(ratio));
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: keys move by 1 and 10, numbers by hand, a group as one', async () => {
  await write('keys');
  const { page, click, place, selected, wrong, close } = await openDesigner(browser, app, 'keys');
  await click('a');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await until(async () => String(await place('a')) === '41,50,200,160', { what: 'nudged' });
  await page.getByLabel('X', { exact: true }).fill('100');
  await page.keyboard.press('Enter');
  await until(async () => (await place('a'))[0] === 100, { what: 'by number' });
  await page.locator('.view').focus();
  await click('b', { modifiers: ['Shift'] });
  await page.keyboard.press('Control+g');
  await page.keyboard.press('Escape');
  await click('b');
  assert.deepEqual(await selected(), ['a', 'b']);
  await page.keyboard.press('ArrowRight');
  await until(async () => String([(await place('a'))[0], (await place('b'))[0]]) === '101,301', { what: 'the group moved' });
  await page.keyboard.press('Control+Shift+g');
  await page.keyboard.press('Escape');
  await click('b');
  assert.deepEqual(await selected(), ['b']);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: align, equal gaps, order, lock, hide, delete', async () => {
  await write('arrange');
  const { page, click, place, draft, selected, wrong, close } = await openDesigner(browser, app, 'arrange');
  await click('a');
  await click('e', { modifiers: ['Shift'] });
  await page.getByRole('button', { name: 'Align right edges' }).click();
  await until(async () => (await place('a'))[0] === 240, { what: 'aligned' });
  await page.locator('.view').focus();
  await page.keyboard.press('Escape');
  await click('c');
  await page.keyboard.press('Shift+]');
  await until(async () => Object.keys((await draft()).arrangements[0].places).at(-1) === 'c', { what: 'in front' });
  await page.keyboard.press('Control+l');
  await until(async () => (await draft()).widgets.find((/** @type {any} */ one) => one.id === 'c').locked === true, { what: 'locked' });
  await page.keyboard.press('Delete');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Shift+h');
  await until(async () => (await draft()).arrangements[0].hidden?.c !== undefined, { what: 'hidden' });
  assert.equal((await draft()).arrangements[0].hidden.c[0], 560, 'a locked widget stays where it is');
  await click('d');
  await page.keyboard.press('Delete');
  await until(async () => !(await draft()).widgets.some((/** @type {any} */ one) => one.id === 'd'), { what: 'deleted' });
  assert.deepEqual(await selected(), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: a copy by Alt and drag, by keys, and as text on another board', async () => {
  await write('copy');
  await write('paste');
  const one = await openDesigner(browser, app, 'copy', { permissions: ['clipboard-read', 'clipboard-write'] });
  await one.drag(await one.middleOf('e'), 260, 20, { keys: ['Alt'] });
  await until(async () => (await one.draft()).widgets.length === 6, { what: 'a copy' });
  assert.deepEqual(await one.place('e'), [40, 400, 400, 300]);
  await one.page.keyboard.press('Control+d');
  await until(async () => (await one.draft()).widgets.length === 7, { what: 'duplicated' });
  await one.click('a');
  await one.page.keyboard.press('Control+c');
  const other = await one.page.context().newPage();
  await other.goto(`${app.url}/boards/paste/design`);
  await other.locator('.view').waitFor();
  await other.keyboard.press('Control+v');
  await until(async () => (await (await fetch(`${app.url}/api/boards/paste/draft`)).json()).widgets.length === 6, { what: 'pasted' });
  assert.deepEqual(one.wrong, []);
  await one.close();
});

test('designer: a finger selects, moves and resizes; two zoom and pan, and cancel what one began', async () => {
  await write('touch');
  const { page, middleOf, boxOf, place, selected, saved, wrong, close } = await openDesigner(browser, app, 'touch', { hasTouch: true });
  const devtools = await page.context().newCDPSession(page);
  const send = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type, /** @type {{ x: number, y: number }[]} */ ...points) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((one, id) => ({ ...one, id })) });
  const drag = async (/** @type {{ x: number, y: number }} */ { x, y }, /** @type {number} */ dx, /** @type {number} */ dy) => {
    await send('touchStart', { x, y });
    for (let i = 1; i <= 5; i++) await send('touchMove', { x: x + (i * dx) / 5, y: y + (i * dy) / 5 });
    await send('touchEnd');
  };
  const zoomed = async () => Number((await page.locator('.zoom').textContent() ?? '').replace(/\D/g, ''));

  // A tap, of a finger that trembles.
  const { x, y } = await middleOf('e');
  await send('touchStart', { x, y });
  await send('touchMove', { x: x + 5, y: y + 4 });
  await send('touchEnd');
  assert.deepEqual(await selected(), ['e']);
  assert.deepEqual(await place('e'), [40, 400, 400, 300]);

  // A handle, from 9 px beside it.
  const before = await boxOf('e');
  await drag({ x: before.x + before.width + 9, y: before.y + before.height + 9 }, 70, 40);
  await until(async () => (await place('e'))[2] > 440, { what: 'resized by a finger' });
  assert.deepEqual((await place('e')).slice(0, 2), [40, 400]);

  await drag(await middleOf('e'), 100, 0);
  await until(async () => (await place('e'))[0] > 100, { what: 'moved by a finger' });
  await saved();
  const moved = await place('e');

  // A second finger: what the first began is none.
  const middle = await middleOf('e');
  await send('touchStart', middle);
  await send('touchMove', { x: middle.x + 30, y: middle.y });
  await send('touchStart', { x: middle.x + 30, y: middle.y }, { x: middle.x + 130, y: middle.y });
  const was = await zoomed();
  for (let i = 1; i <= 5; i++) await send('touchMove', { x: middle.x + 30 - i * 10, y: middle.y }, { x: middle.x + 130 + i * 10, y: middle.y });
  await send('touchEnd');
  await page.waitForFunction((zoom) => Number(document.querySelector('.zoom')?.textContent?.replace(/\D/g, '')) > 1.8 * zoom, was);
  assert.deepEqual(await place('e'), moved);

  // Side by side they pan.
  const from = await boxOf('e');
  const zoom = await zoomed();
  await send('touchStart', { x: 500, y: 400 }, { x: 600, y: 400 });
  for (let i = 1; i <= 5; i++) await send('touchMove', { x: 500 - i * 10, y: 400 - i * 6 }, { x: 600 - i * 10, y: 400 - i * 6 });
  await send('touchEnd');
  await until(async () => Math.abs((await boxOf('e')).x - from.x + 50) < 2 && Math.abs((await boxOf('e')).y - from.y + 30) < 2, { what: 'panned by two fingers' });
  assert.equal(await zoomed(), zoom);
  assert.deepEqual(await place('e'), moved);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: a finger that selects several, where no key can be held, and a pen that is a mouse', async () => {
  await write('pen');
  const { page, middleOf, place, selected, wrong, close } = await openDesigner(browser, app, 'pen', { hasTouch: true });
  const devtools = await page.context().newCDPSession(page);
  const touch = (/** @type {'touchStart' | 'touchEnd'} */ type, /** @type {{ x: number, y: number }[]} */ ...points) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const tap = async (/** @type {string} */ id) => { await touch('touchStart', await middleOf(id)); await touch('touchEnd'); };
  await tap('a');
  // Held, it is added to what is selected, and taken out again.
  for (const [id, wanted] of /** @type {[string, string[]][]} */ ([['b', ['a', 'b']], ['c', ['a', 'b', 'c']], ['b', ['a', 'c']]])) {
    await touch('touchStart', await middleOf(id));
    await until(async () => String(await selected()) === String(wanted), { what: `${wanted} by holding` });
    await touch('touchEnd');
    assert.deepEqual(await selected(), wanted);
  }
  await tap('d');
  assert.deepEqual(await selected(), ['d']);

  const pen = (/** @type {'mousePressed' | 'mouseMoved' | 'mouseReleased'} */ type, /** @type {{ x: number, y: number }} */ at, buttons = 1) =>
    devtools.send('Input.dispatchMouseEvent', { type, ...at, button: type === 'mouseMoved' && buttons === 0 ? 'none' : 'left', buttons, clickCount: 1, pointerType: 'pen' });
  const { x, y } = await middleOf('e');
  await pen('mouseMoved', { x, y }, 0);
  await pen('mousePressed', { x, y });
  for (let i = 1; i <= 5; i++) await pen('mouseMoved', { x: x + i * 20, y });
  await pen('mouseReleased', { x: x + 100, y }, 0);
  await until(async () => (await place('e'))[0] > 100, { what: 'moved by a pen' });
  assert.deepEqual(await selected(), ['e']);
  assert.deepEqual(wrong, []);
  await close();
});
