// Requests on their way: in, active, out. Widths of the lanes and numbers tell how many; where things may move, marks run
// along the lanes as fast as requests do. Payload: ThroughputComposer.cs.
import { classes, entriesOf } from '../apdex-classes.js';
import { Flow } from '../flow.js';
import { Lettering } from '../lettering.js';
import { needsOf, paintList } from '../marked-list.js';
import { Numeral } from '../numeral.js';
import { fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { StickyScale } from '../sticky-scale.js';
import { Widest } from '../widest.js';
import { drawLane, shares } from './throughput/lanes.js';
import { planThroughput } from './throughput/plan.js';

/**
 * @typedef {object} Payload
 * @property {number | null} in
 * @property {number | null} active
 * @property {number | null} out
 * @property {number[]} [tiers]    of those active: the three tiers
 * @property {number[]} [classes]  of those out: satisfied, tolerating, frustrated, failed
 * @property {[string, string, string]} units
 */

const stations = /** @type {const} */ (['in', 'active', 'out']);
const tiers = /** @type {const} */ ([['fast', 'circle', 'data'], ['slow', 'triangle', 'warning'], ['stuck', 'diamond', 'bad']]);
/** In a narrower band nothing could be seen to run, CSS pixels. */
const leastBand = 8;
const markShapes = /** @type {const} */ (['dot', 'triangle', 'diamond', 'square']);

/** Fractions of many requests are no news. @param {number} value @param {number | null} few digits of less than ten */
const digitsOf = (value, few) => (value < 10 ? few : value < 1e7 ? 0 : null);

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const flow = new Flow(root);
  const lettering = new Lettering(root, context.requestPaint);
  const numerals = stations.map((station) => new Numeral(lettering, context, station));
  /** @type {Widest<number>[]} */
  const widest = [new Widest(), new Widest()];
  const scale = new StickyScale();
  /** @type {Payload} */
  let payload = { in: null, active: null, out: null, units: ['', '', ''] };
  /** @type {import('./throughput/plan.js').Plan | null} */
  let plan = null;
  let planned = '';

  /** What is listed under a figure, or null. @param {number} station @returns {import('../marked-list.js').Entry[] | null} */
  function listOf(station) {
    const say = (/** @type {number | null} */ few) => (/** @type {number} */ value) => quantity(value, '', context, { digits: digitsOf(value, few), steady: true }).text;
    if (station === 2 && payload.classes) return entriesOf(payload.classes, context, say(1));
    if (station !== 1 || !payload.tiers) return null;
    const [slow, stuck] = context.options.tierSeconds.map((/** @type {number} */ one) => context.format.number(one));
    return payload.tiers.map((value, i) => {
      const [name, shape, color] = tiers[i];
      return {
        shape, color: value > 0 ? color : 'earlier', value, number: say(0)(value), letter: '',
        name: context.text(`board.tier-${name}`, ...[[slow], [slow, stuck], [stuck]][i]),
      };
    });
  }

  /**
   * The plan is made anew when the box or a width is another: numbers change more often than their widths.
   * @param {number} width @param {number} height @param {string[]} captions
   * @param {(import('../marked-list.js').Needs | null)[]} lists
   */
  function lay(width, height, captions, lists) {
    const { sizes, options } = context;
    const words = captions.map((text) => lettering.width(text, 1));
    const key = JSON.stringify([width, height, sizes.label, words, numerals.map((one) => one.width(100)), lists]);
    if (!plan || key !== planned) {
      planned = key;
      plan = planThroughput(width, height, sizes[/** @type {'small' | 'medium' | 'large'} */ (options.size)], sizes.label, {
        captions: words, figure: (i, font) => numerals[i].width(font), lists,
      });
    }
    return plan;
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    const { colors } = context;
    const captions = stations.map((station) => context.text(`throughput.${station}`));
    const lists = stations.map((_, i) => listOf(i));
    stations.forEach((station, i) => numerals[i].take(payload[station], payload.units[i], { digits: digitsOf(payload[station] ?? 0, null) }));
    context.describe(stations.map((_, i) => [
      `${captions[i]} ${numerals[i].text}`, ...(lists[i] ?? []).map((one) => `${one.name} ${one.number}`),
    ].join(', ')).join('; '));

    const needs = lists.map((list, i) => list && needsOf(list, lettering, (which, wide) => (which === 'number' ? widen(i - 1, wide) : 0)));
    const plan = lay(width, height, captions, needs);
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    plan.stations.forEach((station, i) => {
      if (station.caption !== null)
        lettering.write(`caption${i}`, { x: station.x, baseline: station.caption, size: plan.label, color: colors.secondary, text: captions[i] });
      numerals[i].write({ x: station.x, baseline: station.baseline, font: plan.font });
      const [list, need] = [lists[i], needs[i]];
      if (station.list && list && need) paintList(pen, lettering, `list${i}`, station.list, plan.label, list, need, colors);
    });
    const lanes = paintLanes(pen, plan);
    lettering.end();
    flow.show(context.still || context.state() !== 'live' ? [] : lanes);
  }

  const widen = (/** @type {number} */ i, /** @type {number} */ width) => widest[i].offer(width, width, context.now());

  /**
   * The lanes, each as broad as its rate; what runs along them is returned.
   * @param {CanvasRenderingContext2D} pen @param {import('./throughput/plan.js').Plan} plan
   */
  function paintLanes(pen, plan) {
    const { colors } = context;
    const top = scale.next(Math.max(payload.in ?? 0, payload.out ?? 0), context.now());
    /** @type {import('../flow.js').Lane[]} */
    const moving = [];
    const rates = [[payload.in ?? 0], payload.classes ?? [payload.out ?? 0]];
    plan.lanes.forEach((place, i) => {
      const broad = shares(rates[i], top, place.breadth);
      drawLane(pen, place, broad, classes.map(({ color }) => colors[color]), colors).forEach((lane, j) => moving.push({
        ...lane, key: `${i}.${j}`, share: broad[j] < leastBand ? 0 : rates[i][j] / top, color: colors.ground, shape: markShapes[j],
        size: Math.min(place.breadth * 0.3, broad[j] * 0.6),
      }));
    });
    return moving;
  }

  return {
    update(next) { payload = next; },
    paint,
    destroy() {
      flow.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
