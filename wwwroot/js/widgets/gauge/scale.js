// The scale of a gauge: where values are on it, and which ranges of it are abnormal.
import { passed } from '../../thresholds.js';

/**
 * @typedef {import('../../thresholds.js').Threshold} Threshold
 * @typedef {object} Scale
 * @property {(value: number) => number} share  0 to 1; what lies outside is at the end
 * @property {-1 | 0 | 1} beyond  the value is below the scale, on it, above it
 * @property {{ from: number, to: number }} filled  shares; from zero where zero is on the scale
 * @property {{ from: number, to: number, severity: 'warning' | 'critical' }[]} ranges  shares, in order
 * @property {{ at: number, share: number, severity: 'warning' | 'critical' }[]} marks  of the thresholds on the scale
 */

/**
 * @param {number | null} value @param {number | null} min @param {number | null} max @param {readonly Threshold[]} thresholds
 * @returns {Scale | null} null when the scale is not known
 */
export function scaleOf(value, min, max, thresholds) {
  if (min === null || max === null || !(max > min)) return null;
  // Halves first: the difference of two huge numbers is no number.
  const share = (/** @type {number} */ one) => Math.min(1, Math.max(0, (one / 2 - min / 2) / (max / 2 - min / 2)));
  const origin = share(Math.min(max, Math.max(min, 0)));
  const at = value === null ? origin : share(value);
  const bounds = [...new Set([min, ...thresholds.map((one) => one.at).filter((one) => one > min && one < max), max])].sort((a, b) => a - b);
  /** @type {Scale['ranges']} */
  const ranges = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const severity = passed(thresholds, bounds[i] / 2 + bounds[i + 1] / 2)?.severity;
    const last = ranges[ranges.length - 1];
    if (!severity) continue;
    if (last && last.severity === severity && last.to === share(bounds[i])) last.to = share(bounds[i + 1]);
    else ranges.push({ from: share(bounds[i]), to: share(bounds[i + 1]), severity });
  }
  const marks = thresholds.filter((one) => one.at >= min && one.at <= max)
    .map((one) => ({ at: one.at, share: share(one.at), severity: one.severity })).sort((a, b) => a.share - b.share);
  const beyond = value === null || (value >= min && value <= max) ? 0 : value < min ? -1 : 1;
  return { share, beyond, filled: { from: Math.min(origin, at), to: Math.max(origin, at) }, ranges, marks };
}
