// A wall under test: Redis, app, browser, a publisher; and a witness in the page that writes down all it shows.
import { connect, createServer } from 'node:net';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, launchBrowser, startApp, startRedis, until } from './app.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Awaited<ReturnType<typeof startWall>>} Wall */
/** @typedef {{ at: number, feed: string, widgets: Record<string, { state: string, value: number | null, text: string, points: number | null, flag: string, blank: boolean }> }} Sight */

/** Milliseconds within which a state must show once it holds (CONTRACT), and some for a busy test machine's timers. */
export const showsWithin = 1000 + 500;

/** The board of the survival tests: every way of showing time, fed by `wall.*`. */
export const wallBoard = {
  schemaVersion: 1,
  title: 'Survival',
  widgets: [
    // Its value is the publisher's clock, so that an old figure can be told from a fresh one.
    { id: 'now', kind: 'number', title: 'Now', data: [{ series: 'wall.now' }] },
    { id: 'curve', kind: 'time-series', title: 'Curve', data: [{ series: 'wall.curve' }], options: { windowSeconds: 600 } },
    { id: 'heat', kind: 'hitmap', title: 'Heat', data: [{ series: 'wall.elapsed' }] },
    { id: 'gauge', kind: 'gauge', title: 'Gauge', data: [{ series: 'wall.curve' }] },
    { id: 'clock', kind: 'clock', title: 'Clock' },
  ],
  arrangements: [{
    id: '16x9', width: 1920, height: 1080, textSize: 27,
    places: { now: [18, 18, 900, 340], curve: [18, 372, 900, 340], heat: [932, 18, 970, 340], gauge: [932, 372, 480, 340], clock: [1426, 372, 476, 340] },
  }],
};

/** Its widgets, all of which `startWall` feeds. */
const fed = wallBoard.widgets.map((widget) => widget.id);

/**
 * A bare RESP client that only publishes, and goes on trying when its Redis is away.
 * @param {number} port
 */
export function redisPublisher(port) {
  /** @type {import('node:net').Socket | null} */
  let socket = null;
  let closed = false;
  const dial = () => {
    if (closed) return;
    const one = connect(port, '127.0.0.1').setNoDelay(true);
    one.on('connect', () => { socket = one; }).on('error', () => {}).resume();
    one.on('close', () => { socket = null; setTimeout(dial, 50); });
  };
  dial();
  return {
    get ready() { return socket !== null; },
    /** @param {string} channel @param {string | Buffer} message @returns {boolean} false when nothing can be sent just now */
    publish(channel, message) {
      if (!socket) return false;
      const bytes = Buffer.from(message);
      socket.write(Buffer.concat([
        Buffer.from(`*3\r\n$7\r\nPUBLISH\r\n$${Buffer.byteLength(channel)}\r\n${channel}\r\n$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'),
      ]));
      return socket.writableLength < 1 << 20;
    },
    /** Settles when what was published has left. */
    drained: () => until(() => (socket?.writableLength ?? 0) < 1 << 16, { every: 1 }),
    close() { closed = true; socket?.destroy(); },
  };
}

/**
 * A TCP proxy that can swallow: connections are accepted, bytes go nowhere, as when a network is cut.
 * @param {number} target
 */
export async function startProxy(target) {
  let cut = false;
  const sockets = new Set();
  const port = await freePort();
  const server = createServer((inner) => {
    const outer = connect(target, '127.0.0.1');
    for (const [from, to] of /** @type {[import('node:net').Socket, import('node:net').Socket][]} */ ([[inner, outer], [outer, inner]])) {
      sockets.add(from);
      from.on('data', (bytes) => { if (!cut && !lost.has(from)) to.write(bytes); else lost.add(to).add(from); });
      from.on('close', () => { sockets.delete(from); if (!cut) to.destroy(); });
      from.on('error', () => {});
    }
  });
  /** A connection that lost bytes stays dead: TCP would not carry on in the middle. @type {WeakSet<object>} */
  const lost = new WeakSet();
  await new Promise((done) => server.listen(port, '127.0.0.1', () => done(null)));
  return {
    url: `http://127.0.0.1:${port}`,
    cut() { cut = true; },
    mend() { cut = false; },
    stop() { for (const socket of sockets) socket.destroy(); server.close(); },
  };
}

/**
 * Redis, app, page and a publisher of `wall.*` at 5 Hz, live.
 * @param {{ settings?: Record<string, string | number | boolean>, dataDir?: string, proxied?: boolean, board?: object, witnessed?: string }} [options]
 *   `witnessed`: the selector of the widgets that are written down, when all would be too many
 */
export async function startWall({ settings = {}, dataDir, proxied = false, board = wallBoard, witnessed = '[data-widget]' } = {}) {
  const redis = await startRedis();
  const data = dataDir ?? await mkdtemp(join(tmpdir(), 'flexboard-wall-'));
  await mkdir(join(data, 'boards'), { recursive: true });
  await writeFile(join(data, 'boards', 'wall.json'), JSON.stringify(board));
  const appSettings = { Redis: redis.address, HostFeed: false, ...settings };
  const wall = {
    redis,
    app: await startApp({ settings: appSettings, dataDir: data }),
    publisher: redisPublisher(redis.port),
    dataDir: data,
    settings: appSettings,
  };
  const proxy = proxied ? await startProxy(wall.app.port) : null;
  // By the port of its app it is told from another wall's browser.
  const mark = `--test-wall=${wall.app.port}`;
  const browser = await launchBrowser({ args: [mark] });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  let loads = 0;
  page.on('framenavigated', () => { loads++; });

  let publishing = true;
  let n = 0;
  const publishAll = () => {
    if (!publishing) return;
    const now = Date.now();
    n++;
    wall.publisher.publish('metrics:wall', JSON.stringify([
      { name: 'wall.now', value: now }, { name: 'wall.curve', value: 50 + 40 * Math.sin(n / 20) },
      { name: 'wall.elapsed', durations: [20 + n % 90, 300, 1200 + n % 700] },
    ]));
  };
  const timer = setInterval(publishAll, 200);
  await page.goto(`${proxy?.url ?? wall.app.url}/boards/wall`);
  await page.evaluate(witness, witnessed);
  await shown(page, (sight) => fed.every((id) => sight.widgets[id].state === 'live'), 'every widget is live');
  // From here on it is a wall; before, it was a page that loads.
  await page.evaluate(() => { const { sights } = /** @type {any} */ (window); sights.splice(0, sights.length - 1); });

  return Object.assign(wall, {
    browser, page, proxy, faults,
    /** Pages loaded since the first. */
    reloads: () => loads - 1,
    /** Every process of the browser: stopping only the first would leave the page running. */
    browserProcesses: () => descendants(process.pid).filter((pid) => commandOf(pid).includes(mark)).flatMap((pid) => [pid, ...descendants(pid)]),
    pausePublishing() { publishing = false; },
    resumePublishing() { publishing = true; },
    async restartApp() {
      wall.app = await startApp({ settings: appSettings, dataDir: data, port: wall.app.port });
    },
    async restartRedis() {
      wall.redis = await startRedis({ port: redis.port });
    },
    async stop() {
      clearInterval(timer);
      await browser.close();
      wall.publisher.close();
      proxy?.stop();
      // What a test has stopped must go on to be ended.
      for (const pid of [wall.app.pid, wall.redis.pid]) try { process.kill(pid, 'SIGCONT'); } catch { /* it is gone */ }
      await wall.app.kill('SIGKILL');
      await wall.redis.kill();
    },
  });
}

/** @param {number} pid @returns {number[]} */
function descendants(pid) {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** @param {number} pid */
const parentOf = (pid) => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1]);
/** @param {number} pid */
const commandOf = (pid) => read(`/proc/${pid}/cmdline`);
/** @param {string} file empty when the process is gone */
const read = (file) => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };

/** Runs in the page: writes down every change of what is shown, with the time. @param {string} selector */
function witness(selector) {
  /** @type {any[]} */
  const sights = [];
  let last = '';
  const look = () => {
    /** @type {any} */
    const widgets = {};
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))) {
      const value = element.querySelector('[data-value]');
      const box = element.getBoundingClientRect();
      widgets[/** @type {string} */ (element.dataset.widget)] = {
        state: element.dataset.state,
        value: value ? Number(value.getAttribute('data-value')) : null,
        text: value?.textContent ?? '',
        points: element.dataset.points ? Number(element.dataset.points) : null,
        flag: element.querySelector('.w-flag')?.textContent ?? '',
        blank: box.width < 10 || box.height < 10 || (value !== null && !value?.textContent),
      };
    }
    const sight = { feed: document.getElementById('board')?.dataset.feed, widgets };
    const text = JSON.stringify(sight);
    if (text !== last) sights.push({ at: Date.now(), ...sight });
    last = text;
  };
  new MutationObserver(look).observe(document.body, { subtree: true, attributes: true, childList: true, characterData: true });
  setInterval(look, 50);
  look();
  Object.assign(window, { sights });
}

/** @param {Page} page @returns {Promise<Sight>} what is shown now */
export const sightOf = (page) => page.evaluate(() => /** @type {any} */ (window).sights.at(-1));

/** @param {Page} page @returns {Promise<Sight[]>} all that was shown */
export const sightsOf = (page) => page.evaluate(() => /** @type {any} */ (window).sights);

/**
 * Waits until the page shows something.
 * @param {Page} page @param {(sight: Sight) => boolean} holds @param {string} what @param {number} [timeout]
 */
export async function shown(page, holds, what, timeout = 20_000) {
  let sight = await sightOf(page);
  await until(async () => holds(sight = await sightOf(page)), { what: () => `${what}; shown: ${JSON.stringify(sight)}`, timeout, every: 50 });
  return Date.now();
}

/** @param {Sight} sight */
export const allLost = (sight) => sight.feed === 'lost' && Object.values(sight.widgets).every((one) => one.state === 'lost');
/** @param {Sight} sight */
export const allLive = (sight) => sight.feed === 'live' && Object.values(sight.widgets).every((one) => one.state === 'live');
