// The server's side of docs/designer-protocol.md in memory, and a network whose every step the test makes: what is sent
// lies on its way until it is delivered, connections are cut with things on their way, and time passes when told.
import { apply, change, equal, valueAt } from '../../wwwroot/js/designer/document.js';

/** @typedef {import('../../wwwroot/js/designer/document.js').Draft} Draft */

export const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Time that passes when told. */
export class Clock {
  now = 1_764_000_000_000;
  /** @type {{ at: number, done: () => void }[]} */
  #waiting = [];

  /** @param {number} ms @returns {Promise<void>} */
  wait = (ms) => new Promise((done) => this.#waiting.push({ at: this.now + ms, done }));

  /** @param {number} ms */
  async pass(ms) {
    await settled();
    this.now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.now);
    for (const { done } of due) done();
    await settled();
  }
}

export class Server {
  revision = 7;
  /** What `differs` is told by. */
  published = '';
  /** Every edit that arrived for the first time. @type {Map<string, { edit: any, answer: any, applied: any[] }>} */
  edits = new Map();
  /** What the server refuses, and why. @type {(edit: any) => { path: string[], reason: string }[]} */
  faults = () => [];
  /** Failures that are still to come. */
  failures = 0;
  missing = false;
  isUp = true;
  /** @type {Set<Connection>} */
  connections = new Set();
  /** @type {string[]} */
  calls = [];
  /** What the board changed otherwise, and nobody decided yet. @type {{ path: string[], value?: any, with?: any[] }[]} */
  undecided = [];

  /** @param {Draft} document */
  constructor(document) {
    this.document = document;
  }

  /** The board was changed where the draft is otherwise. @param {string[]} path @param {any} value @param {any[]} [also] */
  overrule(path, value, also) {
    this.undecided = [...this.undecided.filter((one) => !equal(one.path, path)), { ...change(path, undefined, value), ...(also ? { with: also } : {}) }];
    this.told('Published', { version: 'v2', differs: true, clashes: this.#clashes() });
  }

  #clashes() {
    this.undecided = this.undecided.filter(({ path, value }) => !equal(valueAt(this.document, path), value));
    return this.undecided;
  }

  /** @param {Connection} from @param {string} method @param {any[]} args @returns {any} */
  call(from, method, args) {
    this.calls.push(method);
    if (method === 'Join') {
      if (this.missing) throw new Error('There is no board of that id.');
      from.name = args[1];
      from.joined = true;
      this.told('People', this.#people());
      return { document: this.document, revision: this.revision, published: 'v1', differs: false, self: from.id, people: this.#people(), clashes: this.#clashes() };
    }
    if (method === 'Decide') {
      this.undecided = this.undecided.filter((one) => !equal([one.path, one.value], [args[0].path, args[0].value]));
      return null;
    }
    if (method === 'Commit') return this.#commit(from, args[0]);
    if (method === 'Point') from.widgets = args[0];
    if (method === 'Rename') from.name = args[0];
    this.told('People', this.#people());
    return null;
  }

  /** @param {Draft} document */
  replace(document) {
    this.document = document;
    this.undecided = [];
    this.told('Replaced', { revision: ++this.revision, document, differs: false });
  }

  /** @param {string} kind @param {any} message */
  told(kind, message) {
    for (const connection of this.connections) if (connection.joined) connection.tell(kind, message);
  }

  /** @param {Connection} from @param {any} edit */
  #commit(from, edit) {
    if (this.failures > 0) {
      this.failures--;
      throw new Error('disk full');
    }
    const known = this.edits.get(edit.id);
    if (known) return known.answer;
    const faults = this.faults(edit);
    const { document, applied, clashes } = faults.length > 0 ? { document: this.document, applied: [], clashes: [] } : apply(this.document, edit.changes);
    this.document = document;
    this.#clashes();
    if (applied.length > 0) this.revision++;
    const answer = { revision: this.revision, clashes, faults };
    this.edits.set(edit.id, { edit, answer, applied });
    if (applied.length > 0) {
      this.told('Edited', { revision: this.revision, differs: JSON.stringify(this.document) !== this.published, by: from.id, name: from.name, edit: { ...edit, changes: applied } });
    }
    return answer;
  }

  #people() {
    return [...this.connections].filter(({ joined }) => joined)
      .map(({ id, name, widgets }) => ({ id, name, color: '#56b4e9', widgets }));
  }
}

let connections = 0;

class Connection {
  id = `c${++connections}`;
  name = '';
  joined = false;
  /** @type {string[]} */
  widgets = [];
  /** On their way to the server, and back. @type {(() => void)[]} */
  up = [];
  /** @type {(() => void)[]} */
  down = [];
  /** @type {Set<(error: Error) => void>} */
  asked = new Set();
  isOpen = true;

  /** @param {Wire} wire */
  constructor(wire) {
    this.wire = wire;
  }

  /** @param {string} kind @param {any} message */
  tell(kind, message) {
    const text = JSON.stringify(message);
    if (this.isOpen) this.down.push(() => this.wire.heard.get(kind)?.(JSON.parse(text)));
  }

  /** @param {string} method @param {any[]} args */
  invoke(method, args) {
    const text = JSON.stringify(args);
    return new Promise((answer, fail) => {
      this.asked.add(fail);
      const back = (/** @type {() => void} */ how) => {
        if (this.isOpen) this.down.push(() => { this.asked.delete(fail); how(); });
      };
      this.up.push(() => {
        try {
          const result = JSON.stringify(this.wire.server.call(this, method, JSON.parse(text)));
          back(() => answer(JSON.parse(result)));
        } catch (error) {
          back(() => fail(/** @type {Error} */ (error)));
        }
      });
    });
  }

  /** @param {boolean} late whether what is on its way to the server still arrives */
  cut(late) {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.joined = false;
    this.wire.server.connections.delete(this);
    this.down = [];
    if (!late) this.up = [];
    for (const fail of this.asked) fail(new Error('connection lost'));
  }
}

/** One designer's way to the server; a transport. */
export class Wire {
  /** @type {Map<string, (message: any) => void>} */
  heard = new Map();
  /** @type {Connection | null} */
  connection = null;
  /** Of connections that are no more. @type {(() => void)[]} */
  late = [];
  #closed = () => {};

  /** @param {Server} server */
  constructor(server) {
    this.server = server;
  }

  async start() {
    if (!this.server.isUp) throw new Error('nobody there');
    this.connection = new Connection(this);
    this.server.connections.add(this.connection);
  }

  stop() {
    this.cut(false);
  }

  /** @param {string} kind @param {(message: any) => void} listener */
  on(kind, listener) {
    this.heard.set(kind, listener);
  }

  /** @param {() => void} listener */
  onclose(listener) {
    this.#closed = listener;
  }

  /** @param {string} method @param {any[]} args */
  async invoke(method, ...args) {
    if (!this.connection) throw new Error('not connected');
    return this.connection.invoke(method, args);
  }

  /** @param {boolean} late */
  cut(late) {
    const { connection } = this;
    if (!connection) return;
    this.connection = null;
    connection.cut(late);
    this.late.push(...connection.up);
    this.#closed();
  }

  /** Delivers the next thing of a kind. @param {'up' | 'down' | 'late'} way @returns {boolean} whether there was any */
  deliver(way) {
    const next = way === 'late' ? this.late.shift() : this.connection?.[way].shift();
    next?.();
    return next !== undefined;
  }

  /** Delivers all there is, and what comes of it. */
  async flow() {
    do await settled();
    while (this.deliver('late') || this.deliver('up') || this.deliver('down'));
  }
}
