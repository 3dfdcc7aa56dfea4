// A scatter: ended transactions one by one, across when they ended, upwards how long they took, failed ones in a shape of
// their own.
//
// Payload of full frames, deltas and history alike: { at, from, points: [when, elapsed, …], left: [second, ok, failed, …] }.
//   at      when it was composed, Unix ms
//   from    number of the first point; the others count on. A number that is known is the same point
//   when    ms after `at`, mostly negative
//   elapsed ms; of one that failed -1 - ms
//   left    how many of a second (Unix) are not drawn; a second that is left out is known already, or has none
import { calmAxis } from '../axes.js';
import { ElapsedAxes } from '../elapsed-axes.js';
import { Headline } from '../headline.js';
import { Lettering } from '../lettering.js';
import { mix } from '../oklch.js';
import { fitCanvas } from '../painter.js';
import { markOf } from '../thresholds.js';
import { drawMarks } from './scatter/marks.js';
import { Points } from './scatter/points.js';
import { wordings } from './scatter/wordings.js';

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
  const points = new Points(options.windowSeconds);
  /** @type {ReturnType<typeof calmAxis> | null} */
  let axis = null;
  let seen = 0;

  /** While the wall is lost its last picture stays as it was. */
  function now() {
    if (context.state() !== 'lost' || seen === 0) seen = context.now();
    return seen;
  }

  /** The top of the axis and its ticks, seconds. @param {number} longest ms @param {number} height */
  function scaleOf(longest, height) {
    const fixed = options.scaleSeconds;
    if (fixed) return { top: fixed, ticks: [1, 0.75, 0.5, 0.25].map((part) => fixed * part) };
    // A bound that is not far above belongs into the picture.
    const needed = longest / 1000 || 1;
    const near = options.thresholds.map((/** @type {{ at: number }} */ one) => one.at).filter((/** @type {number} */ at) => at <= needed * 1.6);
    axis = calmAxis(axis, 0, Math.max(needed, ...near), Math.max(1, Math.min(4, Math.floor(height / (axes.textSize(1e9, height) * 2)))));
    return { top: axis.high, ticks: axis.ticks.slice(1).reverse() };
  }

  function paint() {
    const { width, height } = context.box;
    if (width < 4 || height < 4) return;
    const { colors, sizes: { u } } = context;
    const to = now();
    const from = to - options.windowSeconds * 1000;
    const summary = points.summary(from, to);
    const { top, ticks } = scaleOf(summary.longest, height);
    const bounds = options.thresholds.filter((/** @type {{ at: number }} */ one) => one.at <= top)
      .map((/** @type {import('../thresholds.js').Threshold} */ one) => ({ at: one.at, shape: markOf[one.severity].shape, color: colors.secondary }));
    // Where nothing has been heard, nothing is known: not that none ended.
    const known = context.state() !== 'nodata';
    headline.show(wordings(context, known ? summary : null), summary.errors > 0, lettering, axes.textSize(width, height), width);
    const frame = axes.layOut(width, height, headline.height, top, ticks, bounds);
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    axes.drawGrid(pen, frame);
    axes.drawBounds(pen, frame, bounds);
    drawMarks(pen, points, { frame, from, to, size: Math.max(2, Math.min(6 * u, frame.text * 0.28)), color: mix(colors.panel, colors.data, 0.8), failed: colors.bad, ground: colors.panel });
    lettering.begin();
    axes.writeValues(frame, bounds);
    axes.writeTimes(frame, width, from, to);
    lettering.end();
    (host.closest('[data-widget]') ?? host).setAttribute('data-points', String(summary.drawn));
    const count = (/** @type {number} */ value) => context.format.number(value, { digits: 0 });
    context.describe(known ? context.text('scatter.sentence', count(summary.drawn + summary.left), context.format.age(options.windowSeconds * 1000),
      count(summary.errors), count(summary.drawn)) : context.text('board.nodata'));
  }

  return {
    update: (payload) => points.take(payload),
    history: (payload) => points.take(payload),
    renew: () => points.renew(),
    paint,
    resized() {
      axis = null;
      headline.measureAnew();
    },
    tick() {
      // Where data come once a second they move the picture themselves.
      if (context.state() !== 'lost' && Math.abs(context.now() - seen) >= 950) context.requestPaint();
    },
    destroy() {
      headline.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
