// The designer's hub as a transport of sessions.
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '../../lib/signalr/signalr.esm.js';
import { isThere, mustSignIn } from '../probe.js';
import { SignedOut } from './line.js';

/** Without any word of the server it counts as lost, ms; it pings more often than that. */
const silence = 6000;

/** @returns {import('./line.js').Transport} */
export function hub(url = '/hub/design') {
  /** @type {Map<string, (message: any) => void>} */
  const listeners = new Map();
  let closed = () => {};
  /** Ends the present connection. @type {() => void} */
  let end = () => {};
  /** @type {import('../../lib/signalr/signalr.esm.js').HubConnection | null} */
  let current = null;

  /** @param {unknown} error the server's own words, if it has said any */
  const reason = (error) => new Error(String(error instanceof Error ? error.message : error).replace(/^.*HubException: /s, ''));

  return {
    async start() {
      // A WebSocket that fails delays the next ones; a plain request does not.
      if (!await isThere()) throw new Error('nobody is there');
      /** @type {WebSocket | null} */
      let socket = null;
      const opened = (/** @type {WebSocket} */ one) => { socket = one; };
      const connection = new HubConnectionBuilder()
        .withUrl(url, /** @type {import('../../lib/signalr/signalr.esm.js').IHttpConnectionOptions} */ ({
          transport: HttpTransportType.WebSockets,
          skipNegotiation: true,
          // The client lets go of a socket that is still connecting only when it has connected.
          WebSocket: class extends WebSocket {
            /** @param {string} address @param {string | string[]} [protocols] */
            constructor(address, protocols) {
              super(address, protocols);
              opened(this);
            }
          },
        }))
        .configureLogging(LogLevel.None)
        .build();
      connection.serverTimeoutInMilliseconds = silence;
      for (const [kind, listener] of listeners) {
        connection.on(kind, (message) => { if (current === connection) listener(message); });
      }
      const ended = () => {
        if (current !== connection) return;
        current = null;
        connection.stop().catch(() => {});
        socket?.close();
        closed();
      };
      connection.onclose(ended);
      current = connection;
      end = ended;
      try {
        await connection.start();
      } catch (error) {
        throw await mustSignIn() ? new SignedOut() : error;
      }
    },
    stop: () => end(),
    on: (kind, listener) => { listeners.set(kind, listener); },
    invoke: async (method, ...args) => {
      if (!current) throw new Error('not connected');
      return current.invoke(method, ...args).catch((error) => { throw reason(error); });
    },
    onclose: (listener) => { closed = listener; },
  };
}
