// The walk that the designer was made for: the 32:9 reservation board from nothing, by one person with a mouse and a
// keyboard, in less than 60 actions. An action is a click, a drag, a key or chord, or a text that is typed; looking is none.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { allLive, openBoard, shippedBoards } from './board-page.mjs';
import { pictured } from './designer.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {[number, number, number, number]} Box left, top, width, height: board units */

const most = 60;
/** How far an edge may be from where the shipped board has it, as a part of the canvas' side: done by hand and eye. */
const near = 0.03;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => { [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false, Demo: 'reservation' } }), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

/** The only one who touches mouse and keyboard, and counts. @param {Page} page */
function handOf(page) {
  let actions = 0;
  const middle = async (/** @type {Locator} */ what) => {
    await what.scrollIntoViewIfNeeded();
    const box = await what.boundingBox();
    assert.ok(box, 'there is something to click');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const pointOf = async (/** @type {Locator | Point} */ what) => ('x' in what ? what : middle(what));
  return {
    get actions() { return actions; },
    /** @param {Locator | Point} what @param {{ shift?: boolean }} [held] */
    async click(what, { shift = false } = {}) {
      actions++;
      const { x, y } = await pointOf(what);
      if (shift) await page.keyboard.down('Shift');
      await page.mouse.click(x, y);
      if (shift) await page.keyboard.up('Shift');
    },
    /** @param {Locator | Point} from @param {Point} to */
    async drag(from, to) {
      actions++;
      const { x, y } = await pointOf(from);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 8 });
      await page.mouse.up();
    },
    /** @param {string} chord */
    async key(chord) {
      actions++;
      await page.keyboard.press(chord);
    },
    /** @param {string} text */
    async type(text) {
      actions++;
      await page.keyboard.insertText(text);
    },
  };
}

/**
 * What is fair to compare of a widget: what it is, what it is called, what it shows and how. Not its definition, which is
 * for who asks, nor whether a clock tells the date, too.
 * @param {any} widget
 */
const essence = ({ kind, title = '', note = '', panel = true, data = [], options: { date: _, ...options } = {} }) => ({ kind, title, note, panel, data, options });
const byKind = (/** @type {any} */ a, /** @type {any} */ b) => `${a.kind} ${a.title}`.localeCompare(`${b.kind} ${b.title}`);

/** @param {Box} a @param {Box} b */
const overlap = ([ax, ay, aw, ah], [bx, by, bw, bh]) => Math.min(ax + aw, bx + bw) - Math.max(ax, bx) > 0.5 && Math.min(ay + ah, by + bh) - Math.max(ay, by) > 0.5;

test('walk: the 32:9 reservation board from nothing in less than 60 actions', async () => {
  const { reservation } = await shippedBoards();
  const shipped = reservation.arrangements.find((/** @type {any} */ { id }) => id === '32x9');
  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/new`, { viewport: { width: 1920, height: 1080 }, timezoneId: reservation.timeZone });
  const hand = handOf(page);

  // An empty board of that name for a wall of that ratio. The name has the cursor.
  await page.getByRole('radio', { name: 'Empty' }).waitFor();
  await hand.type(reservation.title);
  await hand.click(page.getByRole('button', { name: '32:9' }));
  await hand.click(page.getByRole('radio', { name: 'Empty' }));
  await hand.key('Enter');
  await page.waitForURL('**/boards/reservation-opening/design');
  await pictured(page);
  await page.locator('.tile').first().waitFor();

  const draft = async () => (await fetch(`${app.url}/api/boards/reservation-opening/draft`)).json();
  const saved = () => page.locator('.state[data-state="saved"]').waitFor();
  const canvas = await page.frameLocator('.preview').locator('#board').boundingBox();
  assert.ok(canvas);
  /** Where a point of the board is seen. */
  const at = (/** @type {number} */ x, /** @type {number} */ y) => ({ x: canvas.x + (x * canvas.width) / 3200, y: canvas.y + (y * canvas.height) / 900 });
  const tab = (/** @type {string} */ name) => page.getByRole('tab', { name, exact: true });
  const tile = (/** @type {string} */ id) => page.locator(`[data-tile="${id}"]`);
  const inspector = page.locator('.inspector');
  /** The one widget that is called so, or is of that kind, and where it is. @param {string} name */
  const seen = (name) => until(async () => {
    await saved();
    const board = await draft();
    const [one, other] = board.widgets.filter((/** @type {any} */ { kind, title }) => name === (title ?? kind));
    assert.equal(other, undefined, `one ${name}`);
    return one && { id: one.id, box: /** @type {Box} */ (board.arrangements[0].places[one.id]) };
  }, { what: `${name} is in the draft` });
  const middleOf = (/** @type {Box} */ [x, y, w, h]) => at(x + w / 2, y + h / 2);
  /** Moves a widget so that its corner is there. @param {string} name @param {Box} to */
  const move = async (name, [x, y]) => {
    const { box } = await seen(name);
    await hand.drag(middleOf(box), middleOf([x, y, box[2], box[3]]));
    await saved();
  };
  /** Pulls the lower right corner of what is selected. @param {string} name @param {Box} to */
  const pull = async (name, [x, y, w, h]) => {
    const { box } = await seen(name);
    await hand.drag(at(box[0] + box[2], box[1] + box[3]), at(x + w, y + h));
    await saved();
  };
  const put = async (/** @type {string} */ name, /** @type {Box} */ to) => { await move(name, to); await pull(name, to); };
  const shot = async (/** @type {string} */ name) => { if (process.env.SHOTS) { await saved(); await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }); } };

  /** Takes apart what was just dropped as a group. */
  const apart = async () => { await hand.key('Control+Shift+g'); await hand.key('Escape'); };

  // What is over and under all the rest: one ready group, as wide as the board, its foot taken down.
  await hand.click(tab('Templates'));
  await hand.drag(tile('header'), at(22 + 846, 14 + 65));
  await hand.drag(at(22 + 1692, 14 + 65), at(3186, 14 + 65));
  await apart();
  const { box: ticker } = await seen('event-list');
  await hand.drag(at(6, ticker[1] - 11), at(3194, ticker[1] + ticker[3] + 10));
  await hand.drag(middleOf(ticker), middleOf([ticker[0], 818, ticker[2], ticker[3]]));
  await hand.key('Escape');
  await put('countdown', shipped.places.opening);
  await hand.click(middleOf((await seen('clock')).box));
  const { box: clock } = await seen('clock');
  await hand.drag(at(clock[0], clock[1] + clock[3] / 2), at(shipped.places.clock[0], clock[1] + clock[3] / 2));
  await shot('1-header');

  // The middle of the board is another, taken apart.
  await hand.drag(tile('reservation-opening'), at(640, 500));
  await apart();
  await put('Requests per second', shipped.places.requests);
  await put('Queue', shipped.places.queue);
  await put('Response time, every transaction', shipped.places.responses);
  await put('Tiers', shipped.places.tiers);
  await put('Reservations', shipped.places.completed);
  await put('Completed', shipped.places.rate);
  await shot('2-placed');

  // Sign-in out of another group; the rest of that is not wanted.
  await hand.drag(tile('services'), at(2700, 300));
  await apart();
  await hand.click(middleOf((await seen('Apdex')).box));
  await hand.click(middleOf((await seen('Sign-in, answer time')).box), { shift: true });
  await hand.key('Delete');
  await put('Sign-in', shipped.places.signin);
  await shot('3-services');

  // Active transactions out of the palette; its series is searched for.
  await hand.click(tab('Widgets'));
  await hand.drag(tile('active'), at(2064, 626));
  await put('Active transactions', shipped.places.active);
  await hand.click(inspector.getByLabel('Note'));
  await hand.type('by server');
  await hand.click(inspector.getByRole('button', { name: 'Add data' }));
  await hand.type('reservation.active');
  await page.getByRole('dialog').getByText('1 of 1 names').waitFor();
  await hand.key('Enter');
  await hand.key('Enter');
  await shot('4-active');

  // What the board is called stands on it, and which time its clock tells.
  await hand.click(middleOf((await seen('rich-text')).box));
  await hand.key('Enter');
  await hand.type('## Reservation opening');
  await hand.click(middleOf((await seen('clock')).box));
  await hand.click(inspector.locator('[data-path="options.label"] input'));
  await hand.type('KST');
  await shot('5-done');

  // Onto the walls.
  await saved();
  await hand.click(page.getByRole('button', { name: 'Publish' }));
  await hand.key('Enter');
  await page.locator('.state', { hasText: 'As on the walls' }).waitFor();
  if (process.env.SHOTS) console.log(`${hand.actions} actions`);
  assert.ok(hand.actions < most, `${hand.actions} actions`);
  // The new-board page was left while its preview was loading.
  assert.deepEqual(wrong.filter((one) => !/net::ERR_ABORTED/.test(one)), []);
  await close();

  // The same kinds, called the same, showing the same series in the same way, as both boards are served.
  const boardOf = async (/** @type {string} */ id) => (await fetch(`${app.url}/api/boards/${id}`)).json();
  const [made, model] = [await boardOf('reservation-opening'), await boardOf('reservation')];
  assert.deepEqual([made.title, made.culture, made.timeZone], [model.title, model.culture, model.timeZone]);
  assert.deepEqual(made.widgets.map(essence).sort(byKind), model.widgets.map(essence).sort(byKind));

  // Where the shipped board has them, by hand and eye; none over another, and none out of the canvas.
  const [{ id, width, height, places }] = made.arrangements;
  assert.deepEqual([id, width, height], ['32x9', shipped.width, shipped.height]);
  const named = (/** @type {any} */ board) => new Map(board.widgets.map((/** @type {any} */ one) => [one.title ?? one.kind, one.id]));
  for (const [name, own] of named(made)) {
    const [box, wanted] = [places[own], shipped.places[named(model).get(name)]];
    const edges = (/** @type {Box} */ [x, y, w, h]) => [x / width, y / height, (x + w) / width, (y + h) / height];
    edges(box).forEach((edge, i) => assert.ok(Math.abs(edge - edges(wanted)[i]) <= near, `${name}: ${box}, not ${wanted}`));
    assert.ok(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= width && box[1] + box[3] <= height, `${name} is on the canvas`);
    for (const [another, other] of named(made)) assert.ok(own === other || !overlap(box, places[other]), `${name} over ${another}`);
  }

  // On a wall of that ratio: everything live.
  const wall = await openBoard(browser, `${app.url}/boards/reservation-opening`, { viewport: { width: 3200, height: 900 } });
  await allLive(wall.page);
  assert.equal(await wall.page.locator('[data-widget]:visible').count(), model.widgets.length);
  if (process.env.SHOTS) {
    await wall.page.screenshot({ path: `${process.env.SHOTS}/made.png` });
    await wall.page.goto(`${app.url}/boards/reservation`);
    await allLive(wall.page);
    await wall.page.screenshot({ path: `${process.env.SHOTS}/shipped.png` });
  }
  assert.deepEqual(wall.wrong, []);
  await wall.close();
});
