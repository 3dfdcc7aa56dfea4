// One figure with words before and after it, as large as its box allows: what a clock and a countdown are made of.
import { adoptStyles } from './painter.js';
import { ems, gapOf, placeFigure } from './typography.js';

/**
 * @typedef {object} Figure
 * @property {string} before  words before it; may be empty
 * @property {{ text: string, unit: boolean }[]} parts  the figure; units are smaller and lighter
 * @property {string[]} after  words after it; empty ones do not count
 * @property {number | null} value  the exact number, or null when there is none
 */

const unitScale = 0.5;

adoptStyles(`
.figure { width: 100%; height: 100%; display: flex; align-items: center; overflow: hidden; white-space: pre;
  font-variant-numeric: tabular-nums; }
.figure > div { display: flex; flex: none; align-items: baseline; }
.figure[data-layout=stack] > div { flex-direction: column; align-items: inherit; }
.figure b { font-weight: 600; line-height: 1.1; color: var(--ink); }
.figure i { font-style: normal; font-weight: 500; font-size: ${unitScale}em; color: var(--secondary); }
.figure span { font-weight: 500; line-height: 1.4; color: var(--secondary); }
.figure span:empty { display: none; }
`);

/**
 * @param {HTMLElement} host @param {import('./painter.js').PainterContext} context
 * @param {'start'|'center'|'end'} align
 */
export function createFigure(host, context, align) {
  const root = document.createElement('div');
  const line = document.createElement('div');
  const number = document.createElement('b');
  const before = document.createElement('span');
  /** @type {HTMLElement[]} */
  let after = [];
  let laidOut = '';
  root.className = 'figure';
  root.append(line);
  line.append(before, number);
  host.append(root);

  /** Sizes follow how many characters there are, never which: a second that ticks moves nothing. @param {Figure} figure */
  function lay({ before: leading, parts, after: trailing }) {
    const { width, height } = context.box;
    const shape = parts.map(({ text, unit }) => (unit ? `${text}:` : text.length)).join();
    const key = [width, height, context.sizes.label, leading, shape, ...trailing].join('|');
    if (key === laidOut) return;
    laidOut = key;
    const wide = parts.reduce((sum, { text, unit }) => sum + ems(text) * (unit ? unitScale : 1), 0);
    const { layout, font, side } = placeFigure(width, height, wide, [leading, ...trailing], context.sizes);
    const edge = align === 'center' ? 'center' : `flex-${align}`;
    root.dataset.layout = layout;
    root.style.justifyContent = edge;
    line.style.alignItems = layout === 'row' ? 'baseline' : edge;
    line.style.columnGap = `${gapOf(font)}px`;
    number.style.fontSize = `${font}px`;
    number.replaceChildren(...parts.map(({ unit }) => (unit ? document.createElement('i') : document.createTextNode(''))));
    for (const old of after) old.remove();
    after = trailing.map(() => document.createElement('span'));
    line.append(...after);
    for (const words of [before, ...after]) words.style.fontSize = `${side}px`;
  }

  return {
    /** @param {Figure} figure */
    show(figure) {
      lay(figure);
      before.textContent = figure.before;
      figure.parts.forEach(({ text }, i) => { number.childNodes[i].textContent = text; });
      figure.after.forEach((text, i) => { after[i].textContent = text; });
      if (figure.value === null) delete number.dataset.value;
      else number.dataset.value = String(figure.value);
    },
    destroy: () => root.remove(),
  };
}

/**
 * Milliseconds until a clock that is at `now` next shows something new. A millisecond late is on time; one early would
 * show the old for a whole period more.
 * @param {number} now @param {number} period
 */
export function untilNextTick(now, period) {
  return period - (((now % period) + period) % period) + 1;
}
