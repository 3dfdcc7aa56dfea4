// Text at exact places: by its baseline, its size in pixels, its runs. Keeps its elements and writes to the page only
// what changed. Text is set as text, never as markup: whatever is published stays harmless.

import { weightOf } from './painter.js';

/**
 * @typedef {object} Run
 * @property {string} text
 * @property {number} [size]    pixels; default: the line's
 * @property {number} [weight]  default: the line's
 * @property {string} [color]   default: the line's
 *
 * @typedef {object} Line
 * @property {number} x         where it begins; for `end` where it ends, for `middle` its middle
 * @property {number} baseline
 * @property {number} size      pixels
 * @property {string} color
 * @property {number} [weight]  default 500
 * @property {'start' | 'middle' | 'end'} [align]
 * @property {string | Run[]} text
 * @property {boolean} [tight]  set closer, as large numbers are
 * @property {number} [room]    what is wider ends in an ellipsis
 * @property {number | null} [value]  the exact number that the text shows; null: it shows none now
 */

const probeSize = 200;
const lineHeight = 1.2;
const tightLineHeight = 1;
const tightTracking = -0.02;
/** In em: widths are measured at another size than they are set at, and a hair too little would cost a whole letter. */
const slack = 0.04;

/**
 * In em, by weight and text, for all widgets of the page: they have one font, and each measure has the browser lay out what
 * has been written until then.
 * @type {Map<string, number>}
 */
const widths = new Map();
const mostWidths = 5000;
if (typeof document !== 'undefined') document.fonts.addEventListener('loadingdone', () => widths.clear());

export class Lettering {
  /** @type {Map<string, { element: HTMLElement, written: string, used: boolean }>} */
  #lines = new Map();
  #probe = document.createElement('span');
  #layer = document.createElement('div');
  #host;
  #fontsLoaded;

  /** @param {HTMLElement} host  positioned; lines lie in it @param {() => void} changed  widths are other ones than before */
  constructor(host, changed) {
    this.#host = host;
    // Isolated: where texts and canvases are painted together, a text that moves has the browser sort all layers of the page anew.
    Object.assign(this.#layer.style, { position: 'absolute', inset: '0', isolation: 'isolate', pointerEvents: 'none' });
    this.#probe.setAttribute('aria-hidden', 'true');
    Object.assign(this.#probe.style, {
      position: 'absolute', visibility: 'hidden', whiteSpace: 'pre', fontSize: `${probeSize}px`,
      fontVariantNumeric: 'tabular-nums', top: '0', left: '0', pointerEvents: 'none', contain: 'layout style',
    });
    // Fonts come in slices, each when its characters are first used: what was measured before was another font.
    this.#fontsLoaded = changed;
    document.fonts.addEventListener('loadingdone', this.#fontsLoaded);
  }

  /**
   * Width of a text in pixels. Digits are tabular, so that one measure serves all numbers of one length.
   * @param {string} text @param {number} size @param {number} [weight] @param {boolean} [tight]
   */
  width(text, size, weight = 500, tight = false) {
    const sample = text.replace(/\d/g, '0');
    const key = `${weightOf(weight)}${sample}`;
    let em = widths.get(key);
    if (em === undefined) {
      if (widths.size >= mostWidths) widths.clear();
      this.#probe.style.fontWeight = String(weightOf(weight));
      this.#probe.textContent = sample;
      this.#host.append(this.#probe);
      em = this.#probe.offsetWidth / probeSize;
      this.#probe.remove();
      widths.set(key, em);
    }
    return (em + (tight ? tightTracking * [...sample].length : 0)) * size;
  }

  /**
   * The text itself where it fits, otherwise its beginning and an ellipsis; or, for names that differ at their end
   * (web-17), both ends and an ellipsis between.
   * @param {string} text @param {number} size @param {number} weight @param {number} room @param {boolean} [middle]
   */
  cut(text, size, weight, room, middle = false) {
    if (this.width(text, size, weight) <= room) return text;
    const characters = [...text];
    const kept = (/** @type {number} */ count) => {
      const tail = middle ? Math.floor(count / 2) : 0;
      return `${characters.slice(0, count - tail).join('').trimEnd()}…${characters.slice(characters.length - tail).join('').trimStart()}`;
    };
    let [fits, most] = [0, characters.length - 1];
    while (fits < most) {
      const half = Math.ceil((fits + most) / 2);
      if (this.width(kept(half), size, weight) <= room) fits = half;
      else most = half - 1;
    }
    return fits > 0 ? kept(fits) : '';
  }

  /** Every line that is not written again before `end` goes away. */
  begin() {
    for (const line of this.#lines.values()) line.used = false;
  }

  /** @param {string} key  which line it is @param {Line} line */
  write(key, line) {
    let known = this.#lines.get(key);
    if (!known) {
      const element = document.createElement('span');
      Object.assign(element.style, { position: 'absolute', whiteSpace: 'pre', fontVariantNumeric: 'tabular-nums' });
      known = { element, written: '', used: true };
      this.#lines.set(key, known);
      if (!this.#layer.parentElement) this.#host.append(this.#layer);
      this.#layer.append(element);
    }
    known.used = true;
    const written = JSON.stringify(line);
    if (written === known.written) return;
    known.written = written;
    const { element } = known;
    const { style } = element;
    // Half of the line's height and half of a capital's (0.364 em: Inter, and nearly so Pretendard) to the baseline.
    const height = line.tight ? tightLineHeight : lineHeight;
    style.top = `${(line.baseline - (height / 2 + 0.364) * line.size).toFixed(2)}px`;
    Object.assign(style, placeOf(line));
    style.fontSize = `${line.size.toFixed(2)}px`;
    style.lineHeight = String(height);
    style.fontWeight = String(weightOf(line.weight ?? 500));
    style.color = line.color;
    style.letterSpacing = line.tight ? `${tightTracking}em` : '';
    style.overflow = line.room === undefined ? '' : 'hidden';
    style.textOverflow = line.room === undefined ? '' : 'ellipsis';
    if (line.value === undefined || line.value === null) element.removeAttribute('data-value');
    else element.setAttribute('data-value', String(line.value));
    setText(element, line.text);
  }

  end() {
    for (const [key, line] of this.#lines) {
      if (line.used) continue;
      line.element.remove();
      this.#lines.delete(key);
    }
  }

  destroy() {
    document.fonts.removeEventListener('loadingdone', this.#fontsLoaded);
    this.#layer.remove();
  }
}

/**
 * Across the line. Without a transform: for each of those the browser keeps a layer apart, and sorts all layers of a page anew
 * when one becomes wider.
 * @param {Line} line
 */
function placeOf({ x, align, room, size }) {
  const most = room === undefined ? '' : `${(room + slack * size).toFixed(2)}px`;
  const at = `${x.toFixed(2)}px`;
  if (align === 'end') return { left: '', right: `calc(100% - ${at})`, width: '', maxWidth: most, textAlign: '' };
  // Around its middle: a box that reaches as far to either side.
  if (align === 'middle') return { left: `calc(${at} - ${most ? `${most} / 2` : '100%'})`, right: '', width: most || '200%', maxWidth: '', textAlign: 'center' };
  return { left: at, right: '', width: '', maxWidth: most, textAlign: '' };
}

/** Where only digits changed the elements stay: new ones would be styled and laid out anew. @param {HTMLElement} element @param {string | Run[]} text */
function setText(element, text) {
  if (typeof text === 'string') {
    if (element.childElementCount > 0 || !(element.firstChild instanceof Text)) element.textContent = text;
    else element.firstChild.data = text;
    return;
  }
  const kept = element.childElementCount === text.length;
  if (!kept) element.replaceChildren(...text.map(() => document.createElement('span')));
  text.forEach((run, i) => showRun(/** @type {HTMLElement} */ (element.children[i]), run));
}

/** @param {HTMLElement} element @param {Run} run */
function showRun(element, run) {
  if (element.firstChild instanceof Text) element.firstChild.data = run.text;
  else element.textContent = run.text;
  const { style } = element;
  style.fontSize = run.size ? `${run.size.toFixed(2)}px` : '';
  style.letterSpacing = run.size ? 'normal' : ''; // what is inherited is in pixels of the line's size
  style.fontWeight = run.weight ? String(weightOf(run.weight)) : '';
  style.color = run.color ?? '';
}
