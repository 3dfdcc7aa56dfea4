// What the board changed otherwise than the draft: told by the server, shown as it is now, and decided once.
import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { removeWidgets } from '../../wwwroot/js/designer/changes.js';
import { seen, title, two } from './designer-room.mjs';

/** @typedef {import('../../wwwroot/js/designer/session.js').Session} Session */

const open = (/** @type {Session} */ { clashes }) => clashes.map(({ mine, theirs, stands, byBoard }) => [mine, theirs, stands, byBoard]);

/** The draft has "Mine", and the board "By hand". */
async function overruled() {
  const all = await two();
  title(all.ada.session, 'Mine');
  await all.flow();
  all.server.overrule(['title'], 'By hand');
  await all.flow();
  deepEqual(open(all.ada.session), [['Mine', 'By hand', 'mine', true]]);
  return all;
}

/** The line comes back. @param {Awaited<ReturnType<typeof two>>} all */
async function back({ clock, flow }) {
  await clock.pass(1000);
  await flow();
}

test('overruled: the draft that went on is shown and taken back as it is now', async () => {
  const { server, ada, ben, flow } = await overruled();
  title(ada.session, 'Later');
  await flow();
  deepEqual(open(ben.session), [['Later', 'By hand', 'mine', true]]);
  ben.session.resolve(ben.session.clashes[0], 'theirs');
  await flow();
  deepEqual([server.document.title, open(ada.session), open(ben.session)], ['By hand', [], []]);
  ben.session.undo();
  await flow();
  deepEqual([seen(ada.session), open(ada.session), open(ben.session)], ['Later', [], []]);
});

test('overruled: a draft that is replaced, or published, leaves nothing to decide', async () => {
  const { server, ada, flow } = await overruled();
  server.replace({ ...server.document, title: 'Other' });
  await flow();
  deepEqual(open(ada.session), []);
  server.overrule(['title'], 'By hand');
  await flow();
  equal(ada.session.clashes.length, 1);
  server.told('Published', { version: 'v3', differs: false, clashes: [] });
  await flow();
  deepEqual(open(ada.session), []);
});

test('overruled: the board\'s is taken, the draft goes on meanwhile: it is asked once more, and once', async () => {
  const { ada, ben, flow } = await overruled();
  ada.session.resolve(ada.session.clashes[0], 'theirs');
  title(ben.session, 'Later');
  await ben.wire.flow();
  await flow();
  deepEqual(open(ada.session), [['Later', 'By hand', 'mine', true]]);
});

test('overruled: what is decided without a line reaches the server, also after a reload', async () => {
  for (const which of /** @type {const} */ (['mine', 'theirs'])) {
    for (const reloads of [false, true]) {
      const all = await overruled();
      const { server, enter, ada } = all;
      ada.wire.cut(false);
      ada.session.resolve(ada.session.clashes[0], which);
      deepEqual([open(ada.session), ada.session.unsaved], [[], 1]);
      let { session } = ada;
      if (reloads) {
        session.stop();
        const again = enter('ada', ada.keep);
        session = again.session;
        await again.wire.flow();
      }
      await back(all);
      deepEqual([open(session), session.unsaved, server.undecided], [[], 0, []]);
      equal(server.document.title, which === 'mine' ? 'Mine' : 'By hand');
      deepEqual([...ada.keep.names()].filter((key) => key.includes('/pending/')), []);
    }
  }
});

test('overruled: what was decided is not shown again by the answer to Join', async () => {
  const all = await overruled();
  const { ada } = all;
  const before = ada.of('clashes').length;
  ada.wire.cut(false);
  ada.session.resolve(ada.session.clashes[0], 'mine');
  await back(all);
  deepEqual(ada.of('clashes').slice(before), [[]]);
});

test('overruled: a decision about a value that the board has no more decides nothing', async () => {
  const all = await overruled();
  const { server, ada } = all;
  ada.wire.cut(false);
  ada.session.resolve(ada.session.clashes[0], 'mine');
  server.overrule(['title'], 'By hand again');
  await back(all);
  deepEqual(open(ada.session), [['Mine', 'By hand again', 'mine', true]]);
});

test('overruled: a widget that the draft removed comes back as the board has it, with its place', async () => {
  const { server, ada, ben, flow } = await two();
  const before = /** @type {any} */ (ada.session.document);
  ada.session.commit({ label: 'delete', changes: removeWidgets(before, ['a']) });
  await flow();
  const value = { ...before.widgets.a, title: 'By hand' };
  server.overrule(['widgets', 'a'], value, [{ path: ['arrangements', 'wide', 'places', 'a'], value: before.arrangements.wide.places.a }]);
  await flow();
  deepEqual(open(ben.session), [[undefined, value, 'mine', true]]);
  ben.session.resolve(ben.session.clashes[0], 'theirs');
  await flow();
  deepEqual([server.document.widgets.a, server.document.arrangements.wide.places?.a], [value, before.arrangements.wide.places.a]);
  deepEqual(open(ada.session), []);
});

test('overruled: an edit of one\'s own that clashes there is a matter of its own', async () => {
  const { ada, ben, flow, server } = await two();
  title(ada.session, 'Mine');
  title(ben.session, 'Theirs');
  await ben.wire.flow();
  server.overrule(['title'], 'By hand');
  await flow();
  deepEqual(open(ada.session), [['Mine', 'Theirs', 'theirs', undefined], ['Theirs', 'By hand', 'mine', true]]);
});
