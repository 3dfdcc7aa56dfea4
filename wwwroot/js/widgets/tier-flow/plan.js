// Where tiers and the ways between them stand in a box of any shape. Places come from the board, or follow the links:
// from left to right, or from top to bottom, whichever can be read better. Pure: text widths come in.
import { largest } from '../../typography.js';

/**
 * @typedef {object} Content
 * @property {({ x: number, y: number } | null)[]} places  0 to 1, of each node; null: follows the links
 * @property {[number, number][]} links   from and to, indices of nodes
 * @property {number} title               the widest, for a text of one pixel
 * @property {(font: number) => number} figure  width of the widest
 * @property {boolean} marked            whether there may be a mark beside a figure
 * @property {number} second              the widest, for a text of one pixel; 0: there is none
 * @property {{ full: number, bare: number }[]} labels  of each link: with its title and without, for a text of one pixel; 0: none
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Rectangle
 * @typedef {{ x: number, y: number, toX: number, toY: number }} Segment
 *
 * @typedef {object} Plan
 * @property {number} label   size of words
 * @property {number} font    of the figures
 * @property {number} pad     inside a node
 * @property {boolean} titles @property {boolean} second
 * @property {'full' | 'bare' | 'none'} labels  what stands beside the links
 * @property {Rectangle[]} nodes
 * @property {Segment[]} links
 * @property {(Rectangle | null)[]} words  of the links
 */

/** In em: height of a line, of a figure; the least length of a link. */
export const [line, tall] = [1.36, 1.06];
const leastLink = 1.6;

/** Words smaller than labels are not read from the back row: rather fewer of them. */
const loss = 6;

/** @typedef {{ titles: boolean, second: boolean, labels: 'full' | 'bare' | 'none' }} Wish */
/** @type {{ wish: Wish, worth: number }[]} what there may be room for, the most first */
const wishes = [
  { wish: { titles: true, second: true, labels: 'full' }, worth: 1 },
  { wish: { titles: true, second: true, labels: 'bare' }, worth: 0.9 },
  { wish: { titles: true, second: false, labels: 'bare' }, worth: 0.75 },
  { wish: { titles: true, second: false, labels: 'none' }, worth: 0.5 },
  { wish: { titles: false, second: false, labels: 'none' }, worth: 0.1 },
];

/**
 * @param {number} width @param {number} height @param {number} wanted @param {number} label @param {Content} content
 * @returns {Plan | null} null where there is nothing to place, or no room at all
 */
export function planTiers(width, height, wanted, label, content) {
  const count = content.places.length;
  if (count === 0) return null;
  const placed = content.places.every((place) => place !== null);
  const across = placed ? /** @type {{ x: number, y: number }[]} */ (content.places) : spots(layersOf(count, content.links), count);
  const ways = placed ? [across] : [across, across.map(({ x, y }) => ({ x: y, y: x }))];
  /** @type {{ plan: Plan, score: number } | null} */
  let best = null;
  for (const { wish, worth } of wishes)
    for (let scale = 1; scale > 0.3 && !(best && best.score >= worth * scale ** loss); scale *= 0.88)
      for (const [way, places] of ways.entries()) {
        const size = wish.titles ? label * scale : 0;
        const make = (/** @type {number} */ font) => lay(width, height, font, size, places, content, wish);
        const font = largest((one) => make(one) !== null, wanted);
        const plan = make(font * 0.9999);
        if (!plan || font < Math.max(2, size)) continue;
        // Where both ways are as good, the one that the box has.
        const natural = ways.length === 1 || (way === 0) === (width > height) ? 1 : 0.9;
        const score = Math.sqrt(font / wanted) * (wish.titles ? scale ** loss : 1) * worth * natural;
        if (!best || score > best.score * 1.001) best = { plan, score };
      }
  return best?.plan ?? null;
}

/**
 * How many links a tier is behind the first ones; a link that closes a circle does not count.
 * @param {number} count @param {[number, number][]} links @returns {number[]}
 */
export function layersOf(count, links) {
  /** @type {number[][]} */
  const next = Array.from({ length: count }, () => []);
  const reaches = (/** @type {number} */ from, /** @type {number} */ to) => {
    const [seen, open] = [new Set([from]), [from]];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (one === to) return true;
      for (const other of next[one]) if (!seen.has(other)) open.push(other), seen.add(other);
    }
    return false;
  };
  for (const [from, to] of links) if (!reaches(to, from)) next[from].push(to);
  const layers = new Array(count).fill(0);
  for (let round = 0; round < count; round++)
    next.forEach((followers, from) => followers.forEach((to) => { layers[to] = Math.max(layers[to], layers[from] + 1); }));
  return layers;
}

/** Places from left to right, 0 to 1. @param {number[]} layers @param {number} count */
function spots(layers, count) {
  const last = Math.max(...layers);
  const inLayer = layers.map((layer) => layers.filter((one) => one === layer).length);
  return Array.from({ length: count }, (_, i) => {
    const before = layers.slice(0, i).filter((one) => one === layers[i]).length;
    return { x: last === 0 ? 0.5 : layers[i] / last, y: inLayer[i] === 1 ? 0.5 : before / (inLayer[i] - 1) };
  });
}

/**
 * @param {number} width @param {number} height @param {number} font @param {number} label
 * @param {{ x: number, y: number }[]} places @param {Content} content @param {Wish} wish
 * @returns {Plan | null} null where it does not fit
 */
function lay(width, height, font, label, places, content, wish) {
  const pad = Math.max(label * 0.5, font * 0.2);
  const second = wish.second && content.second > 0;
  const wide = Math.max(wish.titles ? (content.title + (content.marked ? 1.3 : 0.1)) * label : 0,
    content.figure(font) + (content.marked && !wish.titles ? font * 0.6 : 0), second ? content.second * label : 0) + pad * 2;
  const high = (wish.titles ? line * label : 0) + font * tall + (second ? line * label : 0) + pad * 1.4;
  if (wide > width || high > height) return null;
  const nodes = places.map(({ x, y }) => {
    const [left, top] = [x * (width - wide), y * (height - high)];
    return { left, top, right: left + wide, bottom: top + high };
  });
  const gap = Math.max(label * 0.5, font * 0.2);
  if (nodes.some((one, i) => nodes.slice(i + 1).some((other) => touch(one, other, gap)))) return null;

  /** @type {Segment[]} */
  const links = [];
  /** @type {(Rectangle | null)[]} */
  const words = [];
  for (const [i, [from, to]] of content.links.entries()) {
    const back = content.links.some(([a, b]) => a === to && b === from);
    const way = segment(nodes[from], nodes[to], back ? gap * 0.6 : 0);
    const length = Math.hypot(way.toX - way.x, way.toY - way.y);
    if (length < Math.max(label * leastLink, font * 0.8)) return null;
    links.push(way);
    const text = wish.labels === 'none' ? 0 : content.labels[i][wish.labels] * label;
    const place = text === 0 ? null : beside(way, text, label).find((room) => room.left >= 0 && room.right <= width && room.top >= 0
      && room.bottom <= height && !nodes.some((one) => touch(one, room, label * 0.1)) && !words.some((one) => one && touch(one, room, label * 0.2)));
    if (place === undefined) return null;
    words.push(place);
  }
  return { label, font, pad, titles: wish.titles, second, labels: wish.labels, nodes, links, words };
}

/** @param {Rectangle} one @param {Rectangle} other @param {number} gap */
function touch(one, other, gap) {
  return one.left < other.right + gap && other.left < one.right + gap && one.top < other.bottom + gap && other.top < one.bottom + gap;
}

/** From border to border, on the line between the middles; the way back stands beside it. @param {Rectangle} from @param {Rectangle} to @param {number} aside @returns {Segment} */
function segment(from, to, aside) {
  const [fromX, fromY, toX, toY] = [(from.left + from.right) / 2, (from.top + from.bottom) / 2, (to.left + to.right) / 2, (to.top + to.bottom) / 2];
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy) || 1;
  // The part of the line that lies within a box.
  const [wide, high] = [(from.right - from.left) / 2, (from.bottom - from.top) / 2];
  const inside = Math.min(dx === 0 ? Infinity : wide / Math.abs(dx), dy === 0 ? Infinity : high / Math.abs(dy));
  const [offX, offY] = [(-dy / length) * aside, (dx / length) * aside];
  return {
    x: fromX + dx * inside + offX, y: fromY + dy * inside + offY, toX: toX - dx * inside + offX, toY: toY - dy * inside + offY,
  };
}

/** Rooms for words: over or under a lying link, at the right or the left of a standing one. @param {Segment} way @param {number} text @param {number} label @returns {Rectangle[]} */
function beside({ x, y, toX, toY }, text, label) {
  const [middleX, middleY] = [(x + toX) / 2, (y + toY) / 2];
  if (Math.abs(toX - x) >= Math.abs(toY - y)) {
    const rise = (text / 2) * Math.abs((toY - y) / (toX - x));
    return [-rise - label * 1.45, rise + label * 0.45].map((off) => (
      { left: middleX - text / 2, right: middleX + text / 2, top: middleY + off, bottom: middleY + off + label }));
  }
  const run = label * (0.55 + 0.5 * Math.abs((toX - x) / (toY - y)));
  return [run, -run - text].map((off) => (
    { left: middleX + off, right: middleX + off + text, top: middleY - label / 2, bottom: middleY + label / 2 }));
}
