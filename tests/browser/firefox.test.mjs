// A board in Firefox ESR, driven by WebDriver BiDi: https://w3c.github.io/webdriver-bidi/
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import { launchBrowser, startApp, until } from './app.mjs';
import { greys, shippedBoards } from './board-page.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {Awaited<ReturnType<typeof startFirefox>>} */
let firefox;

before(async () => {
  [app, firefox] = await Promise.all([startApp({ settings: { Demo: 'reservation' } }), startFirefox()]);
});
after(async () => {
  await firefox?.stop();
  await app?.stop();
});

/** Firefox with an empty profile of its own, and a connection to it. */
async function startFirefox() {
  const profile = await mkdtemp(join(tmpdir(), 'flexboard-firefox-'));
  // Without a sandbox, as the tests' Chromium: containers and root have no user namespaces to spare.
  const child = spawn(process.env.FIREFOX ?? 'firefox-esr', [
    '--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank',
  ], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: profile, MOZ_DISABLE_CONTENT_SANDBOX: '1' } });
  const ended = new Promise((done) => child.once('close', done));
  child.once('error', () => {}); // told below: there is no process
  process.once('exit', () => child.kill('SIGKILL'));
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { log += text; });
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await ended;
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await until(() => {
      if (child.pid === undefined || child.exitCode !== null) throw new Error(`Firefox did not start.\n${log}`);
      return /WebDriver BiDi listening on (ws:\S+)/.exec(log)?.[1];
    }, { what: () => `Firefox listens\n${log}`, timeout: 60_000 });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((done, failed) => { socket.once('open', done); socket.once('error', failed); });

    let last = 0;
    /** @type {Map<number, { done: (result: any) => void, failed: (fault: Error) => void }>} */
    const open = new Map();
    /** @type {any[]} */
    const entries = [];
    socket.on('message', (data) => {
      const { id, method, params, result, error, message } = JSON.parse(String(data));
      if (method === 'log.entryAdded') entries.push(params);
      const asked = open.get(id);
      open.delete(id);
      if (error) asked?.failed(new Error(`${error}: ${message}`));
      else asked?.done(result);
    });
    /** @param {string} method @param {object} params @returns {Promise<any>} */
    const ask = (method, params) => new Promise((done, failed) => {
      open.set(++last, { done, failed });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
    await ask('session.new', { capabilities: {} });
    await ask('session.subscribe', { events: ['log.entryAdded'] });
    const { contexts: [{ context }] } = await ask('browsingContext.getTree', {});

    return {
      stop,
      /** Errors of scripts, and what pages and browser complained of in the console. */
      complaints: () => entries.filter(({ type, level }) => type === 'javascript' || level === 'error' || level === 'warn').map(({ type, level, text }) => `${type} ${level}: ${text}`),
      resize: (/** @type {number} */ width, /** @type {number} */ height) =>
        ask('browsingContext.setViewport', { context, viewport: { width, height }, devicePixelRatio: 1 }),
      open: (/** @type {string} */ url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
      /** @param {string} expression one whose value is JSON @returns {Promise<any>} */
      async evaluate(expression) {
        const { type, result, exceptionDetails } = await ask('script.evaluate', {
          expression: `JSON.stringify(${expression})`, target: { context }, awaitPromise: true,
        });
        if (type !== 'success') throw new Error(exceptionDetails?.text);
        return JSON.parse(result.value);
      },
      /** @returns {Promise<Buffer>} a PNG */
      screenshot: async () => Buffer.from((await ask('browsingContext.captureScreenshot', { context })).data, 'base64'),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The board in a window, once every widget is live in the arrangement that belongs there. @param {number} width @param {number} height @param {string} arrangement */
async function show(width, height, arrangement) {
  await firefox.resize(width, height);
  /** @type {any} */
  let seen;
  await until(async () => {
    seen = await firefox.evaluate(`({
      width: innerWidth, arrangement: document.getElementById('board')?.dataset.arrangement,
      widgets: [...document.querySelectorAll('[data-widget]')].map((one) => [one.dataset.widget, one.dataset.state]),
    })`);
    return seen.width === width && seen.arrangement === arrangement && seen.widgets.length > 0 &&
      seen.widgets.every((/** @type {string[]} */ [, state]) => state === 'live');
  }, { what: () => `live in ${arrangement}: ${JSON.stringify(seen)}` });
  return seen.widgets.map((/** @type {string[]} */ [id]) => id);
}

test('firefox: the reservation board is live in every widget, and goes on', async () => {
  const { reservation } = await shippedBoards();
  await firefox.open(`${app.url}/boards/reservation`);
  assert.deepEqual(await show(1920, 1080, '16x9'), reservation.widgets.map((/** @type {any} */ one) => one.id));
  // Figures go on, and the heartbeat with them.
  const mark = `[document.querySelector('[data-widget=rate]').dataset.time, document.getElementById('heartbeat').style.getPropertyValue('--turn')]`;
  const [time, turn] = await firefox.evaluate(mark);
  await until(async () => { const [now, turned] = await firefox.evaluate(mark); return now !== time && turned !== turn; }, { what: 'the board goes on' });
  assert.equal(await firefox.evaluate(`document.getElementById('board').dataset.feed`), 'live');
  assert.deepEqual(await firefox.evaluate(`[...document.querySelectorAll('[data-fault]')].map((one) => one.dataset.widget)`), []);
  assert.deepEqual(firefox.complaints(), []);
});

test('firefox: a board fills any window exactly, without scroll bars', async () => {
  await firefox.open(`${app.url}/boards/reservation`);
  for (const [width, height, arrangement] of /** @type {[number, number, string][]} */ ([
    [1920, 1080, '16x9'], [1080, 1920, '9x16'], [1600, 450, '32x9'], [960, 540, '16x9'], [3840, 2160, '16x9'],
  ])) {
    await show(width, height, arrangement);
    const { box, scrolls } = await firefox.evaluate(`(({ left, top, right, bottom }, page) => ({
      scrolls: page.scrollWidth > innerWidth || page.scrollHeight > innerHeight || page.clientWidth < innerWidth || page.clientHeight < innerHeight,
      box: [left, top, right, bottom],
    }))(document.getElementById('board').getBoundingClientRect(), document.documentElement)`);
    assert.equal(scrolls, false, arrangement);
    const off = box.map((/** @type {number} */ edge, /** @type {number} */ i) => Math.abs(edge - [0, 0, width, height][i]));
    assert.ok(Math.max(...off) <= 1, `${width}x${height}: ${box}`);
  }
});

test('firefox: what is shown is painted: every widget has a picture of its own', async () => {
  await firefox.open(`${app.url}/boards/reservation`);
  await show(1920, 1080, '16x9');
  const boxes = await firefox.evaluate(`[...document.querySelectorAll('[data-widget]:not([data-kind=shape]) > .w-body')].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  })`);
  const png = await firefox.screenshot();
  const chromium = await launchBrowser();
  try {
    const blank = await chromium.newPage();
    // Areas of the size of a stroke: an empty box is of one shade.
    for (const [i, shades] of (await greys(blank, png, boxes, 200)).entries())
      assert.ok(Math.max(...shades) - Math.min(...shades) > 60, `widget ${i} shows nothing: ${JSON.stringify(boxes[i])}`);
  } finally {
    await chromium.close();
  }
});
