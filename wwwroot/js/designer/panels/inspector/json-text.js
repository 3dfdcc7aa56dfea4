// JSON as people write it: where a fault is, in lines and columns, and where in the text something stands. Pure.
import { FileFault, fromFile, toFile } from '../../board-file.js';
import { diff, inOrder } from '../../document.js';

/**
 * @typedef {import('../../document.js').Draft} Draft
 * @typedef {import('../../document.js').Change} Change
 * @typedef {{ reason: string, at: number }} Fault  `at`: a place in the text
 */

/** JSON as people read it: boxes and other lists of numbers take one line. @param {unknown} value */
export const written = (value) => JSON.stringify(value, null, 2)
  // A line break stands nowhere within a text, so that this is no text.
  .replaceAll(/\[\n[-\d.eE+,\s]+\]/g, (list) => list.replaceAll(/\s+/g, ' ').replace('[ ', '[').replace(' ]', ']'));

/** @param {string} text @param {number} at @returns {{ line: number, column: number }} from 1 */
export function lineOf(text, at) {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: /** @type {string} */ (before.at(-1)).length + 1 };
}

/**
 * Reads JSON with comments and trailing commas, as board files may have them, and where each value stands. It tells the
 * place of a fault in the same way in every browser.
 * @param {string} text
 * @returns {{ value: any, places: Map<string, number> } | Fault} places by path, as `["widgets",3,"id"]`
 */
export function read(text) {
  /** @type {Map<string, number>} */
  const places = new Map();
  const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
  const token = /(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])|(true|false|null)\b)/y;
  let [at, next] = [0, 0];

  const stop = (/** @type {string} */ reason) => { throw Object.assign(new SyntaxError(reason), { at }); };
  /** Where the next token is. */
  const begin = () => {
    space.lastIndex = next;
    space.exec(text);
    return space.lastIndex;
  };
  const take = () => {
    at = begin();
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) return stop(at >= text.length ? 'it ends too early' : `'${[...text.slice(at, at + 12)].join('').split('\n')[0]}' is not JSON`);
    next = token.lastIndex;
    return found;
  };
  const peek = () => { const saved = next; const found = take(); next = saved; return found[1]; };

  /** @param {(string | number)[]} path @returns {any} */
  function value(path) {
    if (path.length > 60) stop('it is nested too deeply');
    const [, sign, string, number, word] = take();
    places.set(JSON.stringify(path), at);
    if (string !== undefined) return JSON.parse(string);
    if (number !== undefined) return Number(number);
    if (word !== undefined) return JSON.parse(word);
    if (sign === '[') return list(path);
    if (sign === '{') return object(path);
    return stop(`'${sign}' is not expected here`);
  }

  /** @param {(string | number)[]} path */
  function list(path) {
    /** @type {any[]} */
    const all = [];
    for (;;) {
      if (peek() === ']') { take(); return all; }
      all.push(value([...path, all.length]));
      const [, sign] = take();
      if (sign === ']') return all;
      if (sign !== ',') stop("',' or ']' is missing before this");
    }
  }

  /** @param {(string | number)[]} path */
  function object(path) {
    /** @type {[string, any][]} */
    const all = [];
    for (;;) {
      if (peek() === '}') { take(); return Object.fromEntries(all); }
      const [, , name] = take();
      if (name === undefined) stop('a name in quotes is missing here');
      const key = JSON.parse(name);
      if (all.some(([one]) => one === key)) stop(`'${key}' is there twice`);
      if (take()[1] !== ':') stop("':' is missing before this");
      all.push([key, value([...path, key])]);
      const [, sign] = take();
      if (sign === '}') return Object.fromEntries(all);
      if (sign !== ',') stop("',' or '}' is missing before this");
    }
  }

  try {
    const result = value([]);
    at = begin();
    if (at < text.length) stop('something follows after the end');
    return { value: result, places };
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    return { reason: fault.message, at };
  }
}

/** Where a path leads, or what is around it. @param {Map<string, number>} places @param {(string | number)[]} path */
export function placeOf(places, path) {
  for (let length = path.length; length >= 0; length--) {
    const at = places.get(JSON.stringify(path.slice(0, length)));
    if (at !== undefined) return at;
  }
  return 0;
}

/** A path as faults have it, `$.widgets[3].id` or `widgets.rate.options.max`, as one in a file. @param {string} path @param {any} file */
export function filePath(path, file) {
  const parts = path.replace(/^\$\.?/, '').replaceAll(/\[(\d+)\]/g, '.$1').split('.').filter((one) => one !== '');
  const [list, id] = parts;
  const at = Array.isArray(file?.[list]) ? file[list].findIndex((/** @type {any} */ one) => one?.id === id) : -1;
  return parts.map((one, i) => (i === 1 && at >= 0 ? at : /^\d+$/.test(one) ? Number(one) : one));
}

/**
 * Ranks that say what is new in the order, and nothing where it is as it was: who else works there is not disturbed.
 * @template {Record<string, { at: number }>} T
 * @param {Record<string, { at: number }> | undefined} known @param {T} fresh
 * @returns {T}
 */
export function ranked(known = {}, fresh) {
  const order = inOrder(fresh);
  const kept = order.filter((id) => Object.hasOwn(known, id));
  if (kept.some((id, i) => i > 0 && known[kept[i - 1]].at >= known[id].at)) return fresh;
  let before = Math.min(0, ...Object.values(known).map(({ at }) => at)) - 1;
  const entries = order.map((id, i) => {
    const after = order.slice(i).find((one) => Object.hasOwn(known, one));
    before = Object.hasOwn(known, id) ? known[id].at : after === undefined ? before + 1 : (before + known[after].at) / 2;
    return [id, { ...fresh[id], at: before }];
  });
  return Object.fromEntries(entries);
}

/** @param {Draft} draft @param {Draft} known */
const withRanks = (draft, known) => ({
  ...draft,
  widgets: ranked(known.widgets, draft.widgets),
  arrangements: Object.fromEntries(Object.entries(ranked(known.arrangements, draft.arrangements))
    .map(([id, one]) => [id, { ...one, places: ranked(known.arrangements[id]?.places, one.places ?? {}) }])),
});

/**
 * What makes of a draft the board of a file.
 * @param {Draft} draft @param {any} file
 * @returns {Change[]}
 * @throws {FileFault}
 */
export const changesTo = (draft, file) => diff(withRanks(fromFile(toFile(draft)), draft), withRanks(fromFile(file), draft));

/** A widget as it stands in a file. @param {Draft} draft @param {string} id */
export const widgetFile = (draft, id) => toFile(draft).widgets.find((/** @type {any} */ one) => one.id === id);

/** The board's file with another widget in the place of one; under another id its places go along. @param {Draft} draft @param {string} id @param {any} widget */
export function withWidget(draft, id, widget) {
  const file = toFile(draft);
  if (typeof widget !== 'object' || widget === null || Array.isArray(widget)) throw new FileFault('$', 'must be an object');
  const places = (/** @type {Record<string, any> | undefined} */ boxes) => boxes && Object.fromEntries(Object.entries(boxes).map(([one, box]) => [one === id ? widget.id : one, box]));
  return {
    ...file,
    widgets: file.widgets.map((/** @type {any} */ one) => (one.id === id ? widget : one)),
    arrangements: file.arrangements.map((/** @type {any} */ one) => ({ ...one, places: places(one.places), ...(one.hidden ? { hidden: places(one.hidden) } : {}) })),
  };
}
