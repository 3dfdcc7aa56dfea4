// Transactions that are running now, as an arc equaliser: a segment for each agent, in tiers of age. The drift to amber
// and red is the message.
import { createMark } from '../marks.js';
import { adoptStyles, fitCanvas } from '../painter.js';
import { StickyScale } from '../sticky-scale.js';
import { ems } from '../typography.js';
import { Widest } from '../widest.js';
import { drawArc, drawBars } from './active/drawing.js';
import { line, numberScale, planActive } from './active/plan.js';

/**
 * @typedef {{ layout: 'auto'|'arc'|'bars', tierSeconds: [number, number], scale: number, busiest: boolean }} Options
 * @typedef {object} Payload
 * @property {number | null} total
 * @property {[number, number, number, number]} sums  of the three tiers, and of what belongs to none
 * @property {number} count  how many agents there are; not all are drawn
 * @property {string[]} agents
 * @property {number[][]} tiers  for each tier, one number for each agent
 * @property {number[]} silent  indices of agents that have not been heard for too long
 * @property {{ agent: string, value: number }} [busiest]
 */

adoptStyles(`
.active { position: relative; width: 100%; height: 100%; overflow: hidden; font-weight: 500; white-space: nowrap;
  font-variant-numeric: tabular-nums; color: var(--secondary); }
.active > * { position: absolute; }
.active > [hidden] { display: none; }
.active-total { font-weight: 600; line-height: 1; letter-spacing: -.01em; color: var(--ink); }
.active-tiers { display: flex; margin: 0; padding: 0; list-style: none; justify-content: space-between; line-height: ${line}; }
.active-tiers[data-direction=column] { flex-direction: column; }
.active-tiers li { display: flex; align-items: baseline; }
.active-tiers .mark { margin-right: .55em; position: relative; top: .02em; }
.active-tiers b { margin-left: auto; padding-left: .6em; font-size: ${numberScale}em; line-height: 1; font-weight: 600; color: var(--ink); }
.active-busiest { display: flex; line-height: ${line}; min-width: 0; overflow: hidden; white-space: pre; }
.active-busiest span, .active-busiest b { flex: none; }
.active-busiest b { font-weight: 600; color: var(--ink); }
.active-busiest .active-drawn { margin-left: .8em; }
.active-busiest span:empty { display: none; }
.active-busiest bdi { font-weight: 600; color: var(--ink); overflow: hidden; text-overflow: ellipsis; min-width: 0; }
`);

const shapes = /** @type {const} */ (['square', 'triangle', 'diamond', 'dot']);
const fills = /** @type {const} */ (['data', 'warning', 'bad', 'secondary']);

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  /** @type {Payload | null} */
  let payload = null;
  /** @type {import('./active/plan.js').Plan | null} */
  let plan = null;
  let [planned, silent] = ['', /** @type {Set<number>} */ (new Set())];
  const [scale, digits] = [new StickyScale(), new StickyScale()];
  /** @type {Widest<number>} */
  const widestLately = new Widest();

  const root = make('div', 'active');
  const total = make('b', 'active-total');
  const canvas = document.createElement('canvas');
  const tiers = make('ul', 'active-tiers');
  const busiest = make('div', 'active-busiest');
  const [before, name, value, after, drawn] = [make('span'), make('bdi'), make('b'), make('span'), make('span', 'active-drawn')];
  busiest.append(before, name, value, after, drawn);
  root.append(total, canvas, tiers, busiest);
  host.append(root);
  const rows = shapes.map((_, tier) => {
    const [row, label, number, { element, show }] = [make('li'), make('span'), make('b'), createMark()];
    label.textContent = tierName(tier);
    row.append(element, label, number);
    return { row, number, show };
  });

  /** @param {number} tier */
  function tierName(tier) {
    const [slow, stuck] = options.tierSeconds.map((one) => context.format.number(one));
    return [context.text('board.tier-fast', slow), context.text('board.tier-slow', slow, stuck), context.text('board.tier-stuck', stuck),
      context.text('active.other')][tier];
  }

  const whole = (/** @type {number} */ n) => context.format.number(n, { compact: n >= 1e6 });

  /** Which tiers have a line: none when the publisher tells none. @param {Payload} of */
  const shownTiers = (of) => {
    const told = of.sums[0] + of.sums[1] + of.sums[2] > 0 || of.sums[3] === 0;
    return told ? (of.sums[3] > 0 ? [0, 1, 2, 3] : [0, 1, 2]) : [];
  };

  /** @param {Payload} of @param {number} width @param {number} height @param {number[]} shown */
  function lay(of, width, height, shown) {
    // Room for the longest that was shown lately: figures that change move nothing.
    const printed = [digits.next(of.total ?? 0, context.now()), of.total ?? 0, ...of.sums].map((one) => ems(whole(one)));
    const widest = widestLately.offer(Math.max(...printed), Math.max(...printed), context.now());
    const names = of.agents.reduce((most, agent) => Math.max(most, ems(agent)), 0);
    const named = options.busiest && of.agents.length > 0 ? ems(context.text('active.busiest', '')) + names + ems(` · ${whole(Math.max(888, of.busiest?.value ?? 0))}`) + 0.3 : 0;
    const key = [width, height, context.sizes.label, shown.length, widest, named].join();
    if (key === planned) return;
    planned = key;
    plan = planActive(options.layout, width, height, context.sizes, {
      total: Math.max(widest, ems('888')), tiers: shown.length, label: Math.max(0, ...shown.map((tier) => ems(tierName(tier)))),
      number: widest, busiest: Math.min(named, 24),
    });
    put(canvas, plan.picture);
    put(total, plan.total);
    total.style.fontSize = `${plan.total.font}px`;
    total.style.textAlign = plan.total.align;
    tiers.hidden = !plan.tiers;
    if (plan.tiers) put(tiers, plan.tiers);
    tiers.dataset.direction = plan.tiers?.direction ?? '';
    busiest.hidden = !plan.busiest;
    if (plan.busiest) put(busiest, plan.busiest);
    tiers.style.fontSize = `${plan.label}px`;
    // A long name shrinks a little before it is cut.
    if (plan.busiest) busiest.style.fontSize = `${Math.max(0.75, Math.min(1, plan.busiest.width / (named * plan.label))) * plan.label}px`;
    tiers.replaceChildren(...shown.map((tier) => rows[tier].row));
    root.dataset.layout = plan.layout;
  }

  /** @param {Payload} of @param {number[]} shown */
  function say(of, shown) {
    total.textContent = of.total === null ? '–' : whole(of.total);
    if (of.total === null) delete total.dataset.value; else total.dataset.value = String(of.total);
    for (const tier of shown) {
      const { number, show } = rows[tier];
      // Where nothing has been heard, nothing is known: not none.
      const known = of.total !== null;
      number.textContent = known ? whole(of.sums[tier]) : '–';
      if (known) number.dataset.value = String(of.sums[tier]); else delete number.dataset.value;
      // Grey when all is well: colour only where there is something.
      show(shapes[tier], of.sums[tier] > 0 ? fills[tier] : 'earlier');
    }
    const words = of.busiest ? context.text('active.busiest', '\0').split('\0') : ['', ''];
    before.textContent = words[0];
    name.textContent = of.busiest?.agent ?? '';
    value.textContent = of.busiest ? ` · ${whole(of.busiest.value)}` : '';
    after.textContent = words[1];
    const cut = of.count > of.agents.length ? context.text('active.drawn', whole(of.agents.length), whole(of.count)) : '';
    const room = plan?.busiest ? plan.busiest.width / plan.label : 0;
    drawn.textContent = ems(words.join('') + name.textContent + value.textContent + cut) + 0.8 < room ? cut : '';
    const told = of.total === null ? [] : shown.map((tier) => `${tierName(tier)}: ${whole(of.sums[tier])}`);
    if (cut) told.push(cut);
    if (of.busiest) told.push(context.text('active.busiest', `${of.busiest.agent} · ${whole(of.busiest.value)}`));
    context.describe([context.text('active.describe', of.total === null ? '–' : whole(of.total)), ...told].join('; '));
  }

  /** @param {Payload} of @param {import('./active/plan.js').Plan} at @param {boolean} told */
  function draw(of, at, told) {
    const { width, height } = at.picture;
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    const loads = of.agents.map((_, i) => of.tiers.reduce((sum, tier) => sum + tier[i], 0));
    const top = options.scale || scale.next(loads.reduce((most, one) => Math.max(most, one), 0), context.now());
    (at.layout === 'arc' ? drawArc : drawBars)(pen, width, height, context.colors, { tiers: of.tiers, silent, scale: top, told });
  }

  return {
    update(next) {
      payload = next;
      silent = new Set(next.silent);
    },
    paint() {
      const { width, height } = context.box;
      if (!payload || width === 0 || height === 0) return;
      const shown = shownTiers(payload);
      lay(payload, width, height, shown);
      say(payload, shown);
      if (plan) draw(payload, plan, shown.length > 0);
    },
    destroy: () => root.remove(),
  };
}

/** @param {string} tag @param {string} [className] */
function make(tag, className) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}

/** @param {HTMLElement} element @param {import('./active/plan.js').Box} box */
function put(element, { x, y, width, height }) {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}
