// A draft as a board file (docs/board-file.md) and back: for copies, the JSON view, import and export. The server has
// the same in C#; tests/golden/draft-files.json holds both to it.
import { inOrder } from './document.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./document.js').Group} Group
 */

/** What a file has wrong, and where, as the server tells it. */
export class FileFault extends Error {
  /** @param {string} path such as `$.widgets[3].id` @param {string} reason */
  constructor(path, reason) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
}

/** @param {any} value @param {string} path @returns {Record<string, any>} */
function object(value, path) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FileFault(path, 'must be an object');
  return value;
}

/**
 * A list of things with ids as members by their ids.
 * @param {any} list
 * @param {string} path
 * @param {(item: Record<string, any>, path: string) => Record<string, any>} read
 */
function byId(list, path, read) {
  if (!Array.isArray(list)) throw new FileFault(path, 'must be a list');
  const seen = new Set();
  return Object.fromEntries(list.map((item, i) => {
    const { id, ...rest } = object(item, `${path}[${i}]`);
    if (typeof id !== 'string' || id === '') throw new FileFault(`${path}[${i}].id`, 'must be text');
    if (seen.has(id)) throw new FileFault(`${path}[${i}].id`, `'${id}' is there twice`);
    seen.add(id);
    return [id, read({ ...rest, at: i + 1 }, `${path}[${i}]`)];
  }));
}

/** @param {Record<string, any>} arrangement @param {string} path */
function readArrangement({ places, hidden, ...rest }, path) {
  const shown = Object.entries(object(places, `${path}.places`)).map(([widget, box]) => ({ widget, box, member: 'places' }));
  const kept = Object.entries(object(hidden ?? {}, `${path}.hidden`)).map(([widget, box]) => ({ widget, box, member: 'hidden' }));
  return {
    ...rest,
    places: Object.fromEntries([...shown, ...kept].map(({ widget, box, member }, i) => {
      const isBox = Array.isArray(box) && box.length === 4 && box.every(Number.isFinite);
      if (!isBox) throw new FileFault(`${path}.${member}.${widget}`, 'must be [x, y, width, height]');
      return [widget, { at: i + 1, box, ...(member === 'hidden' ? { hidden: true } : {}) }];
    })),
  };
}

/**
 * The draft of a board file. It takes what it can tell apart; whether options and bindings are right, the server says.
 * @param {any} board
 * @returns {Draft}
 * @throws {FileFault}
 */
export function fromFile(board) {
  const { $schema, schemaVersion, id, groups, widgets, arrangements, ...rest } = object(board, '$');
  const draft = {
    ...rest,
    widgets: byId(widgets, '$.widgets', (widget) => widget),
    ...(groups === undefined ? {} : { groups: byId(groups, '$.groups', ({ at, ...group }) => group) }),
    arrangements: byId(arrangements, '$.arrangements', readArrangement),
  };
  return /** @type {Draft} */ (/** @type {unknown} */ (draft));
}

/**
 * That group and those around it, from the inside out; a ring ends where it began.
 * @param {Draft} draft
 * @param {string | undefined} group
 */
export function groupsAround({ groups = {} }, group) {
  /** @type {string[]} */
  const around = [];
  for (let id = group; id !== undefined && Object.hasOwn(groups, id) && !around.includes(id); id = groups[id].group) {
    around.push(id);
  }
  return around;
}

/** Object without members that are empty objects, empty lists or undefined. @param {Record<string, any>} object */
const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) =>
  value !== undefined && (typeof value !== 'object' || value === null || Object.keys(value).length > 0)));

/**
 * The groups of a file: those that somebody is in. Two designers may have put two groups into each other; each of a
 * ring stands by itself then.
 * @param {Draft} draft
 */
function groupsOf(draft) {
  const groups = Object.fromEntries(Object.entries(draft.groups ?? {}).map(([id, { group, ...rest }]) => {
    const around = groupsAround(draft, group);
    return [id, around.length > 0 && !around.includes(id) ? { ...rest, group } : rest];
  }));
  const used = new Set(Object.values(draft.widgets).flatMap(({ group }) => groupsAround({ ...draft, groups }, group)));
  return [...used].sort((a, b) => (a < b ? -1 : 1)).map((id) => ({ id, ...groups[id] }));
}

/**
 * The board file of a draft, in the order of its ranks.
 * @param {Draft} draft
 * @returns {Record<string, any>}
 */
export function toFile(draft) {
  const { widgets, groups = {}, arrangements, ...rest } = draft;
  const drawn = groupsOf(draft);
  return {
    schemaVersion: 1,
    ...rest,
    ...(drawn.length > 0 ? { groups: drawn } : {}),
    widgets: inOrder(widgets).map((id) => {
      const { at, group, options, ...widget } = widgets[id];
      const around = group !== undefined && Object.hasOwn(groups, group) ? { group } : {};
      return { id, ...widget, ...around, ...filled({ options }) };
    }),
    arrangements: inOrder(arrangements).map((id) => {
      const { at, places = {}, guides = {}, ...arrangement } = arrangements[id];
      const placed = inOrder(places).filter((widget) => Object.hasOwn(widgets, widget));
      const boxes = (/** @type {boolean} */ hidden) => Object.fromEntries(placed
        .filter((widget) => (places[widget].hidden === true) === hidden)
        .map((widget) => [widget, places[widget].box]));
      const kept = filled({ guides: filled(guides), hidden: boxes(true) });
      return { id, ...arrangement, places: boxes(false), ...kept };
    }),
  };
}
