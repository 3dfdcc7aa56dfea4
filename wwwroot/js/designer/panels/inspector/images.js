// The picture of an image: chosen among those that are here, or brought as a file, by a dialog or dropped onto the field.
import { addressOf } from '../../../widgets/image.js';
import { h } from '../../dom.js';
import { get } from '../../../ask.js';
import { icon } from '../../icons.js';
import { loadInto } from '../kinds.js';
import { tilesOf } from '../tiles.js';

/**
 * @typedef {import('./controls.js').Control} Control
 * @typedef {import('./controls.js').Context} Context
 * @typedef {{ id: string, url: string, width: number, height: number, bytes: number }} Stored  of `/api/images`
 */

/** What the server takes, docs/board-file.md. */
const most = 5 * 2 ** 20;
const types = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml';
/** Answers of which this page knows more than their number. @type {Record<number, string>} */
const refusals = { 409: 'design.image-full', 413: 'design.image-large', 422: 'design.image-wrong', 507: 'design.image-disk' };

/** Brings a file; the server looks at what it holds. @param {File} file @param {Context['text']} text @returns {Promise<Stored>} throws words */
async function bring(file, text) {
  // Not sent first, to be refused then.
  if (file.size > most) throw new Error(text('design.image-large'));
  const answer = await fetch('/api/images', { method: 'POST', body: file }).catch(() => { throw new Error(text('design.image-away')); });
  if (answer.ok) return answer.json();
  throw new Error(text(refusals[answer.status] ?? 'design.image-refused', answer.status));
}

/** @param {DragEvent} event */
const holdsFile = (event) => event.dataTransfer?.types.includes('Files') === true;

/**
 * Takes files that are dropped onto an element.
 * @param {HTMLElement} element @param {(file: File) => void} take
 */
function takesDrops(element, take) {
  const mark = (/** @type {boolean} */ over) => element.toggleAttribute('data-over', over);
  element.addEventListener('dragover', (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    mark(true);
  });
  element.addEventListener('dragleave', (event) => { if (!element.contains(/** @type {Node | null} */ (event.relatedTarget))) mark(false); });
  element.addEventListener('drop', (event) => {
    mark(false);
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
}

/** @param {number} bytes */
const sizeOf = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** An SVG has no size of its own. @param {Stored} one */
const captionOf = ({ width, height, bytes }) => `${width > 0 ? `${width} × ${height}` : 'SVG'} · ${sizeOf(bytes)}`;

/** @param {Context['text']} text @param {string} chosen id @returns {Promise<string | null>} the id that was chosen */
function choose(text, chosen) {
  return new Promise((done) => {
    const take = (/** @type {string} */ id) => {
      // At once, as in the picker of data.
      done(id);
      dialog.close();
    };
    const wrong = h('p', { class: 'fault', role: 'alert' });
    const bringing = async (/** @type {File} */ file) => {
      wrong.textContent = '';
      upload.disabled = true;
      try {
        take((await bring(file, text)).id);
      } catch (fault) {
        wrong.textContent = /** @type {Error} */ (fault).message;
      }
      upload.disabled = false;
    };
    const field = h('input', { type: 'file', accept: types, hidden: true, onchange: () => {
      const file = field.files?.[0];
      // The same file again is a change, too: it may have been mended.
      field.value = '';
      if (file) void bringing(file);
    } });
    const upload = h('button', { type: 'button', class: 'primary', onclick: () => field.click() }, text('design.image-upload'));
    const host = h('div', { class: 'fill' });
    const title = text('design.image-choose');
    const dialog = h('dialog', { class: 'kinds pictures', 'aria-label': title, onclose: () => { dialog.remove(); done(null); } },
      h('header', {}, h('h2', {}, title), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => dialog.close() }, icon('close'))),
      h('div', { class: 'brought' }, upload, h('span', { class: 'hint' }, text('design.image-drop')), field), wrong, host);
    takesDrops(dialog, (file) => void bringing(file));
    document.body.append(dialog);
    dialog.showModal();
    void loadInto(host, text, async () => {
      /** @type {Stored[]} */
      const images = await get('/api/images');
      const { element, buttons } = tilesOf([{ title: text('design.image-stored'), tiles: images.map((one) => ({
        id: one.id, more: one.id, title: captionOf(one), picture: h('img', { src: one.url, alt: '', loading: 'lazy', draggable: 'false' }), add: () => take(one.id),
      })) }], text, { name: 'stored' });
      for (const one of buttons) one.setAttribute('aria-pressed', String(one.dataset.tile === chosen));
      host.replaceChildren(images.length > 0 ? element : h('p', { class: 'empty' }, text('design.image-none')));
    });
  });
}

/** @param {import('./fields.js').Field} _ @param {Context} context @returns {Control} */
export function image(_, { text, label, change, refuse }) {
  let id = '';
  const picture = h('img', { alt: '', draggable: 'false', onerror: () => say(text('design.image-gone')) });
  const words = h('span', {});
  const say = (/** @type {string} */ said) => {
    words.textContent = said;
    words.hidden = said === '';
    picture.hidden = said !== '';
  };
  const take = (/** @type {string} */ next) => { refuse(''); change(next); };
  const open = h('button', { type: 'button', class: 'chosen', 'aria-label': `${label}: ${text('design.image-choose')}`, onclick: async () => {
    const next = await choose(text, id);
    if (next !== null) take(next);
  } }, picture, words);
  const remove = h('button', { type: 'button', class: 'quiet small', 'aria-label': `${text('design.in-remove')}: ${label}`, onclick: () => change(undefined) }, '×');
  const element = h('div', { class: 'image-field' }, open, remove);
  takesDrops(element, (file) => void bring(file, text).then((stored) => take(stored.id), (/** @type {Error} */ fault) => refuse(fault.message)));
  return {
    element,
    show(value, mixed) {
      const next = mixed ? '' : value ?? '';
      remove.hidden = next === '' && !mixed;
      open.title = next;
      if (mixed || next === '') say(text(mixed ? 'design.in-mixed' : 'design.image-choose'));
      else if (next !== id) {
        say('');
        picture.src = addressOf(next);
      }
      id = next;
    },
  };
}
