// What the page has to say: what was not taken and why, what clashed and what to do about it. Nothing here is lost by
// looking away: clashes stay until they are decided.
import { h } from '../dom.js';

/** How long a line stays, ms. */
const stays = 8000;

/** @param {import('../session.js').Session} session @param {(key: string, ...args: (string | number)[]) => string} text */
export function createMessages(session, text) {
  const lines = h('div', { class: 'lines', role: 'status', 'aria-live': 'polite' });
  const clashes = h('div', { class: 'clashes', role: 'alert' });
  const element = h('div', { class: 'messages' }, clashes, lines);

  /** @param {string} words @param {'good' | 'warning' | 'bad'} [kind] */
  function say(words, kind = 'warning') {
    const line = h('p', { class: `message ${kind}` }, h('i', { class: 'shape', 'aria-hidden': true }), words);
    lines.append(line);
    setTimeout(() => line.remove(), stays);
  }

  const shown = (/** @type {unknown} */ value) => (value === undefined ? text('design.clash-nothing') : typeof value === 'string' ? value : JSON.stringify(value));

  function showClashes() {
    clashes.replaceChildren(...session.clashes.map((clash) => h('div', { class: 'clash' },
      h('p', {}, h('i', { class: 'shape', 'aria-hidden': true }), h('b', {}, text('design.clash')), ` ${clash.path.join(' › ')}`),
      h('dl', {}, h('dt', {}, text('design.clash-theirs')), h('dd', {}, shown(clash.theirs)), h('dt', {}, text('design.clash-mine')), h('dd', {}, shown(clash.mine))),
      h('p', { class: 'buttons' },
        h('button', { type: 'button', onclick: () => { session.resolve(clash, 'theirs'); showClashes(); } }, text('design.clash-keep')),
        h('button', { type: 'button', disabled: !clash.mendable, onclick: () => { session.resolve(clash, 'mine'); showClashes(); } }, text('design.clash-use'))))));
  }

  session.on('clash', showClashes);
  session.on('fault', ({ path, reason }) => say(`${String(path)}: ${reason}`, 'bad'));
  session.on('replaced', () => say(text('design.replaced')));
  session.on('unkept', () => say(text('design.unkept'), 'bad'));
  return { element, say };
}
