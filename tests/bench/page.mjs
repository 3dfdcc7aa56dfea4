// One board page in Chromium: bytes and time of its first load, main thread and heap while it runs at 1 Hz.
//   node tests/bench/page.mjs [board] [minutes] [program folder, such as a published one]
import { startApp, launchBrowser } from '../browser/app.mjs';
import { dataWith, machine, round } from './lib.mjs';

const [board, minutes, program] = [process.argv[2] ?? 'dense', Number(process.argv[3] ?? 1), process.argv[4]];
const app = await startApp({ settings: { Demo: 'reservation' }, program, dataDir: await dataWith({}) });
const browser = await launchBrowser();
try {
  // The server is warm: the measure is the page's first load, not the server's.
  await fetch(`${app.url}/boards/${board}`).then((answer) => answer.text());
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', (one) => { bytes += one.encodedDataLength; });
  const start = Date.now();
  await page.goto(`${app.url}/boards/${board}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('[data-state=live] [data-value]')?.textContent);
  const live = Date.now() - start;
  await page.waitForLoadState('networkidle').catch(() => {});
  await new Promise((done) => setTimeout(done, 3000));
  const loaded = bytes;

  const metrics = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map((one) => [one.name, one.value]));
  /** After a collection: what is still held. */
  const held = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize, Nodes } = await metrics();
    return { heapMB: round(JSHeapUsedSize / 1e6), nodes: Nodes };
  };
  const holds = [await held()];
  const before = await metrics();
  for (let part = 0; part < 10; part++) {
    await new Promise((done) => setTimeout(done, minutes * 6000));
    holds.push(await held());
  }
  const after = await metrics();
  const part = (/** @type {string} */ name) => round((after[name] - before[name]) / (after.Timestamp - before.Timestamp) * 100);
  console.log(JSON.stringify({
    benchmark: 'page', machine: machine(), board, minutes,
    firstLoadKB: round(loaded / 1000), liveAfterMs: live,
    mainThreadPercent: part('TaskDuration'), scriptPercent: part('ScriptDuration'), layoutPercent: part('LayoutDuration'),
    // From the beginning to the end; charts fill for as long as their windows are.
    heapMB: holds.map((one) => one.heapMB), nodes: holds.map((one) => one.nodes),
  }, null, 1));
} finally {
  await browser.close();
  await app.stop();
}
