// Draws events along a time axis: a bar from begin to end, a shape at its begin, planned works as outlined bands, now.
import { offsetOf, timeAxis } from '../../axes.js';
import { Lettering } from '../../lettering.js';
import { drawShape, fitCanvas } from '../../painter.js';
import { ems } from '../../typography.js';
import { lengths, plan } from './plan.js';

/**
 * @typedef {object} Item
 * @property {string} id
 * @property {import('../../marks.js').Shape} shape
 * @property {keyof import('../../painter.js').Tokens} color
 * @property {number} begin   Unix ms
 * @property {number} end     Unix ms; Infinity: it goes on
 * @property {boolean} outlined  a band, not a bar
 * @property {boolean} quiet
 * @property {number} weight
 * @property {string} title
 */

/**
 * @param {HTMLElement} host @param {import('../../painter.js').PainterContext} context
 * @param {string} kind  whose words are said
 */
export function createTimeline(host, context, kind) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', inset: '0' });
  host.append(canvas);
  const lettering = new Lettering(host, context.requestPaint);
  const offset = offsetOf(context.timeZone);
  const days = new Intl.DateTimeFormat(context.culture, { month: 'short', day: 'numeric', ...context.timeZone ? { timeZone: context.timeZone } : {} });

  /** @param {Item} item @param {import('./plan.js').Placed} placed @param {CanvasRenderingContext2D} pen @param {number} font */
  function drawItem(item, placed, pen, font) {
    const { colors } = context;
    const color = colors[item.color];
    const top = placed.lane * lengths.lane * font;
    const middle = top + 0.68 * font;
    const wide = Math.max(placed.right - placed.left, 2);
    pen.fillStyle = pen.strokeStyle = color;
    if (item.outlined) {
      pen.lineWidth = Math.max(1.5, font * 0.08);
      pen.strokeRect(placed.left + pen.lineWidth / 2, top + 0.08 * font, Math.max(1, wide - pen.lineWidth), 1.5 * font);
    } else if (placed.right > placed.left) {
      pen.fillRect(placed.left, top + 1.3 * font, wide, 0.26 * font);
    }
    // A band is a shape by itself.
    if (!item.outlined) drawShape(pen, item.shape === 'dot' ? 'circle' : item.shape, placed.x, middle, font * (item.shape === 'dot' ? 0.56 : 0.72), color);
    if (placed.title) {
      const { x, room, side } = placed.title;
      lettering.write(item.id, {
        x, room, align: side === 'left' ? 'end' : 'start', baseline: middle + 0.364 * font, size: font, weight: item.quiet ? 500 : 600,
        color: item.quiet ? colors.secondary : colors.ink, text: lettering.cut(item.title, font, item.quiet ? 500 : 600, room),
      });
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {number} from @param {number} to @param {number} width @param {number} bottom of the lanes @param {number} font @param {string} more */
  function drawAxis(pen, from, to, width, bottom, font, more) {
    const { colors, format } = context;
    const now = context.now();
    const at = (/** @type {number} */ ms) => ((ms - from) / (to - from)) * width;
    const baseline = bottom + 1.15 * font;
    const nowText = context.text(`${kind}.now`);
    const nowWide = ems(nowText) * font;
    const nowX = Math.min(Math.max(at(now), nowWide / 2), width - nowWide / 2);
    const moreWide = more ? ems(more) * font + font : 0;
    // At the end where now is not.
    const moreAtEnd = nowX - nowWide / 2 < moreWide;
    const { step, times } = timeAxis(from, to, Math.max(1, Math.floor(width / (6.5 * font))), offset);
    pen.fillStyle = colors.hairline;
    let taken = -Infinity;
    for (const time of times) {
      const x = at(time);
      pen.fillRect(Math.round(x), 0, 1, bottom + 0.2 * font);
      const text = step >= 86_400 ? days.format(time) : step < 60 ? format.time(time) : format.minute(time);
      const half = (ems(text) * font) / 2;
      const free = x - half >= (moreAtEnd ? 0 : moreWide) && x + half <= width - (moreAtEnd ? moreWide : 0) && Math.abs(x - nowX) > half + nowWide / 2 + 0.4 * font
        && x - half > taken + 0.4 * font;
      if (!free) continue;
      taken = x + half;
      lettering.write(`tick ${time}`, { x, align: 'middle', baseline, size: font, color: colors.secondary, text });
    }
    pen.fillRect(0, bottom, width, 1);
    pen.fillStyle = colors.ink;
    pen.fillRect(Math.min(width - 2, Math.max(0, Math.round(at(now)) - 1)), 0, Math.max(2, font * 0.08), bottom + 0.2 * font);
    lettering.write('now', { x: nowX, align: 'middle', baseline, size: font, weight: 600, color: colors.ink, text: nowText });
    if (more) lettering.write('more', { x: moreAtEnd ? width : 0, align: moreAtEnd ? 'end' : 'start', baseline, size: font, color: colors.secondary, text: more });
  }

  return {
    /** @param {{ from: number, to: number, total: number, items: Item[], nothing?: string }} picture  `total` counts those that were not sent, too */
    show({ from, to, total, items, nothing = '' }) {
      const { width, height } = context.box;
      if (width === 0 || height === 0) return;
      const now = context.now();
      const entries = items.map(({ begin, end, title, weight, outlined }) => ({
        begin, end: end === Infinity ? (outlined ? to : Math.max(begin, now)) : end, width: ems(title) + 0.2, weight, outlined,
      }));
      const { font, placed } = plan(entries, from, to, now, width, height, context.sizes.label);
      const pen = fitCanvas(canvas, width, height);
      pen.clearRect(0, 0, width, height);
      lettering.begin();
      const hidden = total - placed.length;
      const bottom = Math.max(0, height - lengths.axis * font);
      drawAxis(pen, from, to, width, bottom, font, hidden > 0 ? context.text(`${kind}.more`, context.format.number(hidden, { compact: false })) : '');
      for (const one of placed) drawItem(items[one.index], one, pen, font);
      if (nothing) lettering.write('none', { x: 0, baseline: Math.min(bottom, 1.2 * font), size: font, color: context.colors.secondary, room: width, text: nothing });
      lettering.end();
    },
    destroy() {
      lettering.destroy();
      canvas.remove();
    },
  };
}
