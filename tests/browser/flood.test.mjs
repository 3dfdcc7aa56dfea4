// Publishers that do their worst, and a viewer that stops reading: nobody else may notice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from './app.mjs';
import { allLive, sightsOf, startWall, wallBoard } from './wall.mjs';

/** @typedef {import('./wall.mjs').Wall} Wall */

/**
 * @param {string} name @param {(wall: Wall) => Promise<void>} run
 * @param {Parameters<typeof startWall>[0]} [options]
 */
const survives = (name, run, options) => test(name, async () => {
  const wall = await startWall(options);
  try {
    await run(wall);
  } finally {
    await wall.stop();
  }
});

/** @param {Wall} wall */
const residentMB = (wall) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${wall.app.pid}/status`, 'utf8'))?.[1]) / 1024;

/** @param {Wall} wall @param {number} since */
async function assertLiveThroughout(wall, since) {
  const sights = (await sightsOf(wall.page)).filter((sight) => sight.at > since);
  const notLive = sights.filter((sight) => !allLive(sight));
  assert.deepEqual(notLive, [], 'every widget was live throughout');
  for (const sight of sights) assert.ok(sight.at - Number(sight.widgets.now.value) < 2500, 'figures were fresh throughout');
}

/**
 * Refusals that the app counts, by reason.
 * @param {Wall} wall @returns {Promise<Record<string, number>>}
 */
async function refusals(wall) {
  const text = await (await fetch(`${wall.app.url}/metrics`)).text();
  /** @type {Record<string, number>} */
  const counts = {};
  for (const [, labels, count] of text.matchAll(/^flexboard_rejected_total\{([^}]*)\} (\S+)/gm)) {
    const reason = /reason="([^"]*)"/.exec(labels)?.[1] ?? '';
    counts[reason] = (counts[reason] ?? 0) + Number(count);
  }
  return counts;
}

survives('100,000 samples a second for 30 s', async (wall) => {
  const begin = Date.now();
  const batch = Array.from({ length: 1000 }, (_, i) => ({ name: 'flood.value', value: i, labels: { n: String(i % 500) } }));
  const message = JSON.stringify(batch);
  let sent = 0;
  while (Date.now() - begin < 30_000) {
    // Catches up with the clock: a late timer must not make it a smaller flood.
    while (sent < (Date.now() - begin) * 100) {
      wall.publisher.publish('metrics:flood', message);
      sent += batch.length;
    }
    await wall.publisher.drained();
    await delay(10);
  }
  assert.ok(sent >= 2_900_000, `${sent} samples were sent`);
  await assertLiveThroughout(wall, begin + 500);
  assert.ok(residentMB(wall) < 1000, `${residentMB(wall)} MB`);
});

survives('garbage of every kind', async (wall) => {
  const begin = Date.now();
  const good = { name: 'garbage.good', value: 1 };
  /** @type {[string, string | Buffer][]} */
  const garbage = [
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x80])],
    ['deep nesting', '['.repeat(100_000)],
    ['a huge number', '{"name":"g","value":1e999}'],
    ['NaN', '{"name":"g","value":NaN}'],
    ['too long', `{"name":"g","value":1,"text":"${'x'.repeat(1 << 20)}"}`],
    ['a wrong type', '{"name":"g","value":"12"}'],
    ['a wrong type of name', '{"name":7,"value":12}'],
    ['half a batch', JSON.stringify([good, { name: 'g' }, { ...good, name: 'garbage.good2' }, 7])],
    ['too many labels', JSON.stringify({ name: 'g', value: 1, labels: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`l${i}`, 'v'])) })],
    ['a long name', JSON.stringify({ name: 'n'.repeat(201), value: 1 })],
    ['nothing', ''],
    ['half a message', '{"name":"g","val'],
    ['a negative duration', '{"name":"g.d","durations":[-1]}'],
    ['a broken histogram', '{"name":"g.d","histogram":{"bounds":[1,2],"counts":[1]}}'],
    ['text as line protocol', 'g,site=a text="hello"'],
  ];
  for (const [, message] of garbage) {
    const before = Object.values(await refusals(wall)).reduce((a, b) => a + b, 0);
    wall.publisher.publish('metrics:garbage', message);
    await until(async () => Object.values(await refusals(wall)).reduce((a, b) => a + b, 0) > before,
      { what: `refused and counted: ${garbage.find((one) => one[1] === message)?.[0]}`, every: 50 });
  }
  const reasons = await refusals(wall);
  assert.ok(Object.keys(reasons).length >= 8, `reasons are told apart: ${JSON.stringify(reasons)}`);
  await assertLiveThroughout(wall, begin);
});

survives('60,000 new series names', async (wall) => {
  const begin = Date.now();
  for (let n = 0; n < 60_000; n += 500) {
    wall.publisher.publish('metrics:names', JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ name: `names.n${n + i}`, value: 1 }))));
    await wall.publisher.drained();
  }
  await until(async () => ((await refusals(wall))['channel-share'] ?? 0) >= 60_000 - 25_000, { what: 'the rest is refused by reason' });
  await assertLiveThroughout(wall, begin);
  assert.ok(residentMB(wall) < 1000, `${residentMB(wall)} MB`);
});

/** Large frames: what a socket holds of them is soon full. */
const crowded = {
  ...wallBoard,
  widgets: [...wallBoard.widgets, ...Array.from({ length: 200 }, (_, i) => ({ id: `crowd${i}`, kind: 'number', data: [{ series: 'wall.now' }] }))],
  arrangements: [{
    ...wallBoard.arrangements[0],
    places: {
      ...wallBoard.arrangements[0].places,
      ...Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`crowd${i}`, [18 + (i % 20) * 94, 726 + Math.floor(i / 20) * 34, 90, 32]])),
    },
  }],
};

survives('a viewer that stops reading', async (wall) => {
  const begin = Date.now();
  const stalled = await rawViewer(wall.app.port);
  await until(() => stalled.frames.length > 2, { what: 'the viewer gets frames' });
  stalled.pause();
  await delay(15_000);
  await assertLiveThroughout(wall, begin);
  stalled.resume();
  const resumed = Date.now();
  await until(() => stalled.frames.some((frame) => frame.k && frame.t >= resumed - 1500), { what: 'a full frame when it reads again', timeout: 5000 });
  const after = stalled.frames.findIndex((frame) => frame.k && frame.t >= resumed - 1500);
  await until(() => stalled.frames.length > after + 3, { what: 'deltas after it' });
  const tail = stalled.frames.slice(after);
  for (let i = 1; i < tail.length; i++) assert.ok(tail[i].k || tail[i].s === tail[i - 1].s + 1, 'without a gap');
  stalled.close();
}, { board: crowded, witnessed: '[data-widget]:not([data-widget^=crowd])' });

test('a full disk stops the history, not the wall', async (t) => {
  const small = await mkdtemp(join(tmpdir(), 'flexboard-small-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small]);
  t.after(async () => {
    execFileSync('umount', ['-l', small]);
    await rm(small, { recursive: true, force: true });
  });
  const wall = await startWall({ dataDir: small });
  try {
    const historyState = async () =>
      /^flexboard_history_state\{state="(\w+)"\} 1/m.exec(await (await fetch(`${wall.app.url}/metrics`)).text())?.[1];
    await until(async () => await historyState() === 'running', { what: 'the history is being written' });
    const begin = Date.now();
    await writeFile(join(small, 'filler'), Buffer.alloc(8 << 20)).catch(() => {});
    await until(async () => await historyState() === 'stopped', { what: 'the history says that it has stopped', timeout: 30_000 });
    await delay(3000);
    await assertLiveThroughout(wall, begin);
    await rm(join(small, 'filler'));
    await until(async () => await historyState() === 'running', { what: 'the history goes on', timeout: 60_000 });
    assert.ok((await readdir(small)).length > 0);
  } finally {
    await wall.stop();
  }
});

/**
 * A viewer over a bare socket that can stop reading, as a browser on a dead screen does.
 * @param {number} port
 */
async function rawViewer(port) {
  const socket = connect(port, '127.0.0.1');
  /** @type {{ t: number, s: number, k: boolean }[]} */
  const frames = [];
  let [buffer, text] = [Buffer.alloc(0), Buffer.alloc(0)];
  const send = (/** @type {string} */ text) => {
    const bytes = Buffer.from(`${text}\u001e`);
    socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | bytes.length, 0, 0, 0, 0]), bytes]));
  };
  await new Promise((done, failed) => socket.once('connect', () => done(null)).once('error', failed));
  socket.write('GET /hub/board HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    + 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n');
  let upgraded = false;
  // As every client does, also one that does not read: a viewer that is silent for 30 s is put out.
  const pings = setInterval(() => { if (upgraded) send('{"type":6}'); }, 5000);
  socket.on('close', () => clearInterval(pings));
  socket.on('data', (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    if (!upgraded) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      upgraded = true;
      buffer = buffer.subarray(end + 4);
      send('{"protocol":"json","version":1}');
      send('{"type":4,"invocationId":"1","target":"Watch","arguments":["wall"]}');
    }
    for (;;) {
      if (buffer.length < 2) return;
      let [length, at] = [buffer[1] & 0x7f, 2];
      if (length === 126) [length, at] = [buffer.length >= 4 ? buffer.readUInt16BE(2) : Infinity, 4];
      else if (length === 127) [length, at] = [buffer.length >= 10 ? Number(buffer.readBigUInt64BE(2)) : Infinity, 10];
      if (buffer.length < at + length) return;
      // A message may come in several WebSocket frames; only the separator ends it.
      text = Buffer.concat([text, buffer.subarray(at, at + length)]);
      for (let end; (end = text.indexOf(0x1e)) >= 0; text = text.subarray(end + 1)) {
        const { item } = JSON.parse(text.subarray(0, end).toString());
        if (item) frames.push(item);
      }
      buffer = buffer.subarray(at + length);
    }
  });
  return { frames, pause: () => socket.pause(), resume: () => socket.resume(), close: () => socket.destroy() };
}
