// What the press will print of the shipped boards: photographed in photo mode at every arrangement and three contrasts,
// their titles and figures are read again as well as what the wall shows is. And how that is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard, writeBoard } from './board-page.mjs';

/** How many of a hundred characters more may be read wrongly in the photograph than of what the wall shows. */
const tolerance = 0.02;

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { Demo: 'reservation' } }), launchBrowser()]);
  // A board of which nothing is heard has nothing that could be read wrongly.
  const { page, close } = await openBoard(browser, `${app.url}/boards/reservation`);
  await page.locator('[data-widget=completed] [data-value]').first().waitFor();
  await close();
});
after(async () => { await browser?.close(); await app?.stop(); });

/**
 * Takes a press photograph.
 * @param {string} board @param {Record<string, string | number>} query
 * @returns {Promise<{ jpeg: string, width: number, height: number, contrast: number, publish: number, peakToMean: number, smallestCapital: number,
 *   note: string | null, isReadable: boolean, characters: number, errors: number, errorRate: number, cleanErrorRate: number,
 *   lines: { words: string, read: string, clean: string, errors: number, cleanErrors: number, capital: number, box: number[] }[] }>}
 */
const take = (board, query) => app.ask('GET', `/api/boards/${board}/press?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, `${value}`]))}`);

/** Why a photograph fails the gate; empty: it does not. @param {Awaited<ReturnType<typeof take>>} photo */
const faults = (photo) => photo.errorRate <= photo.cleanErrorRate + tolerance ? ''
  : `${(100 * photo.errorRate).toFixed(1)} % against ${(100 * photo.cleanErrorRate).toFixed(1)} %:\n` + photo.lines.filter((line) => line.errors > line.cleanErrors)
    .map((line) => `  ${JSON.stringify(line.words)} was read as ${JSON.stringify(line.read)}, ${line.capital} px high`).join('\n');

for (const [board, arrangements] of Object.entries({ host: ['16x9', '9x16'], reservation: ['16x9', '32x9', '4x3', '9x16'] }))
  for (const arrangement of arrangements)
    for (const contrast of [7, 15, 50])
      test(`press: ${board} ${arrangement}, at ${contrast} : 1, reads in a photograph as on the wall`, async () => {
        const photo = await take(board, { arrangement, contrast, publish: 1920 });
        if (process.env.RATES) console.log(`${board} ${arrangement} ${contrast}: ${(100 * photo.errorRate).toFixed(1)} % against ${(100 * photo.cleanErrorRate).toFixed(1)} %, smallest ${photo.smallestCapital} px`);
        assert.deepEqual([photo.width, photo.height, photo.note], [1920, 1280, null]);
        // All of it was read: a board of which nothing is heard passes everywhere.
        assert.ok(photo.characters > 120, `${photo.characters}`);
        assert.ok(photo.cleanErrorRate < 0.05, `${photo.cleanErrorRate}`);
        assert.equal(faults(photo), '');
        const sum = photo.lines.reduce((errors, line) => errors + line.errors, 0);
        assert.deepEqual([photo.errors, photo.isReadable], [sum, true]);
        assert.ok(Math.abs(photo.errorRate - sum / photo.characters) < 1e-4);
      });

/** Small white type on black. @param {number} width @param {number} height of its boxes, which bind their titles */
const small = (width, height) => ({
  schemaVersion: 1, title: `Small ${width}`, theme: 'dark',
  widgets: Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, kind: 'number', title: ['Waiting room', 'Longest wait', 'Reservations', 'Sign-in failures'][i % 4], data: [{ series: 'host.memory.percent' }] })),
  arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 12, places: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`n${i}`, [20 + (i % 8) * 235, 20 + Math.floor(i / 8) * 210, width, height]])) }],
});

test('press: titles of 11 pixels, white on black, fail the same gate as they hang', async () => {
  await writeBoard(app, 'tight', small(90, 60));
  const photo = await take('tight', { contrast: 50, publish: 1920, mode: 'hanging' });
  assert.match(faults(photo), / was read as /);
  assert.ok(photo.peakToMean > 10 && photo.smallestCapital < 8, `${photo.peakToMean} ${photo.smallestCapital}`);
});

test('press: what is printed at 1200 pixels fails as it hangs, and passes in photo mode', async () => {
  await writeBoard(app, 'roomy', small(225, 190));
  assert.match(faults(await take('roomy', { contrast: 50, publish: 1200, mode: 'hanging' })), / was read as /);
  assert.equal(faults(await take('roomy', { contrast: 50, publish: 1200 })), '');
});

for (const [culture, titles] of Object.entries({ ko: ['대기 인원', '초당 요청', '예약 완료', '본인 인증 지연'], ja: ['待機人数', '毎秒リクエスト', '予約完了', '本人認証の遅延'] }))
  test(`press: titles in ${culture} are read in their own letters`, async () => {
    const board = small(225, 190);
    await writeBoard(app, culture, { ...board, title: culture, culture, widgets: board.widgets.map((widget, i) => ({ ...widget, title: titles[i % 4] })) });
    const photo = await take(culture, { contrast: 15, publish: 1920 });
    assert.equal(faults(photo), '');
    assert.ok(photo.cleanErrorRate < 0.05 && titles.every((title) => photo.lines.some((line) => line.words === title)), `${photo.cleanErrorRate}`);
  });

test('press: what the press may not see is in no reading', async () => {
  const words = (/** @type {Awaited<ReturnType<typeof take>>} */ photo) => photo.lines.map((line) => line.words).join(' ');
  await writeBoard(app, 'named', {
    schemaVersion: 1, title: 'Named',
    widgets: [{ id: 'a', kind: 'number', title: 'Load of 10.0.0.7', data: [{ series: 'host.memory.percent' }] }, { id: 'b', kind: 'number', title: 'Margin', sensitive: true, data: [{ series: 'host.memory.percent' }] }],
    arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 30, places: { a: [20, 20, 900, 500], b: [940, 20, 900, 500] } }],
  });
  assert.match(words(await take('named', {})), /10\.0\.0\.7.*Margin/);
  const safe = words(await take('named', { press: 1 }));
  // Its figures have come all the same: the browser of the still may watch the view of the press.
  assert.match(safe, /Load of •+ .*\d/);
  assert.doesNotMatch(safe, /10\.0\.0\.7|Margin/);
});

const viewport = { width: 1400, height: 900 };
test('press: from its card a board comes to its press preview, which says what can be read, and keeps what was asked for in its address', async () => {
  const { page, wrong, close } = await openBoard(browser, `${app.url}/`, { viewport });
  await page.locator('h1:focus').waitFor();
  await page.getByRole('link', { name: 'Press preview of Reservation opening' }).click();
  await page.getByRole('heading', { name: 'Press preview: Reservation opening' }).waitFor();
  assert.equal(await page.locator('#photo img').count(), 0);
  await page.getByLabel('Arrangement').selectOption('4x3');
  await page.getByLabel('Contrast, to 1').fill('15');
  await page.getByRole('button', { name: 'Take the photograph' }).press('Enter');
  await page.getByText('The photograph is being taken and read.').waitFor();
  await page.getByText(/reads as well as the wall itself/).waitFor({ timeout: 60_000 });
  assert.match(page.url(), /arrangement=4x3&contrast=15&publish=1920&mode=photo$/);
  await page.getByText(/Of \d+ characters of titles and figures, \d+ were read wrongly in the photograph \([\d.]+%\)/).waitFor();
  assert.deepEqual(await page.locator('#photo img').evaluate((/** @type {HTMLImageElement} */ image) => [image.naturalWidth, image.naturalHeight]), [1920, 1280]);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the JPEG' }).click()]);
  assert.equal(file.suggestedFilename(), 'reservation-4x3-1920.jpg');
  // The board beside it is the one that is photographed.
  await page.frameLocator('#board').locator('#board[data-mode=photo][data-arrangement="4x3"]').waitFor();
  assert.deepEqual(await serious(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('press: what was read wrongly is listed and outlined; hostile words are words; Korean and Japanese say the same', async () => {
  await writeBoard(app, 'tight', { ...small(90, 60), title: '<img src=x onerror=alert(1)>' });
  for (const [locale, heading, worse] of [['en', 'Press preview: <img', 'reads worse'], ['ko', '보도 사진 미리보기: <img', '잘 읽히지 않습니다'], ['ja', '報道写真プレビュー：<img', '読みにくく']]) {
    const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/tight/press?contrast=50&mode=hanging`, { viewport, locale });
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.locator('#report p').filter({ hasText: worse }).waitFor({ timeout: 60_000 });
    const rows = await page.locator('#report tbody tr').count();
    assert.ok(rows > 0);
    assert.equal(await page.locator('.outline').count(), rows);
    const inside = await page.locator('.outline').first().evaluate((one) => {
      const [box, around] = [one, one.parentElement].map((it) => /** @type {Element} */ (it).getBoundingClientRect());
      return box.left >= around.left && box.right <= around.right && box.top >= around.top && box.bottom <= around.bottom;
    });
    assert.ok(inside);
    assert.doesNotMatch(await page.locator('main').innerText(), /press\./);
    assert.deepEqual(await serious(page), []);
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('press: where nothing can be taken or read, the page says why', async () => {
  const { page, close } = await openBoard(browser, `${app.url}/boards/host/press`, { viewport });
  const problem = (/** @type {number} */ status, /** @type {Record<string, string>} */ headers = {}) => page.route('**/api/boards/host/press?*', (route) => route.fulfill({ status, headers, json: { detail: 'the <b>reason</b>' } }), { times: 1 });
  for (const [status, headers, expected] of /** @type {[number, Record<string, string>, string][]} */ ([
    [501, {}, 'Chromium is not installed'], [503, { 'Retry-After': '10' }, 'Too many photographs'], [503, {}, 'could not be taken'], [504, {}, 'took too long'], [429, {}, 'Too many photographs'], [403, {}, 'may not see this board'], [400, {}, 'the <b>reason</b>'],
  ])) {
    await problem(status, headers);
    await page.getByRole('button', { name: 'Take the photograph' }).click();
    await page.getByRole('alert').filter({ hasText: expected }).waitFor();
    assert.equal(await page.locator('#progress').isVisible(), false);
  }
  await close();
});
