// Latest values in rows and columns. Text stays in ink; what is abnormal has its shape beside it. Payload:
// TableComposer.cs.
import { Lettering } from '../lettering.js';
import { drawShape, fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { StickyScale } from '../sticky-scale.js';
import { markOf, passed } from '../thresholds.js';
import { Widest } from '../widest.js';
import { digitsFor, tailOf } from './table/figures.js';
import { layoutTable } from './table/layout.js';

/**
 * @typedef {{ columns: [title: string, unit: string][], rows: [name: string, ...figures: (number | null)[]][], count: number }} Payload
 * @typedef {import('../quantity.js').Quantity} Quantity
 */

/** Of the text: units are smaller. */
const unitScale = 0.8;
/** In words for those who hear the board, not see it. */
const mostTold = 20;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  const canvas = document.createElement('canvas');
  Object.assign(canvas.style, { position: 'absolute', left: '0', top: '0' });
  root.append(canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  /** @type {Payload} */
  let payload = { columns: [], rows: [], count: 0 };
  /** What a column has been lately, so that nothing moves with its figures. @type {{ top: StickyScale, width: Widest<number>, fractional: boolean }[]} */
  const seen = [];
  /** @type {Widest<number>} */
  const widestName = new Widest();

  /** @param {number} column @returns {{ digits: number | null, compact: boolean | null, thresholds: import('../thresholds.js').Threshold[] }} */
  const wishOf = (column) => options.columns[column] ?? { digits: null, compact: null, thresholds: [] };

  /** Figures of one column with the same digits, so that their points stand below each other. @param {number} column @returns {Quantity[]} */
  function figuresOf(column) {
    const [, unit] = payload.columns[column];
    const past = (seen[column] ??= { top: new StickyScale(), width: new Widest(), fractional: false });
    const values = payload.rows.map((row) => /** @type {number | null} */ (row[column + 1]));
    const largest = values.reduce((/** @type {number} */ most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
    past.fractional ||= values.some((value) => value !== null && !Number.isInteger(value));
    const { digits, compact } = wishOf(column);
    const wish = { digits: digits ?? digitsFor(past.top.next(largest, context.now()), unit, past.fractional), compact, steady: true, fractional: past.fractional };
    return values.map((value) => quantity(value, unit, context, wish));
  }

  /** @param {Quantity['parts']} parts @param {number} size */
  const widthOf = (parts, size) => parts.reduce((sum, { text, unit }) => sum + lettering.width(text, unit ? size * unitScale : size, unit ? 500 : 600), 0);

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    const { columns, rows, count } = payload;
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    const figures = columns.map((_, i) => figuresOf(i));
    const names = Math.max(0, ...rows.map(([name]) => lettering.width(name, 1)), lettering.width(options.names, 1));
    const widths = figures.map((column, i) => {
      const widest = Math.max(0, ...column.map(({ parts }) => widthOf(parts, 1)));
      return seen[i].width.offer(widest, widest, context.now());
    });
    const layout = layoutTable(count, width, height, context.sizes.list, context.sizes.label, {
      name: widestName.offer(names, names, context.now()), figures: widths, titles: columns.map(([title]) => lettering.width(title, 1)),
      marked: columns.map((_, i) => wishOf(i).thresholds.length > 0),
    });
    const tails = figures.map((column) => Math.max(0, ...column.map(({ parts }) => widthOf(tailOf(parts), layout.size))));
    const shown = Math.min(layout.shown, rows.length);
    for (let block = 0; block * layout.rows < Math.max(1, Math.min(count, shown + 1)); block++) writeHead(layout, block);
    for (let i = 0; i < shown; i++) writeRow(pen, layout, figures, tails, i);
    if (shown < count) {
      const { x, middle } = placeOf(layout, shown);
      const text = context.text('table.more', context.format.number(count - shown, { digits: 0, compact: false }));
      lettering.write('more', { x, baseline: middle + layout.size * 0.364, size: layout.size, color: context.colors.secondary, text: lettering.cut(text, layout.size, 500, layout.blockWidth) });
    }
    lettering.end();
    describe(figures);
  }

  /** @param {import('./table/layout.js').TableLayout} layout @param {number} block */
  function writeHead({ head, top, blockWidth, gap, ends, name }, block) {
    if (head === 0 || payload.count === 0) return;
    const left = block * (blockWidth + gap);
    const line = { baseline: top / 2 + head * 0.3, size: head, color: context.colors.secondary };
    lettering.write(`names${block}`, { ...line, x: left, text: lettering.cut(options.names, head, 500, name) });
    ends.forEach((end, i) => {
      const room = end - (i > 0 ? ends[i - 1] : name) - head * 0.4;
      lettering.write(`title${block}.${i}`, { ...line, x: left + end, align: 'end', text: lettering.cut(payload.columns[i][0], head, 500, room) });
    });
  }

  /** @param {import('./table/layout.js').TableLayout} layout @param {number} i */
  function placeOf({ rows, blockWidth, gap, rowHeight, top }, i) {
    return { x: Math.floor(i / rows) * (blockWidth + gap), middle: top + ((i % rows) + 0.5) * rowHeight };
  }

  /**
   * @param {CanvasRenderingContext2D} pen @param {import('./table/layout.js').TableLayout} layout @param {Quantity[][]} figures
   * @param {number[]} tails the widest unit of each column @param {number} i
   */
  function writeRow(pen, layout, figures, tails, i) {
    const { colors, sizes } = context;
    const { size, rowHeight, blockWidth, ends } = layout;
    const { x, middle } = placeOf(layout, i);
    const baseline = middle + size * 0.364;
    if (layout.top > 0 || i % layout.rows > 0) {
      pen.fillStyle = colors.hairline;
      pen.fillRect(x, middle - rowHeight / 2 - 0.5, blockWidth, Math.max(1, sizes.u));
    }
    const [name, ...values] = payload.rows[i];
    const known = values.some((value) => value !== null);
    lettering.write(`name${i}`, {
      x, baseline, size, color: known ? colors.ink : colors.secondary, text: lettering.cut(name, size, 500, layout.name + 0.5, true),
    });
    ends.forEach((end, column) => {
      const { parts } = figures[column][i];
      const right = x + end - tails[column] + widthOf(tailOf(parts), size);
      lettering.write(`figure${i}.${column}`, {
        x: right, baseline, size, weight: 600, align: 'end', value: values[column], color: values[column] === null ? colors.secondary : colors.ink,
        text: parts.map(({ text, unit }) => (unit ? { text, size: size * unitScale, weight: 500, color: colors.secondary } : { text })),
      });
      const severity = passed(wishOf(column).thresholds, values[column])?.severity;
      if (!severity) return;
      const { shape, color } = markOf[severity];
      drawShape(pen, shape, right - widthOf(parts, size) - size * 0.6, middle, size * 0.7, colors[color]);
    });
  }

  /** @param {Quantity[][]} figures */
  function describe(figures) {
    const { columns, rows, count } = payload;
    const told = rows.slice(0, mostTold).map(([name, ...values], i) => `${name}: ${columns.map(([title], column) => {
      const severity = passed(wishOf(column).thresholds, values[column])?.severity;
      return [title, figures[column][i].text, severity && context.text(`table.${severity}`)].filter(Boolean).join(' ');
    }).join(', ')}`);
    if (count > told.length) told.push(context.text('table.more', count - told.length));
    context.describe(told.join('; '));
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
