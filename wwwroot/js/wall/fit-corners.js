// Corner pin of an output: its rectangle with four handles.
import { h } from '../designer/dom.js';
import { numberField, pad } from './fit-controls.js';
import { drawn, eight, exaggeration, moved, rounded } from './fit-geometry.js';
import { Drawing, shape } from './fit-handles.js';

/** Around the rectangle: corners are moved out of it, too; px. */
const margin = 48;
/** With the finest step a finger is ten times as slow. */
const slow = .1;

/**
 * @param {import('./fit-desk.js').Desk} desk @param {() => import('./fit-patch.js').Output} output the chosen one
 * @param {import('./fit-controls.js').Steps} steps @param {import('./fit-controls.js').Text} text
 * @param {(what: string) => void} say
 */
export function cornersPart(desk, output, steps, text, say) {
  let chosen = 0;
  /** While a handle is held the drawing keeps its scale. @type {{ corners: number[], factor: number } | null} */
  let held = null;
  let scale = 1;
  const name = (/** @type {number} */ i) => text(`fit.corner-${i}`);
  const corners = () => eight(output().corners);
  /** Of one corner alone: somebody else may move another. @param {number[]} all @param {number} i */
  const patch = (all, i) => ({ outputs: { [output().id]: { corners: { [i]: all.slice(2 * i, 2 * i + 2) } } } });
  const tell = () => say(text('fit.corner-at', name(chosen), ...corners().slice(2 * chosen, 2 * chosen + 2).map(rounded)));
  const nudge = (/** @type {number} */ x, /** @type {number} */ y, /** @type {MouseEvent | KeyboardEvent} */ event) => {
    const size = steps.size(1, event);
    desk.change(patch(moved(corners(), chosen, x * size, y * size), chosen), event instanceof KeyboardEvent ? steps.merge(event) : null);
    tell();
  };
  const drawing = new Drawing(text('fit.corners'), desk, {
    choose: (i) => {
      chosen = i;
      show();
    },
    grab: () => {
      const { corners: now, pixelWidth, pixelHeight } = output();
      held = { corners: corners(), factor: exaggeration(now, pixelWidth, pixelHeight) };
    },
    drag: (i, dx, dy) => {
      if (!held) return;
      const per = (steps.chosen === 0 ? slow : 1) / (scale * held.factor);
      desk.set(patch(moved(held.corners, i, dx * per, dy * per), i));
    },
    end: () => { held = null; },
    tell,
    nudge: (_, x, y, event) => nudge(x, y, event),
  });
  const fields = [0, 1].map((axis) => numberField(text(axis ? 'fit.y' : 'fit.x'), 'px', steps, 1, (value, merge) => {
    const all = corners();
    all[2 * chosen + axis] = value;
    desk.change(patch(all, chosen), merge);
    tell();
  }));
  const which = h('h2', { id: 'which' });
  const larger = h('p', { class: 'hint' });
  const place = h('div', { class: 'place' }, drawing.element, larger);
  const element = h('section', { class: 'part' }, place,
    h('div', { class: 'controls', role: 'group', 'aria-labelledby': 'which' }, which, pad(text, nudge), h('div', { class: 'numbers' }, fields.map((one) => one.element))));

  function show() {
    const { pixelWidth, pixelHeight, id } = output();
    const factor = held?.factor ?? exaggeration(corners(), pixelWidth, pixelHeight);
    const across = place.clientWidth - 2 * margin;
    if (across <= 0) return;
    // All of it is seen at once with what moves it.
    scale = Math.min(across / pixelWidth, Math.max(140, innerHeight * .45 - 2 * margin) / pixelHeight);
    const [width, height] = [pixelWidth * scale, pixelHeight * scale];
    const points = drawn(corners(), pixelWidth, pixelHeight, scale, factor).map(([x, y]) => [x + margin, y + margin]);
    const isFaulty = desk.isRefused && desk.fault?.path.endsWith('corners') === true;
    drawing.show(width + 2 * margin, height + 2 * margin, [
      shape('rect', { x: margin, y: margin, width, height, class: 'plain' }),
      shape('polygon', { points: points.join(' '), class: isFaulty ? 'quad faulty' : 'quad' }),
      ...[[0, 2], [1, 3]].map(([a, b]) => shape('line', { x1: points[a][0], y1: points[a][1], x2: points[b][0], y2: points[b][1], class: 'plain' })),
    ], points.map(([x, y], i) => ({
      x, y, label: text('fit.corner-at', name(i), ...corners().slice(2 * i, 2 * i + 2).map(rounded)), isChosen: i === chosen, isFaulty: isFaulty && i === chosen,
    })));
    which.textContent = name(chosen);
    larger.textContent = text(steps.chosen === 0 ? 'fit.larger-slow' : 'fit.larger', id, factor);
    fields.forEach((field, axis) => field.show(corners()[2 * chosen + axis]));
  }

  return { element, show };
}
