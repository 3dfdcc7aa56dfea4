// Events and planned works, newest first: severity by shape and colour, what is resolved stays in grey, what is critical
// and not acknowledged blinks.
import { createMark } from '../marks.js';
import { adoptStyles, blink } from '../painter.js';
import { ems } from '../typography.js';
import { plan } from './event-list/plan.js';
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

adoptStyles(`
.events { width: 100%; height: 100%; overflow: hidden; display: flex; flex-direction: column; font-weight: 500; line-height: 1.3;
  font-variant-numeric: tabular-nums; color: var(--secondary); }
.events-row { flex: none; box-sizing: border-box; display: grid; column-gap: .6em; overflow: hidden; align-content: center;
  align-items: center; grid-template: "mark time body source" auto / auto auto minmax(0, 1fr) fit-content(30%); }
.events-row + .events-row { border-top: max(1px, .05em) solid var(--line); }
.events[data-layout=tall] .events-row { grid-template: "mark time source" auto "body body body" auto / auto auto minmax(0, 1fr);
  align-content: start; padding-top: .25em; }
.events-mark { grid-area: mark; }
.events-time { grid-area: time; white-space: nowrap; flex: none; }
.events-time:empty { display: none; }
.events-row[data-open=true]:is([data-severity=critical], [data-severity=warning]) .events-time { color: var(--ink); }
.events-body { grid-area: body; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.events[data-layout=tall] .events-body { white-space: normal; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; }
.events-gap { word-spacing: .35em; }
.events-title { font-weight: 600; color: var(--ink); }
.events-row[data-open=false] .events-title { font-weight: 500; color: var(--secondary); }
.events-tag[data-done]::before { content: ''; display: inline-block; width: .72em; height: .72em; margin-right: .3em; background: currentcolor;
  clip-path: polygon(0 55%, 13% 41%, 37% 65%, 87% 8%, 100% 21%, 38% 92%); }
.events-source { grid-area: source; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: right; }
.events-more { flex: none; margin-top: auto; font-size: .87em; white-space: nowrap; }
.events[data-layout=ticker] { flex-direction: row; align-items: center; white-space: nowrap; }
.events[data-layout=ticker] .events-row { flex: 0 1 auto; display: flex; border: 0; min-width: 0; }
.events[data-layout=ticker] .events-row + .events-row::before { content: ''; flex: none; align-self: stretch; margin: .2em .5em;
  border-left: max(1px, .06em) solid var(--earlier); }
.events-flood::before { content: ''; display: inline-block; width: .72em; height: .72em; margin-right: .35em; background: var(--warning);
  clip-path: polygon(50% 6%, 100% 94%, 0 94%); }
.w-note > .events-note { padding-left: .8em; white-space: nowrap; }
.events-more > .events-note:not(:first-child) { padding-left: .8em; }
.events[data-layout=ticker] .events-more { margin: 0 0 0 auto; padding-left: 1em; font-size: 1em; }
`);

/** @type {Record<Item['severity'] | 'planned', { shape: import('../marks.js').Shape, color: 'bad'|'warning'|'secondary' }>} */
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
  const root = document.createElement('div');
  root.className = 'events';
  const more = document.createElement('div');
  more.className = 'events-more';
  const none = document.createElement('div');
  none.className = 'events-none';
  host.append(root);
  const ear = options.sound === 'none' ? null : speaker.listen(options.sound, context.requestPaint);
  /** @type {ReturnType<typeof createRow>[]} */
  const rows = [];
  const days = new Intl.DateTimeFormat(context.culture, {
    month: 'short', day: 'numeric', ...context.timeZone ? { timeZone: context.timeZone } : {},
  });
  let [known, minute] = [false, 0];

  const moreText = (/** @type {number} */ hidden) => context.text('event-list.more', context.format.number(hidden, { compact: false }));

  /** The time of day says nothing about another day. @param {number} ms @param {'second'|'minute'|''} exactness */
  const timeOf = (ms, exactness) => (exactness === '' ? '' : days.format(ms) !== days.format(context.now()) ? days.format(ms)
    : exactness === 'second' ? context.format.time(ms) : context.format.minute(ms));

  /** @param {Item} item */
  function say(item) {
    const { from, until, open } = item;
    const planned = from !== undefined || until !== undefined;
    const now = context.now();
    let tag = '';
    if (!open) tag = item.by ? context.text('event-list.resolvedBy', item.by) : context.text(planned ? 'event-list.done' : 'event-list.resolved');
    else if (planned) {
      const begin = from === undefined ? '' : moment(from);
      // Both ends of a work within a day share its date.
      const end = until === undefined ? '' : from !== undefined && days.format(from) === days.format(until) ? context.format.minute(until) : moment(until);
      const running = (from ?? -Infinity) <= now;
      tag = running && until === undefined ? context.text('event-list.running')
        : running ? context.text('event-list.runningUntil', end)
          : until === undefined ? context.text('event-list.plannedFrom', begin) : context.text('event-list.planned', begin, end);
    } else if (item.ack && !item.new) {
      tag = context.text('event-list.acknowledged', item.ack.by, moment(item.ack.at));
      if (item.ack.n > 1) tag = `${tag} +${context.format.number(item.ack.n - 1)}`;
    }
    const count = item.n ? context.text('event-list.count', context.format.number(item.n, { compact: false })) : '';
    return { severity: /** @type {keyof typeof marks} */ (planned ? 'planned' : item.severity), tag, title: count ? `${count} ${item.title}` : item.title };
  }

  /** @param {number} ms */
  const moment = (ms) => (days.format(ms) === days.format(context.now()) ? '' : `${days.format(ms)} `) + context.format.minute(ms);

  function paint() {
    const { clientWidth: width, clientHeight: height } = root;
    if (width === 0 || height === 0) return;
    const said = payload.items.map(say);
    const notes = noteBeside(notesNow());
    const bodies = payload.items.map((item, i) => [said[i].title, said[i].tag, item.text].filter(Boolean)
      .reduce((sum, text) => sum + ems(text) + 0.6, item.open ? -0.6 : 0.4));
    const { layout, font, rows: planned, time, source } =
      plan(options.layout === 'ticker', width, height, context.sizes.list, bodies, payload.lines, moreText, notes.length > 0);
    root.dataset.layout = layout;
    root.style.fontSize = `${font}px`;
    const times = planned.map((_, i) => timeOf(payload.items[i].time, time));
    const timeWidth = layout === 'list' ? `${Math.max(0, ...times.map(ems))}em` : '';
    while (rows.length < planned.length) rows.push(createRow());
    rows.forEach((row, i) => {
      if (i < planned.length) {
        row.show(payload.items[i], { ...said[i], time: times[i], source: source ? payload.items[i].source : '' },
          { height: layout === 'ticker' ? '' : `${planned[i].height * font}px`, lines: planned[i].lines, timeWidth, still: context.still });
        if (!row.element.isConnected) root.append(row.element);
      } else {
        row.element.remove();
      }
    });
    const hidden = payload.lines - planned.length;
    more.replaceChildren(...[...hidden > 0 ? [noteOf('', moreText(hidden))] : [], ...layout === 'ticker' ? [] : notes]);
    none.textContent = known && payload.lines === 0 ? context.text('event-list.none') : '';
    for (const end of [none, more]) {
      if (end.textContent) root.append(end); else end.remove();
    }
    describe(said);
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

  /** @param {ReturnType<typeof say>[]} said */
  function describe(said) {
    if (!known) return;
    const first = payload.items.slice(0, 3).map((item, i) =>
      [context.text(`event-list.${item.severity}`), item.new ? context.text('event-list.new') : '', timeOf(item.time, 'minute'), said[i].title, item.text, said[i].tag].filter(Boolean).join(' '));
    context.describe(payload.lines === 0 ? context.text('event-list.none')
      : `${context.text('event-list.describe', payload.lines, payload.open)}: ${first.join('; ')}`);
  }

  return {
    update(next) {
      [payload, known] = [next, true];
      ear?.hear(payload.items, payload.flood !== undefined);
    },
    paint,
    tick() {
      // Dates and planned works change their words as time goes by, at a full minute.
      const now = Math.floor(context.now() / 60_000);
      if (now !== minute) {
        minute = now;
        context.requestPaint();
      }
    },
    destroy() {
      ear?.leave();
      noteBeside([]);
      root.remove();
    },
  };
}

/** @param {string} className @param {string} text */
function noteOf(className, text) {
  const note = document.createElement('span');
  note.className = `events-note ${className}`;
  note.textContent = text;
  return note;
}

function createRow() {
  const element = document.createElement('div');
  element.className = 'events-row';
  // bdi: a publisher's right-to-left marks turn nothing but the publisher's own text.
  const mark = createMark('events-mark');
  const [time, body, source, title, tag, text] = [['span', 'time'], ['div', 'body'], ['bdi', 'source'], ['bdi', 'title'],
    ['span', 'tag'], ['bdi', 'text']].map(([tagName, name]) => {
    const made = document.createElement(tagName);
    made.className = `events-${name}`;
    return made;
  });
  const gaps = [tag, text].map(() => {
    const gap = document.createElement('span');
    gap.className = 'events-gap';
    return gap;
  });
  body.append(title, gaps[0], tag, gaps[1], text);
  element.append(mark.element, time, body, source);

  return {
    element,
    /**
     * @param {Item} item @param {{ severity: keyof typeof marks, time: string, tag: string, title: string, source: string }} said
     * @param {{ height: string, lines: number, timeWidth: string, still: boolean }} measures
     */
    show(item, said, measures) {
      element.dataset.event = item.id;
      element.dataset.severity = said.severity;
      element.dataset.open = String(item.open);
      mark.show(marks[said.severity].shape, item.open ? marks[said.severity].color : 'earlier');
      element.toggleAttribute('data-acknowledged', item.open && !!item.ack && !item.new);
      blink(mark.element, !!item.new && said.severity === 'critical' && !measures.still);
      element.style.height = measures.height;
      time.textContent = said.time;
      time.style.minWidth = measures.timeWidth;
      title.textContent = said.title;
      tag.textContent = said.tag;
      tag.toggleAttribute('data-done', !item.open);
      text.textContent = item.text;
      // A space, not a margin: it vanishes where a line breaks.
      gaps.forEach((gap, i) => { gap.textContent = [said.tag, item.text][i] ? ' ' : ''; });
      source.textContent = said.source;
      body.style.webkitLineClamp = String(measures.lines);
    },
  };
}
