// What the parts of the fitting page are made of: numbers with − and +, one of several, four arrows.
import { h } from '../designer/dom.js';
import { arrows, rounded, stepOf } from './fit-geometry.js';

/** @typedef {(key: string, ...args: (string | number)[]) => string} Text */

/** How far one goes at once; the same choice for all parts of the page. */
export class Steps {
  /** Which of the three. */
  chosen = 1;
  /** Keys that are held down are one step back. */
  #turn = 0;

  /** @param {number} unit times .1, 1 and 10 @param {{ shiftKey: boolean, altKey: boolean }} keys */
  size(unit, keys) {
    return stepOf([unit / 10, unit, unit * 10], this.chosen, keys);
  }

  /** What belongs together when going back. @param {KeyboardEvent} event */
  merge({ repeat }) {
    if (!repeat) this.#turn++;
    return `keys ${this.#turn}`;
  }
}

/**
 * One of several. @param {string} name @param {string} label @param {[value: string, text: string][]} options
 * @param {(value: string) => void} chosen
 */
export function choice(name, label, options, chosen) {
  const inputs = options.map(([value]) => h('input', { type: 'radio', name, value, onchange: () => chosen(value) }));
  return {
    element: h('fieldset', { class: 'choice' }, h('legend', {}, label), options.map(([, text], i) => h('label', {}, inputs[i], h('span', {}, text)))),
    /** @param {string} value */
    show: (value) => { for (const input of inputs) input.checked = input.value === value; },
    /** @param {string[]} texts */
    name: (texts) => inputs.forEach((input, i) => { /** @type {Element} */ (input.nextElementSibling).textContent = texts[i]; }),
  };
}

/**
 * A number that is typed, or gone to in steps.
 * @param {string} label @param {string} unit @param {Steps} steps @param {number} size unit of its steps
 * @param {(value: number, merge: string | null) => void} change
 */
export function numberField(label, unit, steps, size, change) {
  let value = 0;
  const to = (/** @type {number} */ next, /** @type {string | null} */ merge = null) => change(rounded(next), merge);
  const by = (/** @type {number} */ sign) => (/** @type {MouseEvent} */ event) => to(value + sign * steps.size(size, event));
  const input = h('input', {
    type: 'number', step: 'any', inputmode: 'text', autocomplete: 'off',
    onchange: () => {
      delete input.dataset.typing;
      if (input.value.trim() === '' || !Number.isFinite(input.valueAsNumber)) input.value = String(value);
      else to(input.valueAsNumber);
    },
    oninput: () => { input.dataset.typing = ''; },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      const way = arrows[event.key]?.[1];
      if (!way) return;
      event.preventDefault();
      delete input.dataset.typing;
      to((Number.isFinite(input.valueAsNumber) ? input.valueAsNumber : value) - way * steps.size(size, event), steps.merge(event));
    },
  });
  return {
    element: h('div', { class: 'number' },
      h('label', {}, h('span', {}, label, ' ', h('small', {}, unit)), input),
      h('button', { type: 'button', 'aria-label': `${label} −`, onclick: by(-1) }, '−'),
      h('button', { type: 'button', 'aria-label': `${label} +`, onclick: by(1) }, '+')),
    /** What is being typed stays. @param {number} next */
    show: (next) => {
      value = next;
      if (input.dataset.typing === undefined) input.value = String(rounded(next));
    },
  };
}

/** What there is to choose, made anew only where it is another: one that is open would close. @param {HTMLSelectElement} select @param {[value: string, text: string][]} options */
export function fill(select, options) {
  if (options.length === select.length && options.every(([value, text], i) => select.options[i].value === value && select.options[i].text === text)) return;
  select.replaceChildren(...options.map(([value, text]) => h('option', { value }, text)));
}

/** Four arrows. @param {Text} text @param {(x: number, y: number, event: MouseEvent) => void} nudge */
export const pad = (text, nudge) => h('div', { class: 'pad', role: 'group', 'aria-label': text('fit.move') },
  Object.entries({ up: '↑', left: '←', right: '→', down: '↓' }).map(([name, sign]) => h('button', {
    type: 'button', class: name, 'aria-label': text(`fit.${name}`),
    onclick: (/** @type {MouseEvent} */ event) => nudge(...arrows[`Arrow${name[0].toUpperCase()}${name.slice(1)}`], event),
  }, sign)));
