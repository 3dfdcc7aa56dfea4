// Zoom and pan of the designer's canvas: screen = board x zoom + offset, in CSS pixels of the view. Pure.

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 * @typedef {import('./boxes.js').Size} Size
 * @typedef {{ zoom: number, x: number, y: number }} Viewport
 *
 * @typedef {object} Tick of a ruler
 * @property {number} at      CSS pixels from the ruler's start
 * @property {number} value   board units, or mm
 * @property {string | null} label  null: a short one without
 */

export const zooms = Object.freeze({ least: 0.05, most: 8 });
/** CSS pixels of the board that stay in view, whatever is panned. */
const kept = 64;
/** CSS pixels between two labels at least. */
const labelRoom = 64;

/** @param {number} zoom */
const clamped = (zoom) => Math.min(zooms.most, Math.max(zooms.least, zoom));

/** @param {Viewport} view @param {Point} point board units @returns {Point} CSS pixels */
export const toScreen = ({ zoom, x, y }, point) => ({ x: point.x * zoom + x, y: point.y * zoom + y });

/** @param {Viewport} view @param {Point} point CSS pixels @returns {Point} board units */
export const toBoard = ({ zoom, x, y }, point) => ({ x: (point.x - x) / zoom, y: (point.y - y) / zoom });

/**
 * A box in the middle of the view, as large as it goes: the canvas, or what is selected.
 * @param {Box} box @param {Size} view CSS pixels @param {number} padding CSS pixels on each side @param {number} [most] zoom
 * @returns {Viewport}
 */
export function fitBox(box, view, padding, most = zooms.most) {
  const room = (/** @type {number} */ length) => Math.max(1, length - 2 * padding);
  const zoom = clamped(Math.min(most, room(view.width) / Math.max(box.width, 1e-9), room(view.height) / Math.max(box.height, 1e-9)));
  return { zoom, x: view.width / 2 - (box.x + box.width / 2) * zoom, y: view.height / 2 - (box.y + box.height / 2) * zoom };
}

/** @param {Size} canvas @param {Size} view @param {number} padding @returns {Viewport} */
export const fit = (canvas, view, padding) => fitBox({ x: 0, y: 0, ...canvas }, view, padding);

/** What is under the point stays there. @param {Viewport} viewport @param {Point} point CSS pixels @param {number} factor @returns {Viewport} */
export function zoomAt(viewport, point, factor) {
  const zoom = clamped(viewport.zoom * factor);
  const by = zoom / viewport.zoom;
  return { zoom, x: point.x - (point.x - viewport.x) * by, y: point.y - (point.y - viewport.y) * by };
}

/** One board unit is one CSS pixel, around the middle of the view. @param {Viewport} viewport @param {Size} view @returns {Viewport} */
export const fullSize = (viewport, view) => zoomAt(viewport, { x: view.width / 2, y: view.height / 2 }, 1 / viewport.zoom);

/** The next of the usual steps: by keys and buttons. @param {Viewport} viewport @param {Point} point @param {1 | -1} way in or out @returns {Viewport} */
export function zoomStep(viewport, point, way) {
  const steps = [0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];
  const next = way > 0 ? steps.find((step) => step > viewport.zoom * 1.001) : steps.findLast((step) => step < viewport.zoom / 1.001);
  return zoomAt(viewport, point, (next ?? viewport.zoom) / viewport.zoom);
}

/**
 * Some of the board always stays in view.
 * @param {Viewport} viewport @param {number} dx CSS pixels @param {number} dy @param {Size} canvas @param {Size} view
 * @returns {Viewport}
 */
export function pan({ zoom, x, y }, dx, dy, canvas, view) {
  const along = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room) => {
    const part = Math.min(kept, length, room);
    return Math.max(part - length, Math.min(at, room - part));
  };
  return { zoom, x: along(x + dx, canvas.width * zoom, view.width), y: along(y + dy, canvas.height * zoom, view.height) };
}

/**
 * Where a field lies that is typed in over a box: exactly there, as far as that is in view, and never too small to type in.
 * @param {Box} box CSS pixels; may lie beside the view @param {Size} view @param {Size} least @returns {Box}
 */
export function fieldOver({ x, y, width, height }, view, least) {
  const along = (/** @type {number} */ at, /** @type {number} */ length, /** @type {number} */ room, /** @type {number} */ short) => {
    const from = Math.max(0, at);
    const size = Math.min(room, Math.max(short, Math.min(room, at + length) - from));
    return [Math.min(from, room - size), size];
  };
  const [[left, across], [top, down]] = [along(x, width, view.width, least.width), along(y, height, view.height, least.height)];
  return { x: left, y: top, width: across, height: down };
}

/** So near to the view's edge it begins to move, CSS pixels; so fast it is as far beyond, CSS pixels a second. */
const [edge, fastest] = [24, 1600];
/** Beyond the canvas' own edge no more than this is shown, CSS pixels. */
const beyond = 40;

/**
 * How the view moves on while something is dragged at its edge: the farther out, the faster, as long as that brings more of
 * the canvas into view.
 * @param {Viewport} viewport @param {Point} point CSS pixels; may lie beside the view @param {number} ms since the last time
 * @param {Size} canvas @param {Size} view
 * @returns {Viewport | null} null: there is nothing to move for
 */
export function panAtEdge({ zoom, x, y }, point, ms, canvas, view) {
  const along = (/** @type {number} */ at, /** @type {number} */ offset, /** @type {number} */ length, /** @type {number} */ room) => {
    const depth = (edge - Math.min(at, room - at)) / edge;
    const by = Math.max(0, Math.min(2, depth)) * (fastest / 2) * (ms / 1000);
    return at < room / 2 ? Math.max(offset, Math.min(beyond, offset + by)) : Math.min(offset, Math.max(room - beyond - length, offset - by));
  };
  const next = { zoom, x: along(point.x, x, canvas.width * zoom, view.width), y: along(point.y, y, canvas.height * zoom, view.height) };
  const isNear = Math.min(point.x, view.width - point.x, point.y, view.height - point.y) < edge;
  return isNear && (next.x !== x || next.y !== y) ? next : null;
}

/**
 * Ticks at 1, 2 or 5 times a power of ten, labelled where there is room.
 * @param {number} zoom @param {number} offset of the viewport along the ruler @param {number} length of the ruler, CSS pixels
 * @param {object} [scale] default: whole board units
 * @param {number} [scale.millimetres] that a board unit is on the wall: values are mm
 * @param {number} [scale.least] distance of ticks; below 1 for a canvas of a few units
 * @returns {Tick[]}
 */
export function ticks(zoom, offset, length, { millimetres = 1, least = 1 } = {}) {
  const scale = zoom / millimetres;
  const step = Math.max(niceStep(labelRoom / scale), least);
  const lead = Math.round(step / 10 ** Math.floor(Math.log10(step) + 1e-9));
  // A short tick stands at a nice value too: fifths of 1 and 5, quarters of 2.
  const fine = lead === 2 ? 4 : 5;
  const parts = step / fine >= least ? fine : 1;
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  /** @type {Tick[]} */
  const list = [];
  const small = step / parts;
  for (let i = Math.ceil(-offset / scale / small - 1e-9); i * small * scale + offset <= length + 1e-6; i++) {
    const value = (i * step) / parts + 0;
    list.push({ at: value * scale + offset, value, label: i % parts === 0 ? value.toFixed(digits) : null });
  }
  return list;
}

/** @param {number} least @returns {number} the next 1, 2 or 5 times a power of ten */
export function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  const lead = [1, 2, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
  return power < 1 ? lead / Math.round(1 / power) : lead * power;
}
