// Whether the server answers. Asked before connections are opened: browsers hold WebSockets back, one that hangs holds
// up every next one to its server, and each that fails delays the next by up to five seconds. Plain requests are free
// of both.

/** @param {number} [patience] milliseconds */
export const isThere = (patience = 3000) => fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  .then((answer) => answer.ok, () => false);
