// A board as it is seen from a seat, in Chromium: colours as they are projected and seen, the seat by keys and by hand, the
// address, the answers, who has no wall, and hostile names.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { acuity, projected, seen } from '../../wwwroot/js/room/eye.js';
import { arcMinutes, capitals, farthest, ideographs, lightOf, linear } from '../../wwwroot/js/room/sums.js';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { openBoard, publish, writeBoard } from './board-page.mjs';

const hostile = '<img src=x onerror=alert(1)></script>\u202e';
const colours = ['#d55e00', '#009e73', '#0072b2', '#ffffff', '#000000', '#56b4e9'];

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  await writeBoard(app, 'texts', {
    schemaVersion: 1, title: hostile,
    widgets: [
      { id: 'latin', kind: 'rich-text', title: 'Throughput', options: { text: 'plain words' } },
      { id: 'korean', kind: 'rich-text', title: hostile, options: { text: '접속 대기' } },
      { id: 'value', kind: 'number', title: 'Orders', data: [{ series: 'room.value' }] },
      { id: 'plate', kind: 'shape', options: { form: 'rectangle', fill: '#666666' } },
      { id: 'upon', kind: 'rich-text', options: { text: 'On a grey plate' } },
    ],
    arrangements: [
      { id: 'wide', width: 1920, height: 1200, textSize: 30, places: { latin: [20, 20, 900, 500], korean: [940, 20, 960, 500], value: [20, 540, 900, 500], plate: [940, 540, 960, 500], upon: [960, 560, 900, 400] } },
      { id: 'tall', width: 1080, height: 1920, textSize: 30, places: { latin: [20, 20, 900, 500], korean: [20, 540, 900, 500], value: [20, 1080, 900, 300], plate: [20, 1400, 900, 500], upon: [40, 1420, 800, 400] } },
    ],
  });
  await writeBoard(app, 'colours', {
    schemaVersion: 1, title: 'Colours', widgets: colours.map((fill, i) => ({ id: `c${i}`, kind: 'shape', options: { form: 'rectangle', fill, stroke: 'none' } })),
    arrangements: [{ id: 'one', width: 1920, height: 1200, places: Object.fromEntries(colours.map((_, i) => [`c${i}`, [i * 320, 0, 320, 1200]])) }],
  });
});
after(async () => { await browser?.close(); await app?.stop(); });

/** Two walls; before that there is none. */
async function hang() {
  const { walls } = await app.ask('GET', '/api/walls');
  if (walls.length > 0) return;
  await app.ask('POST', '/api/walls', { id: 'bare', name: hostile, template: 'bare' });
  await app.ask('POST', '/api/walls', { id: 'dark', name: 'Dark', width: 3200, height: 2000, ambientLux: 400, outputs: [{ id: '1', x: 0, y: 0, width: 3200, height: 2000, pixelWidth: 1920, pixelHeight: 1200 }] });
}

/** @param {string} address @param {import('playwright-core').BrowserContextOptions} [options] */
async function openRoom(address, options) {
  const opened = await openBoard(browser, app.url + address, { locale: 'en-GB', viewport: { width: 1400, height: 900 }, ...options });
  await opened.page.waitForFunction(() => Boolean(document.documentElement.dataset.measured));
  return opened;
}

/** @param {import('playwright-core').Page} page */
const address = (page) => page.evaluate(() => location.search);

test('room: who has no wall sees walls of a kind, in each language, and names are text', async () => {
  for (const [locale, none, wall] of [['en-GB', 'There is no wall yet', 'projector'], ['ko-KR', '아직 월이 없어', '프로젝터'], ['ja-JP', 'ウォールがまだない', 'プロジェクター']]) {
    const { page, wrong, close } = await openRoom('/boards/texts/room?wall=none&arrangement=none&seat=x', { locale, colorScheme: locale === 'en-GB' ? 'light' : 'dark' });
    await page.getByText(none).waitFor();
    assert.equal(await page.locator('[name=wall] option').count(), 12);
    assert.match(await page.locator('[name=wall] option').first().textContent() ?? '', new RegExp(wall, 'i'));
    assert.equal(await page.locator('header a').textContent(), hostile);
    assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], locale);
    // No text is a key.
    assert.doesNotMatch(await page.locator('body').innerText(), /room\.|verdict-|\{\d\}/);
    assert.deepEqual(wrong, []);
    await close();
  }
});

test('room: where nobody says on which wall, it is one of the kind that the board or its arrangement is made for', async () => {
  for (const [query, wall] of [['', 'led-fine'], ['?arrangement=9x16', 'portrait'], ['?arrangement=9x16&wall=bare', 'bare']]) {
    const { page, close } = await openRoom(`/boards/host/room${query}`);
    assert.equal(await page.locator('[name=wall]').inputValue(), wall, query);
    await close();
  }
});

test('room: colours are those of the wall\'s light and of the eye, in linear light, and the wall keeps its ratio', async () => {
  await hang();
  const { page, wrong, close } = await openRoom('/boards/colours/room?wall=bare');
  const blank = await browser.newPage();
  /** Signals of the middles of the six. */
  const look = async () => {
    const png = await page.locator('.wall').screenshot();
    return blank.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(image.width, image.height).getContext('2d'));
      pen.drawImage(image, 0, 0);
      return [0, 1, 2, 3, 4, 5].map((i) => [...pen.getImageData(((i + 0.5) / 6) * image.width, image.height / 2, 1, 1).data].slice(0, 3));
    }, png.toString('base64'));
  };
  const light = { lumens: 5000, area: 6.4, nativeContrast: 1000, efficiency: 0.675 };
  for (const vision of /** @type {const} */ (['full', 'protanopia', 'deuteranopia', 'tritanopia'])) {
    for (const ambient of [5, 50, 300]) {
      await page.getByLabel('Colour vision').selectOption(vision);
      await page.getByLabel('Light of the room').fill(String(ambient));
      const rows = projected(lightOf({ ...light, ambient }).veil, vision);
      const wanted = colours.map((one) => seen(rows, linear(one)));
      await until(async () => (await look()).every((one, i) => one.every((signal, part) => {
        const shown = signal / 255 <= 0.04045 ? signal / 255 / 12.92 : ((signal / 255 + 0.055) / 1.055) ** 2.4;
        // Between two steps of a filter light is kept in 256 shades.
        return Math.abs(shown - wanted[i][part]) < 2.5 / 255;
      })), { timeout: 5000, what: `${vision} at ${ambient} lx` });
    }
  }
  for (const size of ['true', 'fitted']) {
    await page.getByLabel('Shown').selectOption(size);
    const { width, height } = await page.locator('.wall').evaluate((wall) => wall.getBoundingClientRect().toJSON());
    assert.ok(Math.abs(width / height - 1.6) < 0.002, `${size}: ${width} × ${height}`);
    // 3.2 m from 8 m are 24 cm from 60 cm.
    if (size === 'true') assert.ok(Math.abs(width - (240 / 25.4) * 96) < 1, `${width}`);
  }
  assert.deepEqual(wrong, []);
  await blank.close();
  await close();
});

test('room: an older eye sees it darker and less sharp; nobody\'s eye is asked for more than it blurs', async () => {
  await hang();
  const { page, wrong, close } = await openRoom('/boards/colours/room?wall=bare');
  const filters = () => page.locator('#eye > *').evaluateAll((all) => all.map((one) => `${one.localName} ${one.getAttribute('stdDeviation') ?? ''}`.trim()));
  const [colour, young] = await filters();
  assert.equal(colour, 'feColorMatrix');
  await page.getByLabel('Age of the eye').fill('75');
  const older = await filters();
  assert.deepEqual(older.map((one) => one.split(' ')[0]), ['feColorMatrix', 'feGaussianBlur', 'feComposite', 'feGaussianBlur', 'feColorMatrix']);
  assert.ok(Number(older[3].split(' ')[1]) > 1.3 * Number(young.split(' ')[1]));
  // As large as from the seat the reader's own eye blurs it.
  await page.getByLabel('Age of the eye').fill('20');
  await page.getByLabel('Shown').selectOption('true');
  assert.deepEqual(await filters(), ['feColorMatrix']);
  assert.deepEqual(wrong, []);
  await close();
});

test('room: the answers are those of the wall, the seat moves by keys, by hand and by the slider, and the address holds what was chosen', async () => {
  await hang();
  // High enough for all of the plan.
  const { page, wrong, close } = await openRoom('/boards/texts/room?wall=bare', { viewport: { width: 1400, height: 2000 } });
  assert.equal(await page.locator('[name=wall]').inputValue(), 'bare');
  assert.deepEqual(await page.locator('#light li').allTextContents().then((all) => all.slice(0, 3)),
    ['White is 11.4 : 1 in this room: enough to look at', 'For 15 : 1 each projector needs 6,800 lm', 'For 50 : 1 each projector needs 24,500 lm']);
  // Titles, labels and notes in both scripts: of each as high as it is on the wall, and as large as that is from here.
  const titles = page.locator('[data-role=title]');
  assert.deepEqual(await titles.evaluateAll((all) => all.map((one) => one.getAttribute('data-ideographs'))), [null]);
  await page.locator('[data-ideographs]').first().waitFor();
  const [height, angle] = (await titles.locator('td').allTextContents()).map(parseFloat);
  assert.ok(height > 30 && Math.abs(angle - arcMinutes(height, 8000)) < 0.15, `${height} mm, ${angle}`);

  const seat = page.getByRole('slider', { name: 'Distance of the seat' }).and(page.locator('g'));
  await seat.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'PageUp', 'ArrowUp']) await page.keyboard.press(key);
  assert.equal(await seat.getAttribute('aria-valuenow'), '7.1');
  assert.equal(await page.locator('[name=seat]').inputValue(), '7.1');
  await until(async () => (await address(page)) === '?wall=bare&seat=7.1', { what: 'the address to follow' });
  await page.keyboard.press('Home');
  assert.match(await seat.getAttribute('aria-valuetext') ?? '', /^From 3 m: smallest text /);
  await page.keyboard.press('End');
  assert.equal(await seat.getAttribute('aria-valuenow'), '16');
  assert.match(await page.locator('[data-row="16"]').textContent() ?? '', /not readable/);

  const box = /** @type {{ x: number, y: number, width: number, height: number }} */ (await seat.locator('.grip').boundingBox());
  // In one step: with every measure the rows are drawn anew.
  const row = await page.evaluate(() => /** @type {Element} */ (document.querySelector('[data-row="5"] line')).getBoundingClientRect().y);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x, row, { steps: 4 });
  await page.mouse.up();
  const held = Number(await seat.getAttribute('aria-valuenow'));
  assert.ok(Math.abs(held - 5) <= 0.1);
  // What is no longer held stays, and nobody moves it by a menu.
  await page.mouse.move(box.x, row + 40);
  await page.mouse.click(box.x, row + 40, { button: 'right' });
  assert.equal(Number(await seat.getAttribute('aria-valuenow')), held);
  await page.locator('[name=seat]').fill('6.5');
  assert.equal(await seat.getAttribute('aria-valuenow'), '6.5');

  await page.getByLabel('Age of the eye').fill('60');
  await page.getByLabel('Each projector').fill('9000');
  await page.getByLabel('Arrangement').selectOption('tall');
  await until(async () => (await address(page)) === '?arrangement=tall&wall=bare&seat=6.5&lumens=9000&age=60', { what: 'the address to follow' });
  await page.waitForFunction(() => /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).contentWindow?.location.search === '?arrangement=tall');
  // As it was sent to somebody.
  await page.reload();
  await page.waitForFunction(() => Boolean(document.documentElement.dataset.measured));
  assert.deepEqual(await page.locator('[name=seat], [name=lumens], [name=age], [name=arrangement]').evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['tall', '6.5', '9000', '60']);

  await page.getByLabel('Colour vision').selectOption('protanopia');
  await page.locator('[name=wall]').selectOption('dark');
  await page.getByText("The projector's light is too little: white is 2.3 : 1").waitFor();
  assert.deepEqual(await page.locator('[name=seat], [name=lumens], [name=age], [name=vision]').evaluateAll((all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value)), ['8', '5000', '60', 'protanopia']);
  await page.getByRole('button', { name: "As the wall's profile has it" }).click();
  assert.equal(await page.locator('[name=age]').inputValue(), '20');
  await page.locator('[name=lumens]').fill('0');
  await page.getByText('It shines by itself: ').waitFor();
  assert.equal(await page.locator('#dim').isVisible(), false);
  assert.deepEqual((await serious(page)).map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('room: the answers in the table, on the plan and in words agree, and follow the eye, the light and the seat', async () => {
  await hang();
  await publish(app, [{ name: 'room.value', value: 42 }]);
  const { page, wrong, close } = await openRoom('/boards/texts/room?wall=bare');
  await page.locator('#reach [data-ideographs]').first().waitFor();
  await page.locator('#reach [data-role=value]').first().waitFor();
  /** Metres as the table says them, beside those that follow from the height that it says. @param {number} age */
  const reach = async (age) => {
    const rows = await page.locator('#reach tr').evaluateAll((all) => /** @type {HTMLElement[]} */ (all).map((row) => ({
      isIdeographic: row.dataset.ideographs !== undefined, verdict: row.dataset.verdict, said: [...row.querySelectorAll('td')].map((cell) => parseFloat(cell.textContent)),
    })));
    assert.ok(rows.length >= 3);
    for (const { isIdeographic, verdict, said: [height, , least, good] } of rows) {
      const { least: readable, good: atEase } = isIdeographic ? ideographs : capitals;
      // Of what is said each is cut to a tenth.
      for (const [metres, angle] of [[least, readable], [good, atEase]]) assert.ok(Math.abs(farthest(height, angle * acuity(age)) / 1000 - metres) < 0.1 + 0.02 * metres, `${height} mm: ${metres} m`);
      const seat = Number(await page.locator('[name=seat]').inputValue());
      assert.equal(verdict, seat <= good ? 'good' : seat <= least ? 'effort' : 'none', `${good} ${least}`);
    }
    return rows.map((row) => row.verdict);
  };
  const verdicts = [];
  for (const seat of [3, 4, 5, 6, 8]) {
    await page.locator('[name=seat]').fill(String(seat));
    verdicts.push(...await reach(20));
  }
  assert.deepEqual(new Set(verdicts), new Set(['good', 'effort', 'none']));
  await page.getByLabel('Age of the eye').fill('75');
  assert.equal(await page.locator('[data-said=age]').textContent(), '75 years');
  await reach(75);
  await page.getByLabel('Age of the eye').fill('20');
  assert.equal(await page.locator('[name=seat]').getAttribute('aria-valuetext'), '8 m');
  await page.getByText(/^From 8 m: smallest text .*, numbers /).waitFor();

  // Numbers are large: from the last row they alone can be read.
  assert.match(await page.locator('#plan [data-row="16"]').textContent() ?? '', /✕ not readable\s*● readable/);
  const y = (/** @type {string} */ what) => page.locator(`#plan ${what}`).getAttribute('y1');
  assert.equal(await y('.farthest'), await y('[data-row="8"] line'));
  const tip = await page.locator('#plan .sight').evaluate((one) => one.getAttribute('points')?.split(' ').at(-1));
  assert.equal(await page.locator('#plan g.seat').getAttribute('transform'), `translate(${await page.locator('#plan .sight').evaluate((one) => one.getAttribute('points')?.split(' ').at(-2))} ${tip})`);

  const [, dim, of] = /too little for (\d+) of (\d+) texts/.exec(await page.locator('#dim').innerText()) ?? [];
  assert.ok(Number(dim) >= 1 && Number(dim) < Number(of), `${dim} of ${of}`);
  assert.equal(of, await page.evaluate(() => document.documentElement.dataset.measured));
  const advice = page.getByText('In so much light dark text on a light ground is easier to read');
  assert.equal(await advice.count(), 0);
  await page.getByLabel('Light of the room').fill('600');
  await advice.waitFor();
  // However near one sits.
  await page.locator('[name=wall]').selectOption('dark');
  assert.match(await page.locator('#plan .row').first().textContent() ?? '', /✕ not readable\s*✕ not readable/);
  assert.deepEqual(wrong, []);
  await close();
});

test('room: it says by how much it is shown larger or smaller than from the seat, fits its window, and is seen from the middle', async () => {
  await hang();
  const { page, wrong, close } = await openRoom('/boards/texts/room?wall=bare&seat=16');
  const wall = page.locator('.wall');
  const width = () => wall.evaluate((one) => one.getBoundingClientRect().width);
  // 3.2 m from 16 m are 12 cm from 60 cm, of which an inch has 96 pixels.
  const times = (await width()) / ((120 / 25.4) * 96);
  const [, said] = /^Shown ([\d.]+) times as large as it is/.exec(await page.locator('#shown').innerText()) ?? [];
  assert.ok(times > 1 && Math.abs(Number(said) - times) <= 0.051, `${said}, ${times}`);
  await page.locator('[name=seat]').fill('3');
  const [, less] = /^Shown ([\d.]+) times smaller than it is/.exec(await page.locator('#shown').innerText()) ?? [];
  assert.ok(Math.abs(Number(less) - 16 / 3 / times) <= 0.051, `${less}`);

  await page.getByLabel('Shown').selectOption('true');
  const off = await page.locator('#stage').evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollLeft - (box.scrollWidth - box.clientWidth) / 2]);
  assert.ok(off[0] > 100 && Math.abs(off[1]) <= 1, `${off}`);
  await page.getByLabel('Shown').selectOption('fitted');
  const before = await width();
  await page.setViewportSize({ width: 700, height: 900 });
  await until(async () => await width() < before && await page.locator('#stage').evaluate((box) => box.scrollWidth <= box.clientWidth), { what: 'the wall to fit the window' });
  assert.deepEqual(wrong, []);
  await close();
});

test('room: what a board says later is measured as well, and a board that cannot be shown is said to be so', async () => {
  await hang();
  const board = { schemaVersion: 1, title: 'Later', widgets: [{ id: 'a', kind: 'rich-text', title: '첫째', options: { text: '하나' } }], arrangements: [{ id: 'one', width: 1920, height: 1200, textSize: 30, places: { a: [20, 20, 900, 500] } }] };
  await writeBoard(app, 'later', board);
  const { page, close } = await openRoom('/boards/later/room?wall=bare');
  const height = async () => parseFloat(await page.locator('#reach [data-role=title] td').first().innerText());
  await until(async () => Math.abs(await height() - 46) < 0.2, { what: 'titles of 30 units' });
  await page.getByText(/^The smallest characters appear [\d.]+′ from here; 20′ can be read, 26′ at a glance$/).waitFor();
  await writeBoard(app, 'later', { ...board, arrangements: [{ ...board.arrangements[0], textSize: 60 }] });
  await until(async () => Math.abs(await height() - 92) < 0.4, { what: 'titles of 60 units' });
  await page.route(/\/boards\/later\?arrangement=one$/, (route) => route.fulfill({ status: 500, contentType: 'text/html', body: 'broken' }));
  await page.getByLabel('Arrangement').selectOption('one');
  await page.locator('#verdict').getByText('The board cannot be shown: open this page again').waitFor();
  await close();
});

test('room: a narrow window has all of it, and the cards of boards and walls lead there', async () => {
  await hang();
  const small = await openRoom('/boards/texts/room?wall=bare', { viewport: { width: 390, height: 800 } });
  assert.equal(await small.page.evaluate(() => document.documentElement.scrollWidth), 390);
  await small.close();
  const { page, wrong, close } = await openBoard(browser, `${app.url}/`, { locale: 'en-GB' });
  await page.getByRole('link', { name: 'Room: Colours' }).first().click();
  await page.waitForURL(/\/boards\/colours\/room$/);
  await page.locator('#plan svg').waitFor();
  await app.ask('POST', '/api/walls/dark/show', { board: 'colours' });
  await page.goto(`${app.url}/walls`);
  await page.locator('[data-wall-card=dark]').getByRole('link', { name: 'Room: Colours' }).click();
  await page.waitForURL(/\/boards\/colours\/room\?wall=dark$/);
  // The address comes before its page: what is asked for meanwhile is given up.
  await page.locator('#plan svg').waitFor();
  // Where nobody says on which wall, it is the one on which it hangs.
  await page.goto(`${app.url}/boards/colours/room`);
  assert.equal(await page.locator('[name=wall]').inputValue(), 'dark');
  assert.deepEqual(wrong, []);
  await close();
});

test('room: there is none of a board that is not there, and who has not signed in is sent to where one does', async () => {
  assert.equal((await fetch(`${app.url}/boards/nothing/room`)).status, 404);
  const reached = await startApp({ settings: { HostFeed: false }, env: { ASPNETCORE_URLS: 'http://0.0.0.0:0' } });
  try {
    const answer = await fetch(`http://localhost:${new URL(reached.url).port}/boards/host/room`, { redirect: 'manual', headers: { Accept: 'text/html', 'Sec-Fetch-Mode': 'navigate' } });
    assert.deepEqual([answer.status, answer.headers.get('Location')], [302, '/setup']);
  } finally {
    await reached.stop();
  }
});
