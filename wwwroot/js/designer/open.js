// A session of this browser tab: with the hub, and with what the tab had when it was loaded before.
import { randomId } from './changes.js';
import { hub } from './hub.js';
import { Session } from './session.js';
import { Shelf } from './shelf.js';
import { Undo } from './undo.js';

/** Characters of one tab's undo; a browser stores two bytes for each, 10 MiB in all. */
const undoLimit = 2 * 1024 * 1024;

/** The browser may forbid to store anything. @returns {{ storage: Storage, tab: string } | null} */
function stored() {
  try {
    const tab = sessionStorage.getItem('flexboard.design/tab') ?? randomId();
    sessionStorage.setItem('flexboard.design/tab', tab);
    return { storage: localStorage, tab };
  } catch {
    return null;
  }
}

/**
 * A session that is yet to be started.
 * @param {string} board
 * @param {string} name of the designer
 */
export function openSession(board, name) {
  const place = stored();
  const undoShelf = place && new Shelf(place.storage, 'undo', board, place.tab, undoLimit);
  undoShelf?.sweep(Date.now());
  const shelf = place && new Shelf(place.storage, 'pending', board, place.tab);
  return new Session({ board, name, transport: hub(), undo: new Undo(undoShelf), shelf });
}
