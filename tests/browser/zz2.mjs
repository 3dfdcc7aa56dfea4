// @ts-nocheck
import { startApp, launchBrowser } from './app.mjs';
const app = await startApp({});
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
await page.goto(`${app.url}/boards/host?arrangement=16x9&mode=photo`);
await page.waitForTimeout(4000);
console.log(await page.evaluate(() => [...document.querySelectorAll('[data-widget=load] span')].filter(e=>!e.parentElement.closest('span')).map(e => [e.textContent, e.style.cssText, e.scrollWidth, e.clientWidth, [...e.children].map(c=>[c.textContent, getComputedStyle(c).fontWeight, c.getBoundingClientRect().width, getComputedStyle(c).fontSize])])).then(x=>JSON.stringify(x,null,1)));
console.log(await page.evaluate(async () => { const {Lettering}=await import('/js/lettering.js'); const l=new Lettering(document.querySelector('[data-widget=load] .w-body'),()=>{}); return [l.width('5 min ',24.07,500), l.width('0.88',24.07,600), l.width('5 min ',24.07,600)]; }));
await browser.close(); await app.stop();
