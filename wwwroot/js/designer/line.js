// The line to the server: joins the draft, joins again when the connection was lost, and holds back what comes before
// the answer, so that nothing is missed in between. A server that does not answer counts as lost.

/**
 * @typedef {'joining' | 'online' | 'offline' | 'refused' | 'signed-out'} State refused: there is a server, and it says no
 * @typedef {'Edited' | 'Replaced' | 'Published' | 'People'} Kind
 * @typedef {object} Transport
 * @property {() => Promise<void>} start connects, also again; throws SignedOut when the server does not know who asks
 * @property {() => void} stop lets go at once; nothing of the connection is heard any more
 * @property {(kind: Kind, listener: (message: any) => void) => void} on
 * @property {(method: string, ...args: any[]) => Promise<any>} invoke
 * @property {(listener: () => void) => void} onclose
 * @typedef {object} Ends
 * @property {() => any[]} join arguments of Join
 * @property {(answer: any) => void} joined
 * @property {(kind: Kind, message: any) => void} heard in order, none before `joined`
 * @property {(state: State, reason: string) => void} state
 */

/** @type {readonly Kind[]} */
const kinds = ['Edited', 'Replaced', 'Published', 'People'];
/** Before each attempt to come back, ms; then always the last. */
const pauses = [500, 1000, 2000];
/** Reconnects of many designers are spread over this, ms. */
const spread = 500;
/** An answer that has not come in this time never will, ms. */
const patience = 10_000;
const late = new Error('no answer');

/** There is a server, and whoever asks has to sign in. It is tried again: that may be done in another window. */
export class SignedOut extends Error {}

/** @param {number} ms @returns {Promise<void>} */
export const timeout = (ms) => new Promise((done) => setTimeout(done, ms));

export class Line {
  /** @type {State} */
  state = 'joining';
  /** Number of the connection. */
  connection = 0;
  /** What came before the answer to Join; null once that is there. @type {{ kind: Kind, message: any }[] | null} */
  #early = [];
  #isOpen = false;
  #isOver = false;
  #lost = () => {};
  #transport;
  #wait;
  #random;
  #ends;

  /**
   * @param {Transport} transport
   * @param {(ms: number) => Promise<void>} wait
   * @param {() => number} random
   * @param {Ends} ends
   */
  constructor(transport, wait, random, ends) {
    this.#transport = transport;
    this.#wait = wait;
    this.#random = random;
    this.#ends = ends;
  }

  start() {
    for (const kind of kinds) this.#transport.on(kind, (message) => this.#hear(kind, message));
    this.#transport.onclose(() => this.drop());
    void this.#live();
  }

  stop() {
    this.#isOver = true;
    this.drop();
  }

  /** Gives the connection up; another follows. */
  drop() {
    this.#isOpen = false;
    this.#early = [];
    if (this.state === 'online') this.#set('offline');
    this.#lost();
  }

  /** Asks for the document once more: something was missed. */
  rejoin() {
    if (!this.#early) this.#join().catch(() => this.drop());
  }

  /** @param {string} method @param {any[]} args @returns {Promise<any>} */
  async ask(method, ...args) {
    const { connection } = this;
    try {
      return await this.#within(this.#transport.invoke(method, ...args));
    } catch (error) {
      if (error === late && connection === this.connection) this.drop();
      throw error;
    }
  }

  /** Says something that needs no answer, if anybody is there. @param {string} method @param {any[]} args */
  tell(method, ...args) {
    if (this.state === 'online') this.#transport.invoke(method, ...args).catch(() => {});
  }

  async #live() {
    for (let failures = 0; !this.#isOver;) {
      this.connection++;
      let reason = '';
      let isSignedOut = false;
      try {
        const lost = new Promise((done) => { this.#lost = () => done(undefined); });
        await this.#within(this.#transport.start());
        this.#isOpen = true;
        await this.#join();
        failures = 0;
        await lost;
      } catch (error) {
        if (this.#isOpen && error instanceof Error) reason = error.message;
        isSignedOut = error instanceof SignedOut;
      }
      this.drop();
      this.#transport.stop();
      this.#set(isSignedOut ? 'signed-out' : reason ? 'refused' : 'offline', reason);
      if (!this.#isOver) await this.#wait(pauses[Math.min(failures++, pauses.length - 1)] + this.#random() * spread);
    }
  }

  async #join() {
    const { connection } = this;
    this.#early = [];
    const answer = await this.ask('Join', ...this.#ends.join());
    // Lost in the meantime: another connection asks for itself.
    if (connection !== this.connection || !this.#isOpen) return;
    const early = this.#early;
    this.#early = null;
    this.#ends.joined(answer);
    this.#set('online');
    for (const { kind, message } of early) this.#hear(kind, message);
  }

  /** @param {Kind} kind @param {any} message */
  #hear(kind, message) {
    if (this.#early) this.#early.push({ kind, message });
    else this.#ends.heard(kind, message);
  }

  /** @param {State} state */
  #set(state, reason = '') {
    if (state === this.state && !reason) return;
    this.state = state;
    this.#ends.state(state, reason);
  }

  /** @template T @param {Promise<T>} answer @returns {Promise<T>} */
  #within(answer) {
    return Promise.race([answer, this.#wait(patience).then(() => { throw late; })]);
  }
}
