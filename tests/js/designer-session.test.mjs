import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { removeWidgets, setOption } from '../../wwwroot/js/designer/changes.js';
import { settled } from './designer-server.mjs';
import { draft, seen, title, two } from './designer-room.mjs';

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

test('an edit that brings the draft back to what is published ends its difference, for all', async () => {
  const { server, ada, ben, flow } = await two();
  server.published = JSON.stringify(server.document);
  title(ada.session, 'New');
  await flow();
  deepEqual([ada.session.differs, ben.session.differs], [true, true]);
  ada.session.undo();
  await flow();
  deepEqual([ada.session.differs, ben.session.differs], [false, false]);
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
  deepEqual(conflict, { path: ['title'], why: 'changed', label: 'title', mendable: true, stands: 'theirs', was: 'Opening', mine: 'Mine', theirs: 'Theirs' });
  deepEqual(ada.of('clashes'), [[conflict]]);
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

test('of several clashes of one path the last is open', async () => {
  const { ada, ben, flow } = await two();
  title(ada.session, 'First');
  title(ada.session, 'Second');
  title(ben.session, 'Theirs');
  await ben.wire.flow();
  await flow();
  deepEqual(ada.session.clashes.map(({ mine, theirs }) => [mine, theirs]), [['Second', 'Theirs']]);
});

test('there is nothing to undo of what clashed', async () => {
  const { ada, ben, flow } = await clash();
  ada.session.undo();
  await flow();
  deepEqual([seen(ada.session), seen(ben.session), ada.of('clashes').length], ['Theirs', 'Theirs', 1]);
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
  deepEqual(ada.session.clashes.map(({ mine, theirs }) => [mine, theirs]), [['Opening', 'Theirs']]);
  equal(ada.session.unsaved, 0);
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
  server.told('Published', { version: 'v2', differs: false, name: 'ben', clashes: [] });
  ben.session.rename('Benedikt');
  await flow();
  deepEqual([ada.session.published, ada.session.differs], ['v2', false]);
  deepEqual(ada.of('published'), [{ version: 'v2', differs: false, name: 'ben', clashes: [] }]);
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
