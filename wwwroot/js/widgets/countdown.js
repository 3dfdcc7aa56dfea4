// The time to a moment, and from it on the time since. The server tells the moment; the seconds are counted here.
import { createFigure, untilNextTick } from '../figure.js';

/** @typedef {{ before: string, after: string, align: 'start'|'center'|'end' }} Options */
/** @typedef {{ text: string, unit: boolean }} Part */

const day = 86_400;
/** As wide as digits. */
const unknown = '−−:−−:−−';

/**
 * Whole seconds from the moment on: negative before it, 0 in its first second. Before it they are rounded away from
 * it, so that T-0 is said at the moment and not a second early.
 * @param {number} now @param {number} until
 */
export function secondsSince(now, until) {
  return now < until ? -Math.ceil((until - now) / 1000) : Math.floor((now - until) / 1000);
}

/** "12:40" within the hour is ambiguous on a wall: always hours, minutes and seconds, with days before them. @param {number} seconds @param {string} days a text with {0} for the days */
export function readDuration(seconds, days) {
  const size = Math.abs(seconds);
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const clock = `${two(Math.floor((size % day) / 3600))}:${two(Math.floor((size % 3600) / 60))}:${two(size % 60)}`;
  if (size < day) return [{ text: clock, unit: false }];
  const [leading, trailing = ''] = days.split('{0}');
  return [
    { text: leading, unit: true }, { text: String(Math.floor(size / day)), unit: false },
    { text: `${trailing} `, unit: true }, { text: clock, unit: false },
  ].filter((part) => part.text !== '');
}

/**
 * Puts a duration into its words. What touches `{0}` is part of the figure ("T-{0}"); what a space parts from it are
 * words beside it ("open for {0}").
 * @param {string} text @param {Part[]} parts
 */
export function phrase(text, parts) {
  const [leading, trailing = ''] = text.includes('{0}') ? text.split('{0}') : [`${text} `];
  const touches = { before: !/^$|\s$/u.test(leading), after: !/^$|^\s/u.test(trailing) };
  return {
    before: touches.before ? '' : leading.trim(),
    parts: [
      ...touches.before ? [{ text: leading, unit: false }] : [], ...parts,
      ...touches.after ? [{ text: trailing, unit: true }] : [],
    ],
    after: touches.after || trailing.trim() === '' ? [] : [trailing.trim()],
  };
}

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  const figure = createFigure(host, context, options.align);
  /** @type {number | null} */
  let until = null;
  let [described, timer] = ['', 0];

  return {
    update(payload) {
      until = payload.until;
    },
    paint() {
      const now = context.now();
      const value = until === null ? null : secondsSince(now, until);
      const text = value !== null && value >= 0
        ? options.after || context.text('countdown.after', '{0}') : options.before || context.text('countdown.before', '{0}');
      const parts = value === null ? [{ text: unknown, unit: false }] : readDuration(value, context.text('countdown.days', '{0}'));
      const shown = phrase(text, parts);
      figure.show({ ...shown, value });
      const said = value === null ? context.text('board.nodata')
        : [shown.before, ...shown.parts.map((part) => part.text), ...shown.after].join(' ').replace(/:\d\d(?!.*:\d\d)/u, '');
      if (said !== described) context.describe(described = said);
      clearTimeout(timer);
      if (until !== null) timer = window.setTimeout(context.requestPaint, untilNextTick(now - until, 1000));
    },
    destroy() {
      clearTimeout(timer);
      figure.destroy();
    },
  };
}
