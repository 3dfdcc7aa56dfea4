// Marks that move along lanes, the faster the more there is to move: throughput and the links between tiers. The browser's
// compositor moves them (one animation of a translation for each lane), so that the page's own thread works only when a
// rate changes. Where nothing may move there are none, and widths and numbers tell the same.
import './marks.js';
import { adoptStyles } from './painter.js';

/**
 * @typedef {object} Lane
 * @property {string} key
 * @property {number} x @property {number} y        where it begins, CSS pixels; the middle of its breadth
 * @property {number} toX @property {number} toY    where it ends
 * @property {number} share    0 to 1: its rate as a part of the greatest one on the scale; 0: nothing moves
 * @property {number} size     of a mark, CSS pixels
 * @property {string} color
 * @property {import('./marks.js').Shape} shape
 */

/** The most marks of a widget: more would be a pattern, and each is drawn. */
export const mostMarks = 60;
/** Steps of all movement, a second. */
const mostSteps = 30;
/** Speed of the greatest rate, and the slowest that is seen to be a movement, in sizes of a mark a second. */
const [fastest, slowest] = [9, 0.6];
/** Between two marks at least, in sizes of a mark. */
const leastGap = 3;
/** A change of speed or size by less is not seen across a room, and not worth a new animation: widths and numbers tell. */
const noticeable = 0.25;
/** Nor is a mark that is so much beside the middle of its lane, in sizes of a mark. */
const beside = 0.15;

adoptStyles(`
.flow { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.flow-lane { position: absolute; overflow: hidden; }
.flow-marks { position: absolute; left: 0; top: 0; width: 100%; height: 100%; will-change: transform; }
.flow-marks .mark { position: absolute; width: 1em; height: 1em; }
`);

/**
 * How far apart marks stand so that all lanes together have at most so many, and how fast they are.
 * @param {Lane[]} lanes those that have something to move
 * @returns {{ lane: Lane, length: number, gap: number, count: number, speed: number }[]} pixels, pixels a second
 */
export function spread(lanes) {
  const moving = lanes.map((lane) => ({ lane, length: Math.hypot(lane.toX - lane.x, lane.toY - lane.y) }))
    .filter(({ lane, length }) => lane.share > 0 && length > lane.size)
    .slice(0, mostMarks / 2);
  // One more than fit is on its way in.
  const room = mostMarks - 2 * moving.length;
  const wanted = moving.reduce((sum, { lane, length }) => sum + length / (lane.size * leastGap), 0);
  const wider = Math.max(1, wanted / Math.max(1, room));
  return moving.map(({ lane, length }) => {
    const gap = lane.size * leastGap * wider;
    return {
      lane, length, gap, count: Math.floor(length / gap) + 2,
      speed: lane.size * Math.max(slowest, fastest * Math.min(1, lane.share)),
    };
  });
}

/** @typedef {{ lane: Lane, gap: number, speed: number }} Moving */
/** @param {number} one @param {number} other */
const differ = (one, other) => Math.abs(one / other - 1) > noticeable;
/** @param {Moving} one @param {Moving} other */
const looksLike = ({ lane: one, gap }, { lane: other, gap: otherGap }) => one.color === other.color && one.shape === other.shape
  && !differ(one.size, other.size) && !differ(gap, otherGap)
  && Math.max(Math.hypot(one.x - other.x, one.y - other.y), Math.hypot(one.toX - other.toX, one.toY - other.toY)) <= beside * other.size;

export class Flow {
  #root = document.createElement('div');
  /** What moves, as it was drawn. @type {Map<string, Moving & { element: HTMLElement, animation: Animation }>} */
  #lanes = new Map();
  #visibility = () => { for (const { animation } of this.#lanes.values()) this.#pace(animation); };

  /** @param {HTMLElement} host  positioned */
  constructor(host) {
    this.#root.className = 'flow';
    host.append(this.#root);
    document.addEventListener('visibilitychange', this.#visibility);
  }

  /** @param {Lane[]} lanes none where nothing may move */
  show(lanes) {
    const shown = new Set();
    for (const one of spread(lanes)) {
      shown.add(one.lane.key);
      this.#place(one);
    }
    for (const [key, lane] of this.#lanes) {
      if (!shown.has(key)) this.#remove(key, lane);
    }
  }

  /** @param {ReturnType<typeof spread>[number]} one */
  #place({ lane, length, gap, count, speed }) {
    const { key, x, y, toX, toY, size, color, shape } = lane;
    let known = this.#lanes.get(key);
    if (known && looksLike({ lane, gap, speed }, known)) {
      if (differ(speed, known.speed)) setSpeed(known, speed);
      return;
    }
    if (known) this.#remove(key, known);
    const element = document.createElement('div');
    const marks = document.createElement('div');
    element.className = 'flow-lane';
    marks.className = 'flow-marks';
    // What lies before the beginning of a lane or behind its end lies outside the box around it.
    const [left, top] = [Math.min(x, toX) - size / 2, Math.min(y, toY) - size / 2];
    Object.assign(element.style, {
      left: `${left}px`, top: `${top}px`, width: `${Math.abs(toX - x) + size}px`, height: `${Math.abs(toY - y) + size}px`,
    });
    Object.assign(marks.style, { fontSize: `${size}px`, color });
    const [stepX, stepY] = [((toX - x) / length) * gap, ((toY - y) / length) * gap];
    for (let i = 0; i < count; i++) {
      const mark = document.createElement('i');
      mark.className = 'mark';
      mark.dataset.shape = shape;
      mark.style.left = `${x - left - size / 2 + i * stepX}px`;
      mark.style.top = `${y - top - size / 2 + i * stepY}px`;
      marks.append(mark);
    }
    element.append(marks);
    this.#root.append(element);
    const animation = marks.animate(
      [{ transform: `translate(${-stepX}px, ${-stepY}px)` }, { transform: 'translate(0px, 0px)' }], { duration: 1000, iterations: Infinity });
    known = { lane, gap, speed, element, animation };
    setSpeed(known, speed);
    this.#pace(animation);
    this.#lanes.set(key, known);
  }

  /** An animation of what is no longer on the page would run on, on the main thread. @param {string} key @param {{ element: HTMLElement, animation: Animation }} lane */
  #remove(key, { element, animation }) {
    animation.cancel();
    element.remove();
    this.#lanes.delete(key);
  }

  /** @param {Animation} animation */
  #pace(animation) {
    if (document.hidden) animation.pause();
    else animation.play();
  }

  destroy() {
    document.removeEventListener('visibilitychange', this.#visibility);
    this.show([]);
    this.#root.remove();
  }
}

/**
 * Another speed from where the marks are now.
 * @param {Moving & { animation: Animation }} lane @param {number} speed
 */
function setSpeed(lane, speed) {
  const effect = /** @type {KeyframeEffect} */ (lane.animation.effect);
  const at = Number(effect.getComputedTiming().progress ?? 0);
  const duration = (lane.gap / speed) * 1000;
  effect.updateTiming({ duration, easing: `steps(${Math.max(1, Math.floor((duration / 1000) * mostSteps))})` });
  lane.animation.currentTime = at * duration;
  lane.speed = speed;
}
