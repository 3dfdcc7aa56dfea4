// Backup is a copy of Data: taken while the app runs, it is a wall again somewhere else.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { allLive, keepPublishing, openBoard } from './board-page.mjs';

/** Points that the chart must have had before the copy. */
const before = 12;

test('restore: a copy of Data, taken while the app runs, has the edited board and the history', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'flexboard-copy-'));
  const browser = await launchBrowser();
  const first = await startApp();
  /** @type {Awaited<ReturnType<typeof startApp>> | undefined} */
  let second;
  const publisher = keepPublishing(first, () => ({ name: 'restore.value', value: 40 + Math.random() }));
  try {
    const address = `${first.url}/api/boards/host`;
    const asked = await fetch(address);
    const version = String(asked.headers.get('etag'));
    const board = await asked.json();
    board.title = 'Edited';
    board.widgets.push({ id: 'kept', kind: 'time-series', title: 'Kept', data: [{ series: 'restore.value' }], options: { windowSeconds: 300 } });
    board.arrangements.forEach((/** @type {any} */ one) => { one.places.kept = one.places.cores; });
    const put = await fetch(address, { method: 'PUT', headers: { 'If-Match': version }, body: JSON.stringify(board) });
    assert.ok(put.ok, `${put.status} ${await put.text()}`);

    const { page, close } = await openBoard(browser, `${first.url}/boards/host`);
    await allLive(page);
    await page.waitForFunction((points) => Number(document.querySelector('[data-widget=kept]')?.getAttribute('data-points')) >= points, before);
    await close();
    assert.equal(publisher.fault(), '');
    // A copy cannot have more than what is on the disk. When a second write has begun, the first one is whole.
    const shown = Date.now();
    const writes = new Set();
    await until(async () => {
      const files = (await readdir(first.dataDir)).filter((name) => name.startsWith('history'));
      const newest = Math.max(...await Promise.all(files.map(async (name) => (await stat(join(first.dataDir, name))).mtimeMs)));
      if (newest > shown) writes.add(newest);
      return writes.size >= 2;
    }, { what: 'the history is on the disk', timeout: 30_000, every: 100 });
    await cp(first.dataDir, copy, { recursive: true });
    publisher.stop();
    await first.kill('SIGKILL');

    // Nobody publishes here: all there is of the series is what was kept.
    second = await startApp({ dataDir: copy });
    const again = await openBoard(browser, `${second.url}/boards/host`);
    assert.equal(await again.page.title(), 'Edited');
    await again.page.waitForFunction((points) => Number(document.querySelector('[data-widget=kept]')?.getAttribute('data-points')) >= points, before);
    assert.deepEqual(again.wrong, []);
    await again.close();
    assert.doesNotMatch(second.log(), /damaged|set aside/, 'the copy was whole');
    const { problems } = await (await fetch(`${second.url}/api/boards`)).json();
    assert.deepEqual(problems, []);
  } finally {
    publisher.stop();
    await browser.close();
    await first.stop();
    await second?.stop();
    await rm(copy, { recursive: true, force: true });
  }
});
