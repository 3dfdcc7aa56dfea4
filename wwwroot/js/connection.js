// The stream of frames, kept alive through everything. A connection that has gone silent is not trusted and not
// dropped: new tries start beside it, and the first of all that brings a frame wins. So a frozen server that wakes is
// heard at once by the old connection, and a cut network by a new one.
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '../lib/signalr/signalr.esm.js';

/** Silence after which another try starts, ms; a frame comes every second. */
const silence = 2500;
/** Tries at once: the oldest gives way. With one a second, each has this many seconds to bring a frame. */
const most = 4;
const every = 1000;
/** Reconnects of many screens are spread over this, ms. */
const spread = 500;

/**
 * @param {() => object} request what to watch; asked anew for every try
 * @param {(frame: any) => void} take called for each frame of the winning connection
 */
export function watch(request, take) {
  /** Oldest first. @type {Try[]} */
  let tries = [];
  /** @type {Try | null} */
  let winner = null;
  let heard = -Infinity;

  const begin = () => {
    while (tries.length >= most) tries[0].end();
    tries.push(new Try());
  };
  const beginSoon = () => setTimeout(() => { if (tries.length === 0) begin(); }, Math.random() * spread);

  class Try {
    #connection = new HubConnectionBuilder()
      .withUrl('/hub/board', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
      .configureLogging(LogLevel.None)
      .build();

    constructor() {
      // Our own rule of silence is stricter; this one only frees what nobody will hear of again.
      this.#connection.serverTimeoutInMilliseconds = 60_000;
      this.#connection.onclose(() => this.end());
      this.#run().catch(() => this.end());
    }

    async #run() {
      await this.#connection.start();
      this.#connection.stream('Watch', request()).subscribe({
        next: (frame) => {
          if (!tries.includes(this)) return;
          if (winner !== this) {
            winner = this;
            for (const other of [...tries]) if (other !== this) other.end();
          }
          heard = performance.now();
          take(frame);
        },
        error: () => this.end(),
        complete: () => this.end(),
      });
    }

    end() {
      if (!tries.includes(this)) return;
      tries = tries.filter((one) => one !== this);
      if (winner === this) winner = null;
      this.#connection.stop().catch(() => {});
      if (tries.length === 0) beginSoon();
    }
  }

  begin();
  setInterval(() => { if (performance.now() - heard > silence) begin(); }, every);
}
