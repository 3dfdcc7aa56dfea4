// Three designers edit one draft at once over bad lines: whatever happens, all end with the server's document, and each
// edit was applied, clashed or was refused, and its designer was told.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { Session } from '../../wwwroot/js/designer/session.js';
import { Shelf } from '../../wwwroot/js/designer/shelf.js';
import { Undo } from '../../wwwroot/js/designer/undo.js';
import { chance, pick, randomDraft, randomEdit } from './designer-drafts.mjs';
import { Clock, Server, settled, Wire } from './designer-server.mjs';
import { Keep } from './designer-keep.mjs';

/** @typedef {import('../../wwwroot/js/designer/document.js').Change} Change */

/** @param {Change} change @param {readonly Change[]} changes */
const isAmong = (change, changes) => changes.some(({ path, value }) =>
  JSON.stringify([path, value]) === JSON.stringify([change.path, change.value]));

class Designer {
  keep = new Keep();
  /** What this designer has changed here. @type {Change[]} */
  made = [];
  /** What this designer was told of. @type {Change[]} */
  told = [];

  /** @param {Server} server @param {Clock} clock @param {() => number} random @param {string} name */
  constructor(server, clock, random, name) {
    this.random = random;
    this.wire = new Wire(server);
    this.clock = clock;
    this.name = name;
    this.session = this.open();
  }

  open() {
    const { clock } = this;
    const now = () => clock.now;
    const session = new Session({
      board: 'b', name: this.name, transport: this.wire, wait: clock.wait, now, random: this.random,
      undo: new Undo(new Shelf(this.keep, 'undo', 'b', this.name), now),
      shelf: new Shelf(this.keep, 'pending', 'b', this.name),
    });
    session.on('clashes', (clashes) => this.told.push(...clashes.filter(({ stands }) => stands === 'theirs').map(({ path, was, mine }) => ({ path, was, value: mine }))));
    session.on('fault', ({ edit }) => this.told.push(...edit.changes));
    session.start();
    return session;
  }

  reload() {
    this.session.stop();
    this.wire.cut(this.random() < 0.5);
    this.wire = new Wire(this.wire.server);
    this.session = this.open();
  }
}

/** @param {number} seed @param {{ cuts: boolean, reloads: boolean }} hazards */
async function run(seed, { cuts, reloads }) {
  const random = chance(seed);
  const server = new Server(randomDraft(random, 4));
  server.faults = ({ changes }) => changes.flatMap((/** @type {Change} */ { path, value }) =>
    (value === 'B' ? [{ path, reason: 'no title is B' }] : []));
  const clock = new Clock();
  const designers = ['ada', 'ben', 'cyd'].map((name) => new Designer(server, clock, random, name));
  const steps = [
    ...Array(6).fill((/** @type {Designer} */ { session, made }) => {
      if (session.document) made.push(...session.commit({ label: 'edit', changes: randomEdit(random, session.document) }));
    }),
    (/** @type {Designer} */ { session }) => { if (session.document) session.undo(); },
    (/** @type {Designer} */ { session }) => { if (session.document) session.redo(); },
    (/** @type {Designer} */ { session }) => {
      const clash = pick(random, session.clashes);
      if (clash) session.resolve(clash, pick(random, ['mine', 'theirs']));
    },
    ...Array(12).fill((/** @type {Designer} */ { wire }) => wire.deliver(pick(random, ['up', 'down']))),
    (/** @type {Designer} */ { wire }) => wire.deliver('late'),
    () => clock.pass(random() * 2000),
    (/** @type {Designer} */ { wire }) => { if (cuts) wire.cut(random() < 0.5); },
    (/** @type {Designer} */ designer) => { if (reloads && random() < 0.4) designer.reload(); },
    () => { if (cuts && random() < 0.2) server.isUp = !server.isUp; },
    () => { if (random() < 0.1) server.replace(randomDraft(random, 3)); },
    // The board is changed by hand where the draft is otherwise.
    () => { if (random() < 0.3) server.overrule(['title'], pick(random, ['By hand', 'By hand again'])); },
    // A message that was lost on a line that holds.
    (/** @type {Designer} */ { wire }) => { if (random() < 0.1) wire.connection?.down.shift(); },
  ];
  for (let i = 0; i < 150; i++) {
    await pick(random, steps)(pick(random, designers));
    await settled();
  }
  server.isUp = true;
  for (let calm = 0; calm < 4; calm++) {
    await clock.pass(6000);
    for (const { wire } of designers) await wire.flow();
  }
  return { server, designers };
}

for (const [name, hazards] of Object.entries({
  'lines that hold': { cuts: false, reloads: false },
  'lines that break': { cuts: true, reloads: false },
  'lines that break, and reloads': { cuts: true, reloads: true },
})) {
  test(`three designers converge and lose nothing: ${name}`, async () => {
    let clashes = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { server, designers } = await run(seed, hazards);
      for (const { session, made, told, keep } of designers) {
        const where = `seed ${seed}, ${session.name}`;
        deepEqual(session.document, server.document, where);
        deepEqual([session.state, session.unsaved], ['online', 0], where);
        // What is asked about the board is asked with what the draft has in the end.
        for (const { stands, mine } of session.clashes) if (stands === 'mine') equal(mine, server.document.title, where);
        const held = [...server.edits.values()].flatMap(({ edit, answer }) => (answer.faults.length > 0 ? []
          : edit.changes.filter((/** @type {Change} */ change) => !isAmong(change, answer.clashes))));
        for (const change of made) {
          ok(isAmong(change, [...held, ...told]), `${where}: ${JSON.stringify(change)} was lost`);
        }
        clashes += told.length;
        for (const clash of session.clashes) if (clash.stands === 'theirs') session.resolve(clash, 'theirs');
        deepEqual([...keep.names()].filter((key) => key.includes('/pending/')), [], where);
      }
    }
    ok(clashes > 100, `only ${clashes} clashes: the test tells nothing`);
  });
}
