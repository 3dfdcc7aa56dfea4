// The texts of a time series, each at its place.
import { spread } from './spread.js';
import { xOf, yOf } from './scenery.js';

/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./scenery.js').Scene} Scene */
/** @typedef {import('./scenery.js').Place} Place */
/** @typedef {import('../../lettering.js').Lettering} Lettering */

const keyRoom = 1.05; // in text sizes, as all room here
const shapeRoom = 0.95;
const nameGap = 0.5;

/** @param {Entry} entry @param {boolean} single @param {number} text @param {number} strong */
const sizeOf = (entry, single, text, strong) => (single && !entry.quiet ? strong : text);

/** No name takes more room beside the lines than this, in text sizes, if that leaves the plot too little. */
const nameRoom = 8;

/**
 * Width of a label beside its line's end.
 * @param {Entry} entry @param {Lettering} lettering @param {number} size @returns {{ full: number, least: number }}
 */
export function widthOf(entry, lettering, size) {
  const name = entry.name ? lettering.width(entry.name, size) : 0;
  const value = entry.wide ? lettering.width(entry.wide, size, entry.quiet ? 500 : 600) : 0;
  const rest = (name && value ? nameGap * size : 0) + value;
  return { full: name + rest, least: Math.min(name, nameRoom * size) + rest };
}

/** @param {{ text: string, shape: string | null }} bound @param {Lettering} lettering @param {number} size */
export function boundWidth(bound, lettering, size) {
  return (bound.shape ? shapeRoom * size : 0) + lettering.width(bound.text, size);
}

/**
 * Places of the names of bounds: among the texts of the value axis, which give way to them.
 * @param {Scene} scene
 */
export function placeBounds(scene) {
  const { layout } = scene;
  if (!layout.values) return;
  const pitch = layout.text * 1.12;
  const most = Math.floor((layout.height + layout.text) / pitch);
  const named = scene.bounds.slice(0, most);
  const half = layout.text * 0.56;
  const centres = spread(named.map((bound) => yOf(scene, bound.level)), pitch, layout.top - half, layout.top + layout.height + half);
  named.forEach((bound, i) => { bound.y = centres[i]; });
}

/**
 * Where labels go: beside their lines' ends, moved apart as little as it takes, or in rows from the top.
 * @param {readonly Entry[]} entries those that there is room for @param {Scene} scene @param {{ single: boolean, now: number, height: number }} of
 * @returns {Place[]}
 */
export function placesOf(entries, scene, { single, now, height }) {
  const { layout } = scene;
  if (layout.rows) {
    return entries.map((entry, i) => ({
      entry, x: 0, y: layout.pitch * (i + 0.5), size: sizeOf(entry, single, layout.text, layout.strong),
    }));
  }
  const x = Math.min(xOf(scene, now), layout.left + layout.width) + layout.text * 0.75;
  const bottom = Math.min(height - layout.text * 0.1, layout.top + layout.height + layout.text * 0.6);
  const pitch = single ? Math.max(layout.pitch, layout.strong * 1.02) : layout.pitch;
  const wanted = entries.map((entry) => (Number.isFinite(entry.level) ? yOf(scene, entry.level) : layout.top + layout.height));
  const centres = spread(wanted, pitch, 0, bottom);
  const size = Math.min(layout.text, (bottom / Math.max(1, entries.length)) / 1.1);
  return entries.map((entry, i) => ({
    entry, x, y: centres[i], size: sizeOf(entry, single, size, Math.min(layout.strong, bottom)),
  }));
}

/** Half of a capital's height: text stands in the middle of its place. */
const middle = 0.364;

/**
 * @param {Lettering} lettering @param {Scene} scene @param {number} right where labels end
 * @param {{ ticks: readonly string[], times: readonly string[] }} words
 */
export function writeTexts(lettering, scene, right, words) {
  const { layout, colors } = scene;
  const { text } = layout;
  lettering.begin();
  if (layout.values) {
    scene.ticks.forEach((tick, i) => {
      const y = yOf(scene, tick);
      if (scene.bounds.some((bound) => bound.y !== undefined && Math.abs(bound.y - y) < text * 1.05)) return;
      lettering.write(`tick ${i}`, { x: 0, baseline: y + middle * text, size: text, color: colors.secondary, text: words.ticks[i] });
    });
  }
  if (layout.times) writeTimes(lettering, scene, right, words.times);
  scene.tops.forEach(({ spot, strong, text: named }, i) => {
    if (spot) lettering.write(`top ${i}`, { x: spot.start, baseline: layout.top - text * 0.74, size: text, color: strong ? colors.ink : colors.secondary, text: named, room: spot.room });
  });
  scene.bounds.forEach(({ text: named, shape, y }, i) => {
    if (y === undefined) return;
    lettering.write(`bound ${i}`, {
      x: shape ? text * shapeRoom : 0, baseline: y + middle * text, size: text, color: colors.secondary, text: named,
    });
  });
  for (const place of scene.places) writeLabel(lettering, place, right, layout.rows, colors);
  lettering.end();
}

/** @param {Lettering} lettering @param {Scene} scene @param {number} right @param {readonly string[]} times */
function writeTimes(lettering, scene, right, times) {
  const { layout, colors } = scene;
  let free = -Infinity;
  scene.times.forEach((at, i) => {
    const width = lettering.width(times[i], layout.text);
    const x = xOf(scene, at);
    if (x - width / 2 < Math.max(free, 0) || x + width / 2 > right) return;
    free = x + width / 2 + layout.text * 0.8;
    // By its moment, so that a text moves along instead of being rewritten.
    lettering.write(`time ${at}`, {
      x, baseline: layout.top + layout.height + layout.text * 1.42, size: layout.text, color: colors.secondary, text: times[i], align: 'middle',
    });
  });
}

/** @param {Lettering} lettering @param {Place} place @param {number} right @param {boolean} row @param {import('../../painter.js').Tokens} colors */
function writeLabel(lettering, { entry, x, y, size }, right, row, colors) {
  const baseline = y + middle * size;
  const color = entry.quiet ? colors.secondary : colors.ink;
  const weight = entry.quiet ? 500 : 600;
  const start = x + (row && entry.key !== 'more' ? keyRoom * size : 0);
  const value = lettering.width(entry.text, size, weight);
  if (entry.name) {
    const room = right - start - (entry.text ? value + nameGap * size : 0);
    lettering.write(`${entry.key} name`, { x: start, baseline, size, color: entry.key === 'more' ? colors.secondary : color, text: entry.name, room: Math.max(0, room) });
  }
  if (!entry.text) return;
  // A value alone stands beside its dot; values beside names end in one column.
  const alone = !entry.name;
  lettering.write(`${entry.key} value`, {
    x: alone ? start : right, align: alone ? 'start' : 'end', baseline, size, weight, color, text: entry.text, value: entry.value,
  });
}
