// A large number with its unit behind it, smaller and lighter. Knows how wide it has been lately, so that layouts made
// for it do not move with every value.
import { quantity } from './quantity.js';
import { Widest } from './widest.js';

/** @typedef {import('./quantity.js').Part} Part */

export class Numeral {
  #lettering;
  #context;
  #key;
  #fractional = false;
  /** @type {Widest<Part[]>} */
  #widest = new Widest();
  /** @type {number | null} */
  #value = null;
  /** The parts shown, and the widest lately. @type {Part[]} */
  parts = [];
  /** @type {Part[]} */
  reserved = [];
  text = '';

  /**
   * @param {import('./lettering.js').Lettering} lettering @param {import('./painter.js').PainterContext} context
   * @param {string} [key] of its line, where there are several
   */
  constructor(lettering, context, key = 'value') {
    this.#lettering = lettering;
    this.#context = context;
    this.#key = key;
  }

  /** Whether the figure ever had a fraction, so that it is always printed with one. */
  get fractional() {
    return this.#fractional;
  }

  /** @param {number | null} value @param {string} unit @param {import('./quantity.js').Wish} wish */
  take(value, unit, wish) {
    this.#fractional ||= value !== null && !Number.isInteger(value);
    this.#value = value;
    ({ parts: this.parts, text: this.text } = quantity(value, unit, this.#context, { steady: true, ...wish, fractional: this.#fractional }));
    this.reserved = this.#widest.offer(this.parts, this.width(100, this.parts), this.#context.now());
  }

  /** The unit, where it stands behind one number; empty where there is none or it stands between two. */
  get unit() {
    return this.parts.filter((part) => !part.unit).length === 1
      ? this.parts.filter((part) => part.unit).map((part) => part.text).join('').trim() : '';
  }

  /** @param {number} font @param {Part[]} [parts] */
  width(font, parts = this.reserved) {
    return parts.reduce((sum, { text, unit }) => sum + (unit
      ? this.#lettering.width(text, this.#unitSize(text, font), 500)
      : this.#lettering.width(text, font, 600, true)), 0);
  }

  /**
   * @param {{ x: number, baseline: number, font: number, align?: 'start' | 'middle', parts?: Part[] }} place
   */
  write({ x, baseline, font, align, parts = this.parts }) {
    const { ink, secondary } = this.#context.colors;
    this.#lettering.write(this.#key, {
      x, baseline, size: font, weight: 600, tight: true, align, value: this.#value,
      color: this.#value === null ? secondary : ink,
      text: parts.map(({ text, unit }) => (unit ? { text, size: this.#unitSize(text, font), weight: 500, color: secondary } : { text })),
    });
  }

  /** Words smaller than signs, and neither smaller than a label, which is what the back row reads. @param {string} text @param {number} font */
  #unitSize(text, font) {
    return Math.max(font * (text.trim().length <= 3 ? 0.42 : 0.3), Math.min(this.#context.sizes.label, font));
  }
}
