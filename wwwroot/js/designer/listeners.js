// Who wants to hear of what happens in a session.

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./document.js').Edit} Edit
 * @typedef {{ id: string, name: string, color: string, widgets: string[] }} Person
 * @typedef {object} Events
 * @property {(document: Draft, before: Draft | null) => void} document what is seen here has changed
 * @property {(state: import('./line.js').State, reason: string) => void} state
 * @property {(clashes: import('./clashes.js').Conflict[]) => void} clashes what waits to be decided, whenever it is other than it was
 * @property {(fault: { edit: Edit, path: string[], reason: string }) => void} fault the edit was taken back
 * @property {(edit: { by: string, name: string, label: string, changes: Change[] }) => void} edited by somebody else
 * @property {() => void} replaced the whole draft
 * @property {(people: Person[]) => void} people
 * @property {(published: { version: string, differs: boolean, name: string }) => void} published
 * @property {(count: number) => void} unsaved how many edits the server has not confirmed
 * @property {(edit: Edit) => void} unkept would be lost by a reload: the browser's storage is full
 */

export class Listeners {
  /** @type {Map<keyof Events, Function[]>} */
  #all = new Map();

  /** @template {keyof Events} K @param {K} event @param {Events[K]} listener @returns {() => void} takes it off again */
  add(event, listener) {
    this.#all.set(event, [...this.#all.get(event) ?? [], listener]);
    return () => { this.#all.set(event, (this.#all.get(event) ?? []).filter((one) => one !== listener)); };
  }

  /** @template {keyof Events} K @param {K} event @param {Parameters<Events[K]>} args */
  tell(event, ...args) {
    for (const listener of this.#all.get(event) ?? []) {
      try {
        listener(...args);
      } catch (error) {
        // A view that fails must not stop what is on its way to the server.
        queueMicrotask(() => { throw error; });
      }
    }
  }
}
