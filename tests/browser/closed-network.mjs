// Runs a published folder and a browser inside a network that has only loopback, for published.test.mjs, and prints as
// JSON what was seen there: node closed-network.mjs <folder>
import { networkInterfaces } from 'node:os';
import { launchBrowser, startApp } from './app.mjs';
import { openBoard } from './board-page.mjs';

const app = await startApp({ program: process.argv[2] });
const browser = await launchBrowser();
try {
  const { page, wrong, asked } = await openBoard(browser, `${app.url}/boards/host`);
  // There is no interface whose traffic could be shown: that widget, and no other, has no data.
  await page.waitForFunction(() => [...document.querySelectorAll('[data-widget]')]
    .every((one) => one.getAttribute('data-state') === (one.getAttribute('data-widget') === 'network' ? 'nodata' : 'live')));
  const time = await page.locator('[data-widget=cpu]').getAttribute('data-time');
  await page.waitForFunction((first) => document.querySelector('[data-widget=cpu]')?.getAttribute('data-time') !== first, time);
  const states = await page.locator('[data-widget]').evaluateAll((all) => all.map((one) => [one.getAttribute('data-widget'), one.getAttribute('data-state')]));
  const fonts = await page.evaluate(() => [...new Set([...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family.replaceAll('"', '')))]);

  const console_ = await openBoard(browser, `${app.url}/`);
  await console_.page.locator('article h2').first().waitFor();
  const titles = await console_.page.locator('article h2').allTextContents();

  process.stdout.write(JSON.stringify({
    interfaces: Object.keys(networkInterfaces()),
    states, fonts, console: titles,
    wrong: [...wrong, ...console_.wrong],
    elsewhere: [...asked, ...console_.asked].filter((url) => !url.startsWith(app.url) && !url.startsWith('data:')),
  }));
} finally {
  await browser.close();
  await app.stop();
}
