// The answers in words. What is said to be enough is rounded to the side on which it is.
import { h } from '../designer/dom.js';
import { acuity } from './eye.js';
import { dim, reaches, smallest } from './readable.js';
import { arcMinutes, capitals, ideographs, lightGround, lumensFor, textContrast, uses } from './sums.js';

/**
 * @typedef {(key: string, ...args: unknown[]) => string} Say
 * @typedef {{ wall: import('./choice.js').Wall, choice: import('./choice.js').Choice, texts: import('./readable.js').Text[], contrast: number | null, veil: number | null }} Room null: the wall shines by itself, and nobody has said how much
 */

/** @param {number} value */
const down = (value) => (value < 100 ? Math.floor(value * 10) / 10 : Math.floor(value));

/** @param {number} contrast */
const useOf = (contrast) => (contrast < uses.passive ? 'none' : contrast < uses.decisions ? 'passive' : contrast < uses.analytical ? 'decisions' : 'analytical');

/** Why there is too little light, if there is. @param {Room} room @param {Say} text @param {(value: number) => string} number */
export function dimness({ texts, contrast, veil }, text, number) {
  if (contrast === null || veil === null) return '';
  const { count, worst } = dim(texts, veil);
  if (contrast < uses.passive) return text('dim-wall', number(down(contrast)), uses.passive);
  return count > 0 ? text('dim-texts', count, texts.length, textContrast.least, number(down(worst))) : '';
}

/** @param {Room} room @param {Say} text @param {(value: number) => string} number */
export function lightLines({ wall, choice, texts, contrast }, text, number) {
  /** @type {[string, string][]} a verdict and words */
  const lines = [];
  if (contrast === null) {
    lines.push(['', text('shines')]);
  } else {
    lines.push([contrast < uses.passive ? 'none' : contrast < uses.decisions ? 'effort' : 'good', text('contrast-is', number(down(contrast)), text(`use-${useOf(contrast)}`))]);
    for (const wanted of [uses.decisions, uses.analytical]) {
      const lumens = lumensFor(wanted, { area: wall.area, nativeContrast: choice.contrast, ambient: choice.lux, efficiency: wall.efficiency });
      lines.push(['', Number.isFinite(lumens) ? text('lumens-for', wanted, number(Math.ceil(lumens / 100) * 100)) : text('lumens-never', wanted)]);
    }
  }
  const least = smallest(texts, 1);
  if (least) {
    const angle = arcMinutes(least.height, choice.seat * 1000);
    const wanted = least.isIdeographic ? ideographs : capitals;
    const eye = acuity(choice.age);
    lines.push([angle >= wanted.good * eye ? 'good' : angle >= wanted.least * eye ? 'effort' : 'none',
      text(least.isIdeographic ? 'smallest-ideograph' : 'smallest', number(down(angle)), number(Math.ceil(wanted.least * eye * 10) / 10), number(Math.ceil(wanted.good * eye * 10) / 10))]);
  }
  if (choice.lux >= lightGround) lines.push(['effort', text('light-ground')]);
  return lines.map(([verdict, words]) => h('li', { 'data-verdict': verdict }, words));
}

/** @param {Room} room @param {Say} text @param {(value: number) => string} number */
export function reachRows({ choice, texts }, text, number) {
  const distance = choice.seat * 1000;
  return reaches(texts, acuity(choice.age)).map(({ role, isIdeographic, height, least, good }) => {
    const verdict = distance <= good ? 'good' : distance <= least ? 'effort' : 'none';
    return h('tr', { 'data-role': role, 'data-ideographs': isIdeographic, 'data-verdict': verdict },
      h('th', { scope: 'row' }, text(`role-${role}`), isIdeographic && h('small', {}, text('ideographs'))),
      h('td', {}, text('millimetres', number(down(height)))),
      h('td', {}, text('minutes', number(down(arcMinutes(height, distance)))), ' ', h('small', {}, text(`verdict-${verdict}`))),
      h('td', {}, text('metres', number(down(least / 1000)))),
      h('td', {}, text('metres', number(down(good / 1000)))));
  });
}
