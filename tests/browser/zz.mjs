// @ts-nocheck
import { startApp, launchBrowser } from './app.mjs';
const app = await startApp({ settings: { Demo: 'reservation' } });
const browser = await launchBrowser();
await new Promise((r)=>setTimeout(r,15000));
const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
page.on('pageerror', (e) => console.log('ERR', e.message)); page.on('console', (m) => { if (m.type()==='error') console.log('CON', m.text()); });
await page.goto(`${app.url}/boards/reservation/design?arrangement=32x9`);
await page.locator('#tab-reading').click();
await page.selectOption('#reading-wall', 'stage');
await page.waitForFunction(() => document.querySelector('#panel-reading')?.getAttribute('aria-busy') === 'false' && document.querySelector('.reading-status').textContent.includes('Score') , null, { timeout: 20000 }).catch((e) => console.log(e.message));
console.log(await page.locator('#panel-reading').innerText());
await page.screenshot({ path: '/tmp/zz-reading.png' });
await browser.close(); await app.stop();
