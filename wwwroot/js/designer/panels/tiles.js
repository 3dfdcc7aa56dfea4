// Tiles that are picked from: in titled groups, found by words, reached by arrow keys.
import { h } from '../dom.js';

/**
 * @typedef {{ id: string, title: string, more: string, picture: Node | null, add: () => void, drag?: (tile: HTMLElement) => void }} Tile
 */

/**
 * @param {{ title: string, tiles: Tile[] }[]} groups @param {(key: string, ...args: (string | number)[]) => string} text
 * @param {{ name: string, find?: string, note?: string, filtered?: () => void }} options  find: key of what is asked for;
 *   without it no words find any of them
 */
export function tilesOf(groups, text, { name, find = '', note, filtered = () => {} }) {
  const all = groups.flatMap(({ tiles }) => tiles);
  const none = h('p', { class: 'empty', role: 'status', hidden: true }, text('design.none-found'));
  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  const search = h('input', { type: 'search', placeholder: text(find), 'aria-label': text(find), oninput: filter, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    const [first] = shown();
    if (!first || (event.key !== 'ArrowDown' && event.key !== 'Enter') || event.isComposing) return;
    event.preventDefault();
    if (event.key === 'Enter') first.click();
    else focus(first);
  } });
  const sections = groups.filter(({ tiles }) => tiles.length > 0).map(({ title, tiles }) => h('section', { 'aria-label': title }, h('h3', {}, title), h('div', { class: `tiles ${name}` }, ...tiles.map((tile) => {
    const button = h('button', { type: 'button', class: 'tile', 'data-tile': tile.id, title: tile.more, tabindex: -1, onclick: tile.add, onkeydown: move },
      h('span', { class: 'picture' }, tile.picture), h('span', { class: 'caption' }, tile.title));
    tile.drag?.(button);
    buttons.push(button);
    return button;
  }))));
  if (buttons.length > 0) buttons[0].tabIndex = 0;

  const shown = () => buttons.filter((one) => !one.hidden);

  /** @param {HTMLButtonElement} button */
  function focus(button) {
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
    button.focus();
  }

  function filter() {
    const words = search.value.trim().toLowerCase().split(/\s+/);
    buttons.forEach((button, i) => {
      const { id, title, more } = all[i];
      button.hidden = !words.every((word) => `${title} ${id} ${more}`.toLowerCase().includes(word));
    });
    for (const section of sections) section.hidden = !section.querySelector('.tile:not([hidden])');
    const left = shown();
    none.hidden = left.length > 0;
    for (const one of buttons) one.tabIndex = one === left[0] ? 0 : -1;
    filtered();
  }

  /** Up and down go to the nearest tile of another row. @param {KeyboardEvent} event */
  function move(event) {
    const from = /** @type {HTMLButtonElement} */ (event.currentTarget);
    const left = shown();
    const at = left.indexOf(from);
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const ends = { Home: left[0], End: left[left.length - 1] }[event.key];
    let next = ends ?? (across === undefined ? undefined : left[at + across]);
    if (along !== undefined) {
      const box = from.getBoundingClientRect();
      const rows = left.map((one) => ({ one, to: one.getBoundingClientRect() })).filter(({ to }) => (along > 0 ? to.top >= box.bottom - 1 : to.bottom <= box.top + 1));
      const far = (/** @type {DOMRect} */ to) => Math.abs(to.top - box.top) * 10 + Math.abs(to.left - box.left);
      next = rows.sort((a, b) => far(a.to) - far(b.to))[0]?.one;
    } else if (across === undefined && ends === undefined) {
      return;
    }
    // These keys move what is selected otherwise.
    event.preventDefault();
    event.stopPropagation();
    if (next) focus(next);
    else if (along === -1) search.focus();
  }

  return { element: h('div', { class: 'panel palette' }, find !== '' && search, note ? h('p', { class: 'hint' }, note) : null, none, ...sections), buttons };
}
