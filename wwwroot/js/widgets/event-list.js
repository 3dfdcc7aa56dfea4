// Events and planned works, newest first: severity by shape and colour, what is resolved stays in grey, what is critical
// and not acknowledged blinks.
import { createMoments } from './event-list/moments.js';
import { createRows, noteOf } from './event-list/rows.js';
import { speaker } from './event-list/sound.js';

/**
 * @typedef {{ layout: 'list'|'ticker', sound: 'none'|'critical'|'warning'|'info' }} Options
 * @typedef {object} Item
 * @property {string} id
 * @property {'critical'|'warning'|'info'} severity
 * @property {boolean} open
 * @property {number} time  Unix ms
 * @property {string} title
 * @property {string} text
 * @property {string} source
 * @property {number} [n]      how many events the line stands for
 * @property {number} [from]   begin of a planned work, Unix ms
 * @property {number} [until]  its end
 * @property {{ by: string, at: number, n: number }} [ack]  who acknowledged it last, and how many did
 * @property {string} [by]     who resolved it by hand
 * @property {number} [began]  when it opened, Unix ms
 * @property {boolean} [new]   open, and nobody has acknowledged it
 * @typedef {{ lines: number, open: number, flood?: number, items: Item[] }} Payload `lines` counts those that were not
 *   sent, too; `flood`: so many began in the last ten minutes, more than anybody can deal with
 * @typedef {import('../painter.js').PainterContext} PainterContext
 */

/** @type {Record<Item['severity'] | 'planned', import('./event-list/rows.js').Row['mark']>} */
const marks = {
  critical: { shape: 'diamond', color: 'bad' },
  warning: { shape: 'triangle', color: 'warning' },
  info: { shape: 'dot', color: 'secondary' },
  planned: { shape: 'ring', color: 'secondary' },
};

/** @param {HTMLElement} host @param {PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Options} */
  const options = context.options;
  /** @type {Payload} */
  let payload = { lines: 0, open: 0, items: [] };
  const rows = createRows(host, context, 'event-list');
  const moments = createMoments(context);
  // A picture of a board, which is in a frame that nobody touches, is seen and not heard.
  const ear = options.sound === 'none' || /** @type {HTMLElement | null} */ (frameElement)?.inert ? null : speaker.listen(options.sound, context.requestPaint);
  let known = false;

  /** How it stands, in words. @param {Item} item */
  function standing(item) {
    const { from, until, open } = item;
    const planned = from !== undefined || until !== undefined;
    if (!open) return item.by ? context.text('event-list.resolvedBy', item.by) : context.text(planned ? 'event-list.done' : 'event-list.resolved');
    if (planned) {
      const [begin, end] = moments.span(from, until);
      const running = (from ?? -Infinity) <= context.now();
      return running && until === undefined ? context.text('event-list.running')
        : running ? context.text('event-list.runningUntil', moments.of(until ?? 0))
          : until === undefined ? context.text('event-list.plannedFrom', begin) : context.text('event-list.planned', begin, end);
    }
    if (!item.ack || item.new) return '';
    const said = context.text('event-list.acknowledged', item.ack.by, moments.of(item.ack.at));
    return item.ack.n > 1 ? `${said} +${context.format.number(item.ack.n - 1)}` : said;
  }

  /** @param {Item} item @returns {import('./event-list/rows.js').Row} */
  function rowOf(item) {
    const look = item.from !== undefined || item.until !== undefined ? 'planned' : item.severity;
    const count = item.n ? `${context.text('event-list.count', context.format.number(item.n, { compact: false }))} ` : '';
    return {
      id: item.id, look, open: item.open, title: count + item.title, tag: standing(item), done: !item.open, text: item.text, source: item.source,
      urgent: item.open && (look === 'critical' || look === 'warning'),
      mark: { ...marks[look], ...item.open ? { blinks: item.new && look === 'critical' && context.state() === 'live' } : { color: 'earlier' } },
      times: [moments.time(item.time), moments.minute(item.time)],
    };
  }

  /** What is said of the list as a whole. */
  function notesNow() {
    const notes = [];
    if (payload.flood) notes.push(noteOf('events-flood', context.text('event-list.flood', context.format.number(payload.flood, { compact: false }))));
    if (ear?.refused) notes.push(noteOf('', context.text('event-list.soundOff')));
    return notes;
  }

  /** Beside the title where there is one; what stays has to stand at the foot. @param {HTMLElement[]} notes */
  function noteBeside(notes) {
    if (!context.headline) return notes;
    context.headline.toggleAttribute('data-note', notes.length > 0);
    context.headline.replaceChildren(...notes);
    return [];
  }

  /** @param {import('./event-list/rows.js').Row[]} all */
  function describe(all) {
    const first = payload.items.slice(0, 3).map((item, i) =>
      [context.text(`event-list.${item.severity}`), item.new ? context.text('event-list.new') : '', all[i].times[1], all[i].title, item.text, all[i].tag]
        .filter(Boolean).join(' '));
    context.describe(payload.lines === 0 ? context.text('event-list.none')
      : `${context.text('event-list.describe', payload.lines, payload.open)}: ${first.join('; ')}`);
  }

  return {
    update(next) {
      [payload, known] = [next, true];
      ear?.hear(payload.items, payload.flood !== undefined);
    },
    paint() {
      const all = payload.items.map(rowOf);
      rows.show(all, payload.lines, {
        ticker: options.layout === 'ticker', notes: noteBeside(notesNow()), nothing: known ? context.text('event-list.none') : '',
      });
      if (known) describe(all);
    },
    // Dates and planned works change their words as time goes by, at a full minute.
    tick: moments.tick,
    destroy() {
      ear?.leave();
      noteBeside([]);
      rows.destroy();
    },
  };
}
