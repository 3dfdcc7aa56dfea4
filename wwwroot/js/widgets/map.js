// Values of regions and points on a shipped map. Payload: MapComposer.cs.
import { planBeside } from '../beside.js';
import { Lettering } from '../lettering.js';
import { drawShape, fitCanvas } from '../painter.js';
import { quantity } from '../quantity.js';
import { writeRanking } from '../ranking.js';
import { StickyScale } from '../sticky-scale.js';
import { layoutTally, writeTally } from '../tally.js';
import { markOf } from '../thresholds.js';
import { Widest } from '../widest.js';
import { drawPoint, drawRegions, drawSwatch } from './map/drawing.js';
import { placeLabels } from './map/labels.js';
import { binOf, bins, sortPlaces } from './map/places.js';
import { loadShape, namesIn, placeOn } from './map/shapes.js';

/** @typedef {import('./map/places.js').Place} Place @typedef {import('./map/drawing.js').Fit} Fit */

/** The least that a scale shows is a millionth. */
const finest = 1e6;

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const { options } = context;
  const root = document.createElement('div');
  Object.assign(root.style, { position: 'relative', width: '100%', height: '100%' });
  // Regions change their shades seldom, figures and marks often: two layers.
  const [land, canvas] = [document.createElement('canvas'), document.createElement('canvas')];
  for (const layer of [land, canvas]) Object.assign(layer.style, { position: 'absolute', left: '0', top: '0' });
  root.append(land, canvas);
  host.append(root);
  const lettering = new Lettering(root, context.requestPaint);
  const nameOf = namesIn(context.culture);
  const [above, below] = [new StickyScale(), new StickyScale()];
  /** @type {Widest<number>} */
  const widestFigure = new Widest();
  /** @type {import('./map/places.js').Payload} */
  let payload = { regions: [], points: [], more: 0, unit: '' };
  /** @type {import('./map/shapes.js').Shape | null} */
  let shape = null;
  let [drawn, asking, gone] = ['', false, false];

  function ask() {
    if (shape || asking) return;
    asking = true;
    loadShape(options.map).then((made) => {
      shape = made;
      if (!gone) context.requestPaint();
    }, (error) => console.error(error)).finally(() => { asking = false; });
  }

  const whole = (/** @type {number} */ n) => context.format.number(n, { digits: 0, compact: false });
  const say = (/** @type {number} */ value, fractional = !Number.isInteger(value), unit = payload.unit) =>
    quantity(value, unit, context, { digits: options.digits, compact: options.compact, fractional, steady: true }).text;

  /** @param {Place[]} places @returns {[low: number, high: number]} */
  function scaleOf(places) {
    const values = places.map(({ value }) => value);
    const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
    const low = options.min ?? (least < 0 ? -below.next(-least * finest, context.now()) / finest : 0);
    return [low, Math.max(options.max ?? above.next(most * finest, context.now()) / finest, low + 1 / finest)];
  }

  /** @param {ReturnType<typeof sortPlaces>} sorted @param {[number, number]} scale @param {CanvasRenderingContext2D} pen */
  function tallyOf({ places, silent, silentPoints, unknown }, [low, high], pen) {
    /** @type {import('../tally.js').Count[]} */
    const counts = [];
    const add = (/** @type {number} */ value, /** @type {string} */ key, /** @type {import('../tally.js').Count['draw']} */ draw) => {
      if (value > 0) counts.push({ value, number: whole(value), words: context.text(`map.${key}`, whole(value)), draw });
    };
    for (const severity of /** @type {const} */ (['critical', 'warning'])) {
      const { shape: mark, color } = markOf[severity];
      add(places.filter((place) => place.severity === severity).length, severity, (x, y, size) => drawShape(pen, mark, x, y, size, context.colors[color]));
    }
    add(silent.length + silentPoints.length, 'silent', (x, y, size) => drawSwatch(pen, -1, x, y, size, context.colors));
    add(unknown, 'unknown', null);
    add(payload.more, 'hidden', null);
    if (!places.some(({ r }) => r > 0)) return counts;
    const edge = (/** @type {number} */ i, unit = '') => quantity(low + ((high - low) * i) / bins, unit, context, { compact: options.compact, trim: true }).text;
    const edges = Array.from({ length: bins + 1 }, (_, i) => edge(i, i === bins ? payload.unit : ''));
    counts.push({
      value: null, spare: true, number: `${edges[0]}–${edges[bins]}`, words: edges.join(' · '), markEms: bins * 0.72 + 0.4,
      draw(x, y, size) { for (let i = 0; i < bins; i++) drawSwatch(pen, i, x + i * size, y, size, context.colors); },
    });
    return counts;
  }

  function paint() {
    const { width, height } = context.box;
    if (width <= 0 || height <= 0) return;
    ask();
    if (!shape) return;
    const map = shape;
    const { sizes, colors, now } = context;
    const pen = fitCanvas(canvas, width, height);
    pen.clearRect(0, 0, width, height);
    lettering.begin();
    const sorted = sortPlaces(payload, map, options.thresholds, nameOf, (lat, lon) => placeOn(map, lat, lon));
    const { places } = sorted;
    const scale = scaleOf(places);
    const fractional = places.some(({ value }) => !Number.isInteger(value));
    const figures = places.map(({ value }) => say(value, fractional));
    const counts = tallyOf(sorted, scale, pen);
    const ems = (/** @type {string} */ text) => lettering.width(text, 1);
    const figure = Math.max(0, ...figures.map((text) => lettering.width(text, 1, 600)));
    const plan = planBeside(width, height, sizes.label, {
      aspect: map.width / map.height, keep: 0.82, wanted: places.length,
      name: Math.max(0, ...places.map(({ name }) => ems(name))), figure: widestFigure.offer(figure, figure, now()),
      tally: (within, size, lines) => layoutTally(counts, within, size, ems, lines),
    });
    const { picture } = plan;
    const units = Math.min(picture.width / map.width, picture.height / map.height);
    const fit = { scale: units, x: picture.x + (picture.width - map.width * units) / 2, y: picture.y + (picture.height - map.height * units) / 2 };
    drawLand(map, fit, sorted, scale, width, height);
    // What the list beside the map says already must not hide the map.
    writePlaces(pen, sorted, figures, fit, picture, map.width * units * (plan.ranking ? 0.3 : 0.5), plan.size, scale);
    const scene = { pen, lettering, colors };
    if (plan.ranking) {
      writeRanking(places.map(({ name, value, severity }, i) => ({ name, value, severity, figure: figures[i] })), plan.ranking.box, plan.ranking.layout, scene);
    }
    if (plan.tally) writeTally(counts, plan.tally.layout, plan.tally.x, plan.tally.y, scene);
    lettering.end();
    describe(counts, places, figures);
  }

  /**
   * @param {import('./map/shapes.js').Shape} map @param {Fit} fit @param {ReturnType<typeof sortPlaces>} sorted
   * @param {[number, number]} scale @param {number} width @param {number} height
   */
  function drawLand(map, fit, { places, silent }, [low, high], width, height) {
    const { colors, sizes } = context;
    const shadeOf = new Map([...silent.map((code) => /** @type {const} */ ([code, -1])),
      ...places.filter(({ r }) => r > 0).map(({ key, value }) => /** @type {const} */ ([key, binOf(value, low, high)]))].sort());
    const key = JSON.stringify([fit, width, height, window.devicePixelRatio, colors, sizes.u, [...shadeOf]]);
    if (key === drawn) return;
    drawn = key;
    const pen = fitCanvas(land, width, height);
    pen.clearRect(0, 0, width, height);
    drawRegions(pen, map, fit, shadeOf, colors, Math.max(0.5, Math.min(sizes.u * 1.6, (map.width * fit.scale) / 400)));
  }

  /**
   * @param {CanvasRenderingContext2D} pen @param {ReturnType<typeof sortPlaces>} sorted @param {string[]} figures
   * @param {Fit} fit @param {import('../ranking.js').Box} picture @param {number} longest of a text that stands beside its region
   * @param {number} size @param {[number, number]} scale
   */
  function writePlaces(pen, { places, silentPoints }, figures, fit, picture, longest, size, [low, high]) {
    const { colors } = context;
    const most = Math.min(size * 1.1, Math.max(4, fit.scale * 260));
    const at = (/** @type {{ x: number, y: number }} */ place) => ({ x: fit.x + place.x * fit.scale, y: fit.y + place.y * fit.scale });
    const radiusOf = (/** @type {Place} */ { r, value, severity }) => (r > 0 ? (severity ? Math.min(size * 0.38, most * 0.6) : 0)
      : most * (0.3 + 0.7 * Math.sqrt(Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2))))));
    const wishes = places.map((place, i) => {
      const value = { width: lettering.width(figures[i], size, 600) + (place.severity && place.r > 0 ? size * 0.95 : 0), height: size * 1.02 };
      const both = { width: Math.max(value.width, lettering.width(place.name, size)), height: size * 2.1 };
      return {
        ...at(place), reach: place.r * fit.scale, radius: radiusOf(place),
        forms: options.lettering === 'none' ? [] : options.lettering === 'values' ? [value] : [both, value],
      };
    });
    const labels = placeLabels(wishes.map((wish) => ({ ...wish, x: wish.x - picture.x, y: wish.y - picture.y })),
      picture.width, picture.height, size * 0.35, longest);
    for (const point of silentPoints) drawPoint(pen, at(point).x, at(point).y, most * 0.4, null, true, colors);
    // The gravest last, upon the others.
    for (let i = places.length - 1; i >= 0; i--) {
      const [place, { x, y, radius }, label] = [places[i], wishes[i], labels[i]];
      const marked = label.form >= 0 && !label.beside;
      if (place.r === 0 || (place.severity && !marked)) drawPoint(pen, x, y, radius, place.severity, false, colors);
      if (label.form < 0) continue;
      const middle = { x: label.x + picture.x, y: label.y + picture.y };
      writeLabel(pen, place, figures[i], middle, size, wishes[i].forms.length - label.form === 2, marked ? place.severity : null);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} pen @param {Place} place @param {string} figure @param {{ x: number, y: number }} middle
   * @param {number} size @param {boolean} named @param {'warning' | 'critical' | null} severity that it is to be marked with
   */
  function writeLabel(pen, { key, name, value }, figure, { x, y }, size, named, severity) {
    const { colors } = context;
    const baseline = y + size * (named ? 0.9 : 0.364);
    if (named) lettering.write(`place ${key}`, { x, baseline: y - size * 0.16, size, color: colors.ink, align: 'middle', text: name });
    lettering.write(`figure ${key}`, { x: x + (severity ? size * 0.475 : 0), baseline, size, weight: 600, color: colors.ink, align: 'middle', text: figure, value });
    if (!severity) return;
    const { shape: form, color } = markOf[severity];
    drawShape(pen, form, x - lettering.width(figure, size, 600) / 2 - size * 0.08, baseline - size * 0.364, size * 0.72, colors[color]);
  }

  /** @param {import('../tally.js').Count[]} counts @param {Place[]} places @param {string[]} figures */
  function describe(counts, places, figures) {
    context.describe([places.slice(0, 20).map(({ name, severity }, i) => [name, figures[i], severity && context.text(`map.is-${severity}`)].filter(Boolean).join(' ')).join(', '),
      counts.filter(({ value }) => value !== null).map(({ words }) => words).join(', ')].filter(Boolean).join('; '));
  }

  ask();
  return {
    update(next) { payload = next; },
    paint,
    destroy() {
      gone = true;
      lettering.destroy();
      root.remove();
    },
  };
}
