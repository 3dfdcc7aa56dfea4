// What a number says, in words of the board's culture; where it stands is decided by layout.js.
import { quantity } from '../../quantity.js';
import { passed } from '../../thresholds.js';

/**
 * @typedef {import('../../quantity.js').Words} Words
 * @typedef {import('../../thresholds.js').Threshold} Threshold
 *
 * @typedef {object} Payload
 * @property {number | null} value
 * @property {string} unit
 * @property {number | null} [before]
 * @property {number | null} [baseline]
 * @property {string} [baselineLabel]
 * @property {number | null} [goal]
 * @property {number | null} [estimate]
 * @property {number | null} [estimateAt]
 * @property {{ label: string, value: number | null, unit: string }[]} [details]
 * @property {{ end: number, step: number, points: (number | null)[] }} [sparkline]
 *
 * @typedef {object} Options
 * @property {'small' | 'medium' | 'large'} size
 * @property {number | null} digits
 * @property {boolean | null} compact
 * @property {{ seconds: number | null, percent: boolean, good: 'none' | 'up' | 'down' } | null} delta
 * @property {{ seconds: number, from: 'zero' | 'lowest' } | null} sparkline
 * @property {Threshold[]} thresholds
 * @property {{ value: number | null, times: number | null } | null} goal
 *
 * @typedef {{ text: string, strong: boolean, value?: number | null }} Piece  strong: the figure, the rest is the words
 *   around it; value: its exact number
 *
 * @typedef {object} Said
 * @property {'warning' | 'critical' | null} severity
 * @property {{ direction: -1 | 0 | 1, good: boolean, pieces: Piece[] } | null} delta
 * @property {Piece[] | null} reached
 * @property {Piece[][]} notes
 * @property {Goal | null} goal
 * @property {string} alternative
 *
 * @typedef {object} Goal
 * @property {number} full          what the whole bar stands for
 * @property {number} value
 * @property {number} at            the goal
 * @property {number | null} mark   the baseline
 * @property {number | null} estimate
 * @property {string} label
 * @property {string[]} markLabels      the longest first
 * @property {string[]} estimateLabels
 */

/** Units whose differences need them, too. */
const dimensional = new Set(['s', 'ms', 'By', 'B', 'By/s', 'B/s', '%']);

/**
 * @param {Payload} payload @param {Options} options @param {Words} words
 * @param {{ text: string, fractional: boolean }} shown  the value as it is printed
 * @returns {Said}
 */
export function say(payload, options, words, { text, fractional }) {
  const wish = { digits: options.digits, compact: options.compact, fractional };
  const figure = (/** @type {number | null | undefined} */ value) => quantity(value, payload.unit, words, wish).text;
  const severity = passed(options.thresholds, payload.value)?.severity ?? null;
  const delta = deltaOf(payload, options, words, fractional);
  const goal = goalOf(payload, options, words, figure);
  const reached = goal ? reachedOf(goal, words) : null;

  /** @type {Piece[][]} */
  const notes = [];
  if (!goal && isNumber(payload.baseline)) notes.push([piece(`${baselineName(payload, words)} ${figure(payload.baseline)}`)]);
  if (!goal && isNumber(payload.estimate)) notes.push([piece(estimateTexts(payload, words, figure)[0])]);
  for (const { label, value: detail, unit } of payload.details ?? [])
    notes.push([...(label ? [piece(`${label} `)] : []), piece(quantity(detail, unit, words).text, true)]);

  const alternative = [
    text,
    severity && words.text(`number.${severity}`),
    delta && textOf(delta.pieces),
    reached && textOf(reached),
    goal?.label,
    ...(goal ? [goal.markLabels[0], goal.estimateLabels[0]] : []),
    ...notes.map(textOf),
  ].filter(Boolean).join(', ');
  return { severity, delta, reached, notes, goal, alternative };
}

/** @param {Payload} payload @param {Options} options @param {Words} words @param {boolean} fractional @returns {Said['delta']} */
function deltaOf({ value, before, baseline, unit }, { delta, digits, compact }, words, fractional) {
  const against = delta?.seconds ? before : baseline;
  if (!delta || !isNumber(value) || !isNumber(against) || (delta.percent && against === 0)) return null;
  const change = value - against;
  const shown = delta.percent
    ? quantity((change / Math.abs(against)) * 100, '%', words, { sign: true, digits: 1 })
    : quantity(change, dimensional.has(unit) ? unit : '', words, { sign: true, digits, compact, fractional });
  const pieces = [piece(shown.text, true)];
  if (delta.seconds) pieces.push(piece(` ${words.text('number.within', quantity(delta.seconds, 's', words).text)}`));
  const direction = /** @type {-1 | 0 | 1} */ (Math.sign(change));
  return { direction, good: (delta.good === 'up' && direction > 0) || (delta.good === 'down' && direction < 0), pieces };
}

/** @param {Payload} payload @param {Pick<Options, 'goal'>} options @param {Words} words @param {(v: number) => string} figure @returns {Goal | null} */
export function goalOf(payload, options, words, figure) {
  const { value, goal: at } = payload;
  if (!isNumber(at) || !isNumber(value) || at <= 0) return null;
  const mark = isNumber(payload.baseline) ? payload.baseline : null;
  const estimate = isNumber(payload.estimate) && payload.estimate > value ? payload.estimate : null;
  const name = baselineName(payload, words);
  return {
    full: Math.max(at, value, mark ?? 0, estimate ?? 0),
    value: Math.max(0, value),
    at, mark, estimate,
    label: words.text('board.goal', options.goal?.times ? `${words.format.number(options.goal.times, {})}×` : figure(at)),
    markLabels: mark === null ? [] : [`${name} ${figure(mark)}`, name],
    estimateLabels: estimate === null ? [] : estimateTexts(payload, words, figure),
  };
}

/** How much of a goal is reached, rounded down: 99.97 % is not there yet. @param {number} value @param {number} at */
export function percentOf(value, at) {
  const percent = Math.floor((value / at) * 1000) / 10;
  return Math.abs(percent) >= 10 ? { percent: Math.floor(percent), digits: 0 } : { percent, digits: 1 };
}

/** @param {Goal} goal @param {Words} words @returns {Piece[]} */
function reachedOf({ value, at }, words) {
  const { percent, digits } = percentOf(value, at);
  const [before, after] = words.text('board.goal-reached', '\0').split('\0');
  const shown = piece(quantity(percent, '%', words, { digits }).text, true);
  return [piece(before), { ...shown, value: percent }, piece(after)].filter((one) => one.text);
}

/** From the longest to the shortest; each says that it is an estimate. @param {Payload} payload @param {Words} words @param {(v: number) => string} figure */
export function estimateTexts({ estimate, estimateAt }, words, figure) {
  const amount = figure(/** @type {number} */ (estimate));
  if (!isNumber(estimateAt)) return [words.text('board.estimated', amount), words.text('board.estimate')];
  const at = words.text('board.estimate-at', words.format.minute(estimateAt));
  return [`${amount} ${at}`, at, words.text('board.estimate')];
}

/** @param {Payload} payload @param {Words} words */
export function baselineName({ baselineLabel }, words) {
  return baselineLabel || words.text('board.last-time');
}

/** @param {string} text @returns {Piece} */
export function piece(text, strong = false) {
  return { text, strong };
}

/** @param {Piece[]} pieces */
export function textOf(pieces) {
  return pieces.map((one) => one.text).join('').trim();
}

/** @param {number | null | undefined} value @returns {value is number} */
export function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
