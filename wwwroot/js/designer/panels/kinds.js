// Every kind of widget as a tile with its live picture: in the palette, and wherever a kind is chosen.
import { h } from '../dom.js';
import { get } from '../../ask.js';
import { Thumbnails } from './thumbnails.js';
import { tilesOf } from './tiles.js';

/**
 * @typedef {import('../fresh.js').Kind} Kind
 * @typedef {{ groups: { id: string, title: string }[], kinds: Kind[], titles: Map<string, string> }} Kinds  titles: as the wall's readers know them
 */

/**
 * Shows what has to be asked for; when it cannot be had, that, with a button to try again.
 * @param {HTMLElement} host @param {(key: string) => string} text @param {() => Promise<void>} show
 * @param {import('../session.js').Session} [session] of what stays on the page: it is tried again when the server is reached
 */
export async function loadInto(host, text, show, session) {
  host.replaceChildren(h('p', { class: 'empty', role: 'status' }, text('design.opening')));
  try {
    await show();
  } catch {
    const again = () => {
      off?.();
      void loadInto(host, text, show, session);
    };
    const off = session?.on('state', (state) => { if (state === 'online') again(); });
    host.replaceChildren(h('p', { class: 'empty', role: 'alert' }, text('design.palette-failed'), ' ', h('button', { type: 'button', onclick: again }, text('design.again'))));
  }
}

/** Whoever designs may read another language than those who look at the wall. @param {string} culture of the board @returns {Promise<Kinds>} */
export async function loadKinds(culture) {
  const [shown, told] = await Promise.all([document.documentElement.lang, culture].map((one) => get(`/api/kinds?culture=${encodeURIComponent(one)}`)));
  return { ...shown, titles: new Map(told.kinds.map((/** @type {Kind} */ { name, title }) => [name, title])) };
}

/**
 * @param {Kinds} all @param {(key: string, ...args: (string | number)[]) => string} text @param {Promise<unknown>} turn no picture is loaded before
 * @param {(kind: Kind) => Pick<import('./tiles.js').Tile, 'add' | 'drag'>} acts
 */
export function kindTiles({ groups, kinds }, text, turn, acts) {
  const { element, buttons } = tilesOf(groups.map(({ id, title }) => ({
    title,
    tiles: kinds.filter(({ group }) => group === id).map((kind) => ({ id: kind.name, title: kind.title, more: kind.title, picture: null, ...acts(kind) })),
  })), text, { name: 'live', find: 'design.find', note: text('design.simulated-pictures'), filtered: () => thumbnails.place() });
  const theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  const thumbnails = new Thumbnails(element, buttons, turn, () => `/gallery?layout=palette&culture=${document.documentElement.lang}&theme=${theme}`);
  return element;
}
