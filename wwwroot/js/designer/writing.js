// A text that is typed where it stands: a field over the widget on the canvas, which goes along with the view. The inspector
// keeps what was typed, as one edit when it is done; until then the draft has what it had.
import { equal, valueAt } from './document.js';
import { h, isTyping } from './dom.js';
import { mac, written } from './commands.js';
import { nameOf } from './differences.js';
import { fieldOver, toScreen } from './geometry/viewport.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {{ x: number, y: number }} Point
 *
 * @typedef {object} Target  what is typed
 * @property {string} id         of the widget
 * @property {string[]} path     below the widget
 * @property {boolean} isLine
 * @property {Box | null} part   of the widget that the field lies over, board units from its corner; null: all of it
 * @property {number} letters    how large they are, board units
 *
 * @typedef {object} Open
 * @property {Target} target
 * @property {Draft} seen        the draft that was typed upon
 * @property {string} from       what was there
 * @property {string | null} refused  what was typed before, and not taken
 * @property {HTMLElement} element
 * @property {HTMLTextAreaElement | HTMLInputElement} field
 */

/** The smallest field, CSS pixels: of many lines, and of one. */
const [least, leastLine] = [{ width: 180, height: 64 }, { width: 160, height: 28 }];
/** Letters are no smaller while they are typed, CSS pixels. */
const leastLetters = 12;
/** Below a field there is room for what is said about it, CSS pixels. */
const below = 30;

export class Writing {
  #stage;
  #layer = h('div', { class: 'writing' });
  #inspector;
  #say;
  /** @type {Open | null} */
  #open = null;
  /** What was sent: the server may refuse it. @type {WeakMap<readonly Change[], { target: Target, words: string }>} */
  #sent = new WeakMap();
  /** What was refused while something else was typed. @type {[target: Target, words: string, reason: string][]} */
  #waiting = [];

  /**
   * @param {HTMLElement} host of the view @param {import('./gestures/canvas.js').Stage} stage
   * @param {Pick<ReturnType<import('./panels/inspector/inspector.js').createInspector>, 'hasText' | 'write'>} inspector
   * @param {(words: string) => void} say
   */
  constructor(host, stage, inspector, say) {
    this.#stage = stage;
    this.#inspector = inspector;
    this.#say = say;
    // Beside the view, not in it: what is pressed and typed in the field is none of the canvas' business.
    host.append(this.#layer);
    const { editor } = stage;
    editor.on('document', () => this.#changed());
    editor.on('viewport', () => this.place());
    editor.session.on('fault', ({ edit, reason }) => {
      const sent = this.#sent.get(edit.changes);
      // Of one edit several things may be said.
      if (!sent || !this.#sent.delete(edit.changes)) return;
      this.#waiting.push([sent.target, sent.words, reason]);
      this.#next();
    });
  }

  /**
   * Begins to type over a widget's text, or over its title where that is pointed at.
   * @param {string} id @param {Point} [at] board units
   * @returns {boolean} whether there was something to type over
   */
  open(id, at) {
    const { editor, preview } = this.#stage;
    if (this.#open) {
      this.#open.field.focus();
      return true;
    }
    const item = editor.items.find((one) => one.id === id);
    if (!item || item.hidden || item.locked) return false;
    const title = preview.partOf(id, '.w-head h2');
    if (title && at && isIn(title.box, at)) {
      // As long as the whole line that the title stands in.
      const { box } = preview.partOf(id, '.w-head') ?? title;
      const part = { ...box, x: box.x - item.box.x, y: box.y - item.box.y };
      this.#begin({ id, path: ['title'], isLine: true, part, letters: title.letters });
      return true;
    }
    if (!this.#inspector.hasText(id)) return false;
    const { letters } = preview.partOf(id, '.rich-text') ?? { letters: 0 };
    this.#begin({ id, path: ['options', 'text'], isLine: false, part: null, letters });
    return true;
  }

  /** @param {Target} target @param {{ words: string, reason: string }} [refused] */
  #begin(target, refused) {
    const { editor } = this.#stage;
    const { text, document: seen } = editor;
    const { id, path, isLine } = target;
    const label = `${text(isLine ? 'option.title' : 'option.text')}: ${nameOf(seen, seen, id, text)}`;
    const attributes = { 'aria-label': label, 'aria-describedby': 'writing-about', onblur: () => { if (document.hasFocus()) this.#done(); } };
    const field = isLine ? h('input', attributes) : h('textarea', attributes);
    const keys = (/** @type {string} */ pressed, /** @type {string} */ words) => h('span', {}, ...written(pressed, mac).map((key) => h('kbd', {}, key)), words);
    const element = h('div', { class: isLine ? 'line' : null, onkeydown: (/** @type {KeyboardEvent} */ event) => this.#key(event), onwheel: (/** @type {WheelEvent} */ event) => this.#wheel(event) },
      field, h('div', { class: 'about', id: 'writing-about' },
        refused && h('p', { class: 'fault', role: 'alert' }, refused.reason),
        h('p', { class: 'hint' }, keys(isLine ? 'Enter' : 'Mod+Enter', text('design.write-done')), keys('Escape', text('design.cancel')))));
    field.value = valueAt(seen.widgets[id], path) ?? '';
    this.#open = { target, seen, from: field.value, refused: refused?.words ?? null, element, field };
    if (refused) field.value = refused.words;
    field.setAttribute('aria-invalid', String(refused !== undefined));
    this.#layer.replaceChildren(element);
    this.place();
    // Who is typing elsewhere by then goes on there.
    if (refused && (isTyping(document.activeElement) || document.querySelector('dialog[open]'))) return;
    field.focus({ preventScroll: true });
    if (!refused) field.select();
  }

  /** Puts the field where its widget is seen; that of one which is not seen here stays in a corner. */
  place() {
    if (!this.#open) return;
    const { target: { id, part, letters, isLine }, element, field } = this.#open;
    const { editor, view } = this.#stage;
    const { viewport, items, document: { theme = 'dark' } } = editor;
    const item = items.find((one) => one.id === id && !one.hidden);
    const { x, y, width, height } = item ? part ?? { ...item.box, x: 0, y: 0 } : { x: 0, y: 0, width: 0, height: 0 };
    const corner = item ? toScreen(viewport, { x: item.box.x + x, y: item.box.y + y }) : { x: 0, y: 0 };
    const room = { width: view.clientWidth, height: view.clientHeight };
    const box = fieldOver({ ...corner, width: width * viewport.zoom, height: height * viewport.zoom }, room, isLine ? leastLine : least);
    Object.assign(element.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
    element.dataset.theme = theme;
    element.toggleAttribute('data-low', box.y + box.height + below > room.height);
    field.style.fontSize = `${Math.max(leastLetters, letters * viewport.zoom)}px`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    // What a language is put together with uses the same keys.
    if (event.isComposing || !this.#open) return;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Enter' && (this.#open.target.isLine || event.ctrlKey || event.metaKey)) this.#done();
    else return;
    event.preventDefault();
    if (!this.#open) this.#stage.view.focus();
  }

  /** What scrolls here scrolls; everything else a wheel does is the canvas'. @param {WheelEvent} event */
  #wheel(event) {
    const { scrollHeight, clientHeight } = /** @type {Open} */ (this.#open).field;
    if (!event.ctrlKey && !event.metaKey && scrollHeight > clientHeight) return;
    event.preventDefault();
    this.#stage.view.dispatchEvent(new WheelEvent('wheel', event));
  }

  #done() {
    if (!this.#open) return;
    const { target, seen, from, refused, field: { value: words } } = this.#open;
    // It would be refused again: it stays until it is changed or given up.
    if (words === refused) return;
    this.#close();
    if (words !== from) this.#sent.set(this.#inspector.write(seen, target.id, target.path, words), { target, words });
  }

  #close() {
    this.#open = null;
    this.#layer.replaceChildren();
    // Not before whoever closes it has done the rest.
    queueMicrotask(() => this.#next());
  }

  #next() {
    if (this.#open) return;
    const [target, words, reason] = this.#waiting.shift() ?? [];
    if (target && Object.hasOwn(this.#stage.editor.document.widgets, target.id)) this.#begin(target, { words: words ?? '', reason: reason ?? '' });
  }

  /** Somebody has changed something meanwhile. */
  #changed() {
    if (!this.#open) return;
    const { target: { id, path }, seen, from, field } = this.#open;
    const { document: draft, text } = this.#stage.editor;
    if (!Object.hasOwn(draft.widgets, id)) {
      const hadFocus = document.activeElement === field;
      this.#say(text('design.write-gone', nameOf(seen, seen, id, text)));
      // What was typed clashes with that, and is told as such.
      this.#done();
      this.#close();
      if (hadFocus) this.#stage.view.focus();
      return;
    }
    const now = valueAt(draft.widgets[id], path);
    if (field.value === from && !equal(now, valueAt(seen.widgets[id], path))) {
      field.value = now ?? '';
      Object.assign(this.#open, { seen: draft, from: field.value });
    }
    this.place();
  }
}

/** @param {Box} box @param {Point} point */
const isIn = ({ x, y, width, height }, point) => point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;
