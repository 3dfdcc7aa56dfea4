// Hundreds of agents, a hexagon for each in its steady place. Quiet when all is well; what is not has a shape, and the
// worst are named. Payload: HoneycombComposer.cs.
import { planBeside } from '../beside.js';
import { Lettering } from '../lettering.js';
import { fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { writeRanking } from '../ranking.js';
import { StickyScale } from '../sticky-scale.js';
import { layoutTally, writeTally } from '../tally.js';
import { Widest } from '../widest.js';
import { drawCells, states } from './honeycomb/drawing.js';
import { hexGrid, placeOf, textIn } from './honeycomb/grid.js';

/**
 * @typedef {object} Payload
 * @property {string[]} [names]  of all, where they are few
 * @property {(number | null)[]} values
 * @property {number[]} silent @property {number[]} warning @property {number[]} critical  places in values
 * @property {[well: number, warning: number, critical: number, silent: number]} counts
 * @property {[name: string, value: number, state: 0 | 1 | 2][]} worst
 * @property {string} unit
 */

const severities = /** @type {const} */ ([null, 'warning', 'critical']);
/** As many are named at first glance; a list for its own sake is a table. */
const wanted = 8;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  /** @type {Widest<number>} */
  const widestName = new Widest();
  /** @type {Widest<number>} */
  const widestFigure = new Widest();
  const top = new StickyScale();
  /** @type {Payload} */
  let payload = { values: [], silent: [], warning: [], critical: [], counts: [0, 0, 0, 0], worst: [], unit: '' };

  const whole = (/** @type {number} */ n) => context.format.number(n, { digits: 0, compact: false });
  const say = (/** @type {number | null} */ value) =>
    quantity(value, payload.unit, context, { digits: options.digits, compact: options.compact, fractional: fractional(), steady: true }).text;
  const fractional = () => payload.worst.some(([, value]) => !Number.isInteger(value));

  /** @returns {import('../tally.js').Count[]} */
  function tally() {
    const { counts, values } = payload;
    const hidden = counts.reduce((sum, one) => sum + one, 0) - values.length;
    const made = [2, 1, 0, 3].filter((state) => counts[state] > 0 || state === 0).map((state) => ({
      value: counts[state], spare: state === 0, number: whole(counts[state]), words: context.text(`honeycomb.${states[state]}`, whole(counts[state])),
      draw: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ size) =>
        drawCells(pen(), { radius: size * 0.58, stretchX: 1, stretchY: 1 }, [{ x, y, state, share: 1 }], context.colors, false),
    }));
    return hidden > 0 ? [...made, { value: hidden, number: '', words: context.text('honeycomb.hidden', whole(hidden)), draw: null }] : made;
  }

  const pen = () => /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

  /** The part of the shades that a value has. @returns {(value: number) => number} */
  function shades() {
    let [low, high] = [options.min ?? 0, 0];
    for (const value of payload.values) {
      if (value === null) continue;
      if (options.min === null) low = Math.min(low, value);
      high = Math.max(high, value);
    }
    high = options.max ?? Math.max(low + 1e-9, top.next(high, context.now()));
    return (value) => Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2)));
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    const { values, names, worst } = payload;
    const { sizes, colors, now } = context;
    fitCanvas(canvas, width, height).clearRect(0, 0, width, height);
    lettering.begin();
    const counts = values.length > 0 ? tally() : [];
    const ems = (/** @type {string} */ text) => lettering.width(text, 1);
    const most = (/** @type {string[]} */ texts, weight = 500) => Math.max(0, ...texts.map((text) => lettering.width(text, 1, weight)));
    const figures = worst.map(([, value]) => say(value));
    const figure = widestFigure.offer(most(figures, 600), most(figures, 600), now());
    const name = widestName.offer(most(worst.map(([one]) => one)), most(worst.map(([one]) => one)), now());
    const content = {
      aspect: null, keep: 0.55, wanted: 0, name, figure,
      tally: (/** @type {number} */ within, /** @type {number} */ size, /** @type {number} */ lines) => layoutTally(counts, within, size, ems, lines),
    };

    // Names in the hexagons themselves, where all of them have room; otherwise the worst beside them.
    let plan = planBeside(width, height, sizes.label, content);
    let grid = hexGrid(values.length, plan.picture.width, plan.picture.height);
    const size = names ? textIn(grid, sizes.label, most(names), figure) : 0;
    if (size === 0 && worst.length > 0) {
      plan = planBeside(width, height, sizes.label, { ...content, wanted: Math.min(wanted, worst.length) });
      grid = hexGrid(values.length, plan.picture.width, plan.picture.height);
    }
    paintCells(grid, size);
    const scene = { pen: pen(), lettering, colors };
    if (plan.ranking) {
      writeRanking(worst.map(([one, value, state], i) => ({ name: one, figure: figures[i], value, severity: severities[state] })),
        plan.ranking.box, plan.ranking.layout, scene);
    }
    if (plan.tally) writeTally(counts, plan.tally.layout, plan.tally.x, plan.tally.y, scene);
    lettering.end();
    describe(counts, figures);
  }

  /** @param {import('./honeycomb/grid.js').Grid} grid @param {number} size of names in the hexagons; 0: none */
  function paintCells(grid, size) {
    const state = new Uint8Array(payload.values.length);
    for (const i of payload.warning) state[i] = 1;
    for (const i of payload.critical) state[i] = 2;
    for (const i of payload.silent) state[i] = 3;
    const share = shades();
    const cells = Array.from(state, (one, i) => ({ ...placeOf(grid, i), state: one, share: share(payload.values[i] ?? 0) }));
    drawCells(pen(), grid, cells, context.colors, size > 0);
    if (size > 0) state.forEach((_, i) => writeCell(grid, i, size));
  }

  /** @param {import('./honeycomb/grid.js').Grid} grid @param {number} i @param {number} size */
  function writeCell(grid, i, size) {
    const { x, y } = placeOf(grid, i);
    const value = payload.values[i];
    const room = grid.radius * grid.stretchX * 1.46;
    const text = say(value);
    // Its lower corners touch the hexagon's where it begins to narrow.
    const font = Math.min(context.sizes.small, grid.radius * 0.4, (size * room) / lettering.width(text, size, 600));
    const middle = y + grid.radius * 0.1;
    lettering.write(`cell${i}`, {
      x, baseline: middle - font * 0.1, size, color: context.colors.secondary, align: 'middle',
      text: lettering.cut(payload.names?.[i] ?? '', size, 500, room, true),
    });
    lettering.write(`value${i}`, { x, baseline: middle + font * 0.98, size: font, weight: 600, color: context.colors.ink, align: 'middle', text, value });
  }

  /** @param {import('../tally.js').Count[]} counts @param {string[]} figures */
  function describe(counts, figures) {
    context.describe([counts.map(({ words }) => words).join(', '),
      payload.worst.slice(0, wanted).map(([name], i) => `${name} ${figures[i]}`).join(', ')].filter(Boolean).join('; '));
  }

  return {
    update(next) { payload = next; },
    paint,
    destroy() {
      lettering.destroy();
      root.remove();
    },
  };
}
