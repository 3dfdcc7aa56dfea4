// On the console: a region of a hitmap is selected, and what its cells hold is listed beside the board. No wall has it.
import { adoptStyles } from '../../painter.js';
import { rowCount } from './cells.js';
import { heldBy } from './region.js';
import { Selection } from './selection.js';

/** @typedef {import('./cells.js').Cells} Cells */
/** @typedef {{ left: number, top: number, width: number, height: number }} Box of the cells, CSS pixels within the host */

adoptStyles(`
.hm-touch { position: absolute; cursor: crosshair; touch-action: none; outline-offset: 1px; }
.hm-touch:focus-visible { outline: 2px solid var(--data); }
.hm-region { position: absolute; box-sizing: border-box; pointer-events: none; border: 2px solid var(--ink); outline: 1px solid var(--ground);
  background: rgb(128 128 128 / 18%); }
.hm-panel { position: absolute; z-index: 10; top: 0; bottom: 0; width: min(24rem, 46%); box-sizing: border-box; padding: 1rem 1.25rem;
  overflow: auto; background: var(--panel); color: var(--ink); border: 1px solid var(--line); font: 500 14px/1.5 var(--font);
  font-variant-numeric: tabular-nums; }
.hm-panel header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
.hm-panel h3 { margin: 0; font-size: 1.1rem; font-weight: 600; }
.hm-panel p { margin: .25rem 0; color: var(--secondary); }
.hm-panel b { font-weight: 600; color: var(--ink); }
.hm-panel button { font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 4px; padding: .1rem .6rem; }
.hm-panel button:focus-visible { outline: 2px solid var(--data); }
.hm-panel table { width: 100%; margin-top: .75rem; border-collapse: collapse; }
.hm-panel :is(th, td) { padding: .15rem 0; text-align: right; border-bottom: 1px solid var(--line); font-weight: 500; }
.hm-panel :is(th, td):first-child { text-align: left; }
.hm-panel th { color: var(--secondary); }
.hm-panel th::first-letter { text-transform: uppercase; }
`);

/** @param {string} tag @param {string} [text] */
function make(tag, text = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

export class Inspector {
  #selection = new Selection();
  #touch = make('div');
  #mark = make('div');
  #panel = make('aside');
  #heading = make('h3');
  #close = make('button');
  #totals = make('p');
  #table = make('table');
  #rest = make('p');
  #columns = { first: 0, last: 0 };
  /** @type {Box} */
  #box = { left: 0, top: 0, width: 1, height: 1 };

  /** @param {HTMLElement} root of the picture @param {import('../../painter.js').PainterContext} context @param {Cells} cells */
  constructor(root, context, cells) {
    this.context = context;
    this.cells = cells;
    this.root = root;
    const { text } = context;
    this.#touch.className = 'hm-touch';
    this.#touch.tabIndex = 0;
    this.#touch.setAttribute('role', 'application');
    this.#touch.ariaLabel = text('hitmap.select');
    this.#mark.className = 'hm-region';
    this.#panel.className = 'hm-panel';
    this.#panel.setAttribute('role', 'dialog');
    this.#panel.ariaLabel = this.#heading.textContent = text('hitmap.region');
    this.#close.textContent = text('hitmap.close');
    this.#totals.ariaLive = 'polite';
    const header = make('header');
    header.append(this.#heading, this.#close);
    this.#panel.append(header, this.#totals, this.#table, this.#rest);
    root.append(this.#touch);
    this.#listen();
  }

  /** Follows the picture. @param {Box} box @param {number} last newest column that is shown */
  show(box, last) {
    this.#box = box;
    this.#columns = { first: last - this.cells.count + 1, last };
    Object.assign(this.#touch.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
    this.#selection.keep(this.#columns.first);
    this.#draw();
  }

  destroy() {
    for (const element of [this.#touch, this.#mark, this.#panel]) element.remove();
  }

  #listen() {
    const changed = () => this.#draw();
    this.#touch.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      this.#touch.setPointerCapture(event.pointerId);
      this.#touch.focus({ preventScroll: true });
      this.#selection.press(this.#spotOf(event));
      changed();
    });
    this.#touch.addEventListener('pointermove', (event) => {
      if (this.#selection.state !== 'dragging') return;
      this.#selection.move(this.#spotOf(event));
      changed();
    });
    this.#touch.addEventListener('pointerup', () => { this.#selection.release(); changed(); });
    this.#touch.addEventListener('pointercancel', () => {
      if (this.#selection.state === 'dragging') this.#selection.cancel();
      changed();
    });
    this.#touch.addEventListener('keydown', (event) => {
      if (!this.#selection.key(event.key, event.shiftKey, this.#columns)) return;
      event.preventDefault();
      changed();
    });
    this.#panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#end(); });
    this.#close.addEventListener('click', () => this.#end());
  }

  #end() {
    this.#selection.cancel();
    this.#touch.focus({ preventScroll: true });
    this.#draw();
  }

  /** The cell that a pointer is on; beyond the edge the one at it. @param {PointerEvent} event */
  #spotOf(event) {
    const box = this.#touch.getBoundingClientRect();
    const part = (/** @type {number} */ at, /** @type {number} */ count) => Math.min(count - 1, Math.max(0, Math.floor(at * count)));
    return {
      column: this.#columns.first + part((event.clientX - box.left) / box.width, this.cells.count),
      row: rowCount - 1 - part((event.clientY - box.top) / box.height, rowCount),
    };
  }

  #draw() {
    const { region, state } = this.#selection;
    if (!region) {
      this.#mark.remove();
      this.#panel.remove();
      return;
    }
    const { left, top, width, height } = this.#box;
    const [wide, high] = [width / this.cells.count, height / rowCount];
    Object.assign(this.#mark.style, {
      left: `${left + (region.from - this.#columns.first) * wide}px`, width: `${(region.to - region.from + 1) * wide}px`,
      top: `${top + (rowCount - 1 - region.high) * high}px`, height: `${(region.high - region.low + 1) * high}px`,
    });
    if (!this.#mark.isConnected) this.root.append(this.#mark);
    this.#list(region);
    if (state === 'selected' && !this.#panel.isConnected) this.#open();
  }

  /** On the side of the board that the hitmap leaves freer. */
  #open() {
    const board = /** @type {HTMLElement} */ (this.root.closest('#board') ?? document.body);
    const [outer, inner] = [board.getBoundingClientRect(), this.root.getBoundingClientRect()];
    const onLeft = inner.left - outer.left > outer.right - inner.right;
    Object.assign(this.#panel.style, { left: onLeft ? '0' : 'auto', right: onLeft ? 'auto' : '0' });
    board.append(this.#panel);
  }

  /** @param {import('./selection.js').Region} region */
  #list(region) {
    const { format, text, options } = this.context;
    const count = (/** @type {number} */ value) => format.number(value, { digits: 0, compact: false });
    const seconds = (/** @type {number} */ row) => format.number((row * options.scaleSeconds) / rowCount, { digits: 3, compact: false, steady: false });
    const begin = (/** @type {number} */ column) => format.time(column * this.cells.step * 1000);
    // What takes longer than the scale is in its highest row, too.
    const elapsed = (/** @type {number} */ low, /** @type {number} */ high) =>
      high === rowCount - 1 ? `≥ ${seconds(low)} s` : `${seconds(low)}–${seconds(high + 1)} s`;
    const { total, errors, listed, more } = heldBy(this.cells, region);
    const [sum, failed] = [make('b', count(total)), make('b', count(errors))];
    sum.dataset.value = String(total);
    failed.dataset.value = String(errors);
    this.#totals.replaceChildren(
      `${begin(region.from)}–${begin(region.to + 1)}, ${elapsed(region.low, region.high)}`, make('br'),
      `${text('hitmap.transactions')} `, sum, `, ${text('hitmap.errors')} `, failed);
    const head = make('tr');
    head.append(...['time', 'elapsed', 'transactions', 'errors'].map((key) => {
      const cell = make('th', text(`hitmap.${key}`));
      cell.setAttribute('scope', 'col');
      return cell;
    }));
    this.#table.replaceChildren(head, ...listed.map((one) => {
      const row = make('tr');
      row.append(...[begin(one.column), elapsed(one.row, one.row), count(one.total), count(one.errors)].map((words) => make('td', words)));
      return row;
    }));
    this.#rest.textContent = more.cells > 0 ? text('hitmap.moreCells', count(more.cells), count(more.total)) : '';
  }
}
