// What the page has to say: what was not taken and why, what clashed and what to do about it. Nothing here is lost by
// looking away: clashes stay until they are decided.
import { h } from '../dom.js';
import { valueOf, whereOf } from '../clash-words.js';

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

  /** @param {import('../clashes.js').Conflict} clash */
  const who = ({ by, byBoard }) => (byBoard ? text('design.clash-board') : by ? text('design.clash-by', by) : text('design.clash'));

  /** @param {import('../clashes.js').Conflict} clash */
  const where = ({ path, theirs }) => (session.document ? whereOf(path, session.document, text, theirs) : '');

  function showClashes() {
    clashes.replaceChildren(...session.clashes.map((clash) => {
      const button = (/** @type {'mine' | 'theirs'} */ which, /** @type {string} */ words) => h('button', { type: 'button', disabled: which !== clash.stands && !clash.mendable, onclick: () => session.resolve(clash, which) }, words);
      // What a file changed under a draft is nobody's: the draft stands until the board's is taken.
      const [theirs, keep, mine, use] = clash.stands === 'mine'
        ? ['design.clash-published', 'design.clash-published-take', 'design.clash-draft', 'design.clash-draft-keep']
        : ['design.clash-theirs', 'design.clash-keep', 'design.clash-mine', 'design.clash-use'];
      return h('div', { class: 'clash', role: 'group', 'aria-label': `${who(clash)} ${where(clash)}` },
        h('p', {}, h('i', { class: 'shape', 'aria-hidden': true }), h('b', {}, who(clash)), ` ${where(clash)}`),
        h('dl', {}, h('dt', {}, text(theirs)), h('dd', {}, valueOf(clash.path, clash.theirs, text)), h('dt', {}, text(mine)), h('dd', {}, valueOf(clash.path, clash.mine, text))),
        h('p', { class: 'buttons' }, button('theirs', text(keep)), button('mine', text(use))));
    }));
  }

  session.on('clashes', showClashes);
  session.on('fault', ({ path, reason }) => say(`${String(path)}: ${reason}`, 'bad'));
  session.on('replaced', () => say(text('design.replaced')));
  session.on('unkept', () => say(text('design.unkept'), 'bad'));
  return { element, say };
}
