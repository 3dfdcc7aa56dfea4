// Events along a time axis: how long each lasted, what happened together, what is planned. In a narrow box as rows.
import { createMoments } from './event-list/moments.js';
import { createFace } from './event-timeline/face.js';

/**
 * @typedef {{ windowSeconds: number, aheadSeconds: number }} Options
 * @typedef {{ id: string, severity: 'critical'|'warning'|'info', open: boolean, title: string, text: string, source: string, n?: number,
 *   from?: number, until?: number, began: number, end?: number, new?: boolean }} Item  `end`: when it was resolved; a planned work has `from` and `until`
 * @typedef {{ lines: number, open: number, items: Item[] }} Payload `lines` counts those that were not sent, too
 */

/** @type {Record<Item['severity'] | 'planned', import('./event-list/rows.js').Row['mark']>} */
const marks = {
  critical: { shape: 'diamond', color: 'bad' },
  warning: { shape: 'triangle', color: 'warning' },
  info: { shape: 'dot', color: 'data' },
  planned: { shape: 'ring', color: 'secondary' },
};
const weights = { critical: 3, warning: 2, info: 0, planned: 1 };
/** A box that is higher for its width has rows. */
const tall = 1.25;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  /** @type {Payload} */
  let payload = { lines: 0, open: 0, items: [] };
  let known = false;
  const face = createFace(host, context, 'event-timeline');
  const moments = createMoments(context);
  const span = context.format.age(options.windowSeconds * 1000);
  let painted = -Infinity;

  /** @param {Item} item */
  const titleOf = (item) => (item.n ? `${context.text('event-timeline.count', context.format.number(item.n, { compact: false }))} ${item.title}` : item.title);

  /** @param {Item} item @returns {import('./event-list/rows.js').Row} */
  function rowOf(item) {
    const { look, mark, begin, end } = standingOf(item);
    const [from, until] = moments.span(begin, end === Infinity ? undefined : end);
    return {
      id: item.id, look, mark, open: item.open, title: titleOf(item), text: '', source: item.source, urgent: item.open && (look === 'critical' || look === 'warning'),
      times: [moments.time(begin), moments.minute(begin)], tag: begin === end ? '' : `${from}–${until}`, done: !item.open && begin !== end,
    };
  }

  return {
    update(next) {
      [payload, known] = [next, true];
    },
    paint() {
      painted = context.now();
      const { width, height } = context.box;
      const nothing = known && payload.lines === 0 ? context.text('event-timeline.none', span) : '';
      if (height > width * tall) {
        const newest = [...payload.items].sort((a, b) => standingOf(b).begin - standingOf(a).begin);
        face.rows().show(newest.map(rowOf), payload.lines, { nothing });
      } else {
        face.timeline().show({
          from: painted - options.windowSeconds * 1000, to: painted + options.aheadSeconds * 1000, total: payload.lines, nothing,
          items: payload.items.map((item) => {
            const { look, mark, begin, end } = standingOf(item);
            return {
              id: item.id, ...mark, begin, end, outlined: look === 'planned', quiet: !item.open, title: titleOf(item),
              weight: weights[look] + (item.open ? 4 : 0),
            };
          }),
        });
      }
      if (known) context.describe(nothing || describe(payload, context, span, titleOf));
    },
    tick() {
      // The picture moves on by itself, by a pixel at a time.
      const pixel = ((options.windowSeconds + options.aheadSeconds) * 1000) / Math.max(1, context.box.width);
      if (context.now() - painted >= pixel) context.requestPaint();
    },
    destroy: face.destroy,
  };
}

/**
 * What an event looks like, and from when to when. A notice that nobody resolves has happened, and that was all.
 * @param {Item} item
 */
export function standingOf(item) {
  const planned = item.from !== undefined || item.until !== undefined;
  const look = planned ? /** @type {const} */ ('planned') : item.severity;
  const mark = { ...marks[look], ...item.open ? {} : { color: /** @type {const} */ ('earlier') } };
  if (planned) return { look, mark, begin: item.from ?? item.began, end: item.until ?? Infinity };
  return { look, mark, begin: item.began, end: item.end ?? (look === 'info' && !item.n ? item.began : Infinity) };
}

/** @param {Payload} payload @param {import('../painter.js').PainterContext} context @param {string} span @param {(item: Item) => string} titleOf */
function describe({ lines, open, items }, { text, format }, span, titleOf) {
  const said = items.slice(0, 3).map((item) => {
    const { look, begin } = standingOf(item);
    return `${text(`event-timeline.${look}`)} ${format.minute(begin)} ${titleOf(item)}`;
  });
  return `${text('event-timeline.describe', lines, span, open)}: ${said.join('; ')}`;
}
