// What a frame costs the main thread of the designer while 50 selected widgets among 300 are dragged, with live data on:
// everything that runs between two frames, the board's own painting included. First in moves of 1.5 s with rests of 0.5 s
// between, as a hand makes them; then without a rest.
//   node tests/bench/drag.mjs [seconds]
import { startApp, launchBrowser } from '../browser/app.mjs';
import { writeBoard, keepPublishing } from '../browser/board-page.mjs';
import { openDesigner } from '../browser/designer.mjs';
import { machine, mainThread, spread, tasksOf } from './lib.mjs';

const seconds = Number(process.argv[2] ?? 10);
const [columns, rows, dragged] = [20, 15, 50];

const app = await startApp({ settings: { HostFeed: false } });
const browser = await launchBrowser();
try {
  const kinds = ['number', 'time-series', 'gauge', 'status-lights', 'rich-text'];
  const widgets = Array.from({ length: columns * rows }, (_, i) => {
    const kind = kinds[i % kinds.length];
    return { id: `w${i}`, kind, title: `Widget ${i}`, ...(kind === 'rich-text' ? { options: { text: 'text' } } : { data: [{ series: `s${i % 50}` }] }) };
  });
  await writeBoard(app, 'many', {
    schemaVersion: 1, title: 'many', widgets,
    arrangements: [{ id: 'one', width: 3840, height: 2160, textSize: 20,
      places: Object.fromEntries(widgets.map(({ id }, i) => [id, [20 + (i % columns) * 190, 20 + Math.floor(i / columns) * 142, 180, 132]])) }],
  });
  const feed = keepPublishing(app, () => Array.from({ length: 50 }, (_, i) => ({ name: `s${i}`, value: 50 + 40 * Math.sin(Date.now() / 3000 + i) })));
  const { page, middleOf, selected } = await openDesigner(browser, app, 'many', { viewport: { width: 1920, height: 1080 } });
  await page.waitForTimeout(5000);
  // Ten columns of the first five rows.
  const [from, to] = [await middleOf('w0'), await middleOf(`w${9 + 4 * columns}`)];
  await page.mouse.click(from.x, from.y);
  for (let i = 1; i < dragged; i++) {
    const { x, y } = await middleOf(`w${(i % 10) + Math.floor(i / 10) * columns}`);
    await page.keyboard.down('Shift');
    await page.mouse.click(x, y);
    await page.keyboard.up('Shift');
  }
  if ((await selected()).length !== dragged) throw new Error(`${(await selected()).length} are selected`);
  await page.mouse.move(to.x, to.y);
  await page.mouse.down();

  // The clock of the trace.
  const clock = () => Number(process.hrtime.bigint() / 1000n);
  let i = 0;
  /** @param {number} ms @returns {Promise<[from: number, to: number]>} */
  const move = async (ms) => {
    const from = clock();
    for (const end = from + ms * 1000; clock() < end; i++) {
      await page.mouse.move(to.x + 120 * Math.sin(i / 30), to.y + 60 * Math.cos(i / 37));
      await new Promise((done) => setTimeout(done, 4));
    }
    return [from, clock()];
  };
  /** @type {[from: number, to: number][]} */
  const moves = [];
  /** @type {[from: number, to: number][]} */
  const unbroken = [];
  const events = await mainThread(browser, page, async () => {
    for (let passed = 0; passed < seconds; passed += 2) {
      moves.push(await move(1500));
      await new Promise((done) => setTimeout(done, 500));
    }
    unbroken.push(await move(seconds * 1000));
  });
  await page.mouse.up();
  feed.stop();

  const starts = events.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  const frames = starts.map(() => 0);
  let at = -1;
  for (const { end, ms } of tasksOf(events)) {
    // A frame's task says in itself that it is one.
    while (at + 1 < starts.length && starts[at + 1] <= end) at++;
    if (at >= 0) frames[at] += ms;
  }
  /** @param {[from: number, to: number][]} spans */
  const within = (spans) => frames.filter((_, f) => spans.some(([from, to]) => starts[f] > from && starts[f + 1] < to));
  console.log(JSON.stringify({ benchmark: 'drag', machine: machine(), widgets: widgets.length, dragged, seconds,
    movesMs: spread(within(moves)), unbrokenMs: spread(within(unbroken)) }, null, 1));
} finally {
  await browser.close();
  await app.stop();
}
