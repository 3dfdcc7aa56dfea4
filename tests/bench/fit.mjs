// How soon a wall follows who fits it: from a key on the fitting page to the drawn picture on a screen of the wall, which
// are two pages of one browser on this machine.
//   node tests/bench/fit.mjs [presses]
import { launchBrowser, startApp } from '../browser/app.mjs';
import { dataWith, machine, spread } from './lib.mjs';

const presses = Number(process.argv[2] ?? 200);
const app = await startApp({ settings: { HostFeed: false }, dataDir: await dataWith({}) });
const browser = await launchBrowser();
try {
  for (const [address, body] of /** @type {[string, object][]} */ ([['', { id: 'fit', name: 'Fit', template: 'bare' }], ['/fit/show', { pattern: 'grid' }]])) {
    const answer = await fetch(`${app.url}/api/walls${address}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  }
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1200 } })).newPage();
  await wall.goto(`${app.url}/walls/fit`);
  await wall.locator('.wall-pattern[data-pattern=grid]').waitFor();
  await wall.evaluate(() => {
    /** @type {number[]} */
    const drawn = [];
    Object.assign(window, { drawn });
    new MutationObserver(() => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => drawn.push(performance.timeOrigin + performance.now());
      port2.postMessage(null);
    })).observe(/** @type {HTMLElement} */ (document.querySelector('.wall-output')), { attributeFilter: ['style'] });
  });
  const fit = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await fit.goto(`${app.url}/walls/fit/fit`);
  await fit.locator('body[data-state=sent]').waitFor();
  await fit.evaluate(() => {
    /** @type {number[]} */
    const pressed = [];
    Object.assign(window, { pressed });
    addEventListener('keydown', () => pressed.push(performance.timeOrigin + performance.now()), true);
  });
  await fit.getByRole('button', { name: /^Top left:/ }).focus();
  const late = [];
  for (let i = 0; i < presses; i++) {
    const before = await wall.evaluate(() => /** @type {any} */ (window).drawn.splice(0).length);
    await fit.keyboard.press(i % 100 < 50 ? 'ArrowRight' : 'ArrowLeft');
    await wall.waitForFunction(() => /** @type {any} */ (window).drawn.length > 0, before, { polling: 5 });
    const [at] = await wall.evaluate(() => /** @type {any} */ (window).drawn);
    const down = await fit.evaluate(() => /** @type {any} */ (window).pressed.at(-1));
    late.push(at - down);
    // What is drawn after it belongs to this press.
    await fit.locator('body[data-state=sent]').waitFor();
  }
  console.log(JSON.stringify({ benchmark: 'fit', machine: machine(), presses, keyToDrawnMs: spread(late) }, null, 1));
} finally {
  await browser.close();
  await app.stop();
}
