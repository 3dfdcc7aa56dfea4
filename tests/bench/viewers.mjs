// 5,000 viewers of one board: delay from PUBLISH to the viewer's socket, memory and CPU of the server.
//   node tests/bench/viewers.mjs [viewers] [seconds] [burst|spread] [board|link]
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startApp, startRedis } from '../browser/app.mjs';
import { dataWith, machine, publisher, round, spread, usage } from './lib.mjs';

const self = fileURLToPath(import.meta.url);
if (process.send) await view();
else await measure(Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 30), process.argv[4] ?? 'spread', process.argv[5] === 'link');

/** @param {number} viewers @param {number} seconds @param {string} pattern @param {boolean} byLink whether they watch by a shared link, without an account */
async function measure(viewers, seconds, pattern, byLink) {
  // 40 status-light widgets of 5 series: 200 values a second.
  const widgets = Array.from({ length: 40 }, (_, i) => ({
    id: `w${i}`, kind: 'number', title: `Widget ${i}`, data: [{ series: 'bench.value', where: { widget: `w${i}` }, across: 'max' }],
  }));
  const places = Object.fromEntries(widgets.map((one, i) => [one.id, [(i % 8) * 240, Math.floor(i / 8) * 216, 230, 206]]));
  const board = { schemaVersion: 1, title: 'Bench', widgets, arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 27, places }] };
  const redis = await startRedis();
  const app = await startApp({ settings: { Redis: `127.0.0.1:${redis.port}`, HostFeed: false }, dataDir: await dataWith({ bench: board }) });
  const publish = await publisher(redis.port);
  const watched = byLink ? { ticket: await ticketOf(app.url) } : 'bench';
  const load = fork(self, [], { env: { ...process.env, URL: app.url.replace('http', 'ws'), VIEWERS: String(viewers), WATCHED: JSON.stringify(watched) } });
  try {
    const before = usage(app.pid);
    let i = 0;
    const one = () => {
      const n = i++ % 200;
      publish.publish('metrics:bench', `{"name":"bench.value","value":${Date.now()},"labels":{"widget":"w${n % 40}","n":"${n}"}}`);
    };
    const timer = pattern === 'burst' ? setInterval(() => { for (let n = 0; n < 200; n++) one(); }, 1000) : setInterval(one, 5);
    await once(load, 'message'); // all joined
    const joined = usage(app.pid);
    const loadBefore = usage(/** @type {number} */ (load.pid));
    load.send({ seconds });
    const [result] = await once(load, 'message');
    const after = usage(app.pid);
    clearInterval(timer);
    console.log(JSON.stringify({
      benchmark: 'viewers', machine: machine(), viewers, pattern, seconds, byLink,
      delayMs: spread(result.delays), framesPerViewerSecond: round(result.frames / viewers / seconds),
      frameBytes: Math.round(result.bytes / result.frames),
      kBForViewer: round((after.rss - before.rss) / viewers / 1024),
      serverCores: round((after.cpu - joined.cpu) / seconds),
      loadCores: round((usage(/** @type {number} */ (load.pid)).cpu - loadBefore.cpu) / seconds),
    }, null, 1));
  } finally {
    load.kill();
    publish.close();
    await app.stop();
    await redis.stop();
  }
}

/** A link to the board, and the ticket of its page. @param {string} url */
async function ticketOf(url) {
  const link = await (await fetch(`${url}/api/links`, { method: 'POST', body: JSON.stringify({ board: 'bench' }) })).json();
  return (await (await fetch(`${link.url}/ticket`)).json()).ticket;
}

/** The load generator: bare WebSockets that speak as little of SignalR as a viewer must. */
async function view() {
  const { default: WebSocket } = await import('ws');
  const viewers = Number(process.env.VIEWERS);
  /** @type {number[]} */
  const delays = [];
  let [frames, bytes, joined, measuring] = [0, 0, 0, false];
  const value = /"value":(\d{13})/g;
  for (let i = 0; i < viewers; i++) {
    const socket = new WebSocket(`${process.env.URL}/hub/board`, { perMessageDeflate: false, skipUTF8Validation: true });
    let first = true;
    socket.on('open', () => socket.send('{"protocol":"json","version":1}\u001e{"type":4,"invocationId":"1","target":"Watch","arguments":[' + process.env.WATCHED + ']}\u001e'));
    socket.on('message', (/** @type {Buffer} */ data) => {
      if (first && data.length > 100) {
        first = false;
        joined++;
      }
      if (!measuring || data.length < 100) return;
      frames++;
      bytes += data.length;
      // Text only of one viewer in ten is looked through: reading all of them would measure this generator.
      if (i % 10) return;
      const now = Date.now();
      for (const match of data.toString('latin1').matchAll(value)) delays.push(now - Number(match[1]));
    });
    socket.on('error', (error) => { throw error; });
    if (i % 50 === 49) await new Promise((done) => setTimeout(done, 50));
  }
  while (joined < viewers) await new Promise((done) => setTimeout(done, 100));
  /** @type {any} */ (process).send('joined');
  const [{ seconds }] = /** @type {any} */ (await once(process, 'message'));
  measuring = true;
  await new Promise((done) => setTimeout(done, seconds * 1000));
  measuring = false;
  /** @type {any} */ (process).send({ delays, frames, bytes });
}
