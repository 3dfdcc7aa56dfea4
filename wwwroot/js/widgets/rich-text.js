// Rich text: the server rendered it inert (RichTextBody.razor); here it is only made to fit its box.
import { adoptStyles } from '../painter.js';

adoptStyles(`
.rich-text { height: 100%; display: flex; flex-direction: column; overflow: hidden; overflow-wrap: anywhere;
  font-size: calc(var(--rt-list) * var(--rt)); line-height: 1.36; color: var(--ink); }
.rich-text.rt-columns { display: block; columns: var(--rt-columns); column-fill: auto; column-gap: 2em; }
.rich-text.rt-columns > * { break-inside: avoid; }
.rich-text.rt-columns > :is(h1, h2, h3, h4, h5, h6) { break-after: avoid; }
.rich-text[data-anchor=middle] { justify-content: center; }
.rich-text[data-anchor=bottom] { justify-content: flex-end; }
.rich-text[data-align=center] { text-align: center; }
.rich-text[data-align=end] { text-align: end; }
.rich-text > * { flex: none; margin: 0 0 .5em; }
.rich-text > :last-child { margin-bottom: 0; }
.rich-text h1 { font-size: calc(var(--rt-small) * var(--rt)); line-height: 1.15; font-weight: 600; letter-spacing: -.015em; margin-bottom: .3em; }
.rich-text :is(h2, h3, h4, h5, h6) { font-size: calc(var(--rt-title) * var(--rt)); line-height: 1.3; font-weight: 600; }
.rich-text h2 { font-size: calc(var(--rt-title) * var(--rt) * 1.35); }
.rich-text :is(h4, h5, h6) { color: var(--secondary); }
.rich-text :is(h2, h3, h4, h5, h6) { margin-bottom: .25em; }
.rich-text :is(strong, th) { font-weight: 600; }
.rich-text p, .rich-text li, .rich-text td { color: var(--ink); }
.rich-text :is(ul, ol) { padding-left: 1.35em; }
.rich-text[data-align=center] :is(ul, ol, table) { align-self: center; text-align: start; }
.rich-text li > p { margin: 0; }
.rich-text li::marker { color: var(--secondary); }
.rich-text :is(ul, ol) :is(ul, ol) { margin: 0; }
.rich-text blockquote { padding-left: .7em; border-left: .14em solid var(--line); color: var(--secondary); }
.rich-text blockquote > * { margin: 0; color: inherit; }
.rich-text pre { white-space: pre-wrap; }
.rich-text :is(pre, code) { font-family: ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; font-size: .92em; }
.rich-text hr { width: 100%; border: 0; border-top: max(1px, .06em) solid var(--hairline); margin: .35em 0 .85em; }
.rich-text table { border-collapse: collapse; align-self: flex-start; max-width: 100%; }
.rich-text :is(th, td) { padding: .2em .9em .2em 0; text-align: start; border-bottom: max(1px, .05em) solid var(--hairline); }
.rich-text th { color: var(--secondary); }
.rich-text > .rt-cut { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: var(--rt-lines); overflow: hidden; }
.rich-text .rt-more { color: var(--secondary); }
`);

/** Sizes step down: a text that is edited by a word does not shrink by a hair. */
export const steps = Object.freeze([1, 0.9, 0.8, 0.7, 0.6]);

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const body = /** @type {HTMLElement} */ (host.querySelector('.rich-text'));
  const more = document.createElement('p');
  more.className = 'rt-more';
  const refit = () => { fitted = ''; context.requestPaint(); };
  document.fonts.addEventListener('loadingdone', refit);
  let fitted = '';

  const fits = () => body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1;

  /** Sets a size, and as many columns as bring the text in. @param {number} step @param {number} most */
  function fitsAt(step, most) {
    body.style.setProperty('--rt', String(step));
    for (let columns = 1; columns <= most; columns++) {
      body.style.setProperty('--rt-columns', String(columns));
      body.classList.toggle('rt-columns', columns > 1);
      if (fits()) return true;
    }
    return false;
  }

  function fit() {
    const blocks = /** @type {HTMLElement[]} */ ([...body.children].filter((one) => one !== more));
    more.remove();
    for (const block of blocks) {
      block.hidden = false;
      block.classList.remove('rt-cut');
    }
    // Shorter lines than these are read like a list of words.
    const columnsAt = (/** @type {number} */ step) => Math.max(1, Math.floor(context.box.width / (context.sizes.list * step * 15)));
    for (const step of steps) if (fitsAt(step, columnsAt(step))) return;
    // Too much even for the smallest size: whole blocks go, and an ellipsis says so.
    more.textContent = '…';
    body.append(more);
    for (const block of blocks.reverse()) {
      if (block === blocks[blocks.length - 1]) {
        // One block alone is too much: as many of its lines as there are, the last one with an ellipsis.
        more.remove();
        block.classList.add('rt-cut');
        const line = parseFloat(getComputedStyle(block).lineHeight);
        body.style.setProperty('--rt-lines', String(Math.max(1, Math.floor(body.clientHeight / line))));
        return;
      }
      block.hidden = true;
      const before = block.previousElementSibling;
      // A heading of nothing would be a promise.
      if (fits() && !/^H[1-6]$/.test(before?.tagName ?? '')) return;
    }
  }

  return {
    update() {},
    paint() {
      const { sizes, box } = context;
      const key = [box.width, box.height, sizes.list, sizes.title, sizes.small].join();
      if (box.width <= 0 || box.height <= 0 || key === fitted) return;
      fitted = key;
      for (const name of /** @type {const} */ (['list', 'title', 'small'])) body.style.setProperty(`--rt-${name}`, `${sizes[name]}px`);
      fit();
      context.describe((body.textContent ?? '').trim().replace(/\s+/g, ' '));
    },
    destroy() {
      document.fonts.removeEventListener('loadingdone', refit);
      more.remove();
    },
  };
}
