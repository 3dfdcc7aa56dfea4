// Paints one large figure with all that goes with it: a number, and the percentage of a goal.
import { drawShape, fitCanvas } from '../../painter.js';
import { Numeral } from '../../numeral.js';
import { Lettering } from '../../lettering.js';
import { markOf } from '../../thresholds.js';
import { Widest } from '../../widest.js';
import { layoutNumber } from './layout.js';
import { drawBar, drawCurve } from './drawing.js';

/**
 * @typedef {import('../../painter.js').PainterContext} PainterContext
 * @typedef {import('../../quantity.js').Part} Part
 * @typedef {import('./content.js').Payload} Payload
 * @typedef {import('./content.js').Piece} Piece
 *
 * @typedef {object} Speaker what a kind says
 * @property {(payload: Payload, options: any) => { value: number | null, unit: string, wish: import('../../quantity.js').Wish }} figure  the large one
 * @property {(payload: Payload, options: any, context: PainterContext, figure: Numeral) => import('./content.js').Said} say
 * @property {(width: number, height: number, label: number) => number} [most]  what the large one takes of a box, where the rest needs its room
 */

/** In em of the number. */
const markRoom = 0.58;

/** @param {HTMLElement} host @param {PainterContext} context @param {Speaker} speaker @returns {import('../../painter.js').Painter} */
export function createNumber(host, context, { figure, say, most = () => Infinity }) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const numeral = new Numeral(lettering, context);
  /** @type {Map<string, Widest<number>>} */
  const asideWidths = new Map();
  /** @type {Payload} */
  let payload = { value: null, unit: '' };

  /** With the room for the mark of a threshold, which must not make the number move. @param {number} font @param {Part[]} [parts] */
  const widthOf = (font, parts) => numeral.width(font, parts) + ((context.options.thresholds ?? []).length > 0 ? font * markRoom : 0);

  /**
   * @param {string} key @param {Piece[]} pieces the last one goes where there is no room for all
   * @param {number} size @param {number} [before] room for a mark before it
   */
  function aside(key, pieces, size, before = 0) {
    const weight = (/** @type {Piece} */ one) => (one.strong ? 600 : 500);
    const height = (/** @type {Piece} */ one) => (one.strong ? size : Math.min(size, context.sizes.label));
    const sum = () => pieces.reduce((all, one) => all + lettering.width(one.text, height(one), weight(one)), before);
    const excess = sum() - context.box.width;
    if (excess > 0 && (pieces[0].strong || pieces.length === 1)) {
      pieces = pieces.slice(0, 1);
    } else if (excess > 0) {
      const [first, ...rest] = pieces;
      const room = lettering.width(first.text, height(first), 500) - excess - size * 0.3;
      const begin = lettering.cut(first.text.trimEnd(), height(first), 500, room);
      pieces = begin ? [{ text: `${begin} `, strong: false }, ...rest] : rest;
    }
    // A figure is never cut: one that is too wide by itself gets smaller.
    if (sum() > context.box.width) {
      const factor = Math.max(0.1, context.box.width / sum());
      [size, before] = [size * factor, before * factor];
    }
    const seen = asideWidths.get(key) ?? new Widest();
    asideWidths.set(key, seen);
    const width = seen.offer(sum() / size, sum() / size, context.now()) * size;
    return { key, size, width: Math.min(width, context.box.width), pieces, before, note: key.startsWith('note') };
  }

  function paint() {
    const { width, height } = context.box;
    const { options, sizes, colors } = context;
    const wanted = /** @type {'small' | 'medium' | 'large'} */ (options.size);
    if (width <= 0 || height <= 0) return;
    const { value, unit, wish } = figure(payload, options);
    numeral.take(value, unit, wish);
    const said = say(payload, options, context, numeral);
    context.describe(said.alternative);

    /** @type {ReturnType<typeof aside>[]} */
    const asides = [];
    if (said.delta) asides.push(aside('delta', said.delta.pieces, sizes.label * 1.25, sizes.label * 1.2));
    if (said.reached) asides.push(aside('reached', said.reached, sizes.label * 1.25));
    said.notes.forEach((pieces, i) => {
      // In a tall box, words that are too long for one line stand over their figure instead of being cut.
      const wide = pieces.reduce((all, one) => all + lettering.width(one.text, sizes.label, 600), 0) > width;
      if (wide && height > width) asides.push(...pieces.map((one, j) => aside(`note${i}.${j}`, [{ ...one, text: one.text.trim() }], sizes.label)));
      else asides.push(aside(`note${i}`, pieces, sizes.label));
    });

    const lay = (/** @type {Part[]} */ parts, /** @type {typeof asides} */ beside) => layoutNumber(width, height, Math.min(sizes[wanted], most(width, height, sizes.label)), sizes.label, {
      numberWidth: (font) => widthOf(font, parts), asides: beside, goal: said.goal !== null, curve: Boolean(payload.sparkline),
    });
    let { parts } = numeral;
    let layout = lay(numeral.reserved, asides);
    const bare = numeral.reserved.filter((part) => !part.unit);
    if (numeral.unit && widthOf(layout.font, bare) < 0.62 * width && widthOf(layout.font) > 0.97 * width) {
      // A long unit in a narrow box would make the number small: it gets a line of its own, if there is one.
      const ownLine = aside('unit', [{ text: numeral.unit, strong: false }], sizes.label);
      const other = lay(bare, [ownLine, ...asides]);
      if (other.asides.some((one) => one.key === 'unit')) {
        asides.unshift(ownLine);
        parts = parts.filter((part) => !part.unit);
        layout = other;
      }
    }

    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    const { font, baseline } = layout;
    // Digits stand a little inside of their advance: drawn back, they share the title's left edge.
    const edge = Math.min(font * 0.03, sizes.u * 4);
    numeral.write({ x: -edge, baseline, font, parts });
    if (said.severity) {
      const { shape, color } = markOf[said.severity];
      drawShape(pen, shape, numeral.width(font, parts) + font * 0.34, baseline - font * 0.364, font * 0.4, colors[color]);
    }

    for (const { key, x, baseline: at, room } of layout.asides) {
      const { pieces, size, before } = /** @type {ReturnType<typeof aside>} */ (asides.find((one) => one.key === key));
      const tone = key === 'delta' && said.delta?.good ? colors.good : colors.ink;
      if (key === 'delta' && said.delta) {
        const tint = said.delta.good ? colors.good : colors.secondary;
        drawArrow(pen, said.delta.direction, x + before * 0.4, at - size * 0.364, before * 0.72, tint);
      }
      lettering.write(key, {
        x: x + before, baseline: at, size, color: colors.secondary, room: room - before, value: pieces.find((one) => one.value !== undefined)?.value,
        text: pieces.map(({ text, strong }) => (strong
          ? { text, weight: 600, color: tone } : { text, size: Math.min(size, sizes.label) })),
      });
    }

    if (layout.bar && said.goal) drawBar(pen, lettering, layout.bar, layout.barLabels, said.goal, context);
    if (layout.curve && payload.sparkline)
      drawCurve(pen, layout.curve, [...payload.sparkline.points, payload.value], options.sparkline?.from === 'lowest', context);
    lettering.end();
  }

  return {
    update(next) { payload = next; },
    paint,
    resized() { asideWidths.clear(); },
    destroy() {
      lettering.destroy();
      root.remove();
    },
  };
}

/** @param {CanvasRenderingContext2D} pen @param {-1 | 0 | 1} direction @param {number} x @param {number} y @param {number} size @param {string} color */
function drawArrow(pen, direction, x, y, size, color) {
  pen.fillStyle = color;
  pen.beginPath();
  if (direction === 0) {
    pen.rect(x - size / 2, y - size * 0.11, size, size * 0.22);
  } else {
    const tip = direction * size * 0.45;
    pen.moveTo(x, y - tip);
    pen.lineTo(x + size * 0.55, y + tip);
    pen.lineTo(x - size * 0.55, y + tip);
    pen.closePath();
  }
  pen.fill();
}
