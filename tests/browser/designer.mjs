// The designer as its users have it before them: where widgets are on the screen, what the draft says, and the mouse.
import { until } from './app.mjs';
import { openBoard } from './board-page.mjs';

/**
 * Opens the designer of a board, when its live picture is there.
 * @param {import('playwright-core').Browser} browser @param {{ url: string }} app @param {string} board
 * @param {import('playwright-core').BrowserContextOptions & { arrangement?: string }} [options]
 */
export async function openDesigner(browser, app, board, { arrangement = '', ...options } = {}) {
  const opened = await openBoard(browser, `${app.url}/boards/${board}/design?arrangement=${arrangement}`, { viewport: { width: 1366, height: 768 }, ...options });
  const { page } = opened;
  await pictured(page);

  /** The document as the server has it. @returns {Promise<any>} a board file */
  const draft = async () => (await fetch(`${app.url}/api/boards/${board}/draft`)).json();
  /** Where a widget is seen, CSS pixels of the page. @param {string} id */
  const boxOf = (id) => /** @type {Promise<{ x: number, y: number, width: number, height: number }>} */ (until(() =>
    page.frameLocator('.preview').locator(`[data-widget="${id}"]`).boundingBox(), { what: `${id} is seen, also when another version of it has just come` }));
  const middleOf = async (/** @type {string} */ id) => {
    const { x, y, width, height } = await boxOf(id);
    return { x: x + width / 2, y: y + height / 2 };
  };
  /** Ids that are selected, by the list of layers. */
  const selected = () => page.locator('.layers [aria-selected=true]').evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset.id).sort());

  return {
    ...opened, draft, boxOf, middleOf, selected,
    /** @param {string} id @param {{ modifiers?: ('Alt' | 'Control' | 'Shift')[] }} [options] */
    async click(id, { modifiers = [] } = {}) {
      const { x, y } = await middleOf(id);
      for (const key of modifiers) await page.keyboard.down(key);
      await page.mouse.click(x, y);
      for (const key of modifiers) await page.keyboard.up(key);
    },
    /** @param {{ x: number, y: number }} from @param {number} dx @param {number} dy @param {{ keys?: string[], cancels?: boolean }} [options] */
    async drag(from, dx, dy, { keys = [], cancels = false } = {}) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      for (const key of keys) await page.keyboard.down(key);
      await page.mouse.move(from.x + dx, from.y + dy, { steps: 6 });
      if (cancels) await page.keyboard.press('Escape');
      await page.mouse.up();
      for (const key of keys) await page.keyboard.up(key);
    },
    /** When the server has everything. */
    saved: () => page.locator('.state:not([data-state=saving]):not([data-state=offline])').waitFor(),
    /** @param {string} id @param {string} [of] arrangement */
    async place(id, of) {
      const board = await draft();
      const one = of ? board.arrangements.find((/** @type {any} */ each) => each.id === of) : board.arrangements[0];
      return one.places[id];
    },
  };
}

/** When the frame has a picture of the draft and shows it. @param {import('playwright-core').Page} page */
export async function pictured(page) {
  await page.frameLocator('.preview').locator('#board').waitFor();
  await page.waitForFunction(() => {
    const inside = /** @type {HTMLIFrameElement | null} */ (document.querySelector('.preview'))?.contentDocument;
    return inside?.readyState === 'complete' && (inside.adoptedStyleSheets.length ?? 0) > 0;
  });
}
