// A hitmap: ended transactions, across when they ended, upwards how long they took, by shade how many; failed ones in
// colours of their own on top.
//
// Payload of full frames, deltas and history alike: { at, step, columns: [index, normal, failed, index, normal, …] }.
//   at      when it was composed, Unix ms: a column gives way to what was composed no earlier
//   step    seconds of a column; column n is the seconds from n × step on
//   normal, failed  exact counts from the bottom row up, of 40; a negative number stands for so many empty rows, and
//           empty rows above the last are left out: [2,-11,1] is 2 in row 0 and 1 in row 12
// A column that is left out is empty or known already; one that is told is told whole.
import { offsetOf, timeAxis } from '../axes.js';
import { Lettering } from '../lettering.js';
import { adoptStyles, fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { Cells, rowCount } from './hitmap/cells.js';
import { errorColor, rampOf } from './hitmap/colors.js';
import { Headline, styles } from './hitmap/headline.js';
import { Inspector } from './hitmap/inspector.js';
import { Raster, grainOf } from './hitmap/raster.js';

adoptStyles(styles);

/** Half of a capital's height: text stands in the middle of its place. */
const middle = 0.364;

/** To whole device pixels. @param {number} value */
const snap = (value) => Math.round(value * devicePixelRatio) / devicePixelRatio;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  const canvas = root.appendChild(document.createElement('canvas'));
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const headline = new Headline(context, root);
  const cells = new Cells(options.windowSeconds);
  const raster = new Raster(cells, rampOf(context.colors));
  const inspector = context.mode === 'console' ? new Inspector(root, context, cells) : null;
  const offset = offsetOf(context.timeZone);
  let ramped = '';
  let seen = 0;
  let painted = -1;

  /** While the wall is lost its last picture stays as it was. */
  function lastColumn() {
    if (context.state() !== 'lost' || seen === 0) seen = context.now();
    return Math.floor(seen / (cells.step * 1000));
  }

  /** @param {number} width @param {number} height */
  const textSize = (width, height) => Math.max(1, Math.min(context.sizes.label, height * 0.14, width * 0.11));

  /** @param {number} width @param {number} height @param {string[]} ticks */
  function layOut(width, height, ticks) {
    const text = textSize(width, height);
    const line = headline.height * 1.3;
    const values = width >= text * 7 && height >= text * 4;
    const times = height >= text * 5;
    const left = values ? Math.ceil(Math.max(...ticks.map((tick) => lettering.width(tick, text))) + text * 0.55) : 0;
    const top = Math.ceil(line + text * 0.5);
    const bottom = Math.ceil(times ? text * 1.6 : text * 0.2);
    return { text, values, times, left, top, width: Math.max(1, width - left), height: Math.max(1, height - top - bottom) };
  }

  /** @typedef {ReturnType<typeof layOut>} Layout */

  /** Where an elapsed time is. @param {Layout} layout @param {number} seconds */
  const yOf = (layout, seconds) => layout.top + layout.height * (1 - seconds / options.scaleSeconds);

  /** Values of the vertical axis, the highest first. */
  const ticks = [1, 0.75, 0.5, 0.25].map((part) => options.scaleSeconds * part);

  /** @param {number} seconds @param {boolean} unit */
  function seconds(seconds, unit) {
    const digits = Number.isInteger(seconds) ? 0 : Number.isInteger(seconds * 10) ? 1 : 2;
    return unit ? quantity(seconds, seconds < 60 ? 's' : '', context, { digits }).text : context.format.number(seconds, { digits });
  }

  function paint() {
    const [width, height] = [host.clientWidth, host.clientHeight];
    if (width < 4 || height < 4) return;
    const last = lastColumn();
    const { colors } = context;
    const colorKey = colors.data + colors.panel;
    if (colorKey !== ramped) [ramped, raster.ramp] = [colorKey, rampOf(colors)];
    const words = ticks.map((tick, i) => seconds(tick, i === 0));
    const threshold = options.thresholdSeconds === null || options.thresholdSeconds === undefined ? '' : seconds(options.thresholdSeconds, true);
    const summary = cells.summary(last);
    // Where nothing has been heard, nothing is known: not that none ended.
    const known = context.state() !== 'nodata';
    headline.show(known ? summary : null, lettering, textSize(width, height), width);
    const layout = layOut(width, height, [...words, threshold]);
    const ratio = devicePixelRatio;
    const pen = fitCanvas(canvas, width, height);
    const grain = grainOf(cells.count, layout.width * ratio, layout.height * ratio);
    raster.update(last, grain);
    pen.clearRect(0, 0, width, height);
    drawGrid(pen, layout);
    raster.paint(pen, last, grain, { x: layout.left, y: layout.top, width: layout.width, height: layout.height });
    drawErrors(pen, layout, last, grain);
    if (threshold) drawThreshold(pen, layout);

    lettering.begin();
    if (layout.values) writeValues(layout, words, threshold);
    if (layout.times) writeTimes(layout, width, last);
    lettering.end();
    (host.closest('[data-widget]') ?? host).setAttribute('data-points', String(summary.filled));
    context.describe(!known ? context.text('board.nodata') : context.text('hitmap.sentence', context.format.number(summary.total, { digits: 0 }), context.format.age(options.windowSeconds * 1000),
      context.format.number(summary.errors, { digits: 0 }), seconds(((summary.longest + 1) * options.scaleSeconds) / rowCount, true)));
    inspector?.show(layout, last);
    painted = last;
  }

  /** @param {CanvasRenderingContext2D} pen @param {Layout} layout */
  function drawGrid(pen, layout) {
    const thin = Math.max(1 / devicePixelRatio, snap(1.6 * context.sizes.u));
    pen.fillStyle = context.colors.line;
    for (const tick of [...ticks, 0]) pen.fillRect(layout.left, snap(yOf(layout, tick) - thin / 2), layout.width, thin);
  }

  /**
   * Failed transactions are few and must be found from the back row: a cell of theirs is never smaller than a mark.
   * @param {CanvasRenderingContext2D} pen @param {Layout} layout @param {number} last @param {{ columns: number, rows: number }} grain
   */
  function drawErrors(pen, layout, last, grain) {
    const column = layout.width / cells.count;
    const row = layout.height / rowCount;
    const failed = raster.errors(last, grain).sort((a, b) => a.count - b.count);
    // When they are many they need no enlarging, and must not hide what did not fail.
    const mark = Math.min(layout.text * 0.34, Math.sqrt((0.06 * layout.width * layout.height) / Math.max(1, failed.length)));
    const wide = Math.max(column * grain.columns, mark);
    const high = Math.max(row * grain.rows, mark);
    for (const cell of failed) {
      const x = layout.left + layout.width - (last + 1 - (cell.column + 0.5) * grain.columns) * column;
      const y = layout.top + layout.height - (cell.row + 0.5) * grain.rows * row;
      const left = Math.min(Math.max(x - wide / 2, layout.left), layout.left + layout.width - wide);
      const top = Math.min(Math.max(y - high / 2, layout.top), layout.top + layout.height - high);
      pen.fillStyle = errorColor(cell.count, context.colors);
      // Whole device pixels: between neighbours there is no seam.
      pen.fillRect(snap(left), snap(top), snap(left + wide) - snap(left), snap(top + high) - snap(top));
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {Layout} layout */
  function drawThreshold(pen, layout) {
    const { u } = context.sizes;
    const y = yOf(layout, options.thresholdSeconds);
    // Dark below light: to be seen on every shade of the ramp.
    for (const [color, wide] of /** @type {[string, number][]} */ ([[context.colors.ground, Math.max(3, 5 * u)], [context.colors.ink, Math.max(1.5, 2.2 * u)]])) {
      pen.strokeStyle = color;
      pen.lineWidth = wide;
      pen.setLineDash([Math.max(4, 7 * u), Math.max(4, 7 * u)]);
      pen.beginPath();
      pen.moveTo(layout.left, y);
      pen.lineTo(layout.left + layout.width, y);
      pen.stroke();
    }
    pen.setLineDash([]);
  }

  /** @param {Layout} layout @param {string[]} words @param {string} threshold */
  function writeValues(layout, words, threshold) {
    const { text } = layout;
    const bound = threshold ? yOf(layout, options.thresholdSeconds) : NaN;
    ticks.forEach((tick, i) => {
      const y = yOf(layout, tick);
      if (Math.abs(y - bound) < text * 1.05 || (i % 2 === 1 && layout.height < text * 5.2)) return;
      lettering.write(`tick ${i}`, { x: 0, baseline: y + middle * text, size: text, color: context.colors.secondary, text: words[i] });
    });
    if (threshold)
      lettering.write('threshold', { x: 0, baseline: bound + middle * text, size: text, weight: 600, color: context.colors.ink, text: threshold });
  }

  /** @param {Layout} layout @param {number} width @param {number} last */
  function writeTimes(layout, width, last) {
    const { text } = layout;
    const to = (last + 1) * cells.step * 1000;
    const from = to - cells.count * cells.step * 1000;
    const baseline = layout.top + layout.height + text * 1.42;
    const here = context.text('hitmap.now');
    const end = width - lettering.width(here, text);
    const room = lettering.width(context.format.minute(to), text);
    if (end > layout.left) lettering.write('now', { x: width, align: 'end', baseline, size: text, color: context.colors.secondary, text: here });
    for (const at of timeAxis(from, to, Math.max(1, Math.floor(layout.width / (room * 1.8))), offset).times) {
      const x = layout.left + ((at - from) / (to - from)) * layout.width;
      if (x - room / 2 < 0 || x + room / 2 > end - text * 0.6) continue;
      lettering.write(`time ${at}`, { x, align: 'middle', baseline, size: text, color: context.colors.secondary, text: context.format.minute(at) });
    }
  }

  return {
    update: (payload) => cells.take(payload),
    history: (payload) => cells.takeHistory(payload),
    renew: () => cells.renew(),
    paint,
    resized: () => headline.measureAnew(),
    tick() {
      if (context.state() !== 'lost' && Math.floor(context.now() / (cells.step * 1000)) !== painted) context.requestPaint();
    },
    destroy() {
      inspector?.destroy();
      headline.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
