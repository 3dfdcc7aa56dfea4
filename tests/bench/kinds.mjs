// What one update of each kind costs the main thread of a page, style, layout and painting commands included: the gallery's
// page of that kind, five widgets fed once a second, less what a page of five still widgets costs.
//   node tests/bench/kinds.mjs [seconds each] [kind ...]      such as: node tests/bench/kinds.mjs 15 map treemap
import { startApp, launchBrowser } from '../browser/app.mjs';
import { machine, mainThread, round, tasksOf } from './lib.mjs';

const seconds = Number(process.argv[2] ?? 12);
/** What does not change: its page costs what any page costs. */
const still = 'shape';

const app = await startApp({ settings: { HostFeed: false } });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 938 } });
  await page.goto(`${app.url}/gallery`);
  const kinds = await page.evaluate(() => [...document.querySelectorAll('[name=kind] option')].map((one) => /** @type {HTMLOptionElement} */ (one).value).filter(Boolean));
  const wanted = process.argv.length > 3 ? process.argv.slice(3) : kinds.filter((kind) => kind !== still);

  /** Milliseconds a second. @param {string} kind @param {string} data */
  const cost = async (kind, data) => {
    await page.goto(`${app.url}/gallery?kind=${kind}&data=${data}`);
    // Fonts, histories and first pictures are no updates.
    await new Promise((done) => setTimeout(done, 3000));
    const events = await mainThread(browser, page, () => new Promise((done) => setTimeout(done, seconds * 1000)));
    return tasksOf(events).reduce((sum, { ms }) => sum + ms, 0) / seconds;
  };
  const base = await cost(still, 'typical');
  const widgets = 5;
  const rows = [];
  for (const kind of wanted) {
    const row = { kind, typicalMs: 0, seriesMs: 0, agentsMs: 0 };
    for (const data of /** @type {const} */ (['typical', 'series', 'agents'])) row[`${data}Ms`] = round(Math.max(0, await cost(kind, data) - base) / widgets);
    rows.push(row);
    console.error(row);
  }
  console.log(JSON.stringify({ benchmark: 'kinds', machine: machine(), seconds, stillPageMsASecond: round(base), updates: rows }, null, 1));
} finally {
  await browser.close();
  await app.stop();
}
