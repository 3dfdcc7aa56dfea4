// "Try it": the draft on one open page of the board, chosen here, while all others show what is published.
import { h } from '../dom.js';
import { ask } from '../../ask.js';
import { told } from './publish.js';

/** @typedef {{ id: string, arrangement: string, width: number, height: number, browser: string, isLocal: boolean, since: number, triedUntil: number | null }} Page */

/** The list is asked for anew while it is open, ms. */
const every = 2000;

/** @param {import('../editor.js').Editor} editor @param {string} board */
export function createTry(editor, board) {
  const { text } = editor;
  const address = `/api/boards/${board}/pages`;
  const list = h('ul', {});
  const menu = h('div', { class: 'menu', popover: 'auto', id: 'try-menu', ontoggle: follow }, h('p', {}, text('design.try-what')), list);
  const button = h('button', { type: 'button', class: 'quiet', popovertarget: 'try-menu', title: text('design.try-what') }, text('design.try'));
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  let shown = '';

  const at = (/** @type {number} */ time) => new Date(time).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });

  /** @param {Page} page */
  function line({ id, arrangement, width, height, browser, isLocal, since, triedUntil }) {
    const words = text('design.try-page', width, height, [browser, arrangement, isLocal && text('design.try-local')].filter(Boolean).join(', '), at(since));
    const act = (/** @type {string} */ method, /** @type {string} */ what) => () => void told(editor, async () => {
      await ask(`${address}/${encodeURIComponent(id)}/${what}`, method);
      await load();
      // The button that was pressed is another one now.
      /** @type {HTMLElement | null} */ (list.querySelector(`[data-page="${CSS.escape(id)}"] button:last-child`))?.focus();
    });
    return h('li', { 'data-page': id }, h('span', {}, words), triedUntil !== null && h('b', {}, text('design.try-until', at(triedUntil))),
      h('p', { class: 'tools' },
        h('button', { type: 'button', onclick: act('POST', 'identify') }, text('design.try-identify')),
        triedUntil === null
          ? h('button', { type: 'button', class: 'primary', onclick: act('POST', 'try') }, text('design.try-on'))
          : h('button', { type: 'button', onclick: act('DELETE', 'try') }, text('design.try-end'))));
  }

  async function load() {
    const { pages } = await ask(address, 'GET').catch((error) => ({ pages: error.message }));
    // What is the same stays, with the focus that is on it.
    if (JSON.stringify(pages) === shown) return;
    shown = JSON.stringify(pages);
    list.replaceChildren(...(Array.isArray(pages) && pages.length > 0 ? pages.map(line) : [h('li', { class: 'empty' }, Array.isArray(pages) ? text('design.try-none') : pages)]));
  }

  /** @param {ToggleEvent} event */
  function follow(event) {
    clearInterval(timer);
    if (event.newState !== 'open') return;
    void load();
    timer = setInterval(load, every);
  }

  return [button, menu];
}
