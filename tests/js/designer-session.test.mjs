import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { removeWidgets, set, setOption } from '../../wwwroot/js/designer/changes.js';
import { Session } from '../../wwwroot/js/designer/session.js';
import { Shelf } from '../../wwwroot/js/designer/shelf.js';
import { Undo } from '../../wwwroot/js/designer/undo.js';
import { Keep } from './designer-keep.mjs';
import { Clock, Server, settled, Wire } from './designer-server.mjs';

/** @returns {import('../../wwwroot/js/designer/document.js').Draft} */
const draft = () => ({
  title: 'Opening',
  widgets: { a: { at: 1, kind: 'number', options: { size: 'small' } }, b: { at: 2, kind: 'clock' } },
  arrangements: { wide: { at: 1, width: 1600, height: 900, places: { a: { at: 1, box: [0, 0, 100, 100] } } } },
});

function room() {
  const server = new Server(draft());
  const clock = new Clock();
  const now = () => clock.now;
  /** @param {string} name @param {Keep} [keep] */
  const enter = (name, keep = new Keep()) => {
    const wire = new Wire(server);
    const session = new Session({
      board: 'b', name, transport: wire, wait: clock.wait, now, random: () => 0.5,
      undo: new Undo(new Shelf(keep, 'undo', 'b', name), now), shelf: new Shelf(keep, 'pending', 'b', name),
    });
    /** @type {[string, ...any[]][]} */
    const heard = [];
    for (const event of /** @type {const} */ (['state', 'clash', 'fault', 'edited', 'replaced', 'people', 'published', 'unsaved', 'unkept'])) {
      session.on(event, (/** @type {any[]} */ ...args) => heard.push([event, ...args]));
    }
    session.start();
    /** @param {string} event */
    const of = (event) => heard.filter(([kind]) => kind === event).map(([, ...args]) => args[0]);
    return { wire, session, keep, of };
  };
  return { server, clock, enter };
}

/** A room with two designers who have joined. */
async function two() {
  const { server, clock, enter } = room();
  const ada = enter('ada');
  const ben = enter('ben');
  const flow = async () => {
    // Each may have something for the other.
    for (let i = 0; i < 3; i++) for (const { wire } of [ada, ben]) await wire.flow();
  };
  await flow();
  return { server, clock, enter, ada, ben, flow };
}

/** @param {Session} session @param {string} title @param {string} [merge] */
const title = (session, title, merge) => session.commit({
  label: 'title', merge, changes: set(/** @type {any} */ (session.document), ['title'], title),
});
const seen = (/** @type {Session} */ session) => session.document?.title;

test('an edit shows at once, is sent, and is seen by the others with its author', async () => {
  const { server, ada, ben, flow } = await two();
  title(ada.session, 'New');
  equal(seen(ada.session), 'New');
  equal(ada.session.unsaved, 1);
  equal(server.document.title, 'Opening');
  await flow();
  equal(server.document.title, 'New');
  equal(seen(ben.session), 'New');
  deepEqual([ada.session.unsaved, ada.session.differs, ben.session.differs], [0, true, true]);
  deepEqual(ada.of('edited'), []);
  deepEqual(ben.of('edited'), [{ by: ada.session.self, name: 'ada', label: 'title', changes: [{ path: ['title'], was: 'Opening', value: 'New' }] }]);
  deepEqual(ada.of('unsaved'), [1, 0]);
});

test('the confirmation of an edit changes nothing for the views', async () => {
  const { ada, flow } = await two();
  title(ada.session, 'New');
  const { document } = ada.session;
  await flow();
  equal(ada.session.document, document);
});

test('edits go one at a time and in order', async () => {
  const { server, ada, flow } = await two();
  title(ada.session, 'One');
  title(ada.session, 'Two');
  title(ada.session, 'Three');
  await settled();
  equal(ada.wire.connection?.up.length, 1);
  await flow();
  deepEqual([...server.edits.values()].map(({ edit }) => edit.changes[0].value), ['One', 'Two', 'Three']);
});

test('an edit that has landed is not applied again on top of what came after it', async () => {
  const { ada, ben, flow, server } = await two();
  title(ada.session, 'Mine');
  await settled();
  ada.wire.deliver('up');
  // What ada hears is told before the answer; ben takes the title back meanwhile.
  await ben.wire.flow();
  title(ben.session, 'Opening');
  await ben.wire.flow();
  const [edited, answer, back] = ada.wire.connection?.down.splice(0) ?? [];
  edited();
  back();
  await settled();
  equal(seen(ada.session), 'Opening');
  equal(ada.session.unsaved, 1);
  answer();
  await flow();
  deepEqual([seen(ada.session), ada.session.unsaved, server.document.title], ['Opening', 0, 'Opening']);
});

test('an answer that comes before the edit itself takes nothing back', async () => {
  const { ada, flow } = await two();
  title(ada.session, 'Mine');
  await settled();
  ada.wire.deliver('up');
  const [edited, answer] = ada.wire.connection?.down.splice(0) ?? [];
  answer();
  await settled();
  equal(seen(ada.session), 'Mine');
  edited();
  await flow();
  deepEqual([seen(ada.session), ada.session.unsaved], ['Mine', 0]);
});

/** Ada and ben change the title at once, and ben's comes first. */
async function clash() {
  const all = await two();
  title(all.ada.session, 'Mine');
  title(all.ben.session, 'Theirs');
  await all.ben.wire.flow();
  await all.flow();
  return { ...all, conflict: all.ada.session.clashes[0] };
}

test('a clash is told with mine and theirs, and theirs stays until it is resolved', async () => {
  const { ada, ben, conflict } = await clash();
  deepEqual(conflict, { path: ['title'], why: 'changed', label: 'title', mendable: true, was: 'Opening', mine: 'Mine', theirs: 'Theirs' });
  deepEqual(ada.of('clash'), [conflict]);
  deepEqual([seen(ada.session), seen(ben.session), ben.session.clashes.length], ['Theirs', 'Theirs', 0]);
  ada.session.resolve(conflict, 'theirs');
  deepEqual([seen(ada.session), ada.session.clashes], ['Theirs', []]);
});

test('mine is committed over theirs', async () => {
  const { ada, ben, conflict, flow } = await clash();
  ada.session.resolve(conflict, 'mine');
  equal(seen(ada.session), 'Mine');
  await flow();
  deepEqual([seen(ada.session), seen(ben.session), ada.session.clashes], ['Mine', 'Mine', []]);
});

test('mine over theirs that has changed again clashes again, with what it is now', async () => {
  const { ada, ben, conflict, flow } = await clash();
  title(ben.session, 'Newer');
  await flow();
  ada.session.resolve(conflict, 'mine');
  await flow();
  deepEqual(ada.session.clashes.map(({ theirs, mine }) => [theirs, mine]), [['Newer', 'Mine']]);
  equal(seen(ada.session), 'Newer');
});

test('there is nothing to undo of what clashed', async () => {
  const { ada, ben, flow } = await clash();
  ada.session.undo();
  await flow();
  deepEqual([seen(ada.session), seen(ben.session), ada.of('clash').length], ['Theirs', 'Theirs', 1]);
});

test('a clash that nobody has resolved is there again after a reload, and once', async () => {
  const { ada, enter, conflict } = await clash();
  ada.session.stop();
  const again = enter('ada', ada.keep);
  await again.wire.flow();
  deepEqual(again.session.clashes, [conflict]);
  again.session.resolve(again.session.clashes[0], 'theirs');
  again.session.stop();
  const third = enter('ada', ada.keep);
  await third.wire.flow();
  deepEqual(third.session.clashes, []);
});

test('an edit of a widget that is gone can bring it back as it was, with its place', async () => {
  const { ada, ben, flow } = await two();
  ada.session.commit({ label: 'size', changes: setOption(/** @type {any} */ (ada.session.document), 'a', 'size', 'huge') });
  ben.session.commit({ label: 'delete', changes: removeWidgets(/** @type {any} */ (ben.session.document), ['a']) });
  await ben.wire.flow();
  await flow();
  const [conflict] = ada.session.clashes;
  deepEqual([conflict.why, conflict.mine, conflict.mendable], ['gone', 'huge', true]);
  equal(ada.session.document?.widgets.a, undefined);
  ada.session.resolve(conflict, 'mine');
  await flow();
  deepEqual(ben.session.document?.widgets.a.options, { size: 'huge' });
  deepEqual(ben.session.document?.arrangements.wide.places?.a.box, [0, 0, 100, 100]);
});

test('a fault takes the edit back, says where and why, and what hung on it clashes', async () => {
  const { server, ada, flow } = await two();
  server.faults = ({ changes }) => (changes[0].value === 'Bad' ? [{ path: ['title'], reason: 'is bad' }] : []);
  title(ada.session, 'Bad');
  title(ada.session, 'Worse');
  await flow();
  deepEqual(ada.of('fault').map(({ edit, path, reason }) => [edit.label, path, reason]), [['title', ['title'], 'is bad']]);
  deepEqual(ada.session.clashes.map(({ was, mine, theirs }) => [was, mine, theirs]), [['Bad', 'Worse', 'Opening']]);
  deepEqual([seen(ada.session), ada.session.unsaved], ['Opening', 0]);
  ada.session.undo();
  equal(seen(ada.session), 'Opening');
});

test('an undo over what somebody else has changed is a clash, told at once', async () => {
  const { ada, ben, flow } = await two();
  title(ada.session, 'Mine');
  await flow();
  title(ben.session, 'Theirs');
  await flow();
  ada.session.undo();
  deepEqual(ada.of('clash').map(({ mine, theirs }) => [mine, theirs]), [['Opening', 'Theirs']]);
  equal(ada.session.unsaved, 0);
});

test('without a connection it goes on, and catches up on return, each edit once', async () => {
  const { server, clock, ada, ben, flow } = await two();
  server.isUp = false;
  ada.wire.cut(false);
  equal(ada.session.state, 'offline');
  title(ada.session, 'Offline');
  ben.session.commit({ label: 'size', changes: setOption(/** @type {any} */ (ben.session.document), 'a', 'size', 'large') });
  await flow();
  await clock.pass(2000);
  equal(ada.session.state, 'offline');
  server.isUp = true;
  for (let i = 0; i < 3; i++) await clock.pass(2000);
  await flow();
  deepEqual([ada.session.state, ada.session.unsaved], ['online', 0]);
  deepEqual([seen(ben.session), ada.session.document?.widgets.a.options?.size], ['Offline', 'large']);
  deepEqual(ada.of('state'), ['online', 'offline', 'online']);
});

test('an edit whose answer was lost is sent again under its id and applied once', async () => {
  const { server, clock, ada, flow } = await two();
  title(ada.session, 'Once');
  await settled();
  ada.wire.deliver('up');
  ada.wire.cut(false);
  const { revision } = server;
  await clock.pass(1000);
  await flow();
  deepEqual([server.revision, server.calls.filter((call) => call === 'Commit').length, ada.session.unsaved], [revision, 2, 0]);
});

test('it comes back within 2 s at first and asks every 5 s at least after that', async () => {
  const { server, clock, ada } = await two();
  const starts = [clock.now];
  ada.wire.start = async () => { starts.push(clock.now); throw new Error('nobody there'); };
  server.isUp = false;
  ada.wire.cut(false);
  await settled();
  for (let i = 0; i < 600; i++) await clock.pass(100);
  const gaps = starts.slice(1).map((at, i) => at - starts[i]);
  ok(gaps[0] <= 2000, `first after ${gaps[0]}`);
  ok(gaps.length > 10 && gaps.every((gap) => gap <= 5000), String(gaps));
});

test('a server that hangs counts as lost, and what it did not answer is sent again', async () => {
  const { server, clock, ada, flow } = await two();
  title(ada.session, 'Hung');
  await settled();
  const hung = ada.wire.connection;
  await clock.pass(10_000);
  equal(ada.session.state, 'offline');
  await clock.pass(1000);
  notEqual(ada.wire.connection, hung);
  await flow();
  deepEqual([server.document.title, ada.session.unsaved], ['Hung', 0]);
});

test('an answer in time is not held against the line later', async () => {
  const { clock, ada, flow } = await two();
  title(ada.session, 'Quick');
  await flow();
  await clock.pass(20_000);
  equal(ada.session.state, 'online');
});

test('a server that began its revisions anew confirms what it had answered', async () => {
  const { server, clock, ada, flow } = await two();
  title(ada.session, 'Answered');
  await settled();
  ada.wire.deliver('up');
  const [, answer] = ada.wire.connection?.down.splice(0) ?? [];
  answer();
  await settled();
  equal(ada.session.unsaved, 1);
  ada.wire.cut(false);
  server.revision = 1;
  await clock.pass(1000);
  await flow();
  deepEqual([ada.session.unsaved, seen(ada.session)], [0, 'Answered']);
});

test('a gap in the revisions: the document is fetched again', async () => {
  const { ada, ben, flow } = await two();
  title(ben.session, 'One');
  await ben.wire.flow();
  ada.wire.connection?.down.splice(0);
  ben.session.commit({ label: 'size', changes: setOption(/** @type {any} */ (ben.session.document), 'a', 'size', 'large') });
  await flow();
  deepEqual(ada.session.document, ben.session.document);
  equal(ada.session.state, 'online');
});

test('what comes while it joins is not missed and not asked for again', async () => {
  const { server, enter, ben } = await two();
  const cyd = enter('cyd');
  await settled();
  cyd.wire.deliver('up');
  title(ben.session, 'Meanwhile');
  await ben.wire.flow();
  // The edit overtakes the answer to Join.
  cyd.wire.connection?.down.reverse();
  const joins = server.calls.filter((call) => call === 'Join').length;
  await cyd.wire.flow();
  equal(seen(cyd.session), 'Meanwhile');
  equal(server.calls.filter((call) => call === 'Join').length, joins);
});

test('a replaced draft: what is not committed goes on top or clashes', async () => {
  const { server, ada, flow } = await two();
  title(ada.session, 'Mine');
  ada.session.commit({ label: 'size', changes: setOption(/** @type {any} */ (ada.session.document), 'a', 'size', 'huge') });
  server.replace({ ...draft(), title: 'Restored' });
  server.told('Replaced', { revision: server.revision - 1, document: draft(), differs: true });
  await flow();
  deepEqual([seen(ada.session), ada.session.document?.widgets.a.options?.size], ['Restored', 'huge']);
  deepEqual(ada.session.clashes.map(({ mine, theirs }) => [mine, theirs]), [['Mine', 'Restored']]);
  equal(ada.of('replaced').length, 1);
});

test('published, people and names are told', async () => {
  const { server, ada, ben, flow } = await two();
  server.told('Published', { version: 'v2', differs: false, name: 'ben' });
  ben.session.rename('Benedikt');
  await flow();
  deepEqual([ada.session.published, ada.session.differs], ['v2', false]);
  deepEqual(ada.of('published'), [{ version: 'v2', differs: false, name: 'ben' }]);
  deepEqual(ada.session.people.map(({ name }) => name), ['ada', 'Benedikt']);
});

test('a selection is sent ten times a second at most, the newest last, and again on return', async () => {
  const { server, clock, ada, ben, flow } = await two();
  const before = server.calls.length;
  for (let i = 0; i < 50; i++) ada.session.point([`w-${i}`]);
  await flow();
  equal(server.calls.length, before + 1);
  await clock.pass(100);
  await flow();
  equal(server.calls.length, before + 2);
  for (let i = 0; i < 10; i++) await clock.pass(100);
  await flow();
  equal(server.calls.length, before + 2);
  const selected = () => ben.session.people.find(({ name }) => name === 'ada')?.widgets;
  deepEqual(selected(), ['w-49']);
  ada.wire.cut(false);
  await clock.pass(1000);
  await flow();
  deepEqual(selected(), ['w-49']);
});

test('a board that is not there is said, and asked for again', async () => {
  const { server, clock, enter } = room();
  server.missing = true;
  const ada = enter('ada');
  await ada.wire.flow();
  deepEqual([ada.session.state, ada.session.document], ['refused', null]);
  server.missing = false;
  await clock.pass(1000);
  await ada.wire.flow();
  deepEqual([ada.session.state, seen(ada.session)], ['online', 'Opening']);
});

test('a commit that fails is tried three times and then taken back', async () => {
  const { server, clock, ada, flow } = await two();
  server.failures = 2;
  title(ada.session, 'Third time');
  for (let i = 0; i < 3; i++) { await flow(); await clock.pass(5000); }
  await flow();
  deepEqual([server.document.title, ada.of('fault').length, ada.session.unsaved], ['Third time', 0, 0]);
  server.failures = 3;
  title(ada.session, 'Never');
  for (let i = 0; i < 3; i++) { await flow(); await clock.pass(5000); }
  await flow();
  deepEqual(ada.of('fault').map(({ path, reason }) => [path, reason]), [[[], 'disk full']]);
  deepEqual([seen(ada.session), ada.session.unsaved], ['Third time', 0]);
});

test('edits without a confirmation outlive a reload, also in another tab', async () => {
  const { server, ada, enter } = await two();
  ada.wire.cut(false);
  title(ada.session, 'Kept');
  ada.session.stop();
  const other = enter('another-tab', ada.keep);
  await other.wire.flow();
  deepEqual([server.document.title, other.session.unsaved], ['Kept', 0]);
  deepEqual([...ada.keep.names()].filter((key) => key.includes('/pending/')), []);
});

test('when the storage is full the edit is made and the designer told', async () => {
  const { server, ada, flow } = await two();
  ada.keep.quota = 10;
  title(ada.session, 'Unkept');
  equal(ada.of('unkept').length, 1);
  await flow();
  equal(server.document.title, 'Unkept');
});

test('undo and redo go through a reload', async () => {
  const { ada, enter, flow } = await two();
  title(ada.session, 'One');
  title(ada.session, 'Two');
  ada.session.undo();
  await flow();
  ada.session.stop();
  const again = enter('ada', ada.keep);
  await again.wire.flow();
  again.session.redo();
  equal(seen(again.session), 'Two');
  again.session.undo();
  again.session.undo();
  equal(seen(again.session), 'Opening');
  await again.wire.flow();
  deepEqual(again.session.clashes, []);
});
