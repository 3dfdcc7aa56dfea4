// Pictures of boards that the server takes with the installed Chromium: what is in them, and what their browser may not.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** Another site, which counts what is asked of it. @type {import('node:http').Server} */
let foreign;
let [elsewhere, askedOfIt] = ['', 0];

before(async () => {
  foreign = createServer((_, answer) => { askedOfIt++; answer.setHeader('Content-Type', 'text/html').end('<body style="background:#f00">'); });
  foreign.on('connection', () => { askedOfIt++; });
  await new Promise((done) => { foreign.listen(0, '127.0.0.1', () => done(undefined)); });
  elsewhere = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (foreign.address()).port}`;
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false, FrameOrigins: elsewhere } }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.stop();
  foreign.close();
});

/** @param {string} query @param {{ of?: typeof app, board?: string, signal?: AbortSignal }} [options] */
const ask = (query = '', { of = app, board = 'reservation', signal } = {}) => fetch(`${of.url}/api/boards/${board}/still.png${query}`, { signal });

/** @param {string} [query] @param {Parameters<typeof ask>[1]} [options] */
async function take(query, options) {
  const answer = await ask(query, options);
  const bytes = Buffer.from(await answer.arrayBuffer());
  assert.equal(answer.status, 200, bytes.toString('utf8', 0, 500));
  assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
  return { answer, bytes, width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** The processes of browsers that take pictures now, each after the one that started it. */
function cameras() {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      // What is forked from another writes its own over that, with spaces.
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/);
      const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return [{ pid, parent, command, profile: command.find((one) => one.includes('/flexboard-still-') && one.startsWith('--user-data-dir=')) ?? '' }];
    } catch {
      return []; // It is over.
    }
  });
  /** @param {typeof all} of @returns {typeof all} */
  const withChildren = (of) => of.flatMap((one) => [one, ...withChildren(all.filter((other) => other.parent === one.pid))]);
  return withChildren(all.filter((one) => one.profile && !all.some((other) => other.pid === one.parent && other.profile)));
}

const allGone = () => until(() => cameras().length === 0 && !readdirSync(tmpdir()).some((name) => name.startsWith('flexboard-still-')),
  { what: () => `no browser and no profile is left: ${JSON.stringify(cameras())}` });

/** The processes of a browser that has begun to show a page. */
const untilItShows = () => until(() => {
  const all = cameras();
  return all.some((one) => one.command.includes('--type=renderer')) ? all : null;
}, { every: 2, what: 'it shows a page' });

/** The colours of a picture at some places, from 0 to 1. @param {Buffer} png @param {[number, number][]} places */
async function colours(png, places) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(async ([data, at]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
      pen.drawImage(image, 0, 0);
      return at.map(([x, y]) => [...pen.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data.slice(0, 3)].join(' '));
    }, /** @type {const} */ ([png.toString('base64'), places]));
  } finally {
    await page.close();
  }
}

test('a still is exactly as large as was asked for, by default as the arrangement', async () => {
  const own = await take('?arrangement=32x9');
  assert.deepEqual([own.width, own.height], [3200, 900]);
  assert.match(own.answer.headers.get('content-disposition') ?? '', /^attachment; filename="?reservation-\d{4}-\d\d-\d\d-\d{6}\.png/);
  assert.equal(own.answer.headers.get('cache-control'), 'no-store');
  assert.equal(own.answer.headers.get('content-type'), 'image/png');
  // It is not empty: many more bytes than one colour takes.
  assert.ok(own.bytes.length > 30_000, `${own.bytes.length} bytes`);

  const narrow = await take('?arrangement=9x16&width=333&mode=photo');
  assert.deepEqual([narrow.width, narrow.height], [333, 592]);
  await allGone();
});

test('8192 pixels are painted, not scaled up', async () => {
  const large = await take('?arrangement=4x3&width=8192');
  assert.deepEqual([large.width, large.height], [8192, 6144]);
  // The lower right corner is painted as well, in the board's ground, and letters have edges of a pixel or two.
  const page = await browser.newPage();
  const sharp = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(2048, 400);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    pen.drawImage(image, 0, 0);
    const { data: pixels } = pen.getImageData(0, 0, 2048, 400);
    let steepest = 0;
    for (let i = 4; i < pixels.length; i += 4) steepest = Math.max(steepest, Math.abs(pixels[i] - pixels[i - 4]));
    return steepest;
  }, large.bytes.toString('base64'));
  await page.close();
  assert.ok(sharp > 100, `the steepest edge of the title is ${sharp} of 255`);
});

test('other sites are blank in it, and never asked', async () => {
  await app.ask('POST', '/api/boards', {
    id: 'foreign', schemaVersion: 1, title: 'Foreign',
    widgets: [
      { id: 'page', kind: 'web-page', panel: false, options: { address: `${elsewhere}/page`, pageWidth: 800 } },
      { id: 'film', kind: 'video', panel: false, options: { address: `${elsewhere}/film.webm` } },
      { id: 'clock', kind: 'clock' },
    ],
    arrangements: [{ id: '16x9', width: 1600, height: 900, places: { page: [0, 100, 800, 800], film: [800, 100, 800, 400], clock: [800, 500, 800, 400] } }],
  });
  const still = await take('?width=1600', { board: 'foreign' });
  assert.equal(askedOfIt, 0);
  const ground = (await colours(still.bytes, [[0.001, 0.12]]))[0];
  assert.deepEqual(new Set(await colours(still.bytes, [[0.25, 0.5], [0.25, 0.56], [0.4, 0.8], [0.75, 0.33], [0.75, 0.3]])), new Set([ground]));

  // Anybody else's browser does ask, and shows it: what is tested is the still.
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`${app.url}/boards/foreign`);
  await page.frameLocator('iframe.web-page').locator('body').waitFor();
  assert.ok(askedOfIt > 0);
  await until(async () => (await colours(await page.screenshot(), [[0.25, 0.5]]))[0] === '255 0 0', { what: 'the other page is seen' });
  await page.close();
});

test('its browser keeps the sandbox, has no rights, opens no port and knows nothing of the app\'s environment', async () => {
  const statusOf = (/** @type {string} */ pid) => readFileSync(`/proc/${pid}/status`, 'utf8');
  const still = take('?width=8192&arrangement=4x3');
  const seen = await untilItShows();
  for (const { pid, command } of seen) {
    assert.ok(!command.includes('--no-sandbox'), command.join(' '));
    assert.ok(!command.some((one) => one.startsWith('--remote-debugging-port')));
    assert.match(statusOf(pid), /^Uid:\t[1-9]/m, command.join(' '));
    // What runs pages has its calls to the system filtered, and sees no other process.
    if (command.includes('--type=renderer')) {
      await until(() => /^Seccomp:\t2$/m.test(statusOf(pid)), { what: 'its calls are filtered' });
      assert.match(statusOf(pid), /^NSpid:\t\d+\t\d+/m);
    }
  }
  const environment = readFileSync(`/proc/${seen[0].pid}/environ`, 'utf8');
  assert.match(environment, /^HOME=|\0HOME=/);
  assert.doesNotMatch(environment, /Flexboard__/);
  await still;
  await allGone();
});

test('two at once are taken one after the other, a few wait, and nobody else', async () => {
  let most = 0;
  let over = false;
  const watching = (async () => {
    while (!over) {
      most = Math.max(most, new Set(cameras().map((one) => one.profile).filter(Boolean)).size);
      await new Promise((done) => { setTimeout(done, 5); });
    }
  })();
  const answers = await Promise.all(Array.from({ length: 7 }, () => ask('?width=320')));
  over = true;
  await watching;
  assert.deepEqual(answers.map((one) => one.status).sort(), [200, 200, 200, 200, 200, 503, 503]);
  assert.equal(most, 1);
  const refused = /** @type {Response} */ (answers.find((one) => one.status === 503));
  assert.equal(refused.headers.get('retry-after'), '10');
  assert.match((await refused.json()).detail, /4 pictures wait/);
  await Promise.all(answers.map((one) => one.body?.cancel().catch(() => {})));
});

test('who hangs up gives up the place, and the browser ends', async () => {
  const gone = new AbortController();
  const asked = ask('?width=8192&arrangement=4x3', { signal: gone.signal });
  const waiting = new AbortController();
  await until(() => cameras().length, { every: 5 });
  const waits = ask('', { signal: waiting.signal });
  waiting.abort();
  gone.abort();
  await assert.rejects(asked);
  await assert.rejects(waits);
  await allGone();
  await take('?width=320');
});

test('a browser that stands still is given up after 30 s, with all that it started', async () => {
  const asked = ask('?width=8192&arrangement=4x3');
  const all = await untilItShows();
  process.kill(Number(all.find((one) => one.profile && one.command.every((word) => !/^--type=|\/(da)?sh$/.test(word)))?.pid), 'SIGSTOP');
  const began = performance.now();
  const answer = await asked;
  assert.equal(answer.status, 504);
  assert.match((await answer.json()).detail, /longer than 30 s/);
  assert.ok(performance.now() - began < 35_000);
  await allGone();
  await until(() => all.every((one) => !existsSync(`/proc/${one.pid}`)), { what: 'all that it started is over', timeout: 5000 });
  await take('?width=320');
});

test('when the app ends, in order or not, its browser does', async () => {
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGKILL'])) {
    const other = await startApp({ settings: { HostFeed: false } });
    try {
      const asked = ask('?width=8192&arrangement=4x3', { of: other }).then((answer) => answer.status, () => 0);
      await until(() => cameras().length, { every: 5 });
      const began = performance.now();
      await other.kill(signal);
      assert.ok(performance.now() - began < 10_000, `${signal} took ${performance.now() - began} ms`);
      assert.equal(await asked, signal === 'SIGTERM' ? 503 : 0);
      await until(() => cameras().length === 0, { what: `no browser is left after ${signal}` });
    } finally {
      await other.stop();
      await rm(other.dataDir, { recursive: true, force: true });
    }
  }
  for (const name of readdirSync(tmpdir())) if (name.startsWith('flexboard-still-')) await rm(join(tmpdir(), name), { recursive: true, force: true });
});

test('the console has it on each board\'s card', async () => {
  const page = await browser.newPage({ locale: 'en-GB' });
  await page.goto(app.url);
  const link = page.getByRole('link', { name: 'Picture of This machine (PNG)' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^host-.*\.png$/);
  assert.equal(await download.failure(), null);
  await page.close();
});
