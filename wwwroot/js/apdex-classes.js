// The classes of requests by how long someone waited for them, as painters show them.

/** In the order of payloads. */
export const classes = /** @type {const} */ ([
  { name: 'satisfied', shape: 'circle', color: 'data' }, { name: 'tolerating', shape: 'triangle', color: 'warning' },
  { name: 'frustrated', shape: 'diamond', color: 'bad' }, { name: 'error', shape: 'square', color: 'ink' },
]);

/**
 * @param {number[]} values @param {import('./quantity.js').Words} words @param {(value: number) => string} say
 * @returns {import('./marked-list.js').Entry[]}
 */
export function entriesOf(values, words, say) {
  return classes.map(({ name, shape, color }, i) => ({
    shape, color: values[i] > 0 ? color : 'earlier', value: values[i], number: say(values[i]),
    name: words.text(`board.apdex-${name}`), letter: words.text(`board.apdex-letter-${name}`),
  }));
}
