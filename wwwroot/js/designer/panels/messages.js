// What the page has to say: what was not taken and why, what clashed and what to do about it. Nothing here is lost by
// looking away: clashes stay until they are decided.
import { h } from '../dom.js';
import { get } from '../../ask.js';
import { valueOf, whereOf } from '../clash-words.js';
import { fieldsOf } from './inspector/fields.js';

/**
 * @typedef {import('../clashes.js').Conflict} Conflict
 * @typedef {{ element: HTMLElement, show: (clash: Conflict) => void }} Card
 */

/** How long a line stays, ms. */
const stays = 8000;

/** @param {HTMLElement} element @param {string} words what is there already is not read out again */
const put = (element, words) => { if (element.textContent !== words) element.textContent = words; };

/** @param {import('../session.js').Session} session @param {(key: string, ...args: (string | number)[]) => string} text */
export function createMessages(session, text) {
  const lines = h('div', { class: 'lines', role: 'status', 'aria-live': 'polite' });
  // An alert is read out as a whole otherwise, whichever of its cards is new.
  const clashes = h('div', { class: 'clashes', role: 'alert', 'aria-atomic': 'false', tabindex: -1 });
  const element = h('div', { class: 'messages' }, clashes, lines);
  /** Those that are shown, by where and what stands: whoever is on a button of one stays there. @type {Map<string, Card>} */
  const cards = new Map();
  /** The options of each kind; null until somebody has to know which are choices. @type {Map<string, import('./inspector/fields.js').Field[]> | null} */
  let kinds = null;

  /** @param {string} words @param {'good' | 'warning' | 'bad'} [kind] */
  function say(words, kind = 'warning') {
    const line = h('p', { class: `message ${kind}` }, h('i', { class: 'shape', 'aria-hidden': true }), words);
    lines.append(line);
    setTimeout(() => line.remove(), stays);
  }

  /** @param {Conflict} clash */
  const who = ({ by, byBoard }) => (byBoard ? text('design.clash-board') : by ? text('design.clash-by', by) : text('design.clash'));

  /** @param {Conflict} clash */
  const where = ({ path, theirs }) => (session.document ? whereOf(path, session.document, text, theirs) : '');

  /** @param {readonly string[]} path */
  const fields = ([room, id]) => (room === 'widgets' ? kinds?.get(session.document?.widgets[id]?.kind ?? '') : undefined);

  /** @param {string} words @param {HTMLElement} shown where they stand, for pages that may not write to the clipboard */
  async function copy(words, shown) {
    try {
      await navigator.clipboard.writeText(words);
    } catch {
      getSelection()?.selectAllChildren(shown);
      document.execCommand('copy');
    }
    say(text('design.json-copied'), 'good');
  }

  /** @param {Conflict} shown @returns {Card} */
  function cardOf({ stands }) {
    let clash = /** @type {Conflict} */ ({});
    // What a file changed under a draft is nobody's: the draft stands until the board's is taken.
    const [theirs, keep, mine, use] = stands === 'mine'
      ? ['design.clash-published', 'design.clash-published-take', 'design.clash-draft', 'design.clash-draft-keep']
      : ['design.clash-theirs', 'design.clash-keep', 'design.clash-mine', 'design.clash-use'];
    const [author, place, theirValue, myValue] = [h('b', {}), h('span', {}), h('dd', {}), h('dd', {})];
    const button = (/** @type {'mine' | 'theirs'} */ which, /** @type {string} */ words) => h('button', { type: 'button', onclick: () => session.resolve(clash, which) }, words);
    const [takesTheirs, takesMine] = [button('theirs', text(keep)), button('mine', text(use))];
    // Words whose widget is gone can be typed nowhere here, but elsewhere.
    const copies = h('button', { type: 'button', onclick: () => void copy(clash.mine, myValue) }, text('design.json-copy'));
    const card = h('div', { class: 'clash', role: 'group' },
      h('p', {}, h('i', { class: 'shape', 'aria-hidden': true }), author, ' ', place),
      h('dl', {}, h('dt', {}, text(theirs)), theirValue, h('dt', {}, text(mine)), myValue),
      h('p', { class: 'buttons' }, takesTheirs, copies, takesMine));
    return {
      element: card,
      show(now) {
        clash = now;
        card.setAttribute('aria-label', `${who(clash)} ${where(clash)}`);
        put(author, who(clash));
        put(place, where(clash));
        put(theirValue, valueOf(clash.path, clash.theirs, text, fields(clash.path)));
        put(myValue, valueOf(clash.path, clash.mine, text, fields(clash.path)));
        /** @type {HTMLButtonElement} */ (stands === 'mine' ? takesTheirs : takesMine).disabled = !clash.mendable;
        copies.hidden = clash.mendable || stands === 'mine' || typeof clash.mine !== 'string';
      },
    };
  }

  function showClashes() {
    const open = new Map(session.clashes.map((clash) => [JSON.stringify([clash.stands, clash.path]), clash]));
    for (const [key, card] of cards) {
      if (open.has(key)) continue;
      const isLeft = card.element.contains(document.activeElement);
      cards.delete(key);
      card.element.remove();
      // From there, Tab goes on to those that are left.
      if (isLeft && cards.size > 0) clashes.focus();
    }
    for (const [key, clash] of open) {
      const card = cards.get(key) ?? cardOf(clash);
      card.show(clash);
      if (cards.get(key) === card) continue;
      cards.set(key, card);
      clashes.append(card.element);
    }
    if (open.size > 0 && !kinds) void learn();
  }

  async function learn() {
    kinds = new Map();
    try {
      const list = await get(`/api/kinds?culture=${encodeURIComponent(document.documentElement.lang)}`);
      kinds = new Map(list.kinds.map((/** @type {import('../fresh.js').Kind} */ { name, options }) => [name, fieldsOf(options)]));
      showClashes();
    } catch {
      // Words of choices are told as they are written, until the next clash.
      kinds = null;
    }
  }

  session.on('clashes', showClashes);
  session.on('fault', ({ path, reason }) => say(`${String(path)}: ${reason}`, 'bad'));
  session.on('replaced', () => say(text('design.replaced')));
  session.on('unkept', () => say(text('design.unkept'), 'bad'));
  return { element, say };
}
