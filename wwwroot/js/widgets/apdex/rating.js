// The ratings of the Apdex Alliance (Application Performance Index, Technical Specification 1.1, 2007).

/** @typedef {'excellent' | 'good' | 'fair' | 'poor' | 'unacceptable'} Rating */

const bounds = /** @type {[number, Rating][]} */ ([[0.94, 'excellent'], [0.85, 'good'], [0.7, 'fair'], [0.5, 'poor']]);

/** How each is marked; the last one as what is unavailable is. */
export const marks = /** @type {const} */ ({
  excellent: ['circle', 'good'], good: ['circle', 'good'], fair: ['triangle', 'warning'], poor: ['diamond', 'bad'], unacceptable: ['square', 'bad'],
});

/**
 * The rating of a score as it is printed: 0.94 must not be called good because it is 0.9396.
 * @param {number} score 0 to 1 @param {number} digits @returns {Rating}
 */
export function ratingOf(score, digits) {
  const printed = Number(score.toFixed(digits));
  return bounds.find(([from]) => printed >= from)?.[1] ?? 'unacceptable';
}
