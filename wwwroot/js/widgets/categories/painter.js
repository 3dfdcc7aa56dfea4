// What painters of categories share: they take the values, let the kind plan its picture, and draw it when its pace
// allows. Until then the last picture stays whole, marks and text alike.
import { Lettering } from '../../lettering.js';
import { fitCanvas } from '../../painter.js';
import { Widest } from '../../widest.js';
import { Chart } from './chart.js';
import { contentOf, descriptionOf } from './content.js';
import { Pace } from './pace.js';
import { tonesOf } from './tones.js';

/**
 * @typedef {object} Scene what a kind plans its picture from
 * @property {import('./content.js').Content} content
 * @property {number} width @property {number} height
 * @property {Lettering} lettering
 * @property {CanvasRenderingContext2D} pen  for swatches and shapes, over the chart
 * @property {Widest<number>} widest         remembers the widest value
 * @property {ReturnType<typeof tonesOf>} tones
 * @property {boolean} partsOfWhole
 * @property {boolean} [fromZero]  whether what is below zero cannot be drawn
 * @property {string} [note]  words of the kind's own under its list
 * @property {import('../../painter.js').PainterContext} context
 *
 * @typedef {object} Plan
 * @property {{ box: import('./chart.js').Box, options: any } | null} marks  what ApexCharts draws
 * @property {() => void} write  writes all text and draws what goes with it
 */

/**
 * @param {HTMLElement} host @param {import('../../painter.js').PainterContext} context
 * @param {boolean} partsOfWhole whether values are parts of their sum
 * @param {(scene: Scene) => Plan} plan called when a text or a size may be another
 * @returns {import('../../painter.js').Painter}
 */
export function createCategories(host, context, partsOfWhole, plan) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  host.append(root);
  const chart = new Chart(root, context.requestPaint);
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  const lettering = new Lettering(root, context.requestPaint);
  const pace = new Pace(context.requestPaint);
  /** @type {Widest<number>} */
  const widest = new Widest();
  /** @type {import('./content.js').Payload} */
  let payload = { items: [], unit: '' };
  let fractional = false;
  /** What the chart was drawn from, and in which box. */
  let [drawn, drawnIn] = ['', ''];

  return {
    update(next) {
      payload = next;
      fractional ||= payload.items.some(([, value]) => value !== null && !Number.isInteger(value));
    },
    paint() {
      const [width, height] = [host.clientWidth, host.clientHeight];
      if (width < 4 || height < 4) return;
      const content = contentOf(payload, context.options, context, fractional);
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const { marks, write } = plan({ content, width, height, lettering, pen, widest, partsOfWhole, context, tones: tonesOf(context.colors) });
      const wanted = marks ? JSON.stringify(marks) : '';
      if (chart.isReady && wanted !== drawn) {
        const box = `${width} ${height}`;
        if (!pace.take(box !== drawnIn)) return;
        if (marks) chart.draw(marks.box, marks.options); else chart.clear();
        [drawn, drawnIn] = [wanted, box];
      }
      context.describe(descriptionOf(content, context));
      fitCanvas(canvas, width, height).clearRect(0, 0, width, height);
      lettering.begin();
      write();
      lettering.end();
    },
    destroy() {
      pace.destroy();
      chart.destroy();
      lettering.destroy();
      root.remove();
    },
  };
}
