// All versions of the board that were published, the newest first: looked at, compared, taken back into the draft, and
// published again.
import { h } from '../dom.js';
import { fromFile } from '../board-file.js';
import { diff } from '../document.js';
import { compare } from './compare.js';
import { ask } from '../../ask.js';
import { askPerson, told } from './publish.js';

/** @typedef {{ version: string, time: number, author: string, note: string }} Version */

/** Within this a time is told as so long ago, ms. */
const recent = 7 * 86_400_000;

/** @param {number} time @param {number} now @param {string} language */
export function ago(time, now, language) {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const seconds = Math.round((time - now) / 1000);
  if (seconds > -60) return words.format(Math.min(0, seconds), 'second');
  if (seconds > -3600) return words.format(Math.round(seconds / 60), 'minute');
  return seconds > -86_400 ? words.format(Math.round(seconds / 3600), 'hour') : words.format(Math.round(seconds / 86_400), 'day');
}

/** @param {import('../editor.js').Editor} editor @param {string} board @param {(words: string, kind?: 'good' | 'warning' | 'bad') => void} say */
export function createHistory(editor, board, say) {
  const { text, session } = editor;
  const language = document.documentElement.lang;
  const list = h('ol', { class: 'versions' });
  const element = h('div', { class: 'panel', tabindex: 0 }, list);
  const address = `/api/boards/${board}/versions`;
  /** @type {Version[]} */
  let versions = [];
  let published = '';

  // Only what is looked at is live: each picture is a board page of its own.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const frame = /** @type {HTMLIFrameElement} */ (target);
      const source = isIntersecting ? `${frame.dataset.page}?arrangement=${encodeURIComponent(editor.arrangement)}` : 'about:blank';
      if (frame.getAttribute('src') !== source) frame.src = source;
    }
  }, { root: element });

  const whenOf = (/** @type {Version} */ { time }) => new Date(time).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const byOf = (/** @type {Version} */ { author, note }) => author || text(note ? 'design.somebody' : 'design.by-file');
  const documentOf = async (/** @type {Version} */ { version }) => fromFile(await ask(`${address}/${version}`, 'GET'));

  /** @param {Version} version @param {number} i */
  function compareWith(version, i) {
    const sides = [
      { key: 'draft', name: text('design.version-draft'), page: `/boards/${board}/draft`, document: async () => editor.document },
      ...versions.map((one) => ({ key: one.version, name: `${whenOf(one)} · ${byOf(one)}`, page: `/boards/${board}/versions/${one.version}`, document: () => documentOf(one) })),
    ];
    const draftDiffers = i === 0 && session.differs;
    void compare(editor, sides, draftDiffers ? version.version : versions[i + 1]?.version ?? version.version, draftDiffers ? 'draft' : version.version);
  }

  /** @param {Version} version */
  async function restore(version) {
    await told(editor, async () => {
      editor.commit('restore', diff(editor.document, await documentOf(version)));
      say(text('design.version-restored'), 'good');
    });
  }

  /** @param {Version} version */
  async function again(version) {
    await told(editor, async () => {
      const sure = await askPerson(text('design.version-again'), [h('p', {}, text('design.version-again-what', whenOf(version), byOf(version)))], text('design.version-again'), text('design.cancel'));
      if (sure) await ask(`${address}/${version.version}/publish`, 'POST', { author: session.name, note: text('design.rolled-back') });
    });
  }

  function draw() {
    seen.disconnect();
    const { width, height } = editor.canvas;
    const now = Date.now();
    list.replaceChildren(...versions.map((version, i) => {
      const frame = h('iframe', { 'data-page': `/boards/${board}/versions/${version.version}`, title: whenOf(version), tabindex: -1, 'aria-hidden': true, inert: true, style: `aspect-ratio: ${width} / ${height}` });
      seen.observe(frame);
      const isPublished = version.version === published && i === 0;
      return h('li', { 'data-version': version.version }, frame,
        h('p', { class: 'when' }, h('time', { datetime: new Date(version.time).toISOString() }, whenOf(version)),
          now - version.time < recent && h('span', {}, ago(version.time, now, language)), isPublished && h('b', {}, text('design.version-published'))),
        h('p', {}, byOf(version)), version.note && h('p', { class: 'note' }, version.note),
        h('p', { class: 'tools' },
          h('button', { type: 'button', onclick: () => compareWith(version, i) }, text('design.version-compare')),
          h('button', { type: 'button', onclick: () => void restore(version) }, text('design.version-restore')),
          !isPublished && h('button', { type: 'button', onclick: () => void again(version) }, text('design.version-again'))));
    }));
    if (versions.length === 0) list.append(h('li', { class: 'empty' }, text('design.version-empty')));
  }

  async function load() {
    try {
      ({ versions, published } = await ask(address, 'GET'));
      draw();
    } catch {
      // Without a connection the list stays as it was; it is asked for when the panel is opened again.
    }
  }

  // Asked for when it is looked at, and anew when somebody publishes meanwhile.
  new IntersectionObserver(([{ isIntersecting }]) => { if (isIntersecting) void load(); }).observe(element);
  session.on('published', () => { if (element.checkVisibility()) void load(); });
  editor.on('arrangement', () => { if (element.checkVisibility()) draw(); });
  return { element };
}
