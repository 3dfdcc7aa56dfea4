// What axe finds wrong with a page. In the page's own document alone, without preparing the frames in it nor a report of
// all that is right: the same rules in a quarter of the time, and pages of the designer hold a dozen boards in frames.
import { createRequire } from 'node:module';

const own = createRequire(import.meta.url);
/** @type {{ source: string }} */
const { source } = createRequire(own.resolve('@axe-core/playwright'))('axe-core');

/**
 * @param {import('playwright-core').Page} page
 * @param {string} [within] a selector; without one the whole page, except for what is in frames
 * @returns {Promise<import('axe-core').Result[]>}
 */
export async function violations(page, within) {
  // Again for each document; its policy does not bind who drives the browser.
  if (!await page.evaluate('"axe" in window')) await page.evaluate(source);
  return page.evaluate(async (part) => {
    const axe = /** @type {any} */ (window).axe;
    const context = part ? { include: [part] } : { exclude: ['iframe'] };
    return (await axe.run(context, { resultTypes: ['violations'], iframes: false })).violations;
  }, within);
}

/** Those that keep somebody out. @param {import('playwright-core').Page} page @param {string} [within] */
export const serious = async (page, within) => (await violations(page, within)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
