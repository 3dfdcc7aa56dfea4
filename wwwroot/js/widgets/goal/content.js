// What a goal says, in words of the board's culture.
import { quantity } from '../../quantity.js';
import { baselineName, estimateTexts, goalOf, isNumber, percentOf, piece, textOf } from '../number/content.js';

/**
 * @typedef {import('../number/content.js').Payload} Payload
 * @typedef {import('../number/content.js').Piece} Piece
 * @typedef {{ goal: { value: number | null, times: number | null } | null, digits: number | null, compact: boolean | null }} Options
 */

/** The percentage reached; none where the goal or the value is not known. @param {Payload} payload */
export function reached({ value, goal }) {
  if (!isNumber(value) || !isNumber(goal) || goal <= 0) return { value: null, unit: '%', wish: {} };
  const { percent, digits } = percentOf(value, goal);
  return { value: percent, unit: '%', wish: { digits } };
}

/**
 * @param {Payload} payload @param {Options} options @param {import('../../quantity.js').Words} words
 * @param {string} shown  the percentage as it is printed @param {number} now Unix ms
 * @returns {import('../number/content.js').Said}
 */
export function say(payload, options, words, shown, now) {
  const { value, unit, estimateAt } = payload;
  const figure = (/** @type {number | null | undefined} */ one) => quantity(one, unit, words, { digits: options.digits, compact: options.compact }).text;
  const known = isNumber(payload.goal) && payload.goal > 0;
  const goal = goalOf(payload, options, words, figure);
  /** @type {Piece[]} */
  const amount = [];
  const value_ = { ...piece(figure(value), true), value };
  if (known) {
    // The figure is strong, the words around it are not, in whichever order the language has them.
    const target = figure(payload.goal);
    const [before, after] = words.text('goal.of', '\0', target).split('\0');
    amount.push(...[piece(before), value_, piece(after)].filter((one) => one.text));
  } else {
    amount.push(value_, piece(` · ${words.text('goal.none')}`));
  }

  /** @type {Piece[][]} */
  const notes = [];
  if (isNumber(estimateAt)) {
    const seconds = Math.ceil((estimateAt - now) / 1000);
    if (seconds <= 0) {
      notes.push([piece(words.text('goal.over'))]);
    } else {
      const [before, after] = words.text('goal.left', '\0').split('\0');
      notes.push([piece(before), piece(quantity(seconds, 's', words).text, true), piece(after)].filter((one) => one.text));
    }
  }
  // Without a bar there is no place for them under it.
  if (!goal && isNumber(payload.baseline)) notes.push([piece(`${baselineName(payload, words)} ${figure(payload.baseline)}`)]);
  if (!goal && isNumber(payload.estimate)) notes.push([piece(estimateTexts(payload, words, figure)[0])]);

  const alternative = [shown, textOf(amount), goal?.markLabels[0], goal?.estimateLabels[0], ...notes.map(textOf)].filter(Boolean).join(', ');
  return { severity: null, delta: null, reached: amount, notes, goal, alternative };
}
