// What a hitmap says in numbers: how many ended, in what time, how many of them failed.

/** @typedef {import('../../headline.js').Part} Part */

/**
 * The same in fewer and fewer words.
 * @param {import('../../painter.js').PainterContext} context
 * @param {{ total: number, errors: number } | null} summary null: nothing is known @param {number} windowSeconds
 * @returns {Part[][]}
 */
export function wordings({ format, text }, summary, windowSeconds) {
  if (!summary) return [[{ text: '–', strong: true }]];
  const { total, errors } = summary;
  const number = (/** @type {number} */ value) => format.number(value, { digits: value >= 1e7 ? 1 : 0, compact: value >= 1e7 });
  /** @type {Part} */
  const all = { text: number(total), strong: true, value: total };
  /** @type {Part[]} */
  const failed = [{ text: '', mark: true }, { text: number(errors), strong: true, value: errors }];
  const window = text('hitmap.in', format.age(windowSeconds * 1000));
  return [
    [all, { text: ` ${window} · ${text('hitmap.errors')} ` }, ...failed],
    [all, { text: ` · ${text('hitmap.errors')} ` }, ...failed],
    errors > 0 ? [all, { text: ' ' }, ...failed] : [all],
  ];
}
