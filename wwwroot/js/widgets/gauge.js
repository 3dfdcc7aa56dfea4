// A gauge: one value on a scale. Payload: GaugeComposer.cs.
import { Numeral } from '../numeral.js';
import { Lettering } from '../lettering.js';
import { fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { passed } from '../thresholds.js';
import { paintLinear } from './gauge/linear.js';
import { paintRadial } from './gauge/radial.js';
import { scaleOf } from './gauge/scale.js';

/**
 * @typedef {object} Scene what is painted, and where
 * @property {CanvasRenderingContext2D} pen
 * @property {Lettering} lettering
 * @property {Numeral} numeral
 * @property {import('./gauge/scale.js').Scale | null} scale
 * @property {'warning' | 'critical' | null} severity
 * @property {[string, string] | null} ends  min and max in words
 * @property {(value: number) => string} say
 * @property {number} width @property {number} height
 * @property {number} wanted  the number's size
 * @property {import('../painter.js').PainterContext} context
 */

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
  /** @type {{ value: number | null, unit: string, min: number | null, max: number | null }} */
  let payload = { value: null, unit: '', min: null, max: null };

  return {
    update(next) { payload = next; },
    paint() {
      const { width, height } = context.box;
      const { options, sizes } = context;
      if (width <= 0 || height <= 0) return;
      const { value, unit, min, max } = payload;
      numeral.take(value, unit, { digits: options.digits, compact: options.compact });
      const severity = passed(options.thresholds, value)?.severity ?? null;
      const say = (/** @type {number} */ one) => quantity(one, unit, context, { compact: options.compact, trim: true }).text;
      const scale = scaleOf(value, min, max, options.thresholds);
      const off = scale?.beyond ?? 0;
      /** @type {[string, string] | null} */
      const ends = min !== null && max !== null ? [say(min), say(max)] : null;
      context.describe([
        numeral.text, severity && context.text(`gauge.${severity}`), ends && context.text('gauge.of', ...ends),
        off !== 0 && context.text(off < 0 ? 'gauge.below' : 'gauge.above'),
      ].filter(Boolean).join(', '));
      // A full arc says that it is at its end; that it is beyond it is said by the end's word and a point.
      if (ends && off < 0) ends[0] = `< ${ends[0]}`;
      if (ends && off > 0) ends[1] = `> ${ends[1]}`;

      const pen = fitCanvas(canvas, width, height);
      pen.clearRect(0, 0, width, height);
      lettering.begin();
      const paint = options.shape === 'linear' ? paintLinear : paintRadial;
      paint({
        pen, lettering, numeral, severity, ends, say, width, height, context,
        scale,
        wanted: sizes[/** @type {'small' | 'medium' | 'large'} */ (options.size)],
      });
      lettering.end();
    },
    destroy() {
      lettering.destroy();
      root.remove();
    },
  };
}
