// What a scatter says in numbers: how many ended, how many of them failed, and how many are not drawn.

/** @typedef {import('../../headline.js').Part} Part */

/**
 * The same in fewer and fewer words.
 * @param {import('../../painter.js').PainterContext} context
 * @param {{ drawn: number, errors: number, left: number } | null} summary null: nothing is known
 * @returns {Part[][]}
 */
export function wordings({ format, text, options }, summary) {
  if (!summary) return [[{ text: '–', strong: true }]];
  const { drawn, errors, left } = summary;
  const number = (/** @type {number} */ value) => format.number(value, { digits: value >= 1e7 ? 1 : 0, compact: value >= 1e7 });
  /** @type {Part} */
  const all = { text: number(drawn + left), strong: true, value: drawn + left };
  /** @type {Part[]} */
  const failed = [{ text: '', mark: true }, { text: number(errors), strong: true, value: errors }];
  const rest = left > 0 ? [{ text: ` · ${text('scatter.left', number(left))}` }] : [];
  const named = { text: ` · ${text('scatter.errors')} ` };
  return [
    [all, { text: ` ${text('scatter.in', format.age(options.windowSeconds * 1000))}` }, named, ...failed, ...rest],
    [all, named, ...failed, ...rest],
    [all, { text: ' ' }, ...(errors > 0 ? failed : []), ...rest],
    errors > 0 ? [all, { text: ' ' }, ...failed] : [all],
  ];
}
