// Cold start of the built app to the first live frame of a board, with 5,000 series in its history.
//   node tests/bench/coldstart.mjs [series] [starts]
import WebSocket from 'ws';
import { startApp, startRedis, freePort } from '../browser/app.mjs';
import { dataWith, machine, publisher, spread } from './lib.mjs';

const [series, starts] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 5)];
const board = {
  schemaVersion: 1, title: 'Bench',
  widgets: [{ id: 'w', kind: 'number', title: 'W', data: [{ series: 'bench.value', where: { n: '1' } }] }],
  arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 27, places: { w: [0, 0, 900, 900] } }],
};
const dataDir = await dataWith({ bench: board });
const redis = await startRedis();
const settings = { Redis: redis.address, HostFeed: false };
const publish = await publisher(redis.port);
const all = () => {
  const samples = Array.from({ length: series }, (_, n) => ({ name: 'bench.value', value: Math.random(), labels: { n: String(n) } }));
  while (samples.length) publish.publish('metrics:bench', JSON.stringify(samples.splice(0, 500)));
};
let timer = setInterval(all, 1000);
try {
  let app = await startApp({ settings, dataDir });
  await new Promise((done) => setTimeout(done, 60_000));
  await app.stop();
  const times = [];
  for (let i = 0; i < starts; i++) {
    const port = await freePort();
    const begin = Date.now();
    const starting = startApp({ settings, dataDir, port });
    times.push(await firstLive(port) - begin);
    app = await starting;
    await app.stop();
  }
  console.log(JSON.stringify({ benchmark: 'cold start', machine: machine(), series, startMs: spread(times) }, null, 1));
} finally {
  clearInterval(timer);
  publish.close();
  await redis.stop();
}

/** @param {number} port @returns {Promise<number>} when the first frame with a fresh sample came */
function firstLive(port) {
  return new Promise((done) => {
    const attempt = () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/hub/board`);
      socket.on('error', () => setTimeout(attempt, 10));
      socket.on('open', () => socket.send('{"protocol":"json","version":1}\u001e{"type":4,"invocationId":"1","target":"Watch","arguments":["bench"]}\u001e'));
      socket.on('message', (data) => {
        const arrival = /"a":(\d{13})/.exec(String(data))?.[1];
        if (arrival && Date.now() - Number(arrival) < 5000) {
          socket.close();
          done(Date.now());
        }
      });
    };
    attempt();
  });
}
