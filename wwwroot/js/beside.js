// Where a picture, the ranking beside it and the tally at its foot stand in a box of any shape. Pure.
import { columnEms, gutter, layoutRanking, line, shortest } from './ranking.js';
import { line as tallyLine } from './tally.js';

/**
 * @typedef {import('./ranking.js').Box} Box
 * @typedef {import('./tally.js').TallyLayout} TallyLayout
 *
 * @typedef {object} BesidePlan
 * @property {number} size  of the text
 * @property {Box} picture
 * @property {{ box: Box, layout: import('./ranking.js').RankingLayout } | null} ranking
 * @property {{ x: number, y: number, layout: TallyLayout } | null} tally
 *
 * @typedef {object} BesideContent
 * @property {number | null} aspect  width to height of the picture; null: it fills any box
 * @property {number} keep    the part of its width or height that a picture keeps at least
 * @property {number} wanted  how many are to be ranked; 0: none
 * @property {number} name    em of the widest name
 * @property {number} figure  em of the widest figure
 * @property {(width: number, size: number, lines: number) => TallyLayout} tally
 */

/** What a tally needs in em, not to be cut. */
const leastTally = 9;

/**
 * @param {number} width @param {number} height @param {number} label text size; smaller in a box that is too small for it
 * @param {BesideContent} content
 * @returns {BesidePlan}
 */
export function planBeside(width, height, label, content) {
  const size = Math.min(label, height / 3.5, width / 9.5);
  // One line of about three, so that a flat box has one and a high, narrow one as many as all its counts need.
  const lines = Math.min(3, Math.max(1, Math.floor(height / (size * line * 2.5))));
  const tally = (/** @type {number} */ within) => content.tally(within, size, lines);
  const across = width > height * (content.aspect ?? 1.15);
  const [first, second] = (across ? [onTheSide, below] : [below, onTheSide]).map((plan) => (content.wanted > 0 ? plan(width, height, size, content, tally) : null));
  const best = placesOf(second) > placesOf(first) ? second : first;
  if (best) return best;
  const layout = tally(width);
  const foot = layout.lines[0].length > 0 ? layout.lines.length * tallyLine * size : 0;
  if (foot === 0 || foot > height * 0.3) return { size, picture: { x: 0, y: 0, width, height }, ranking: null, tally: null };
  return { size, picture: { x: 0, y: 0, width, height: height - foot - size * 0.3 }, ranking: null, tally: { x: 0, y: height - foot, layout } };

  /** @param {BesidePlan | null} plan */
  function placesOf(plan) {
    return plan?.ranking ? Math.min(content.wanted, plan.ranking.layout.columns * plan.ranking.layout.rows) : 0;
  }
}

/**
 * @param {number} width @param {number} height @param {number} size @param {BesideContent} content @param {(width: number) => TallyLayout} tally
 * @returns {BesidePlan | null}
 */
function onTheSide(width, height, size, { aspect, keep, wanted, name, figure }, tally) {
  const gap = size * gutter;
  const most = aspect === null ? width : Math.min(width, height * aspect);
  const room = width - most * keep - gap;
  const column = columnEms(name, figure) * size;
  const foot = (/** @type {number} */ within) => tally(within).lines.length * tallyLine * size;
  let rows = Math.floor((height - foot(room)) / (size * line));
  if (rows < 1) return null;
  const columns = Math.max(1, Math.min(Math.floor((room + gap) / (column + gap)), Math.ceil(wanted / rows)));
  // The tally stands below: a narrow list leaves it room.
  const taken = Math.min(room, Math.max(columns * (column + gap) - gap, size * leastTally));
  const layout = tally(taken);
  const high = layout.lines.length * tallyLine * size;
  rows = Math.floor((height - high) / (size * line));
  const box = { x: width - taken, y: 0, width: taken, height: rows * size * line };
  const ranking = rows > 0 ? layoutRanking(taken, box.height, size, name, figure, wanted) : null;
  if (!ranking) return null;
  return {
    size, picture: { x: 0, y: 0, width: width - taken - gap, height },
    ranking: { box, layout: ranking }, tally: { x: box.x, y: height - high, layout },
  };
}

/**
 * @param {number} width @param {number} height @param {number} size @param {BesideContent} content @param {(width: number) => TallyLayout} tally
 * @returns {BesidePlan | null}
 */
function below(width, height, size, { aspect, keep, wanted, name, figure }, tally) {
  const gap = size * 0.5;
  const layout = tally(width);
  const foot = layout.lines.length * tallyLine * size;
  const most = aspect === null ? height : Math.min(height, width / aspect);
  const room = height - most * keep - gap - foot;
  const columns = Math.max(1, Math.floor((width + gutter * size) / ((columnEms(Math.max(shortest, name), figure) + gutter) * size)));
  const rows = Math.min(Math.floor(room / (size * line)), Math.ceil(wanted / columns));
  if (rows < 1) return null;
  const taken = rows * size * line;
  const ranking = layoutRanking(width, taken, size, name, figure, wanted);
  if (!ranking) return null;
  const y = height - foot - taken;
  return {
    size, picture: { x: 0, y: 0, width, height: y - gap },
    ranking: { box: { x: 0, y, width, height: taken }, layout: ranking }, tally: { x: 0, y: height - foot, layout },
  };
}
