// Live pictures of the palette's tiles: one page of the gallery in a frame below them, whose widgets are put where the
// tiles are. It is loaded when it is first seen and goes when nobody has looked for a while.

/** What is not seen for so long is let go, ms. */
const patience = 20_000;
/** A page that has not come in this time is asked for anew, ms. */
const late = 15_000;
/** A little more than what is seen is drawn, so that scrolling shows pictures, CSS pixels. */
const ahead = 120;

export class Thumbnails {
  #host;
  #tiles;
  #address;
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {CSSStyleSheet | null} */
  #sheet = null;
  /** @type {Map<string, CSSStyleRule>} */
  #rules = new Map();
  #isSeen = false;
  #timer = 0;
  #wanted = false;

  /**
   * @param {HTMLElement} host scrolls the tiles @param {HTMLElement[]} tiles each with `data-tile`, the name of its kind
   * @param {Promise<unknown>} turn nothing is loaded before @param {() => string} address of the page
   */
  constructor(host, tiles, turn, address) {
    this.#host = host;
    this.#tiles = tiles;
    this.#address = address;
    void turn.then(() => new IntersectionObserver((seen) => this.#look(seen.some((one) => one.isIntersecting))).observe(host));
    new ResizeObserver(() => this.place()).observe(host);
    host.addEventListener('scroll', () => this.place(), { passive: true });
  }

  /** @param {boolean} isSeen */
  #look(isSeen) {
    this.#isSeen = isSeen;
    clearTimeout(this.#timer);
    if (!isSeen) {
      this.#timer = window.setTimeout(() => this.#drop(), patience);
    } else if (!this.#frame) {
      this.#load();
    }
    this.place();
  }

  #load() {
    const frame = document.createElement('iframe');
    this.#frame = frame;
    Object.assign(frame, { className: 'thumbnails', tabIndex: -1, inert: true, src: this.#address(), title: '' });
    frame.setAttribute('aria-hidden', 'true');
    frame.addEventListener('load', () => this.#loaded(frame));
    this.#host.prepend(frame);
    setTimeout(() => {
      if (frame !== this.#frame || this.#sheet) return;
      this.#drop();
      if (this.#isSeen) this.#load();
    }, late);
    this.place();
  }

  #drop() {
    this.#frame?.remove();
    [this.#frame, this.#sheet] = [null, null];
    this.#rules.clear();
  }

  /** @param {HTMLIFrameElement} frame */
  #loaded(frame) {
    const inside = frame.contentWindow;
    if (!inside || frame !== this.#frame || !inside.document.getElementById('board')) return;
    // A page of another scheme than the one around it is never transparent. That the figures are simulated is said once,
    // above all pictures. A sheet belongs to the window that made it.
    const sheet = new /** @type {typeof globalThis} */ (/** @type {unknown} */ (inside)).CSSStyleSheet();
    sheet.replaceSync(`html { color-scheme: ${getComputedStyle(frame).colorScheme} !important }
      html, body, #board { background: transparent !important }
      .w, .w-sim { display: none !important }`);
    inside.document.adoptedStyleSheets.push(sheet);
    this.#sheet = sheet;
    this.place();
  }

  /** Widgets stand where their tiles are, and those that are not seen are not drawn; once for a frame. */
  place() {
    if (this.#wanted) return;
    this.#wanted = true;
    requestAnimationFrame(() => {
      this.#wanted = false;
      this.#place();
    });
  }

  #place() {
    const [frame, sheet] = [this.#frame, this.#sheet];
    if (!frame || !this.#isSeen) return;
    const host = this.#host.getBoundingClientRect();
    const shown = this.#tiles.map((tile) => tile.getBoundingClientRect()).filter((one) => one.width > 0);
    if (shown.length === 0) return;
    const left = Math.min(...shown.map((one) => one.left));
    // It is as long as the palette and scrolls along, so that pictures and names never part.
    const end = Math.max(...shown.map(({ bottom }) => bottom));
    const [width, height] = [host.right - left - (host.width - this.#host.clientWidth), end - host.top + this.#host.scrollTop];
    frame.style.cssText = `left: ${left - host.left}px; width: ${width}px; height: ${height}px`;
    const board = frame.contentDocument?.getElementById('board');
    if (!sheet || !board || !(width > 0 && height > 0)) return;
    const units = Number(getComputedStyle(board).getPropertyValue('--w'));
    board.style.setProperty('--h', String((height * units) / width));
    const { top } = frame.getBoundingClientRect();
    for (const tile of this.#tiles) {
      const box = /** @type {HTMLElement} */ (tile.firstElementChild).getBoundingClientRect();
      const isDrawn = !tile.hidden && box.width > 0 && box.bottom > host.top - ahead && box.top < host.bottom + ahead;
      const { style } = this.#rule(sheet, /** @type {string} */ (tile.dataset.tile));
      style.setProperty('display', isDrawn ? 'flex' : 'none', 'important');
      const values = { '--x': box.left - left, '--y': box.top - top, '--bw': box.width, '--bh': box.height };
      if (isDrawn) for (const [name, value] of Object.entries(values)) style.setProperty(name, String((value * units) / width));
    }
  }

  /** @param {CSSStyleSheet} sheet @param {string} id */
  #rule(sheet, id) {
    let rule = this.#rules.get(id);
    if (!rule) {
      rule = /** @type {CSSStyleRule} */ (sheet.cssRules[sheet.insertRule(`#board [data-widget="${CSS.escape(id)}"]{}`, sheet.cssRules.length)]);
      this.#rules.set(id, rule);
    }
    return rule;
  }
}
