// The inspector, the data picker and the JSON view, in Chromium: what is changed there is on the draft's live picture.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';
import { serious } from './axe.mjs';
import { keepPublishing, openBoard, writeBoard } from './board-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {ReturnType<typeof keepPublishing>} */
let feed;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  feed = keepPublishing(app, () => [
    { name: 'shop.orders', value: 41, labels: { site: 'a' } }, { name: 'shop.orders', value: 1, labels: { site: 'b' } }, { name: 'shop.paid', value: 7 },
  ]);
});
after(async () => { feed?.stop(); await browser?.close(); await app?.stop(); });

/** A board of its own for each test, in the designer. @param {string} id */
async function design(id) {
  await writeBoard(app, id, {
    schemaVersion: 1, title: id,
    widgets: [
      { id: 'one', kind: 'number', title: 'One', data: [{ series: 'shop.paid' }] },
      { id: 'two', kind: 'number', title: 'Two', data: [{ series: 'shop.paid' }], options: { digits: 1 } },
      { id: 'dial', kind: 'gauge', title: 'Dial', data: [{ series: 'shop.paid' }] },
    ],
    arrangements: [{ id: '16x9', width: 1600, height: 900, places: { one: [20, 20, 500, 400], two: [540, 20, 500, 400], dial: [1060, 20, 500, 400] } }],
  });
  const opened = await openBoard(browser, `${app.url}/boards/${id}/design`, { viewport: { width: 1366, height: 768 } });
  const { page } = opened;
  await page.locator('.inspector h2').waitFor();
  await page.locator('#tab-layers').click();
  await page.frameLocator('.preview').locator('[data-widget=one][data-state=live]').waitFor();
  return { ...opened, inspector: page.locator('.inspector'), picture: page.frameLocator('.preview'), layer: (/** @type {string} */ name) => page.locator('.layers [role=row]', { hasText: name }) };
}

/** The draft as a file, once something holds of it. @param {string} id @param {(widget: (id: string) => any, draft: any) => unknown} holds */
const drafted = (id, holds) => {
  let seen = '';
  return until(async () => {
    const draft = await (await fetch(`${app.url}/api/boards/${id}/draft`)).json();
    seen = JSON.stringify(draft);
    return holds((name) => draft.widgets.find((/** @type {any} */ one) => one.id === name) ?? {}, draft);
  }, { what: () => `the draft holds it: ${seen}` });
};

/** @param {any} options */
const isEmpty = (options = {}) => Object.keys(options).length === 0;

test('designer: an option that is changed is on the live picture, and typed text is undone as one', async () => {
  const { page, inspector, picture, layer, wrong, close } = await design('options');
  await layer('One').click();
  await inspector.getByLabel('Decimals').fill('2');
  await picture.locator('[data-widget=one]').getByText('7.00').waitFor();
  await drafted('options', (widget) => widget('one').options?.digits === 2);
  await inspector.getByLabel('Decimals').fill('');
  await drafted('options', (widget) => isEmpty(widget('one').options));

  const title = inspector.getByLabel('Title');
  await title.fill('');
  await title.pressSequentially('Paid orders', { delay: 20 });
  await picture.getByText('Paid orders').waitFor();
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await picture.getByText('One', { exact: true }).waitFor();
  assert.equal(await title.inputValue(), 'One');

  // A section that may be absent is switched on, changed and off; nothing of it stays.
  await inspector.getByRole('checkbox', { name: 'Sparkline' }).check();
  await drafted('options', (widget) => widget('one').options?.sparkline && Object.keys(widget('one').options.sparkline).length === 0);
  await inspector.getByRole('group', { name: 'Sparkline' }).getByLabel('Seconds').fill('600');
  await drafted('options', (widget) => widget('one').options.sparkline.seconds === 600);
  await inspector.getByRole('checkbox', { name: 'Sparkline' }).uncheck();
  await drafted('options', (widget) => isEmpty(widget('one').options));
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: what is refused is told beside its field, and the draft stays', async () => {
  const { inspector, layer, wrong, close } = await design('refused');
  await layer('Dial').click();
  const row = (/** @type {string} */ path) => inspector.locator(`[data-path="options.${path}"]`);
  await inspector.getByLabel('Decimals').fill('9');
  await row('digits').getByText('must be from 0 to 6').waitFor();
  await inspector.getByLabel('Maximum').fill('-5');
  await row('max').getByText('is above min').waitFor();
  assert.equal(await inspector.getByLabel('Maximum').getAttribute('aria-invalid'), 'true');
  await inspector.getByLabel('Maximum').fill('50');
  await row('max').locator('.fault').waitFor({ state: 'hidden' });
  await drafted('refused', (widget) => widget('dial').options?.max === 50 && widget('dial').options.digits === undefined);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: several widgets are changed at once in what they have in common', async () => {
  const { page, inspector, picture, layer, wrong, close } = await design('several');
  await layer('One').click();
  await layer('Two').click({ modifiers: ['Control'] });
  assert.equal(await inspector.getByLabel('Decimals').getAttribute('placeholder'), 'mixed');
  assert.equal(await inspector.getByRole('checkbox', { name: 'Sparkline' }).count(), 1);
  await layer('Dial').click({ modifiers: ['Control'] });
  await inspector.getByText('3 widgets').waitFor();
  assert.equal(await inspector.getByRole('checkbox', { name: 'Sparkline' }).count(), 0);
  assert.equal(await inspector.getByLabel('Maximum').count(), 0);
  await inspector.getByLabel('Decimals').fill('3');
  await drafted('several', (widget) => ['one', 'two', 'dial'].every((id) => widget(id).options?.digits === 3));
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await drafted('several', (widget) => widget('two').options?.digits === 1 && isEmpty(widget('one').options) && isEmpty(widget('dial').options));

  // What is being typed belongs to what was selected while it was typed.
  await layer('One').click();
  await inspector.getByLabel('Note').pressSequentially('of one');
  const dial = await picture.locator('[data-widget=dial]').boundingBox();
  assert.ok(dial);
  await page.mouse.click(dial.x + dial.width / 2, dial.y + dial.height / 2);
  await inspector.getByRole('heading', { name: 'Gauge' }).waitFor();
  await drafted('several', (widget) => widget('one').note === 'of one' && widget('dial').note === undefined);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: data are picked by keyboard, and a binding that matches nothing says so', async () => {
  const { page, inspector, picture, layer, wrong, close } = await design('picked');
  await layer('One').click();
  await inspector.locator('.binding .live').getByText('1 of 1 series report').waitFor();
  await inspector.locator('.binding .toggle').focus();
  await page.keyboard.press('Enter');
  await inspector.getByRole('button', { name: 'Choose…' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill('shop');
  await dialog.getByText('2 of 2 names').waitFor();
  await page.keyboard.press('ArrowDown');
  assert.match(await dialog.locator('[aria-selected=true]').innerText(), /^shop\.paid\s/);
  await page.keyboard.press('ArrowUp');
  assert.match(await dialog.locator('[aria-selected=true]').innerText(), /^shop\.orders\s+42\s+2 series$/);
  await page.keyboard.press('Enter');
  await dialog.getByText('2 of 2 series report').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.getByText('1 of 1 series report').waitFor();
  await dialog.getByRole('textbox').focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await drafted('picked', (widget) => JSON.stringify(widget('one').data) === '[{"series":"shop.orders","where":{"site":"a"}}]');
  await picture.locator('[data-widget=one] [data-value="41"]').waitFor();

  await inspector.getByLabel('Series', { exact: true }).fill('shop.nothing');
  await inspector.locator('.binding .live').getByText('No series matches.').waitFor();
  await inspector.getByLabel('Series', { exact: true }).fill('shop.*');
  await inspector.locator('.binding .live').getByText('1 of 1 series report').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: who types and presses Enter at once gets what is found, and what is chosen is that of the widget for which it was, whatever is pressed next', async () => {
  const { page, inspector, layer, wrong, close } = await design('hasty');
  await layer('One').click();
  await inspector.getByRole('button', { name: 'Add data' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.insertText('shop.ord');
  await page.keyboard.press('Enter');
  await dialog.getByText('2 of 2 series report').waitFor();
  // In one breath: before the browser says that the dialog is closed.
  await page.evaluate(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    for (let i = 0; i < 5; i++) await null;
    const two = [...document.querySelectorAll('.layers [role=row]')].find((one) => one.textContent?.includes('Two'));
    for (const type of ['pointerdown', 'pointerup', 'click']) two?.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, button: 0 }));
  });
  await drafted('hasty', (widget) => widget('one').data.map((/** @type {any} */ one) => one.series).join() === 'shop.paid,shop.orders');
  await drafted('hasty', (widget) => widget('two').data.length === 1);
  assert.equal(await inspector.getByLabel('Title', { exact: true }).inputValue(), 'Two');
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: thresholds are added, changed, kept in order and removed', async () => {
  const { inspector, layer, wrong, close } = await design('thresholds');
  await layer('Dial').click();
  const rows = inspector.locator('.threshold');
  const is = (/** @type {any} */ wanted) => drafted('thresholds', (widget) => JSON.stringify(widget('dial').options?.thresholds ?? []) === JSON.stringify(wanted));
  await inspector.getByRole('button', { name: 'Add a threshold' }).click();
  await is([{ at: 80 }]);
  await inspector.getByRole('button', { name: 'Add a threshold' }).click();
  await is([{ at: 80 }, { at: 88, severity: 'critical' }]);
  await rows.first().getByRole('spinbutton').fill('95');
  await rows.first().getByRole('spinbutton').press('Enter');
  await is([{ at: 88, severity: 'critical' }, { at: 95 }]);
  await rows.first().getByLabel('When').selectOption('below');
  await rows.last().getByLabel('Severity').selectOption('critical');
  await is([{ at: 88, severity: 'critical', when: 'below' }, { at: 95, severity: 'critical' }]);
  assert.equal(await rows.locator('.shape.bad').count(), 2);
  await rows.first().getByRole('button', { name: 'Remove' }).click();
  await is([{ at: 95, severity: 'critical' }]);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: JSON is applied as one edit; its faults lead to their places', async () => {
  const { page, inspector, layer, wrong, close } = await design('json');
  await layer('Two').click();
  await inspector.getByRole('button', { name: 'JSON…' }).click();
  const dialog = page.getByRole('dialog');
  const area = dialog.getByRole('textbox');
  const before = await area.inputValue();
  await area.fill(before.replace('"Two",', '"Two"'));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.getByText(/^Line 5, column 3: /).waitFor();

  await area.fill(before.replace('"digits": 1', '"digits": 99').replace('"Two"', '"Second"'));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  const fault = dialog.getByRole('button', { name: /digits: is from 0 to 6/ });
  await fault.click();
  assert.equal(await dialog.getByText('Applied.').count(), 0);
  assert.equal(await area.evaluate((/** @type {HTMLTextAreaElement} */ one) => one.value.slice(one.selectionStart, one.selectionEnd)), '99');

  await area.fill(before.replace('"digits": 1', '"digits": 2').replace('"Two"', '"Second"'));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.getByText('Applied.').waitFor();
  await drafted('json', (widget) => widget('two').title === 'Second' && widget('two').options.digits === 2);
  await page.keyboard.press('Escape');
  await page.locator('.view').focus();
  await page.keyboard.press('Control+z');
  await drafted('json', (widget) => widget('two').title === 'Two' && widget('two').options.digits === 1);

  // The whole board, with a widget under another id: another widget.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
  await area.fill((await area.inputValue()).replaceAll('"dial"', '"meter"'));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.getByText('it is another widget: dial goes, meter comes').waitFor();
  await drafted('json', (widget, draft) => widget('meter').kind === 'gauge' && draft.arrangements[0].places.meter[0] === 1060 && !draft.arrangements[0].places.dial);
  assert.deepEqual(wrong, []);
  await close();
});

test('designer: without a selection the board and its arrangement are changed', async () => {
  const { inspector, picture, page, wrong, close } = await design('settings');
  await inspector.getByLabel('Theme').selectOption('light');
  await inspector.getByLabel('Width', { exact: true }).fill('1800');
  await inspector.getByLabel('Language and formats').fill('ko');
  await inspector.getByLabel('Language and formats').blur();
  await drafted('settings', (_, draft) => draft.theme === 'light' && draft.arrangements[0].width === 1800 && draft.culture === 'ko');
  await picture.locator('[data-theme=light]').first().waitFor({ state: 'attached' });
  await inspector.getByLabel('Time zone').fill('Mars/Olympus');
  await inspector.locator('[data-path=timeZone] .fault').waitFor();
  await inspector.getByLabel('Id of the arrangement').fill('wide');
  await inspector.getByLabel('Id of the arrangement').blur();
  await drafted('settings', (_, draft) => draft.arrangements[0].id === 'wide' && draft.timeZone === undefined);
  assert.equal(await page.getByLabel('Arrangement', { exact: true }).inputValue(), 'wide');
  // The picture under the old id was given up while it was loading.
  assert.deepEqual(wrong.filter((one) => !one.endsWith('ERR_ABORTED')), []);
  await close();
});

test('designer: axe finds no serious fault in the inspector, the picker and the JSON view', async () => {
  for (const colorScheme of /** @type {const} */ (['dark', 'light'])) {
    const { page, inspector, layer, close } = await design(`axe-${colorScheme}`);
    await page.emulateMedia({ colorScheme });
    const faults = async (/** @type {string} */ part) => (await serious(page, part)).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    await layer('Dial').click();
    await inspector.locator('.binding .toggle').click();
    await inspector.getByRole('button', { name: 'Add a threshold' }).click();
    assert.deepEqual(await faults('.inspector'), []);
    await inspector.getByRole('button', { name: 'Choose…' }).click();
    await page.locator('.found li').first().waitFor();
    assert.deepEqual(await faults('.picker'), []);
    await page.keyboard.press('Enter');
    await page.locator('.picker .chips').waitFor({ state: 'attached' });
    assert.deepEqual(await faults('.picker'), []);
    await page.keyboard.press('Escape');
    await inspector.getByRole('button', { name: 'JSON…' }).click();
    assert.deepEqual(await faults('.json-dialog'), []);
    await close();
  }
});
