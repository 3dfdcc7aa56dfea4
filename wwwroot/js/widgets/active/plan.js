// Where the picture, the total and the tiers of active transactions stand in a box of any shape. Pure.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * @typedef {object} Content  widths in em of the text's own size
 * @property {number} total   of the total
 * @property {number} tiers   how many tiers have a line
 * @property {number} label   of the longest tier's name
 * @property {number} number  of the longest tier's number
 * @property {number} busiest of the line that names the busiest agent; 0: there is none
 */

/**
 * @typedef {object} Plan
 * @property {'arc'|'bars'} layout
 * @property {Box} picture
 * @property {Box & { font: number, align: 'start'|'center' }} total
 * @property {(Box & { direction: 'column'|'row' }) | null} tiers
 * @property {Box | null} busiest
 * @property {number} label  text size of tiers and busiest, CSS pixels
 */

/** Inner radius of the arc as a part of the outer one. */
export const inner = 0.55;
/** Height of the arc in radii: the total's commas hang below the line through its ends. */
export const arcHeight = 1.08;
/** Size of a tier's number, in text sizes; height of a line. */
export const [numberScale, line] = [1.3, 1.6];
/** In front of a tier's name: its mark. */
const mark = 1.35;

/**
 * @param {'auto'|'arc'|'bars'} layout @param {number} width CSS pixels @param {number} height
 * @param {import('../../painter.js').Sizes} sizes @param {Content} content
 * @returns {Plan}
 */
export function planActive(layout, width, height, sizes, content) {
  const ratio = width / height;
  const bars = layout === 'bars' || (layout === 'auto' && (ratio > 4.2 || ratio < 0.75));
  /** @type {{ plan: Plan, score: number }[]} */
  const plans = [];
  for (let scale = 1; scale > 0.25; scale *= 0.88) {
    const label = sizes.label * scale;
    for (const part of partings(width, height, label, content)) {
      const plan = bars ? barsIn(part, label, sizes, content) : arcIn(part, label, content);
      if (plan) plans.push({ plan, score: worth(plan) * scale * scale * priority(part, content, ratio) });
    }
  }
  return plans.reduce((best, one) => (one.score > best.score ? one : best)).plan;
}

/** Tiers are worth more than size; under a wide picture they stand better side by side. @param {Parting} part @param {Content} content @param {number} ratio */
function priority({ rest, tiers, busiest }, content, ratio) {
  return (tiers || content.tiers === 0 ? 1 : 0.3) * (busiest || content.busiest === 0 ? 1 : 0.82) *
    (tiers?.direction === 'column' && tiers.y >= rest.height && ratio > 1 ? 0.85 : 1);
}

/** What a picture is worth: how large it can be read. @param {Plan} plan */
function worth({ layout, picture, total }) {
  return layout === 'arc' ? Math.min(picture.width / 2, picture.height)
    : Math.sqrt(picture.width * picture.height) * Math.min(1, picture.height / (0.12 * picture.width)) * Math.min(1, 0.3 + total.font / picture.height);
}

/**
 * @typedef {object} Parting  how a box is divided between the picture with the total and the words
 * @property {Box} rest  for the picture with the total
 * @property {(Box & { direction: 'column'|'row' }) | null} tiers
 * @property {Box | null} busiest
 */

/** @param {number} width @param {number} height @param {number} label @param {Content} content @returns {Parting[]} */
function partings(width, height, label, { tiers, label: name, number, busiest }) {
  const row = line * label;
  const one = (mark + name + 0.8) * label + number * label * numberScale;
  const gap = label * 1.1;
  /** @type {Parting[]} */
  const made = [];
  for (const named of busiest > 0 ? [true, false] : [false]) {
    const foot = named ? row : 0;
    // Beside the picture, one below the other: names at the left edge, numbers at the right one.
    const column = Math.max(one, named ? Math.min(busiest * label, 0.42 * width) : 0);
    const high = tiers * row + foot;
    if (tiers + foot > 0 && high <= height && column <= 0.5 * width) {
      const [x, y] = [width - column, (height - high) / 2];
      made.push({
        rest: { x: 0, y: 0, width: x - gap, height },
        tiers: tiers ? { x, y, width: column, height: high - foot, direction: 'column' } : null,
        busiest: named ? { x, y: y + high - foot, width: column, height: foot } : null,
      });
    }
    // Below the picture, one below the other.
    if (tiers > 0 && one <= width && high < 0.65 * height) {
      const y = height - high;
      made.push({
        rest: { x: 0, y: 0, width, height: y - gap * 0.6 },
        tiers: { x: 0, y, width: Math.min(width, Math.max(one, 20 * label)), height: high - foot, direction: 'column' },
        busiest: named ? { x: 0, y: y + high - foot, width, height: foot } : null,
      });
    }
    // Below the picture, side by side; the numbers follow their names.
    const wide = tiers * one + (tiers - 1) * label;
    if (tiers > 0 && wide <= width && row + foot < 0.65 * height) {
      const y = height - row - foot;
      made.push({
        rest: { x: 0, y: 0, width, height: y - gap * 0.4 },
        tiers: { x: 0, y, width, height: row, direction: 'row' },
        busiest: named ? { x: 0, y: y + row, width, height: foot } : null,
      });
    }
    // In a low box all in one line beside the picture.
    if (tiers > 0 && !named && wide <= 0.55 * width && row <= height) {
      made.push({
        rest: { x: 0, y: 0, width: width - wide - gap, height },
        tiers: { x: width - wide, y: (height - row) / 2, width: wide, height: row, direction: 'row' }, busiest: null,
      });
    }
  }
  // The total alone has a place in any box.
  return [{ rest: { x: 0, y: 0, width, height }, tiers: null, busiest: null }, ...made.filter(({ rest }) => rest.width > 8 && rest.height > 8)];
}

/** @param {Parting} part @param {number} label @param {Content} content @returns {Plan} */
function arcIn({ rest, tiers, busiest }, label, { total }) {
  const radius = Math.min(rest.width / 2, rest.height / arcHeight);
  const picture = {
    x: rest.x + rest.width / 2 - radius, y: rest.y + (rest.height - radius * arcHeight) / 2, width: radius * 2, height: radius * arcHeight,
  };
  // The largest text whose upper corners stay within the inner circle, its foot on the line through the ends.
  const room = radius * inner * 0.93;
  const font = room / Math.hypot(total / 2, 0.76);
  return {
    layout: 'arc', picture, tiers, busiest, label,
    total: { x: picture.x, y: picture.y + radius - 0.864 * font, width: picture.width, height: font, font, align: 'center' },
  };
}

/** @param {Parting} part @param {number} label @param {import('../../painter.js').Sizes} sizes @param {Content} content @returns {Plan | null} */
function barsIn({ rest, tiers, busiest }, label, sizes, { total }) {
  const beside = rest.width > rest.height * 2.2;
  const font = Math.min(beside ? rest.height / 1.05 : rest.height * 0.28, (beside ? 0.3 : 1) * rest.width / total, sizes.large);
  // Alone it may be as small as its box.
  if (font < label * 0.8 && (tiers || busiest)) return null;
  const taken = beside ? font * total + font * 0.35 : font * 1.15;
  const picture = beside
    ? { x: rest.x + taken, y: rest.y + rest.height * 0.04, width: rest.width - taken, height: rest.height * 0.96 }
    : { x: rest.x, y: rest.y + taken, width: rest.width, height: rest.height - taken };
  return {
    layout: 'bars', picture, tiers, busiest, label,
    total: { x: rest.x, y: beside ? rest.y + (rest.height - font) / 2 : rest.y, width: beside ? font * total : rest.width, height: font, font, align: 'start' },
  };
}
