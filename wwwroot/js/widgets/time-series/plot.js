// The lines themselves, kept as a picture that is longer than the plot: time moves it along by whole pixels. What is newest
// changes with every figure and is drawn upon the plot itself: a picture that was drawn on is copied before it is shown.
import { mix } from '../../oklch.js';
import { fitCanvas } from '../../painter.js';
import { drawBefore, drawBehind } from './scenery.js';
import { drawLine, wideOf } from './strokes.js';

/** @typedef {import('./table.js').Drawn} Drawn */
/** @typedef {import('./scenery.js').Scene} Scene */
/** @typedef {import('./strokes.js').Style} Style */

/** How much longer than the plot the picture is, so that it need not be moved for each pixel. */
const spare = 0.25;
/** How much of the plot may be newest before it goes into the picture. */
const newest = 1 / 12;

export class Plot {
  #canvas = document.createElement('canvas');
  #picture = document.createElement('canvas');
  #pen = /** @type {CanvasRenderingContext2D} */ (this.#picture.getContext('2d'));
  #look = '';
  /** Pixel column of all time that the picture begins with. */
  #origin = 0;
  /** Until which column it is as the lines are. */
  #settled = 0;

  /** @param {HTMLElement} host @param {Style} style */
  constructor(host, style) {
    this.style = style;
    Object.assign(this.#canvas.style, { position: 'absolute', left: '0', top: '0' });
    host.append(this.#canvas);
  }

  /**
   * @param {Scene} scene @param {number} changed Unix ms from which on the lines are other ones than before
   * @param {(from: number) => { times: number[], drawn: readonly Drawn[] }} rowsFrom what is known from a moment on,
   *   and enough before it that lines come in as they should
   * @param {number} width @param {number} height
   */
  draw(scene, changed, rowsFrom, width, height) {
    const ratio = devicePixelRatio;
    const { layout, pixel } = scene;
    const [left, top] = [Math.round(layout.left * ratio), Math.round(layout.top * ratio)];
    // A line upon the edge of the plot is not cut in half.
    const rim = this.style === 'bars' ? 0 : Math.ceil(wideOf(scene.u, 1) * ratio);
    const [wide, high] = [Math.round(layout.width * ratio) + rim, Math.round(layout.height * ratio) + 2 * rim];
    const first = Math.round(scene.from / pixel);
    const draw = (/** @type {CanvasRenderingContext2D} */ on, /** @type {number} */ column) => this.#strokes(on, scene, column, rim, top, rowsFrom, ratio);
    this.#keep(scene, first, wide, high, draw, Math.floor(changed / pixel) - rim - 2);
    const pen = fitCanvas(this.#canvas, width, height);
    pen.clearRect(0, 0, width, height);
    drawBehind(pen, scene, ratio);
    const old = Math.min(wide, this.#settled - first);
    pen.setTransform(1, 0, 0, 1, left, top - rim);
    if (old > 0) pen.drawImage(this.#picture, first - this.#origin, 0, old, high, 0, 0, old, high);
    if (old < wide) {
      pen.save();
      pen.beginPath();
      pen.rect(old, 0, wide - old, high);
      pen.clip();
      pen.translate(this.#origin - first, 0);
      draw(pen, first + old);
      pen.restore();
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawBefore(pen, scene, ratio);
  }

  destroy() {
    this.#canvas.remove();
  }

  /**
   * Brings the picture up to date, but for what is newest.
   * @param {Scene} scene @param {number} first column of the plot @param {number} wide @param {number} high
   * @param {(pen: CanvasRenderingContext2D, column: number) => void} draw from a column on @param {number} changed
   */
  #keep(scene, first, wide, high, draw, changed) {
    const [width, height] = [wide + Math.ceil(wide * spare), high];
    const look = JSON.stringify([width, height, scene.pixel, scene.low, scene.high, scene.u, scene.colors.panel, scene.layout.top, scene.looks]);
    const pen = this.#pen;
    if (look !== this.#look || first < this.#origin || first >= this.#origin + width) {
      this.#look = look;
      // Setting its size empties it.
      [this.#picture.width, this.#picture.height, this.#origin, this.#settled] = [width, height, first, first];
    } else if (first + wide > this.#origin + width) {
      pen.globalCompositeOperation = 'copy';
      pen.drawImage(this.#picture, this.#origin - first, 0);
      pen.globalCompositeOperation = 'source-over';
      this.#origin = first;
    }
    this.#settled = Math.max(first, Math.min(this.#settled, changed));
    const start = this.#settled - this.#origin;
    if (first + wide - this.#settled <= wide * newest) return;
    pen.save();
    pen.beginPath();
    pen.rect(start, 0, width - start, height);
    pen.clip();
    pen.clearRect(start, 0, width - start, height);
    draw(pen, this.#settled);
    pen.restore();
    this.#settled = first + wide;
  }

  /**
   * @param {CanvasRenderingContext2D} pen whose x is columns of the picture
   * @param {Scene} scene @param {number} column @param {number} rim @param {number} top
   * @param {(from: number) => { times: number[], drawn: readonly Drawn[] }} rowsFrom @param {number} ratio
   */
  #strokes(pen, scene, column, rim, top, rowsFrom, ratio) {
    const { times, drawn } = rowsFrom((column - rim) * scene.pixel);
    const { layout, low, high } = scene;
    const yOf = (/** @type {number} */ level) => (layout.top + ((high - level) / (high - low)) * layout.height) * ratio - top + rim;
    const xs = times.map((time) => time / scene.pixel - this.#origin);
    const pixels = { xs, yOf, base: yOf(Math.min(high, Math.max(low, 0))), ratio, u: scene.u, step: scene.stepMs / scene.pixel };
    pen.lineJoin = 'round';
    const thick = wideOf(scene.u, drawn.length) * ratio;
    for (const one of drawn) drawLine(pen, one, pixels, { style: this.style, thick, tint: (part) => mix(scene.colors.panel, one.color, part) });
  }
}
