// The lines that operators write to all rooms, newest first, and which rooms have taken note of them.
import { createMoments } from './event-list/moments.js';
import { createRows } from './event-list/rows.js';

/**
 * @typedef {{ id: string, time: number, title: string, author?: string, rooms: string[] }} Item
 * @typedef {{ lines: number, items: Item[] }} Payload `lines` counts those that were not sent, too
 */

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  /** @type {Payload} */
  let payload = { lines: 0, items: [] };
  let known = false;
  const rows = createRows(host, context, 'status-message');
  const moments = createMoments(context);

  return {
    update(next) {
      [payload, known] = [next, true];
    },
    paint() {
      const all = payload.items.map((item) => rowOf(item, context, moments));
      const nothing = known ? context.text('status-message.none') : '';
      rows.show(all, payload.lines, { nothing, tallBelow: 22 });
      if (!known) return;
      const first = all.slice(0, 3).map((row) => [row.times[0], row.title, row.source].join(' '));
      context.describe(payload.lines === 0 ? nothing : `${context.text('status-message.describe', payload.lines)}: ${first.join('; ')}`);
    },
    tick: moments.tick,
    destroy: rows.destroy,
  };
}

/**
 * @param {Item} item @param {Pick<import('../painter.js').PainterContext, 'text'|'format'>} context
 * @param {Pick<ReturnType<typeof createMoments>, 'of'|'minute'>} moments
 * @returns {import('./event-list/rows.js').Row}
 */
export function rowOf(item, { text, format }, moments) {
  const count = item.rooms.length;
  // How many first: names are cut where there is no room for them.
  const rooms = count === 0 ? text('status-message.unread')
    : `${count === 1 ? text('status-message.room') : text('status-message.rooms', format.number(count))}: ${item.rooms.join(', ')}`;
  return {
    id: item.id, look: 'status', open: true, title: item.title, tag: item.author ?? '', text: '', source: rooms,
    mark: count > 0 ? { shape: 'dot', color: 'data' } : { shape: 'ring', color: 'secondary' },
    times: [moments.of(item.time), moments.minute(item.time)],
  };
}
