// A hitmap: ended transactions, across when they ended, upwards how long they took, by shade how many; failed ones in
// colours of their own on top.
//
// Payload of full frames, deltas and history alike: { at, step, columns: [index, normal, failed, index, normal, …] }.
//   at      when it was composed, Unix ms: a column gives way to what was composed no earlier
//   step    seconds of a column; column n is the seconds from n × step on
//   normal, failed  exact counts from the bottom row up, of 40; a negative number stands for so many empty rows, and
//           empty rows above the last are left out: [2,-11,1] is 2 in row 0 and 1 in row 12
// A column that is left out is empty or known already; one that is told is told whole.
import { ElapsedAxes } from '../elapsed-axes.js';
import { Headline } from '../headline.js';
import { Lettering } from '../lettering.js';
import { fitCanvas, snap } from '../painter.js';
import { Cells, rowCount } from './hitmap/cells.js';
import { errorColor, rampOf } from './hitmap/colors.js';
import { Inspector } from './hitmap/inspector.js';
import { Raster, grainOf } from './hitmap/raster.js';
import { wordings } from './hitmap/wordings.js';

/** @typedef {import('../elapsed-axes.js').Frame} Frame */

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  const canvas = root.appendChild(document.createElement('canvas'));
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  host.append(root);
  const headline = new Headline(context, root);
  const lettering = new Lettering(root, () => {
    headline.measureAnew();
    context.requestPaint();
  });
  const axes = new ElapsedAxes(context, lettering);
  const cells = new Cells(options.windowSeconds);
  const raster = new Raster(cells, rampOf(context.colors));
  const inspector = context.mode === 'console' ? new Inspector(root, context, cells) : null;
  let ramped = '';
  let seen = 0;
  let painted = -1;

  /** While the wall is lost its last picture stays as it was. */
  function lastColumn() {
    if (context.state() !== 'lost' || seen === 0) seen = context.now();
    return Math.floor(seen / (cells.step * 1000));
  }

  /** Values of the vertical axis, the highest first. */
  const ticks = [1, 0.75, 0.5, 0.25].map((part) => options.scaleSeconds * part);

  function paint() {
    const { width, height } = context.box;
    if (width < 4 || height < 4) return;
    const last = lastColumn();
    const { colors } = context;
    const colorKey = colors.data + colors.panel;
    if (colorKey !== ramped) [ramped, raster.ramp] = [colorKey, rampOf(colors)];
    const bounds = options.thresholdSeconds === null || options.thresholdSeconds === undefined ? []
      : [{ at: options.thresholdSeconds, shape: '', color: colors.ink }];
    const summary = cells.summary(last);
    // Where nothing has been heard, nothing is known: not that none ended.
    const known = context.state() !== 'nodata';
    headline.show(wordings(context, known ? summary : null, options.windowSeconds), summary.errors > 0, lettering, axes.textSize(width, height), width);
    const layout = axes.layOut(width, height, headline.height, options.scaleSeconds, ticks, bounds);
    const ratio = devicePixelRatio;
    const pen = fitCanvas(canvas, width, height);
    const grain = grainOf(cells.count, layout.width * ratio, layout.height * ratio);
    raster.update(last, grain);
    pen.clearRect(0, 0, width, height);
    axes.drawGrid(pen, layout);
    raster.paint(pen, last, grain, { x: layout.left, y: layout.top, width: layout.width, height: layout.height });
    drawErrors(pen, layout, last, grain);
    axes.drawBounds(pen, layout, bounds);

    lettering.begin();
    axes.writeValues(layout, bounds);
    axes.writeTimes(layout, width, (last + 1 - cells.count) * cells.step * 1000, (last + 1) * cells.step * 1000);
    lettering.end();
    (host.closest('[data-widget]') ?? host).setAttribute('data-points', String(summary.filled));
    context.describe(!known ? context.text('board.nodata') : context.text('hitmap.sentence', context.format.number(summary.total, { digits: 0 }), context.format.age(options.windowSeconds * 1000),
      context.format.number(summary.errors, { digits: 0 }), axes.seconds(((summary.longest + 1) * options.scaleSeconds) / rowCount, true)));
    inspector?.show(layout, last);
    painted = last;
  }

  /**
   * Failed transactions are few and must be found from the back row: a cell of theirs is never smaller than a mark.
   * @param {CanvasRenderingContext2D} pen @param {Frame} layout @param {number} last @param {{ columns: number, rows: number }} grain
   */
  function drawErrors(pen, layout, last, grain) {
    const ratio = devicePixelRatio;
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
      const [x0, y0] = [snap(left, ratio), snap(top, ratio)];
      pen.fillRect(x0, y0, snap(left + wide, ratio) - x0, snap(top + high, ratio) - y0);
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
