// A screen may hang for months without a reload, and its stream is one long answer: what says who looks (a session, a known
// PIN) goes on by requests alone. So a page that is open asks for something small now and then.

/** Half a day, ms: sessions last two weeks, a known PIN 30 days. */
const every = 43_200_000;

/**
 * @param {string} [address] what is asked for: any answer of this app renews the session; its own, a link's PIN
 * @returns {() => void} ends it
 */
export function stay(address = '/health/live') {
  const timer = setInterval(() => fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).catch(() => {}), every);
  return () => clearInterval(timer);
}
