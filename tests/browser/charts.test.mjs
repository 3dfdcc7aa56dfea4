// Charts of categories in a real browser: names are never markup, marks stand where the text says, nothing is left behind.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp, until } from './app.mjs';

const kinds = ['bars', 'pie', 'donut', 'radar', 'treemap', 'radial-bar'];
const hostile = ['<img src=x onerror="globalThis.harmed=1">', '"><script>globalThis.harmed=2</script>', '<b style="position:fixed">name</b>', 'plain'];
const places = Object.fromEntries(kinds.map((id, i) => [id, [10 + (i % 3) * 530, 10 + Math.floor(i / 3) * 445, 520, 435]]));
const board = (/** @type {string} */ id, /** @type {string} */ series) => ({
  id, schemaVersion: 1, title: 'Charts',
  widgets: kinds.map((kind) => ({ id: kind, kind, data: [{ series }] })),
  arrangements: [{ id: 'a', width: 1600, height: 900, textSize: 27, places }],
});

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  app = await startApp({ settings: { HostFeed: false } });
  browser = await launchBrowser();
  for (const one of [board('hostile', 'hostile'), board('signs', 'signs')])
    await fetch(`${app.url}/api/boards`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(one) });
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

/** @param {string} name @param {Record<string, number>} values */
const publish = (name, values) => fetch(`${app.url}/api/ingest`, {
  method: 'POST', body: JSON.stringify(Object.entries(values).map(([label, value]) => ({ name, value, labels: { label } }))),
});

/** @param {string} id */
async function open(id) {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.goto(`${app.url}/boards/${id}`);
  await until(() => page.evaluate((wanted) => wanted.every((kind) => document.querySelector(`[data-widget="${kind}"] .w-body canvas`)
    && document.querySelector(`[data-widget="${kind}"] .w-body [data-value]`)), kinds), { what: 'all six are drawn' });
  return page;
}

test('charts: hostile names are text', async () => {
  await publish('hostile', Object.fromEntries(hostile.map((name, i) => [name, 40 - i * 9])));
  const page = await open('hostile');
  const found = await page.evaluate(() => ({
    harmed: /** @type {any} */ (globalThis).harmed ?? null,
    elements: document.querySelectorAll('.w-body img, .w-body script, .w-body b').length,
    listed: document.querySelector('[data-widget="pie"]')?.textContent?.includes('plain'),
  }));
  assert.deepEqual(found, { harmed: null, elements: 0, listed: true });
  await page.close();
});

test('charts: bars begin at zero, on whichever side they are', async () => {
  await publish('signs', { up: 400, down: -150, none: 0, half: 200 });
  const page = await open('signs');
  // What is drawn beside each value: how far the data's colour reaches in its line, in pixels of the canvas.
  const bars = await page.evaluate(() => {
    const body = /** @type {HTMLElement} */ (document.querySelector('[data-widget="bars"] .w-body'));
    const canvas = /** @type {HTMLCanvasElement} */ (body.querySelector('canvas'));
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const isData = (/** @type {Uint8ClampedArray} */ [red, green, blue, alpha]) => alpha > 200 && blue > 200 && red < 120 && green < 200;
    return [...body.querySelectorAll('[data-value]')].map((value) => {
      const { top, bottom } = value.getBoundingClientRect();
      const y = Math.round(((top + bottom) / 2 - canvas.getBoundingClientRect().top) * devicePixelRatio);
      const { data } = pen.getImageData(0, y, canvas.width, 1);
      const drawn = Array.from({ length: canvas.width }, (_, x) => x).filter((x) => isData(data.slice(x * 4, x * 4 + 4)));
      return { value: Number(value.getAttribute('data-value')), left: drawn[0], right: (drawn.at(-1) ?? NaN) + 1, length: drawn.length };
    });
  });
  const [up, half, none, down] = [400, 200, 0, -150].map((wanted) => /** @type {typeof bars[0]} */ (bars.find(({ value }) => value === wanted)));
  const told = JSON.stringify(bars);
  // The line of zero lies over the ends that touch it.
  assert.ok(Math.abs(up.left - half.left) < 1 && Math.abs(down.right - up.left) < 4 && none.length === 0, told);
  assert.ok(Math.abs(up.length / half.length - 2) < 0.03 && Math.abs(down.length / up.length - 150 / 400) < 0.03, told);
  await page.close();
});

test('charts: what is destroyed leaves nothing behind', async () => {
  await publish('signs', { up: 400, down: -150, none: 0, half: 200 });
  const page = await open('signs');
  const left = await page.evaluate(async (wanted) => {
    const { formatOf } = await import(/** @type {any} */ ('/js/format.js'));
    const before = document.querySelectorAll('*').length;
    const sizes = { u: 1, title: 27, label: 26, list: 30, small: 54, medium: 100, large: 140 };
    const colors = { ground: '#0f1215', panel: '#171b20', line: '#2b323a', hairline: '#2b323a', ink: '#f2f4f6', secondary: '#b4bbc4', data: '#56b4e9', good: '#5ec8b0', warning: '#f0b429', bad: '#ff6b4a', earlier: '#6f7884' };
    for (const kind of wanted) {
      const { create } = await import(/** @type {any} */ (`/js/widgets/${kind}.js`));
      const host = document.createElement('div');
      host.style.cssText = 'width:400px;height:300px';
      document.body.append(host);
      const painter = create(host, {
        options: { thresholds: [], orientation: 'auto', max: null }, sizes, colors, format: formatOf('en', 'UTC'), text: (/** @type {string} */ key) => key,
        box: { width: 400, height: 300 }, now: () => Date.now(), state: () => 'live', requestPaint() {}, describe() {}, headline: null, still: true,
      });
      painter.update({ items: [['a', 3, 0], ['b', 2, 1], ['c', 1, 2]], unit: '' }, true);
      painter.paint();
      if (!host.querySelector('[data-value="3"]')) return `${kind} drew nothing`;
      painter.destroy();
      if (host.childElementCount > 0) return `${kind} left ${host.innerHTML}`;
      host.remove();
    }
    return document.querySelectorAll('*').length - before;
  }, kinds);
  assert.equal(left, 0);
  await page.close();
});
