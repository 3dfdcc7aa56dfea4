// Tiers as boxes, and how much goes from one to the next. Payload: TierFlowComposer.cs.
import { Flow } from '../flow.js';
import { Lettering } from '../lettering.js';
import { Numeral } from '../numeral.js';
import { drawShape, fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { StickyScale } from '../sticky-scale.js';
import { markOf, passed } from '../thresholds.js';
import { Widest } from '../widest.js';
import { drawLink, drawNode } from './tier-flow/drawing.js';
import { line, planTiers, tall } from './tier-flow/plan.js';

/**
 * @typedef {[value: number | null, unit: string, silent: boolean, second?: number | null, secondUnit?: string, secondLabel?: string]} NodeFigures
 * @typedef {{ nodes: NodeFigures[], links: [value: number | null, unit: string][] }} Payload
 * @typedef {{ id: string, title: string, x: number | null, y: number | null, thresholds: import('../thresholds.js').Threshold[], digits: number | null }} TierNode
 */

/** The tiers of a board's options: those that it names, or those that its links name. @param {any} options @returns {TierNode[]} */
export function tiersOf({ nodes, links }) {
  if (nodes.length > 0) return nodes;
  const ids = new Set(links.flatMap((/** @type {{ from: string, to: string }} */ { from, to }) => [from, to]));
  return [...ids].map((id) => ({ id, title: '', x: null, y: null, thresholds: [], digits: null }));
}

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
  const tiers = tiersOf(context.options);
  const index = new Map(tiers.map(({ id }, i) => [id, i]));
  /** @type {[number, number][]} */
  const links = context.options.links.map((/** @type {{ from: string, to: string }} */ { from, to }) => [index.get(from), index.get(to)]);
  /** @type {string[]} */
  const linkTitles = context.options.links.map((/** @type {{ title: string }} */ { title }) => title);
  const numerals = tiers.map((_, i) => new Numeral(lettering, context, `node${i}`));
  /** @type {Map<string, Widest<number>>} */
  const widest = new Map();
  const scale = new StickyScale();
  /** @type {Payload} */
  let payload = { nodes: tiers.map(() => [null, '', false]), links: links.map(() => [null, '']) };
  /** @type {ReturnType<typeof planTiers>} */
  let plan = null;
  let planned = '';

  const nameOf = (/** @type {number} */ i) => tiers[i].title || tiers[i].id;
  const widen = (/** @type {string} */ key, /** @type {number} */ width) => {
    let known = widest.get(key);
    if (!known) widest.set(key, known = new Widest());
    return known.offer(width, width, context.now());
  };

  /** What stands below a tier's figure. @param {number} i */
  function secondOf(i) {
    const [, , , value, unit = '', label = ''] = payload.nodes[i];
    return value === undefined ? '' : [label, quantity(value, unit, context, { steady: true }).text].filter(Boolean).join(' ');
  }

  const linkText = (/** @type {number} */ i) => quantity(payload.links[i][0], payload.links[i][1], context, { steady: true }).text;

  /** @param {number} width @param {number} height */
  function lay(width, height) {
    const { sizes, options } = context;
    const wanted = sizes[/** @type {'small' | 'medium' | 'large'} */ (options.size)];
    const figure = (/** @type {number} */ font) => Math.max(...numerals.map((one) => one.width(font)));
    const title = Math.max(0, ...tiers.map((_, i) => lettering.width(nameOf(i), 1, 600)));
    const second = widen('second', Math.max(0, ...tiers.map((_, i) => lettering.width(secondOf(i), 1))));
    const labels = links.map((_, i) => {
      const bare = payload.links[i][0] === null ? 0 : widen(`link${i}`, lettering.width(linkText(i), 1, 600));
      return { bare, full: bare + (linkTitles[i] ? lettering.width(`${linkTitles[i]} `, 1) : 0) };
    });
    const key = [width, height, sizes.label, figure(100), title, second, ...labels.map((one) => one.full)].join();
    if (key === planned) return;
    planned = key;
    plan = planTiers(width, height, wanted, sizes.label, {
      places: tiers.map(({ x, y }) => (x === null || y === null ? null : { x, y })), links, title, figure, second, labels,
      marked: tiers.some(({ thresholds }) => thresholds.length > 0),
    });
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    const severities = tiers.map(({ thresholds, digits }, i) => {
      numerals[i].take(payload.nodes[i][0], payload.nodes[i][1], { digits });
      return passed(thresholds, payload.nodes[i][0])?.severity ?? null;
    });
    describe(severities);
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    lay(width, height);
    if (plan) {
      const moving = paintLinks(pen, plan);
      tiers.forEach((_, i) => paintNode(pen, /** @type {import('./tier-flow/plan.js').Plan} */ (plan), i, severities[i]));
      flow.show(context.still || context.state() !== 'live' ? [] : moving);
    } else {
      flow.show([]);
      const text = tiers.length === 0 ? context.text('tier-flow.none') : '…';
      const size = Math.min(context.sizes.label, height, width / Math.max(1, lettering.width(text, 1)));
      lettering.write('none', { x: 0, baseline: size, size, color: context.colors.secondary, text });
    }
    lettering.end();
  }

  /** @param {('warning' | 'critical' | null)[]} severities */
  function describe(severities) {
    const nodes = tiers.map((_, i) => [
      `${nameOf(i)} ${numerals[i].text}`, severities[i] && context.text(`tier-flow.${severities[i]}`),
      payload.nodes[i][2] && context.text('tier-flow.silent'), secondOf(i),
    ].filter(Boolean).join(', '));
    const ways = links.map(([from, to], i) => (payload.links[i][0] === null ? '' : `${nameOf(from)} → ${nameOf(to)} ${linkText(i)}`));
    context.describe([...nodes, ...ways].filter(Boolean).join('; ') || context.text('tier-flow.none'));
  }

  /** @param {CanvasRenderingContext2D} pen @param {import('./tier-flow/plan.js').Plan} at @returns {import('../flow.js').Lane[]} */
  function paintLinks(pen, at) {
    const { colors, sizes: { u } } = context;
    const top = scale.next(payload.links.reduce((most, [value]) => Math.max(most, value ?? 0), 0), context.now());
    return at.links.map((way, i) => {
      const [value] = payload.links[i];
      const share = Math.max(0, value ?? 0) / top;
      const size = Math.max(4, at.font * 0.16);
      const tip = drawLink(pen, way, Math.max(Math.min(u * 3, at.font / 10), share * at.font * 0.3), size * 1.5, share > 0 ? colors.data : colors.earlier);
      const place = at.words[i];
      if (place && value !== null) {
        const lying = Math.abs(way.toX - way.x) >= Math.abs(way.toY - way.y);
        const title = at.labels === 'full' ? linkTitles[i] : '';
        lettering.write(`link${i}`, {
          x: lying ? (place.left + place.right) / 2 : place.left, align: lying ? 'middle' : 'start',
          baseline: (place.top + place.bottom) / 2 + at.label * 0.364, size: at.label, color: colors.secondary, value,
          text: [...(title ? [{ text: `${title} ` }] : []), { text: linkText(i), weight: 600, color: colors.ink }],
        });
      }
      return { key: `${i}`, ...way, ...tip, share, size, color: colors.data, shape: /** @type {const} */ ('dot') };
    });
  }

  /** @param {CanvasRenderingContext2D} pen @param {import('./tier-flow/plan.js').Plan} at @param {number} i @param {'warning' | 'critical' | null} severity */
  function paintNode(pen, at, i, severity) {
    const { colors, sizes: { u } } = context;
    const { left, top, right, bottom } = at.nodes[i];
    const silent = payload.nodes[i][2];
    drawNode(pen, at.nodes[i], severity, silent, Math.min(u, at.font / 20), colors);
    const x = left + at.pad;
    let y = top + at.pad * 0.7;
    if (at.titles) {
      const room = right - left - at.pad * 2 - (severity ? at.label * 1.2 : 0);
      lettering.write(`title${i}`, { x, baseline: y + at.label, size: at.label, weight: 600, color: colors.secondary, text: lettering.cut(nameOf(i), at.label, 600, room) });
      y += line * at.label;
    }
    if (severity) {
      const { shape, color } = markOf[severity];
      const size = at.titles ? at.label * 0.8 : at.font * 0.4;
      drawShape(pen, shape, right - at.pad - size / 2, at.titles ? top + at.pad * 0.7 + size * 0.8 : (top + bottom) / 2, size, colors[color]);
    }
    numerals[i].write({ x: x - at.font * 0.03, baseline: y + at.font * (tall - 0.166), font: at.font });
    y += at.font * tall;
    const second = secondOf(i);
    if (at.second && second) lettering.write(`second${i}`, {
      x, baseline: y + at.label, size: at.label, color: colors.secondary, text: second, room: right - left - at.pad * 2, value: payload.nodes[i][3],
    });
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
