// How much of a goal is reached, in how much of the time. Payload: GoalComposer.cs.
import { reached, say } from './goal/content.js';
import { createNumber } from './number/painter.js';

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const painter = createNumber(host, context, {
    figure: reached,
    // The way to the goal is told by the bar and its words: the percentage leaves them their lines.
    most: (width, height, label) => (height > label * 3 && width < height * 6.5 ? Math.max(height * 0.36, height - label * 4.6) : height),
    say: (payload, options, words, { text }) => say(payload, options, words, text, context.now()),
  });
  // The time that is left.
  return { ...painter, tick: context.requestPaint };
}
