// What is edited now: the draft, the arrangement on the canvas, what is selected, and how it is looked at. Panels and
// gestures read from here and commit through it; nothing here touches the page.
import { clicked, pathOf } from './geometry/groups.js';
import { inOrder } from './document.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Change} Change
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {import('./geometry/viewport.js').Viewport} Viewport
 * @typedef {{ id: string, box: Box, locked: boolean, hidden: boolean, angle: number }} Item  of the canvas, in painting order
 * @typedef {'document' | 'selection' | 'arrangement' | 'viewport' | 'state' | 'people'} What
 */

export class Editor {
  /** @type {string[]} ids of widgets, in the order in which they were selected */
  selected = [];
  /** The group within which a click selects. @type {string | null} */
  entered = null;
  /** @type {Viewport} */
  viewport = { zoom: 1, x: 0, y: 0 };
  /** Grid lines are so far apart, board units; 0: none. */
  grid = 0;
  /** Whether lengths are told in millimetres, on a canvas that knows how wide its wall is. */
  measures = false;
  /** Whether edges attract each other. */
  snaps = true;
  arrangement;
  session;
  text;
  /** @type {Map<What, Set<() => void>>} */
  #listeners = new Map();
  /** @type {Item[]} */
  #items = [];
  /** @type {[unknown, unknown] | null} */
  #itemsOf = null;

  /**
   * @param {import('./session.js').Session} session
   * @param {string} arrangement
   * @param {(key: string, ...args: (string | number)[]) => string} text
   */
  constructor(session, arrangement, text) {
    this.session = session;
    this.arrangement = arrangement;
    this.text = text;
    session.on('document', () => this.#documentChanged());
    for (const event of /** @type {const} */ (['state', 'unsaved', 'published'])) session.on(event, () => this.tell('state'));
    session.on('people', () => this.tell('people'));
  }

  /** @returns {Draft} */
  get document() {
    return /** @type {Draft} */ (this.session.document);
  }

  /** Of the canvas, board units. */
  get canvas() {
    return this.document.arrangements[this.arrangement];
  }

  /** Whether lengths are told in millimetres here. */
  get isMeasured() {
    return this.measures && this.canvas.wallWidth !== undefined;
  }

  /** What a board unit is as a length is told: one, or so many millimetres. */
  get scale() {
    return this.isMeasured ? (this.canvas.wallWidth ?? 0) / this.canvas.width : 1;
  }

  /** @returns {Item[]} all that the arrangement places, in painting order */
  get items() {
    const { places = {} } = this.canvas;
    const { widgets } = this.document;
    if (this.#itemsOf?.[0] !== places || this.#itemsOf?.[1] !== widgets) {
      this.#itemsOf = [places, widgets];
      this.#items = inOrder(places).filter((id) => Object.hasOwn(widgets, id)).map((id) => {
        const [x, y, width, height] = places[id].box;
        const { locked = false, options } = widgets[id];
        return { id, box: { x, y, width, height }, locked, hidden: places[id].hidden === true, angle: options?.rotate ?? 0 };
      });
    }
    return this.#items;
  }

  /** Selected items that are on this canvas. */
  get selection() {
    const selected = new Set(this.selected);
    return this.items.filter(({ id }) => selected.has(id));
  }

  /** Widgets as groups see them. */
  get members() {
    return this.items.map(({ id }) => ({ id, group: this.document.widgets[id].group }));
  }

  /** @param {What} what @param {() => void} listener */
  on(what, listener) {
    const all = this.#listeners.get(what) ?? new Set();
    this.#listeners.set(what, all.add(listener));
  }

  /** @param {What} what */
  tell(what) {
    for (const listener of this.#listeners.get(what) ?? []) listener();
  }

  /** @param {readonly string[]} ids @param {string | null} [entered] */
  select(ids, entered = this.entered) {
    const next = [...new Set(ids)].filter((id) => Object.hasOwn(this.document.widgets, id));
    const same = next.length === this.selected.length && next.every((id, i) => id === this.selected[i]);
    if (same && entered === this.entered) return;
    [this.selected, this.entered] = [next, entered];
    this.session.point(next);
    this.tell('selection');
  }

  /** What a click on a widget selects: the widget, or all of a group. @param {string} id */
  pickOf(id) {
    const { groups = {}, widgets } = this.document;
    const { entered, pick } = clicked(groups, { id, group: widgets[id].group }, this.entered);
    return { entered, ids: pick.kind === 'widget' ? [id] : this.membersOf(pick.id) };
  }

  /** Widgets of a group, deep. @param {string} group */
  membersOf(group) {
    const { groups = {} } = this.document;
    return this.members.filter((one) => pathOf(groups, one.group).includes(group)).map(({ id }) => id);
  }

  /** @param {string} label key of a text `design.did.*` @param {Change[]} changes @param {string} [merge] */
  commit(label, changes, merge) {
    if (changes.length > 0) this.session.commit({ label, changes, merge });
  }

  /** @param {string} id */
  show(id) {
    if (id === this.arrangement || !Object.hasOwn(this.document.arrangements, id)) return;
    this.arrangement = id;
    this.tell('arrangement');
    this.tell('document');
  }

  /** @param {Viewport} viewport */
  look(viewport) {
    this.viewport = viewport;
    this.tell('viewport');
  }

  #documentChanged() {
    const { arrangements, widgets } = this.document;
    if (!Object.hasOwn(arrangements, this.arrangement)) {
      [this.arrangement] = inOrder(arrangements);
      this.tell('arrangement');
    }
    if (this.entered !== null && !Object.hasOwn(this.document.groups ?? {}, this.entered)) this.entered = null;
    const left = this.selected.filter((id) => Object.hasOwn(widgets, id));
    if (left.length < this.selected.length) this.select(left);
    this.tell('document');
  }
}
