// What painters of categories share: they take the values and have the kind draw its picture, marks on a canvas and text
// over it, both in one paint, so that a number and its mark never disagree.
import { Lettering } from '../../lettering.js';
import { fitCanvas } from '../../painter.js';
import { Widest } from '../../widest.js';
import { snapped } from './boxes.js';
import { contentOf, descriptionOf } from './content.js';
import { tonesOf } from './tones.js';

/**
 * @typedef {object} Scene what a kind draws its picture from
 * @property {import('./content.js').Content} content
 * @property {number} width @property {number} height
 * @property {Lettering} lettering
 * @property {CanvasRenderingContext2D} pen  for marks, swatches and shapes, below the text
 * @property {(box: import('./boxes.js').Box, color: string) => void} fill  fills whole pixels of the screen
 * @property {Widest<number>} widest         remembers the widest value
 * @property {ReturnType<typeof tonesOf>} tones
 * @property {boolean} partsOfWhole
 * @property {boolean} [fromZero]  whether what is below zero cannot be drawn
 * @property {string} [note]  words of the kind's own under its list
 * @property {import('../../painter.js').PainterContext} context
 */

/**
 * @param {HTMLElement} host @param {import('../../painter.js').PainterContext} context
 * @param {boolean} partsOfWhole whether values are parts of their sum
 * @param {(scene: Scene) => void} draw draws all marks and writes all text; the canvas is empty
 * @returns {import('../../painter.js').Painter}
 */
export function createCategories(host, context, partsOfWhole, draw) {
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%', overflow: 'hidden' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  /** @type {Widest<number>} */
  const widest = new Widest();
  /** @type {import('./content.js').Payload} */
  let payload = { items: [], unit: '' };
  let fractional = false;

  return {
    update(next) {
      payload = next;
      fractional ||= payload.items.some(([, value]) => value !== null && !Number.isInteger(value));
    },
    paint() {
      const { width, height } = context.box;
      if (width < 4 || height < 4) return;
      const content = contentOf(payload, context.options, context, fractional);
      context.describe(descriptionOf(content, context));
      const pen = fitCanvas(canvas, width, height);
      const fill = filler(pen);
      pen.clearRect(0, 0, width, height);
      lettering.begin();
      draw({ content, width, height, lettering, pen, fill, widest, partsOfWhole, context, tones: tonesOf(context.colors) });
      lettering.end();
    },
    destroy() {
      lettering.destroy();
      root.remove();
    },
  };
}

/** @param {CanvasRenderingContext2D} pen @returns {Scene['fill']} */
function filler(pen) {
  const ratio = window.devicePixelRatio || 1;
  return (box, color) => {
    const { x, y, width, height } = snapped(box, ratio);
    pen.fillStyle = color;
    pen.fillRect(x, y, width, height);
  };
}
