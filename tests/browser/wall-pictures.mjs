// Pictures of walls: what their screens show, and whether four of them make the picture of the whole.

/** @typedef {import('playwright-core').Page} Page */

/** Without what moves by itself: a PNG in base64. @param {Page} page that shows a wall */
export async function picture(page) {
  await page.frameLocator('.wall-board[data-shown]').locator('#heartbeat').evaluate((mark) => { mark.style.visibility = 'hidden'; });
  return (await page.screenshot()).toString('base64');
}

/**
 * In how many pixels a wall of two by two outputs, each of 960 × 540, is not what one window of 1920 × 1080 shows of it.
 * @param {Page} bench to look at them on: without a policy that keeps it from it
 * @param {string} one PNG in base64, of the whole
 * @param {string[]} four of the outputs, row by row
 * @returns {Promise<{ count: number, lit: number }>} `lit`: how many pixels of the whole are bright
 */
export const differences = (bench, one, four) => bench.evaluate(async ({ one, four }) => {
  const load = async (/** @type {string} */ png) => createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const pixels = (/** @type {ImageBitmap[]} */ images, /** @type {number} */ columns) => {
    const canvas = new OffscreenCanvas(1920, 1080);
    const paint = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
    images.forEach((image, i) => paint.drawImage(image, (i % columns) * 960, Math.floor(i / columns) * 540));
    return paint.getImageData(0, 0, 1920, 1080).data;
  };
  const [a, b] = [pixels([await load(one)], 1), pixels(await Promise.all(four.map(load)), 2)];
  let [count, lit] = [0, 0];
  for (let i = 0; i < a.length; i += 4) {
    if (a[i] !== b[i] || a[i + 1] !== b[i + 1] || a[i + 2] !== b[i + 2]) count++;
    if (a[i] > 200) lit++;
  }
  return { count, lit };
}, { one, four });
