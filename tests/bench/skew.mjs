// Four screens of a wall, each behind a network that holds every packet back for 0 to 80 ms: how far apart they paint one
// frame. A fifth that opens late is told by itself, for its first five seconds.
//   node tests/bench/skew.mjs [seconds] [most ms that a packet is held back] [board]
import { connect, createServer } from 'node:net';
import { launchBrowser, startApp, startRedis } from '../browser/app.mjs';
import { dataWith, machine, publisher, spread } from './lib.mjs';

const [seconds, jitter, board] = [Number(process.argv[2] ?? 30), Number(process.argv[3] ?? 80), process.argv[4] ?? 'skew'];

/** What is sent to a screen comes in its order, each part some time later. @param {number} target */
async function slowNetwork(target) {
  const server = createServer((inner) => {
    const outer = connect(target, '127.0.0.1');
    let before = 0;
    inner.setNoDelay(true).on('data', (bytes) => outer.write(bytes)).on('close', () => outer.destroy()).on('error', () => {});
    outer.setNoDelay(true).on('close', () => inner.destroy()).on('error', () => {}).on('data', (bytes) => {
      before = Math.max(before, performance.now() + Math.random() * jitter);
      setTimeout(() => inner.write(bytes), before - performance.now());
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

const places = (/** @type {number} */ i) => [20 + (i % 4) * 475, 20 + (i >> 2) * 350, 455, 330];
const widgets = Array.from({ length: 12 }, (_, i) => ({ id: `w-${i}`, kind: i < 8 ? 'number' : 'time-series', title: `Widget ${i}`, data: [{ series: 'skew.value' }] }));
const measured = {
  schemaVersion: 1, title: 'Skew', widgets,
  arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 27, places: Object.fromEntries(widgets.map(({ id }, i) => [id, places(i)])) }],
};

const redis = await startRedis();
const app = await startApp({ settings: { Redis: redis.address, HostFeed: false }, dataDir: await dataWith({ skew: measured }) });
const feed = await publisher(redis.port);
const browser = await launchBrowser();
const networks = await Promise.all([1, 2, 3, 4, 5].map(() => slowNetwork(app.port)));
try {
  const outputs = [...'abcd'].map((id, i) => ({ id, x: (i % 2) * 1600, y: (i >> 1) * 900, width: 1600, height: 900, pixelWidth: 960, pixelHeight: 540 }));
  for (const [address, body] of /** @type {[string, object][]} */ ([['', { id: 'four', name: 'Four', width: 3200, height: 1800, outputs }], ['/four/show', { board }]])) {
    const answer = await fetch(`${app.url}/api/walls${address}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  }
  const timer = setInterval(() => feed.publish('metrics:skew', JSON.stringify({ name: 'skew.value', value: Math.random() * 1000 })), 100);

  /** @param {number} i @returns {Promise<() => Promise<[number, number, number][]>>} each frame's time, when its pictures were painted, and when the browser had drawn them, Unix ms */
  const screen = async (i) => {
    const page = await (await browser.newContext({ viewport: { width: 960, height: 540 } })).newPage();
    await page.goto(`${networks[i].url}/walls/four?slice=${outputs[i % 4].id}`);
    await page.locator('#wall[data-boards=shown]').waitFor();
    await page.evaluate(() => {
      const { together } = /** @type {any} */ (document.querySelector('.wall-board[data-shown]'));
      /** @type {[number, number, number][]} */
      const seen = [];
      Object.assign(window, { seen });
      const { painted } = Object.getPrototypeOf(together);
      together.painted = (/** @type {number} */ t) => {
        painted.call(together, t);
        const at = performance.timeOrigin + performance.now();
        // After the browser has styled, laid out and recorded it.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.push([t, at, performance.timeOrigin + performance.now()]);
        port2.postMessage(null);
      };
    });
    return () => page.evaluate(() => /** @type {any} */ (window).seen.splice(0));
  };
  const wait = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

  const four = await Promise.all([0, 1, 2, 3].map(screen));
  await wait(5000);
  for (const take of four) await take();
  await wait(seconds * 1000);
  const sights = await Promise.all(four.map((take) => take()));
  /** @param {[number, number, number][][]} screens @param {1 | 2} which */
  const apart = (screens, which) => {
    const maps = screens.map((seen) => new Map(seen.map((one) => [one[0], one[which]])));
    return spread([...maps[0].keys()].filter((t) => maps.every((one) => one.has(t)))
      .map((t) => maps.map((one) => /** @type {number} */ (one.get(t)))).map((at) => Math.max(...at) - Math.min(...at)));
  };
  const age = spread(sights[0].map(([t, , at]) => at - t));

  const late = await screen(4);
  await wait(5000);
  const joined = await late();
  const others = await Promise.all(four.map((take) => take()));
  clearInterval(timer);
  console.log(JSON.stringify({ benchmark: 'skew', machine: machine(), board, seconds, jitterMs: jitter, paintedSkewMs: apart(sights, 1), drawnSkewMs: apart(sights, 2), ageWhenDrawnMs: age, withLateScreenMs: apart([joined, ...others], 1) }, null, 1));
} finally {
  await browser.close();
  for (const one of networks) one.stop();
  await app.stop();
  await redis.stop();
}
