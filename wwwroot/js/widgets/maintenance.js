// Planned works: what is under way and for how long still, what comes, what is done.
import { createMoments } from './event-list/moments.js';
import { createFace } from './event-timeline/face.js';

/**
 * @typedef {{ layout: 'auto'|'list'|'strip', aheadDays: number, behindDays: number }} Options
 * @typedef {{ id: string, state: 'running'|'planned'|'done', time: number, from?: number, until?: number, title: string,
 *   text: string, source: string, by?: string }} Item
 * @typedef {{ lines: number, items: Item[] }} Payload `lines` counts those that were not sent, too
 */

const day = 86_400_000;
/** Wider is a strip, unless the board says otherwise. */
const stripFrom = 5;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  /** @type {Payload} */
  let payload = { lines: 0, items: [] };
  let known = false;
  const face = createFace(host, context, 'maintenance');
  const moments = createMoments(context);
  const words = wordsOf(context, moments);

  function showStrip() {
    const now = context.now();
    face.timeline().show({
      from: now - options.behindDays * day, to: now + options.aheadDays * day, total: payload.lines,
      // They come in the order of their weight.
      items: payload.items.map((item, i) => ({
        id: item.id, ...markOf(item.state), begin: item.from ?? item.time, end: item.until ?? Infinity, outlined: item.state !== 'running',
        quiet: item.state === 'done', weight: -i, title: `${item.title} ${words.range(item)}`,
      })),
    });
  }

  return {
    update(next) {
      [payload, known] = [next, true];
    },
    paint() {
      const { width, height } = context.box;
      const nothing = known ? context.text('maintenance.none', options.aheadDays) : '';
      const asStrip = payload.lines > 0 && width >= (options.layout === 'auto' ? stripFrom : 1) * height && options.layout !== 'list';
      const all = payload.items.map((item) => words.rowOf(item));
      if (asStrip) showStrip();
      else face.rows().show(all, payload.lines, { nothing, tallBelow: 34, sourceRoom: 0 });
      if (!known) return;
      const running = payload.items.filter(({ state }) => state === 'running').length;
      context.describe(payload.lines === 0 ? nothing
        : `${context.text('maintenance.describe', payload.lines, running)}: ${all.slice(0, 3).map((row) => [row.title, row.times[0], row.tag].join(' ')).join('; ')}`);
    },
    tick() {
      // The last minutes of a work are told by the second.
      const now = context.now();
      const near = payload.items.some(({ from, until }) => [from, until].some((at) => at !== undefined && at > now - 1000 && at < now + 125_000));
      if (near) context.requestPaint();
      else moments.tick();
    },
    destroy: face.destroy,
  };
}

/**
 * @param {Pick<import('../painter.js').PainterContext, 'culture'|'timeZone'|'format'|'text'|'now'>} context
 * @param {Pick<ReturnType<typeof createMoments>, 'day'|'of'|'span'>} moments
 */
export function wordsOf({ culture, timeZone, format, text, now }, moments) {
  const weekdays = new Intl.DateTimeFormat(culture, { weekday: 'short', month: 'short', day: 'numeric', ...timeZone ? { timeZone } : {} });

  /** 04:38 – 06:38, with the day of the end where it is another. @param {Item} item */
  function range({ from, until }) {
    const end = until === undefined ? '' : from !== undefined && moments.day(from) !== moments.day(until)
      ? `${moments.day(until)} ${format.minute(until)}` : format.minute(until);
    return `${from === undefined ? '' : format.minute(from)}–${end}`;
  }

  /** @param {Item} item */
  function standing({ state, from, until, by }) {
    if (state === 'done') return by ? `${text('maintenance.done')} · ${by}` : text('maintenance.done');
    if (state === 'running') return until === undefined ? text('maintenance.running-open') : text('maintenance.running', format.age(until - now()));
    return from !== undefined && from - now() < day ? text('maintenance.planned-in', format.age(from - now())) : text('maintenance.planned');
  }

  return {
    range,
    /** @param {Item} item @returns {import('./event-list/rows.js').Row} */
    rowOf(item) {
      const begin = item.from ?? item.time;
      return {
        id: item.id, look: item.state, open: item.state !== 'done', done: item.state === 'done', urgent: item.state === 'running',
        title: item.title, tag: standing(item), text: item.text, source: item.source,
        mark: markOf(item.state),
        times: [`${weekdays.format(begin)} ${range(item)}`, `${moments.day(begin)} ${range(item)}`, `${moments.day(begin)} ${format.minute(begin)}`],
      };
    },
  };
}

/** @param {Item['state']} state @returns {import('./event-list/rows.js').Row['mark']} */
function markOf(state) {
  return state === 'running' ? { shape: 'dot', color: 'data' } : { shape: 'ring', color: state === 'done' ? 'earlier' : 'secondary' };
}
