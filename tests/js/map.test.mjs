import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { placeLabels } from '../../wwwroot/js/widgets/map/labels.js';
import { binOf, sortPlaces } from '../../wwwroot/js/widgets/map/places.js';
import { namesIn, placeOn } from '../../wwwroot/js/widgets/map/shapes.js';

/** @typedef {import('../../src/Flexboard/maps.mjs').Shapes} Shapes */

/** As the build made them. @param {string} name @returns {Shapes & { byCode: Map<string, Shapes['regions'][0]> }} */
function built(name) {
  const shapes = JSON.parse(readFileSync(new URL(`../../wwwroot/lib/maps/${name}.json`, import.meta.url), 'utf8'));
  return { ...shapes, byCode: new Map(shapes.regions.map((/** @type {any} */ one) => [one.code, one])) };
}

const [korea, japan, world] = ['korea', 'japan', 'world'].map(built);

test('shapes: all 17 provinces, all 47 prefectures, and the countries, small states too', () => {
  assert.deepEqual([...korea.byCode.keys()].sort(), [11, 26, 27, 28, 29, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50].map((n) => `KR-${n}`));
  assert.deepEqual([...japan.byCode.keys()].sort(), Array.from({ length: 47 }, (_, i) => `JP-${String(i + 1).padStart(2, '0')}`));
  assert.ok(world.byCode.size >= 170);
  for (const code of ['KR', 'JP', 'US', 'CN', 'SG', 'HK', 'BH', 'MT', 'FJ', 'RU']) assert.ok(world.byCode.has(code), code);
});

for (const [name, map] of Object.entries({ korea, japan, world }))
  test(`shapes: each region of ${name} has a heart and an outline within the map`, () => {
    for (const { code, en, at: [x, y], r, d } of map.regions) {
      assert.ok(en.length > 0 && r > 0 && x > 0 && y > 0 && x < map.width && y < map.height, code);
      assert.match(d, /^(M-?\d+,-?\d+l(-?\d+,-?\d+ ?){2,}z)+$/, code);
      let [px, py] = [0, 0];
      for (const [, command, a, b] of d.matchAll(/([Ml ])?(-?\d+),(-?\d+)/g)) {
        [px, py] = command === 'M' ? [Number(a), Number(b)] : [px + Number(a), py + Number(b)];
        assert.ok(px >= -60 && py >= -60 && px <= map.width + 60 && py <= map.height + 60, `${code}: ${px},${py}`);
      }
    }
  });

test('shapes: cities are in their regions, those of far islands in the frame', () => {
  const near = (/** @type {Shapes} */ map, /** @type {string} */ code, /** @type {number} */ lat, /** @type {number} */ lon, share = 0.03) => {
    const at = /** @type {[number, number]} */ (placeOn(map, lat, lon));
    const region = /** @type {any} */ (map).byCode.get(code);
    assert.ok(Math.hypot(at[0] - region.at[0], at[1] - region.at[1]) < share * map.width, `${code}: ${at} ${region.at}`);
  };
  near(korea, 'KR-11', 37.566, 126.978);
  near(korea, 'KR-27', 35.87, 128.6);
  near(korea, 'KR-49', 33.38, 126.55);
  near(japan, 'JP-27', 34.6, 135.55);
  near(japan, 'JP-01', 43.4, 142.9, 0.05);
  near(japan, 'JP-47', 26.5, 127.95, 0.04);
  near(world, 'KR', 36.5, 127.9, 0.01);
  near(world, 'AU', -25, 134, 0.04);
  const [x, y] = /** @type {[number, number]} */ (placeOn(korea, 37.5, 130.87));
  const [left, top, width, height] = korea.insets[0].box;
  assert.ok(x > left && x < left + width && y > top && y < top + height);
  assert.equal(placeOn(korea, 51.5, 0), null);
});

test('names: local where the culture asks, countries by the browser', () => {
  const seoul = /** @type {any} */ (korea.byCode.get('KR-11'));
  assert.deepEqual(['ko', 'ja', 'en'].map((culture) => namesIn(culture)(seoul)), ['서울', 'Seoul', 'Seoul']);
  assert.equal(namesIn('ja')(/** @type {any} */ (japan.byCode.get('JP-13'))), '東京');
  assert.deepEqual(['ko', 'ja', 'en'].map((culture) => namesIn(culture)(/** @type {any} */ (world.byCode.get('DE')))), ['독일', 'ドイツ', 'Germany']);
});

test('places: the gravest first, then the highest; what the map lacks is counted, what is silent is told', () => {
  const { places, silent, silentPoints, unknown } = sortPlaces({
    regions: [['KR-11', 10], ['KR-26', 90], ['KR-27', null], ['KR-28', 30], ['KR-99', 5]],
    points: [['a', 37, 127, 95], ['b', 37, 127, null], ['c', 0, 0, 1]], more: 0, unit: '',
  }, korea, [{ at: 80, severity: 'warning', when: 'above' }, { at: 10, severity: 'critical', when: 'below' }], namesIn('en'), (lat, lon) => placeOn(korea, lat, lon));
  assert.deepEqual(places.map(({ name, severity }) => [name, severity]), [['Seoul', 'critical'], ['a', 'warning'], ['Busan', 'warning'], ['Incheon', null]]);
  assert.deepEqual([silent, silentPoints.length, unknown], [['KR-27'], 1, 2]);
});

test('bins: ends included, what lies outside is at an end', () => {
  assert.deepEqual([-5, 0, 19, 20, 99, 100, 500].map((value) => binOf(value, 0, 100)), [0, 0, 0, 1, 4, 4, 4]);
});

test('labels: none sticks out or lies upon another or upon a point, in order of importance', () => {
  const wishes = Array.from({ length: 60 }, (_, i) => ({
    x: (i * 97) % 400, y: (i * 61) % 300, reach: i % 3 === 0 ? 0 : 20 + (i % 5) * 8, radius: i % 3 === 0 ? 6 : 0,
    forms: [{ width: 60, height: 50 }, { width: 44, height: 24 }],
  }));
  const labels = placeLabels(wishes, 400, 300, 8, 120);
  const boxes = labels.flatMap(({ form, x, y }, i) => (form < 0 ? [] : [{ i, x, y, w: wishes[i].forms[form].width / 2, h: wishes[i].forms[form].height / 2 }]));
  assert.ok(boxes.length > 8);
  for (const a of boxes) {
    assert.ok(a.x - a.w >= 0 && a.x + a.w <= 400 && a.y - a.h >= 0 && a.y + a.h <= 300);
    for (const b of boxes) assert.ok(a === b || Math.abs(a.x - b.x) >= a.w + b.w || Math.abs(a.y - b.y) >= a.h + b.h, `${a.i} ${b.i}`);
    wishes.forEach(({ x, y, radius }, i) => assert.ok(radius === 0 || Math.abs(a.x - x) >= a.w + radius - 0.01 || Math.abs(a.y - y) >= a.h + radius - 0.01, `${a.i} hides ${i}`));
  }
  const alone = { x: 200, y: 150, reach: 40, radius: 0, forms: [{ width: 60, height: 50 }] };
  assert.deepEqual(placeLabels([alone, { ...alone, x: 210 }], 400, 300, 8, 120).map(({ form }) => form), [0, -1]);
});
