// A line of figures beside a widget's title where there is room for it, otherwise above its picture, in as many words as
// fit.
import { adoptStyles } from './painter.js';

/**
 * @typedef {object} Part
 * @property {string} text
 * @property {boolean} [strong]
 * @property {boolean} [mark]    the shape of errors stands here
 * @property {number} [value]    the exact number that the text shows
 */

/**
 * The first wording that fits, or null.
 * @param {Part[][]} choices @param {number} size @param {number} room
 * @param {(text: string, size: number, weight: number) => number} measure
 */
export function fitting(choices, size, room, measure) {
  return choices.find((parts) => widthOf(parts, size, measure) <= room) ?? null;
}

/** @param {Part[]} parts @param {number} size @param {(text: string, size: number, weight: number) => number} measure */
function widthOf(parts, size, measure) {
  return parts.reduce((sum, part) => sum + (part.mark ? size : measure(part.text, size, part.strong ? 600 : 500)), 0);
}

adoptStyles(`
.headline { font-variant-numeric: tabular-nums; white-space: pre; color: var(--secondary); }
.headline-above { position: absolute; right: 0; top: 0; line-height: 1.2; }
.headline b { font-weight: 600; color: var(--ink); }
.headline i { display: inline-block; width: .58em; height: .58em; margin: 0 .26em 0 .16em; transform: rotate(45deg); background: var(--bad); }
`);

/** The line, beside the widget's title where there is room for it, otherwise above the picture. */
export class Headline {
  #line = document.createElement('span');
  #context;
  #root;
  #shown = '';
  #roomOf = '';
  #room = 0;
  #size = 0;

  /** What it takes of the picture, CSS pixels. */
  height = 0;

  /** @param {import('./painter.js').PainterContext} context @param {HTMLElement} root */
  constructor(context, root) {
    this.#context = context;
    this.#root = root;
    this.#line.className = 'headline';
  }

  /** After whatever changes how wide the title is: its box, the fonts. */
  measureAnew() {
    this.#roomOf = '';
  }

  /**
   * @param {Part[][]} choices the same in fewer and fewer words @param {boolean} any whether anything failed
   * @param {import('./lettering.js').Lettering} lettering @param {number} text size in the picture @param {number} width of the picture
   */
  show(choices, any, lettering, text, width) {
    const { headline, state } = this.#context;
    const measure = (/** @type {string} */ one, /** @type {number} */ size, /** @type {number} */ weight) => lettering.width(one, size, weight);
    // The place beside the title is measured only when the line's length changes: reading it costs a layout.
    const key = choices[0].map((part) => part.text.replace(/\d/g, '0')).join();
    if (headline && key !== this.#roomOf) {
      this.#roomOf = key;
      this.#room = roomBeside(headline);
      this.#size = parseFloat(getComputedStyle(headline).fontSize);
    }
    const beside = headline && fitting(choices, this.#size, this.#room, measure);
    const parts = beside ?? fitting(choices, text, width, measure) ?? choices[choices.length - 1];
    const size = beside ? this.#size : Math.min(text, (text * width) / widthOf(parts, text, measure));
    this.height = beside ? 0 : size;
    const shown = JSON.stringify([parts, !!beside, any]);
    this.#line.style.fontSize = `${size}px`;
    this.#line.style.opacity = state() === 'live' || !beside ? '' : '0.6';
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#line.classList.toggle('headline-above', !beside);
    const place = beside && headline ? headline : this.#root;
    if (this.#line.parentElement !== place) place.append(this.#line);
    this.#line.replaceChildren(...parts.flatMap((part) => elementOf(part, any)));
  }

  destroy() {
    this.#line.remove();
  }
}

/** Room at the right of the title. @param {HTMLElement} headline */
function roomBeside(headline) {
  const head = /** @type {HTMLElement} */ (headline.parentElement);
  const { paddingLeft, paddingRight } = getComputedStyle(headline);
  let room = head.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  for (const other of head.children) {
    if (other === headline || /** @type {HTMLElement} */ (other).hidden) continue;
    // A gap that nobody set is 'normal', not a number. What is cut wants all its width, and a scroll width has no borders.
    const { marginLeft } = getComputedStyle(other);
    const { scrollWidth, offsetWidth, clientWidth } = /** @type {HTMLElement} */ (other);
    room -= scrollWidth + offsetWidth - clientWidth + parseFloat(marginLeft) + (parseFloat(getComputedStyle(head).columnGap) || 0);
  }
  return room;
}

/** @param {Part} part @param {boolean} any whether anything failed @returns {Node[]} */
function elementOf(part, any) {
  if (part.mark) return any ? [document.createElement('i')] : [];
  if (!part.strong) return [document.createTextNode(part.text)];
  const element = document.createElement('b');
  element.textContent = part.text;
  if (part.value !== undefined) element.dataset.value = String(part.value);
  return [element];
}
