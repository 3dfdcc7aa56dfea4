// Categories as parts of a whole. Payload: CategoriesComposer.cs.
import { createRound } from './categories/round.js';

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context */
export const create = (host, context) => createRound(host, context, 0);
