// Masks: what of the wall is not there, drawn on all of it.
import { h } from '../designer/dom.js';
import { fill, numberField, pad } from './fit-controls.js';
import { moved, rounded, split } from './fit-geometry.js';
import { Drawing, shape } from './fit-handles.js';

/** Around the wall, px: half a handle. */
const margin = 24;
/** WallCheck.cs says the same. */
const mostMasks = 32;
const mostPoints = 64;
/** Of a step: one of a mask is ten times one of a corner. */
const unit = 10;

/**
 * @param {import('./fit-desk.js').Desk} desk @param {import('./fit-controls.js').Steps} steps
 * @param {import('./fit-controls.js').Text} text @param {(what: string) => void} say
 */
export function masksPart(desk, steps, text, say) {
  let chosen = 0;
  let corner = 0;
  let scale = 1;
  /** While a handle is held. @type {number[] | null} */
  let held = null;
  const masks = () => desk.wall.masks;
  const points = () => masks()[chosen]?.points ?? [];
  const withOne = (/** @type {Partial<import('./fit-patch.js').Mask>} */ change) => ({ masks: masks().map((one, i) => i === chosen ? { ...one, ...change } : one) });
  const at = (/** @type {number} */ i) => text('fit.mask-at', i + 1, ...points().slice(2 * i, 2 * i + 2).map(rounded));
  const tell = () => say(`${masks()[chosen]?.name ?? ''} · ${at(corner)}`);
  const nudge = (/** @type {number} */ x, /** @type {number} */ y, /** @type {MouseEvent | KeyboardEvent} */ event) => {
    const size = steps.size(unit, event);
    desk.change(withOne({ points: moved(points(), corner, x * size, y * size) }), event instanceof KeyboardEvent ? steps.merge(event) : null);
    tell();
  };
  const drawing = new Drawing(text('fit.masks'), desk, {
    choose: (i) => {
      corner = i;
      show();
    },
    grab: () => { held = points(); },
    drag: (i, dx, dy) => { if (held) desk.set(withOne({ points: moved(held, i, dx / scale, dy / scale) })); },
    end: () => { held = null; },
    tell,
    nudge: (_, x, y, event) => nudge(x, y, event),
  });

  function add() {
    const { width, height } = desk.wall;
    const [left, top, right, bottom] = [width * .375, height * .375, width * .625, height * .625].map(rounded);
    const numbers = new Set(masks().map(({ name }) => name));
    let number = 1;
    while (numbers.has(text('fit.mask-name', number))) number++;
    chosen = masks().length;
    corner = 0;
    desk.change({ masks: [...masks(), { name: text('fit.mask-name', number), points: [left, top, right, top, right, bottom, left, bottom] }] });
    drawing.focus(0);
    tell();
  }
  function remove() {
    const name = masks()[chosen].name;
    desk.change({ masks: masks().filter((_, i) => i !== chosen) });
    say(text('fit.mask-gone', name));
    adds.focus();
  }

  const list = h('select', {
    id: 'mask',
    onchange: () => {
      [chosen, corner] = [list.selectedIndex, 0];
      show();
    },
  });
  const names = h('input', {
    type: 'text', maxlength: 100, autocomplete: 'off',
    oninput: () => { names.dataset.typing = ''; },
    onchange: () => {
      delete names.dataset.typing;
      desk.change(withOne({ name: names.value }));
    },
  });
  const button = (/** @type {string} */ key, /** @type {() => void} */ press) => h('button', { type: 'button', onclick: press }, text(key));
  const adds = button('fit.mask-add', add);
  const more = button('fit.mask-more', () => {
    desk.change(withOne({ points: split(points(), corner) }));
    corner++;
    show();
    drawing.focus(corner);
    tell();
  });
  const fewer = button('fit.mask-fewer', () => {
    const from = corner;
    corner = Math.max(0, corner - 1);
    desk.change(withOne({ points: points().filter((_, i) => i >> 1 !== from) }));
    drawing.focus(corner);
    tell();
  });
  const fields = [0, 1].map((axis) => numberField(text(axis ? 'fit.mask-y' : 'fit.mask-x'), 'mm', steps, unit, (value, merge) => {
    desk.change(withOne({ points: points().map((one, i) => i === 2 * corner + axis ? value : one) }), merge);
    tell();
  }));
  const which = h('h2', { id: 'which-mask' });
  const of = h('div', { class: 'of' },
    h('div', { class: 'two' }, h('label', { class: 'line' }, h('span', {}, text('fit.mask')), list), h('label', { class: 'line' }, h('span', {}, text('fit.name')), names)),
    which, pad(text, nudge), h('div', { class: 'numbers' }, fields.map((one) => one.element)),
    h('div', { class: 'buttons' }, more, fewer, button('fit.mask-remove', remove)));
  const none = h('p', { class: 'hint' }, text('fit.mask-none'));
  const place = h('div', { class: 'place' }, drawing.element);
  const element = h('section', { class: 'part' }, place, h('div', { class: 'controls' }, h('div', { class: 'buttons' }, adds), none, of));

  function show() {
    const { width, height, outputs } = desk.wall;
    const across = place.clientWidth - 2 * margin;
    if (across <= 0) return;
    chosen = Math.max(0, Math.min(chosen, masks().length - 1));
    corner = Math.max(0, Math.min(corner, points().length / 2 - 1));
    scale = Math.min(across / width, Math.max(140, innerHeight * .45 - 2 * margin) / height);
    const on = (/** @type {number} */ mm) => mm * scale + margin;
    drawing.show(width * scale + 2 * margin, height * scale + 2 * margin, [
      shape('rect', { x: margin, y: margin, width: width * scale, height: height * scale, class: 'wall' }),
      ...outputs.map((one) => shape('rect', { x: on(one.x), y: on(one.y), width: one.width * scale, height: one.height * scale, class: 'plain' })),
      ...masks().map((mask, i) => shape('polygon', { points: mask.points.map(on).join(' '), class: i === chosen ? 'mask chosen' : 'mask' })),
    ], Array.from({ length: points().length / 2 }, (_, i) => ({ x: on(points()[2 * i]), y: on(points()[2 * i + 1]), label: at(i), isChosen: i === corner, isFaulty: false })));
    fill(list, masks().map(({ name }, i) => [String(i), name || text('fit.mask-name', i + 1)]));
    list.selectedIndex = chosen;
    const isThere = masks().length > 0;
    [of.hidden, none.hidden, adds.disabled] = [!isThere, isThere, masks().length >= mostMasks];
    if (!isThere) return;
    if (names.dataset.typing === undefined) names.value = masks()[chosen].name;
    which.textContent = text('fit.mask-corner', corner + 1, points().length / 2);
    [more.disabled, fewer.disabled] = [points().length >= 2 * mostPoints, points().length <= 6];
    fields.forEach((field, axis) => field.show(points()[2 * corner + axis]));
  }

  return { element, show };
}
