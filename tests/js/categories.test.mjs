import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toOklch } from '../../wwwroot/js/oklch.js';
import { arcsOf, cutsOf, top } from '../../wwwroot/js/widgets/categories/arcs.js';
import { snapped } from '../../wwwroot/js/widgets/categories/boxes.js';
import { contentOf, descriptionOf, shareText } from '../../wwwroot/js/widgets/categories/content.js';
import { gutter, layoutRing, space } from '../../wwwroot/js/widgets/categories/ring.js';
import { Scale, partOf } from '../../wwwroot/js/widgets/categories/scale.js';
import { tonesOf } from '../../wwwroot/js/widgets/categories/tones.js';
import { wordsOf } from './words.mjs';

const words = wordsOf('en');

/** @param {[string, number | null][]} values @param {[number, number | null]} [other] @param {any} [options] */
const content = (values, other, options = {}) =>
  contentOf({ items: values.map(([name, value], i) => [name, value, i]), other, unit: '' }, options, words, false);

test('content: shares are of what is above zero', () => {
  const { entries, total, below } = content([['a', 60], ['b', -10], ['c', 20], ['d', null]], [3, 20]);
  assert.deepEqual(entries.map((entry) => Number(entry.share.toFixed(9))), [0.6, 0, 0.2, 0, 0.2]);
  assert.deepEqual([Number(total.toFixed(9)), below], [100, 1]);
  assert.deepEqual(entries.map((entry) => entry.text), ['60', '−10', '20', '–', '20']);
});

test('content: what is summed is an entry of its own, with no tone of a name', () => {
  const { entries, more } = content([['a', 60]], [22, 5]);
  assert.deepEqual([entries[1].name, entries[1].tone, more], ['22 others', null, 0]);
});

test('content: what is not summed is only counted', () => {
  const { entries, more } = content([['a', 60]], [22, null]);
  assert.deepEqual([entries.length, more], [1, 22]);
});

test('content: of the largest numbers there are', () => {
  const { entries } = content([['a', 1.7e308], ['b', 1.7e308]]);
  assert.deepEqual(entries.map((entry) => entry.share), [0.5, 0.5]);
});

test('content: a category without a name is not an empty place', () => {
  assert.equal(content([['', 1]]).entries[0].name, '–');
});

test('content: thresholds, and the text alternative says them', () => {
  const told = content([['a', 95], ['b', 10]], [4, null], { thresholds: [{ at: 90, severity: 'critical', when: 'above' }] });
  assert.deepEqual(told.entries.map((entry) => entry.severity), ['critical', null]);
  assert.equal(descriptionOf(told, words), 'a 95 critical, b 10, 4 more');
});

for (const [share, text] of /** @type {[number, string][]} */ ([[0, '0%'], [0.001, '<1%'], [0.004999, '<1%'], [0.006, '1%'], [0.416, '42%'], [1, '100%']]))
  test(`share: ${share} is ${text}`, () => assert.equal(shareText(share, words), text));

test('scale: zero is on it, and what lies outside is at its end', () => {
  assert.equal(new Scale().next([5, 9]).low, 0);
  assert.equal(new Scale().next([-5, -9]).high, 0);
  const ends = new Scale().next([-40, 60, null]);
  assert.ok(ends.low <= -40 && ends.high >= 60);
  assert.deepEqual([partOf({ low: 0, high: 100 }, 250), partOf({ low: 0, high: 100 }, -3)], [1, 0]);
});

test('scale: does not change with every value', () => {
  const scale = new Scale();
  const { high } = scale.next([88]);
  assert.equal(scale.next([70]).high, high);
  assert.ok(scale.next([8]).high < high);
});

for (const values of [[0, 0], [], [1e12, 3], [1.7e308], [-1.7e308, 1.7e308], [1e-12]])
  test(`scale: of ${values.join(' and ') || 'nothing'} has a length`, () => {
    const { low, high } = new Scale().next(values);
    assert.ok(high > low && Number.isFinite(partOf({ low, high }, values[0] ?? 0)));
  });

const turn = Math.PI * 2;
for (const shares of [[1], [0.5, 0.5], [0.6, 0.3, 0.1], [0.1, 0.2, 0.3, 0.4], Array(20).fill(0.05), [1 - 1e-9, 1e-9], [1e-300, 1]])
  test(`arcs: of ${shares.slice(0, 4).join(', ')} fill the circle, each as long as its share`, () => {
    const arcs = arcsOf(shares);
    assert.equal(arcs[0].from, top);
    assert.equal(arcs[arcs.length - 1].to, top + turn);
    const sum = shares.reduce((total, share) => total + share, 0);
    arcs.forEach(({ from, to }, i) => {
      if (i > 0) assert.equal(from, arcs[i - 1].to);
      assert.ok(Math.abs((to - from) / turn - shares[i] / sum) < 1e-12, `part ${i}`);
    });
  });

test('cuts: one between any two arcs, and half of a thin arc is left', () => {
  assert.deepEqual(cutsOf(arcsOf([1]), 100, 4), []);
  const arcs = arcsOf([0.6, 0.395, 0.005]);
  const cuts = cutsOf(arcs, 100, 4);
  assert.deepEqual(cuts.map((cut) => cut.angle), arcs.map((arc) => arc.from));
  assert.equal(cuts[1].width, 4);
  const thin = (arcs[2].to - arcs[2].from) * 100;
  assert.ok(thin - cuts[0].width / 2 - cuts[2].width / 2 >= thin / 2 - 1e-9);
});

for (const ratio of [1, 1.25, 2])
  test(`snapped: at ${ratio} pixels edges lie between them and neighbours touch`, () => {
    const whole = (/** @type {number} */ value) => Math.abs(value * ratio - Math.round(value * ratio)) < 1e-9;
    for (let from = 0; from < 3; from += 0.17) {
      const [one, next] = [snapped({ x: from, y: 0, width: 7.3, height: 2.2 }, ratio), snapped({ x: from + 7.3, y: 0, width: 4, height: 2.2 }, ratio)];
      assert.ok([one.x, one.x + one.width, one.y + one.height].every(whole));
      assert.ok(Math.abs(one.x + one.width - next.x) < 1e-9);
      assert.ok(Math.abs(one.width - 7.3) <= 1 / ratio);
    }
  });

test('snapped: what is thinner than a pixel is seen, what is nothing is not', () => {
  assert.equal(snapped({ x: 3.2, y: 0, width: 0.01, height: 9 }, 1).width, 1);
  assert.equal(snapped({ x: 3.2, y: 0, width: 0, height: 9 }, 1).width, 0);
});

/** Luminance as WCAG counts it. @param {string} hex */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const themes = {
  dark: { ground: '#0f1215', panel: '#171b20', line: '#2b323a', hairline: '#2b323a', ink: '#f2f4f6', secondary: '#b4bbc4', data: '#56b4e9', good: '#5ec8b0', warning: '#f0b429', bad: '#ff6b4a', earlier: '#6f7884' },
  light: { ground: '#e6e9ec', panel: '#f7f8f9', line: '#c3cad1', hairline: '#c3cad1', ink: '#0f1215', secondary: '#3f4750', data: '#0b63a5', good: '#00694f', warning: '#8a5300', bad: '#b3280a', earlier: '#7d858e' },
};
for (const [theme, colors] of Object.entries(themes))
  test(`tones: on ${theme} numbers can be read on them, they differ from each other, and none warns`, () => {
    const tones = tonesOf(colors);
    const all = [0, 1, 2, 3, 4, 5, 6, 7].map((tone) => tones.of(tone));
    for (const tone of [...all, tones.of(null)]) {
      const [high, low] = [luminance(tone), luminance(tones.ink)].sort((a, b) => b - a);
      assert.ok((high + 0.05) / (low + 0.05) >= 4.5, `${tone} under ${tones.ink}`);
      const { h, c } = toOklch(tone);
      assert.ok(c < 0.05 || (h > 160 && h < 345), `${tone} has hue ${h}`);
    }
    for (let i = 0; i < 8; i++)
      for (let j = 0; j < i; j++) {
        const [one, other] = [toOklch(all[i]), toOklch(all[j])];
        const turn = (Math.abs(one.h - other.h) / 180) * Math.PI;
        const apart = Math.hypot(one.l - other.l, Math.sqrt(one.c ** 2 + other.c ** 2 - 2 * one.c * other.c * Math.cos(turn)));
        assert.ok(apart > 0.07, `${all[i]} and ${all[j]} are ${apart.toFixed(3)} apart`);
      }
  });

const boxes = [0.25, 0.5, 1, 16 / 9, 4, 8].flatMap((ratio) => [4000, 40_000, 400_000].map((area) => [Math.sqrt(area * ratio), Math.sqrt(area / ratio)]));
for (const [width, height] of boxes)
  for (const count of [1, 6, 21])
    test(`ring: ${Math.round(width)} x ${Math.round(height)} holds it and a list of ${count}`, () => {
      const needs = { lead: 2.3, name: 4.5, value: 3, share: 1.9 };
      const { x, y, radius, list } = layoutRing(count, width, height, { list: 30, label: 26 }, needs);
      assert.ok(radius > 0 && x - radius >= -0.1 && x + radius <= width + 0.1 && y - radius >= -0.1 && y + radius <= height + 0.1, 'ring inside');
      if (!list) return;
      const right = list.x + list.columns * list.columnWidth + (list.columns - 1) * list.gap;
      const bottom = list.y + list.rows * list.rowHeight;
      assert.ok(list.x >= -0.1 && list.y >= -0.1 && right <= width + 0.1 && bottom <= height + 0.1, 'list inside');
      assert.ok(list.x >= x + radius || list.y >= y + radius, 'list beside the ring');
      const room = needs.lead + (list.stacked ? Math.max(4, needs.value) : 4 + space + needs.value);
      assert.ok(list.columnWidth >= list.size * room - 0.1, 'names and values have room');
      assert.ok(list.rowHeight >= list.size * (list.stacked ? 2.5 : 1.3), 'lines do not touch');
      assert.ok(list.gap === list.size * gutter && list.places >= Math.min(count, 3));
    });

test('ring: on a wall all six are listed in text of a wall', () => {
  for (const [width, height] of [[290, 260], [600, 300], [900, 110], [260, 520], [150, 600]]) {
    const { list } = layoutRing(6, width, height, { list: 30, label: 26 }, { lead: 2.3, name: 4, value: 2.4, share: 1.9 });
    assert.ok(list && list.places >= 6 && list.size >= 20, `${width} x ${height}: ${JSON.stringify(list)}`);
  }
});
