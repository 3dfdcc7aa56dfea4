// Named lights. A state is told by shape, by colour and by a word or letter. Payload: StatusLightsComposer.cs.
import { Lettering } from '../lettering.js';
import { drawShape, fitCanvas, shapes } from '../painter.js';
import { quantity } from '../quantity.js';
import { Widest } from '../widest.js';
import { layoutLights, mark, shortest, space } from './status-lights/layout.js';

/**
 * @typedef {[label: string, state: 0 | 1 | 2 | 3 | null, detail: number | null]} Light
 * @typedef {{ lights: Light[], more?: number[], unit: string }} Payload
 */

const colors = /** @type {const} */ (['good', 'warning', 'bad', 'ink']);
const states = /** @type {const} */ ([0, 1, 2, 3, null]);

/** The worst first; what is not known is worse than what is good. */
const gravest = /** @type {const} */ ([3, 2, 1, null, 0]);

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  /** @type {Widest<number>} */
  const widest = new Widest();
  /** @type {Payload} */
  let payload = { lights: [], unit: '' };

  const wordOf = (/** @type {Light[1]} */ state) => context.text(state === null ? 'status-lights.unknown' : `status-lights.state${state}`);
  const letterOf = (/** @type {Light[1]} */ state) => context.text(state === null ? 'status-lights.letterUnknown' : `status-lights.letter${state}`);
  const detailOf = (/** @type {Light} */ [, , detail]) => (detail === null ? '' : quantity(detail, payload.unit, context, { digits: context.options.digits }).text);

  function describe() {
    const words = payload.lights.slice(0, 30).map((light) => [light[0], wordOf(light[1]), detailOf(light)].filter(Boolean).join(' '));
    context.describe(words.join(', '));
  }

  /** @param {CanvasRenderingContext2D} pen @param {Light[1]} state @param {number} x @param {number} y @param {number} size */
  function drawLight(pen, state, x, y, size) {
    if (state !== null) {
      drawShape(pen, shapes[state], x, y, size, context.colors[colors[state]]);
      return;
    }
    pen.strokeStyle = context.colors.secondary;
    pen.lineWidth = Math.max(1.5, size / 9);
    pen.setLineDash([size / 4, size / 5]);
    pen.beginPath();
    pen.arc(x, y, size * 0.42, 0, Math.PI * 2);
    pen.stroke();
    pen.setLineDash([]);
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    describe();
    const { lights } = payload;
    const { sizes } = context;
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    const unsent = (payload.more ?? []).reduce((sum, count) => sum + count, 0);
    const em = (/** @type {string} */ text, weight = 500) => lettering.width(text, 1, weight);
    const details = Math.max(0, ...lights.map((light) => em(detailOf(light), 600)));
    const word = Math.max(...states.map((state) => em(wordOf(state), 600)));
    const aside = word + (details > 0 ? details + 0.45 : 0);
    const layout = layoutLights(lights.length + unsent, width, height, sizes.list, Math.min(sizes.list, sizes.label), {
      label: Math.max(0, ...lights.map(([label]) => em(label))),
      aside: widest.offer(aside, aside, context.now()),
      either: Math.max(word, details),
      letter: Math.max(...states.map((state) => em(letterOf(state), 600))),
    }, context.options.layout);

    const { rows, rowHeight, columnWidth, gap } = layout;
    // Few lights in a high box: they stand at the top, at their own pace, and the box stays empty below.
    const placeOf = (/** @type {number} */ i) => ({ x: Math.floor(i / rows) * (columnWidth + gap), y: (i % rows) * rowHeight });
    const shown = Math.min(layout.shown, lights.length);
    lights.slice(0, shown).forEach((light, i) => paintLight(pen, light, i, placeOf(i), layout));
    if (shown < lights.length + unsent) paintRest(pen, lights.slice(shown), placeOf(shown), layout);
    lettering.end();
  }

  /**
   * @param {CanvasRenderingContext2D} pen @param {Light} light @param {number} i @param {{ x: number, y: number }} place
   * @param {import('./status-lights/layout.js').LightLayout} layout
   */
  function paintLight(pen, light, i, { x, y }, layout) {
    const [label, state, detail] = light;
    const { colors: { ink, secondary, hairline }, sizes: { u } } = context;
    const { form, size, rowHeight, columnWidth, rows } = layout;
    const stacked = form === 'stack';
    const middle = stacked ? y + size * 0.68 : y + rowHeight / 2;
    const baseline = middle + size * 0.364;
    drawLight(pen, state, x + Math.min(size * 0.55, columnWidth / 2), middle, Math.min(size * 1.05, rowHeight * 0.9, columnWidth * 0.9));
    const start = x + size * mark;
    const weight = state === 0 ? 500 : 600;
    const color = state === 0 || state === null ? secondary : ink;

    // Words first, then what is shorter: the name of a light must never give way to them.
    const figure = detailOf(light);
    const said = form === 'grid' ? [[letterOf(state)]]
      : state === 0 && figure ? [[figure]]
        : [[wordOf(state), figure], [letterOf(state), figure], [wordOf(state)], [letterOf(state)]];
    const room = columnWidth - size * mark - (stacked ? 0 : size * space + Math.min(lettering.width(label, size), size * shortest));
    const widthOf = (/** @type {string[]} */ texts) => texts.filter(Boolean).reduce((sum, text) => sum + lettering.width(text, size, weight) + size * 0.45, -size * 0.45);
    const letter = state === 0 && figure ? '' : letterOf(state);
    // In a box of a mark's breadth the shape alone says it.
    const words = (said.find((texts) => widthOf(texts) <= room) ?? [lettering.width(letter, size, weight) > columnWidth - size * mark ? '' : letter]).filter(Boolean);
    let left = stacked ? start : x + columnWidth - (words.length > 0 ? widthOf(words) : 0);
    const labelRoom = stacked ? columnWidth - size * mark : left - start - (words.length > 0 ? size * space * 0.8 : 0);
    for (const [j, text] of words.entries()) {
      const value = text === figure ? detail : undefined;
      lettering.write(`word${i}.${j}`, { x: left, baseline: stacked ? baseline + size * 1.18 : baseline, size, weight, color, text, value });
      left += lettering.width(text, size, weight) + size * 0.45;
    }
    lettering.write(`label${i}`, { x: start, baseline, size, color: ink, text: lettering.cut(label, size, 500, labelRoom, true), value: state });
    if (form !== 'grid' && (i + 1) % rows !== 0) {
      pen.fillStyle = hairline;
      pen.fillRect(x, y + rowHeight - 0.5, columnWidth, Math.max(1, u));
    }
  }

  /**
   * How many have no place, the worst of them by shape and number: what is hidden must not hide what is wrong.
   * @param {CanvasRenderingContext2D} pen @param {Light[]} hidden @param {{ x: number, y: number }} place
   * @param {import('./status-lights/layout.js').LightLayout} layout
   */
  function paintRest(pen, hidden, { x, y }, { size, rowHeight, columnWidth }) {
    const counts = states.map((state, i) => hidden.filter((light) => light[1] === state).length + (payload.more?.[i] ?? 0));
    const worst = gravest.find((state) => counts[states.indexOf(state)] > 0) ?? null;
    const middle = y + rowHeight / 2;
    drawLight(pen, worst, x + Math.min(size * 0.55, columnWidth / 2), middle, Math.min(size * 1.05, rowHeight * 0.9, columnWidth * 0.9));
    const more = context.text('status-lights.more', counts.reduce((sum, count) => sum + count, 0));
    const all = worst === 0 ? more : `${more} · ${context.text('status-lights.summary', counts[states.indexOf(worst)], wordOf(worst))}`;
    const room = columnWidth - size * mark;
    const text = lettering.width(all, size) <= room ? all : lettering.cut(more, size, 500, room);
    lettering.write('more', { x: x + size * mark, baseline: middle + size * 0.364, size, color: context.colors.secondary, text });
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
