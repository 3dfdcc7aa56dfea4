// Thresholds of figures: which one a value has passed, and how that is shown. Never by colour alone.

/** @typedef {{ at: number, severity: 'warning' | 'critical', when: 'above' | 'below' }} Threshold */

/**
 * The gravest threshold that a value has passed, or null.
 * @param {readonly Threshold[]} thresholds @param {number | null} value
 * @returns {Threshold | null}
 */
export function passed(thresholds, value) {
  let gravest = null;
  if (value === null) return null;
  for (const one of thresholds) {
    if (!(one.when === 'below' ? value <= one.at : value >= one.at)) continue;
    if (!gravest || (one.severity === 'critical' && gravest.severity === 'warning')) gravest = one;
  }
  return gravest;
}

/** Shape and colour token of each severity. */
export const markOf = Object.freeze({
  warning: /** @type {const} */ ({ shape: 'triangle', color: 'warning' }),
  critical: /** @type {const} */ ({ shape: 'diamond', color: 'bad' }),
});
