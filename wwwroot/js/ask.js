// Asking the server for something by its address.

/**
 * How long an answer is waited for, ms: behind a network that is cut it never comes, and holds one of the browser's few
 * connections; also a large file behind a slow line is answered in time.
 */
const patience = { get: 10_000, ask: 60_000 };

/** @param {string} address @returns {Promise<any>} throws what is wrong, as far as the server says it */
export const get = (address) => answered(address, { signal: AbortSignal.timeout(patience.get) });

/** @param {string} address @param {string} method @param {unknown} [body] @param {boolean} [isText] whether it is JSON already @returns {Promise<any>} throws what is wrong */
export const ask = (address, method, body, isText = false) => answered(address, {
  method, headers: { 'Content-Type': 'application/json' }, signal: AbortSignal.timeout(patience.ask),
  ...(body === undefined ? {} : { body: isText ? /** @type {string} */ (body) : JSON.stringify(body) }),
});

/** @param {string} address @param {RequestInit} request */
async function answered(address, request) {
  const answer = await fetch(address, request);
  // One that is cut off is none.
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const content = await answer.json().catch(() => null);
  const faults = (content?.faults ?? []).map((/** @type {{ path: string, reason: string }} */ { path, reason }) => `${path}: ${reason}`);
  throw new Error([content?.detail ?? `${answer.status}`, ...faults].join('\n'));
}
