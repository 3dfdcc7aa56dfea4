// What of a board can be read from where.
import { arcMinutes, between, capitals, farthest, ideographs, luminance, textContrast } from './sums.js';

/**
 * @typedef {{ role: string, isIdeographic: boolean, height: number, ink: number, ground: number }} Text height in mm on the wall, luminances
 * @typedef {'good' | 'effort' | 'none'} Verdict
 * @typedef {{ role: string, isIdeographic: boolean, height: number, least: number, good: number }} Reach mm: how high the smallest is, from how far it can be read and read at a glance
 */

export const roles = ['title', 'value', 'label', 'note'];
/** @type {Verdict[]} */
const verdicts = ['none', 'effort', 'good'];
/** What is measured in a browser is exact to a part of a pixel. */
const tolerance = 0.995;

/**
 * The texts of a board that hangs whole in the middle of a wall.
 * @param {{ role: string, isIdeographic: boolean, capital: number, ink: string, ground: string }[]} texts in board units
 * @param {number} scale mm of a board unit
 * @returns {Text[]}
 */
export const onWall = (texts, scale) => texts.map(({ role, isIdeographic, capital, ink, ground }) => ({
  role: roles.includes(role) ? role : 'note', isIdeographic, height: capital * scale, ink: luminance(ink), ground: luminance(ground),
}));

/** @param {{ isIdeographic: boolean }} text @param {number} acuity */
function needs({ isIdeographic }, acuity) {
  const { least, good } = isIdeographic ? ideographs : capitals;
  return { least: least * acuity, good: good * acuity };
}

/**
 * From how far the smallest text of each role can be read; ideographs for themselves.
 * @param {Text[]} texts @param {number} acuity
 * @returns {Reach[]}
 */
export function reaches(texts, acuity) {
  return roles.flatMap((role) => [false, true].flatMap((isIdeographic) => {
    const heights = texts.filter((text) => text.role === role && text.isIdeographic === isIdeographic).map((text) => text.height);
    if (heights.length === 0) return [];
    const height = Math.min(...heights);
    const { least, good } = needs({ isIdeographic }, acuity);
    return [{ role, isIdeographic, height, least: farthest(height, least), good: farthest(height, good) }];
  }));
}

/** Of those that can be read least far. @param {Text[]} texts @param {number} acuity @returns {Text | undefined} */
export const smallest = (texts, acuity) => texts.toSorted((one, other) => one.height / needs(one, acuity).least - other.height / needs(other, acuity).least)[0];

/**
 * Whether texts can be read: as well as the worst of them. Too little contrast takes effort however near one sits.
 * @param {Text[]} texts @param {number} distance mm @param {number} acuity @param {number | null} veil null: not known
 * @returns {Verdict}
 */
export function verdict(texts, distance, acuity, veil) {
  return verdicts[Math.min(2, ...texts.map((text) => {
    const angle = arcMinutes(text.height, distance);
    const { least, good } = needs(text, acuity);
    const contrast = veil === null ? Infinity : between(text.ink, text.ground, veil);
    return Math.min(
      angle >= good * tolerance ? 2 : angle >= least * tolerance ? 1 : 0,
      contrast >= textContrast.least * tolerance ? 2 : contrast >= textContrast.seen * tolerance ? 1 : 0,
    );
  }))];
}

/** Texts that cannot be read at ease for want of light, and the contrast of the worst. @param {Text[]} texts @param {number} veil */
export function dim(texts, veil) {
  const contrasts = texts.map(({ ink, ground }) => between(ink, ground, veil));
  return { count: contrasts.filter((one) => one < textContrast.least * tolerance).length, worst: Math.min(...contrasts) };
}

/**
 * Rows of a room: each metre from the nearest, or each second, fifth and so on where there are too many.
 * @param {number} nearest mm @param {number} end mm @param {number} most
 * @returns {number[]} mm
 */
export function rows(nearest, end, most) {
  const step = [1000, 2000, 5000, 10_000, 20_000, 50_000].find((one) => (end - nearest) / one < most) ?? 100_000;
  return Array.from({ length: Math.floor((end - nearest) / step) + 1 }, (_, i) => nearest + i * step);
}
