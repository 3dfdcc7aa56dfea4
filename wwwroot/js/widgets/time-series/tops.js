// What stands upon the time axis and is named above the plot: moments, events, planned works; and that there is nothing to
// compare with.
import { markOf } from '../../thresholds.js';
import { placeCaptions } from './captions.js';
import { xOf } from './scenery.js';

/** @typedef {import('./lines.js').ChartEvent} ChartEvent */
/** @typedef {import('./scenery.js').Scene} Scene */

/**
 * @typedef {object} Top
 * @property {number} x           where its line stands; NaN: it has none
 * @property {number} [end]       of a planned work: where its band ends
 * @property {string} shape       empty: none
 * @property {string} color       of the shape
 * @property {string} text
 * @property {import('./captions.js').Spot | null} spot of its text; null: there is no room for it
 * @property {boolean} strong     a moment that the board names
 */

/** @param {ChartEvent} event @param {import('../../painter.js').Tokens} colors */
function markOfEvent({ severity, until }, colors) {
  if (until !== undefined || severity === 'info') return { shape: until === undefined ? 'circle' : 'square', color: colors.secondary };
  const { shape, color } = markOf[severity];
  return { shape, color: colors[color] };
}

/**
 * @param {{ marks: readonly { label: string, at: number }[], events: readonly ChartEvent[] }} known
 * @param {Scene} scene @param {{ width: (text: string, size: number) => number }} lettering
 * @param {{ none: string, more: string }} words that there is no past; how many events were left out
 * @returns {Top[]}
 */
export function placeTops({ marks, events }, scene, lettering, { none, more }) {
  const { layout, colors, from, to } = scene;
  const { text } = layout;
  const right = layout.left + layout.width;
  const within = (/** @type {number} */ at) => at >= from && at <= to;
  /** @type {Top[]} */
  const tops = [
    ...marks.filter(({ at }) => within(at)).map(({ at, label }) => ({ x: xOf(scene, at), shape: '', color: colors.ink, text: label, spot: null, strong: true })),
    ...none ? [{ x: NaN, shape: '', color: colors.secondary, text: none, spot: null, strong: false }] : [],
    ...events.filter(({ at, until }) => within(at) || (until !== undefined && at < to && (until ?? to) > from)).map((event) => ({
      x: xOf(scene, Math.max(event.at, from)), ...markOfEvent(event, colors), text: event.title, spot: null, strong: false,
      ...event.until === undefined ? {} : { end: xOf(scene, Math.min(event.until ?? to, to)) },
    })),
    ...more ? [{ x: NaN, shape: '', color: colors.secondary, text: more, spot: null, strong: false }] : [],
  ];
  const gap = text * 0.3;
  const spots = placeCaptions(tops.map((top) => ({
    // What stands on no moment begins at the left, or ends at the right.
    x: !Number.isNaN(top.x) ? top.x : top.text === none ? -gap : right + gap,
    width: lettering.width(top.text, text), mark: top.shape ? text * 0.33 : 0,
  })), 0, right, gap, text * 3.5);
  return tops.map((top, i) => ({ ...top, spot: spots[i] }));
}
