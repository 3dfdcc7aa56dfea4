// Whether the time of an answer tells a link that is over from an address that never was: medians of each, asked in turn.
//   node tests/bench/links-timing.mjs [rounds]
import { request, Agent } from 'node:http';
import { startApp } from '../browser/app.mjs';
import { dataWith, machine, quantile } from './lib.mjs';

const rounds = Number(process.argv[2] ?? 2000);
const board = { schemaVersion: 1, title: 'Bench', widgets: [], arrangements: [{ id: '16x9', width: 16, height: 9, places: {} }] };
const app = await startApp({ settings: { HostFeed: false }, dataDir: await dataWith({ bench: board, gone: board }) });
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
try {
  const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {object | undefined} */ body = undefined) => {
    const answer = await fetch(`${app.url}${path}`, { method, headers: { 'If-Match': '*' }, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  };
  const make = async (/** @type {object} */ more = {}) => {
    const { id, url } = await send('POST', '/api/links', { board: 'bench', ...more });
    return { id, path: new URL(url).pathname };
  };
  const [live, revoked, paused, orphan] = [await make(), await make(), await make({ paused: true }), await make({ board: 'gone' })];
  const expired = await make({ expires: Date.now() + 1500 });
  await send('DELETE', `/api/links/${revoked.id}`);
  await send('DELETE', '/api/boards/gone');
  await new Promise((done) => setTimeout(done, 2000));
  const paths = { unknown: `/s/${'a'.repeat(43)}`, expired: expired.path, revoked: revoked.path, paused: paused.path, 'board gone': orphan.path };
  const names = /** @type {(keyof typeof paths)[]} */ (Object.keys(paths));

  /** @param {string} path @returns {Promise<{ status: number, us: number }>} */
  const ask = (path) => new Promise((done, failed) => {
    const begin = process.hrtime.bigint();
    request(app.url + path, { agent }, (answer) => {
      answer.resume().on('end', () => done({ status: answer.statusCode ?? 0, us: Number(process.hrtime.bigint() - begin) / 1000 }));
    }).on('error', failed).end();
  });

  // A live one answers, so that what is measured are not answers to nothing at all.
  if ((await ask(live.path)).status !== 200) throw new Error('the live link does not answer');
  const warm = 300;
  const times = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]));
  for (let i = 0; i < warm + rounds; i++) {
    // In another order each time: whoever comes first in a round pays for its garbage.
    for (let k = 0; k < names.length; k++) {
      const name = names[(k + i) % names.length];
      const { status, us } = await ask(paths[name]);
      if (status !== 404) throw new Error(`${name}: ${status}`);
      if (i >= warm) times[name].push(us);
    }
  }
  const figures = Object.fromEntries(names.map((name) => [name, { p50: Math.round(quantile(times[name], .5)), p25: Math.round(quantile(times[name], .25)), p75: Math.round(quantile(times[name], .75)) }]));
  console.log(JSON.stringify({ benchmark: 'links that are over', machine: machine(), rounds, us: figures }, null, 1));
} finally {
  agent.destroy();
  await app.stop();
}
