import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { calmAxis, offsetOf, timeAxis, valueAxis } from '../../wwwroot/js/axes.js';
import { digitsFor, entriesFor, entriesOf, extentOf } from '../../wwwroot/js/widgets/time-series/entries.js';
import { placeCaptions } from '../../wwwroot/js/widgets/time-series/captions.js';
import { Extents } from '../../wwwroot/js/widgets/time-series/extents.js';
import { layoutOf } from '../../wwwroot/js/widgets/time-series/layout.js';
import { Line, Lines } from '../../wwwroot/js/widgets/time-series/lines.js';
import { paletteOf } from '../../wwwroot/js/widgets/time-series/palette.js';
import { spread } from '../../wwwroot/js/widgets/time-series/spread.js';
import { alone, drawnOf, stack, tableOf } from '../../wwwroot/js/widgets/time-series/table.js';
import { runsOf } from '../../wwwroot/js/widgets/time-series/strokes.js';
import { thin } from '../../wwwroot/js/widgets/time-series/thin.js';
import { wordsOf } from './words.mjs';

/** @type {{ name: string, options: { windowSeconds: number }, changes: any[], full: any, history: any, points: Record<string, [number, number][]> }[]} */
const cases = JSON.parse(readFileSync(new URL('../golden/time-series.json', import.meta.url), 'utf8'));

/** @param {Lines} lines @param {number} from @param {number} to */
function pointsOf(lines, from, to) {
  return Object.fromEntries(lines.all.map((line) => {
    /** @type {[number, number][]} */
    const points = [];
    for (let slot = from; slot <= to; slot++) if (!Number.isNaN(line.at(slot))) points.push([slot, line.at(slot)]);
    return [line.label, points];
  }));
}

/** @param {Partial<import('../../wwwroot/js/widgets/time-series/lines.js').LinePayload>} payload */
function lineOf(payload, at = 1) {
  const line = new Line(100);
  line.take({ key: 'k', label: 'l', unit: '', gap: 2, ...payload }, at);
  return line;
}

for (const { name, options, changes, full, history, points } of cases) {
  const slots = Object.values(points).flat().map(([slot]) => slot);
  const range = /** @type {[number, number]} */ ([Math.min(...slots) - 2, Math.max(...slots) + 2]);
  const ways = {
    'every delta': changes,
    'a full frame alone': [full],
    'a full frame, then a history of the same moment': [full, history],
    'a history that comes before the frames': [history, ...changes],
    'deltas, then an older history': [...changes, { ...history, at: changes[0].at, lines: history.lines.map((/** @type {any} */ one) => ({ ...one, points: [one.points[0], [777]] })) }],
  };
  for (const [way, payloads] of Object.entries(ways)) {
    test(`time series: ${name}: ${way}`, () => {
      const lines = new Lines(options.windowSeconds);
      for (const payload of payloads) lines.take(payload);
      assert.deepEqual(pointsOf(lines, ...range), points);
    });
  }
}

test('time series: lowest and highest of each step come with its figure', () => {
  const lines = new Lines(3600);
  lines.take(cases[1].full);
  const [line] = lines.all;
  assert.equal(line.ranged, true);
  assert.deepEqual([line.low[176400000 % line.capacity], line.high[176400000 % line.capacity]], [1, 5]);
});

test('time series: a line that went away is gone, and its place free', () => {
  const lines = new Lines(60);
  lines.take(cases[0].full);
  const [a, b] = cases[0].full.order;
  lines.take({ at: cases[0].full.at + 1, step: 1, order: [b], more: 0, marks: [] });
  assert.deepEqual(lines.all.map((line) => line.label), ['b']);
  lines.take({ at: cases[0].full.at + 2, step: 1, lines: [{ key: a, label: 'a again' }], order: [a, b], more: 0, marks: [] });
  assert.deepEqual(lines.all.map((line) => line.label), ['a again', 'b']);
});

test('table: steps that are left out are joined within the gap and broken beyond it', () => {
  const { columns, times, points } = tableOf([lineOf({ gap: 3, points: [10, [1], 13, [2], 17, [3]] })], 1, 10_000, 20_000);
  const at = (/** @type {number} */ slot) => columns[0][times.indexOf((slot + 0.5) * 1000)];
  assert.deepEqual([10, 11, 12, 13, 14, 15, 16, 17].map(at), [1, undefined, undefined, 2, null, null, null, 3]);
  assert.deepEqual([10, 11, 13, 17].map((slot) => points[times.indexOf((slot + 0.5) * 1000)]), [1, 0, 1, 1]);
});

test('table: what was put back from disk stands ten seconds apart and is no gap', () => {
  const { columns } = tableOf([lineOf({ points: [10, [1], 20, [2], 35, [3]] })], 1, 10_000, 40_000);
  assert.equal(columns[0].slice(0, 12).includes(null), false);
  assert.equal(columns[0].includes(null), true);
});

test('table: the newest figure ends its line; one from a clock ahead stands at now', () => {
  const line = lineOf({ points: [10, [1, 2]], head: [11_200, 7] });
  const ahead = lineOf({ points: [10, [1, 2]], head: [13_000, 9] });
  const { columns, times } = tableOf([line, ahead], 1, 5_000, 12_000);
  assert.equal(columns[0].filter((value) => value !== undefined).at(-1), 7);
  assert.equal(times.at(-1), 12_500);
  assert.equal(columns[1][times.indexOf(12_000)], 9);
});

test('stack: sums from the first on; who has no figure adds nothing; where none has, there is a gap', () => {
  assert.deepEqual(stack([[1, null, null, 4], [10, 20, null, undefined]]), [[1, null, null, 4], [11, 20, null, 4]]);
});

test('alone: only points without a neighbour', () => {
  assert.deepEqual(alone([1, 2, null, 3, null, 4, undefined, 5, null, undefined, 6]), [3, 10]);
});

test('value axis: round numbers around the figures', () => {
  assert.deepEqual(valueAxis(0, 7900, 4), { low: 0, high: 8000, ticks: [0, 2000, 4000, 6000, 8000] });
  assert.deepEqual(valueAxis(0, 0, 4).low, 0);
  assert.deepEqual(valueAxis(-4e11, 1.2e12, 4).ticks, [-5e11, 0, 5e11, 1e12, 1.5e12]);
  for (const [low, high] of [[0, 1e-9], [-1, 1], [0, 1e300], [5, 5.0001], [-1e12, 0]]) {
    const axis = valueAxis(low, high, 4);
    assert.ok(axis.low <= low && axis.high >= high && axis.ticks.length <= 7, `${low} to ${high}: ${axis.ticks}`);
  }
});

test('calm axis: stays while the figures fill about half of it', () => {
  const shown = valueAxis(0, 7900, 4);
  assert.equal(calmAxis(shown, 0, 5000, 4), shown);
  assert.notEqual(calmAxis(shown, 0, 3000, 4), shown);
  assert.notEqual(calmAxis(shown, 0, 8100, 4), shown);
});

test('time axis: whole minutes; whole hours of the zone', () => {
  const utc = Date.UTC(2021, 7, 10, 11, 12, 40);
  assert.deepEqual(timeAxis(utc - 600_000, utc, 4, () => 0), { step: 300, times: [Date.UTC(2021, 7, 10, 11, 5), Date.UTC(2021, 7, 10, 11, 10)] });
  const india = offsetOf('Asia/Kolkata');
  assert.equal(india(utc), 5.5 * 3600_000);
  const { step, times } = timeAxis(utc - 86_400_000, utc, 5, india);
  assert.equal(step, 21_600);
  assert.ok(times.every((at) => (at + 5.5 * 3600_000) % 21_600_000 === 0));
});

test('spread: labels keep their order and their distance and stay within', () => {
  assert.deepEqual(spread([10, 50, 90], 20, 0, 100), [10, 50, 90]);
  assert.deepEqual(spread([50, 50, 50], 20, 0, 100), [30, 50, 70]);
  assert.deepEqual(spread([95, 98], 20, 0, 100), [70, 90]);
  assert.deepEqual(spread([2, 99, 1], 20, 0, 100), [30, 90, 10]);
  const many = spread(Array.from({ length: 20 }, (_, i) => (i * 37) % 100), 20, 0, 100).sort((a, b) => a - b);
  assert.ok(many[0] >= 2.4 && many[19] <= 97.6);
});

test('entries: where there is no room for all, the highest are named and the others counted', () => {
  /** @type {any} */
  const context = { text: (/** @type {string} */ _, /** @type {number} */ count) => `+${count}`, colors: {}, options: {} };
  const entry = (/** @type {number} */ level) => ({ key: `line ${level}`, name: 'n', text: '', wide: '', value: level, level, color: '', quiet: false, line: null });
  const all = [entry(1), entry(5), entry(3)];
  assert.equal(entriesFor(context, all, 3, 0), all);
  assert.deepEqual(entriesFor(context, all, 2, 0).map((one) => one.name), ['n', '+2']);
  assert.deepEqual(entriesFor(context, all, 3, 1200).map((one) => one.name), ['n', 'n', '+1201']);
  assert.deepEqual(entriesFor(context, all, 4, 1200).map((one) => one.name), ['n', 'n', 'n', '+1200']);
  assert.deepEqual(entriesFor(context, all, 1, 0).map((one) => one.level), [5]);
  assert.deepEqual(entriesFor({ ...context, options: { top: 3 } }, all, 2, 0).map((one) => one.level), [1, -Infinity]);
  assert.deepEqual(entriesFor(context, [...all, { ...entry(9), quiet: true }], 2, 0).map((one) => one.level), [5, -Infinity]);
});

/** @param {any} options */
function contextOf(options, culture = 'en') {
  return /** @type {any} */ ({ ...wordsOf(culture), culture, options: { thresholds: [], ...options }, colors: { earlier: 'grey', secondary: 'quiet' } });
}

const palette = ['c0', 'c1', 'c2'];
const at = { step: 1, now: 20_000, stacked: false, digits: 0 };

test('entries: a line keeps its colour whatever its place, and a rank stands before the name', () => {
  const lines = new Lines(60);
  const line = (/** @type {string} */ key, /** @type {number} */ value) => ({ key, label: key, head: /** @type {[number, number]} */ ([19_000, value]) });
  lines.take({ at: 1, step: 1, lines: [line('a', 1), line('b', 9)], order: ['a', 'b'], colors: [0, 1] });
  assert.deepEqual(entriesOf(contextOf({}), lines.all, palette, at).map(({ name, text, color }) => [name, text, color]), [['a', '1', 'c0'], ['b', '9', 'c1']]);
  lines.take({ at: 2, step: 1, lines: [line('c', 5)], order: ['b', 'c'], colors: [1, 2] });
  assert.deepEqual(entriesOf(contextOf({ top: 2 }), lines.all, palette, at).map(({ name, color }) => [name, color]), [['1  b', 'c1'], ['2  c', 'c2']]);
  lines.take({ at: 3, step: 1, order: ['b'], colors: [1] });
  assert.equal(entriesOf(contextOf({}), lines.all, palette, at)[0].name, '');
  assert.equal(entriesOf(contextOf({ top: 1 }), lines.all, palette, at)[0].name, '1  b');
});

test('past: named once beside its line, told where it is joined to now, never as a value', () => {
  const lines = new Lines(60);
  const past = (/** @type {string} */ key, /** @type {number} */ value) => ({ key: `${key}-past`, label: '', gap: 25, earlier: true, points: [5, [value], 15, [value + 1]] });
  lines.take({ at: 1, step: 1, lines: [{ key: 'a', label: 'a', head: [19_000, 1] }, past('a', 7), past('b', 3)], order: ['a', 'a-past', 'b-past'], colors: [0] });
  const entries = (/** @type {any} */ options, of = at) => entriesOf(contextOf(options), lines.all, palette, of).filter((one) => one.key === 'past');
  assert.deepEqual(entries({ compare: { secondsAgo: 86_400 } }).map(({ name, level, value, text }) => [name, level, value, text]), [['yesterday', 8, null, '']]);
  assert.equal(entries({ compare: { secondsAgo: 600 } })[0].name, 'earlier');
  assert.equal(entries({ compare: { past: 'x', label: 'Friday' } })[0].name, 'Friday');
  // Of stacked lines it is the sum.
  assert.equal(entries({ compare: { secondsAgo: 600 } }, { ...at, stacked: true })[0].level, 12);
  assert.deepEqual(entries({ compare: { secondsAgo: 600 } }, { ...at, now: 90_000 }), []);
});

test('drawn: the past behind, the first line before all; of stacked lines one sum of their past', () => {
  const [a, b] = [lineOf({ points: [10, [1]] }), lineOf({ points: [10, [2]] })];
  const pasts = [5, 6].map((value) => {
    const line = new Line(100, true);
    line.take({ key: 'p', label: '', earlier: true, points: [10, [value]] }, 1);
    return line;
  });
  const lines = [a, b, ...pasts];
  const colorOf = (/** @type {Line} */ line) => String(lines.indexOf(line));
  const of = (/** @type {boolean} */ stacked) => {
    const table = tableOf(lines, 1, 10_000, 11_000, { stacked });
    return drawnOf(lines, table, colorOf, stacked).map(({ color, column }) => [color, column[table.times.indexOf(10_500)]]);
  };
  assert.deepEqual(of(false), [['2', 5], ['3', 6], ['1', 2], ['0', 1]]);
  assert.deepEqual(of(true), [['2', 11], ['1', 3], ['0', 1]]);
});

test('spike: one second in a day reaches its height on the axis', () => {
  const line = new Line(500);
  line.take({ key: 'k', label: 'l', points: [100, [5, 6, 5]], low: [100, [5, -700, 5]], high: [100, [5, 9000, 5]] }, 1);
  const table = tableOf([line], 180, 100 * 180_000, 103 * 180_000);
  const [drawn] = drawnOf([line], table, () => '', false);
  assert.equal(drawn.high?.[table.times.indexOf(101.5 * 180_000)], 9000);
  const none = { minimum: null, maximum: null, goal: null, thresholds: [] };
  const extents = new Extents(500);
  extents.take(table, [drawn], 99, 180_000);
  assert.deepEqual(extentOf(extents.within(100, 103), none), [-700, 9000]);
  assert.deepEqual(extentOf(extents.within(102, 103), none), [0, 5]);
});

test('captions: the important ones stand whole, the others are cut or left out, none lies on another', () => {
  const caption = (/** @type {number} */ x, /** @type {number} */ width, mark = 0) => ({ x, width, mark });
  const place = (/** @type {import('../../wwwroot/js/widgets/time-series/captions.js').Caption[]} */ ...captions) =>
    placeCaptions(captions, 0, 100, 2, 10).map((spot) => spot && [spot.start, spot.room]);
  assert.deepEqual(place(caption(10, 30), caption(35, 20), caption(60, 20)), [[12, 30], null, [62, 20]]);
  // Before what it names where the plot ends, and never upon the shape of another.
  assert.deepEqual(place(caption(90, 30, 3)), [[55, 30]]);
  assert.deepEqual(place(caption(10, 30, 3), caption(40, 10, 3)), [[15, 20], [45, 10]]);
  for (let seed = 1; seed < 200; seed++) {
    const captions = Array.from({ length: 8 }, (_, i) => caption((seed * 31 + i * i * 17) % 100, 5 + (seed * (i + 3)) % 40, i % 2 * 3));
    const spots = placeCaptions(captions, 0, 100, 2, 10);
    spots.forEach((spot, i) => {
      if (!spot) return;
      const end = spot.start + spot.room;
      assert.ok(spot.start >= 0 && end <= 100);
      for (const other of spots.slice(i + 1)) assert.ok(!other || other.start >= end || other.start + other.room <= spot.start);
      captions.forEach(({ x, mark }, k) => assert.ok(k === i || mark === 0 || x + mark <= spot.start || x - mark >= end));
    });
  }
});

test('extent: zero and near bounds belong to it, far ones do not press the figures down', () => {
  const none = { minimum: null, maximum: null, goal: null, thresholds: [] };
  const seen = { low: 5, high: 9, points: 2 };
  assert.deepEqual(extentOf(seen, none), [0, 9]);
  assert.deepEqual(extentOf(seen, { ...none, goal: 12 }), [0, 12]);
  assert.deepEqual(extentOf(seen, { ...none, goal: 100 }), [0, 9]);
  assert.deepEqual(extentOf({ low: -9, high: -5 }, none), [-9, 0]);
  assert.deepEqual(extentOf({ low: 5, high: 900 }, { ...none, minimum: 2, maximum: 10 }), [2, 10]);
  assert.deepEqual(extentOf(new Extents(3).within(0, 2), { ...none, goal: 4 }), [0, 4]);
});

test('digits: what can be told apart on the axis, the same for all values', () => {
  assert.equal(digitsFor([1, 2], 0, 10), 0);
  assert.equal(digitsFor([1.5, 2], 0, 4), 2);
  assert.equal(digitsFor([64.21, 2], 0, 100), 1);
});

test('palette: twenty different colours, the data colour first', () => {
  for (const [data, ground] of [['#56b4e9', '#0f1215'], ['#0b63a5', '#e6e9ec']]) {
    const colors = paletteOf(data, ground);
    assert.equal(colors[0], data);
    assert.equal(new Set(colors).size, 20);
    assert.ok(colors.every((color) => /^#[0-9a-f]{6}$/.test(color)));
  }
});

test('layout: in any box from 1:4 to 8:1 plot, axes and labels stay within and keep apart', () => {
  for (const ratio of [0.25, 0.5, 1, 16 / 9, 4, 8]) {
    for (const height of [60, 140, 300, 900]) {
      const box = { width: height * ratio, height };
      for (const labels of [0, 1, 3, 20]) {
        const layout = layoutOf(box, { label: 26, title: 27 }, {
          labels, single: labels === 1, marks: false, ahead: 0,
          labelWidth: (text) => ({ full: text * 12, least: text * 7 }), tickWidth: (text) => text * 2,
        });
        const where = `${box.width}x${box.height}, ${labels} labels`;
        assert.ok(layout.width > 0 && layout.left + layout.width <= box.width, where);
        assert.ok(layout.height >= box.height * 0.25 && layout.top + layout.height <= box.height, `${where}: ${JSON.stringify(layout)}`);
        if (layout.rows) assert.ok(layout.most * layout.pitch <= layout.top, where);
      }
    }
  }
});

test('lines: when times begin anew what comes goes before what is known', () => {
  const lines = new Lines(60);
  lines.take({ at: 9000, step: 1, order: ['a'], lines: [{ key: 'a', label: 'A', head: [9000, 1], points: [5000, [1, 2]] }] });
  lines.renew();
  const slot = 5000 - 68; // the same place in the ring
  lines.take({ at: 100, step: 1, order: ['a'], lines: [{ key: 'a', label: 'B', head: [100, 7], points: [slot, [7]] }] });
  const [line] = lines.all;
  assert.deepEqual([line.label, line.head.value, line.at(slot), line.at(5001)], ['B', 7, 7, 2]);
});

test('thin: of each pixel column first, last, lowest and highest stay, in their order, and no more', () => {
  for (let seed = 1; seed < 200; seed++) {
    let random = seed;
    const next = () => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
    const count = Math.floor(next() * 400);
    const xs = Array.from({ length: count }, () => next() * 40 - 5).sort((a, b) => a - b);
    const ys = xs.map(() => Math.round(next() * 30));
    const kept = thin(xs, ys);
    assert.ok(kept.every((place, i) => i === 0 || place > kept[i - 1]));
    const byColumn = (/** @type {number[]} */ places) => {
      /** @type {Map<number, number[]>} */
      const columns = new Map();
      for (const place of places) columns.set(Math.floor(xs[place]), [...columns.get(Math.floor(xs[place])) ?? [], place]);
      return columns;
    };
    const [all, drawn] = [byColumn([...xs.keys()]), byColumn(kept)];
    assert.equal(drawn.size, all.size);
    for (const [column, places] of all) {
      const some = drawn.get(column) ?? [];
      const tell = (/** @type {number[]} */ of) => [of[0], of.at(-1), Math.min(...of.map((i) => ys[i])), Math.max(...of.map((i) => ys[i]))];
      assert.deepEqual(tell(some), tell(places));
      assert.ok(some.length <= 4);
      if (places.length <= 2) assert.deepEqual(some, places);
    }
  }
});

test('runs: a gap stays a gap, however many points there are to a pixel; what was not due does not break a line', () => {
  const column = [1, 2, undefined, 3, null, null, 9, 9, 9, 9, 9, null, 4];
  const runs = runsOf(column, { xs: column.map((_, i) => i / 100), yOf: (level) => -level });
  assert.deepEqual(runs.map(({ ys }) => [ys[0], ys.at(-1)]), [[-1, -3], [-9, -9], [-4, -4]]);
});

test('changed: from where on the picture is another one, and nothing twice', () => {
  const lines = new Lines(60);
  const take = (/** @type {number} */ at, /** @type {Partial<import('../../wwwroot/js/widgets/time-series/lines.js').LinePayload>} */ of, order = ['k']) => {
    lines.take({ at, step: 1, lines: [{ key: 'k', ...of }], order });
    return lines.takeChanged();
  };
  assert.equal(take(1, { label: 'l', points: [100, [1, 2, 3]], head: [103_000, 3] }), 0);
  assert.equal(take(2, { points: [100, [1, 2, 3]] }), Infinity);
  assert.equal(take(3, { points: [101, [2, 4]] }), 102);
  assert.equal(take(4, { head: [104_000, 5] }), 102, 'where the newest figure was stands that of its step now');
  assert.equal(take(5, { label: 'l', gap: 7 }), 0);
  assert.equal(lines.reach, 11);
  assert.equal(take(6, {}, ['k', 'other']), 0);
});

test('extents: only what changed is looked at anew, and what left the window counts no more', () => {
  const line = lineOf({ points: [10, [9, 1, 2, 3]] });
  const extents = new Extents(8);
  const take = (/** @type {number} */ from, /** @type {number} */ to) => {
    const table = tableOf([line], 1, from * 1000, to * 1000);
    extents.take(table, drawnOf([line], table, () => '', false), from, 1000);
    return extents.within(to - 4, to);
  };
  assert.deepEqual(take(9, 13), { low: 1, high: 9, points: 4 });
  line.take({ key: 'k', points: [13, [8, 5]] }, 2);
  assert.deepEqual(take(13, 14), { low: 1, high: 9, points: 5 });
  assert.deepEqual(extents.within(11, 15), { low: 1, high: 8, points: 4 });
});
