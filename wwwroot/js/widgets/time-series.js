// A time series: lines, areas or bars over a window that ends now.
//
// Payload of full frames and history: { at, step, lines: [{ key, label, unit, gap, earlier?, head, points?, low?, high? }],
// order: [key…], colors: [number…], more, marks: [{ label, at }], compared?, events?: [{ at, until?, severity, title }],
// moreEvents? }. A delta has `at`, `step`, those lines that something came for (label, unit, gap only if they changed),
// and all from `order` on together if any of it changed. The kind `top-series` has the same, its lines in their ranks.
//   at      when it was composed, Unix ms: what was composed no earlier goes before what is known
//   step    seconds for each point; slot n is the seconds from n × step on
//   points  runs: [first slot, [figures…], first slot, [figures…]]; a slot that is left out has no figure
//   low, high  the same for the smallest and largest sample of each slot, where the slot holds many
//   gap     the most slots between two points that are joined
//   order   the lines; behind them, with keys that end in -past, the past that they are compared with: no head, no label
//   colors  which of twenty colours each of the first has, the same as long as it is shown
//   compared  false: there is no such past. Left out until somebody has looked
//   events  the most important first; one with `until` is a planned work, null: without an end
//   head    [Unix ms, value] of the newest figure: what is printed
import { calmAxis, offsetOf, timeAxis } from '../axes.js';
import { Lettering } from '../lettering.js';
import { Widest } from '../widest.js';
import { boundsOf, digitsFor, entriesFor, entriesOf, extentOf, pastName, restOf, tickTexts } from './time-series/entries.js';
import { Extents } from './time-series/extents.js';
import { layoutOf } from './time-series/layout.js';
import { Lines } from './time-series/lines.js';
import { paletteOf } from './time-series/palette.js';
import { Plot } from './time-series/plot.js';
import { placeTops } from './time-series/tops.js';
import { drawnOf, tableOf } from './time-series/table.js';
import { boundWidth, placeBounds, placesOf, widthOf, writeTexts } from './time-series/texts.js';

/** @typedef {import('./time-series/entries.js').Entry} Entry */
/** @typedef {import('./time-series/scenery.js').Scene} Scene */

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const style = options.style ?? 'line';
  const aheadSeconds = options.aheadSeconds ?? 0;
  const known = new Lines(options.windowSeconds + aheadSeconds);
  const plot = new Plot(root, style);
  const spanMs = (options.windowSeconds + aheadSeconds) * 1000;
  const offset = offsetOf(context.timeZone);
  const stacked = style === 'stacked' || style === 'bars';
  /** @type {Widest<number>[]} widths of labels and of ticks, in text sizes */
  const widest = [new Widest(), new Widest(), new Widest()];
  /** @type {ReturnType<typeof calmAxis> | null} */
  let axis = null;
  /** @type {Scene | null} */
  let scene = null;
  let seen = 0;
  let digits = 0;
  let extents = new Extents(0);
  /** Until when steps were looked at, Unix ms. */
  let looked = 0;
  /** From when on the picture is another one, Unix ms. */
  let changed = 0;
  let palette = paletteOf(context.colors.data, context.colors.ground);
  let dyed = '';

  /** While the wall is lost its last picture stays as it was. */
  function now() {
    if (context.state() !== 'lost' || seen === 0) seen = context.now();
    return seen;
  }

  function paint() {
    const { width, height } = context.box;
    // Where a text has to lie upon a line, it can still be read.
    root.style.textShadow = `0 0 .12em ${context.colors.panel}, 0 0 .2em ${context.colors.panel}, 0 0 .3em ${context.colors.panel}`;
    if (width < 4 || height < 4) return;
    const present = now();
    const [from, to] = [present - options.windowSeconds * 1000, present + aheadSeconds * 1000];
    const lines = known.all;
    const dye = context.colors.data + context.colors.ground;
    if (dye !== dyed) [dyed, palette] = [dye, paletteOf(context.colors.data, context.colors.ground)];
    const sight = look(from, to);
    const [low, high] = extentOf(sight, options);
    // Once a figure had a fraction, all of them are printed with one.
    digits = Math.max(digits > 0 ? 1 : 0, digitsFor(lines.map((line) => line.head.value ?? 0), low, high));
    const entries = entriesOf(context, lines, palette, { step: known.step, now: present, stacked, digits });
    const single = lines.filter((line) => !line.earlier).length === 1 && options.top === undefined;
    const { ticks, words, layout, axis: ends } = layOut(width, height, { low, high, present, entries, single });
    const roomFor = (/** @type {string} */ word) => Math.max(1, Math.floor(layout.width / (lettering.width(word, layout.text) * 1.8)));
    let hours = timeAxis(from, to, roomFor(context.format.minute(present)), offset);
    if (hours.step < 60) hours = timeAxis(from, to, roomFor(context.format.time(present)), offset);
    const pixel = spanMs / (layout.width * devicePixelRatio);
    const begin = Math.floor(from / pixel) * pixel;
    scene = {
      layout, from: begin, to: begin + spanMs, pixel, stepMs: known.step * 1000, looks: lines.map(colorOf).join(), now: present, low: options.minimum ?? ends.low, high: options.maximum ?? ends.high, ticks, times: hours.times,
      bounds: boundsOf(context, lines, entries), tops: [],
      dots: style === 'bars' ? [] : dotsOf(entries),
      places: [], colors: context.colors, u: context.sizes.u,
    };
    scene.places = placesOf(entriesFor(context, entries, layout.most, known.more), scene, { single, now: present, height });
    scene.tops = placeTops(known, scene, lettering, {
      none: known.compared === false ? context.text('time-series.nohistory', pastName(context)) : '',
      more: known.moreEvents > 0 ? context.text('time-series.moreEvents', known.moreEvents) : '',
    });
    placeBounds(scene);
    plot.draw(scene, changed, (start) => rowsFrom(start, to), width, height);
    changed = to;
    writeTexts(lettering, scene, width, {
      ticks: words, times: hours.times.map((at) => (hours.step < 60 ? context.format.time(at) : context.format.minute(at))),
    });
    (host.closest('[data-widget]') ?? host).setAttribute('data-points', String(sight.points));
    context.describe([...entries.map((one) => `${one.name} ${one.text}`.trim()), ...scene.tops.map((top) => top.text)].filter(Boolean).join(', '));
  }

  /** @param {import('./time-series/lines.js').Line} line */
  function colorOf(line) {
    return line.earlier ? context.colors.earlier : palette[line.color % palette.length];
  }

  /** Rows of all lines, and enough of them before that lines are joined as they are. @param {number} start @param {number} end Unix ms */
  function rowsFrom(start, end) {
    const lines = known.all;
    const table = tableOf(lines, known.step, start - known.reach * known.step * 1000, end, { heads: style !== 'bars', stacked });
    return { times: table.times, points: table.points, drawn: drawnOf(lines, table, colorOf, stacked) };
  }

  /** Lowest and highest of the window, and how many figures: looked at anew where something changed. @param {number} from @param {number} to Unix ms */
  function look(from, to) {
    const ms = known.step * 1000;
    const stepOf = (/** @type {number} */ time) => Math.floor(time / ms);
    const told = known.takeChanged();
    if (told === 0) extents = new Extents(Math.ceil(spanMs / ms) + 8);
    // A figure changes what is drawn from the one before it on; and what comes after now was left out.
    const first = Math.max(stepOf(from), Math.min(told, stepOf(looked)) - known.reach);
    const rows = rowsFrom(first * ms, to);
    extents.take(rows, rows.drawn, first, ms);
    changed = Math.min(changed, first * ms);
    looked = to;
    return extents.within(stepOf(from), stepOf(to));
  }

  /**
   * How many ticks there is room for is known when labels have theirs: laid out twice.
   * @param {number} width @param {number} height
   * @param {{ low: number, high: number, present: number, entries: readonly Entry[], single: boolean }} of
   */
  function layOut(width, height, { low, high, present, entries, single }) {
    const kept = (/** @type {Widest<number>} */ memory, /** @type {number} */ text, /** @type {number[]} */ widths) =>
      text * memory.offer(Math.max(...widths) / text, Math.max(...widths) / text, present);
    const lines = known.all;
    const bounds = boundsOf(context, lines, entries);
    const named = known.more > 0 ? [...entries, restOf(context, known.more)] : entries;
    const once = (/** @type {number} */ most) => {
      const found = axis = calmAxis(axis, low, high, Math.max(1, Math.min(4, most)));
      const ticks = found.ticks.filter((tick) => tick >= (options.minimum ?? -Infinity) && tick <= (options.maximum ?? Infinity));
      const words = lines.length > 0 ? tickTexts(context, ticks, lines[0].unit) : ticks.map(() => '');
      return { axis: found, ticks, words, layout: layoutOf({ width, height }, context.sizes, {
        labels: named.length, single, marks: known.marks.length + known.events.length > 0 || known.compared === false,
        ahead: aheadSeconds / (aheadSeconds + options.windowSeconds),
        labelWidth: (text, strong) => {
          const widths = named.map((one) => widthOf(one, lettering, single && !one.quiet ? strong : text));
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
    const draft = once(axis ? axis.ticks.length - 1 : 4).layout;
    return once(Math.floor(draft.height / (draft.text * 1.9)));
  }

  /** @param {readonly Entry[]} entries */
  function dotsOf(entries) {
    return entries.flatMap(({ line, level, color, value, quiet }) =>
      quiet || !line ? [] : [{ time: line.head.time, color, ring: value === null, level: stacked ? level + Number(line.head.value) / 2 : level }]);
  }

  return {
    update: (payload) => known.take(payload),
    history: (payload) => known.take(payload),
    renew: () => known.renew(),
    paint,
    resized: () => { axis = null; },
    tick() {
      // A day across a thousand pixels moves on by one in a minute and a half: nothing to paint before. And where data
      // come once a second they move the picture themselves.
      if (scene && context.state() !== 'lost' && Math.abs(context.now() - seen) >= Math.max(950, scene.pixel)) context.requestPaint();
    },
    destroy() {
      plot.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
