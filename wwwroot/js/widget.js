// One widget on a page: the element that the server rendered, its painter, its state.
import { stateOf } from './state.js';

/** @typedef {import('./painter.js').Painter} Painter */
/** @typedef {import('./painter.js').PainterContext} PainterContext */
/** @typedef {import('./state.js').Header} Header */
/** @typedef {'live'|'stale'|'nodata'|'lost'} State */

export class Widget {
  /** @type {Header} */
  #header = { a: 0 };
  /** @type {Painter | null} */
  #painter = null;
  #flag;
  #simulated;
  #observer;
  /** @type {{ width: number, height: number } | null} */
  #box = null;
  #context;
  #painting;
  /** @type {State} */
  state = 'nodata';
  /** The painter failed, and has not painted since. */
  #failed = false;
  /** It took what came last. */
  #taken = true;

  /**
   * @param {HTMLElement} element the widget's root
   * @param {PainterContext} context completed here with what concerns this widget
   * @param {import('./painter.js').PainterModule | null} module null for kinds that the server renders whole
   * @param {import('./painting.js').Painting<Widget>} painting
   */
  constructor(element, context, module, painting) {
    this.element = element;
    this.#painting = painting;
    this.#flag = /** @type {HTMLElement} */ (element.querySelector(':scope > .w-flag'));
    this.#simulated = /** @type {HTMLElement} */ (element.querySelector('.w-sim'));
    // What has nothing to tell is still called what it is called.
    const title = element.ariaLabel;
    this.#context = {
      ...context,
      state: () => this.state,
      requestPaint: () => painting.ask(this),
      describe: (/** @type {string} */ text) => { set(element, 'aria-label', text || title); },
    };
    const host = /** @type {HTMLElement} */ (element.querySelector(':scope > .w-body'));
    Object.defineProperty(this.#context, 'box', { get: () => this.#box ??= { width: host.clientWidth, height: host.clientHeight } });
    // The getters of the shared context (sizes change with the window) must stay getters.
    Object.defineProperty(this.#context, 'sizes', { get: () => context.sizes });
    Object.defineProperty(this.#context, 'colors', { get: () => context.colors });
    Object.defineProperty(this.#context, 'still', { get: () => context.still });
    const note = /** @type {HTMLElement | null} */ (element.querySelector(':scope > .w-head > .w-note'));
    this.#context.headline = note?.textContent === '' ? note : null;
    if (module) this.#painter = module.create(host, this.#context);
    this.#observer = new ResizeObserver(() => this.resized());
    this.#observer.observe(host);
  }

  /**
   * @param {Header & { p?: any }} part this widget in a frame
   * @param {boolean} full
   */
  take(part, full) {
    const { p, ...header } = part;
    this.#header = full ? header : { ...this.#header, ...header };
    if (p !== undefined) this.#update(p, full);
  }

  /** Times begin anew: what is known stays until something comes, and then gives way to it. */
  renew() {
    this.#guard(() => this.#painter?.renew?.());
  }

  /** @param {any} history */
  takeHistory(history) {
    this.#guard(() => this.#painter?.history?.(history));
    this.#context.requestPaint();
  }

  tick() {
    this.#guard(() => this.#painter?.tick?.());
  }

  resized() {
    this.#box = null;
    this.#guard(() => this.#painter?.resized?.());
    this.#context.requestPaint();
  }

  paint() {
    if (this.#guard(() => this.#painter?.paint()) && this.#taken) this.#failed = false;
  }

  /**
   * Says how fresh the widget is. Called several times a second: touches the DOM only where something changed.
   * @param {{ now: number, loss: 'server' | 'feed' | null, heard: number }} seen `heard`: when the lost side was last heard
   * @param {boolean} paints whether `paint` follows at once
   */
  judge({ now, loss, heard }, paints) {
    const { a, x, n, sim } = this.#header;
    const fault = this.#failed || this.#header.fault === true;
    const state = stateOf(fault ? { ...this.#header, fault } : this.#header, now, loss);
    // What is on the wall is not live because something newer has arrived behind it: it becomes so with its picture.
    if (state === 'live' && this.state !== 'live' && !paints) {
      this.#context.requestPaint();
      return;
    }
    const { text, format } = this.#context;
    let words = '';
    if (state === 'lost') {
      // The age of what is shown; a picture that has no data of its own is as old as the silence.
      const age = format.age(now - (a ? a : heard));
      words = text(loss === 'feed' ? 'board.lostfeed' : 'board.lost', age);
    } else if (fault) {
      words = text('board.fault');
    } else if (state === 'stale') {
      words = text('board.stale', format.age(Math.max(0, now - (a ?? now))));
    } else if (state === 'nodata') {
      words = text('board.nodata');
    } else if (n && n[0] < n[1]) {
      words = text('board.partial', n[0], n[1]);
    }
    set(this.element, 'data-state', state);
    set(this.element, 'data-fault', fault ? '' : null);
    set(this.element, 'data-time', x ? String(x) : null);
    set(this.element, 'data-series', n ? `${n[0]}/${n[1]}` : null);
    set(this.element, 'data-partial', state === 'live' && n && n[0] < n[1] ? '' : null);
    if (this.#simulated.hidden === !!sim) this.#simulated.hidden = !sim;
    if (this.#flag.textContent !== words) this.#flag.textContent = words;
    if (state !== this.state) {
      this.state = state;
      this.#context.requestPaint();
    }
  }

  destroy() {
    this.#observer.disconnect();
    this.#painting.forget(this);
    this.#guard(() => this.#painter?.destroy());
    this.#painter = null;
  }

  /** @param {any} payload @param {boolean} full */
  #update(payload, full) {
    this.#taken = this.#guard(() => this.#painter?.update(payload, full));
    this.#context.requestPaint();
  }

  /**
   * A painter that fails must not take the board with it: its widget says that it cannot be shown.
   * @param {() => void} act
   */
  #guard(act) {
    try {
      act();
      return true;
    } catch (error) {
      console.error(`widget ${this.element.dataset.widget}:`, error);
      this.#failed = true;
      return false;
    }
  }
}

/** @param {Element} element @param {string} name @param {string | null} value null removes it */
export function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
