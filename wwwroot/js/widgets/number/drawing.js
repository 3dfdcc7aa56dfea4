// The bar and the curve of a number.

/**
 * @typedef {import('../../painter.js').PainterContext} PainterContext
 * @typedef {import('./layout.js').Box} Box
 * @typedef {import('./content.js').Goal} Goal
 */

/**
 * How far on the way to a goal: reached, estimated (hatched, dashed and said), last time's mark.
 * @param {CanvasRenderingContext2D} pen @param {import('../../lettering.js').Lettering} lettering @param {Box} box
 * @param {number | null} labels  baseline of the words under it @param {Goal} goal @param {PainterContext} context
 */
export function drawBar(pen, lettering, box, labels, goal, { colors, sizes }) {
  const at = (/** @type {number} */ value) => box.x + box.width * Math.min(1, Math.max(0, value / goal.full));
  const tick = Math.max(2, sizes.u * 3);
  const size = sizes.label;
  pen.fillStyle = colors.line;
  pen.fillRect(box.x, box.y, box.width, box.height);
  pen.fillStyle = colors.good;
  pen.fillRect(box.x, box.y, at(goal.value) - box.x, box.height);

  const words = labels === null ? [] : wordsUnder(goal, at, box, (text, strong) => lettering.width(text, size, strong ? 600 : 500), size * 0.8);
  for (const { key, text, x } of words) {
    const strong = key === 'goal';
    lettering.write(key, {
      x, baseline: /** @type {number} */ (labels), size, color: strong ? colors.ink : colors.secondary, weight: strong ? 600 : 500, text,
    });
  }
  // What is not called an estimate is not drawn, and a mark without a name says nothing.
  if (goal.estimate !== null && words.some((one) => one.key === 'estimate'))
    hatch(pen, at(goal.value), box.y, at(goal.estimate), box.y + box.height, colors.good, sizes.u);
  if (goal.mark !== null && words.some((one) => one.key === 'mark')) drawTick(at(goal.mark));
  drawTick(at(goal.at));

  /** @param {number} x */
  function drawTick(x) {
    pen.fillStyle = colors.ink;
    const left = Math.min(Math.max(box.x, x - tick / 2), box.x + box.width - tick);
    pen.fillRect(left, box.y - box.height * 0.2, tick, box.height * 1.4);
  }
}

/**
 * Which words stand under the bar, and where: the goal first, then as many of the others as fit without touching, in
 * the longest wording that leaves room for the rest.
 * @param {Goal} goal @param {(value: number) => number} at @param {Box} box
 * @param {(text: string, strong: boolean) => number} width @param {number} gap
 * @returns {{ key: string, text: string, x: number }[]}
 */
export function wordsUnder(goal, at, box, width, gap) {
  const goalWidth = width(goal.label, true);
  if (goalWidth > box.width) return [];
  const goalX = Math.max(box.x, at(goal.at) - goalWidth);
  /** @type {{ key: string, text: string, x: number }[]} */
  let best = [];
  for (const estimate of [...goal.estimateLabels, null]) {
    for (const mark of [...goal.markLabels, null]) {
      const words = [{ key: 'goal', text: goal.label, x: goalX }];
      let free = goalX - gap;
      if (estimate !== null) {
        const wide = width(estimate, false);
        const beyond = Math.max(at(goal.estimate ?? 0) - wide, goalX + goalWidth + gap);
        // What will be more than the goal stands beyond it, if there is room.
        if ((goal.estimate ?? 0) > goal.at && beyond + wide <= box.x + box.width) {
          words.push({ key: 'estimate', text: estimate, x: beyond });
        } else {
          const x = Math.min(at(goal.estimate ?? 0), free) - wide;
          words.push({ key: 'estimate', text: estimate, x });
          free = x - gap;
        }
      }
      if (mark !== null) {
        const taken = width(mark, false);
        const x = Math.min(at(goal.mark ?? 0), free - taken);
        words.push({ key: 'mark', text: mark, x });
        // Pushed to the left of its mark it would belong to another one.
        if (x + taken < at(goal.mark ?? 0)) continue;
      }
      if (words.every((one) => one.x >= box.x - 0.5) && words.length > best.length) best = words;
    }
  }
  return best;
}

/** @param {CanvasRenderingContext2D} pen @param {number} left @param {number} top @param {number} right @param {number} bottom @param {string} color @param {number} u */
function hatch(pen, left, top, right, bottom, color, u) {
  const line = Math.max(1, u * 2);
  if (right - left < line) return;
  pen.save();
  pen.beginPath();
  pen.rect(left, top, right - left, bottom - top);
  pen.clip();
  pen.strokeStyle = color;
  pen.globalAlpha = 0.35;
  pen.lineWidth = line;
  pen.beginPath();
  for (let x = left - (bottom - top); x < right; x += line * 4) {
    pen.moveTo(x, bottom);
    pen.lineTo(x + bottom - top, top);
  }
  pen.stroke();
  pen.globalAlpha = 1;
  pen.setLineDash([line * 3, line * 2]);
  pen.strokeRect(left + line / 2, top + line / 2, right - left - line, bottom - top - line);
  pen.restore();
}

/**
 * The last minutes. A gap stays a gap.
 * @param {CanvasRenderingContext2D} pen @param {Box} box @param {(number | null)[]} points evenly spaced, the present one last
 * @param {boolean} fromLowest @param {PainterContext} context
 */
export function drawCurve(pen, box, points, fromLowest, { colors, sizes }) {
  const width = Math.max(1.5, sizes.u * 4);
  const known = points.filter((one) => one !== null);
  const high = known.reduce((most, one) => Math.max(most, one), fromLowest ? -Infinity : 0);
  const low = known.reduce((least, one) => Math.min(least, one), fromLowest ? Infinity : 0);
  const [top, bottom] = [box.y + width / 2, box.y + box.height - width / 2];
  // Halves first: the difference of two huge numbers is no number.
  const share = (/** @type {number} */ value) => (high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : fromLowest ? 0.5 : 0);
  const x = (/** @type {number} */ index) => box.x + (box.width * index) / (points.length - 1);
  const y = (/** @type {number} */ value) => bottom - (bottom - top) * share(value);

  pen.strokeStyle = pen.fillStyle = colors.data;
  pen.lineWidth = width;
  pen.lineJoin = 'round';
  pen.lineCap = 'butt';
  for (let from = 0; from < points.length; from += 1) {
    if (points[from] === null) continue;
    let to = from;
    while (to + 1 < points.length && points[to + 1] !== null) to += 1;
    const path = new Path2D();
    for (let i = from; i <= to; i += 1) path.lineTo(x(i), y(/** @type {number} */ (points[i])));
    if (from === to) path.lineTo(x(from) + (from === 0 ? width : -width), y(/** @type {number} */ (points[from])));
    pen.stroke(path);
    path.lineTo(x(to), box.y + box.height);
    path.lineTo(x(from), box.y + box.height);
    pen.globalAlpha = 0.2;
    pen.fill(path);
    pen.globalAlpha = 1;
    from = to;
  }
}
