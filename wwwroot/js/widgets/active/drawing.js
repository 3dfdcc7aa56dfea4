// Draws the segments of active transactions: on a half circle, or upright side by side. Each is a path of its own: one
// path of 1,500 quadrangles costs the rasteriser ten times as much as 1,500 convex ones.
import { arcHeight, inner } from './plan.js';

/** @typedef {import('../../painter.js').Tokens} Tokens */

/**
 * @typedef {object} Segments
 * @property {number[][]} tiers  for each tier, from the inside out, one number for each agent
 * @property {Set<number>} silent  agents that have not been heard for too long
 * @property {number} scale  what fills the whole length
 * @property {boolean} told  whether tiers are told; otherwise the last one is all there is
 */

/** Thinner than this, a slow or stuck transaction would vanish among its neighbours; CSS pixels. */
const leastWidth = 1.6;
const leastLength = 2;

/**
 * Where each tier of each agent begins and ends, as parts of the whole length; what is above the scale ends there.
 * What there is at all is long enough to be seen. Tier -1: an agent that has nothing to do.
 * @param {Segments} segments @param {number} length CSS pixels
 * @returns {{ tier: number, agent: number, from: number, to: number }[]}
 */
export function stack({ tiers, scale }, length) {
  const made = [];
  const least = leastLength / Math.max(1, length);
  for (let agent = 0; agent < (tiers[0]?.length ?? 0); agent++) {
    let from = 0;
    for (let tier = 0; tier < tiers.length; tier++) {
      const value = tiers[tier][agent];
      if (!(value > 0)) continue;
      const to = Math.min(1, from + Math.max(value / scale, tier > 0 ? least : 0));
      // A full segment still shows what is worst in it.
      const start = tier > 0 ? Math.min(from, 1 - least) : from;
      made.push({ tier, agent, from: start, to });
      from = to;
    }
    // Idle, but there.
    if (from === 0) made.push({ tier: -1, agent, from, to: Math.min(1, least * 1.5) });
  }
  return made;
}

/**
 * @param {CanvasRenderingContext2D} pen @param {Tokens} colors @param {Segments} segments @param {number} length
 * @param {(agent: number, from: number, to: number, least: number) => void} fill
 */
function fillTiers(pen, colors, segments, length, fill) {
  const parts = stack(segments, length);
  const fills = [colors.data, colors.warning, colors.bad, segments.told ? colors.secondary : colors.data, colors.earlier];
  fills.forEach((color, i) => {
    pen.fillStyle = color;
    // The many that are well step back behind the total and behind what is not.
    pen.globalAlpha = color === colors.data ? 0.74 : 1;
    for (const { tier, agent, from, to } of parts)
      if ((tier < 0 || segments.silent.has(agent) ? 4 : tier) === i) fill(agent, from, to, tier > 0 ? leastWidth : 0);
  });
  pen.globalAlpha = 1;
}

/** Gaps of less than a pixel are no gaps but a pattern of their own. @param {number} slot CSS pixels @param {number} most */
function gapBetween(slot, most) {
  return slot < 2.4 ? 0 : Math.min(0.28 * slot, most);
}

/** @param {CanvasRenderingContext2D} pen @param {number} width @param {number} height @param {Tokens} colors @param {Segments} segments */
export function drawArc(pen, width, height, colors, segments) {
  const radius = Math.min(width / 2, height / arcHeight);
  const [cx, cy, hole] = [width / 2, radius, radius * inner];
  const count = Math.max(1, segments.tiers[0]?.length ?? 0);
  const slot = Math.PI / count;
  const gap = gapBetween(slot * hole, radius * 0.03);
  // A few agents make slim segments far apart, not a pie.
  const widest = radius * 0.16;

  pen.strokeStyle = colors.hairline;
  pen.lineWidth = Math.max(1, radius * 0.012);
  pen.beginPath();
  pen.arc(cx, cy, hole - pen.lineWidth, Math.PI, 2 * Math.PI);
  pen.stroke();

  fillTiers(pen, colors, segments, radius - hole, (agent, from, to, least) => {
    const angle = Math.PI + (agent + 0.5) * slot;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const near = hole + from * (radius - hole);
    const far = hole + to * (radius - hole);
    const half = (/** @type {number} */ r) => Math.max(least, Math.min(widest * r / radius, slot * r - gap)) / 2;
    const [a, b] = [half(near), half(far)];
    pen.beginPath();
    pen.moveTo(cx + cos * near - sin * a, cy + sin * near + cos * a);
    pen.lineTo(cx + cos * far - sin * b, cy + sin * far + cos * b);
    pen.lineTo(cx + cos * far + sin * b, cy + sin * far - cos * b);
    pen.lineTo(cx + cos * near + sin * a, cy + sin * near - cos * a);
    pen.fill();
  });
}

/** @param {CanvasRenderingContext2D} pen @param {number} width @param {number} height @param {Tokens} colors @param {Segments} segments */
export function drawBars(pen, width, height, colors, segments) {
  const count = Math.max(1, segments.tiers[0]?.length ?? 0);
  const slot = width / count;
  const foot = Math.max(1, Math.min(3, height * 0.012));
  const length = height - foot * 2;
  const bar = Math.min(slot - gapBetween(slot, 4), height * 0.3, width * 0.06);

  pen.fillStyle = colors.hairline;
  pen.fillRect(0, height - foot, width, foot);
  fillTiers(pen, colors, segments, length, (agent, from, to, least) => {
    const wide = Math.max(least, bar);
    pen.fillRect((agent + 0.5) * slot - wide / 2, length * (1 - to), wide, length * (to - from));
  });
}
