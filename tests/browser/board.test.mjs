// The board page: fits its window, follows its file, says of itself what was promised.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { allLive, greys, layouts as shippedLayouts, openBoard, openPage, painted, publish, shippedBoards, writeBoard } from './board-page.mjs';

/** @typedef {import('./board-page.mjs').Board} Board */
/** @typedef {import('./board-page.mjs').Size} Size */

/** From the write of a file to what is seen, ms (CONTRACT: a changed board is on every wall within a second). */
const changesWithin = 1000;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** A copy of the shipped boards, so that a test can change one there. @type {string} */
let layouts;
/** @type {Record<string, Board>} */
let shipped;

before(async () => {
  layouts = await mkdtemp(join(tmpdir(), 'flexboard-layouts-'));
  await cp(shippedLayouts, layouts, { recursive: true });
  shipped = await shippedBoards();
  [app, browser] = await Promise.all([startApp({ settings: { Demo: 'reservation', Layouts: layouts } }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.stop();
  await rm(layouts, { recursive: true, force: true });
});

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
const open = (path, options) => openBoard(browser, `${app.url}/boards/${path}`, options);

/** A board of one clock, for tests that only look at the frame. @param {string} title @param {object} [more] */
const clockBoard = (title, more) => ({
  schemaVersion: 1, title, widgets: [{ id: 'now', kind: 'clock', title }],
  arrangements: [{ id: '16x9', width: 1600, height: 900, places: { now: [20, 20, 1560, 860] } }], ...more,
});

/** The arrangement for a window: the least |log(its ratio / the window's)|. @param {Board} board @param {Size} window_ */
function nearest({ arrangements }, { width, height }) {
  const distance = (/** @type {Size} */ one) => Math.abs(Math.log((one.width / one.height) / (width / height)));
  return arrangements.reduce((/** @type {any} */ best, /** @type {any} */ one) => (distance(one) < distance(best) ? one : best));
}

/**
 * What is wrong with how a board fills its window; runs in the page.
 * @param {{ id: string, width: number, height: number, places: Record<string, number[]> }} arrangement
 */
function faultsOfFit(arrangement) {
  /** @type {string[]} */
  const faults = [];
  const root = /** @type {HTMLElement} */ (document.getElementById('board'));
  const box = root.getBoundingClientRect();
  const [width, height] = [innerWidth, innerHeight];
  const { documentElement: page } = document;
  const say = (/** @type {boolean} */ good, /** @type {string} */ fault) => { if (!good) faults.push(fault); };
  const near = (/** @type {number} */ a, /** @type {number} */ b, within = 1) => Math.abs(a - b) <= within;

  say(root.dataset.arrangement === arrangement.id, `arrangement ${root.dataset.arrangement}`);
  say(page.scrollWidth <= width && page.scrollHeight <= height, `scrolls: ${page.scrollWidth}x${page.scrollHeight}`);
  say(page.clientWidth === width && page.clientHeight === height, 'a scroll bar takes room');
  const unit = Math.min(width / arrangement.width, height / arrangement.height);
  say(near(box.width, unit * arrangement.width) && near(box.height, unit * arrangement.height), `${box.width}x${box.height}, unit ${unit}`);
  say(near(box.left, width - box.right) && near(box.top, height - box.bottom), `not centred: ${JSON.stringify(box)}`);
  say((near(box.left, 0) && near(box.width, width)) || (near(box.top, 0) && near(box.height, height)), `touches no edges: ${JSON.stringify(box)}`);

  const widgets = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-widget]')]).filter((one) => one.checkVisibility());
  say(widgets.map((one) => one.dataset.widget).sort().join() === Object.keys(arrangement.places).sort().join(), 'other widgets than the arrangement places');
  for (const widget of widgets) {
    const [x, y, wide, high] = arrangement.places[widget.dataset.widget ?? ''] ?? [];
    const { left, top, right, bottom } = widget.getBoundingClientRect();
    const inside = left >= box.left - 1 && top >= box.top - 1 && right <= box.right + 1 && bottom <= box.bottom + 1;
    const placed = near(left - box.left, x * unit) && near(top - box.top, y * unit) && near(right - left, wide * unit) && near(bottom - top, high * unit);
    say(inside && placed, `${widget.dataset.widget} is at ${JSON.stringify([left, top, right, bottom])}`);
    for (const canvas of widget.querySelectorAll('canvas')) {
      const { width: w, height: h } = canvas.getBoundingClientRect();
      if (w === 0 || h === 0) continue;
      say(near(canvas.width, w * devicePixelRatio) && near(canvas.height, h * devicePixelRatio),
        `a canvas of ${widget.dataset.widget} has ${canvas.width}x${canvas.height} for ${w}x${h} at ${devicePixelRatio}`);
    }
    say(!widget.hasAttribute('data-fault'), `${widget.dataset.widget}: its painter failed`);
  }
  return faults;
}

/** A canvas is sized in the frame after its box: what counts is where it comes to rest. @param {import('playwright-core').Page} page @param {Board} arrangement */
async function assertFits(page, arrangement) {
  /** @type {string[]} */
  let faults = [];
  const what = () => `${JSON.stringify(page.viewportSize())}:\n${faults.join('\n')}`;
  await until(async () => (faults = await page.evaluate(faultsOfFit, /** @type {any} */ (arrangement))).length === 0, { what, timeout: 5000 });
}

const windows = [[1920, 1080], [3200, 900], [1080, 1920], [1024, 768], [7680, 2160], [390, 844]];
for (const [ratio, sizes] of /** @type {[number, number[][]][]} */ ([[1, windows], [1.5, [[1920, 1080], [1024, 768]]], [2, [[1080, 1920], [390, 844]]]])) {
  for (const id of ['host', 'reservation', 'dense']) {
    test(`board: ${id} fills any window exactly at ${ratio} device pixels for each pixel`, async () => {
      for (const [width, height] of sizes) {
        const { page, wrong, close } = await open(id, { viewport: { width, height }, deviceScaleFactor: ratio });
        await allLive(page);
        await assertFits(page, nearest(shipped[id], { width, height }));
        assert.deepEqual(wrong, [], `${width}x${height}`);
        await close();
      }
    });
  }
}

test('board: what is left of the window is the board\'s own ground, in the dark and in the light', async () => {
  const blank = await browser.newPage();
  for (const theme of ['dark', 'light']) {
    await writeBoard(app, `ground-${theme}`, clockBoard(`Ground ${theme}`, { theme }));
    const { page, close } = await open(`ground-${theme}`, { viewport: { width: 1600, height: 1200 } });
    await allLive(page);
    // Above the board, in its margin, below it.
    const boxes = [4, 156, 1188].map((y) => ({ x: 4, y, width: 8, height: 8 }));
    const [[above], [board], [below]] = await greys(blank, await page.screenshot(), boxes, 1);
    assert.deepEqual([above, below], [board, board]);
    assert.ok(theme === 'dark' ? board < 40 : board > 200, `${theme}: ${board}`);
    await close();
  }
  await blank.close();
});

test('board: a window that changes is filled anew without a reload, by another arrangement where one is nearer', async () => {
  const { page, wrong, close } = await open('reservation');
  await allLive(page);
  await page.evaluate(() => { Object.assign(window, { marker: true }); });
  const seen = new Set();
  for (const [width, height] of [[1920, 1080], [1900, 1070], [3200, 900], [1024, 768], [1080, 1920], [500, 500], [1280, 720]]) {
    await page.setViewportSize({ width, height });
    const arrangement = nearest(shipped.reservation, { width, height });
    await assertFits(page, arrangement);
    seen.add(arrangement.id);
  }
  assert.equal(seen.size, 4, 'every arrangement had its turn');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).marker), true);
  assert.deepEqual(wrong, []);
  await close();
});

test('board: the address pins an arrangement whatever the window, and one that is not there pins nothing', async () => {
  const { page, close } = await open('reservation?arrangement=4x3', { viewport: { width: 3200, height: 900 } });
  const pinned = shipped.reservation.arrangements.find((/** @type {any} */ one) => one.id === '4x3');
  await allLive(page);
  await assertFits(page, pinned);
  await page.setViewportSize({ width: 700, height: 1400 });
  await assertFits(page, pinned);
  await close();
  const other = await open('reservation?arrangement=1x1', { viewport: { width: 3200, height: 900 } });
  await allLive(other.page);
  await assertFits(other.page, nearest(shipped.reservation, { width: 3200, height: 900 }));
  await other.close();
});

/**
 * Marks the page and has it write down when its first title became another one, by the machine's clock.
 * @param {import('playwright-core').Page} page
 */
const witnessTitle = (page) => page.evaluate(() => {
  /** @type {Record<string, number>} */
  const titles = {};
  new MutationObserver(() => { titles[document.querySelector('.w-head h2')?.textContent ?? ''] ??= Date.now(); })
    .observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  Object.assign(window, { titles });
});

/** @param {import('playwright-core').Page} page @param {string} title @param {number} written */
async function assertSeenInTime(page, title, written) {
  const seen = await page.waitForFunction((wanted) => /** @type {any} */ (window).titles[wanted], title);
  const took = Number(await seen.jsonValue()) - written;
  assert.ok(took < changesWithin, `${title} was seen ${took} ms after the write`);
}

test('board: a changed file in Data/boards is on the open page within a second, without a reload; a faulty one is not taken', async () => {
  await writeBoard(app, 'changing', clockBoard('First'));
  const file = join(app.dataDir, 'boards', 'changing.json');
  const { page, wrong, close } = await open('changing');
  await allLive(page);
  await witnessTitle(page);
  for (const title of ['Second', 'Third', 'Fourth']) {
    const written = Date.now();
    await writeFile(file, JSON.stringify(clockBoard(title)));
    await assertSeenInTime(page, title, written);
  }

  await writeFile(file, '{"schemaVersion":1,"title":"Fifth","widgets":[{"id":"now","kind":"nothing"}]}');
  await until(async () => (await (await fetch(`${app.url}/api/boards`)).json()).problems.length === 1, { what: 'the fault is told' });
  assert.equal(await page.locator('h2').textContent(), 'Fourth');
  // Whoever opens it now sees the last good version, too.
  const other = await open('changing');
  await allLive(other.page);
  assert.equal(await other.page.locator('h2').textContent(), 'Fourth');
  await other.close();

  // A change of the places alone moves what is there.
  const written = Date.now();
  await writeFile(file, JSON.stringify(clockBoard('Sixth', { arrangements: [{ id: 'wide', width: 3200, height: 900, places: { now: [100, 100, 800, 400] } }] })));
  await assertSeenInTime(page, 'Sixth', written);
  await assertFits(page, { id: 'wide', width: 3200, height: 900, places: { now: [100, 100, 800, 400] } });
  assert.deepEqual(wrong, []);
  await close();
});

test('board: a version that is overtaken while its page is fetched never shows figures of the next', async () => {
  const of = (/** @type {number} */ n) => ({
    ...clockBoard(`Overtaken ${n}`), widgets: [{ id: 'now', kind: 'number', title: `Series ${n}`, data: [{ series: `overtaken.n${n}` }] }],
  });
  await publish(app, [1, 2, 3].map((n) => ({ name: `overtaken.n${n}`, value: n })));
  await writeBoard(app, 'overtaken', of(1));
  const { page, close } = await openBoard(browser, 'about:blank');
  /** @type {Set<string>} */
  const versions = new Set();
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => { for (const [, v] of String(payload).matchAll(/"v":"(\w+)"/g)) versions.add(v); }));
  await page.goto(`${app.url}/boards/overtaken`);
  const value = page.locator('[data-widget=now] [data-value]');
  await page.locator('[data-value="1"]').waitFor();
  await until(() => versions.size === 1, { what: 'frames come' });
  /** @type {(() => void)[]} */
  const held = [];
  await page.route(/\/boards\/overtaken(\?|$)/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await new Promise((done) => held.push(() => done(null)));
    await route.fulfill({ response: answer, body });
  });
  await writeBoard(app, 'overtaken', of(2));
  await until(() => held.length === 1, { what: 'the page of the second is fetched' });
  await writeBoard(app, 'overtaken', of(3));
  await until(() => versions.size === 3, { what: 'frames of the third come' });
  held[0]();
  await page.getByRole('heading', { name: 'Series 2' }).waitFor();
  await painted(page);
  assert.equal(await value.getAttribute('data-value'), '2');
  await until(() => held.length === 2, { what: 'the page of the third is fetched' });
  held[1]();
  await page.getByRole('heading', { name: 'Series 3' }).waitFor();
  await page.locator('[data-value="3"]').waitFor();
  await close();
});

test('board: a page whose first frame is of the version before has its past all the same', async () => {
  await writeBoard(app, 'between', { ...clockBoard('Between'), widgets: [{ id: 'now', kind: 'number', title: 'Between', data: [{ series: 'between' }] }] });
  const { page, close } = await openBoard(browser, 'about:blank');
  // As it is made in the moment in which its board is published; and its page cannot be had again.
  await page.addInitScript(() => {
    const parse = JSON.parse;
    JSON.parse = (text, revive) => {
      const read = parse(text, revive);
      if (read.hv === undefined) return read;
      JSON.parse = parse;
      return { ...read, v: 'before' };
    };
  });
  await page.route(/\/boards\/between\?page=/, (route) => route.fulfill({ status: 503 }));
  await page.goto(`${app.url}/boards/between`);
  await page.locator('#board[data-history]').waitFor();
  await close();
});

test('board: a changed file in a Layouts folder is on the open page within a second, without a reload', async () => {
  const file = join(layouts, 'host.json');
  const before_ = await readFile(file, 'utf8');
  const { page, wrong, close } = await open('host');
  await allLive(page);
  await witnessTitle(page);
  try {
    // Three, since one may just have been in time for the next look at the folder.
    for (const title of ['Processors', 'Cores', 'Chips']) {
      const written = Date.now();
      await writeFile(file, before_.replace('"title": "CPU"', `"title": "${title}"`));
      await assertSeenInTime(page, title, written);
    }
    await allLive(page);
    await assertFits(page, nearest(shipped.host, { width: 1920, height: 1080 }));
    assert.deepEqual(wrong, []);
  } finally {
    await writeFile(file, before_);
    await close();
  }
});

/** Kinds that show no samples: they have no time, no series. */
const unbound = ['clock', 'rich-text', 'shape', 'event-list'];

test('board: every widget on the shipped boards says of itself what was promised', async () => {
  for (const id of ['host', 'reservation', 'dense']) {
    const { page, close } = await open(id);
    await allLive(page);
    const root = page.locator('#board');
    assert.equal(await root.getAttribute('data-board'), id);
    assert.equal(await root.getAttribute('data-arrangement'), '16x9');
    assert.equal(await root.getAttribute('data-feed'), 'live');
    /** @type {any[]} */
    const told = await page.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))].map((widget) => ({
      ...widget.dataset,
      values: [...widget.querySelectorAll('[data-value]')].map((one) => [one.getAttribute('data-value'), one.textContent]),
    })));
    assert.deepEqual(told.map((one) => [one.widget, one.kind]), shipped[id].widgets.map((/** @type {any} */ one) => [one.id, one.kind]));
    for (const { widget, kind = '', state, time, series, points, values } of told) {
      const of = `${id} ${widget}: ${JSON.stringify({ state, time, series, points, values })}`;
      assert.equal(state, 'live', of);
      if (!unbound.includes(kind)) {
        assert.ok(Math.abs(Date.now() - Number(time)) < 10_000, of);
        const [fresh, matched] = String(series).split('/').map(Number);
        assert.ok(fresh >= 1 && fresh <= matched, of);
      }
      if (kind === 'time-series' || kind === 'hitmap') assert.match(points, /^\d+$/, of);
      if (!['rich-text', 'shape', 'event-list'].includes(kind)) assert.ok(values.length > 0, of);
      for (const [value, text] of values) {
        assert.ok(value !== '' && Number.isFinite(Number(value)), of);
        assert.match(text, /\S/, of);
      }
    }
    await close();
  }
});

test('board: nothing says that it is live before its picture is there, however slow the screen is', async () => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await context.addInitScript(() => {
    const soon = requestAnimationFrame;
    window.requestAnimationFrame = (paint) => soon(() => setTimeout(() => soon(paint), 200));
    /** @type {string[]} */
    const early = [];
    const look = (/** @type {HTMLElement} */ widget) => {
      if (widget.dataset.state === 'live' && !widget.querySelector('[data-value]')) early.push(String(widget.dataset.widget));
    };
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        for (const one of [target, ...addedNodes]) if (one instanceof HTMLElement && one.dataset.widget) look(one);
      }
    }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-state'] });
    Object.assign(window, { early });
  });
  for (const id of ['host', 'reservation']) {
    const { page, close } = await openPage(context, `${app.url}/boards/${id}`);
    await allLive(page);
    const early = /** @type {string[]} */ (await page.evaluate('early'));
    const figures = shipped[id].widgets.filter((/** @type {any} */ one) => !['rich-text', 'shape', 'event-list'].includes(one.kind));
    assert.deepEqual(figures.map((/** @type {any} */ one) => one.id).filter((/** @type {string} */ one) => early.includes(one)), [], id);
    await close();
  }
  await context.close();
});

test('board: simulated figures are marked on every widget that shows some, and nothing else is', async () => {
  for (const id of ['reservation', 'dense', 'host']) {
    const simulated = shipped[id].widgets
      .filter((/** @type {any} */ one) => one.kind === 'event-list' || one.data?.some((/** @type {any} */ each) => each.series.startsWith('reservation.')))
      .map((/** @type {any} */ one) => one.id);
    assert.equal(simulated.length > 0, id !== 'host');
    for (const { width, height } of shipped[id].arrangements) {
      const { page, close } = await open(id, { viewport: { width, height } });
      await allLive(page);
      // What counts is that it can be read: inside its widget, in words, with nothing upon it.
      const marked = await page.evaluate(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))].filter((widget) => {
        const mark = /** @type {HTMLElement} */ (widget.querySelector('.w-sim'));
        const [own, around] = [mark.getBoundingClientRect(), widget.getBoundingClientRect()];
        const seen = document.elementFromPoint(own.x + own.width / 2, own.y + own.height / 2);
        return mark.checkVisibility() && mark.innerText === 'SIMULATED' && seen === mark && mark.scrollWidth <= mark.clientWidth + 1 &&
          own.left >= around.left && own.right <= around.right && own.top >= around.top && own.bottom <= around.bottom;
      }).map((widget) => widget.dataset.widget));
      assert.deepEqual(marked, simulated, `${id} ${width}x${height}`);
      await close();
    }
  }
});

test('board: axe finds no serious fault', async () => {
  for (const id of ['host', 'reservation', 'dense']) {
    const { page, wrong, close } = await open(id);
    await allLive(page);
    assert.deepEqual((await serious(page)).map((one) => `${id} ${one.id}: ${one.nodes[0].html}`), []);
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('board: one that is not there is a plain page that says so', async () => {
  for (const path of ['nowhere', 'NOT%20AN%20ID', `${'a'.repeat(300)}`, '..%2f..%2fetc%2fpasswd']) {
    const page = await browser.newPage();
    const answer = await page.goto(`${app.url}/boards/${path}`);
    assert.equal(answer?.status(), 404, path);
    const text = await page.locator('body').innerText();
    assert.match(text, /404/);
    assert.ok(text.length < 300, text);
    assert.doesNotMatch(await page.content(), /blazor|asp\.net|kestrel|microsoft|exception|stack|\bat [A-Z]\w+\./i);
    assert.equal(answer?.headers().server, undefined);
    await page.getByRole('link').click();
    await page.waitForURL(`${app.url}/`);
    await page.close();
  }
});
