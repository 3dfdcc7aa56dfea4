// All six charts of categories on one page, each with new values every second: what a wall that runs for weeks must not
// lose. Heap, nodes and listeners after a forced collection, at the start and every minute; what one update costs is
// measured by kinds.mjs.
//   node tests/bench/soak-charts.mjs [minutes, default 30]
import { launchBrowser, startApp } from '../browser/app.mjs';
import { dataWith, machine, round } from './lib.mjs';

const minutes = Number(process.argv[2] ?? 30);
const kinds = ['bars', 'pie', 'donut', 'radar', 'treemap', 'radial-bar'];
const names = ['web', 'mobile', 'partner', 'batch', 'kiosk', 'call centre', '예약 조회', '予約照会'];
const widgets = kinds.map((kind) => ({ id: kind, kind, title: kind, data: [{ series: 'soak.orders' }] }));
const places = Object.fromEntries(kinds.map((id, i) => [id, [18 + (i % 3) * 628, 18 + Math.floor(i / 3) * 528, 614, 514]]));
const board = { schemaVersion: 1, title: 'Soak', widgets, arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 32, places }] };

const app = await startApp({ settings: { HostFeed: false }, dataDir: await dataWith({ soak: board }) });
const browser = await launchBrowser();
let turn = 0;
async function publish() {
  turn += 1;
  // Ranks change, one falls below zero now and then, one goes away and comes back.
  const items = names.filter((_, i) => i !== 5 || turn % 60 < 30).map((name, i) => ({
    name: 'soak.orders', labels: { name }, value: Math.round(500 + 450 * Math.sin(turn / (7 + i) + i * 2)) - (i === 3 && turn % 20 === 0 ? 1000 : 0),
  }));
  await fetch(`${app.url}/api/ingest`, { method: 'POST', body: JSON.stringify(items) });
}

try {
  await publish();
  const timer = setInterval(() => void publish().catch(() => {}), 1000);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(`${app.url}/boards/soak`);
  await page.waitForFunction((wanted) => wanted.every((kind) => document.querySelector(`[data-widget="${kind}"] [data-value]`)), kinds);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const held = async () => {
    // Twice: what the first finds unheld on the page is freed in the engine, and what that held is found by the second.
    for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? NaN;
    return { heapMB: Math.round(of('JSHeapUsedSize') / 1e4) / 100, nodes: of('Nodes'), listeners: of('JSEventListeners'), busy: of('TaskDuration'), at: of('Timestamp') };
  };
  const rows = [await held()];
  for (let minute = 0; minute <= minutes; minute++) {
    if (minute > 0) {
      await new Promise((done) => setTimeout(done, 60_000));
      rows.push(await held());
    }
    const { heapMB, nodes, listeners } = rows[minute];
    console.log(`${String(minute).padStart(3)} min  heap ${heapMB} MB  nodes ${nodes}  listeners ${listeners}`);
  }
  clearInterval(timer);
  const [first, last] = [rows[0], rows[rows.length - 1]];
  console.log(JSON.stringify({
    benchmark: 'soak-charts', machine: machine(), minutes,
    mainThreadPercent: round(((last.busy - first.busy) / (last.at - first.at)) * 100), errors,
  }, null, 1));
} finally {
  await browser.close();
  await app.stop();
}
