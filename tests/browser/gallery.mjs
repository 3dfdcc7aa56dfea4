// What must hold of every widget on a gallery page, whatever it shows: read in the page, told in words.

/** @typedef {import('playwright-core').Page} Page */

/**
 * The same once what was just painted has got its fonts: a script's slice is only fetched when its letters are there.
 * @param {Page} page @returns {Promise<string[]>} what still reads badly after three seconds
 */
export async function settledFaults(page) {
  const end = performance.now() + 3000;
  for (;;) {
    const faults = await readingFaults(page);
    if (faults.length === 0 || performance.now() > end) return faults;
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
  }
}

/**
 * Everything on a page that reads badly: text that is cut without an ellipsis, that leaves its widget, that lies over other
 * text; widgets without a text alternative.
 * @param {Page} page @returns {Promise<string[]>}
 */
function readingFaults(page) {
  return page.evaluate(() => {
    /** @type {string[]} */
    const faults = [];
    const widgets = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-widget]'))].filter((one) => one.offsetWidth > 0);
    for (const widget of widgets) {
      const name = `${widget.dataset.kind} ${widget.dataset.widget}`;
      if (!widget.ariaLabel) faults.push(`${name}: has no text alternative`);
      const texts = textsOf(widget);
      const box = widget.getBoundingClientRect();
      for (const { text, whole, shown, ellipsis } of texts) {
        const cut = [shown.left - whole.left, whole.right - shown.right, shown.top - whole.top, whole.bottom - shown.bottom];
        if (Math.max(...(ellipsis ? cut.slice(2) : cut)) > 1.5) faults.push(`${name}: '${text}' is cut by ${cut.map(Math.round)} (left, right, top, bottom)`);
        if (shown.left < box.left - 1 || shown.right > box.right + 1 || shown.top < box.top - 1 || shown.bottom > box.bottom + 1) faults.push(`${name}: '${text}' leaves its box`);
      }
      for (let i = 0; i < texts.length; i++) {
        for (const other of texts.slice(i + 1)) {
          const [a, b] = [texts[i].shown, other.shown];
          // A text that ends in an ellipsis is told twice, once as it would be.
          if (texts[i].node !== other.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
            faults.push(`${name}: '${texts[i].text}' lies over '${other.text}'`);
        }
      }
    }
    return faults;

    /** Runs of text with the box of their capitals, whole and as far as it is not clipped. @param {HTMLElement} widget */
    function textsOf(widget) {
      const found = [];
      const walker = document.createTreeWalker(widget, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.replace(/\u200b/g, '').trim();
        const parent = /** @type {HTMLElement} */ (node.parentElement);
        if (!text || parent.closest('.w-note, style') || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const line of range.getClientRects()) {
          if (line.width < 1 || line.height < 1) continue;
          const whole = { left: line.left + 1, right: line.right - 1, top: line.top + line.height * 0.28, bottom: line.bottom - line.height * 0.28 };
          const shown = { ...whole };
          let ellipsis = false;
          for (let at = /** @type {HTMLElement | null} */ (parent); at && at !== widget.parentElement; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.overflow === 'visible') continue;
            ellipsis ||= style.textOverflow === 'ellipsis' || at.hasAttribute('data-cuts');
            const clip = at.getBoundingClientRect();
            shown.left = Math.max(shown.left, clip.left);
            shown.right = Math.min(shown.right, clip.right);
            shown.top = Math.max(shown.top, clip.top);
            shown.bottom = Math.min(shown.bottom, clip.bottom);
          }
          // Lines that are wholly out of sight are left out, not cut.
          if (shown.right <= shown.left || shown.bottom <= shown.top) continue;
          found.push({ node, text: text.slice(0, 40), whole, shown, ellipsis });
        }
      }
      return found;
    }
  });
}

/**
 * Rows that have every pair of values of two columns at least once: those of the two longest columns in full, the others
 * turned so that they meet each of them.
 * @template {Record<string, readonly string[]>} T @param {T} columns the two longest ones first
 * @returns {Record<keyof T, string>[]}
 */
export function pairwise(columns) {
  const names = Object.keys(columns);
  const [first, second, ...others] = names;
  const rows = [];
  for (let i = 0; i < columns[first].length; i++) {
    for (let j = 0; j < columns[second].length; j++) {
      /** @type {Record<string, string>} */
      const row = { [first]: columns[first][i], [second]: columns[second][j] };
      others.forEach((name, k) => { row[name] = columns[name][(i + (k + 1) * j + (k ? Math.floor(j / 2) : 0)) % columns[name].length]; });
      rows.push(row);
    }
  }
  return /** @type {Record<keyof T, string>[]} */ (rows);
}
