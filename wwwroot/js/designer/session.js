// One designer's session with the draft: the document as it is seen here (what the server has committed, and on top what
// it has not confirmed yet), the edits that are on their way, and the others. Every edit shows at once; the server has
// the last word, and what it did not take is told. Without a connection it goes on and catches up later.
import { apply, change, equal, share } from './document.js';
import { randomId } from './changes.js';
import { Clashes } from './clashes.js';
import { Committed } from './committed.js';
import { Line, timeout } from './line.js';
import { Listeners } from './listeners.js';
import { Overruled } from './overruled.js';
import { Pending } from './pending.js';
import { Selection } from './selection.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./document.js').Edit} Edit
 * @typedef {import('./clashes.js').Conflict} Conflict
 * @typedef {import('./pending.js').Entry} Entry
 * @typedef {import('./listeners.js').Events} Events
 */

export class Session {
  /** What is seen here; null until the first time that the server was reached. @type {Draft | null} */
  document = null;
  /** @type {import('./listeners.js').Person[]} */
  people = [];
  self = '';
  /** Version of the published board. */
  published = '';
  /** Whether the draft differs from it. */
  differs = false;
  /** What waits for 'mine' or 'theirs'. @type {Conflict[]} */
  clashes = [];
  #committed = new Committed();
  #pending;
  #clashes;
  #overruled = new Overruled();
  #line;
  #undo;
  #unsavedTold = 0;
  #selection;
  #listeners = new Listeners();

  /**
   * @param {object} options
   * @param {string} options.board
   * @param {string} options.name of the designer
   * @param {import('./line.js').Transport} options.transport
   * @param {import('./undo.js').Undo} options.undo
   * @param {import('./shelf.js').Shelf | null} [options.shelf] where edits outlive a reload until they are confirmed
   * @param {(ms: number) => Promise<void>} [options.wait]
   * @param {() => number} [options.now] Unix ms
   * @param {() => number} [options.random] 0 to 1
   */
  constructor({ board, name, transport, undo, shelf = null, wait = timeout, now = Date.now, random = Math.random }) {
    this.name = name;
    this.#undo = undo;
    this.#clashes = new Clashes((entry) => this.#pending.release(entry));
    this.#selection = new Selection((widgets) => this.#line.tell('Point', widgets), wait);
    this.#line = new Line(transport, wait, random, {
      join: () => [board, this.name],
      joined: (answer) => this.#joined(answer),
      heard: (kind, message) => this.#heard(kind, message),
      state: (state, reason) => this.#changed(state, reason),
    });
    this.#pending = new Pending(shelf, now, this.#line, {
      answered: (entry, answer) => (entry.edit.decides ? this.#decided(entry, entry.edit.decides) : this.#answered(entry, answer)),
      failed: (entry, reason) => this.#takeBack(entry, [{ path: [], reason }]),
    });
  }

  get state() {
    return this.#line.state;
  }

  /** How many edits the server has not confirmed. */
  get unsaved() {
    return this.#pending.entries.length;
  }

  /** @template {keyof Events} K @param {K} event @param {Events[K]} listener @returns {() => void} takes it off again */
  on(event, listener) {
    return this.#listeners.add(event, listener);
  }

  start() {
    this.#line.start();
  }

  stop() {
    this.#line.stop();
  }

  /**
   * Applies an edit here at once and sends it when its turn comes. What clashes already here is told and not sent.
   * @param {{ label: string, changes: Change[], merge?: string }} edit edits of one `merge` close in time are undone
   *   together
   * @returns {Change[]} those that changed something
   */
  commit({ label, changes, merge }) {
    const edit = { id: randomId(), label, changes };
    const applied = this.#commit(edit);
    this.#undo.push({ ...edit, changes: applied, merge });
    return applied;
  }

  /** What would be undone, or null. */
  get undoLabel() {
    return this.#undo.undoLabel;
  }

  /** What would be done again, or null. */
  get redoLabel() {
    return this.#undo.redoLabel;
  }

  undo() {
    if (this.document) this.#commit(this.#undo.undo());
  }

  redo() {
    if (this.document) this.#commit(this.#undo.redo());
  }

  /** @param {Conflict} clash @param {'mine' | 'theirs'} which the other than `stands` only of what is `mendable` */
  resolve(clash, which) {
    const open = this.clashes.find((one) => equal(one, clash));
    if (!open || !this.document) return;
    const { label, path, theirs, stands } = open;
    const changes = which === stands ? [] : (stands === 'mine' ? this.#overruled : this.#clashes).mending(open, this.document);
    // Committed first: until then, it is what a reload would bring up again.
    if (changes.length > 0) this.commit({ label, changes });
    if (stands === 'theirs') this.#clashes.remove(open);
    // Where the draft becomes as the board is, that decides it.
    else if (which === stands) this.#keep({ id: randomId(), label: 'decide', changes: [], decides: change(path, undefined, theirs) }, this.document);
    this.#tellClashes();
  }

  /** Tells the others which widgets are selected here. @param {string[]} widgets */
  point(widgets) {
    this.#selection.set(widgets);
  }

  /** @param {string} name */
  rename(name) {
    this.name = name;
    this.#line.tell('Rename', name);
  }

  /** @param {Edit | null} edit */
  #commit(edit) {
    if (!this.document) throw new Error('there is no draft yet');
    if (!edit) return [];
    const { document, applied, clashes } = apply(this.document, edit.changes);
    if (applied.length > 0) {
      this.#keep(clashes.length > 0 ? { ...edit, changes: applied } : edit, document);
    }
    for (const clash of clashes) this.#clash(clash, edit.label, null);
    return applied;
  }

  /** @param {Edit} edit @param {Draft} document with it */
  #keep(edit, document) {
    if (!this.#pending.add(edit, document)) this.#listeners.tell('unkept', edit);
    this.#see(document);
    void this.#pending.send();
  }

  /** @param {Entry} entry @param {any} answer */
  #answered(entry, { revision, clashes = [], faults = [] }) {
    if (faults.length > 0) return this.#takeBack(entry, faults);
    entry.answer = revision;
    if (clashes.length > 0) this.#undo.forget(entry.edit.id, clashes.map((/** @type {Change} */ { path }) => path));
    // To take what the board has stays open as that, where the draft went on meanwhile.
    for (const clash of clashes) if (!this.#overruled.asks(clash)) this.#clash(clash, entry.edit.label, entry);
    this.#rebase();
  }

  /** @param {Entry} entry @param {Change} decided */
  #decided(entry, decided) {
    this.#overruled.decide(decided);
    this.#pending.remove(entry);
    this.#rebase();
  }

  /** @param {Entry} entry @param {{ path: string[], reason: string }[]} faults */
  #takeBack(entry, faults) {
    this.#pending.remove(entry);
    this.#undo.forget(entry.edit.id);
    this.#rebase();
    for (const { path, reason } of faults) this.#listeners.tell('fault', { edit: entry.edit, path, reason });
  }

  /** @param {import('./document.js').Clash} clash @param {string} label @param {Entry | null} entry */
  #clash(clash, label, entry) {
    this.#clashes.add(clash, label, entry);
    this.#tellClashes();
  }

  /** @param {any} answer */
  #joined({ document, revision, published, differs, self, people, clashes = [] }) {
    this.self = self;
    this.published = published;
    this.differs = differs;
    // What was answered before is in this document.
    this.#pending.settle(Infinity);
    this.#committed.take(document, revision);
    this.#overruled.take(clashes);
    this.#rebase();
    this.#heard('People', people);
  }

  /** @param {import('./line.js').State} state @param {string} reason */
  #changed(state, reason) {
    this.#listeners.tell('state', state, reason);
    if (state !== 'online') return;
    this.#selection.repeat();
    void this.#pending.send();
  }

  /** @param {import('./line.js').Kind} kind @param {any} message */
  #heard(kind, message) {
    if (kind === 'Edited') {
      this.#edited(message);
    } else if (kind === 'Replaced') {
      if (this.#committed.knows(message.revision)) return;
      this.differs = message.differs;
      this.#committed.take(message.document, message.revision);
      this.#overruled.take([]);
      this.#rebase();
      this.#listeners.tell('replaced');
    } else if (kind === 'Published') {
      this.published = message.version;
      this.differs = message.differs;
      this.#listeners.tell('published', message);
      this.#overruled.take(message.clashes);
      this.#tellClashes();
    } else {
      this.people = message;
      this.#listeners.tell('people', message);
    }
  }

  /** @param {{ revision: number, differs: boolean, by: string, name: string, edit: Edit }} message */
  #edited({ revision, differs, by, name, edit }) {
    if (this.#committed.knows(revision)) return;
    if (!this.#committed.follow(edit.changes, revision)) {
      this.#line.rejoin();
      return;
    }
    const mine = this.#pending.entries.find((entry) => entry.edit.id === edit.id);
    if (mine) mine.landed = true;
    this.differs = differs;
    this.#rebase();
    if (!mine && by !== this.self) this.#listeners.tell('edited', { by, name, label: edit.label, changes: edit.changes });
  }

  #rebase() {
    const { document, revision } = this.#committed;
    if (!document) return;
    this.#pending.settle(revision);
    this.#overruled.settle(document);
    this.#see(share(this.document, this.#pending.onTop(document)));
  }

  /** @param {Draft} document */
  #see(document) {
    const before = this.document;
    this.document = document;
    if (document !== before) this.#listeners.tell('document', document, before);
    this.#tellClashes();
    if (this.unsaved === this.#unsavedTold) return;
    this.#unsavedTold = this.unsaved;
    this.#listeners.tell('unsaved', this.unsaved);
  }

  #tellClashes() {
    const decided = this.#pending.entries.flatMap(({ edit }) => edit.decides ?? []);
    const clashes = [...this.#clashes.all, ...this.document ? this.#overruled.open(this.document, decided) : []];
    const before = this.clashes;
    this.clashes = clashes;
    if (!equal(clashes, before)) this.#listeners.tell('clashes', clashes);
  }
}
