// Rulers along the canvas, in board units or in millimetres of the wall, as the corner between them says; a guide is
// drawn out of one.
import { fitCanvas } from '../painter.js';
import { GuideGesture } from './gestures/guide.js';
import { toScreen, ticks } from './geometry/viewport.js';
import { h } from './dom.js';

/** CSS pixels across. */
export const thickness = 22;

export class Rulers {
  #stage;
  #pens;
  #corner;
  #millimetres;

  /** @param {HTMLElement} host @param {import('./gestures/canvas.js').Stage} stage @param {() => import('./commands.js').Command[]} commands */
  constructor(host, stage, commands) {
    this.#stage = stage;
    this.#millimetres = () => /** @type {import('./commands.js').Command} */ (commands().find(({ name }) => name === 'millimetres'));
    this.#corner = h('button', { type: 'button', class: 'corner quiet', onclick: () => this.#millimetres().run() }, 'mm');
    host.append(this.#corner);
    this.#pens = /** @type {const} */ (['x', 'y']).map((axis) => {
      const canvas = h('canvas', { class: `ruler ruler-${axis}`, 'aria-hidden': true });
      host.append(canvas);
      canvas.addEventListener('pointerdown', (event) => this.#draw(canvas, axis, event));
      return { axis, canvas };
    });
    for (const what of /** @type {const} */ (['viewport', 'selection', 'document', 'arrangement'])) stage.editor.on(what, () => this.draw());
  }

  draw() {
    const { editor, view } = this.#stage;
    const { text, scale } = editor;
    const can = this.#millimetres().can?.() ?? true;
    this.#corner.disabled = !can;
    this.#corner.setAttribute('aria-pressed', String(editor.isMeasured));
    this.#corner.title = text(can ? 'design.do-millimetres' : 'design.no-wall-width');
    this.#corner.setAttribute('aria-label', this.#corner.title);
    const style = getComputedStyle(view);
    const [ink, line, accent] = ['--secondary', '--line', '--data'].map((name) => style.getPropertyValue(name));
    for (const { axis, canvas } of this.#pens) {
      const length = axis === 'x' ? view.clientWidth : view.clientHeight;
      const pen = fitCanvas(canvas, axis === 'x' ? length : thickness, axis === 'x' ? thickness : length);
      pen.clearRect(0, 0, length + thickness, length + thickness);
      pen.save();
      // The upright one is the flat one, turned.
      if (axis === 'y') pen.transform(0, 1, 1, 0, 0, 0);
      const { selection, viewport } = editor;
      pen.fillStyle = accent;
      pen.globalAlpha = 0.25;
      for (const { box } of selection) {
        const from = toScreen(viewport, box)[axis];
        pen.fillRect(from, 0, box[axis === 'x' ? 'width' : 'height'] * viewport.zoom, thickness);
      }
      pen.globalAlpha = 1;
      const marks = ticks(viewport.zoom, viewport[axis], length, { millimetres: scale });
      pen.fillStyle = line;
      for (const { at, label } of marks) pen.fillRect(Math.round(at), label === null ? thickness - 5 : thickness - 10, 1, 10);
      pen.restore();
      pen.fillStyle = ink;
      pen.font = '10px Inter, sans-serif';
      for (const { at, label } of marks) {
        if (label === null) continue;
        pen.save();
        if (axis === 'y') {
          pen.translate(9, at + 3);
          pen.rotate(-Math.PI / 2);
          pen.textAlign = 'end';
          pen.fillText(label, 0, 0);
        } else {
          pen.fillText(label, at + 3, 9);
        }
        pen.restore();
      }
    }
  }

  /** @param {HTMLCanvasElement} canvas @param {'x' | 'y'} axis @param {PointerEvent} event */
  #draw(canvas, axis, event) {
    const gesture = new GuideGesture(this.#stage, axis === 'x' ? 'y' : 'x', null);
    const { left, top } = this.#stage.view.getBoundingClientRect();
    const move = (/** @type {PointerEvent} */ to) => gesture.move({ point: { x: to.clientX - left, y: to.clientY - top }, shift: false, alt: false, command: false });
    const ended = new AbortController();
    canvas.setPointerCapture(event.pointerId);
    canvas.addEventListener('pointermove', move, { signal: ended.signal });
    canvas.addEventListener('pointerup', () => { gesture.end(); ended.abort(); }, { signal: ended.signal });
    canvas.addEventListener('pointercancel', () => { gesture.cancel(); ended.abort(); }, { signal: ended.signal });
  }
}
