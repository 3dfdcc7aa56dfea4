// How satisfied those were who waited: score, rating, classes. Payload: ApdexComposer.cs.
import { classes, entriesOf } from '../apdex-classes.js';
import { Lettering } from '../lettering.js';
import { needsOf, paintList } from '../marked-list.js';
import { Numeral } from '../numeral.js';
import { drawShape, fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { Widest } from '../widest.js';
import { planApdex } from './apdex/plan.js';
import { marks, ratingOf } from './apdex/rating.js';

/** @typedef {{ score: number | null, classes: [number, number, number, number] | null }} Payload */

/** In em of a rating: its mark with the space behind it. */
const mark = 1.15;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const numeral = new Numeral(lettering, context);
  const widest = { number: new Widest(), share: new Widest(), note: new Widest() };
  /** @type {Payload} */
  let payload = { score: null, classes: null };
  /** @type {import('./apdex/plan.js').Plan | null} */
  let plan = null;
  let planned = '';

  const widen = (/** @type {'number' | 'share' | 'note'} */ which, /** @type {number} */ width) => /** @type {number} */ (widest[which].offer(width, width, context.now()));

  /**
   * The plan is made anew when the box or a width is another: numbers change more often than their widths.
   * @param {number} width @param {number} height @param {import('../marked-list.js').Needs | null} list @param {number} rating @param {number} note
   */
  function lay(width, height, list, rating, note) {
    const { sizes, options } = context;
    const key = JSON.stringify([width, height, sizes.label, numeral.width(100), list, rating, note]);
    if (!plan || key !== planned) {
      planned = key;
      plan = planApdex(width, height, sizes[/** @type {'small' | 'medium' | 'large'} */ (options.size)], sizes.label, {
        score: (font) => numeral.width(font), list, rating, note,
      });
    }
    return plan;
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    const { options, sizes, colors } = context;
    const { score, classes: counts } = payload;
    numeral.take(score, '', { digits: options.digits, compact: false });
    const rating = score === null ? null : ratingOf(score, options.digits);
    const word = context.text(rating ? `apdex.${rating}` : 'apdex.none');
    const total = (counts ?? []).reduce((sum, one) => sum + one, 0);
    const whole = (/** @type {number} */ value) => quantity(Math.round(value), '', context, { steady: true }).text;
    const share = (/** @type {number} */ value) => quantity((value / total) * 100, '%', context, { digits: 1, steady: true }).text;
    const list = counts && total > 0 ? entriesOf(counts, context, whole).map((one) => ({ ...one, share: share(one.value) })) : null;
    const note = context.text('apdex.requests', whole(total), quantity(options.windowSeconds, 's', context).text);
    context.describe([`Apdex ${numeral.text}`, word, ...(list ?? []).map((one) => `${one.name} ${one.number} (${one.share})`), ...(counts ? [note] : [])].join(', '));

    const needs = list && needsOf(list, lettering, widen);
    const at = lay(width, height, needs, lettering.width(word, 1, 600) + (rating ? mark : 0), widen('note', lettering.width(note, 1)));
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    numeral.write({ x: -Math.min(at.font * 0.03, sizes.u * 4), baseline: at.baseline, font: at.font });
    if (at.rating) {
      const { x, baseline, size } = at.rating;
      if (rating) drawShape(pen, marks[rating][0], x + size * 0.42, baseline - size * 0.364, size * 0.84, colors[marks[rating][1]]);
      lettering.write('rating', { x: x + (rating ? size * mark : 0), baseline, size, weight: 600, color: rating ? colors.ink : colors.secondary, text: word });
    }
    if (at.bar && counts) paintBar(pen, at.bar, counts, total, at.label);
    if (at.list && list && needs)
      paintList(pen, lettering, 'class', at.list, at.label, at.shares ? list : list.map((one) => ({ ...one, share: '' })), needs, colors);
    if (at.note) lettering.write('note', { ...at.note, size: at.label, color: colors.secondary, text: note });
    lettering.end();
  }

  /**
   * @param {CanvasRenderingContext2D} pen @param {{ x: number, y: number, width: number, height: number }} box
   * @param {number[]} counts @param {number} total @param {number} label
   */
  function paintBar(pen, box, counts, total, label) {
    const { colors, sizes: { u } } = context;
    const gap = Math.max(1, u * 2);
    const present = counts.filter((one) => one > 0).length;
    // What there is at all is seen.
    const least = Math.max(2, u * 4);
    const room = box.width - gap * Math.max(0, present - 1) - least * present;
    let x = box.x;
    classes.forEach(({ name, color }, i) => {
      if (!(counts[i] > 0)) return;
      const wide = least + room * (counts[i] / total);
      pen.fillStyle = colors[color];
      pen.fillRect(x, box.y, wide, box.height);
      const letter = context.text(`board.apdex-letter-${name}`);
      if (lettering.width(letter, label, 600) + label * 0.3 < wide)
        lettering.write(`letter${i}`, { x: x + wide / 2, align: 'middle', baseline: box.y + box.height / 2 + label * 0.364, size: label, weight: 600, color: colors.ground, text: letter });
      x += wide + gap;
    });
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
