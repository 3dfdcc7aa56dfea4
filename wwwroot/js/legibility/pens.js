// What is drawn on canvases: each line and surface with its colour and thickness, by having all of it drawn once more.
import { parse } from './rgb.js';

/** A page that is not painted in this time is hidden, ms. */
const patience = 3000;

/** @typedef {{ element: HTMLCanvasElement, colour: number[], thickness: number | null, alpha: number }} Drawn thickness in CSS pixels */

/** @param {Window & typeof globalThis} window @returns {Promise<Drawn[]>} */
export async function recordPens(window) {
  /** @type {Drawn[]} */
  const drawn = [];
  const type = window.CanvasRenderingContext2D.prototype;
  const before = { stroke: type.stroke, strokeRect: type.strokeRect, fill: type.fill, fillRect: type.fillRect };
  /** @param {CanvasRenderingContext2D} pen @param {string | CanvasGradient | CanvasPattern} style @param {number | null} thickness */
  const note = (pen, style, thickness) => {
    if (typeof style !== 'string' || !pen.canvas.isConnected) return;
    const { a, b } = pen.getTransform();
    drawn.push({ element: pen.canvas, colour: parse(style), alpha: pen.globalAlpha, thickness: thickness === null ? null : (thickness * Math.hypot(a, b)) / window.devicePixelRatio });
  };
  /** @param {keyof typeof before} name @param {boolean} isLine */
  const record = (name, isLine) => {
    /** @this {CanvasRenderingContext2D} @param {...any} args */
    type[name] = function (...args) {
      // A surface as thin as a line is one.
      const thin = name === 'fillRect' ? Math.min(Math.abs(args[2]), Math.abs(args[3])) : Infinity;
      note(this, isLine ? this.strokeStyle : this.fillStyle, isLine ? this.lineWidth : thin < 8 && Math.max(Math.abs(args[2]), Math.abs(args[3])) > 40 * thin ? thin : null);
      return /** @type {any} */ (before[name]).apply(this, args);
    };
  };
  record('stroke', true);
  record('strokeRect', true);
  record('fill', false);
  record('fillRect', false);
  try {
    window.dispatchEvent(new window.Event('resize'));
    // What is asked to be painted at once is so in the next frame; a hidden page has none, and shows nothing that could be measured.
    for (let i = 0; i < 3; i++) await new Promise((done, fail) => { window.requestAnimationFrame(done); setTimeout(() => fail(new Error('not painted')), patience); });
  } finally {
    Object.assign(type, before);
  }
  return drawn;
}
