// The lines themselves, kept as a picture that is longer than the plot: time moves it along by whole pixels, and only where
// something changed, which is its newest end, is it drawn anew.
import { mix } from '../../oklch.js';
import { fitCanvas } from '../../painter.js';
import { drawBefore, drawBehind } from './scenery.js';
import { drawLine, wideOf } from './strokes.js';

/** @typedef {import('./table.js').Drawn} Drawn */
/** @typedef {import('./scenery.js').Scene} Scene */
/** @typedef {import('./strokes.js').Style} Style */

/** How much longer than the plot the picture is, so that it need not be moved for each pixel. */
const spare = 0.25;

export class Plot {
  #canvas = document.createElement('canvas');
  #picture = document.createElement('canvas');
  #pen = /** @type {CanvasRenderingContext2D} */ (this.#picture.getContext('2d'));
  #look = '';
  /** Pixel column of all time that the picture begins with. */
  #origin = 0;

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
    this.#keep(scene, first, wide, high, (column) => this.#redraw(scene, column, rim, top, rowsFrom, ratio), Math.floor(changed / pixel) - rim - 2);
    const pen = fitCanvas(this.#canvas, width, height);
    pen.clearRect(0, 0, width, height);
    drawBehind(pen, scene, ratio);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(this.#picture, first - this.#origin, 0, wide, high, left, top - rim, wide, high);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawBefore(pen, scene, ratio);
  }

  destroy() {
    this.#canvas.remove();
  }

  /**
   * Brings the picture up to date.
   * @param {Scene} scene @param {number} first column of the plot @param {number} wide @param {number} high
   * @param {(column: number) => void} redraw from a column on @param {number} changed
   */
  #keep(scene, first, wide, high, redraw, changed) {
    const [width, height] = [wide + Math.ceil(wide * spare), high];
    const look = JSON.stringify([width, height, scene.pixel, scene.low, scene.high, scene.u, scene.colors.panel, scene.layout.top, scene.looks]);
    if (look !== this.#look || first < this.#origin || first >= this.#origin + width) {
      this.#look = look;
      // Setting its size empties it.
      [this.#picture.width, this.#picture.height, this.#origin] = [width, height, first];
      redraw(first);
      return;
    }
    if (first + wide > this.#origin + width) {
      const pen = this.#pen;
      pen.globalCompositeOperation = 'copy';
      pen.drawImage(this.#picture, this.#origin - first, 0);
      pen.globalCompositeOperation = 'source-over';
      this.#origin = first;
    }
    redraw(Math.max(first, changed));
  }

  /**
   * @param {Scene} scene @param {number} column @param {number} rim @param {number} top
   * @param {(from: number) => { times: number[], drawn: readonly Drawn[] }} rowsFrom @param {number} ratio
   */
  #redraw(scene, column, rim, top, rowsFrom, ratio) {
    const { width, height } = this.#picture;
    const start = column - this.#origin;
    if (start >= width) return;
    const pen = this.#pen;
    const { times, drawn } = rowsFrom((column - rim) * scene.pixel);
    const { layout, low, high } = scene;
    const yOf = (/** @type {number} */ level) => (layout.top + ((high - level) / (high - low)) * layout.height) * ratio - top + rim;
    const xs = times.map((time) => time / scene.pixel - this.#origin);
    const pixels = { xs, yOf, base: yOf(Math.min(high, Math.max(low, 0))), ratio, u: scene.u, step: scene.stepMs / scene.pixel };
    pen.save();
    pen.beginPath();
    pen.rect(start, 0, width - start, height);
    pen.clip();
    pen.clearRect(start, 0, width - start, height);
    pen.lineJoin = 'round';
    const thick = wideOf(scene.u, drawn.length) * ratio;
    for (const one of drawn) drawLine(pen, one, pixels, { style: this.style, thick, tint: (part) => mix(scene.colors.panel, one.color, part) });
    pen.restore();
  }
}
