// A room of designers on one draft, in memory.
import { set } from '../../wwwroot/js/designer/changes.js';
import { Session } from '../../wwwroot/js/designer/session.js';
import { Shelf } from '../../wwwroot/js/designer/shelf.js';
import { Undo } from '../../wwwroot/js/designer/undo.js';
import { Keep } from './designer-keep.mjs';
import { Clock, Server, Wire } from './designer-server.mjs';

/** @returns {import('../../wwwroot/js/designer/document.js').Draft} */
export const draft = () => ({
  title: 'Opening',
  widgets: { a: { at: 1, kind: 'number', options: { size: 'small' } }, b: { at: 2, kind: 'clock' } },
  arrangements: { wide: { at: 1, width: 1600, height: 900, places: { a: { at: 1, box: [0, 0, 100, 100] } } } },
});

export function room() {
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
    for (const event of /** @type {const} */ (['state', 'clashes', 'fault', 'edited', 'replaced', 'people', 'published', 'unsaved', 'unkept'])) {
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
export async function two() {
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
export const title = (session, title, merge) => session.commit({
  label: 'title', merge, changes: set(/** @type {any} */ (session.document), ['title'], title),
});
export const seen = (/** @type {Session} */ session) => session.document?.title;
