// What is carried over the canvas while its figures come in: its picture waits for the hand to rest, or to let go, and is
// of now then. Seen by what the hand does alone: when it moved, and when which widget said something else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { allLive, keepPublishing, publish, writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @typedef {{ id: string, says: string, moving: number, still: number }} Painted  how long the hand had been on its way, without a rest, and how long it had stood, ms */

/** After a rest of this length what was carried is painted. A timer may be a little early. */
const rests = 100 - 5;
/** What is not carried waits for a rest no longer than this. */
const longest = 2000 - 5;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** Notes from now on every picture that changes, beside what the hand does. @param {import('playwright-core').Page} page @returns {Promise<() => Promise<Painted[]>>} all since then */
async function watch(page) {
  await page.evaluate(() => {
    /** @type {Painted[]} */
    const painted = [];
    const hand = { began: -Infinity, last: -Infinity };
    addEventListener('pointermove', () => {
      const now = performance.now();
      if (now - hand.last > 105) hand.began = now;
      hand.last = now;
    }, { capture: true });
    const inside = /** @type {Document} */ (/** @type {HTMLIFrameElement} */ (document.querySelector('.preview')).contentDocument);
    for (const widget of /** @type {NodeListOf<HTMLElement>} */ (inside.querySelectorAll('[data-widget]'))) {
      new MutationObserver(() => {
        const now = performance.now();
        painted.push({ id: widget.dataset.widget ?? '', says: widget.textContent ?? '', moving: now - hand.began, still: now - hand.last });
      }).observe(widget, { childList: true, characterData: true, subtree: true });
    }
    Object.assign(window, { painted });
  });
  return () => page.evaluate(() => /** @type {any} */ (window).painted);
}

for (const carried of [['one'], ['one', 'two']]) {
  test(`carry: the picture of ${carried.length} that the hand carries waits until it rests or drops, and shows what is current then`, async () => {
    const id = `carry-${carried.length}`;
    const ids = ['one', 'two', 'stays'];
    await writeBoard(app, id, {
      schemaVersion: 1, title: id, widgets: ids.map((one) => ({ id: one, kind: 'number', title: 'Figure', data: [{ series: id }] })),
      arrangements: [{ id: 'wide', width: 1600, height: 900, places: { one: [40, 40, 300, 240], two: [400, 40, 300, 240], stays: [1000, 560, 300, 240] } }],
    });
    let figure = 1000;
    const send = () => ({ name: id, value: ++figure });
    const feed = keepPublishing(app, () => [send()]);
    const { page, click, middleOf, place, saved, wrong, close } = await openDesigner(browser, app, id);
    const inside = page.frameLocator('.preview');
    await allLive(/** @type {any} */ (page.frames().find((one) => one.url().includes(`/boards/${id}`) && one !== page.mainFrame())));
    for (const one of carried) await click(one, { modifiers: one === 'one' ? [] : ['Shift'] });
    const from = await middleOf('one');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const painted = await watch(page);

    // To and fro without a rest, until the one that stays has said others meanwhile.
    let way = 1;
    await until(async () => {
      await page.mouse.move(from.x + 60 + 40 * (way = -way), from.y + 80, { steps: 15 });
      return (await painted()).filter((one) => one.id === 'stays' && one.still < rests).length >= 4;
    }, { what: 'what stays is painted while the hand moves on', timeout: 60_000, every: 0 });
    const onTheWay = (await painted()).filter((one) => one.still < rests);
    assert.deepEqual(onTheWay.filter((one) => carried.includes(one.id)), [], 'nothing that is carried is painted on its way');
    assert.deepEqual(onTheWay.filter((one) => one.moving < longest), [], 'nothing at all is painted before the hand has moved for long');

    // It rests, and still holds them.
    feed.stop();
    const says = (/** @type {string} */ one) => inside.locator(`[data-widget="${one}"]`).textContent();
    const show = (/** @type {number} */ value) => until(async () => (await Promise.all(ids.map(says))).every((one) => one?.replace(/\D/g, '').includes(String(value))), { what: `all show ${value}` });
    await publish(app, [send()]);
    await show(figure);

    // Of a move that is given up nothing goes on waiting.
    await page.mouse.move(from.x + 90, from.y + 150, { steps: 8 });
    await page.keyboard.press('Escape');
    await publish(app, [send()]);
    await show(figure);
    await page.mouse.up();

    // What comes on the way is there when it is dropped.
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 90, from.y + 150, { steps: 8 });
    await publish(app, [send()]);
    await page.mouse.move(from.x + 60, from.y + 150, { steps: 8 });
    await page.mouse.up();
    await show(figure);
    await saved();
    assert.notDeepEqual(await place(carried[carried.length - 1]), [carried.length === 1 ? 40 : 400, 40, 300, 240]);
    assert.deepEqual([feed.fault(), wrong], ['', []]);
    await close();
  });
}
