// A drawing with handles: buttons that are as large as a finger, moved by it from where they were grabbed, or by arrows.
import { h } from '../designer/dom.js';
import { arrows } from './fit-geometry.js';

/**
 * @typedef {{ x: number, y: number, label: string, isChosen: boolean, isFaulty: boolean }} Handle
 * @typedef {object} Does
 * @property {(i: number) => void} choose
 * @property {(i: number) => void} grab
 * @property {(i: number, dx: number, dy: number) => void} drag by so much of the drawing since it was grabbed
 * @property {() => void} end it is held no more
 * @property {() => void} tell what has become of it
 * @property {(i: number, x: number, y: number, event: KeyboardEvent) => void} nudge
 */

const svgSpace = 'http://www.w3.org/2000/svg';
/** A finger that rests trembles this far, px. */
const tremble = 3;

/** @param {string} name @param {Record<string, string | number>} attributes */
export function shape(name, attributes) {
  const element = document.createElementNS(svgSpace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

export class Drawing {
  #svg = document.createElementNS(svgSpace, 'svg');
  /** @type {HTMLButtonElement[]} */
  #handles = [];
  #desk;
  #does;
  /** @type {{ i: number, id: number, x: number, y: number, isMoving: boolean } | null} */
  #grabbed = null;

  /** @param {string} label @param {import('./fit-desk.js').Desk} desk on which one drag is one step @param {Does} does */
  constructor(label, desk, does) {
    this.#desk = desk;
    this.#does = does;
    this.#svg.setAttribute('aria-hidden', 'true');
    this.element = h('div', { class: 'drawing', role: 'group', 'aria-label': label }, this.#svg);
  }

  /** Whether a handle is held. */
  get isHeld() {
    return this.#grabbed !== null;
  }

  /** @param {number} width @param {number} height @param {Element[]} shapes @param {Handle[]} handles */
  show(width, height, shapes, handles) {
    this.element.style.width = `${width}px`;
    this.element.style.height = `${height}px`;
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#svg.replaceChildren(...shapes);
    while (this.#handles.length > handles.length) this.#handles.pop()?.remove();
    while (this.#handles.length < handles.length) this.#add(this.#handles.length);
    handles.forEach(({ x, y, label, isChosen, isFaulty }, i) => {
      const handle = this.#handles[i];
      handle.style.left = `${x}px`;
      handle.style.top = `${y}px`;
      handle.setAttribute('aria-label', label);
      handle.setAttribute('aria-pressed', String(isChosen));
      handle.classList.toggle('faulty', isFaulty);
    });
  }

  /** @param {number} i */
  focus(i) {
    this.#handles[i]?.focus();
  }

  /** @param {number} i */
  #add(i) {
    const handle = h('button', { type: 'button', class: 'handle' });
    handle.addEventListener('click', () => this.#does.choose(i));
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.#grabbed) return;
      handle.setPointerCapture(event.pointerId);
      this.#grabbed = { i, id: event.pointerId, x: event.clientX, y: event.clientY, isMoving: false };
      this.#does.choose(i);
      this.#does.grab(i);
      this.#desk.hold();
    });
    handle.addEventListener('pointermove', (event) => {
      const held = this.#grabbed;
      if (held?.id !== event.pointerId) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.isMoving && Math.hypot(dx, dy) < tremble) return;
      // From here on: it does not jump by the trembling.
      if (!held.isMoving) [held.x, held.y, held.isMoving] = [event.clientX, event.clientY, true];
      else this.#does.drag(i, dx, dy);
    });
    handle.addEventListener('pointerup', ({ pointerId }) => this.#end(pointerId, true));
    handle.addEventListener('pointercancel', ({ pointerId }) => this.#end(pointerId, false));
    handle.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.#grabbed) this.#end(this.#grabbed.id, false);
      const way = arrows[event.key];
      if (!way || event.ctrlKey || event.metaKey || this.#grabbed) return;
      // Alt and an arrow would leave the page.
      event.preventDefault();
      this.#does.choose(i);
      this.#does.nudge(i, ...way, event);
    });
    this.#handles.push(handle);
    this.element.append(handle);
  }

  /** @param {number} id @param {boolean} isDropped or all is as it was */
  #end(id, isDropped) {
    if (this.#grabbed?.id !== id) return;
    this.#grabbed = null;
    this.#does.end();
    if (!isDropped) {
      this.#desk.cancel();
      return;
    }
    this.#desk.release();
    this.#does.tell();
  }
}
