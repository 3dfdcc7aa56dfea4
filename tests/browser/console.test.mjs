import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string} */
let layouts;

const board = (/** @type {string} */ title) => JSON.stringify({
  schemaVersion: 1,
  title,
  widgets: [{ id: 'now', kind: 'clock', title: 'Now' }],
  arrangements: [
    { id: '32x9', width: 3200, height: 900, places: { now: [20, 20, 3160, 860] } },
    { id: '9x16', width: 900, height: 1600, places: { now: [20, 20, 860, 860] } },
  ],
});

before(async () => {
  layouts = await mkdtemp(join(tmpdir(), 'flexboard-layouts-'));
  await writeFile(join(layouts, 'wall.json'), board('The wall'));
  await writeFile(join(layouts, 'pillar.json'), board('기둥 보드'));
  [app, browser] = await Promise.all([startApp({ settings: { Layouts: layouts } }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.stop();
  await rm(layouts, { recursive: true, force: true });
});

/**
 * A page whose circuit is up, and everything that goes wrong on it.
 *
 * @param {string} [path]
 * @param {import('playwright-core').BrowserContextOptions & { at?: { url: string } }} [options]
 */
async function open(path = '/', { at = app, ...options } = {}) {
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) wrong.push(message.text()); });
  await page.goto(at.url + path);
  const first = await page.locator('#beat').getAttribute('data-time');
  await page.waitForFunction((time) => document.getElementById('beat')?.dataset.time !== time, first);
  return { page, wrong, close: () => context.close() };
}

test('console: boards hang as live thumbnails in their own ratio', async () => {
  const { page, wrong, close } = await open();
  assert.deepEqual(await page.locator('article h2').allTextContents(), ['기둥 보드', 'The wall']);
  const picture = page.locator('article', { hasText: 'The wall' }).locator('iframe');
  const box = await picture.boundingBox();
  assert.ok(box && Math.abs(box.width / box.height - 3200 / 900) < .05, JSON.stringify(box));
  await picture.contentFrame().locator('[data-widget=now][data-state=live]').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('console: arrangements and windows are plain links', async () => {
  const { page, close } = await open();
  const card = page.locator('article', { hasText: 'The wall' });
  assert.equal(await card.getByRole('link', { name: '9x16' }).getAttribute('href'), '/boards/wall?arrangement=9x16');
  assert.equal(await card.getByRole('link', { name: 'Open The wall in a new window' }).getAttribute('target'), '_blank');
  await close();
});

test('console: a faulty board file shows within a second or two, and goes when it is mended', async () => {
  const { page, close } = await open();
  await writeFile(join(layouts, 'wall.json'), '{"schemaVersion":1,"title":7}');
  const problems = page.getByRole('region', { name: /Board files with faults: 1/ });
  await problems.waitFor();
  const text = await problems.innerText();
  assert.match(text, /wall\.json/);
  assert.match(text, /\$\.title/);
  assert.match(text, /last good version/);
  await page.locator('article', { hasText: 'The wall' }).waitFor();
  await writeFile(join(layouts, 'wall.json'), board('The wall'));
  await problems.waitFor({ state: 'detached' });
  await close();
});

test('console: keys lead through it', async () => {
  const { page, close } = await open();
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.getByRole('heading', { level: 1, name: 'Feeds' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('heading', { level: 1, name: 'System' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  // In one: the page that has just come is drawn once more when it is connected.
  await page.getByRole('link', { name: 'The wall', exact: true }).press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')), '/boards/pillar');
  await close();
});

test('console: every page speaks the reader\'s language', async () => {
  for (const [locale, words] of /** @type {const} */ ([['ko-KR', ['보드', '이벤트', '피드', '시스템']], ['ja-JP', ['ボード', 'イベント', 'フィード', 'システム']]])) {
    for (const [i, path] of ['/', '/events', '/feeds', '/system'].entries()) {
      const { page, close } = await open(path, { locale });
      assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      assert.equal(await page.locator('h1').textContent(), words[i]);
      assert.doesNotMatch(await page.locator('main').innerText(), /console\.|refused\./);
      await close();
    }
  }
});

test('console: axe finds no serious fault, dark or light', async () => {
  for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
    for (const path of ['/', '/events', '/feeds', '/system']) {
      const { page, wrong, close } = await open(path, { colorScheme });
      assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${path} ${colorScheme} ${id}: ${nodes[0].html}`), []);
      assert.deepEqual(wrong, []);
      await close();
    }
  }
});

test('console: nothing is wider than a small window', async () => {
  for (const path of ['/', '/events', '/feeds', '/system']) {
    const { page, close } = await open(path, { viewport: { width: 390, height: 800 } });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${path}: ${width}`);
    await close();
  }
});

test('console: the server killed and started again: a calm line, then by itself the page again', async () => {
  let own = await startApp({ settings: { Layouts: layouts, HostFeed: false } });
  const { port, dataDir } = own;
  const { page, wrong, close } = await open('/feeds', { at: own });
  try {
    await own.kill();
    const line = page.locator('#connection');
    await line.waitFor({ state: 'visible' });
    assert.match(await line.innerText(), /No connection to the server\. Figures are from \d\d:\d\d:\d\d/);
    assert.equal(await page.locator('#blazor-error-ui').isVisible(), false);
    assert.equal(await page.locator('#components-reconnect-modal').count(), 0);
    await page.getByRole('heading', { level: 1, name: 'Feeds' }).waitFor();

    await page.evaluate(() => { document.body.dataset.before = 'yes'; });
    own = await startApp({ settings: { Layouts: layouts, HostFeed: false }, dataDir, port });
    await page.waitForFunction(() => document.body && !document.body.dataset.before && !document.body.dataset.connection);
    const time = await page.locator('#beat').getAttribute('data-time');
    await page.waitForFunction((old) => document.getElementById('beat')?.dataset.time !== old, time);
    assert.equal(await line.isVisible(), false);
    // Blazor's own script answers a picture that came with the server's last breath, and nobody waits for that promise.
    assert.deepEqual(wrong.filter((one) => !one.includes("Cannot send data if the connection is not in the 'Connected' State")), []);
  } finally {
    await close();
    await own.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('console: a server that hangs is called silent, and no longer when it goes on', async () => {
  const own = await startApp({ settings: { Layouts: layouts, HostFeed: false } });
  const { page, close } = await open('/system', { at: own });
  try {
    process.kill(own.pid, 'SIGSTOP');
    await page.locator('#connection', { hasText: 'The server is silent.' }).waitFor();
    process.kill(own.pid, 'SIGCONT');
    await page.locator('#connection').waitFor({ state: 'hidden' });
  } finally {
    process.kill(own.pid, 'SIGCONT');
    await close();
    await own.stop();
  }
});

test('console: a hidden page is not refreshed, and is at once when it is seen', async () => {
  const { page, close } = await open('/system');
  const beat = () => page.locator('#beat').getAttribute('data-time');
  const hide = (/** @type {boolean} */ hidden) => page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  // The call that hides may still be under way: from two equal readings a beat apart on, it is not.
  const still = await until(async () => {
    const first = await beat();
    await page.waitForTimeout(1600);
    return first === await beat() ? first : undefined;
  }, { what: 'the hidden page stands still' });
  await hide(false);
  await until(async () => await beat() !== still, { what: 'the page goes on' });
  await close();
});
