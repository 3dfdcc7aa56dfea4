// Asking the server for something by its address.

/** Behind a network that is cut an answer never comes, and holds one of the browser's few connections, ms. */
const patience = 10_000;

/** @param {string} address @returns {Promise<any>} throws what is wrong, as far as the server says it */
export async function get(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
  if (answer.ok) return answer.json();
  const content = await answer.json().catch(() => null);
  throw new Error(content?.detail ?? String(answer.status));
}
