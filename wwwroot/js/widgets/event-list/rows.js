// Rows of something that happened or will: a shape, a time, a title with what is to be said of it, who says so. What
// event lists, status messages and plans of works are made of.
import { createMark } from '../../marks.js';
import { adoptStyles, blink } from '../../painter.js';
import { ems } from '../../typography.js';
import { plan } from './plan.js';

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} look       what it is, for those who read the page: a severity, a state
 * @property {{ shape: import('../../marks.js').Shape, color: keyof import('../../painter.js').Tokens, blinks?: boolean }} mark
 * @property {boolean} open      false: in quiet colours
 * @property {boolean} [urgent]  its time stands out
 * @property {string[]} times  when, in fewer and fewer words; as many in each row
 * @property {string} title
 * @property {string} tag        how it stands, in words
 * @property {boolean} [done]    the tag has a tick
 * @property {string} text
 * @property {string} source
 */

adoptStyles(`
.events { width: 100%; height: 100%; overflow: hidden; display: flex; flex-direction: column; font-weight: 500; line-height: 1.3;
  font-variant-numeric: tabular-nums; color: var(--secondary); }
.events-row { flex: none; box-sizing: border-box; display: grid; column-gap: .6em; overflow: hidden; align-content: center;
  align-items: center; grid-template: "mark time body source" auto / auto auto minmax(0, 1fr) fit-content(30%); }
.events-row + .events-row { border-top: max(1px, .05em) solid var(--hairline); }
.events[data-layout=tall] .events-row { grid-template: "mark time source" auto "body body body" auto / auto auto minmax(0, 1fr);
  align-content: start; padding-top: .25em; }
.events-mark { grid-area: mark; }
.events-time { grid-area: time; white-space: nowrap; flex: none; }
.events-time:empty { display: none; }
.events-row[data-urgent] .events-time { color: var(--ink); }
.events-body { grid-area: body; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.events[data-layout=tall] .events-body { white-space: normal; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; }
.events-gap { word-spacing: .35em; }
.events-title { font-weight: 600; color: var(--ink); }
.events-row[data-open=false] .events-title { font-weight: 500; color: var(--secondary); }
.events-tag[data-done]::before { content: ''; display: inline-block; width: .72em; height: .72em; margin-right: .3em; background: currentcolor;
  clip-path: polygon(0 55%, 13% 41%, 37% 65%, 87% 8%, 100% 21%, 38% 92%); }
.events-source { grid-area: source; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: right; }
.events-more { flex: none; margin-top: auto; font-size: .87em; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.events-flood::before { content: ''; display: inline-block; width: .72em; height: .72em; margin-right: .35em; background: var(--warning);
  clip-path: polygon(50% 6%, 100% 94%, 0 94%); }
.w-note > .events-note { padding-left: .8em; white-space: nowrap; }
.events-more > .events-note:not(:first-child) { padding-left: .8em; }
.events[data-layout=ticker] { flex-direction: row; align-items: center; white-space: nowrap; }
.events[data-layout=ticker] .events-row { flex: 0 1 auto; display: flex; border: 0; min-width: 0; }
.events[data-layout=ticker] .events-row + .events-row::before { content: ''; flex: none; align-self: stretch; margin: .2em .5em;
  border-left: max(1px, .06em) solid var(--earlier); }
.events[data-layout=ticker] .events-more { margin: 0 0 0 auto; padding-left: 1em; font-size: 1em; }
`);

/**
 * @param {HTMLElement} host
 * @param {import('../../painter.js').PainterContext} context
 * @param {string} kind  whose words are said of those that are hidden, and of none
 */
export function createRows(host, context, kind) {
  const root = document.createElement('div');
  root.className = 'events';
  const more = document.createElement('div');
  more.className = 'events-more';
  const none = document.createElement('div');
  none.className = 'events-none';
  host.append(root);
  /** @type {ReturnType<typeof createRow>[]} */
  const elements = [];
  const moreText = (/** @type {number} */ hidden) => context.text(`${kind}.more`, context.format.number(hidden, { compact: false }));

  return {
    /**
     * @param {Row[]} rows @param {number} total  how many there are, sent or not
     * @param {{ ticker?: boolean, notes?: HTMLElement[], nothing: string, tallBelow?: number, sourceRoom?: number }} options  `notes`: what is said at the
     *   foot; `nothing`: what is said where there is no row
     */
    show(rows, total, { ticker = false, notes = [], nothing, tallBelow, sourceRoom }) {
      const { width, height } = context.box;
      if (width === 0 || height === 0) return;
      const bodies = rows.map((row) => [row.title, row.tag, row.text].filter(Boolean)
        .reduce((sum, text) => sum + ems(text) + 0.6, row.done ? 0.4 : -0.6));
      const times = (rows[0]?.times ?? ['']).map((_, i) => Math.max(...rows.map((row) => ems(row.times[i])), 0));
      const { layout, font, rows: planned, time, source } = plan({
        ticker, width, height, wanted: context.sizes.list, bodies, total, more: moreText, foot: notes.length > 0, times, tallBelow, sourceRoom,
      });
      root.dataset.layout = layout;
      root.style.fontSize = `${font}px`;
      const timeWidth = layout === 'list' ? `${times[time]}em` : '';
      while (elements.length < planned.length) elements.push(createRow());
      elements.forEach((element, i) => {
        if (i >= planned.length) {
          element.root.remove();
          return;
        }
        element.show(rows[i], { time, source, timeWidth, still: context.still,
          height: layout === 'ticker' ? '' : `${planned[i].height * font}px`, lines: planned[i].lines });
        if (!element.root.isConnected) root.append(element.root);
      });
      const hidden = total - planned.length;
      more.replaceChildren(...[...hidden > 0 ? [noteOf('', moreText(hidden))] : [], ...layout === 'ticker' ? [] : notes]);
      none.textContent = total === 0 ? nothing : '';
      for (const end of [none, more]) {
        if (end.hasChildNodes()) root.append(end); else end.remove();
      }
    },
    destroy() {
      elements.forEach((element) => blink(element.mark, false));
      root.remove();
    },
  };
}

/** Something that is said of the list as a whole. @param {string} className @param {string} text */
export function noteOf(className, text) {
  const note = document.createElement('span');
  note.className = `events-note ${className}`;
  note.textContent = text;
  return note;
}

function createRow() {
  const root = document.createElement('div');
  root.className = 'events-row';
  // bdi: a publisher's right-to-left marks turn nothing but the publisher's own text.
  const mark = createMark('events-mark');
  const [time, body, source, title, tag, text] = [['span', 'time'], ['div', 'body'], ['bdi', 'source'], ['bdi', 'title'],
    ['bdi', 'tag'], ['bdi', 'text']].map(([tagName, name]) => {
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
  root.append(mark.element, time, body, source);

  return {
    root,
    mark: mark.element,
    /**
     * @param {Row} row
     * @param {{ time: number, source: boolean, height: string, lines: number, timeWidth: string, still: boolean }} measures
     */
    show(row, measures) {
      root.dataset.event = row.id;
      root.dataset.severity = row.look;
      root.dataset.open = String(row.open);
      root.toggleAttribute('data-urgent', !!row.urgent);
      mark.show(row.mark.shape, row.mark.color);
      blink(mark.element, !!row.mark.blinks && !measures.still);
      root.style.height = measures.height;
      time.textContent = row.times[measures.time] ?? '';
      time.style.minWidth = measures.timeWidth;
      title.textContent = row.title;
      tag.textContent = row.tag;
      tag.toggleAttribute('data-done', !!row.done);
      text.textContent = row.text;
      // A space, not a margin: it vanishes where a line breaks.
      gaps.forEach((gap, i) => { gap.textContent = [row.tag, row.text][i] ? ' ' : ''; });
      source.textContent = measures.source ? row.source : '';
      body.style.webkitLineClamp = String(measures.lines);
    },
  };
}
