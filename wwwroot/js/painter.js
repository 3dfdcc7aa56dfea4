// What a painter is. One module for each widget kind, `widgets/<kind>.js`, exports `create`; the same painter serves
// board page, wall, link, gallery, thumbnail and designer. This file holds the types and what several painters share.

/**
 * What a painter is told of its widget and its surroundings. Sizes are CSS pixels and change on resize: read them in
 * `paint`, never keep them.
 * @typedef {object} PainterContext
 * @property {string} id           the widget's id
 * @property {any} options         the kind's typed options, defaults filled in (camelCase)
 * @property {string} culture      BCP 47 tag of the board
 * @property {string} timeZone     IANA zone of the board
 * @property {{ width: number, height: number }} box  the host's: measured once until it changes, since an element that
 *   is asked after another has been written to makes the browser lay out the page
 * @property {Sizes} sizes         text sizes and the unit of this arrangement, in CSS pixels
 * @property {Tokens} colors       the theme's colours
 * @property {Format} format       number and time formats of the board's culture
 * @property {(key: string, ...args: (string|number)[]) => string} text  a product text in the board's culture
 * @property {() => number} now    the server's time, Unix ms, by the browser's monotonic clock
 * @property {() => 'live'|'stale'|'nodata'|'lost'} state  the widget's state now
 * @property {() => void} requestPaint  asks for `paint` in one of the next animation frames
 * @property {(text: string) => void} describe  sets the text alternative of the widget (plain text)
 * @property {HTMLElement | null} headline  a place for a line of figures at the right of the title; null where the board
 *   has a note of its own there, or no title: figures then go into the picture
 * @property {'wall'|'console'} mode  on the console one may point at things; a wall answers to nobody
 * @property {boolean} still       true where nothing may move (reduced motion, photo mode)
 */

/**
 * @typedef {object} Sizes
 * @property {number} u       one board unit
 * @property {number} title   titles
 * @property {number} label   labels, axis texts
 * @property {number} list    text of lists
 * @property {number} small   the smallest of the three sizes of numbers
 * @property {number} medium  the middle one
 * @property {number} large   the largest
 */

/** @typedef {Record<'ground'|'panel'|'line'|'hairline'|'ink'|'secondary'|'data'|'good'|'warning'|'bad'|'earlier', string>} Tokens */

/**
 * @typedef {object} Format
 * @property {(value: number, options?: {digits?: number, compact?: boolean, sign?: boolean, steady?: boolean}) => string} number  steady: with all its digits, zeros too; default: unless compact
 * @property {(ms: number) => string} time       14:05:09 in the board's zone
 * @property {(ms: number) => string} minute     14:05
 * @property {(ms: number) => string} age        "23 s", "4 min" in the board's culture
 */

/**
 * A painter. It may be updated many times between two paints; it paints only what changed, only in `paint`.
 * @typedef {object} Painter
 * @property {(payload: any, full: boolean) => void} update  takes the payload of a frame; never touches the DOM
 * @property {() => void} paint      draws, once for an animation frame at most, after update, resize or requestPaint
 * @property {(history: any) => void} [history]  takes the history of a growing picture (may come again)
 * @property {() => void} [renew]    times begin anew, because the server started or its clock was set back: what is
 *   known gives way to whatever comes, however old that looks
 * @property {() => void} [resized]  the host's box changed (paint follows)
 * @property {() => void} [tick]     called once a second, for what follows the clock
 * @property {() => void} destroy    gives back all it made
 */

/**
 * @typedef {object} PainterModule
 * @property {(host: HTMLElement, context: PainterContext) => Painter} create
 */

/** What is photographed is set in no thinner type: a camera loses thin stems. @param {number} weight */
export const weightOf = (weight) => Math.max(weight, leastWeight);
/** Whether this board is being photographed. */
export const isPhotographed = typeof document !== 'undefined' && document.getElementById('board')?.dataset.mode === 'photo';
const leastWeight = isPhotographed ? 600 : 0;

/**
 * Sizes a canvas to its box at the device's own pixels, so that one-pixel lines stay crisp.
 * @param {HTMLCanvasElement} canvas @param {number} width CSS pixels @param {number} height CSS pixels
 * @returns {CanvasRenderingContext2D} scaled to CSS pixels
 */
export function fitCanvas(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${w / ratio}px`;
    canvas.style.height = `${h / ratio}px`;
  }
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}

/**
 * To whole device pixels. Callers read their number once: it is no plain variable, and a thousand readings cost a millisecond.
 * @param {number} value CSS pixels @param {number} ratio device pixels of a CSS pixel
 */
export const snap = (value, ratio) => Math.round(value * ratio) / ratio;

/** Marks by severity: meaning never by colour alone. 0 good: circle, 1: triangle, 2: diamond, 3: empty square. */
export const shapes = Object.freeze(['circle', 'triangle', 'diamond', 'square']);

/**
 * Draws one of the state shapes, centred.
 * @param {CanvasRenderingContext2D} pen @param {string} shape @param {number} x @param {number} y @param {number} size
 * @param {string} color
 */
export function drawShape(pen, shape, x, y, size, color) {
  const r = size / 2;
  pen.fillStyle = pen.strokeStyle = color;
  pen.beginPath();
  if (shape === 'circle') {
    pen.arc(x, y, r, 0, Math.PI * 2);
  } else if (shape === 'triangle') {
    pen.moveTo(x, y - r);
    pen.lineTo(x + r * 1.1, y + r * 0.85);
    pen.lineTo(x - r * 1.1, y + r * 0.85);
    pen.closePath();
  } else if (shape === 'diamond') {
    pen.moveTo(x, y - r * 1.15);
    pen.lineTo(x + r * 1.15, y);
    pen.lineTo(x, y + r * 1.15);
    pen.lineTo(x - r * 1.15, y);
    pen.closePath();
  } else {
    pen.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
    pen.lineWidth = Math.max(2, size / 7);
    pen.stroke();
    return;
  }
  pen.fill();
}

/**
 * Adopts a painter's styles, once for a module. A constructed sheet passes the Content-Security-Policy that inline
 * styles need an exception for.
 * @param {string} css
 */
export function adoptStyles(css) {
  // The sums of a painter are tested where there is no page.
  if (typeof document === 'undefined') return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

/** What blinks now, and how. @type {WeakMap<Element, Animation>} */
const blinking = new WeakMap();

/**
 * Lets a small symbol blink once a second, or stand still: for what is urgent and nobody has taken note of. All that
 * blink on a page blink together, whenever they began to.
 * @param {Element} symbol never text @param {boolean} blinks
 */
export function blink(symbol, blinks) {
  if (blinks === blinking.has(symbol)) return;
  if (!blinks) {
    blinking.get(symbol)?.cancel();
    blinking.delete(symbol);
    return;
  }
  const animation = symbol.animate({ opacity: [1, 0.12] }, { duration: 1000, iterations: Infinity, easing: 'steps(2, jump-none)' });
  animation.startTime = 0;
  blinking.set(symbol, animation);
}
