// What is printed at the ends of lines: names, current values, bounds.
import { quantity } from '../../quantity.js';
import { markOf, passed } from '../../thresholds.js';

/** @typedef {import('./lines.js').Line} Line */

/**
 * @typedef {object} Entry
 * @property {string} key          which one it is, from paint to paint
 * @property {string} name         may be empty
 * @property {string} text         formatted value; may be empty
 * @property {string} wide         what room is kept for: the value, also while its age stands there
 * @property {number | null} value exact; null: none is shown
 * @property {number} level        where on the value axis
 * @property {string} color        of what it stands beside
 * @property {Line | null} line    null: it names no line
 * @property {boolean} quiet       not a current value of today
 */

/**
 * Whether a number is told short: 7.18K, but 7,180 where one counts in ten thousands (1.2万, 1.2만).
 * @param {import('../../painter.js').PainterContext} context @param {number} value
 */
function isLarge(context, value) {
  return Math.abs(value) >= (/^(ko|ja|zh)/.test(context.culture) ? 10_000 : 1000);
}

/**
 * @param {import('../../painter.js').PainterContext} context @param {number} value @param {string} unit
 * @param {number | null} digits behind the point, the same for all values of a chart
 * @param {boolean} steady a figure that changes
 */
function figureOf(context, value, unit, digits, steady) {
  // "Per second" is in the title: behind every number it would only take room.
  const shown = unit.startsWith('1/') ? '' : unit;
  const large = isLarge(context, value);
  const scaled = large || /^(By|B)(\/s)?$/.test(unit);
  return quantity(value, shown, context, { digits: context.options.digits ?? (scaled ? null : digits), compact: large ? true : null, steady }).text;
}

/**
 * As many digits as can be told apart on the chart, so that all its values have the same.
 * @param {readonly number[]} values @param {number} low @param {number} high of the axis
 */
export function digitsFor(values, low, high) {
  if (values.every(Number.isInteger)) return 0;
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10((high - low) / 300))));
}

/** How long a value may be printed after its moment if its line is not slower than that, ms. */
const freshFor = 10_000;

/** What the past is called. @param {import('../../painter.js').PainterContext} context */
export function pastName({ options, text }) {
  return options.compare?.label || text(options.compare?.secondsAgo === 86_400 ? 'time-series.yesterday' : 'time-series.earlier');
}

/**
 * @param {import('../../painter.js').PainterContext} context
 * @param {readonly Line[]} lines @param {readonly string[]} palette
 * @param {{ step: number, now: number, stacked: boolean, digits: number }} of
 * @returns {Entry[]} in the order of the lines
 */
export function entriesOf(context, lines, palette, { step, now, stacked, digits }) {
  const { format, text } = context;
  const ranked = context.options.top !== undefined;
  const alone = lines.filter((line) => !line.earlier).length === 1 && !ranked;
  /** @type {Entry[]} */
  const entries = [];
  let below = 0;
  for (const line of lines.filter((one) => !one.past)) {
    const { time, value } = line.head;
    if (value === null) continue;
    const late = now - time > Math.max(freshFor, line.gap * step * 1000);
    const quiet = line.earlier;
    const figure = quiet && line.label ? '' : figureOf(context, value, line.unit, digits, true);
    entries.push({
      key: `line ${entries.length}`,
      name: alone && !quiet ? '' : ranked ? `${format.number(entries.length + 1, { digits: 0 })}  ${line.label}` : line.label,
      // Of what today is compared with, the name is enough: its value would be read as one of today's.
      text: late && !quiet ? text('board.stale', format.age(now - time)) : figure,
      wide: figure,
      value: late || quiet ? null : value,
      level: stacked && !quiet ? below + value / 2 : value,
      color: quiet ? context.colors.earlier : palette[line.color % palette.length],
      quiet,
      line,
    });
    if (stacked && !quiet) below += value;
  }
  return [...entries, ...pastOf(context, lines, { step, now, stacked })];
}

/**
 * The past is named once, however many lines it has.
 * @param {import('../../painter.js').PainterContext} context @param {readonly Line[]} lines
 * @param {{ step: number, now: number, stacked: boolean }} of
 * @returns {Entry[]}
 */
function pastOf(context, lines, { step, now, stacked }) {
  const known = lines.flatMap((line) => {
    const level = line.past ? line.near(Math.floor(now / (step * 1000))) : null;
    return level === null ? [] : [{ line, level }];
  });
  if (known.length === 0) return [];
  return [{
    key: 'past', name: pastName(context), text: '', wide: '', value: null, line: known[0].line, quiet: true, color: context.colors.earlier,
    level: stacked ? known.reduce((sum, one) => sum + one.level, 0) : known[0].level,
  }];
}

/** @param {import('../../painter.js').PainterContext} context @param {number} count @returns {Entry} */
export function restOf(context, count) {
  return {
    key: 'more', name: context.text('time-series.more', count), text: '', wide: '', value: null, level: -Infinity,
    color: context.colors.secondary, quiet: true, line: null,
  };
}

/**
 * Goal and thresholds. Amber and red only for what is abnormal now.
 * @param {import('../../painter.js').PainterContext} context
 * @param {readonly Line[]} lines @param {readonly Entry[]} entries of the lines
 * @returns {{ level: number, text: string, shape: string | null, color: string }[]}
 */
export function boundsOf(context, lines, entries) {
  const { options, colors } = context;
  const unit = lines[0]?.unit ?? '';
  const values = entries.flatMap((one) => one.value ?? []);
  const bounds = options.thresholds.map((/** @type {import('../../thresholds.js').Threshold} */ bound) => {
    const isPassed = values.some((value) => passed([bound], value));
    const mark = markOf[bound.severity];
    return { level: bound.at, text: figureOf(context, bound.at, unit, Number.isInteger(bound.at) ? 0 : null, false), shape: mark.shape, color: isPassed ? colors[mark.color] : colors.secondary };
  });
  if (options.goal !== null && options.goal !== undefined)
    bounds.push({ level: options.goal, text: context.text('time-series.goal', figureOf(context, options.goal, unit, Number.isInteger(options.goal) ? 0 : null, false)), shape: null, color: colors.secondary });
  return bounds;
}

/**
 * Texts of the value axis: plain numbers; what they are counted in stands at the highest.
 * @param {import('../../painter.js').PainterContext} context @param {readonly number[]} ticks ascending @param {string} unit
 * @returns {string[]}
 */
export function tickTexts(context, ticks, unit) {
  const most = Math.max(...ticks.map(Math.abs));
  const isBytes = /^(By|B)(\/s)?$/.test(unit);
  if ((!isBytes && isLarge(context, most)) || (unit === 's' && most >= 60))
    return ticks.map((tick) => quantity(tick, unit === 's' ? unit : '', context, { compact: isLarge(context, most) ? true : null }).text);
  const scale = isBytes && most >= 1000 ? 1000 ** Math.floor(Math.log10(most) / 3) : 1;
  const digits = Math.max(...ticks.map((tick) => (/\.(\d+)$/.exec(String(Number((tick / scale).toPrecision(6))))?.[1] ?? '').length));
  return ticks.map((tick, i) => {
    const number = context.format.number(tick / scale, { digits: Math.min(6, digits), compact: false }).replace('-', '−');
    if (i < ticks.length - 1) return number;
    const tail = quantity(tick, unit.startsWith('1/') ? '' : unit, context, { digits, compact: false }).parts.filter((part) => part.unit).map((part) => part.text).join('');
    return tail.length <= 6 ? number + tail : number;
  });
}

/**
 * The entries that there is room for: the highest; the others are counted, and so are lines that were never told.
 * @param {import('../../painter.js').PainterContext} context
 * @param {readonly Entry[]} entries @param {number} most @param {number} more
 */
export function entriesFor(context, entries, most, more) {
  if (entries.length + (more > 0 ? 1 : 0) <= most) return more > 0 ? [...entries, restOf(context, more)] : entries;
  // In their ranks, or by their values; what today is compared with gives way.
  const ranked = context.options.top !== undefined;
  const highest = entries.toSorted((a, b) => Number(a.quiet) - Number(b.quiet) || (ranked ? 0 : b.level - a.level));
  if (most <= 1) return highest.slice(0, 1);
  const shown = new Set(highest.slice(0, most - 1));
  const left = entries.filter((one) => !shown.has(one) && one.line?.past !== true).length;
  return [...entries.filter((one) => shown.has(one)), restOf(context, more + left)];
}

/**
 * Lowest and highest figure that is to be seen: those of the window, zero, and bounds that are not far away.
 * @param {{ low: number, high: number }} seen of the window; without any the low one is above the high one
 * @param {{ minimum: number | null, maximum: number | null, goal: number | null, thresholds: readonly { at: number }[] }} options
 * @returns {[number, number]}
 */
export function extentOf(seen, options) {
  const any = seen.high >= seen.low;
  let low = Math.min(any ? seen.low : 0, 0);
  let high = Math.max(any ? seen.high : 0, 0);
  // A bound far above would press all figures to the ground: it is told at the edge instead.
  for (const at of [...options.thresholds.map((one) => one.at), ...(options.goal === null || options.goal === undefined ? [] : [options.goal])])
    if (!any || (at <= high * 1.6 && at >= low * 1.6)) [low, high] = [Math.min(low, at), Math.max(high, at)];
  return [options.minimum ?? low, options.maximum ?? high];
}
