// The state of a widget, by the browser's own clock, so that it holds when the server hangs.

/** Nothing heard for longer than this is lost, ms. */
export const lostAfter = 5000;

/**
 * @typedef {object} Header what frames say of a widget, see docs/live-protocol.md
 * @property {number} [a] effective arrival of the newest sample; missing: the widget shows no published figures
 * @property {number} [x] newest sample's own time
 * @property {number} [d] deadline, ms
 * @property {[number, number]} [n] fresh and matched series
 * @property {boolean} [sim]
 */

/**
 * Whether the board is fed: `server` when the server is silent, `feed` when the server hears nothing, otherwise null.
 * @param {number} now server's time @param {number} heardServer `t` of the newest frame
 * @param {number} heardFeed `h` of the newest frame
 * @returns {'server' | 'feed' | null}
 */
export function lossOf(now, heardServer, heardFeed) {
  if (!(now - heardServer <= lostAfter)) return 'server';
  return now - heardFeed <= lostAfter ? null : 'feed';
}

/**
 * @param {Header} header @param {number} now server's time @param {'server' | 'feed' | null} loss
 * @returns {'live' | 'stale' | 'nodata' | 'lost'}
 */
export function stateOf(header, now, loss) {
  if (loss) return 'lost';
  if (header.a === 0) return 'nodata';
  if (header.a === undefined) return 'live';
  return now - header.a > (header.d ?? Infinity) ? 'stale' : 'live';
}
