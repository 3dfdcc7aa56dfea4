// Real servers and a real browser for the tests, each on a free port with a temporary folder, stopped by process id.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** Not killed by its own test when that test dies first: the runner's end takes it along. @type {Set<ChildProcess>} */
const running = new Set();
process.on('exit', () => { for (const child of running) child.kill('SIGKILL'); });
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => process.exit(1));

/**
 * Waits until a condition holds, asking again and again; never a fixed sleep.
 *
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{ what?: string | (() => string), timeout?: number, every?: number }} [options] milliseconds
 * @returns {Promise<NonNullable<T>>} the first truthy answer
 */
export async function until(ask, { what = 'the condition', timeout = 20_000, every = 20 } = {}) {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end)
      throw new Error(`After ${timeout} ms still not so: ${typeof what === 'function' ? what() : what}`);
    await delay(every);
  }
}

/**
 * A port of the range that the kernel hands out for connections. All of that range lies above the ports that
 * browsers refuse to open (6000, 6665, 10080 and such).
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** @param {ChildProcess} child */
function follow(child) {
  running.add(child);
  /** @type {Promise<void>} */
  const ended = new Promise((done) => child.once('close', () => { running.delete(child); done(); }));
  /** @type {string[]} */
  const log = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => log.push(text));
  const signal = async (/** @type {NodeJS.Signals} */ name) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
    await ended;
  };
  return { log: () => log.join(''), ended, signal, isOver: () => child.exitCode !== null || child.signalCode !== null };
}

/**
 * Starts the built app. Settings are names below `Flexboard:`, such as `{ Redis: 'localhost:7000', HostFeed: false }`.
 *
 * @param {object} [options]
 * @param {Record<string, string | number | boolean>} [options.settings]
 * @param {Record<string, string>} [options.env] more environment, such as Logging__LogLevel__Default
 * @param {string} [options.dataDir] a folder to use, kept on stop(); otherwise a new one, deleted on stop()
 * @param {number} [options.port] for a restart at the same address; otherwise the kernel chooses
 * @param {string} [options.program] the folder of the app: the build output, or a published folder
 */
export async function startApp({ settings = {}, env = {}, dataDir, port = 0, program } = {}) {
  const folder = program ?? join(root, 'src/Flexboard/bin/Release/net10.0');
  const dll = join(folder, 'Flexboard.dll');
  if (!existsSync(dll)) throw new Error(`${dll} is missing: dotnet build -c Release`);
  const data = dataDir ?? await mkdtemp(join(tmpdir(), 'flexboard-data-'));

  const child = spawn('dotnet', [dll], {
    cwd: data, // not the repository: nothing may depend on where the app is started from
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: 'Production',
      // In a test it lives for a minute, and is never repaid for measuring its own code.
      ...(process.env.NODE_TEST_CONTEXT ? { DOTNET_TieredPGO: '0' } : {}),
      ASPNETCORE_URLS: `http://127.0.0.1:${port}`,
      // The line that tells the port comes from this category.
      'Logging__LogLevel__Microsoft.Hosting.Lifetime': 'Information',
      ...env,
      Flexboard__Data: data,
      ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`Flexboard__${name}`, String(value)])),
    },
  });
  const process_ = follow(child);
  const clean = () => dataDir === undefined ? rm(data, { recursive: true, force: true }) : undefined;

  try {
    const url = await until(async () => {
      if (process_.isOver()) throw new Error(`The app ended by itself (${child.exitCode}).\n${process_.log()}`);
      const address = /Now listening on: (http:\/\/\S+)/.exec(process_.log())?.[1];
      if (!address) return undefined;
      const answer = await fetch(address).catch(() => undefined);
      await answer?.body?.cancel();
      return answer && answer.status < 500 ? address : undefined;
    }, { what: () => `the app answers at /\n${process_.log()}`, timeout: 30_000 });

    return {
      url,
      port: Number(new URL(url).port),
      pid: /** @type {number} */ (child.pid),
      dataDir: data,
      /** Everything that it printed so far. */
      log: process_.log,
      /** Settles when the process is over, however it ended. */
      ended: process_.ended,
      /** Of its API, which must agree. @param {string} method @param {string} address @param {object} [body] */
      async ask(method, address, body) {
        const answer = await fetch(url + address, { method, body: body && JSON.stringify(body) });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
        return text ? JSON.parse(text) : null;
      },
      /** An orderly end; deletes the data folder, unless it was given. */
      async stop() { await process_.signal('SIGTERM'); await clean(); },
      /** Sends a signal and waits for the end; keeps the data folder, for a start after a crash. */
      kill: (/** @type {NodeJS.Signals} */ signal = 'SIGKILL') => process_.signal(signal),
    };
  } catch (error) {
    await process_.signal('SIGKILL');
    await clean();
    throw error;
  }
}

/**
 * Starts a Redis of its own.
 *
 * @param {{ port?: number, args?: string[] }} [options] the port of one that was stopped, to see clients come back
 */
export async function startRedis({ port, args = [] } = {}) {
  const at = port ?? await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'flexboard-redis-'));
  const child = spawn('redis-server', [
    '--port', String(at), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', ...args,
  ], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.once('error', () => {}); // told below: it is over without having been ready
  const process_ = follow(child);
  const end = async (/** @type {NodeJS.Signals} */ signal) => {
    await process_.signal(signal);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until(() => {
      if (process_.isOver() || child.pid === undefined) throw new Error(`redis-server did not start.\n${process_.log()}`);
      return process_.log().includes('Ready to accept connections');
    }, { what: 'Redis is ready' });
  } catch (error) {
    if (child.pid !== undefined) await end('SIGKILL');
    throw error;
  }
  return {
    /** A configuration string for StackExchange.Redis. */
    address: `127.0.0.1:${at}`,
    port: at,
    pid: /** @type {number} */ (child.pid),
    log: process_.log,
    stop: () => end('SIGTERM'),
    kill: (/** @type {NodeJS.Signals} */ signal = 'SIGKILL') => end(signal),
  };
}

/**
 * Debian's Chromium without its windows, which computes a sixth less than the whole one, or the one that CHROMIUM names. Each start has a new, empty profile.
 *
 * @param {import('playwright-core').LaunchOptions} [options]
 */
export function launchBrowser(options = {}) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path)),
    ...options,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic', '--no-first-run',
      '--disable-component-update', '--disable-sync', ...options.args ?? [],
    ],
  });
}
