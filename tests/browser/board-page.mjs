// Board pages under test: opening one and noting what goes wrong on it, writing boards and publishing, reading pictures.
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './app.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Record<string, any>} Board */
/** @typedef {{ width: number, height: number }} Size */

export const layouts = resolve(dirname(fileURLToPath(import.meta.url)), '../../layouts');

/** The shipped boards by id, as their files have them. @returns {Promise<Record<string, Board>>} */
export async function shippedBoards() {
  const names = (await readdir(layouts)).filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
  const boards = await Promise.all(names.map(async (name) => [name.slice(0, -5), JSON.parse(await readFile(join(layouts, name), 'utf8'))]));
  return Object.fromEntries(boards);
}

/**
 * A page of a browser that keeps what it has loaded for the next, and everything that goes wrong on it: exceptions, what
 * the policy refused, what could not be loaded.
 *
 * @param {import('playwright-core').BrowserContext} context @param {string} url
 */
export async function openPage(context, url) {
  const page = await context.newPage();
  /** @type {string[]} */
  const wrong = [];
  /** @type {string[]} */
  const asked = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('dialog', (dialog) => { wrong.push(`a dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A frame that goes, or goes to another page, while it still loads has not failed.
    if (!(request.frame() !== page.mainFrame() && why === 'net::ERR_ABORTED')) wrong.push(`failed: ${request.url()} ${why}`);
  });
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) =>
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)));
  await page.goto(url);
  return { page, wrong, asked, close: () => page.close() };
}

/**
 * The same in a browser of its own.
 *
 * @param {Browser} browser @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openBoard(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  return { ...await openPage(context, url), close: () => context.close() };
}

/** @param {Page} page every widget that is shown has been heard of, and its fonts are there */
export async function allLive(page) {
  await page.waitForFunction(() => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))]
    .every((widget) => widget.offsetWidth === 0 || widget.dataset.state === 'live'));
  await page.waitForFunction(() => document.fonts.ready.then(() => document.fonts.status === 'loaded'));
}

/**
 * What was heard until now, and fonts that came, are painted: that is done in shares, over as many frames as it takes.
 * @param {Page} page
 */
export const painted = (page) => page.evaluate(() => new Promise((done) => {
  let frames = 30;
  const next = () => { if (frames-- > 0) requestAnimationFrame(next); else done(undefined); };
  next();
}));

/**
 * Writes a board file the way people do, and waits until it is served.
 * @param {{ url: string, dataDir: string }} app @param {string} id @param {Board} board
 */
export async function writeBoard(app, id, board) {
  await mkdir(join(app.dataDir, 'boards'), { recursive: true });
  // Whole at once: the app may look while another board is written.
  const file = join(app.dataDir, 'boards', `${id}.json`);
  await writeFile(`${file}.part`, JSON.stringify(board));
  await rename(`${file}.part`, file);
  await until(async () => {
    const { boards, problems } = await (await fetch(`${app.url}/api/boards`)).json();
    const fault = problems.find((/** @type {any} */ one) => one.file.includes(`${id}.json`));
    if (fault) throw new Error(JSON.stringify(fault));
    return boards.some((/** @type {any} */ one) => one.id === id && one.title === board.title);
  }, { what: `${id} is served` });
}

/**
 * Publishes over HTTP.
 * @param {{ url: string }} app @param {unknown} messages @param {string} [channel]
 */
export async function publish(app, messages, channel = 'metrics:test') {
  const answer = await fetch(`${app.url}/api/ingest?channel=${encodeURIComponent(channel)}`, { method: 'POST', body: JSON.stringify(messages) });
  const { rejected } = await answer.json();
  if (!answer.ok || rejected.length > 0) throw new Error(`${answer.status}: ${JSON.stringify(rejected)}`);
}

/**
 * Publishes again and again, until it is stopped.
 * @param {{ url: string }} app @param {() => unknown} messages @param {string} [channel]
 */
export function keepPublishing(app, messages, channel) {
  let fault = '';
  const send = () => publish(app, messages(), channel).catch((error) => { fault = String(error); });
  const timer = setInterval(send, 400);
  void send();
  return {
    /** Why it could not publish lately, if so. */
    fault: () => fault,
    stop: () => clearInterval(timer),
  };
}

/**
 * Parts of a picture in shades of grey (0 to 255, by luma), each shade the mean of an area.
 * @param {Page} blank a page without a policy of its own, to decode in
 * @param {Buffer} png
 * @param {(Size & { x: number, y: number })[]} boxes the parts, in the picture's pixels
 * @param {number} columns how many areas from left to right; from top to bottom as many as are square
 * @returns {Promise<number[][]>} for each part
 */
export function greys(blank, png, boxes, columns) {
  return blank.evaluate(async ({ data, boxes, columns }) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d'));
    pen.drawImage(bitmap, 0, 0);
    return boxes.map((box) => {
      const { data: pixels, width, height } = pen.getImageData(box.x, box.y, box.width, box.height);
      const rows = Math.max(1, Math.round(columns * height / width));
      const sums = new Float64Array(columns * rows);
      const counts = new Float64Array(columns * rows);
      for (let y = 0, at = 0; y < height; y++) {
        const row = Math.floor(y * rows / height) * columns;
        for (let x = 0; x < width; x++, at += 4) {
          const area = row + Math.floor(x * columns / width);
          sums[area] += 0.2126 * pixels[at] + 0.7152 * pixels[at + 1] + 0.0722 * pixels[at + 2];
          counts[area] += 1;
        }
      }
      return [...sums].map((sum, i) => sum / Math.max(1, counts[i]));
    });
  }, { data: png.toString('base64'), boxes, columns });
}
