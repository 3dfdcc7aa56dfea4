// A gauge as an arc around its number.
import { drawShape } from '../../painter.js';
import { markOf } from '../../thresholds.js';
import { band, layoutArc } from './layout.js';
import { drawPoint } from './point.js';

/** @param {import('../gauge.js').Scene} scene */
export function paintRadial({ pen, lettering, numeral, scale, severity, ends, width, height, wanted, context }) {
  const { colors, sizes, options } = context;
  const size = sizes.label;
  const [least, most] = ends ?? ['', ''];
  const endsWidth = Math.max(lettering.width(least, size), lettering.width(most, size));
  const marked = options.thresholds.length > 0;
  const layout = layoutArc(width, height, wanted, size, (font) => numeral.width(font), marked, endsWidth);
  const { x, y, radius, thickness, start, sweep } = layout;
  const outside = radius * band;
  const middle = radius - outside - thickness / 2;

  arc(middle, thickness, 0, 1, colors.line);
  if (scale) {
    arc(middle, thickness, scale.filled.from, scale.filled.to, severity ? colors[markOf[severity].color] : colors.data);
    for (const { from, to, severity: grave } of scale.ranges)
      arc(radius - outside * 0.3, outside * 0.4, from, to, colors[markOf[grave].color]);
    for (const { share, severity: grave } of scale.marks) {
      const angle = start + sweep * share;
      const { shape, color } = markOf[grave];
      const mark = Math.min(size * 0.62, radius * 0.14);
      // Kept inside the box where the arc touches its edge.
      const distance = radius - mark * 0.5;
      pen.fillStyle = colors.panel;
      pen.beginPath();
      pen.arc(x + Math.cos(angle) * distance, y + Math.sin(angle) * distance, mark * 0.82, 0, Math.PI * 2);
      pen.fill();
      drawShape(pen, shape, x + Math.cos(angle) * distance, y + Math.sin(angle) * distance, mark, colors[color]);
    }
  }

  if (scale && scale.beyond !== 0) {
    // On the track, at the end that the value has left.
    const angle = start + sweep * (scale.beyond < 0 ? 0 : 1);
    const [along, size] = [Math.PI / 2 * scale.beyond, thickness * 0.3];
    const [px, py] = [x + Math.cos(angle) * middle, y + Math.sin(angle) * middle];
    drawPoint(pen, px - Math.cos(angle + along) * size, py - Math.sin(angle + along) * size, angle + along, size, scale.beyond < 0 ? colors.ink : colors.panel);
  }

  numeral.write({ x: layout.numberX, baseline: layout.baseline, font: layout.font, align: 'middle' });
  if (severity && layout.mark) {
    const { shape, color } = markOf[severity];
    drawShape(pen, shape, layout.mark.x, layout.mark.y, layout.mark.size, colors[color]);
  }
  if (layout.ends && ends) {
    const { leftX, rightX, baseline } = layout.ends;
    const [low, high] = [scale?.beyond === -1, scale?.beyond === 1];
    lettering.write('min', { x: leftX, baseline, size, color: low ? colors.ink : colors.secondary, weight: low ? 600 : 500, align: 'middle', text: least });
    lettering.write('max', { x: rightX, baseline, size, color: high ? colors.ink : colors.secondary, weight: high ? 600 : 500, align: 'middle', text: most });
  }

  /** @param {number} r @param {number} wide @param {number} from @param {number} to @param {string} color */
  function arc(r, wide, from, to, color) {
    if (to <= from) return;
    pen.strokeStyle = color;
    pen.lineWidth = wide;
    pen.beginPath();
    pen.arc(x, y, r, start + sweep * from, start + sweep * to);
    pen.stroke();
  }
}
