// The fitting page as it is used: on a phone by touch and on a laptop by keys, with another page that shows the wall.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard } from './board-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const laptop = { viewport: { width: 1366, height: 768 } };

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** A wall, its screen, and a page that fits it. @param {string} id @param {import('playwright-core').BrowserContextOptions} device */
async function fitting(id, device, template = 'bare') {
  await app.ask('POST', '/api/walls', { id, name: id, template });
  await app.ask('POST', `/api/walls/${id}/show`, { pattern: 'grid' });
  const screen = await openBoard(browser, `${app.url}/walls/${id}`, { viewport: { width: 960, height: 600 } });
  const fit = await openBoard(browser, `${app.url}/walls/${id}/fit`, device);
  await fit.page.locator('body[data-state=sent]').waitFor();
  return {
    page: fit.page,
    wall: screen.page,
    output: async () => (await app.ask('GET', `/api/walls/${id}`)).wall.outputs[0],
    /** Where the top left corner is on the screen of the wall, px of it. */
    corner: () => screen.page.locator('.wall-output').evaluate((one) => {
      const { m41, m42 } = new DOMMatrix(getComputedStyle(one).transform);
      return [m41, m42];
    }),
    async close() {
      assert.deepEqual([...fit.wrong, ...screen.wrong], []);
      await fit.close();
      await screen.close();
    },
  };
}
const handle = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole('button', { name: new RegExp(`^${name}:`) });
const part = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole('radio', { name, exact: true }).click();

/** A finger on a handle: down, moved in steps, and up where the caller says. @param {Page} page @param {string} name */
async function finger(page, name) {
  const box = await handle(page, name).boundingBox();
  assert.ok(box && box.width >= 44 && box.height >= 44, 'large enough for a finger');
  const session = await page.context().newCDPSession(page);
  // Not in the middle: nothing may jump there.
  const at = { x: box.x + box.width / 2 + 9, y: box.y + box.height / 2 - 8 };
  const send = (/** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type) => session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ ...at }] });
  await send('touchStart');
  return {
    async by(/** @type {number} */ dx, /** @type {number} */ dy) {
      for (let i = 0; i < 10; i++) {
        at.x += dx / 10;
        at.y += dy / 10;
        await send('touchMove');
      }
    },
    up: () => send('touchEnd'),
  };
}

test('fitting: a finger moves a corner of the wall while it drags, and one step back takes all of it back', async () => {
  const { page, corner, output, close } = await fitting('touch', phone);
  const drag = await finger(page, 'Top left');
  assert.deepEqual(await corner(), [0, 0]);
  await drag.by(30, 15);
  await until(async () => (await corner())[0] > 5, { what: 'the wall follows while it is held' });
  await drag.by(10, 5);
  await drag.up();
  await page.locator('body[data-state=sent]').waitFor();
  const { corners } = await output();
  // 40 of the drawing, which is 294 for 1920 and eight times as large; the first 4 only tell that it is moved.
  assert.ok(Math.abs(corners[0] - 36 * 1920 / (294 - 24) / 8) < 8 && Math.abs(corners[0] - 2 * corners[1]) < 1, String(corners));
  assert.deepEqual(corners.slice(2), [0, 0, 0, 0, 0, 0]);
  await until(async () => Math.abs((await corner())[0] - corners[0] / 2) < .01, { what: 'the wall shows the last of it' });
  await page.getByRole('button', { name: 'Undo' }).tap();
  await until(async () => (await corner()).every((one) => one === 0), { what: 'it is back' });
  assert.ok(await page.getByRole('button', { name: 'Undo' }).isDisabled(), 'the drag was one step');
  await page.getByRole('button', { name: 'Redo' }).tap();
  await until(async () => Math.abs((await corner())[0] - corners[0] / 2) < .01, { what: 'it is there again' });
  await close();
});

test('fitting: by keys in steps of 10, 1 and 0.1, typed, and by the arrows on the page', async () => {
  const { page, output, close } = await fitting('keys', laptop);
  const is = async (/** @type {number} */ x, /** @type {number} */ y) => {
    await until(async () => {
      const { corners } = await output();
      return corners[4] === x && corners[5] === y;
    }, { what: `the corner is at ${x}, ${y}` });
  };
  await handle(page, 'Bottom right').focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('Shift+ArrowUp');
  await is(-1.2, -10);
  await page.getByText('Bottom right: -1.2 px right, -10 px down').waitFor();
  await page.getByRole('radio', { name: '0.1 px' }).click();
  await page.getByRole('button', { name: 'Down', exact: true }).click();
  await is(-1.2, -9.9);
  const x = page.getByRole('spinbutton', { name: 'Right px' });
  await x.fill('-12.34');
  await x.press('Enter');
  await is(-12.3, -9.9);
  for (let i = 0; i < 2; i++) await page.keyboard.press('Control+z');
  await is(-1.2, -10);
  await page.keyboard.press('Control+Shift+z');
  await is(-1.2, -9.9);
  await page.getByRole('button', { name: 'Reset this output' }).click();
  await until(async () => (await output()).corners.length === 0);
  await page.keyboard.press('Control+z');
  await is(-1.2, -9.9);
  await close();
});

test('fitting: an impossible corner is refused and said, and the wall keeps the last that was possible', async () => {
  const { page, wall, output, corner, close } = await fitting('refused', laptop);
  const x = page.getByRole('spinbutton', { name: 'Right px' });
  await x.fill('200');
  await x.press('Enter');
  await until(async () => (await corner())[0] === 100);
  await x.fill('2500');
  await x.press('Enter');
  await page.getByRole('alert').getByText(/The wall stays as it was/).waitFor();
  await until(async () => await x.inputValue() === '200', { what: 'what is shown here goes back' });
  assert.deepEqual([(await output()).corners[0], (await corner())[0]], [200, 100]);
  // While it is held the handle says so.
  const { x: left, y: top, width, height } = /** @type {any} */ (await handle(page, 'Bottom right').boundingBox());
  const [from, over] = [[left + width / 2, top + height / 2], [left - 320, top - 210]];
  await page.mouse.move(from[0], from[1]);
  await page.mouse.down();
  await page.mouse.move(over[0], over[1], { steps: 30 });
  await page.locator('.handle.faulty').waitFor();
  await page.mouse.up();
  await until(async () => await page.locator('.handle.faulty').count() === 0);
  const { corners } = await output();
  await until(async () => (await handle(page, 'Bottom right').getAttribute('aria-label'))?.includes(`${corners[4]} px right`) === true, { what: 'the last good one is shown' });
  assert.ok(await wall.locator('.wall-output').isVisible());
  await close();
});

test('fitting: a far pin says that text blurs', async () => {
  const { page, close } = await fitting('blurs', laptop);
  const x = page.getByRole('spinbutton', { name: 'Right px' });
  await x.fill('700');
  await x.press('Enter');
  await page.getByText(/^Text blurs on this output/).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText(/^Text blurs on this output/).waitFor({ state: 'hidden' });
  await close();
});

test('fitting: place, size and overscan, and what the wall shows meanwhile', async () => {
  const { page, wall, output, close } = await fitting('place', phone, 'blended');
  await part(page, 'Picture');
  await page.getByRole('button', { name: 'Scale −' }).tap();
  const left = page.getByRole('group', { name: /^Overscan/ }).getByRole('spinbutton', { name: 'Left' });
  await left.fill('12.5');
  await left.press('Enter');
  await until(async () => {
    const { scale, overscan } = await output();
    return scale === .99 && overscan.left === 12.5;
  });
  await page.getByLabel('The wall shows').selectOption('bars');
  await wall.locator('.wall-pattern[data-pattern=bars]').waitFor();
  await page.getByRole('button', { name: 'Identify' }).tap();
  await wall.locator('.wall-identify').waitFor();
  await close();
});

test('fitting: a mask is drawn on the wall, shaped, named and removed', async () => {
  const { page, wall, close } = await fitting('masked', phone);
  const points = () => wall.locator('.wall-masks polygon').evaluateAll((all) => all.map((one) => (one.getAttribute('points') ?? '').split(' ').map(Number)));
  await part(page, 'Masks');
  await page.getByRole('button', { name: 'Add a mask' }).tap();
  await until(async () => (await points()).length === 1);
  assert.deepEqual((await points())[0].map(Math.round), [720, 450, 1200, 450, 1200, 750, 720, 750]);
  const drag = await finger(page, 'Corner 3');
  await drag.by(40, 20);
  await until(async () => (await points())[0][4] > 1300, { what: 'the mask follows the finger' });
  await drag.up();
  await page.locator('body[data-state=sent]').waitFor();
  // Not by touch: to a browser one that comes 60 ms after another is no tap, and no hand is as fast.
  await page.getByRole('button', { name: 'Add a corner' }).click();
  await until(async () => (await points())[0].length === 10, { what: 'there is one corner more' });
  await page.locator('body[data-state=sent]').waitFor();
  await page.getByLabel('Name').fill('<b>Pillar');
  await page.getByLabel('Name').press('Enter');
  await page.locator('option', { hasText: '<b>Pillar' }).waitFor({ state: 'attached' });
  await page.locator('body[data-state=sent]').waitFor();
  await page.getByRole('button', { name: 'Remove the corner' }).tap();
  await until(async () => (await points())[0].length === 8, { what: 'the corner is gone' });
  await page.locator('body[data-state=sent]').waitFor();
  await page.getByRole('button', { name: 'Remove the mask' }).tap();
  await until(async () => (await points()).length === 0, { what: 'the mask is gone' });
  await page.locator('body[data-state=sent]').waitFor();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await until(async () => (await points()).length === 1);
  await close();
});

test('fitting: two who fit see what the other has moved', async () => {
  const { page, output, close } = await fitting('two', laptop);
  const other = await openBoard(browser, `${app.url}/walls/two/fit`, phone);
  await other.page.locator('body[data-state=sent]').waitFor();
  await handle(page, 'Top right').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await other.page.getByRole('button', { name: 'Top right: 0 px right, 10 px down' }).waitFor();
  await handle(other.page, 'Top left').focus();
  await other.page.keyboard.press('ArrowRight');
  await page.getByRole('button', { name: 'Top left: 1 px right, 0 px down' }).waitFor();
  assert.deepEqual((await output()).corners, [1, 0, 0, 10, 0, 0, 0, 0]);
  assert.deepEqual(other.wrong, []);
  await other.close();
  await close();
});

test('fitting: two who drag corners of one output at once both have their way', async () => {
  const { page, output, close } = await fitting('both', laptop);
  const other = await openBoard(browser, `${app.url}/walls/both/fit`, phone);
  await other.page.locator('body[data-state=sent]').waitFor();
  const drag = await finger(other.page, 'Top left');
  await drag.by(30, 15);
  await until(async () => (await output()).corners[0] > 5, { what: 'one is held' });
  await handle(page, 'Bottom right').focus();
  await page.keyboard.press('Shift+ArrowUp');
  await until(async () => (await output()).corners[5] === -10, { what: 'the other is moved meanwhile' });
  await drag.by(20, 10);
  await drag.up();
  await other.page.locator('body[data-state=sent]').waitFor();
  const { corners } = await output();
  assert.ok(corners[0] > 20, String(corners));
  assert.deepEqual(corners.slice(2), [0, 0, 0, -10, 0, 0]);
  await page.getByRole('button', { name: `Top left: ${corners[0]} px right, ${corners[1]} px down` }).waitFor();
  await handle(other.page, 'Top left').focus();
  await other.page.getByRole('button', { name: 'Undo' }).tap();
  await until(async () => (await output()).corners[0] === 0);
  assert.equal((await output()).corners[5], -10);
  assert.deepEqual(other.wrong, []);
  await other.close();
  await close();
});

test('fitting: without a server it says so, and what was moved then is on the wall when it is back', async () => {
  const { page } = await fitting('away', laptop);
  const { port, dataDir } = app;
  await app.kill('SIGKILL');
  await page.getByText(/^No connection/).waitFor();
  await handle(page, 'Top left').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
  app = await startApp({ settings: { HostFeed: false }, dataDir, port });
  await page.locator('body[data-state=sent]').waitFor();
  assert.equal((await app.ask('GET', '/api/walls/away')).wall.outputs[0].corners[0], 30);
  await page.context().close();
});

for (const [name, device] of /** @type {const} */ ([['phone', phone], ['laptop', laptop]])) {
  test(`fitting: on a ${name} axe finds nothing that keeps somebody out, and nothing is wider than it`, async () => {
    const { page, close } = await fitting(`axe-${name}`, device);
    for (const one of ['Corners', 'Picture', 'Masks']) {
      await part(page, one);
      if (one === 'Masks') await page.getByRole('button', { name: 'Add a mask' }).click();
      assert.deepEqual((await serious(page)).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), device.viewport.width);
    }
    await close();
  });
}
