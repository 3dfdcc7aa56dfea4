// A time series: lines, areas or bars over a window that ends now.
//
// Payload of full frames and history: { at, step, lines: [{ key, label, unit, gap, earlier?, head, points?, low?, high? }],
// order: [key…], more, marks: [{ label, at }] }. A delta has `at`, `step`, those lines that something came for (label,
// unit, gap only if they changed), and order, more and marks together if any of them changed.
//   at      when it was composed, Unix ms: what was composed no earlier goes before what is known
//   step    seconds for each point; slot n is the seconds from n × step on
//   points  runs: [first slot, [figures…], first slot, [figures…]]; a slot that is left out has no figure
//   low, high  the same for the smallest and largest sample of each slot, where the slot holds many
//   gap     the most slots between two points that are joined
//   head    [Unix ms, value] of the newest figure: what is printed
import uPlot from '../../lib/uplot/uPlot.esm.js';
import { Lettering } from '../lettering.js';
import { mix } from '../oklch.js';
import { adoptStyles } from '../painter.js';
import { Widest } from '../widest.js';
import { calmAxis, offsetOf, timeAxis } from '../axes.js';
import { boundsOf, digitsFor, entriesFor, entriesOf, extentOf, tickTexts } from './time-series/entries.js';
import { layoutOf } from './time-series/layout.js';
import { Lines } from './time-series/lines.js';
import { paletteOf } from './time-series/palette.js';
import { drawBefore, drawBehind, xOf } from './time-series/scenery.js';
import { alone, stack, tableOf } from './time-series/table.js';
import { boundWidth, placeBounds, placesOf, widthOf, writeTexts } from './time-series/texts.js';

/** @typedef {import('./time-series/lines.js').Line} Line */
/** @typedef {import('./time-series/table.js').Column} Column */
/** @typedef {import('./time-series/scenery.js').Scene} Scene */

adoptStyles(`.uplot, .uplot canvas { display: block; position: absolute; left: 0; top: 0; }
.uplot canvas { width: 100%; height: 100%; } .u-wrap { position: relative; } .u-under, .u-over { display: none; }`);

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const known = new Lines(options.windowSeconds);
  const offset = offsetOf(context.timeZone);
  const stacked = options.style === 'stacked' || options.style === 'bars';
  const ahead = options.aheadSeconds / (options.aheadSeconds + options.windowSeconds);
  /** @type {Widest<number>[]} widths of labels and of ticks, in text sizes */
  const widest = [new Widest(), new Widest(), new Widest()];
  /** @type {ReturnType<typeof calmAxis> | null} */
  let axis = null;
  /** @type {uPlot | null} */
  let plot = null;
  let plotOf = '';
  let padding = [0, 0, 0, 0];
  /** @type {Scene | null} */
  let scene = null;
  let seen = 0;
  let digits = 0;

  /** While the wall is lost its last picture stays as it was. */
  function now() {
    if (context.state() !== 'lost' || seen === 0) seen = context.now();
    return seen;
  }

  /** @param {readonly Line[]} lines @param {readonly string[]} colors @returns {{ series: uPlot.Series[], bands: uPlot.Band[] }} */
  function seriesOf(lines, colors) {
    const { u } = context.sizes;
    const wide = Math.max(2, (lines.length > 8 ? 3 : 4.4) * u);
    const bars = options.style === 'bars';
    const inks = { line: 0, area: 0.18, stacked: 0.42, bars: 1 };
    /** @type {uPlot.Series[]} */
    const series = [{}];
    /** @type {uPlot.Band[]} */
    const bands = [];
    /** @type {uPlot.Series[]} */
    const drawn = [];
    lines.forEach((line, i) => {
      if (line.ranged && !stacked) {
        const edge = { width: 0, stroke: colors[i], points: { show: false } };
        bands.push({ series: [series.length + 1, series.length], fill: mix(context.colors.panel, colors[i], 0.3) });
        series.push({ ...edge }, { ...edge });
      }
      const filled = !line.earlier && options.style !== 'line';
      const ink = inks[/** @type {keyof typeof inks} */ (options.style)];
      drawn.push({
        stroke: colors[i],
        width: bars && filled ? 0 : line.earlier ? Math.max(2, 3 * u) : wide,
        fill: filled ? mix(context.colors.panel, colors[i], ink) : undefined,
        paths: bars && filled ? uPlot.paths.bars?.({ size: [0.8, Infinity] }) : undefined,
        points: {
          show: false, size: wide * 1.8, width: 0, fill: colors[i],
          filter: (chart, index) => (bars ? [] : alone(/** @type {Column} */ (chart.data[index]))),
        },
      });
    });
    return { series: [...series, ...drawn], bands };
  }

  /** @param {readonly Line[]} lines @param {readonly string[]} colors @param {uPlot.AlignedData} data @param {number} width @param {number} height */
  function drawPlot(lines, colors, data, width, height) {
    const identity = JSON.stringify([known.revision, colors, context.sizes.u, context.colors.panel]);
    const { layout } = /** @type {Scene} */ (scene);
    const sides = [layout.top, width - layout.left - layout.width, height - layout.top - layout.height, layout.left];
    const moved = sides.join() !== padding.join();
    padding = sides;
    if (plot && identity === plotOf) {
      const drawn = plot;
      drawn.batch(() => {
        if (moved || drawn.width !== width || drawn.height !== height) drawn.setSize({ width, height });
        drawn.setData(data);
      });
      return;
    }
    plot?.destroy();
    plotOf = identity;
    const side = /** @type {any} */ ((/** @type {uPlot} */ _, /** @type {number} */ at) => padding[at]);
    const within = (/** @type {typeof drawBehind} */ draw) => (/** @type {uPlot} */ u) => { if (scene) draw(u.ctx, scene, devicePixelRatio); };
    plot = new uPlot({
      width, height, pxAlign: 0,
      padding: [side, side, side, side],
      legend: { show: false }, cursor: { show: false }, select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: false, range: () => [scene?.from ?? 0, scene?.to ?? 1] },
        y: { range: () => [scene?.low ?? 0, scene?.high ?? 1] },
      },
      axes: [{ show: false }, { show: false }],
      ...seriesOf(lines, colors),
      hooks: { drawClear: [within(drawBehind)], draw: [within(drawBefore)] },
    }, data, root);
  }

  /** First line at the bottom; drawn from the highest sum down, so that each covers its part. @param {readonly Line[]} lines @param {Column[]} columns */
  function stackPresent(lines, columns) {
    const behind = lines.filter((line) => line.earlier).length;
    return [...columns.slice(0, behind), ...stack(columns.slice(behind).reverse()).reverse()];
  }

  function paint() {
    const [width, height] = [host.clientWidth, host.clientHeight];
    // Where a text has to lie upon a line, it can still be read.
    root.style.textShadow = `0 0 .12em ${context.colors.panel}, 0 0 .2em ${context.colors.panel}, 0 0 .3em ${context.colors.panel}`;
    if (width < 4 || height < 4) return;
    const present = now();
    const to = present + options.aheadSeconds * 1000;
    const from = present - options.windowSeconds * 1000;
    const all = known.all;
    // What is compared with lies behind; the first line lies before all others.
    const today = all.filter((line) => !line.earlier);
    const lines = [...all.filter((line) => line.earlier), ...today.toReversed()];
    const palette = paletteOf(context.colors.data, context.colors.ground);
    const places = new Map(today.map((line, i) => [line, palette[i % palette.length]]));
    const colors = lines.map((line) => places.get(line) ?? context.colors.earlier);
    const table = tableOf(lines, known.step, from, to, { heads: options.style !== 'bars', stacked });
    const columns = stacked ? stackPresent(lines, table.columns) : table.columns;
    const ranges = lines.flatMap((line, i) => (line.ranged && !stacked ? [table.low[i], table.high[i]] : []));

    const [low, high] = extentOf([...columns, ...ranges], table.times, from, options);
    // Once a figure had a fraction, all of them are printed with one.
    digits = Math.max(digits > 0 ? 1 : 0, digitsFor(all.map((line) => line.head.value ?? 0), low, high));
    const entries = entriesOf(context, all, places, { step: known.step, now: present, stacked, more: known.more, digits });
    const single = today.length === 1;
    const layOut = (/** @type {number} */ most) => {
      axis = calmAxis(axis, low, high, Math.max(1, Math.min(4, most)));
      const ticks = axis.ticks.filter((tick) => tick >= (options.minimum ?? -Infinity) && tick <= (options.maximum ?? Infinity));
      const words = all.length > 0 ? tickTexts(context, ticks, all[0].unit) : ticks.map(() => '');
      return { axis, ticks, words, layout: layoutOf({ width, height }, context.sizes, {
        labels: entries.length, single, marks: known.marks.length > 0, ahead,
        labelWidth: (text, strong) => {
          const widths = entries.map((one) => widthOf(one, lettering, single && !one.quiet ? strong : text));
          return {
            full: kept(widest[0], text, widths.map((one) => one.full)),
            least: kept(widest[1], text, widths.map((one) => one.least)),
          };
        },
        tickWidth: (text) => kept(widest[2], text, [
          ...words.map((word) => lettering.width(word, text)), ...bounds.map((bound) => boundWidth(bound, lettering, text)),
        ]),
      }) };
    };
    const kept = (/** @type {Widest<number>} */ memory, /** @type {number} */ text, /** @type {number[]} */ widths) =>
      text * memory.offer(Math.max(...widths) / text, Math.max(...widths) / text, present);
    const bounds = boundsOf(context, all, entries);
    // How many ticks there is room for is known when labels have theirs.
    const draft = layOut(axis ? axis.ticks.length - 1 : 4).layout;
    const { axis: { low: axisLow, high: axisHigh }, ticks, words, layout } = layOut(Math.floor(draft.height / (draft.text * 1.9)));
    const roomFor = (/** @type {string} */ word) => Math.max(1, Math.floor(layout.width / (lettering.width(word, layout.text) * 1.8)));
    let hours = timeAxis(from, to, roomFor(context.format.minute(present)), offset);
    if (hours.step < 60) hours = timeAxis(from, to, roomFor(context.format.time(present)), offset);
    const shown = entriesFor(context, entries, layout.most);
    scene = {
      layout, from, to, low: options.minimum ?? axisLow, high: options.maximum ?? axisHigh, ticks, times: hours.times,
      marks: known.marks.filter(({ at }) => at >= from && at <= to),
      bounds,
      dots: options.style === 'bars' ? [] : dotsOf(all, entries, present),
      places: [], colors: context.colors, u: context.sizes.u,
    };
    scene.places = placesOf(shown, scene, { single, now: present, height });
    placeBounds(scene);
    drawPlot(lines, colors, /** @type {any} */ ([table.times, ...ranges, ...columns]), width, height);
    writeTexts(lettering, scene, width, {
      ticks: words,
      times: hours.times.map((at) => (hours.step < 60 ? context.format.time(at) : context.format.minute(at))),
      marks: scene.marks.map((mark) => mark.label),
    });
    (host.closest('[data-widget]') ?? host).setAttribute('data-points', String(table.points));
    context.describe(entries.map((one) => `${one.name} ${one.text}`.trim()).join(', '));
  }

  /** @param {readonly Line[]} lines @param {readonly import('./time-series/entries.js').Entry[]} entries @param {number} to */
  function dotsOf(lines, entries, to) {
    const heads = lines.filter((line) => line.head.value !== null);
    return heads.flatMap((line, i) => line.earlier ? [] : [{
      time: line.head.time, color: entries[i].color, ring: entries[i].value === null,
      level: stacked ? entries[i].level + Number(line.head.value) / 2 : entries[i].level,
    }]);
  }

  return {
    update: (payload) => known.take(payload),
    history: (payload) => known.take(payload),
    renew: () => known.renew(),
    paint,
    resized: () => { axis = null; },
    tick() {
      // A day across a thousand pixels moves on by one in a minute and a half: nothing to paint before.
      if (!scene || context.state() === 'lost') return;
      const moved = xOf(scene, scene.to + context.now() - seen) - xOf(scene, scene.to);
      if (Math.abs(moved) * devicePixelRatio >= 0.5) context.requestPaint();
    },
    destroy() {
      plot?.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
