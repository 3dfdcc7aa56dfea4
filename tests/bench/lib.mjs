// What the benchmarks of the running app share: a board made to measure, publishers, percentiles.
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';

/** @param {number[]} values @param {number} q 0 to 1 */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] : NaN;
}

/** @param {number[]} values */
export const spread = (values) => ({
  count: values.length, p50: round(quantile(values, 0.5)), p95: round(quantile(values, 0.95)), p99: round(quantile(values, 0.99)), max: round(quantile(values, 1)),
});

/** @param {number} value */
export const round = (value) => Math.round(value * 10) / 10;

export const machine = () => `${cpus().length} x ${cpus()[0].model}, Node ${process.version}`;

/**
 * A data folder with boards in it, as an edited board would lie there.
 * @param {Record<string, object>} boards
 */
export async function dataWith(boards) {
  const folder = await mkdtemp(join(tmpdir(), 'flexboard-bench-'));
  await mkdir(join(folder, 'boards'));
  for (const [id, board] of Object.entries(boards)) await writeFile(join(folder, 'boards', `${id}.json`), JSON.stringify(board));
  return folder;
}

/**
 * CPU seconds and resident bytes of a process, from /proc.
 * @param {number} pid
 */
export function usage(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return { cpu: (Number(fields[11]) + Number(fields[12])) / 100, rss: Number(rss?.[1] ?? 0) * 1024 };
}

/**
 * A bare RESP client that only publishes: nothing between the clock and the socket.
 * @param {number} port
 */
export async function publisher(port) {
  const socket = connect(port, '127.0.0.1');
  await new Promise((done, failed) => socket.once('connect', done).once('error', failed));
  socket.setNoDelay(true).resume();
  return {
    /** @param {string} channel @param {string} message */
    publish(channel, message) {
      const bytes = Buffer.from(message);
      return socket.write(Buffer.concat([
        Buffer.from(`*3\r\n$7\r\nPUBLISH\r\n$${Buffer.byteLength(channel)}\r\n${channel}\r\n$${bytes.length}\r\n`), bytes, Buffer.from('\r\n'),
      ]));
    },
    drained: () => new Promise((done) => (socket.writableNeedDrain ? socket.once('drain', done) : setImmediate(done))),
    close: () => socket.destroy(),
  };
}

/**
 * What the main thread of a page did meanwhile: the events of the browser's trace, in their order.
 * @param {import('playwright-core').Browser} browser @param {import('playwright-core').Page} page @param {() => Promise<void>} act
 * @returns {Promise<{ name: string, ph?: string, ts: number, dur?: number, tdur?: number }[]>} times in µs of the clock of `process.hrtime`
 */
export async function mainThread(browser, page, act) {
  const devtools = await browser.newBrowserCDPSession();
  /** @type {any[]} */
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const includedCategories = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'devtools.timeline.frame', 'disabled-by-default-devtools.timeline.frame', 'blink.user_timing'];
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories } });
  await page.evaluate(() => { performance.mark('traced'); });
  await act();
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  const { pid, tid } = events.find(({ name }) => name === 'traced');
  return events.filter((one) => one.pid === pid && one.tid === tid).sort((a, b) => a.ts - b.ts);
}

/**
 * What each task of `mainThread` took, by the clock of the thread, so that what else the machine does does not count. A
 * virtual machine's clock jumps forward at times, by up to 15 ms in a task of less than one: of each part of a task the
 * shorter of its two times counts, which is never less than the work that it did.
 * @param {{ name: string, ph?: string, ts: number, dur?: number, tdur?: number }[]} events in their order
 * @returns {{ end: number, ms: number }[]} end: when the task ended, µs
 */
export function tasksOf(events) {
  /** @type {{ end: number, ms: number }[]} */
  const tasks = [];
  /** @type {{ end: number, own: number, thread: number }[]} */
  const open = [];
  const close = () => {
    const { own, thread } = /** @type {{ own: number, thread: number }} */ (open.pop());
    /** @type {{ ms: number }} */ (tasks.at(-1)).ms += Math.max(0, Math.min(own, thread)) / 1000;
  };
  const whole = events.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  for (const { name, ts, dur = 0, tdur = dur } of whole) {
    while (open.length > 0 && open[open.length - 1].end <= ts) close();
    const around = open.at(-1);
    if (around) {
      around.own -= dur;
      around.thread -= tdur;
    } else if (name === 'RunTask') {
      tasks.push({ end: ts + dur, ms: 0 });
    } else {
      continue;
    }
    open.push({ end: ts + dur, own: dur, thread: tdur });
  }
  while (open.length > 0) close();
  return tasks;
}
