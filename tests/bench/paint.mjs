// Redis PUBLISH to painted text in Chromium: 24 widgets, 56 series at 5 Hz.
//   node tests/bench/paint.mjs [seconds] [burst|spread]
import { startApp, startRedis, launchBrowser } from '../browser/app.mjs';
import { dataWith, machine, publisher, spread } from './lib.mjs';

const seconds = Number(process.argv[2] ?? 60);
const pattern = process.argv[3] ?? 'spread';
const series = Array.from({ length: 56 }, (_, i) => ({ widget: `w${i % 24}`, n: String(i) }));
const widgets = Array.from({ length: 24 }, (_, i) => ({
  id: `w${i}`, kind: 'number', title: `Widget ${i}`, data: [{ series: 'bench.value', where: { widget: `w${i}` }, across: 'max' }],
}));
const places = Object.fromEntries(widgets.map((one, i) => [one.id, [(i % 6) * 320, Math.floor(i / 6) * 270, 310, 260]]));
const board = { schemaVersion: 1, title: 'Bench', widgets, arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 27, places }] };

const redis = await startRedis();
const app = await startApp({ settings: { Redis: `127.0.0.1:${redis.port}`, HostFeed: false }, dataDir: await dataWith({ bench: board }) });
const publish = await publisher(redis.port);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${app.url}/boards/bench`);
  const one = (/** @type {{widget: string, n: string}} */ labels) =>
    publish.publish('metrics:bench', JSON.stringify({ name: 'bench.value', value: Date.now(), labels }));
  let i = 0;
  const timer = pattern === 'burst'
    ? setInterval(() => series.forEach(one), 200)
    : setInterval(() => one(series[i++ % series.length]), 200 / series.length);
  await page.waitForSelector('[data-state=live] [data-value]');
  const delays = await page.evaluate(async (ms) => {
    /** @type {number[]} */
    const delays = [];
    const painted = new MessageChannel();
    /** @type {number[]} */
    let shown = [];
    // A message posted while a frame is prepared is delivered after it has been painted.
    painted.port1.onmessage = () => {
      const now = Date.now();
      for (const value of shown) delays.push(now - value);
      shown = [];
    };
    new MutationObserver((changes) => {
      if (shown.length === 0) painted.port2.postMessage(0);
      for (const change of changes) shown.push(Number(/** @type {Element} */ (change.target).getAttribute('data-value')));
    }).observe(document.body, { subtree: true, attributeFilter: ['data-value'] });
    await new Promise((done) => setTimeout(done, ms));
    return delays;
  }, seconds * 1000);
  clearInterval(timer);
  console.log(JSON.stringify({ benchmark: 'publish to paint', machine: machine(), pattern, seconds, delayMs: spread(delays) }, null, 1));
} finally {
  await browser.close();
  publish.close();
  await app.stop();
  await redis.stop();
}
