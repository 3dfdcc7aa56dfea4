// The room from above: the wall to scale, rows of seats with what can be read from each, and the seat, which can be moved.
import { endOf } from './choice.js';
import { rows } from './readable.js';

/** Below this its words stand closer, px. */
const narrow = 480;
/** Above the room, of all of it, and between two rows, px. */
const [top, tallest, closest] = [40, 600, 19];
const shapes = { good: '●', effort: '▲', none: '✕' };

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function s(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * @typedef {{ all: import('./readable.js').Verdict, values: import('./readable.js').Verdict | null }} Verdicts null: there are none
 * @param {HTMLElement} box
 * @param {(key: string, ...args: unknown[]) => string} text
 * @param {(value: number) => string} number
 * @param {(seat: number) => void} onSeat m
 */
export function plan(box, text, number, onSeat) {
  const room = s('g', {});
  const sight = s('polygon', { class: 'sight' });
  const seat = s('g', { class: 'seat', role: 'slider', tabindex: 0, 'aria-orientation': 'vertical', 'aria-label': text('seat') }, s('circle', { r: 22, class: 'grip' }), s('circle', { r: 9 }));
  const svg = s('svg', { role: 'group', 'aria-label': text('plan') }, room, sight, seat);
  box.append(svg);
  let [scale, middle, half, at, least, most] = [1, 0, 0, 0, 0, 0];
  const y = (/** @type {number} */ distance) => top + distance * scale;
  const move = (/** @type {number} */ distance) => onSeat(Math.round(Math.min(most, Math.max(least, distance)) / 100) / 10);

  svg.addEventListener('pointerdown', (/** @type {any} */ event) => {
    if (event.button !== 0) return;
    svg.setPointerCapture(event.pointerId);
    move((event.clientY - svg.getBoundingClientRect().top - top) / scale);
    event.preventDefault();
    /** @type {any} */ (seat).focus({ preventScroll: true });
  });
  svg.addEventListener('pointermove', (/** @type {any} */ event) => {
    if (svg.hasPointerCapture(event.pointerId)) move((event.clientY - svg.getBoundingClientRect().top - top) / scale);
  });
  seat.addEventListener('keydown', (/** @type {any} */ event) => {
    // As it lies on the plan: up is nearer to the wall.
    const by = { ArrowUp: -100, ArrowLeft: -100, ArrowDown: 100, ArrowRight: 100, PageUp: -1000, PageDown: 1000, Home: -Infinity, End: Infinity }[/** @type {string} */ (event.key)];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(at + by);
  });

  /** @param {number} x @param {number} at @param {import('./readable.js').Verdict} verdict */
  const word = (x, at, verdict) => s('text', { x, y: at, class: verdict }, `${shapes[verdict]} ${text(`verdict-${verdict}`)}`);

  return {
    /** @param {import('./choice.js').Wall} wall @param {number} metres of the seat @param {(distance: number) => Verdicts} verdictsAt @param {string} said of the seat */
    show(wall, metres, verdictsAt, said) {
      const width = Math.max(320, box.clientWidth);
      [least, most, at] = [wall.nearest, endOf(wall), metres * 1000];
      // Of the rows' distances, and of each of the two columns of words.
      const [margin, column] = width < narrow ? [44, 98] : [64, 120];
      const free = width - margin - 2 * column - 16;
      scale = Math.min(tallest / most, free / (wall.width * 1.1));
      [middle, half] = [margin + free / 2, (wall.width * scale) / 2];
      const height = y(most) + 28;
      for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(key, String(value));
      const [first, second] = [width - 2 * column, width - column];
      room.replaceChildren(
        s('rect', { class: 'screen', x: middle - half, y: top - 6, width: 2 * half, height: 6 }),
        s('text', { x: middle, y: top - 14, class: 'of-wall' }, text('metres', number(wall.width / 1000))),
        s('text', { x: first, y: top - 14, class: 'of' }, text('plan-all')),
        ...verdictsAt(least).values ? [s('text', { x: second, y: top - 14, class: 'of' }, text('plan-values'))] : [],
        s('line', { class: 'farthest', x1: margin, x2: margin + free, y1: y(wall.farthest), y2: y(wall.farthest) }),
        ...rows(wall.nearest, most, ((most - wall.nearest) * scale) / closest).map((distance) => {
          const { all, values } = verdictsAt(distance);
          return s('g', { 'data-row': distance / 1000, class: 'row' },
            s('text', { x: margin - 8, y: y(distance) + 4, class: 'far' }, text('metres', number(distance / 1000))),
            s('line', { class: all, x1: margin + 4, x2: margin + free - 4, y1: y(distance), y2: y(distance) }),
            word(first, y(distance) + 4, all), ...values ? [word(second, y(distance) + 4, values)] : []);
        }),
      );
      sight.setAttribute('points', [middle - half, top, middle + half, top, middle, y(at)].join(' '));
      seat.setAttribute('transform', `translate(${middle} ${y(at)})`);
      for (const [key, value] of Object.entries({ 'aria-valuemin': least / 1000, 'aria-valuemax': most / 1000, 'aria-valuenow': metres, 'aria-valuetext': said })) seat.setAttribute(key, String(value));
    },
  };
}
