// What can be read of a board on a wall: measured in its page, judged by the server, marked and mended in the designer, told in
// the console.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { keepPublishing, layouts, openBoard, publish, writeBoard } from './board-page.mjs';
import { openDesigner } from './designer.mjs';

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {ReturnType<typeof keepPublishing> | undefined} */
let published;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { Demo: 'reservation' } }), launchBrowser()]);
});
after(async () => { published?.stop(); await browser?.close(); await app?.stop(); });

/**
 * What the page of a board says of itself, and what the server makes of it.
 * @param {string} board @param {string} arrangement @param {{ width: number, height: number }} size @param {string} wall
 */
async function judged(board, arrangement, { width, height }, wall) {
  const { page, close } = await openBoard(browser, `${app.url}/boards/${board}?arrangement=${arrangement}`, { viewport: { width: Math.round(width), height: Math.round(height) } });
  await page.locator('#board[data-history]').waitFor();
  const measured = await page.evaluate(async () => (await import(/** @type {any} */ ('/js/legibility/measure.js'))).measure(document));
  await close();
  return { measured, report: await app.ask('POST', `/api/boards/${board}/legibility?wall=${wall}`, measured) };
}

/**
 * What cannot be read of a board on the walls that its arrangements name.
 * @param {string} id @param {{ arrangements: { id: string, width: number, height: number, wall?: string }[] }} board
 */
async function unreadOf(id, { arrangements }) {
  const unread = [];
  for (const { id: arrangement, width, height, wall } of arrangements) {
    assert.ok(wall, `${arrangement} names no wall`);
    const { report, measured } = await judged(id, arrangement, { width, height }, wall);
    assert.ok(measured.texts.length > 10);
    for (const { isFailure, kind, widget, role, figures } of report.findings) if (isFailure) unread.push(`${arrangement} on ${wall}: ${widget} ${role} ${kind} ${figures.map(Math.round)}`);
  }
  return unread;
}

// The measuring board is for no wall.
const files = (await readdir(layouts)).filter((name) => name.endsWith('.json') && !/schema|dense/.test(name));
for (const file of files) {
  test(`legibility: on the shipped board ${file} each arrangement names its wall, and nothing on it cannot be read there`, async () => {
    assert.deepEqual(await unreadOf(file.replace('.json', ''), JSON.parse(await readFile(`${layouts}/${file}`, 'utf8'))), []);
  });
}

test('legibility: boards that are made from templates can be read on the walls that they name', async () => {
  const { boards } = await app.ask('GET', '/api/templates?culture=en');
  assert.ok(boards.length >= 7);
  for (const { id, board } of boards) {
    await writeBoard(app, `of-${id}`, { ...board, id: undefined });
    assert.deepEqual(await unreadOf(`of-${id}`, board), [], id);
  }
});

test('legibility: what is wrong with a board as it is rendered is found, and what is right is not', async () => {
  await app.ask('POST', '/api/walls', { id: 'odd', name: 'Odd', width: 4000, height: 2250, farthest: 6000, ambientLux: 20, safeMargin: 60,
    masks: [{ name: 'door', points: [3600, 1800, 4000, 1800, 4000, 2250, 3600, 2250] }],
    outputs: [{ id: 'l', x: 0, y: 0, width: 1990, height: 2250, pixelWidth: 1900, pixelHeight: 2160 }, { id: 'r', x: 2010, y: 0, width: 1990, height: 2250, pixelWidth: 1900, pixelHeight: 2160 }] });
  const text = (/** @type {string} */ words) => ({ kind: 'rich-text', options: { text: words } });
  const widgets = [
    { id: 'seam', ...text('Across the seam between two outputs') }, { id: 'door', ...text('Behind the door') }, { id: 'edge', ...text('At the edge') }, { id: 'good', ...text('In the middle of one') },
    { id: 'dim', kind: 'shape', options: { form: 'rectangle', fill: '#23272c' } }, { id: 'thin', kind: 'shape', options: { form: 'line', stroke: '#3333ff', width: 1 } }, { id: 'well', kind: 'shape', options: { form: 'line', stroke: 'data', width: 6 } },
    { id: 'gauge', kind: 'gauge', data: [{ series: 'odd.value' }] }, { id: 'behind', kind: 'gauge', data: [{ series: 'odd.value' }] },
  ];
  const places = { seam: [700, 400, 560, 120], door: [1760, 900, 150, 120], edge: [4, 500, 300, 100], good: [200, 700, 500, 120], dim: [300, 100, 200, 200], thin: [600, 100, 300, 60], well: [600, 240, 300, 60], gauge: [900, 700, 300, 200], behind: [1740, 800, 160, 130] };
  const board = { schemaVersion: 1, title: 'Odd', widgets, arrangements: [{ id: '16x9', width: 1920, height: 1080, textSize: 40, places }] };
  await writeBoard(app, 'odd', board);
  await publish(app, [{ name: 'odd.value', value: 42 }]);
  const first = await openBoard(browser, `${app.url}/boards/odd`);
  await first.page.locator('[data-widget=behind] [data-value="42"]').waitFor();
  await first.close();
  const found = (/** @type {any} */ { report }) => report.findings.map((/** @type {any} */ one) => `${one.widget} ${one.kind}${one.isFailure ? '!' : ''}`).sort();
  const size = { width: 1920, height: 1080 };
  assert.deepEqual(found(await judged('odd', '16x9', size, 'odd')), [
    'behind masked!', 'behind masked!', 'dim markContrast!', 'door margin', 'door masked!', 'edge margin', 'gauge seam', 'seam seam!', 'thin blue!', 'thin line',
  ]);
  // Half the text size: what was large enough is not.
  await writeBoard(app, 'odd', { ...board, arrangements: [{ ...board.arrangements[0], textSize: 14 }] });
  const small = found(await judged('odd', '16x9', size, 'odd'));
  assert.ok(['good size!', 'seam size!'].every((one) => small.includes(one)), `${small}`);
});

test('legibility: letters are measured as they are rendered, whatever their script, and so is what they stand on', async () => {
  await writeBoard(app, 'scripts', {
    schemaVersion: 1, title: 'Scripts',
    widgets: [
      { id: 'latin', kind: 'rich-text', options: { text: '# Hx 128 · ≥ 3' } }, { id: 'korean', kind: 'rich-text', options: { text: '# 예약 현황' } }, { id: 'japanese', kind: 'rich-text', options: { text: '# 予約の状況' } },
      { id: 'plate', kind: 'shape', options: { form: 'rectangle', fill: '#f0b429' } }, { id: 'upon', kind: 'rich-text', options: { text: '# On a plate' } },
    ],
    arrangements: [{ id: '16x9', width: 1600, height: 900, textSize: 50, places: { latin: [50, 50, 900, 150], korean: [50, 250, 900, 150], japanese: [50, 450, 900, 150], plate: [50, 650, 1000, 200], upon: [60, 660, 900, 150] } }],
  });
  const { measured } = await judged('scripts', '16x9', { width: 1600, height: 900 }, 'stage');
  const of = (/** @type {string} */ widget) => measured.texts.find((/** @type {any} */ one) => one.widget === widget);
  assert.deepEqual(['latin', 'korean', 'japanese'].map((one) => of(one).isIdeographic), [false, true, true]);
  // Capitals of Inter are 0.728 em; of the others 0.92 em are taken.
  assert.ok(Math.abs(of('korean').capital / of('latin').capital - 0.92 / 0.728) < 0.02, `${of('korean').capital} ${of('latin').capital}`);
  assert.deepEqual([of('upon').ground, of('latin').ground], ['#f0b429', '#0f1215']);
});

test('legibility: the designer marks what cannot be read on the wall, mends it, and asks before it is published; the console tells the score', async () => {
  published = keepPublishing(app, () => ({ name: 'reading.value', value: 42 }));
  await app.ask('POST', '/api/walls', { id: 'far', name: 'Far wall', width: 3200, height: 1800, farthest: 9000, ambientLux: 20, outputs: [{ id: '1', x: 0, y: 0, width: 3200, height: 1800, pixelWidth: 1920, pixelHeight: 1080 }] });
  await writeBoard(app, 'small', {
    schemaVersion: 1, title: 'Small print',
    widgets: [{ id: 'value', kind: 'number', title: 'Orders', note: 'a second', data: [{ series: 'reading.value' }] }],
    arrangements: [{ id: '16x9', width: 1600, height: 900, textSize: 20, places: { value: [100, 100, 900, 600] } }],
  });
  const { page, close, draft, saved, wrong } = await openDesigner(browser, app, 'small');
  await page.getByRole('tab', { name: 'Reading' }).click();
  await page.getByLabel('Read on').selectOption('far');
  await page.locator('.findings [data-level=failure]').first().waitFor();
  const titles = page.locator('.findings [data-kind=size]', { hasText: 'title' });
  // Capitals of 0.728 × 20 units of 2 mm are 29 mm: 11 arc minutes at 9 m, where 20 are 52 mm.
  assert.match(await titles.innerText(), /11′ at 9 m: make it 52 mm high, now 29/);
  assert.ok(await page.locator('.overlay [data-finding=size].failure').count() >= 2);
  assert.deepEqual(await serious(page, '#panel-reading'), []);
  // The draft as it is photographed, in its own window.
  const [preview] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Photo mode of the draft' }).click()]);
  await preview.locator('#board[data-mode=photo] [data-value="42"]').waitFor();
  assert.match(await preview.locator('.board-strip > b').innerText(), /Small print/);
  await preview.close();

  // So that there is something to publish; the dialog says what cannot be read, once.
  await page.getByRole('button', { name: 'Made for it' }).click();
  await saved();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByText(/things in 16x9 cannot be read on far/).waitFor();
  await dialog.getByRole('button', { name: 'Publish all the same' }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Fix what can be fixed' }).click();
  await until(async () => (await draft()).arrangements[0].textSize > 35, { what: 'larger text in the draft' });
  await until(async () => await page.locator('.findings [data-kind=size]').count() === 0 && await page.locator('#panel-reading').getAttribute('aria-busy') === 'false', { what: 'no text that is too small' });
  assert.equal(await page.locator('.overlay [data-finding=size]').count(), 0);
  await saved();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await until(async () => (await dialog.locator('.reading-status').textContent()) === '', { what: 'nothing to be said' });
  const reading = () => app.ask('GET', '/api/boards/small/legibility');
  const { version: before } = await reading();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  const far = await until(async () => {
    const { version, walls } = await reading();
    const one = walls.find((/** @type {any} */ { wall }) => wall === 'far');
    return version !== before && one.score !== null && one;
  }, { what: 'the score of what is published' });
  assert.deepEqual([far.failures, far.arrangement], [0, '16x9']);
  assert.deepEqual(wrong, []);
  await close();

  const opened = await openBoard(browser, `${app.url}/`, { viewport: { width: 1300, height: 900 } });
  const told = opened.page.locator('.card', { hasText: 'Small print' }).locator('[data-reading=far]');
  await told.waitFor();
  assert.match(await told.innerText(), new RegExp(`Far wall\\s*${far.score}`));
  await opened.close();
});

test('legibility: in the designer each finding is marked where and as what it is, is led to and mended by its row, for as long as somebody looks', async () => {
  const words = (/** @type {string} */ id) => ({ id, kind: 'rich-text', title: `Words ${id}`, options: { text: 'Some words' } });
  const places = { a: [10, 100, 400, 200], b: [500, 400, 600, 300] };
  await writeBoard(app, 'marks', {
    schemaVersion: 1, title: 'Marks', widgets: ['a', 'b', 'c'].map(words),
    arrangements: [
      { id: 'wide', width: 1600, height: 900, wall: 'bare', places, hidden: { c: [100, 700, 300, 100] } },
      { id: 'tall', width: 900, height: 1600, wall: 'display', places: { a: [10, 100, 400, 200] } },
      { id: 'lost', width: 1600, height: 900, wall: 'nowhere', places: { a: [10, 100, 400, 200] } },
      { id: 'plain', width: 1600, height: 900, places },
    ],
  });
  const finding = (/** @type {object} */ more) => ({ isFailure: false, role: '', boxes: [], figures: [], colours: [], textFactor: null, move: null, colour: null, ...more });
  const box = { x: 200, y: 150, width: 100, height: 50 };
  /** What is found, by wall. @type {Record<string, object>} */
  const found = {
    bare: { score: 61, failures: 2, warnings: 3, contrast: 9.5, findings: [
      finding({ kind: 'seam', isFailure: true, widget: 'a', boxes: [box], figures: [12] }), finding({ kind: 'flash', isFailure: true, widget: 'c', figures: [4] }),
      finding({ kind: 'alike', widget: 'b', figures: [7], colours: ['#111111', '#222222'] }), finding({ kind: 'alike', widget: 'a', figures: [7], colours: ['#111111', '#222222'] }),
      finding({ kind: 'margin', widget: 'a', boxes: [box], figures: [60, 20], move: { x: 25, y: 0 } }),
    ] },
    stage: { score: 50, failures: 3, warnings: 2, contrast: 9.5, findings: [] },
    display: { score: 90, failures: 0, warnings: 4, contrast: 50, findings: [finding({ kind: 'line', widget: 'a', figures: [3, 2] })] },
  };
  let isDown = false;
  const { page, close, draft, saved, selected, boxOf, asked, wrong } = await openDesigner(browser, app, 'marks', { arrangement: 'wide' });
  await page.route(/\/legibility\?wall=(bare|stage|display)$/, (route) => {
    const json = found[new URL(route.request().url()).searchParams.get('wall') ?? ''];
    return isDown ? route.abort() : route.fulfill({ json });
  });
  const status = page.locator('#panel-reading .reading-status');
  const says = (/** @type {string} */ what) => status.getByText(what, { exact: true }).waitFor();
  const marks = (/** @type {string} */ kind) => page.locator(`.overlay [data-finding=${kind}]`);
  const rows = (/** @type {string} */ kind) => page.locator(`.findings [data-kind=${kind}]`);
  await page.getByRole('tab', { name: 'Reading' }).click();
  await says('Score 61. Cannot be read: 2. Read with effort: 3. Contrast 9.5:1.');

  await marks('seam').waitFor();
  const classes = await page.locator('.overlay [data-finding]').evaluateAll((all) => all.map((one) => `${one.getAttribute('data-finding')} ${one.getAttribute('class')}`).sort());
  assert.deepEqual(classes, ['alike finding', 'alike finding', 'margin finding', 'seam finding failure'], 'what is hidden is not marked');
  const b = await boxOf('b');
  const zoom = b.width / 600;
  const around = /** @type {{ x: number, y: number, width: number, height: number }} */ (await marks('alike').first().boundingBox());
  for (const side of /** @type {const} */ (['x', 'y', 'width', 'height'])) assert.ok(Math.abs(around[side] - b[side]) < 3, `${side}: ${around[side]} ${b[side]}`);
  const at = /** @type {{ x: number, y: number, width: number, height: number }} */ (await marks('seam').boundingBox());
  assert.ok(Math.abs(at.x - (b.x - 300 * zoom)) < 3 && Math.abs(at.width - 100 * zoom) < 3, `${at.x} ${at.width}`);

  const texts = async (/** @type {string} */ kind) => [await rows(kind).count(), await rows(kind).getAttribute('data-level'), await rows(kind).locator('b').innerText(), await rows(kind).locator('span').innerText()];
  assert.deepEqual([await texts('seam'), await texts('alike'), await texts('margin')], [
    [1, 'failure', 'Cannot be read', 'Words a'], [1, 'warning', 'With effort', 'Words b, Words a'], [1, 'warning', 'With effort', 'Words a'],
  ]);
  await rows('alike').getByRole('button').first().click();
  assert.deepEqual(await selected(), ['a', 'b']);
  await rows('margin').getByRole('button', { name: 'Fix' }).click();
  await until(async () => (await draft()).arrangements[0].places.a[0] === 35, { what: 'it is moved' });

  const links = () => page.locator('#panel-reading a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  const linked = (/** @type {string} */ query) => [`/boards/marks/room?${query}`, `/boards/marks/draft?${query}&mode=photo`, `/boards/marks/press?${query}`];
  assert.deepEqual(await links(), linked('arrangement=wide&wall=bare'));
  const arrangement = page.getByLabel('Arrangement', { exact: true });
  await arrangement.selectOption('tall');
  await says('Score 90. Cannot be read: 0. Read with effort: 4. Contrast 50:1.');
  await marks('line').waitFor();
  assert.equal(await page.getByLabel('Read on').inputValue(), 'display');
  assert.deepEqual(await links(), linked('arrangement=tall&wall=display'));

  // Before it is published each is read on its own wall, and what is before one on the wall that one has chosen.
  await arrangement.selectOption('wide');
  await page.getByLabel('Read on').selectOption('stage');
  await says('Everything can be read at a glance, at a contrast of 9.5:1.');
  await saved();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.locator('[data-fails]').getByText('3 things in wide cannot be read on stage.').waitFor();
  assert.equal(await dialog.locator('.reading-status').innerText(), '3 things in wide cannot be read on stage. What can be read could not be checked.', 'there is no wall of that name for one of them');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  // Where nothing is read the rest follows all the same.
  await page.getByLabel('Read on').selectOption('');
  const made = page.getByRole('button', { name: 'Made for it' });
  await made.click();
  await until(async () => (await draft()).arrangements[0].wall === undefined, { what: 'it is made for no wall' });
  await made.waitFor({ state: 'hidden' });
  await arrangement.selectOption('plain');
  assert.deepEqual(await links(), linked('arrangement=plain'));

  // What could not be checked is so again by itself: here nothing else has it checked, for all that is published was measured.
  await until(() => asked.some((one) => one.includes('/measures/plain?')), { what: 'the last arrangement to be measured' });
  isDown = true;
  await page.getByLabel('Read on').selectOption('display');
  await says('What can be read could not be checked.');
  isDown = false;
  await marks('line').waitFor();
  await page.getByRole('tab', { name: 'Layers' }).click();
  await marks('line').waitFor({ state: 'detached' });
  await page.waitForFunction(() => !document.querySelector('body > iframe'));
  assert.deepEqual(wrong.filter((one) => !/ERR_FAILED|404/.test(one)), []);
  await close();
});

test('legibility: a board that nobody has measured is, once somebody looks how it is read', async () => {
  await writeBoard(app, 'looked', {
    schemaVersion: 1, title: 'Looked at', widgets: [{ id: 'words', kind: 'rich-text', options: { text: 'Some words' } }],
    arrangements: [{ id: '16x9', width: 1600, height: 900, textSize: 60, wall: 'stage', places: { words: [100, 100, 900, 600] } }],
  });
  const score = async () => (await app.ask('GET', '/api/boards/looked/legibility')).walls.find((/** @type {any} */ { wall }) => wall === 'stage').score;
  const { page, close } = await openDesigner(browser, app, 'looked');
  assert.equal(await score(), null);
  await page.getByRole('tab', { name: 'Reading' }).click();
  await until(async () => await score() !== null, { what: 'what is published to be measured' });
  await close();
});

test('legibility: boards that nobody has designed are measured from the console, when it is asked to and by itself, unheard, and it says so where that fails', async () => {
  const undesigned = (/** @type {string} */ id, /** @type {any} */ widget) => writeBoard(app, id, {
    schemaVersion: 1, title: `Undesigned ${id}`, widgets: [{ id: 'one', ...widget }],
    arrangements: [{ id: '16x9', width: 1600, height: 900, textSize: 60, wall: 'stage', places: { one: [100, 100, 900, 600] } }],
  });
  const words = { kind: 'rich-text', options: { text: 'Some words' } };
  // So many that there is a filter.
  for (let i = 0; i < 4; i++) await undesigned(`other-${i}`, words);
  await undesigned('asked', { kind: 'event-list', options: { sound: 'info' } });
  await undesigned('alone', words);
  await undesigned('alone-silent', { kind: 'number', data: [{ series: 'undesigned.value' }] });
  const { page, wrong, close } = await openBoard(browser, 'about:blank', { viewport: { width: 1300, height: 900 } });
  // In whatever frame.
  await page.exposeBinding('heard', () => { wrong.push('a sound'); });
  await page.addInitScript(() => {
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        /** @type {any} */ (window).heard();
      }
    };
  });
  await page.goto(`${app.url}/`);
  await page.locator('[data-filter]:enabled').fill('Undesigned a');
  const card = (/** @type {string} */ id) => page.locator('.card', { has: page.getByRole('heading', { name: `Undesigned ${id}`, exact: true }) }).locator('[data-reading=stage]');
  const reading = async (/** @type {string} */ id) => (await app.ask('GET', `/api/boards/${id}/legibility`)).walls.find((/** @type {any} */ { wall }) => wall === 'stage');
  await page.route('**/asked/measures/**', (route) => route.abort());
  await card('asked').getByRole('button').click();
  await card('asked').getByRole('link', { name: 'Not measured' }).waitFor();
  await page.unroute('**/asked/measures/**');
  await card('asked').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await card('asked').locator('b').waitFor();
  assert.equal(await card('asked').locator('b').innerText(), String((await reading('asked')).score));
  assert.ok(await card('asked').getByRole('button').evaluate((button) => button === document.activeElement));
  assert.deepEqual([(await reading('alone')).score, (await reading('alone-silent')).score], [null, null]);
  assert.deepEqual(await serious(page), []);

  await card('alone').locator('b').waitFor();
  assert.equal(await card('alone').locator('b').innerText(), String((await reading('alone')).score));
  // One without figures has a score, and another once there are some.
  await card('alone-silent').locator('b').waitFor();
  assert.match(await card('alone-silent').getAttribute('title') ?? '', /Widgets without figures then: 1/);
  await publish(app, [{ name: 'undesigned.value', value: 7 }]);
  await page.reload();
  await page.locator('[data-filter]:enabled').fill('Undesigned alone');
  await until(async () => (await reading('alone-silent')).silent === 0, { what: 'it to be measured again', timeout: 30_000 });
  // Its page is gone.
  await page.waitForFunction(() => !document.querySelector('body > iframe'));
  // But for what was cut off.
  assert.deepEqual(wrong.filter((one) => !one.endsWith('net::ERR_FAILED')), []);
  await close();
});

test('legibility: what was measured of a page that is not painted, or of another size, is not kept', async () => {
  const { page, close } = await openBoard(browser, `${app.url}/boards/host?arrangement=16x9`);
  await page.locator('#board[data-history]').waitFor();
  const measured = await page.evaluate(async () => (await import(/** @type {any} */ ('/js/legibility/measure.js'))).measure(document));
  const { version } = await app.ask('GET', '/api/boards/host/legibility');
  assert.deepEqual(await app.ask('PUT', `/api/boards/host/measures/9x16?version=${version}`, measured), { kept: false });
  await page.evaluate(() => { window.requestAnimationFrame = () => 0; });
  await assert.rejects(page.evaluate(async () => (await import(/** @type {any} */ ('/js/legibility/measure.js'))).measure(document)), /not painted/);
  await close();
});

test('legibility: what is no measured board is refused with its reason, and nothing is kept of another version', async () => {
  const refused = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) => {
    const answer = await fetch(`${app.url}${path}`, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return [answer.status, (await answer.json()).detail];
  };
  const measured = { width: 10, height: 10, texts: [], marks: [], pictures: [], blinks: [] };
  const text = { widget: 'w', role: 'title', box: { x: 0, y: 0, width: 1, height: 1 }, capital: 1, isIdeographic: false, weight: 500, ink: '#ffffff', ground: 'url(x)', grows: true };
  assert.equal((await refused('POST', '/api/boards/host/legibility?wall=nowhere', measured))[0], 404);
  assert.match(`${await refused('POST', '/api/boards/host/legibility?wall=bare', { ...measured, texts: [text] })}`, /400,.*'texts\[0\]'/);
  assert.match(`${await refused('POST', '/api/boards/host/legibility?wall=bare', { ...measured, width: -1 })}`, /400,.*'width'/);
  assert.deepEqual(await app.ask('PUT', '/api/boards/host/measures/16x9?version=other', measured), { kept: false });
});
