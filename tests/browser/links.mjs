// Shared links under test: making one over HTTP, and what a page that opens one is told.

/** @param {{ url: string }} app @param {object} wish @returns {Promise<any>} the link, with its address */
export async function makeLink(app, wish) {
  const answer = await fetch(`${app.url}/api/links`, { method: 'POST', body: JSON.stringify(wish) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** @param {{ url: string }} app @param {any} link @param {object} change */
export async function changeLink(app, link, change) {
  const answer = await fetch(`${app.url}/api/links/${link.id}`, { method: 'PATCH', body: JSON.stringify(change) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

/** @param {{ url: string }} app @param {any} link ended for good */
export async function revokeLink(app, link) {
  const answer = await fetch(`${app.url}/api/links/${link.id}`, { method: 'DELETE' });
  if (answer.status !== 204) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** The board's figure is there. @param {import('playwright-core').Page} page @param {string} [value] when it is to be this one */
export const shows = (page, value) => page.locator(`[data-widget=now] [data-value${value === undefined ? '' : `="${value}"`}]`).waitFor();

/**
 * Opens a link as somebody outside does, and keeps every byte that comes.
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openLink(browser, url, options) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const heard = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  page.on('response', async (answer) => {
    if (/\/s\//.test(answer.url())) heard.push(await answer.text().catch(() => ''));
  });
  const status = (await page.goto(url))?.status();
  return { page, heard: () => heard.join('\n'), status, close: () => context.close() };
}
