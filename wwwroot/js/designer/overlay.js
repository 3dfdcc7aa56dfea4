// What is drawn over the live picture: frames around what is selected, its handles, lines that attract, the marquee,
// guides, names of widgets that have no picture yet, and what others have selected. In CSS pixels of the view, two SVGs:
// what lies around the selection, and the selection, which a move carries as a picture; and the lines that attract.
import { h } from './dom.js';
import { unionOf } from './geometry/boxes.js';
import { handleAt, handleNear, handles } from './geometry/resize.js';
import { toBoard, toScreen } from './geometry/viewport.js';
import { Shift } from './shift.js';
import { SnapLines } from './snap-lines.js';

/**
 * @typedef {import('./editor.js').Editor} Editor
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {import('./geometry/snap.js').SnapLine} SnapLine
 */

const space = 'http://www.w3.org/2000/svg';
/** Side of a handle, and what may be pressed of it, CSS pixels: fingers are wide. */
const [side, reach] = [9, 22];

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

const layer = () => /** @type {SVGSVGElement} */ (svg('svg', { class: 'overlay', 'aria-hidden': 'true' }));

export class Overlay {
  #around = layer();
  #own = layer();
  #carrier = h('div', { class: 'overlay' }, this.#own);
  /** @type {Shift | null} */
  #shift = null;
  #attracting;
  #editor;
  #preview;
  #reading;
  /** What a gesture shows instead of the document. @type {Map<string, { to: Box }>} */
  dragged = new Map();
  /** @type {readonly SnapLine[]} */
  lines = [];
  /** @type {Box | null} board units */
  marquee = null;
  /** What a click would select. @type {readonly string[]} */
  hovered = [];
  /** A guide that is being moved. @type {{ axis: 'x' | 'y', at: number } | null} */
  guide = null;
  #wanted = false;

  /** @param {HTMLElement} host @param {Editor} editor @param {import('./preview.js').Preview} preview @param {import('./reading.js').Reading} reading */
  constructor(host, editor, preview, reading) {
    this.#editor = editor;
    this.#preview = preview;
    this.#reading = reading;
    reading.on(() => this.draw());
    host.append(this.#around, this.#carrier);
    this.#attracting = new SnapLines(host);
    for (const what of /** @type {const} */ (['document', 'selection', 'viewport', 'people', 'arrangement'])) editor.on(what, () => this.draw());
  }

  /** Once for a frame, however often it is asked for. */
  draw() {
    if (this.#wanted) return;
    this.#wanted = true;
    requestAnimationFrame(() => {
      this.#wanted = false;
      this.#around.replaceChildren(...this.#surroundings());
      this.#own.replaceChildren(...this.#selection());
      this.#drawLines();
    });
  }

  /** During a move: what is selected, by so much. @param {number} dx board units @param {number} dy */
  carry(dx, dy) {
    const { zoom } = this.#editor.viewport;
    this.#shift ??= new Shift(this.#carrier);
    this.#shift.to(dx * zoom, dy * zoom);
    this.#drawLines();
  }

  /** After a gesture: all as the document has it. */
  drop() {
    this.#shift?.end();
    this.#shift = null;
    this.dragged = new Map();
    this.lines = [];
    this.draw();
  }

  #drawLines() {
    this.#attracting.show(this.lines.map((line) => {
      const [from, to] = this.#endsOf(line);
      const thick = line.kind === 'gap' ? 2 : 1;
      return { x: Math.floor(from.x), y: Math.floor(from.y), width: Math.max(thick, to.x - from.x), height: Math.max(thick, to.y - from.y), faint: line.kind === 'grid' };
    }));
  }

  /** The box of the selection as it is shown now; null when nothing is selected. @returns {Box | null} */
  get bounds() {
    return unionOf(this.#editor.selection.filter(({ hidden }) => !hidden).map(({ id, box }) => this.dragged.get(id)?.to ?? box)) ?? null;
  }

  /** Whether the selection can be resized: something in it is not locked. */
  get hasHandles() {
    return this.#editor.selection.some(({ locked, hidden }) => !locked && !hidden);
  }

  /** The handle that lies at a point of the view, CSS pixels. @param {{ x: number, y: number }} point */
  handleAt(point) {
    const { bounds } = this;
    if (!bounds || !this.hasHandles) return null;
    const { viewport } = this.#editor;
    return handleNear(bounds, toBoard(viewport, point), reach / 2 / viewport.zoom);
  }

  /** Where a shape is turned by, CSS pixels; null where nothing can be. */
  get turner() {
    const [only, more] = this.#editor.selection;
    if (!only || more || this.#editor.document.widgets[only.id].kind !== 'shape' || only.locked) return null;
    const { bounds } = this;
    if (!bounds) return null;
    const { x, y } = toScreen(this.#editor.viewport, handleAt(bounds, 'n'));
    return { x, y: y - 26 };
  }

  /** @param {Box} box @param {Record<string, string | number>} attributes */
  #rect(box, attributes) {
    const { viewport } = this.#editor;
    const { x, y } = toScreen(viewport, box);
    return svg('rect', { x: x + 0.5, y: y + 0.5, width: Math.max(0, box.width * viewport.zoom - 1), height: Math.max(0, box.height * viewport.zoom - 1), ...attributes });
  }

  /** @param {{ id: string, box: Box }} item */
  #boxOf({ id, box }) {
    return this.dragged.get(id)?.to ?? box;
  }

  /** @returns {Node[]} */
  #surroundings() {
    const { viewport, selection, items, canvas, session, selected } = this.#editor;
    const list = [this.#rect({ x: 0, y: 0, width: canvas.width, height: canvas.height }, { class: 'canvas-edge' }), ...this.#guides()];
    list.push(...items.filter(({ id }) => !selected.includes(id)).flatMap((item) => this.#pending(item)));
    list.push(...this.#findings());
    for (const person of session.people) {
      if (person.id === session.self) continue;
      const theirs = items.filter(({ id, hidden }) => !hidden && person.widgets.includes(id));
      for (const item of theirs) list.push(this.#rect(this.#boxOf(item), { class: 'others', 'data-color': person.color }));
      const bounds = unionOf(theirs.map((item) => this.#boxOf(item)));
      if (!bounds) continue;
      const { x, y } = toScreen(viewport, bounds);
      list.push(svg('text', { x: x + 2, y: y - 4, class: 'others-name', 'data-color': person.color }, document.createTextNode(person.name || this.#editor.text('design.somebody'))));
    }
    for (const item of items) if (this.hovered.includes(item.id) && !selected.includes(item.id)) list.push(this.#rect(this.#boxOf(item), { class: 'hovered' }));
    for (const item of selection) if (item.locked && !item.hidden) list.push(this.#rect(item.box, { class: 'selected locked' }));
    if (this.marquee) list.push(this.#rect(this.marquee, { class: 'marquee' }));
    return list;
  }

  /** What cannot be read on the wall that is chosen; what is of a widget as a whole is around it. */
  #findings() {
    const { items } = this.#editor;
    return this.#reading.findings.flatMap(({ boxes, widget, isFailure, kind }) => {
      const item = items.find(({ id, hidden }) => id === widget && !hidden);
      const places = boxes.length > 0 || !item ? boxes : [this.#boxOf(item)];
      return places.map((at) => this.#rect(at, { class: isFailure ? 'finding failure' : 'finding', 'data-finding': kind }));
    });
  }

  /** What has no picture yet. @param {import('./editor.js').Item} item */
  #pending(item) {
    if (item.hidden || this.#preview.has(item.id)) return [];
    const box = this.#boxOf(item);
    const { x, y } = toScreen(this.#editor.viewport, box);
    const { title, kind } = this.#editor.document.widgets[item.id];
    return [this.#rect(box, { class: 'pending' }), svg('text', { x: x + 8, y: y + 20, class: 'pending-name' }, document.createTextNode(title || this.#editor.text(`kind.${kind}`)))];
  }

  /** @returns {Node[]} */
  #selection() {
    const { selection } = this.#editor;
    const list = selection.flatMap((item) => this.#pending(item));
    for (const item of selection) if (!item.hidden && !item.locked) list.push(this.#rect(this.#boxOf(item), { class: 'selected' }));
    const { bounds } = this;
    if (!bounds) return list;
    if (selection.length > 1) list.push(this.#rect(bounds, { class: 'selected-all' }));
    if (this.hasHandles) list.push(...handles.map((handle) => this.#handle(bounds, handle)));
    const { turner } = this;
    if (turner) list.push(svg('circle', { cx: turner.x, cy: turner.y, r: 6, class: 'handle turner' }));
    return list;
  }

  /** @param {Box} bounds @param {import('./geometry/resize.js').Handle} handle */
  #handle(bounds, handle) {
    const { x, y } = toScreen(this.#editor.viewport, handleAt(bounds, handle));
    return svg('rect', { x: x - side / 2, y: y - side / 2, width: side, height: side, class: 'handle', 'data-handle': handle });
  }

  #guides() {
    const { canvas: { guides = {}, width, height } } = this.#editor;
    const all = [...(guides.x ?? []).map((at) => ({ axis: /** @type {const} */ ('x'), at })), ...(guides.y ?? []).map((at) => ({ axis: /** @type {const} */ ('y'), at }))];
    if (this.guide) all.push(this.guide);
    return all.map(({ axis, at }) => {
      const [a, b] = this.#endsOf({ axis, at, from: 0, to: axis === 'x' ? height : width, kind: 'guide' });
      return svg('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: 'guide' });
    });
  }

  /** Of a line across an axis, CSS pixels: `axis` x stands upright at x = at. @param {SnapLine} line */
  #endsOf({ axis, at, from, to, kind }) {
    const { viewport } = this.#editor;
    const upright = axis === 'x' ? kind !== 'gap' : kind === 'gap';
    const [a, b] = upright
      ? [toScreen(viewport, { x: at, y: from }), toScreen(viewport, { x: at, y: to })]
      : [toScreen(viewport, { x: from, y: at }), toScreen(viewport, { x: to, y: at })];
    return [a, b].map(({ x, y }) => ({ x: Math.round(x) + 0.5, y: Math.round(y) + 0.5 }));
  }
}
