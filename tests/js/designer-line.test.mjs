// What becomes of a session when its line, its server or its page is lost.
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { setOption } from '../../wwwroot/js/designer/changes.js';
import { settled } from './designer-server.mjs';
import { room, seen, title, two } from './designer-room.mjs';

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
  for (let times = 0; times < 4; times++) {
    const hung = ada.wire.connection;
    await clock.pass(10_000);
    equal(ada.session.state, 'offline');
    await clock.pass(5000);
    notEqual(ada.wire.connection, hung);
    // It answers Join and hangs again.
    ada.wire.deliver('up');
    while (ada.wire.deliver('down')) await settled();
    equal(ada.session.state, 'online');
  }
  await flow();
  deepEqual([server.document.title, ada.session.unsaved, ada.of('fault')], ['Hung', 0, []]);
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

test('what it is told once more changes nothing', async () => {
  const { server, ada, ben, flow } = await two();
  title(ben.session, 'One');
  title(ben.session, 'Two');
  await flow();
  const joins = server.calls.filter((call) => call === 'Join').length;
  const [{ edit }] = server.edits.values();
  server.told('Edited', { revision: server.revision - 1, by: ben.session.self, name: 'ben', edit });
  await flow();
  equal(seen(ada.session), 'Two');
  equal(server.calls.filter((call) => call === 'Join').length, joins);
});

test('an answer to Join that comes with the end of the line joins nothing', async () => {
  const { enter } = room();
  const ada = enter('ada');
  await settled();
  ada.wire.deliver('up');
  while (ada.wire.deliver('down'));
  ada.wire.cut(false);
  await settled();
  deepEqual([ada.session.state, ada.session.document], ['offline', null]);
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
