// A number: one current value. Payload: NumberComposer.cs.
import { say } from './number/content.js';
import { createNumber } from './number/painter.js';

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context */
export function create(host, context) {
  return createNumber(host, context, {
    figure: ({ value, unit }, { digits, compact }) => ({ value, unit, wish: { digits, compact } }),
    say,
  });
}
