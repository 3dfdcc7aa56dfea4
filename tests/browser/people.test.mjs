// Signing in as people do, in Chromium, at an app that other machines reach.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
let url = '';
const password = 'correct horse battery';
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false }, env: { ASPNETCORE_URLS: 'http://0.0.0.0:0' } }), launchBrowser()]);
  url = `http://localhost:${new URL(app.url).port}`;
});
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {import('playwright-core').BrowserContextOptions} [options] */
const visit = async (options) => (await browser.newContext({ locale: 'en-GB', ...options })).newPage();

/** @param {import('playwright-core').Page} page @param {string} name @param {string} word */
async function signIn(page, name, word) {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** @param {import('playwright-core').Page} page @param {string} where */
async function isUsable(page, where) {
  assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], where);
}

test('people: the first administrator, one more person, a password of one\'s own, and rights that end while a page is open', async () => {
  const root = await visit();
  await root.goto(`${url}/boards/host`);
  assert.equal(new URL(root.url()).pathname, '/setup');
  await isUsable(root, 'set-up');
  const code = /type this code: (\S+)/.exec(app.log())?.[1] ?? '';
  assert.match(code, /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  await root.getByLabel('Set-up code').fill(code);
  await root.getByLabel('Name').fill('root');
  await root.getByLabel('Password').fill(password);
  await root.getByLabel('The same again').fill(password);
  await root.getByRole('button', { name: 'Make the administrator' }).click();
  // The circuit is there: it puts the focus on the title.
  await root.locator('h1:focus').waitFor();
  await root.getByRole('link', { name: 'People' }).click();
  await root.getByRole('heading', { name: 'People' }).waitFor();
  await root.locator('#person-name:enabled').waitFor();
  await root.getByLabel('Name', { exact: true }).fill('김민지');
  await root.getByLabel('Role', { exact: true }).selectOption('operator');
  await root.getByRole('button', { name: 'Add' }).click();
  const told = await root.locator('[data-password]').innerText();
  await isUsable(root, 'people');
  await root.locator('tr', { hasText: 'account-made' }).getByText(/127\.0\.0\.1|::1/).waitFor();

  const kim = await visit();
  await kim.goto(`${url}/events`);
  assert.equal(new URL(kim.url()).pathname, '/sign-in');
  await isUsable(kim, 'sign-in');
  await signIn(kim, '김민지', 'a wrong password');
  await kim.getByRole('alert').getByText('Name or password is not right.').waitFor();
  assert.equal(await kim.getByLabel('Name').inputValue(), '김민지', 'only the password is typed again');
  await signIn(kim, '김민지', told);
  await kim.getByText('choose your own first').waitFor();
  await isUsable(kim, 'account');
  await kim.getByLabel('Password so far').fill(told);
  await kim.getByLabel('New password').fill(password);
  await kim.getByLabel('The same again').fill(password);
  await kim.getByRole('button', { name: 'Change the password' }).click();
  await kim.getByText('The password is changed').waitFor();
  await kim.goto(`${url}/events`);
  await kim.getByRole('link', { name: '김민지' }).waitFor();
  await kim.locator('#status-text:enabled').fill('All calm');
  await kim.getByRole('button', { name: 'Write' }).click();
  await kim.getByText('김민지', { exact: true }).nth(1).waitFor();
  assert.equal(await kim.locator('#who').count(), 0, 'nobody types a name who has one');
  assert.equal(await kim.getByRole('link', { name: 'People' }).count(), 0);

  // By the circuit alone, no request: a page that the role does not reach.
  await kim.evaluate(() => /** @type {any} */ (window).Blazor.navigateTo('/people'));
  await kim.getByText('Your account may not do this.').waitFor();
  await kim.evaluate(() => /** @type {any} */ (window).Blazor.navigateTo('/events'));
  await kim.locator('#status-text:enabled').waitFor();

  // A viewer from now on: what is open says so, without a reload.
  const row = root.locator('[data-person="김민지"]');
  const again = kim.waitForEvent('websocket');
  await root.getByLabel('Role', { exact: true }).selectOption('viewer');
  await row.getByRole('button', { name: 'Give' }).click();
  await row.getByText('viewer', { exact: false }).first().waitFor();
  // Its connection is cut, and comes back with the circuit as it was.
  await again;
  const beat = () => kim.locator('#beat').getAttribute('data-time');
  const before = await beat();
  await until(async () => await beat() !== before, { what: 'the circuit again' });
  await kim.locator('#status-text:enabled').fill('Once more');
  await kim.getByRole('button', { name: 'Write' }).click();
  await kim.getByText('Your account may not do this.').waitFor();

  await row.getByRole('button', { name: 'Sign out everywhere' }).click();
  await until(async () => { await kim.goto(`${url}/events`); return new URL(kim.url()).pathname === '/sign-in'; }, { what: 'signed out everywhere' });
  for (const page of [root, kim]) await page.context().close();
});

test('people: what is open when its viewer is signed out is cut within 2 s, and leads to the sign-in and back; what was designed is not lost', async () => {
  const lee = await visit();
  await lee.goto(`${url}/sign-in?to=/boards/host`);
  await signIn(lee, 'root', password);
  await lee.locator('#board[data-feed=live]').waitFor();
  const context = lee.context();
  const [console, designer, account] = await Promise.all([context.newPage(), context.newPage(), context.newPage()]);
  await console.goto(`${url}/events`);
  await console.locator('#status-text:enabled').waitFor();
  await designer.goto(`${url}/boards/host/design`);
  await designer.locator('.state[data-state=saved]').waitFor();
  await account.goto(`${url}/account`);
  // Who goes to the sign-in has been cut, too: of a page that has left, nobody may be told of the socket.
  /** @type {Promise<number>} */
  const closed = new Promise((done) => {
    lee.on('websocket', (socket) => socket.on('close', () => done(performance.now())));
    lee.on('framenavigated', (frame) => { if (frame === lee.mainFrame() && new URL(frame.url()).pathname === '/sign-in') done(performance.now()); });
  });
  await lee.reload();
  await lee.locator('#board[data-feed=live]').waitFor();
  const at = performance.now();
  await account.getByRole('button', { name: 'Sign out everywhere' }).click();
  assert.ok(await closed - at < 2000);
  await Promise.all([lee, console].map((page) => page.getByLabel('Password').waitFor()));
  const again = designer.getByRole('link', { name: 'Sign in again' });
  await again.waitFor();
  const title = designer.getByLabel('Title', { exact: true }).first();
  await title.fill('Said while signed out');
  await title.press('Enter');
  await designer.getByText('1 edits to send').waitFor();

  await signIn(lee, 'root', password);
  await lee.locator('#board[data-feed=live]').waitFor();
  assert.equal(new URL(lee.url()).pathname, '/boards/host');
  await designer.locator('.state[data-state=saved]').waitFor();
  assert.equal(await again.isVisible(), false);
  const kept = await context.request.get(`${url}/api/boards/host/draft`);
  assert.equal((await kept.json()).title, 'Said while signed out');
  await context.close();
});

for (const [locale, words] of /** @type {const} */ ([['ko-KR', '로그인'], ['ja-JP', 'サインイン']])) {
  test(`people: the sign-in in ${locale}, narrow and light, is usable`, async () => {
    const page = await visit({ locale, colorScheme: 'light', viewport: { width: 390, height: 844 } });
    await page.goto(`${url}/sign-in`);
    await page.getByRole('heading', { name: words }).waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await isUsable(page, locale);
    await page.context().close();
  });
}
