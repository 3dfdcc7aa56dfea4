// Shared links in the console and the designer: made, changed, paused, revoked, with a real mouse.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { violations } from './axe.mjs';
import { openBoard, publish, writeBoard } from './board-page.mjs';
import { makeLink, openLink, revokeLink, shows } from './links.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;

const board = {
  schemaVersion: 1,
  title: 'Opening day',
  culture: 'en',
  widgets: [
    { id: 'now', kind: 'number', title: 'Orders', data: [{ series: 'orders' }] },
    { id: 'turnover', kind: 'number', title: 'Turnover', data: [{ series: 'turnover' }] },
  ],
  arrangements: [{ id: '16x9', width: 1600, height: 900, places: { now: [40, 40, 500, 400], turnover: [560, 40, 500, 400] } }],
};

before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  await writeBoard(app, 'opening', board);
  await publish(app, [{ name: 'orders', value: 7 }, { name: 'turnover', value: 9 }]);
});

after(async () => {
  await browser?.close();
  await app?.stop();
});

const shot = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ name) => process.env.SHOTS && page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

/** @param {import('playwright-core').Page} page */
async function faults(page) {
  const found = (await violations(page)).filter(({ tags }) => tags.includes('wcag2a') || tags.includes('wcag2aa'));
  return found.map((one) => `${one.id}: ${one.nodes.map(({ html }) => html).join(' | ')}`);
}

test('a link is made in the console, opened elsewhere, paused, resumed and revoked', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/links`);
  await page.getByText('No links yet').waitFor();
  await shot(page, 'links-empty');
  await page.locator('button[data-press=n]:enabled').click();
  await page.locator('.link-form select').first().selectOption({ label: 'Opening day' });
  await page.getByLabel('What it is for').fill('customer');
  await page.getByLabel('PIN (4 to 12 digits)').fill('12');
  await page.getByLabel('Turnover').check();
  await shot(page, 'links-form');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByText('A PIN has 4 to 12 digits.').waitFor();
  await page.getByLabel('PIN (4 to 12 digits)').fill('');
  await page.getByRole('button', { name: 'Make the link' }).click();
  const url = /** @type {string} */ (await page.locator('[data-address]').textContent());
  assert.match(url, /\/s\/[\w-]{43}$/);
  await page.locator('.code svg[role=img]').waitFor();

  const viewer = await openLink(browser, url);
  await shows(viewer.page, '7');
  assert.equal(await viewer.page.locator('[data-widget=turnover]').count(), 0);
  const row = page.locator('tr[data-link]');
  await row.locator('[data-viewers]').getByText('1').waitFor();
  await shot(page, 'links-list');

  await row.getByRole('button', { name: 'Pause the link to Opening day' }).click();
  await viewer.page.getByRole('heading', { name: 'This link is paused' }).waitFor({ timeout: 2000 });
  await shot(viewer.page, 'paused');
  await row.getByRole('button', { name: 'Resume the link to Opening day' }).click();
  await page.locator('tr[data-link][data-state=live]').waitFor();
  await viewer.page.reload();
  await shows(viewer.page, '7');

  await row.getByRole('button', { name: 'Revoke the link to Opening day' }).click();
  await row.getByRole('button', { name: 'Yes, end it' }).click();
  await viewer.page.getByRole('heading', { name: 'This link has ended' }).waitFor({ timeout: 2000 });
  await shot(viewer.page, 'ended');
  await page.locator('tr[data-state=revoked]').waitFor();
  assert.deepEqual(wrong, []);
  await viewer.close();
  await close();
});

test('a new address ends the old one, and a change keeps what is not typed', async () => {
  const link = await makeLink(app, { board: 'opening', name: 'room', pin: '2468' });
  const { page, wrong, close } = await openBoard(browser, `${app.url}/links`);
  const row = page.locator(`tr[data-link="${link.id}"]`);
  await row.getByRole('button', { name: 'New address for the link' }).click();
  await row.getByRole('button', { name: 'Yes, another address' }).click();
  const url = /** @type {string} */ (await page.locator('[data-address]').textContent());
  assert.notEqual(url, link.url);
  assert.equal((await fetch(link.url)).status, 404);
  assert.equal((await fetch(url)).status, 401);
  await row.getByRole('button', { name: 'Change the link to Opening day' }).click();
  await page.getByLabel('What it is for').fill('other room');
  await page.getByRole('button', { name: 'Save' }).click();
  await row.getByText('other room').waitFor();
  assert.equal((await fetch(url)).status, 401);
  assert.deepEqual(wrong, []);
  await close();
});

test('the designer shares its board', async () => {
  const { page, close } = await openBoard(browser, `${app.url}/boards/opening/design`);
  await page.locator('[popovertarget=board-menu]').click();
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click();
  const url = await page.getByRole('dialog').getByRole('textbox', { name: 'Address' }).inputValue();
  await page.getByRole('dialog').locator('svg[role=img]').waitFor();
  await shot(page, 'design-share');
  assert.equal((await fetch(url)).status, 200);
  await close();
});

test('only named origins may embed a link', async () => {
  let frames = '';
  const site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(frames));
  await new Promise((done) => site.listen(0, '127.0.0.1', () => done(undefined)));
  const origin = `http://localhost:${/** @type {import('node:net').AddressInfo} */ (site.address()).port}`;
  const [closed, open] = await Promise.all([makeLink(app, { board: 'opening' }), makeLink(app, { board: 'opening', origins: [origin] })]);
  frames = `<iframe id="a" src="${closed.url}"></iframe><iframe id="b" src="${open.url}" width="900" height="600"></iframe>`;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.frameLocator('#b').locator('[data-widget=now] [data-value="7"]').waitFor();
  assert.equal(await page.frameLocator('#a').locator('[data-widget]').count(), 0);
  await context.close();
  site.close();
});

for (const [locale, words] of /** @type {const} */ ([['en', 'Links'], ['ko', '공유 링크'], ['ja', '共有リンク']])) {
  test(`the pages of links are accessible in ${locale}`, async () => {
    await writeBoard(app, `board-${locale}`, { ...board, title: `Board ${locale}`, culture: locale });
    const [link, pin] = await Promise.all([makeLink(app, { board: `board-${locale}`, name: locale }), makeLink(app, { board: `board-${locale}`, pin: '2468' })]);
    const options = { locale };
    const console_ = await openBoard(browser, `${app.url}/links`, options);
    await console_.page.getByRole('heading', { name: words, exact: true }).waitFor();
    await console_.page.locator('button[data-press=n]:enabled').click();
    await console_.page.locator('.link-form').waitFor();
    assert.deepEqual(await faults(console_.page), []);
    await console_.close();
    const asked = await openLink(browser, pin.url, options);
    assert.deepEqual(await faults(asked.page), []);
    await shot(asked.page, `pin-${locale}`);
    await asked.close();
    const viewer = await openLink(browser, link.url, options);
    await shows(viewer.page, '7');
    await viewer.page.locator('#link-code').click();
    assert.deepEqual(await faults(viewer.page), []);
    await revokeLink(app, link);
    await viewer.page.locator('[data-link=ended]').waitFor();
    await until(async () => (await faults(viewer.page)).length === 0, { what: 'the notice is accessible' });
    await shot(viewer.page, `ended-${locale}`);
    await viewer.close();
  });
}
