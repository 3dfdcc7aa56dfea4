// A draft and its changes, as docs/designer-protocol.md has them; the server does the same in C#, and
// tests/golden/draft-changes.json holds both to it. Nothing here is changed in place: what an edit leaves alone keeps
// its identity, so that 300 views of widgets can tell by === that they have nothing to do.

/**
 * @typedef {[x: number, y: number, width: number, height: number]} Box
 * @typedef {{ at: number, box: Box, hidden?: boolean }} Place
 * @typedef {{ at: number, kind: string, group?: string, locked?: boolean, sensitive?: boolean, data?: any[], options?: Record<string, any>,
 *   [member: string]: any }} Widget
 * @typedef {{ title?: string, group?: string }} Group
 * @typedef {{ at: number, width: number, height: number, textSize?: number, wallWidth?: number, wall?: string, guides?: { x?: number[], y?: number[] },
 *   places?: Record<string, Place> }} Arrangement
 * @typedef {{ title?: string, culture?: string, timeZone?: string, theme?: string, widgets: Record<string, Widget>,
 *   groups?: Record<string, Group>, arrangements: Record<string, Arrangement> }} Draft
 * @typedef {{ path: string[], was?: any, value?: any }} Change without `was` there was nothing, without `value` it goes
 * @typedef {Change & { now?: any, why: 'gone' | 'changed', by?: string, byBoard?: boolean }} Clash
 * @typedef {{ id: string, label: string, changes: Change[], decides?: Change }} Edit `decides`: it changes nothing, but
 *   says that the draft stays as it is where the board has this value
 */

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of its own: a widget may well be called `constructor`. @param {any} object @param {string} name */
const member = (object, name) => (isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined);

/** Whether two JSON values are equal: deep, members in any order. @param {any} a @param {any} b @returns {boolean} */
export function equal(a, b) {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]));
}

/** What stands at a path; undefined where nothing does. @param {any} document @param {readonly string[]} path */
export const valueAt = (document, path) => path.reduce(member, document);

/** A change without members that say nothing. @param {string[]} path @param {any} was @param {any} value @returns {Change} */
export const change = (path, was, value) => ({
  path,
  ...(was === undefined ? {} : { was }),
  ...(value === undefined ? {} : { value }),
});

/** Whether what holds the last member of a path comes and goes with its members. @param {readonly string[]} path */
function isMade(path) {
  const [room, , holder] = path;
  if (path.length === 2) return room === 'groups';
  if (path.length !== 4) return false;
  return room === 'widgets' ? holder === 'options' : room === 'arrangements' && (holder === 'places' || holder === 'guides');
}

/** @param {any} value */
const isEmpty = (value) => isObject(value) && Object.keys(value).length === 0;

/**
 * A value without holders that came with members and did not go with them: to undo a first option leaves empty
 * options, and to undo the widget after that is no clash.
 * @param {any} value
 * @param {readonly string[]} path
 */
function bare(value, path) {
  if (!isObject(value)) return value;
  if (isMade([...path, ''])) return isEmpty(value) ? undefined : value;
  if (path.length !== 2) return value;
  const names = Object.keys(value).filter((name) => isMade([...path, name, '']) && isEmpty(value[name]));
  return names.length > 0 ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) : value;
}

/** @param {any} a @param {any} b @param {readonly string[]} path */
const equalAt = (a, b, path) => equal(bare(a, path), bare(b, path));

/** What holds the last member of a path. @param {any} document @param {readonly string[]} path */
function holderOf(document, path) {
  if (path.length === 0) return undefined;
  const holder = valueAt(document, path.slice(0, -1));
  if (isObject(holder)) return holder;
  return holder === undefined && isMade(path) && isObject(valueAt(document, path.slice(0, -2))) ? {} : undefined;
}

/** @param {any} object @param {readonly string[]} path @param {any} value @returns {any} */
function put(object, path, value) {
  const [name, ...below] = path;
  // Names in brackets define members of their own, also for `__proto__`, where an assignment would not.
  if (below.length > 0) return { ...object, [name]: put(member(object, name), below, value) };
  if (value !== undefined) return { ...object, [name]: value };
  const { [name]: gone, ...rest } = object;
  return rest;
}

/**
 * Applies changes one after the other; those that clash are left out.
 * @template T
 * @param {T} document
 * @param {readonly Change[]} changes
 * @returns {{ document: T, applied: Change[], clashes: Clash[] }} `applied`: those that changed something
 */
export function apply(document, changes) {
  const applied = [];
  const clashes = [];
  let result = document;
  for (const { path, was, value } of changes) {
    const holder = holderOf(result, path);
    if (!holder) {
      clashes.push({ ...change(path, was, value), why: /** @type {const} */ ('gone') });
      continue;
    }
    const now = member(holder, path[path.length - 1]);
    if (equalAt(now, value, path)) continue;
    if (equalAt(now, was, path)) {
      result = put(result, path, value);
      applied.push(change(path, was, value));
    } else {
      clashes.push({ ...change(path, was, value), ...(now === undefined ? {} : { now }), why: /** @type {const} */ ('changed') });
    }
  }
  return { document: result, applied, clashes };
}

/** The changes that take others back. @param {readonly Change[]} changes */
export const invert = (changes) => changes.map(({ path, was, value }) => change(path, value, was)).reverse();

/**
 * What makes one document of another: member by member where both are objects, lists as a whole.
 * @param {any} from
 * @param {any} to
 * @param {string[]} [path]
 * @returns {Change[]}
 */
export function diff(from, to, path = []) {
  if (equalAt(from, to, path)) return [];
  // Into options that another designer adds at the same time, the member fits; the whole of them would clash.
  const made = from === undefined && isMade([...path, '']);
  const start = made ? {} : from;
  if (!isObject(start) || !isObject(to)) return [change(path, from, to)];
  const names = new Set([...Object.keys(start), ...Object.keys(to)]);
  return [...names].flatMap((name) => diff(member(start, name), member(to, name), [...path, name]));
}

/**
 * The same value as `fresh`, of the parts of `known` wherever those are equal: what came anew from the server keeps its
 * identity where it says nothing new.
 * @param {any} known
 * @param {any} fresh
 * @returns {any}
 */
export function share(known, fresh) {
  if (known === fresh || equal(known, fresh)) return known;
  if (!isObject(known) || !isObject(fresh)) return fresh;
  return Object.fromEntries(Object.entries(fresh).map(([name, value]) => [name, share(member(known, name), value)]));
}

/** The ids of ranked things, lowest first; equal ranks by id. @param {Record<string, { at: number }> | undefined} ranked */
export const inOrder = (ranked = {}) => Object.keys(ranked)
  .sort((a, b) => ranked[a].at - ranked[b].at || (a < b ? -1 : 1));
