// The stream of frames, kept alive through everything. A connection that has gone silent is not trusted and not
// dropped: the server is asked whether it is there, a new connection starts beside the old one when it is, and the
// first that brings a frame wins. So a frozen server that wakes is heard at once by the old connection, and a cut
// network by a new one.
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '../lib/signalr/signalr.esm.js';
import { complete, isThere, lacks } from './probe.js';
import { stay } from './stay.js';

/** Silence after which the server is asked whether it is there, ms; a frame comes every second. */
const silence = 2500;
/** How often it is asked, ms. */
const every = 750;
/** A new connection that has brought no frame in this time gives way to another, ms. */
const patience = 3000;
/** Reconnects of many screens are spread over this, ms. */
const spread = 500;

/**
 * @param {() => object | Promise<object>} request what to watch; asked anew for every connection
 * @param {(frame: any) => void} take called for each frame of the winning connection
 * @param {(name?: string) => void} identify somebody asks which page this is
 * @param {(error: Error) => void} [refused] the server ended a stream
 * @param {object} [more]
 * @param {string} [more.hub] its address; its stream is called Watch
 * @param {(send: (method: string, argument: object) => void) => void} [more.opened] a connection has won: by it something can be said
 * @param {string} [more.renews] what is asked for now and then, so that whoever watches is still known in a month
 * @returns {() => void} ends it for good
 */
export function watch(request, take, identify, refused, { hub = '/hub/board', opened, renews } = {}) {
  /** The one that brought the newest frame. @type {Connection | null} */
  let winner = null;
  /** One that is to take its place. @type {Connection | null} */
  let next = null;
  let heard = -Infinity;
  let over = false;

  class Connection {
    began = performance.now();
    /** @type {WebSocket | null} */
    #socket = null;
    #over = false;
    #hub;

    constructor() {
      const opened = (/** @type {WebSocket} */ socket) => { this.#socket = socket; };
      this.#hub = new HubConnectionBuilder()
        .withUrl(hub, /** @type {import('../lib/signalr/signalr.esm.js').IHttpConnectionOptions} */ ({
          transport: HttpTransportType.WebSockets,
          skipNegotiation: true,
          // The client lets go of a socket that is still connecting only when it has connected. The option is there, but
          // not among its types.
          WebSocket: class extends WebSocket {
            /** @param {string} url @param {string | string[]} [protocols] */
            constructor(url, protocols) {
              super(url, protocols);
              opened(this);
            }
          },
        }))
        .configureLogging(LogLevel.None)
        .build();
      // Our own rule of silence is stricter; this one only frees what nobody will hear of again.
      this.#hub.serverTimeoutInMilliseconds = 60_000;
      this.#hub.on('Identify', identify);
      this.#hub.onclose(() => this.end());
      this.#run().catch(() => this.end());
    }

    async #run() {
      // Before the socket: one that nobody speaks on is closed.
      const wanted = await request();
      if (this.#over) return;
      await this.#hub.start();
      this.#hub.stream('Watch', wanted).subscribe({
        next: (frame) => {
          if (this.#over) return;
          if (winner !== this) {
            winner?.end();
            [winner, next] = [this, null];
            opened?.((method, argument) => { this.#hub.send(method, argument).catch(() => {}); });
          }
          heard = performance.now();
          take(frame);
        },
        error: (error) => {
          this.end();
          refused?.(error);
        },
        complete: () => this.end(),
      });
    }

    end() {
      if (this.#over) return;
      this.#over = true;
      if (next === this) next = null;
      if (winner === this) winner = null;
      this.#hub.stop().catch(() => {});
      this.#socket?.close();
    }
  }

  const isSilent = () => !winner || performance.now() - heard > silence;

  /** Several questions may be under way at once: each may hang. */
  const ask = async () => {
    if (!await isThere(patience) || over || !isSilent()) return;
    if (lacks()) complete();
    if (next && performance.now() - next.began < patience) return;
    next?.end();
    next = new Connection();
  };

  next = new Connection();
  const timer = setInterval(() => { if (isSilent()) setTimeout(ask, Math.random() * spread); }, every);
  const leave = stay(renews);
  return () => {
    over = true;
    leave();
    clearInterval(timer);
    for (const one of [winner, next]) one?.end();
  };
}
