// The state of a widget, by the browser's own clock, so that it holds when the server hangs.

/** Nothing heard for longer than this is lost, ms. */
export const lostAfter = 5000;

/** A feed that works is heard every second; one that was not for longer may be lost, ms. */
const quiet = 2000;

/** Clocks that agree differ by less, ms. */
const ahead = 5000;

/**
 * @typedef {object} Header what frames say of a widget, see docs/live-protocol.md
 * @property {number} [a] effective arrival of the newest sample; missing: the widget shows no published figures
 * @property {number} [x] newest sample's own time
 * @property {number} [d] deadline, ms
 * @property {[number, number]} [n] fresh and matched series
 * @property {boolean} [sim]
 * @property {boolean} [fault] the server cannot compose its picture
 */

/**
 * Whether the board is fed: `server` when the server is silent, `feed` when the server hears nothing, otherwise null.
 * @param {number} server for how long the server was not heard, ms
 * @param {number} feed for how long the server had not heard its feed at its newest frame, ms
 * @returns {'server' | 'feed' | null}
 */
export function lossOf(server, feed) {
  if (!(server <= lostAfter)) return 'server';
  // A silent server tells nothing of its feed: what was well when it was last heard is not called lost before itself.
  return feed + (feed > quiet ? server : 0) <= lostAfter ? null : 'feed';
}

/**
 * @param {Header} header @param {number} now server's time @param {'server' | 'feed' | null} loss
 * @returns {'live' | 'stale' | 'nodata' | 'lost'}
 */
export function stateOf(header, now, loss) {
  if (loss) return 'lost';
  if (header.fault) return 'stale';
  if (header.a === 0) return 'nodata';
  if (header.a === undefined) return 'live';
  const age = now - header.a;
  // From the future: a clock was set back, and nobody knows how old it is.
  return age > (header.d ?? Infinity) || age < -ahead ? 'stale' : 'live';
}
