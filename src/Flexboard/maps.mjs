// Turns freely licensed outlines of npm packages into the shape files of the map widget, wwwroot/lib/maps/*.json: one
// simple form for all, already projected, so that a page needs no geo library and no tile server.
import southKorea from '@svg-maps/south-korea';
import japan from '@svg-maps/japan';
import { createRequire } from 'node:module';
import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import { presimplify, simplify, sphericalTriangleArea } from 'topojson-simplify';
import { codesOf } from './map-codes.mjs';

/**
 * @typedef {[number, number]} Point
 * @typedef {{ code: string, en: string, ko?: string, ja?: string, at: Point, r: number, d: string }} Region
 *   names; the point deepest inside and its distance from the outline; the outline as an SVG path
 * @typedef {object} Shapes
 * @property {string} credit
 * @property {number} width @property {number} height  that the outlines span
 * @property {import('../../wwwroot/js/widgets/map/projections.js').Projection} projection
 * @property {{ box: [number, number, number, number], grow: number, shift: Point, within: [west: number, south: number, east: number, north: number] }[]} insets
 *   frames with far islands, and how much what lies within those degrees was enlarged and then moved into them
 * @property {Region[]} regions
 */

/** Outlines have a tenth of this many units, a quarter of a pixel on a large wall. */
const precision = 10;
/** Units for a radian, and degrees east in the middle. */
const [worldScale, worldTurn] = [183, 11];
const radian = 180 / Math.PI;

/** The rings of a path with the commands m, l and z alone, which is what the packages have. @param {string} path */
function ringsOf(path) {
  /** @type {Point[][]} */
  const rings = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, command, numbers] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    if (command === 'z') {
      [x, y] = [startX, startY];
      continue;
    }
    if (command !== 'm') throw new Error(`a path command that is not read here: ${command}`);
    const steps = (numbers.match(/-?[\d.]+/g) ?? []).map(Number);
    for (let i = 0; i < steps.length; i += 2) {
      [x, y] = [x + steps[i], y + steps[i + 1]];
      if (i === 0) {
        [startX, startY] = [x, y];
        rings.push([]);
      }
      rings[rings.length - 1].push([x, y]);
    }
  }
  return rings;
}

/** @param {Point[]} ring */
function areaOf(ring) {
  return Math.abs(ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0)) / 2;
}

/** @param {Point[]} points */
function boundsOf(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** How far inside a ring a point is; negative outside. @param {Point[]} ring @param {number} x @param {number} y */
function depthIn(ring, x, y) {
  let inside = false;
  let nearest = Infinity;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
    nearest = Math.min(nearest, Math.hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay)));
  }
  return inside ? nearest : -nearest;
}

/**
 * The point deepest inside, where a name has most room: on a grid that becomes finer.
 * @param {Point[]} ring @param {Point[][]} [holes] what lies inside and is another's
 */
function heartOf(ring, holes = []) {
  let { left, top, right, bottom } = boundsOf(ring);
  let best = { x: (left + right) / 2, y: (top + bottom) / 2, r: -Infinity };
  for (let pass = 0; pass < 4; pass++) {
    for (let i = 0; i <= 16; i++)
      for (let j = 0; j <= 16; j++) {
        const [x, y] = [left + ((right - left) * i) / 16, top + ((bottom - top) * j) / 16];
        const r = Math.min(depthIn(ring, x, y), ...holes.map((hole) => -depthIn(hole, x, y)));
        if (r > best.r) best = { x, y, r };
      }
    const [w, h] = [(right - left) / 8, (bottom - top) / 8];
    [left, right, top, bottom] = [best.x - w, best.x + w, best.y - h, best.y + h];
  }
  return best;
}

/** Whole tenths and relative, so that it compresses well. @param {Point[][]} rings */
function pathOf(rings) {
  return rings.map((ring) => {
    const points = ring.map(([x, y]) => [Math.round(x * precision), Math.round(y * precision)])
      .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
    const steps = points.slice(1).map(([x, y], i) => `${x - points[i][0]},${y - points[i][1]}`);
    return steps.length < 2 ? '' : `M${points[0].join()}l${steps.join(' ')}z`;
  }).join('');
}

/**
 * @param {{ code: string, en: string, ko?: string, ja?: string, rings: Point[][] }[]} all
 * @param {number} dot radius of what is too small to be seen
 * @returns {Region[]} the largest first, so that what lies inside another is painted upon it
 */
function regionsOf(all, dot) {
  const hearts = all.map(({ rings, ...names }) => {
    const largest = rings.reduce((most, ring) => (areaOf(ring) > areaOf(most) ? ring : most));
    return { names, rings, largest, area: areaOf(largest), heart: heartOf(largest) };
  }).sort((a, b) => b.area - a.area);
  const round = (/** @type {number} */ value) => Math.round(value * precision);
  return hearts.map(({ names, rings, largest, area, heart }) => {
    const holes = hearts.filter((other) => other.area < area && depthIn(largest, other.heart.x, other.heart.y) > 0).map((other) => other.largest);
    const { x, y, r } = holes.length > 0 ? heartOf(largest, holes) : heart;
    if (r >= dot) return { ...names, at: [round(x), round(y)], r: round(r), d: pathOf(rings.filter((ring) => ring === largest || areaOf(ring) > 0.6)) };
    const box = boundsOf(largest);
    const [cx, cy] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return { ...names, at: [round(cx), round(cy)], r: round(dot), d: pathOf([circle(cx, cy, dot)]) };
  });
}

/** @param {number} x @param {number} y @param {number} r @returns {Point[]} */
const circle = (x, y, r) => Array.from({ length: 10 }, (_, i) => [x + r * Math.cos((i * Math.PI) / 5), y + r * Math.sin((i * Math.PI) / 5)]);

/**
 * A package's map of one country: cut to its main land, far islands in a frame.
 * @param {{ locations: { id: string, name: string, path: string }[] }} map @param {'ko' | 'ja'} language
 * @param {(rings: Map<string, Point[][]>) => void} mend
 * @param {{ isFar: (ring: Point[]) => boolean, grow: number, shift: Point, within: [number, number, number, number] }} far
 * @param {Shapes['projection']} projection to the package's coordinates
 * @param {string} credit @returns {Shapes}
 */
function nationalMap(map, language, mend, far, projection, credit) {
  const codes = codesOf(language);
  const rings = new Map(map.locations.map(({ id, path }) => [id, ringsOf(path)]));
  mend(rings);
  /** @type {Point[]} */
  const framed = [];
  for (const [id, all] of rings) {
    rings.set(id, all.map((ring) => {
      if (!far.isFar(ring)) return ring;
      const inset = ring.map(([x, y]) => /** @type {Point} */ ([x * far.grow + far.shift[0], y * far.grow + far.shift[1]]));
      framed.push(...inset);
      return inset;
    }));
  }
  const frame = boundsOf(framed);
  const pad = 8;
  const all = boundsOf([...[...rings.values()].flat(2), [frame.left - pad, frame.top - pad], [frame.right + pad, frame.bottom + pad]]);
  const scale = 1000 / Math.max(all.right - all.left, all.bottom - all.top);
  const tenths = (/** @type {number} */ value) => Math.round(value * precision);
  const fit = (/** @type {Point} */ [x, y]) => /** @type {Point} */ ([(x - all.left) * scale, (y - all.top) * scale]);
  const [x, y] = fit([frame.left - pad, frame.top - pad]);
  // What is enlarged is enlarged from the package's corner, not from that of the cut.
  const insetShift = (/** @type {number} */ shift, /** @type {number} */ corner) => tenths((shift + (far.grow - 1) * corner) * scale);
  return {
    credit, width: tenths((all.right - all.left) * scale), height: tenths((all.bottom - all.top) * scale),
    projection: {
      ...projection, scaleX: projection.scaleX * scale * precision, scaleY: projection.scaleY * scale * precision,
      x: (projection.x - all.left) * scale * precision, y: (projection.y - all.top) * scale * precision,
    },
    insets: [{
      box: [tenths(x), tenths(y), tenths((frame.right - frame.left + 2 * pad) * scale), tenths((frame.bottom - frame.top + 2 * pad) * scale)],
      grow: far.grow, shift: [insetShift(far.shift[0], all.left), insetShift(far.shift[1], all.top)], within: far.within,
    }],
    regions: regionsOf(map.locations.map(({ id, name }) => {
      const [code, local] = codes[id];
      return { code, en: name, [language]: local, rings: /** @type {Point[][]} */ (rings.get(id)).map((ring) => ring.map(fit)) };
    }), 2),
  };
}

/** @returns {Shapes} */
function koreaMap() {
  // Fitted to the outermost points of provinces; off by less than 5 km.
  const projection = { name: /** @type {const} */ ('mercator'), scaleX: 94.6, scaleY: 94.6, x: 378 - 94.6 * 129.36, y: 0.4 + 94.6 * 41.92 };
  const far = { isFar: (/** @type {Point[]} */ ring) => ring[0][0] > 430, grow: 1, shift: /** @type {Point} */ ([-78, 0]), within: /** @type {[number, number, number, number]} */ ([130.2, 36.5, 132.5, 38.2]) };
  return nationalMap(southKorea, 'ko', (rings) => {
    // The package has Ulleungdo without Dokdo, 131.87° E 37.24° N; drawn in the frame, nearer than it is.
    const isles = /** @type {Point[][]} */ (rings.get('north-gyeongsang'));
    isles.push(circle(548, 170, 1.8));
  }, far, projection, 'Map of South Korea: MapSVG (https://mapsvg.com/maps/south-korea), npm @svg-maps/south-korea, CC BY 4.0, changed');
}

/** @returns {Shapes} */
function japanMap() {
  // Fitted to the outermost points of prefectures; off by less than 10 km.
  const projection = { name: /** @type {const} */ ('mercator'), scaleX: 19.7, scaleY: 19.63, x: 437 - 19.7 * 145.82, y: 0.3 + 19.63 * 51.23 };
  const far = { isFar: (/** @type {Point[]} */ ring) => ring[0][1] > 400, grow: 1.5, shift: /** @type {Point} */ ([105, -616]), within: /** @type {[number, number, number, number]} */ ([122, 23, 132, 28.8]) };
  return nationalMap(japan, 'ja', (rings) => {
    // The package counts the Amami islands, north of 27° N, as Okinawa's.
    const okinawa = /** @type {Point[][]} */ (rings.get('okinawa'));
    const isAmami = (/** @type {Point[]} */ ring) => boundsOf(ring).bottom < 452;
    rings.get('kagoshima')?.push(...okinawa.filter(isAmami));
    rings.set('okinawa', okinawa.filter((ring) => !isAmami(ring)));
  }, far, projection, 'Map of Japan: MapSVG (https://mapsvg.com/maps/japan), npm @svg-maps/japan, CC BY 4.0, changed');
}

/** The countries, in equal areas; what is too small to be seen is a dot. @returns {Shapes} */
function worldMap() {
  const topology = createRequire(import.meta.url)('world-atlas/countries-50m.json');
  // An eighth of a square unit is under a pixel on a large wall.
  const simple = simplify(presimplify(topology, sphericalTriangleArea), 0.12 / worldScale ** 2);
  const { features } = /** @type {any} */ (feature(simple, simple.objects.countries));
  // Turned so that the cut is the Bering Strait and not Chukotka. Outlines across it are cut there.
  const projection = geoEqualEarth().scale(worldScale).translate([0, 0]).rotate([-worldTurn, 0]).precision(0);
  const outline = geoPath(projection);
  /** @type {Map<string, Point[][]>} */
  const rings = new Map();
  for (const country of features) {
    // Numbers become letters by the runtime's own table of countries; a few territories have no number.
    const code = country.id && country.geometry ? new Intl.Locale(`und-${country.id}`).region : undefined;
    if (!code || code.length !== 2 || code === 'AQ') continue;
    const path = outline(country) ?? '';
    const own = path.split('M').slice(1).map((ring) => (ring.match(/-?[\d.]+(?:e-\d+)?,-?[\d.]+(?:e-\d+)?/g) ?? [])
      .map((pair) => /** @type {Point} */ (pair.split(',').map(Number))));
    if (own.length > 0) rings.set(code, [...(rings.get(code) ?? []), ...own]);
  }
  const all = boundsOf([...rings.values()].flat(2));
  const tenths = (/** @type {number} */ value) => Math.round(value * precision);
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const unit = (worldScale / radian) * precision;
  return {
    credit: 'Countries: Natural Earth (https://www.naturalearthdata.com), npm world-atlas, public domain',
    width: tenths(all.right - all.left), height: tenths(all.bottom - all.top),
    projection: { name: 'equal-earth', turn: worldTurn, scaleX: unit, scaleY: unit, x: -all.left * precision, y: -all.top * precision },
    insets: [],
    regions: regionsOf([...rings].map(([code, ones]) => ({
      code, en: english.of(code) ?? code, rings: ones.map((ring) => ring.map(([x, y]) => /** @type {Point} */ ([x - all.left, y - all.top]))),
    })), 1.2),
  };
}

/** @returns {Record<'korea' | 'japan' | 'world', Shapes>} */
export function maps() {
  return { korea: koreaMap(), japan: japanMap(), world: worldMap() };
}
