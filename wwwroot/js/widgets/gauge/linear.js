// A gauge as a bar: lying in a wide box, standing in a high one.
import { drawShape } from '../../painter.js';
import { markOf } from '../../thresholds.js';
import { drawPoint } from './point.js';

/** Height of a line of text, in em. */
const line = 1.36;

/**
 * @typedef {object} BarLayout
 * @property {boolean} standing
 * @property {number} font @property {number} baseline  of the number, which begins at the left edge
 * @property {number} x @property {number} y @property {number} length @property {number} breadth  of the bar
 * @property {boolean} words  whether there is room for words along it
 */

/**
 * @param {number} width @param {number} height @param {number} wanted @param {number} label
 * @param {(font: number) => number} numberWidth with the room for a threshold's shape
 * @param {number} wordsWidth of the widest word along the bar
 * @returns {BarLayout}
 */
export function layoutBar(width, height, wanted, label, numberWidth, wordsWidth) {
  const standing = height > width * 1.2;
  let font = Math.min(wanted, height * (standing ? 0.4 : 1));
  for (let i = 0; i < 60 && numberWidth(font) > width; i++) font *= 0.96;
  if (standing) {
    const y = font + label * 0.9;
    const breadth = Math.min(width * 0.5, label * 1.1);
    return { standing, font, baseline: font * 0.864, x: 0, y, length: height - y - label * 0.4, breadth, words: breadth + label * 1.1 + wordsWidth <= width };
  }
  const breadth = label * 0.95;
  const below = height - font;
  if (below >= breadth + label * 0.5) {
    const words = below >= breadth + label * (line + 0.7);
    const needed = breadth + label * (words ? line + 0.45 : 0.45);
    const y = font + Math.min(below - needed, below < height * 0.3 ? below : label * 1.2) + label * 0.4;
    return { standing, font, baseline: font * 0.864, x: 0, y, length: width, breadth, words };
  }
  // Too flat for one under the other: the number on the left, the bar beside it.
  for (let i = 0; i < 60 && numberWidth(font) > width * 0.55; i++) font *= 0.96;
  const x = numberWidth(font) + label * 0.9;
  const words = height >= breadth + label * (line + 0.5);
  const bar = Math.min(breadth, height * 0.5);
  const y = words ? (height - bar - label * line) / 2 : (height - bar) / 2;
  return { standing, font, baseline: height / 2 + font * 0.364, x, y, length: width - x, breadth: bar, words };
}

/** @param {import('../gauge.js').Scene} scene */
export function paintLinear({ pen, lettering, numeral, scale, severity, ends, say, width, height, wanted, context }) {
  const { colors, sizes, options } = context;
  const size = sizes.label;
  const room = options.thresholds.length > 0 ? 0.58 : 0;
  const marks = (scale?.marks ?? []).map((mark) => ({ ...mark, text: say(mark.at) }));
  const widths = [...(ends ?? []).map((text) => lettering.width(text, size)), ...marks.map((mark) => lettering.width(mark.text, size) + size)];
  const layout = layoutBar(width, height, wanted, size, (font) => numeral.width(font) + font * room, Math.max(0, ...widths));
  const { standing, font, baseline, x, y, length, breadth } = layout;

  numeral.write({ x: -Math.min(font * 0.03, sizes.u * 4), baseline, font });
  if (severity) {
    const { shape, color } = markOf[severity];
    drawShape(pen, shape, numeral.width(font, numeral.parts) + font * 0.34, baseline - font * 0.364, font * 0.4, colors[color]);
  }

  fill(0, 1, colors.line, 0, breadth);
  if (!scale || !ends) return;
  fill(scale.filled.from, scale.filled.to, severity ? colors[markOf[severity].color] : colors.data, 0, breadth);
  const band = Math.max(2, sizes.u * 5);
  for (const { from, to, severity: grave } of scale.ranges) fill(from, to, colors[markOf[grave].color], -band * 1.8, band);
  if (scale.beyond !== 0) {
    const size = Math.min(breadth, length) * 0.28;
    const along = (scale.beyond < 0 ? size * 1.6 : length - size * 1.6);
    const [px, py] = standing ? [breadth / 2, y + length - along] : [x + along, y + breadth / 2];
    drawPoint(pen, px, py, standing ? -Math.PI / 2 * scale.beyond : scale.beyond < 0 ? Math.PI : 0, size, scale.beyond < 0 ? colors.ink : colors.panel);
  }
  if (!layout.words) return;

  // The ends first, then the thresholds that have room between them; a shape goes with its value.
  /** @type {[number, number][]} */
  const taken = [];
  const off = scale.beyond < 0 ? 'min' : scale.beyond > 0 ? 'max' : null;
  const words = [
    { key: 'min', share: 0, text: ends[0], severity: null }, { key: 'max', share: 1, text: ends[1], severity: null },
    ...marks.map((mark, i) => ({ key: `mark${i}`, ...mark })),
  ];
  for (const { key, share, text, severity: grave } of words) {
    const shapeSize = grave ? size * 0.62 : 0;
    const wide = lettering.width(text, size) + (grave ? shapeSize * 1.5 : 0);
    const place = standing ? y + length * (1 - share) : x + length * share - (share === 0 ? 0 : share === 1 ? wide : wide / 2);
    const span = /** @type {[number, number]} */ (standing ? [place - size * 0.6, place + size * 0.6] : [place - size * 0.3, place + wide + size * 0.3]);
    if (!standing && (place < x - 1 || place + wide > x + length + 1)) continue;
    if (taken.some(([from, to]) => span[0] < to && span[1] > from)) continue;
    taken.push(span);
    const at = standing ? { x: breadth + size * 1.1, y: place } : { x: place, y: y + breadth + size * 0.82 };
    if (grave) drawShape(pen, markOf[grave].shape, at.x + shapeSize / 2, at.y, shapeSize, colors[markOf[grave].color]);
    lettering.write(key, { x: at.x + (grave ? shapeSize * 1.5 : 0), baseline: at.y + size * 0.364, size, text, ...(off === key ? { color: colors.ink, weight: 600 } : { color: colors.secondary }) });
  }

  /** Along the bar from one share to another; `off` across it. @param {number} from @param {number} to @param {string} color @param {number} off @param {number} thick */
  function fill(from, to, color, off, thick) {
    if (to <= from) return;
    pen.fillStyle = color;
    if (standing) pen.fillRect(off < 0 ? breadth - off - thick : x + off, y + length * (1 - to), thick, length * (to - from));
    else pen.fillRect(x + length * from, y + off, length * (to - from), thick);
  }
}
