// What stands around a picture of transactions, whatever shows them: upwards how long they took, across when they ended,
// and the bounds between.
import { offsetOf, timeAxis } from './axes.js';
import { drawShape, snap } from './painter.js';
import { quantity } from './quantity.js';

/**
 * @typedef {object} Frame where the parts are, CSS pixels
 * @property {number} text @property {number} left @property {number} top @property {number} width @property {number} height
 * @property {boolean} values whether there is room for the texts of the vertical axis
 * @property {boolean} times
 * @property {number} scale   seconds at the top
 * @property {number[]} ticks seconds, the highest first
 *
 * @typedef {{ at: number, shape: string, color: string }} Bound  seconds; shape: empty for none
 */

/** Half of a capital's height: text stands in the middle of its place. */
const middle = 0.364;

export class ElapsedAxes {
  #offset;

  /** @param {import('./painter.js').PainterContext} context @param {import('./lettering.js').Lettering} lettering */
  constructor(context, lettering) {
    this.context = context;
    this.lettering = lettering;
    this.#offset = offsetOf(context.timeZone);
  }

  /** @param {number} width @param {number} height */
  textSize(width, height) {
    return Math.max(1, Math.min(this.context.sizes.label, height * 0.14, width * 0.11));
  }

  /**
   * @param {number} width @param {number} height @param {number} above what is taken above the picture
   * @param {number} scale seconds at the top @param {number[]} ticks seconds, the highest first @param {readonly Bound[]} bounds
   * @returns {Frame}
   */
  layOut(width, height, above, scale, ticks, bounds) {
    const text = this.textSize(width, height);
    const values = width >= text * 7 && height >= text * 4;
    const times = height >= text * 5;
    const words = ticks.map((tick, i) => this.lettering.width(this.seconds(tick, i === 0), text));
    const bound = bounds.map(({ at, shape }) => this.lettering.width(this.seconds(at, true), text, 600) + (shape ? text * 0.95 : 0));
    const left = values ? Math.ceil(Math.max(...words, ...bound) + text * 0.55) : 0;
    const top = Math.ceil(above * 1.3 + text * 0.5);
    const bottom = Math.ceil(times ? text * 1.6 : text * 0.2);
    return { text, values, times, left, top, width: Math.max(1, width - left), height: Math.max(1, height - top - bottom), scale, ticks };
  }

  /** Where an elapsed time is. @param {Frame} frame @param {number} seconds */
  y({ top, height, scale }, seconds) {
    return top + height * (1 - seconds / scale);
  }

  /** @param {number} value @param {boolean} unit */
  seconds(value, unit) {
    const digits = Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : Number.isInteger(value * 100) ? 2 : 3;
    return unit ? quantity(value, value < 60 ? 's' : '', this.context, { digits }).text : this.context.format.number(value, { digits });
  }

  /** @param {CanvasRenderingContext2D} pen @param {Frame} frame */
  drawGrid(pen, frame) {
    const ratio = devicePixelRatio;
    const thin = Math.max(1 / ratio, snap(1.6 * this.context.sizes.u, ratio));
    pen.fillStyle = this.context.colors.hairline;
    for (const tick of frame.ticks.includes(0) ? frame.ticks : [...frame.ticks, 0]) pen.fillRect(frame.left, snap(this.y(frame, tick) - thin / 2, ratio), frame.width, thin);
  }

  /** @param {CanvasRenderingContext2D} pen @param {Frame} frame @param {readonly Bound[]} bounds */
  drawBounds(pen, frame, bounds) {
    const { sizes: { u }, colors } = this.context;
    pen.setLineDash([Math.max(4, 7 * u), Math.max(4, 7 * u)]);
    for (const { at, shape, color } of bounds) {
      const y = this.y(frame, at);
      // Dark below light: to be seen on whatever lies there.
      for (const [ink, wide] of /** @type {[string, number][]} */ ([[colors.ground, Math.max(3, 5 * u)], [color, Math.max(1.5, 2.2 * u)]])) {
        pen.strokeStyle = ink;
        pen.lineWidth = wide;
        pen.beginPath();
        pen.moveTo(frame.left, y);
        pen.lineTo(frame.left + frame.width, y);
        pen.stroke();
      }
      if (shape && frame.values) drawShape(pen, shape, frame.text * 0.4, y, frame.text * 0.66, color);
    }
    pen.setLineDash([]);
  }

  /** @param {Frame} frame @param {readonly Bound[]} bounds the first before the others */
  writeValues(frame, bounds) {
    if (!frame.values) return;
    const { text, ticks } = frame;
    /** @type {number[]} */
    const taken = [];
    const isFree = (/** @type {number} */ y) => taken.every((other) => Math.abs(other - y) >= text * 1.05);
    bounds.forEach(({ at, shape }, i) => {
      const y = this.y(frame, at);
      if (!isFree(y)) return;
      taken.push(y);
      this.lettering.write(`bound ${i}`, { x: shape ? text * 0.95 : 0, baseline: y + middle * text, size: text, weight: 600, color: this.context.colors.ink, text: this.seconds(at, true) });
    });
    // The highest first, that its unit is never missing; then the others where they have room.
    ticks.forEach((tick, i) => {
      const y = this.y(frame, tick);
      if (!isFree(y) || (i % 2 === 1 && frame.height < text * 1.3 * ticks.length)) return;
      taken.push(y);
      this.lettering.write(`tick ${i}`, { x: 0, baseline: y + middle * text, size: text, color: this.context.colors.secondary, text: this.seconds(tick, i === 0) });
    });
  }

  /** @param {Frame} frame @param {number} width of the widget @param {number} from Unix ms @param {number} to Unix ms */
  writeTimes(frame, width, from, to) {
    if (!frame.times) return;
    const { context: { format, colors, text: say }, lettering } = this;
    const { text } = frame;
    const baseline = frame.top + frame.height + text * 1.42;
    const here = say('board.now');
    const end = width - lettering.width(here, text);
    if (end > frame.left) lettering.write('now', { x: width, align: 'end', baseline, size: text, color: colors.secondary, text: here });
    const fit = (/** @type {string} */ word) => Math.max(1, Math.floor(frame.width / (lettering.width(word, text) * 1.8)));
    let axis = timeAxis(from, to, fit(format.minute(to)), this.#offset);
    if (axis.step < 60) axis = timeAxis(from, to, fit(format.time(to)), this.#offset);
    for (const at of axis.times) {
      const word = axis.step < 60 ? format.time(at) : format.minute(at);
      const room = lettering.width(word, text);
      const x = frame.left + ((at - from) / (to - from)) * frame.width;
      if (x - room / 2 < 0 || x + room / 2 > end - text * 0.6) continue;
      lettering.write(`time ${at}`, { x, align: 'middle', baseline, size: text, color: colors.secondary, text: word });
    }
  }
}
