// The time of day: ticks on the second of the server's clock, whatever the PC believes.
import { createFigure, untilNextTick } from '../figure.js';

/** @typedef {{ timeZone: string, label: string, seconds: boolean, hours: 12|24, date: 'none'|'day'|'full', align: 'start'|'center'|'end' }} Options */

/** @type {Map<string, { time: Intl.DateTimeFormat, date: Intl.DateTimeFormat | undefined }>} */
const known = new Map();

/** Making a format costs more than a hundred uses of it. @param {Options} options @param {string} culture @param {string} boardZone */
function formatters(options, culture, boardZone) {
  const timeZone = options.timeZone || boardZone || undefined;
  const key = [culture, timeZone, options.seconds, options.hours, options.date].join();
  let made = known.get(key);
  if (!made) {
    const common = /** @type {const} */ ({ timeZone, numberingSystem: 'latn' });
    made = {
      // Two digits at every hour: a clock that grows at ten moves everything beside it.
      time: new Intl.DateTimeFormat(culture, {
        ...common, hour: '2-digit', minute: '2-digit', ...options.seconds ? { second: '2-digit' } : {},
        hourCycle: options.hours === 12 ? 'h12' : 'h23',
      }),
      date: options.date === 'none' ? undefined : new Intl.DateTimeFormat(culture, options.date === 'day'
        ? { ...common, weekday: 'short', month: 'short', day: 'numeric' }
        : { ...common, weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    };
    known.set(key, made);
  }
  return made;
}

/**
 * What a clock says at a moment: the time, with AM, PM and their likes as units, and the date.
 * @param {number} ms @param {Options} options @param {string} culture @param {string} boardZone
 */
export function readClock(ms, options, culture, boardZone) {
  const { time, date } = formatters(options, culture, boardZone);
  /** @type {{ text: string, unit: boolean }[]} */
  const parts = [];
  for (const { type, value } of time.formatToParts(ms)) {
    const unit = type === 'dayPeriod';
    const last = parts.at(-1);
    if (last && last.unit === unit) last.text += value;
    else parts.push({ text: value, unit });
  }
  return { parts, date: date?.format(ms) ?? '' };
}

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  const figure = createFigure(host, context, options.align);
  let [described, timer] = ['', 0];

  return {
    update() {},
    paint() {
      const now = context.now();
      const value = Math.floor(now / 1000) * 1000;
      const { parts, date } = readClock(value, options, context.culture, context.timeZone);
      const after = [options.label, date].filter(Boolean);
      figure.show({ before: '', parts, after, value });
      // Whoever has the board read aloud is told the minute, not every second.
      const minute = readClock(value, { ...options, seconds: false }, context.culture, context.timeZone);
      const text = [minute.parts.map((part) => part.text).join(''), ...after].join(' ');
      if (text !== described) context.describe(described = text);
      clearTimeout(timer);
      timer = window.setTimeout(context.requestPaint, untilNextTick(now, options.seconds ? 1000 : 60_000));
    },
    destroy() {
      clearTimeout(timer);
      figure.destroy();
    },
  };
}
