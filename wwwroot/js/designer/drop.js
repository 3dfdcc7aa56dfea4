// Dragging out of the palette, by mouse, pen or finger: a ghost of what would be there follows at the canvas' zoom and
// snaps as what is moved does. Escape, or letting go beside the canvas, leaves all as it was.
import { Landing, put } from './add.js';
import { h } from './dom.js';
import { toScreen } from './geometry/viewport.js';

/**
 * @typedef {import('./fresh.js').Addition} Addition
 * @typedef {{ editor: import('./editor.js').Editor, overlay: import('./overlay.js').Overlay, view: HTMLElement }} Stage
 */

/** How far a pointer goes before it drags, CSS pixels. A finger goes sideways: up and down it scrolls the palette. */
const slack = 6;
/** Beside the canvas the ghost is no wider than this, CSS pixels. */
const small = 160;

/**
 * Makes an element something that can be dragged to the canvas.
 * @param {HTMLElement} tile @param {Stage} stage @param {() => Addition | null} take what it is, when it is dragged
 */
export function draggable(tile, stage, take) {
  tile.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = { x: event.clientX, y: event.clientY };
    /** @type {Drop | null} */
    let drop = null;
    const { pointerId } = event;
    tile.setPointerCapture(pointerId);
    const stop = new AbortController();
    const listen = (/** @type {string} */ name, /** @type {(event: any) => void} */ listener, target = /** @type {EventTarget} */ (tile)) =>
      target.addEventListener(name, listener, { signal: stop.signal, capture: true });
    const end = () => {
      stop.abort();
      drop?.clear();
    };
    listen('pointermove', (/** @type {PointerEvent} */ to) => {
      if (to.pointerId !== pointerId) return;
      if (!drop && Math.hypot(to.clientX - from.x, to.clientY - from.y) >= slack) {
        const addition = take();
        drop = addition && new Drop(stage, addition);
      }
      drop?.move(to);
    });
    listen('pointerup', (/** @type {PointerEvent} */ to) => {
      if (to.pointerId !== pointerId) return;
      const dropped = drop;
      end();
      if (!dropped) return;
      dropped.end();
      swallowClick(tile);
    });
    listen('pointercancel', end);
    listen('lostpointercapture', end);
    listen('keydown', (/** @type {KeyboardEvent} */ key) => {
      if (key.key !== 'Escape' || !drop) return;
      key.preventDefault();
      key.stopPropagation();
      end();
      document.addEventListener('pointerup', () => swallowClick(tile), { capture: true, once: true });
    }, document);
  });
}

/** The click that a browser makes of a press that was a drag is none. @param {HTMLElement} tile */
function swallowClick(tile) {
  const over = new AbortController();
  tile.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, signal: over.signal });
  setTimeout(() => over.abort());
}

class Drop {
  #stage;
  #addition;
  #ghost;
  #landing;
  /** @type {import('./geometry/boxes.js').Box | null} */
  #box = null;

  /** @param {Stage} stage @param {Addition} addition */
  constructor(stage, addition) {
    this.#stage = stage;
    this.#addition = addition;
    this.#landing = new Landing(stage.editor, addition.size);
    const share = (/** @type {number} */ part, /** @type {number} */ whole) => `${(100 * part) / whole}%`;
    this.#ghost = h('div', { class: 'ghost', 'aria-hidden': true }, ...addition.parts.map(({ box, widget }) => h('div', {
      style: `left: ${share(box.x, addition.size.width)}; top: ${share(box.y, addition.size.height)}; width: ${share(box.width, addition.size.width)}; height: ${share(box.height, addition.size.height)}`,
    }, widget.title ?? stage.editor.text(`kind.${widget.kind}`))));
    document.body.append(this.#ghost);
  }

  /** @param {PointerEvent} to */
  move({ clientX, clientY, ctrlKey, metaKey }) {
    const { editor, overlay, view } = this.#stage;
    const { left, top, right, bottom } = view.getBoundingClientRect();
    const over = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
    const landing = over ? this.#landing.at({ x: clientX - left, y: clientY - top }, ctrlKey || metaKey) : null;
    this.#box = landing?.inside ? landing.box : null;
    overlay.lines = landing?.lines ?? [];
    overlay.draw();
    const { size } = this.#addition;
    const { zoom } = editor.viewport;
    const scale = over ? zoom : Math.min(zoom, small / size.width);
    const corner = this.#box ? toScreen(editor.viewport, this.#box) : { x: clientX - left - (size.width * scale) / 2, y: clientY - top - (size.height * scale) / 2 };
    this.#ghost.toggleAttribute('data-lands', this.#box !== null);
    this.#ghost.style.cssText = `width: ${size.width * scale}px; height: ${size.height * scale}px; translate: ${left + corner.x}px ${top + corner.y}px`;
  }

  end() {
    if (!this.#box) return;
    put(this.#stage.editor, this.#addition, this.#box);
    this.#stage.view.focus({ preventScroll: true });
  }

  clear() {
    this.#ghost.remove();
    this.#stage.overlay.lines = [];
    this.#stage.overlay.draw();
  }
}
