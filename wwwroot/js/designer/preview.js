// The live picture of the draft below the canvas' handles: the board's own page in a frame, at the size that the zoom
// asks for, so that text is as crisp as on the wall. Where widgets are decides this window alone, at once; the frame's
// own page follows when the server has the edit.

import { Shift } from './shift.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {import('./geometry/boxes.js').Box} Box
 */

/** What is carried rests when it has not moved for so long, ms: what waits to be painted takes its time then. */
const rests = 100;
/** Nothing waits longer than this for a rest, ms. */
const longest = 2000;
/** A page that has not come in this time is asked for anew, ms. */
const patience = 15_000;
/** A zoom that goes on is shown by scaling the picture; when it has settled the page is laid out anew, ms. */
const settled = 160;

export class Preview {
  #frame = document.createElement('iframe');
  #editor;
  /** @type {CSSStyleSheet | null} */
  #sheet = null;
  /** @type {Map<string, CSSStyleRule>} */
  #rules = new Map();
  #shown = '';
  #laidOut = 0;
  #timer = 0;
  #rest = 0;
  /** When what is carried began to move after it rested, and when it moved last, ms of the page. */
  #motion = { began: 0, last: -Infinity };
  /** Every live board in the designer, the palette's too: the browser paints all frames of a page together. @type {HTMLElement[]} */
  #live = [];
  #late = 0;
  /** @type {unknown} */
  #places = null;
  /** By id, until the page in the frame has others: each is asked for in every frame of a gesture. @type {Map<string, HTMLElement | null>} */
  #elements = new Map();
  /** Sees another version of the board come. @type {MutationObserver | null} */
  #changes = null;
  /** What a move carries. @type {HTMLElement | null} */
  #carrier = null;
  /** @type {Shift | null} */
  #shift = null;

  /** @param {HTMLElement} host @param {Editor} editor */
  constructor(host, editor) {
    this.#editor = editor;
    this.#frame.className = 'preview';
    this.#frame.tabIndex = -1;
    this.#frame.inert = true;
    this.#frame.setAttribute('aria-hidden', 'true');
    this.#frame.title = editor.text('design.canvas');
    this.#frame.addEventListener('load', () => this.#loaded());
    host.append(this.#frame);
    editor.on('document', () => this.place());
    editor.on('viewport', () => this.#fit());
    editor.on('state', () => {
      // What has not come when the line is lost never will.
      if (editor.session.state !== 'online' && !this.#sheet) this.#shown = '';
      this.#load();
    });
    editor.on('arrangement', () => this.#load());
  }

  /** Whether the page in the frame has a picture of a widget. @param {string} id */
  has(id) {
    return this.elementOf(id) !== null;
  }

  /** @param {string} id @returns {HTMLElement | null} */
  elementOf(id) {
    let element = this.#elements.get(id);
    if (element === undefined) {
      element = this.#frame.contentDocument?.querySelector(`[data-widget="${CSS.escape(id)}"]`) ?? null;
      this.#elements.set(id, element);
    }
    return element;
  }

  /** Where a part of a widget's picture is, and how large its letters are, board units; null where it has none. @param {string} id @param {string} selector */
  partOf(id, selector) {
    const part = this.elementOf(id)?.querySelector(selector);
    if (!part) return null;
    const [{ x, y, width, height }, scale] = [part.getBoundingClientRect(), this.#laidOut];
    return { box: { x: x / scale, y: y / scale, width: width / scale, height: height / scale }, letters: parseFloat(getComputedStyle(part).fontSize) / scale };
  }

  /**
   * During a move: all of these by the same way, as one picture over the others, so that a frame costs the same for one
   * and for a hundred.
   * @param {Iterable<string>} ids @param {number} dx board units @param {number} dy
   */
  carry(ids, dx, dy) {
    const board = this.#frame.contentDocument?.getElementById('board');
    if (!board) return;
    // A page of another version may have come in between: it has its widgets where they were.
    if (this.#carrier?.parentElement !== board) {
      this.#carrier = board.ownerDocument.createElement('div');
      Object.assign(this.#carrier.style, { position: 'absolute', inset: '0', zIndex: '99999' });
      board.append(this.#carrier);
      for (const id of ids) putInto(this.#carrier, this.elementOf(id));
      this.#changes?.takeRecords();
      this.#shift = new Shift(this.#carrier);
      this.#live = [...this.#frame.ownerDocument.querySelectorAll('iframe')].flatMap((one) => one.contentDocument?.getElementById('board') ?? []);
    }
    this.#move();
    const { zoom } = this.#editor.viewport;
    this.#shift?.to(dx * zoom, dy * zoom);
  }

  /** What is painted in live boards waits until the move rests, or goes on for long. */
  #move() {
    const now = performance.now();
    if (now - this.#motion.last > rests) this.#motion.began = now;
    this.#motion.last = now;
    this.#carries(now - this.#motion.began < longest ? 'moves' : 'long');
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => this.#carries(''), rests);
  }

  /** The palette's pictures wait until it is dropped: nobody looks at them meanwhile. @param {'moves' | 'long' | ''} how */
  #carries(how) {
    const own = this.#frame.contentDocument?.getElementById('board');
    for (const one of this.#live) one.dataset.carries = one === own ? how : 'moves';
  }

  /** During a gesture: widgets in the boxes that they would have. @param {Map<string, { to: Box }>} boxes */
  resize(boxes) {
    for (const [id, { to }] of boxes) {
      const style = this.elementOf(id)?.style;
      for (const [name, value] of /** @type {const} */ ([['--x', to.x], ['--y', to.y], ['--bw', to.width], ['--bh', to.height]])) style?.setProperty(name, String(value));
    }
  }

  /** After a gesture: where they are is in the document. @param {Iterable<string>} ids */
  drop(ids) {
    const board = this.#carrier?.parentElement;
    for (const element of board ? [.../** @type {HTMLElement} */ (this.#carrier).children] : []) putInto(/** @type {HTMLElement} */ (board), element);
    clearTimeout(this.#rest);
    for (const { dataset } of this.#live) delete dataset.carries;
    this.#live = [];
    this.#shift?.end();
    this.#carrier?.remove();
    this.#changes?.takeRecords();
    [this.#carrier, this.#shift] = [null, null];
    for (const id of ids) {
      const style = this.elementOf(id)?.style;
      for (const name of ['transform', '--x', '--y', '--bw', '--bh']) style?.removeProperty(name);
    }
  }

  /** Places all widgets as the document has them. */
  place() {
    const { places = {}, width, height, textSize } = this.#editor.canvas;
    this.#load();
    this.#fit();
    if (!this.#sheet || places === this.#places) return;
    this.#places = places;
    this.#rule('', '#board', { '--w': width, '--h': height, ...(textSize ? { '--text': textSize } : {}) });
    for (const [id, rule] of this.#rules) {
      if (id !== '' && !Object.hasOwn(places, id)) rule.style.setProperty('display', 'none', 'important');
    }
    this.#editor.items.forEach(({ id, box, hidden }, order) => this.#rule(id, `#board [data-widget="${CSS.escape(id)}"]`, {
      'display': hidden ? 'none' : 'flex', 'z-index': order, '--x': box.x, '--y': box.y, '--bw': box.width, '--bh': box.height,
    }));
  }

  /** @param {string} key @param {string} selector @param {Record<string, string | number>} values */
  #rule(key, selector, values) {
    const sheet = /** @type {CSSStyleSheet} */ (this.#sheet);
    let rule = this.#rules.get(key);
    if (!rule) {
      rule = /** @type {CSSStyleRule} */ (sheet.cssRules[sheet.insertRule(`${selector}{}`, sheet.cssRules.length)]);
      this.#rules.set(key, rule);
    }
    for (const [name, value] of Object.entries(values)) rule.style.setProperty(name, String(value), name === 'display' ? 'important' : '');
  }

  /** Another arrangement is another page; one that the server does not know yet waits until it does. */
  #load() {
    const { session, arrangement } = this.#editor;
    if (arrangement === this.#shown || session.state !== 'online' || session.unsaved > 0) return;
    this.#shown = arrangement;
    this.#sheet = null;
    clearTimeout(this.#late);
    this.#late = window.setTimeout(() => {
      this.#shown = '';
      this.#load();
    }, patience);
    this.#frame.src = `/boards/${this.#frame.ownerDocument.getElementById('designer')?.dataset.board}/draft?arrangement=${encodeURIComponent(arrangement)}`;
  }

  #loaded() {
    const inside = this.#frame.contentWindow;
    const board = inside?.document.getElementById('board');
    if (!inside || !board || this.#shown === '') return;
    clearTimeout(this.#late);
    // A sheet belongs to the window that made it.
    this.#sheet = new /** @type {typeof globalThis} */ (/** @type {unknown} */ (inside)).CSSStyleSheet();
    inside.document.adoptedStyleSheets.push(this.#sheet);
    this.#rules.clear();
    this.#places = null;
    this.place();
    // What had no picture has one now, and so has whatever comes later: the canvas need not draw it.
    const redraw = () => {
      this.#elements.clear();
      this.#editor.tell('viewport');
    };
    this.#changes = new MutationObserver(redraw);
    this.#changes.observe(board, { childList: true });
    redraw();
  }

  #fit() {
    const { viewport: { zoom, x, y }, canvas } = this.#editor;
    const { style } = this.#frame;
    clearTimeout(this.#timer);
    if (this.#laidOut === 0) this.#laidOut = zoom;
    const layOut = () => {
      this.#laidOut = this.#editor.viewport.zoom;
      style.width = `${canvas.width * this.#laidOut}px`;
      style.height = `${canvas.height * this.#laidOut}px`;
      style.scale = '1';
    };
    style.translate = `${x}px ${y}px`;
    style.scale = String(zoom / this.#laidOut);
    if (zoom !== this.#laidOut) this.#timer = window.setTimeout(layOut, settled);
    else layOut();
  }
}

/** A video or a page goes on in another place where the browser can move it. @param {HTMLElement} host @param {Element | null} element */
function putInto(host, element) {
  if (!element) return;
  const moving = /** @type {HTMLElement & { moveBefore?: (node: Element, before: null) => void }} */ (host);
  if (moving.moveBefore) moving.moveBefore(element, null);
  else host.append(element);
}
