// What differs between two versions of a board, by widget and in words. Pure.
import { diff, inOrder } from './document.js';
import { difference } from './geometry/diff.js';
import { fromFile, toFile } from './board-file.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {(key: string, ...args: (string | number)[]) => string} Text
 * @typedef {{ name: string, words: string[] }} Line  what became of one widget, group or arrangement, or of the board
 * @typedef {{ kind: 'added' | 'removed' | 'moved' | 'content', id: string, box: Box, from?: Box }} Mark  in one arrangement
 */

/** Longer values are told to have changed, not how, characters. */
const longest = 60;

/** Ranks as a file has them: those of a draft may be any numbers. @param {Draft} draft @returns {Draft} */
export const ranked = (draft) => fromFile(toFile(draft));

/** @param {Draft} draft @param {string} arrangement */
const placed = (draft, arrangement) => {
  const places = draft.arrangements[arrangement]?.places ?? {};
  return inOrder(places).filter((id) => Object.hasOwn(draft.widgets, id) && !places[id].hidden)
    .map((id) => ({ id, box: boxOf(places[id].box) }));
};

/** @param {import('./document.js').Box} box @returns {Box} */
const boxOf = ([x, y, width, height]) => ({ x, y, width, height });

/** Widgets whose content differs: all but where they are placed and read. @param {Draft} before @param {Draft} after */
function changedContent(before, after) {
  const changes = diff(before.widgets, after.widgets).filter(({ path }) => path.length > 1 && path[1] !== 'at');
  return new Set(changes.map(({ path }) => path[0]));
}

/**
 * The picture of the difference in one arrangement.
 * @param {Draft} before @param {Draft} after @param {string} arrangement
 * @returns {Mark[]}
 */
export function marksOf(before, after, arrangement) {
  const { added, removed, moved } = difference(placed(before, arrangement), placed(after, arrangement));
  const content = changedContent(before, after);
  return [
    ...removed.map(({ id, box }) => /** @type {Mark} */ ({ kind: 'removed', id, box })),
    ...added.map(({ id, box }) => /** @type {Mark} */ ({ kind: 'added', id, box })),
    ...moved.map(({ id, from, to }) => /** @type {Mark} */ ({ kind: 'moved', id, box: to, from })),
    ...placed(after, arrangement).filter(({ id }) => content.has(id)).map(({ id, box }) => /** @type {Mark} */ ({ kind: 'content', id, box })),
  ];
}

/** @param {Draft} before @param {Draft} after @param {string} id @param {Text} text */
export const nameOf = (before, after, id, text) => {
  const widget = after.widgets[id] ?? before.widgets[id];
  return widget?.title || (widget ? text(`kind.${widget.kind}`) : id);
};

/** Members that are told by other words than an option of their name. @type {Record<string, string>} */
const memberTexts = {
  note: 'in-note', definition: 'in-definition', panel: 'in-panel', deadlineSeconds: 'in-deadline', locked: 'do-lock', group: 'do-group', data: 'in-data',
  culture: 'in-culture', theme: 'in-theme', guides: 'in-guides', width: 'in-width', height: 'in-height', textSize: 'in-text-size', wallWidth: 'in-wall-width', wall: 'reading-wall', sensitive: 'in-sensitive',
};

/** Where something differs, as the inspector calls it. @param {readonly string[]} path below a widget or an arrangement @param {Text} text */
export function placeOf(path, text) {
  const [member, ...below] = path;
  const option = (/** @type {string} */ name) => (text(`option.${name}`) === `option.${name}` ? name : text(`option.${name}`));
  // An option may be called as a member is, and is another thing.
  const names = member === 'options' ? below.map(option) : [Object.hasOwn(memberTexts, member) ? text(`design.${memberTexts[member]}`) : option(member), ...below.map(option)];
  return names.length > 0 ? names.join(' › ') : text('design.in-options');
}

/** @param {unknown} value @param {Text} text @returns {string | null} null: too long to be told */
function told(value, text) {
  if (value === undefined) return text('design.diff-nothing');
  const words = typeof value === 'string' ? value : JSON.stringify(value);
  return words.length > longest ? null : words;
}

/** @param {import('./document.js').Change} change @param {string} member @param {Text} text */
function wordsOf({ was, value }, member, text) {
  const [from, to] = [told(was, text), told(value, text)];
  return from === null || to === null ? `${member}: ${text('design.diff-content')}` : text('design.diff-change', member, from, to);
}

/**
 * Everything that differs, in words.
 * @param {Draft} before @param {Draft} after with ranks as files have them, see `ranked` @param {Text} text
 * @returns {Line[]}
 */
export function linesOf(before, after, text) {
  /** @type {Map<string, Line>} */
  const lines = new Map();
  const say = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ words) => {
    const line = lines.get(key) ?? { name, words: [] };
    line.words.push(words);
    lines.set(key, line);
  };
  const came = (/** @type {import('./document.js').Change} */ { was }) => text(was === undefined ? 'design.diff-added' : 'design.diff-removed');
  for (const change of diff(before, after)) {
    const [room, id, ...member] = change.path;
    const at = member.at(-1) === 'at';
    if (room === 'widgets' && !at) {
      const name = nameOf(before, after, id, text);
      say(`w ${id}`, name, member.length === 0 ? came(change) : wordsOf(change, placeOf(member, text), text));
    } else if (room === 'groups') {
      const group = after.groups?.[id] ?? before.groups?.[id];
      say(`g ${id}`, group?.title ?? id, member.length === 0 ? came(change) : wordsOf(change, placeOf(member, text), text));
    } else if (room === 'arrangements' && member[0] !== 'places' && !at) {
      say(`a ${id}`, text('design.diff-arrangement', id), member.length === 0 ? came(change) : wordsOf(change, placeOf(member, text), text));
    } else if (id === undefined) {
      say('b', text('design.diff-board'), wordsOf(change, placeOf([room], text), text));
    }
  }
  for (const arrangement of Object.keys(after.arrangements).filter((one) => Object.hasOwn(before.arrangements, one))) {
    sayPlaces(before, after, arrangement, text, (id, words) => say(`w ${id}`, nameOf(before, after, id, text), `${arrangement}: ${words}`));
  }
  return [...lines.values()];
}

/** @param {Draft} before @param {Draft} after @param {string} arrangement @param {Text} text @param {(id: string, words: string) => void} say */
function sayPlaces(before, after, arrangement, text, say) {
  const round = (/** @type {number} */ one) => Math.round(one * 10) / 10;
  const there = (/** @type {string} */ id) => Object.hasOwn(before.widgets, id) && Object.hasOwn(after.widgets, id);
  const { added, removed, moved, reordered } = difference(placed(before, arrangement), placed(after, arrangement));
  for (const { id } of added) if (there(id)) say(id, text('design.diff-shown'));
  for (const { id } of removed) if (there(id)) say(id, text('design.diff-hidden'));
  for (const { id, from, to, resized } of moved) {
    const [dx, dy] = [round(to.x - from.x), round(to.y - from.y)];
    if (dx !== 0 || dy !== 0) say(id, text('design.diff-shifted', dx, dy));
    if (resized) say(id, text('design.diff-resized', round(from.width), round(from.height), round(to.width), round(to.height)));
  }
  for (const id of reordered) say(id, text('design.diff-order'));
}
