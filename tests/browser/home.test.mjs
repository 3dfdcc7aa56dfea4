import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => { [app, browser] = await Promise.all([startApp(), launchBrowser()]); });
after(async () => { await browser?.close(); await app?.stop(); });

test('home: a click reaches the server and comes back', async () => {
  const page = await browser.newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('response', (response) => { if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`); });

  await page.goto(app.url);
  const count = page.getByRole('status');
  await count.waitFor();
  // Disabled until the circuit is up; Playwright waits for that by itself.
  await page.getByRole('button', { name: 'Count' }).click();
  await page.locator('[role=status][data-value="1"]').waitFor();

  assert.equal(await count.textContent(), '1 clicks');
  assert.deepEqual(wrong, []);
});

test('home: no inline script', async () => {
  const html = await (await fetch(app.url)).text();
  for (const [tag] of html.matchAll(/<script[^>]*>/g)) assert.match(tag, / src=/);
});
