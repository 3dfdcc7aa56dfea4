// The lines themselves, drawn by uPlot: made anew when they look otherwise, given new data when they only went on.
import uPlot from '../../../lib/uplot/uPlot.esm.js';
import { mix } from '../../oklch.js';
import { adoptStyles } from '../../painter.js';
import { drawBefore, drawBehind } from './scenery.js';
import { alone } from './table.js';

/** @typedef {import('./table.js').Column} Column */
/** @typedef {import('./table.js').Drawn} Drawn */
/** @typedef {import('./scenery.js').Scene} Scene */

adoptStyles(`.uplot, .uplot canvas { display: block; position: absolute; left: 0; top: 0; }
.uplot canvas { width: 100%; height: 100%; } .u-wrap { position: relative; } .u-under, .u-over { display: none; }`);

/** How much of a line's colour its area has. */
const inks = { line: 0, area: 0.18, stacked: 0.42, bars: 1 };

export class Plot {
  /** @type {uPlot | null} */
  #chart = null;
  #look = '';
  #padding = [0, 0, 0, 0];
  /** @type {Scene | null} */
  #scene = null;

  /** @param {HTMLElement} host @param {keyof typeof inks} style */
  constructor(host, style) {
    this.host = host;
    this.style = style;
  }

  /**
   * @param {Scene} scene @param {readonly Drawn[]} lines from the back to the front @param {number[]} times
   * @param {number} width @param {number} height
   */
  draw(scene, lines, times, width, height) {
    this.#scene = scene;
    const { layout, colors, u } = scene;
    const padding = [layout.top, width - layout.left - layout.width, height - layout.top - layout.height, layout.left];
    const moved = padding.join() !== this.#padding.join();
    this.#padding = padding;
    const ranges = lines.flatMap(({ low, high }) => (low && high ? [low, high] : []));
    const data = /** @type {any} */ ([times, ...ranges, ...lines.map(({ column }) => column)]);
    const look = JSON.stringify([lines.map(({ color, earlier, low }) => [color, earlier, !!low]), u, colors.panel]);
    const chart = this.#chart;
    if (chart && look === this.#look) {
      chart.batch(() => {
        if (moved || chart.width !== width || chart.height !== height) chart.setSize({ width, height });
        chart.setData(data);
      });
      return;
    }
    chart?.destroy();
    this.#look = look;
    this.#chart = this.#make(scene, lines, data, width, height);
  }

  destroy() {
    this.#chart?.destroy();
  }

  /** @param {Scene} scene @param {readonly Drawn[]} lines @param {uPlot.AlignedData} data @param {number} width @param {number} height */
  #make(scene, lines, data, width, height) {
    const side = /** @type {any} */ ((/** @type {uPlot} */ _, /** @type {number} */ at) => this.#padding[at]);
    const within = (/** @type {typeof drawBehind} */ draw) => (/** @type {uPlot} */ u) => draw(u.ctx, this.#scene ?? scene, devicePixelRatio);
    return new uPlot({
      width, height, pxAlign: 0,
      padding: [side, side, side, side],
      legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: () => [this.#scene?.from ?? 0, this.#scene?.to ?? 1] },
        y: { range: () => [this.#scene?.low ?? 0, this.#scene?.high ?? 1] },
      },
      axes: [{ show: false }, { show: false }],
      ...this.#series(scene, lines),
      hooks: { drawClear: [within(drawBehind)], draw: [within(drawBefore)] },
    }, data, this.host);
  }

  /** @param {Scene} scene @param {readonly Drawn[]} lines @returns {{ series: uPlot.Series[], bands: uPlot.Band[] }} */
  #series({ u, colors }, lines) {
    const wide = Math.max(2, (lines.length > 8 ? 3 : 4.4) * u);
    const bars = this.style === 'bars';
    /** @type {uPlot.Series[]} */
    const series = [{}];
    /** @type {uPlot.Band[]} */
    const bands = [];
    /** @type {uPlot.Series[]} */
    const drawn = [];
    for (const { color, earlier, low } of lines) {
      if (low) {
        // A peak of one second in a day is a hair: its edge is drawn, or nobody would see it.
        const edge = { width: Math.max(1, u), stroke: mix(colors.panel, color, 0.55), points: { show: false } };
        bands.push({ series: [series.length + 1, series.length], fill: mix(colors.panel, color, 0.3) });
        series.push({ ...edge }, { ...edge });
      }
      const filled = !earlier && this.style !== 'line';
      drawn.push({
        stroke: color,
        width: bars && filled ? 0 : earlier ? Math.max(2, 3 * u) : wide,
        fill: filled ? mix(colors.panel, color, inks[this.style]) : undefined,
        paths: bars && filled ? uPlot.paths.bars?.({ size: [0.8, Infinity] }) : undefined,
        points: {
          show: false, size: wide * 1.8, width: 0, fill: color,
          filter: (chart, index) => (bars && !earlier ? [] : alone(/** @type {Column} */ (chart.data[index]))),
        },
      });
    }
    return { series: [...series, ...drawn], bands };
  }
}
