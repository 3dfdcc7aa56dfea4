// `dotnet publish` yields a folder for closed networks: everything it needs lies in it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { shippedBoards } from './board-page.mjs';

const run = promisify(execFile);
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flexboard-published-'));
  await run('dotnet', ['publish', join(root, 'src/Flexboard'), '-c', 'Release', '-o', folder, '--nologo', '-v', 'quiet']);
});
after(() => rm(folder, { recursive: true, force: true }));

test('published: what boards are begun from lies in the folder', async () => {
  for (const part of ['groups', 'boards'])
    assert.deepEqual(await readdir(join(folder, 'layouts/templates', part)), await readdir(join(root, 'layouts/templates', part)));
});

test('published: the folder shows this machine live where there is no network at all', async () => {
  // A network of its own that has nothing but loopback, for the app and the browser together.
  const own = process.getuid?.() === 0 ? ['--net'] : ['--map-root-user', '--net'];
  const inner = join(root, 'tests/browser/closed-network.mjs');
  const { stdout } = await run('unshare', [
    ...own, 'sh', '-c', 'ip link set lo up && exec "$0" "$@"', process.execPath, inner, folder,
  ], { cwd: tmpdir(), timeout: 120_000 });
  const seen = JSON.parse(stdout);
  assert.deepEqual(seen.interfaces, ['lo'], 'there was a network');
  assert.deepEqual(seen.states.filter((/** @type {string[]} */ [, state]) => state !== 'live'), [['network', 'nodata']]);
  assert.ok(seen.states.length > 8, String(seen.states.length));
  assert.deepEqual(seen.fonts, ['Inter'], 'in its own font');
  assert.deepEqual(seen.console.sort(), Object.values(await shippedBoards()).map((board) => board.title).sort());
  assert.deepEqual(seen.wrong, []);
  assert.deepEqual(seen.elsewhere, [], 'nothing was asked of anybody else');
});
