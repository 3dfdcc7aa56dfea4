// The sums of a seat in a room: the same cases as the server's, tests/golden/room.json; the eye, what can be read from
// where, and the choice in an address.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { choiceOf, read, write } from '../../wwwroot/js/room/choice.js';
import { acuity, blue, blur, gains, light, projected, scatter, seen, visions } from '../../wwwroot/js/room/eye.js';
import { dim, onWall, reaches, rows, smallest, verdict } from '../../wwwroot/js/room/readable.js';
import * as sums from '../../wwwroot/js/room/sums.js';

const golden = JSON.parse(readFileSync(new URL('../golden/room.json', import.meta.url), 'utf8'));
/** @param {number} actual @param {number} expected @param {number} [within] as a part of it */
const near = (actual, expected, within = 1e-8) => assert.ok(actual === expected || Math.abs(actual - expected) <= Math.abs(expected) * within, `${actual} is not ${expected}`);

test('room: limits, angles, light, lumens, contrasts and colour visions are those of the server', () => {
  const { capitals, ideographs, textContrast, uses, lightGround } = sums;
  assert.deepEqual({
    leastCapital: capitals.least, goodCapital: capitals.good, leastIdeograph: ideographs.least, goodIdeograph: ideographs.good,
    leastTextContrast: textContrast.least, goodTextContrast: textContrast.good, leastMarkContrast: textContrast.seen,
    passive: uses.passive, basicDecisions: uses.decisions, analytical: uses.analytical, lightGround,
  }, golden.limits);
  for (const { height, distance, arcMinutes } of golden.angles) {
    near(sums.arcMinutes(height, distance), arcMinutes);
    near(sums.heightFor(arcMinutes, distance), height);
    near(sums.farthest(height, arcMinutes), distance);
  }
  for (const one of golden.lights) {
    const { white, contrast, veil } = sums.lightOf(one);
    near(white, one.white);
    near(contrast, one.contrast);
    near(veil, one.veil);
  }
  for (const one of golden.lamps) near(sums.lumensFor(one.contrast, one), one.lumens ?? Infinity);
  for (const { one, other, contrastOfWall, contrast } of golden.pairs) near(sums.between(sums.luminance(one), sums.luminance(other), 1 / (contrastOfWall - 1)), contrast);
  for (const { vision, colour, seen: expected } of golden.visions) {
    const rows = visions[/** @type {import('../../wwwroot/js/room/eye.js').Vision} */ (vision)];
    for (const [i, part] of seen(rows, sums.linear(colour)).entries()) assert.ok(Math.abs(part - expected[i]) < 1e-9, `${vision} ${colour}`);
  }
});

test('room: what takes as much of the eye as from the seat', () => {
  // 3.2 m from 8 m, and 24 cm from 60 cm: 9.4 inches.
  near(sums.pixelsFor(3200, 8000, 600), (240 / 25.4) * 96);
});

test('room: black, white and their contrast are what the room makes of them, in linear light', () => {
  for (const veil of [0, 0.02, 0.1, 1]) {
    const rows = projected(veil, 'full');
    const [black, white] = [seen(rows, [0, 0, 0]), seen(rows, [1, 1, 1])];
    for (let i = 0; i < 3; i++) {
      near(white[i], 1, 1e-12);
      assert.ok(Math.abs(black[i] - veil / (1 + veil)) < 1e-12);
    }
  }
});

test('room: colour vision comes after the light of the room, whose grey it leaves grey', () => {
  for (const vision of /** @type {const} */ (['protanopia', 'deuteranopia', 'tritanopia'])) {
    const [veil, colour] = [0.1, [0.2, 0.5, 0.8]];
    const lifted = colour.map((one) => (one + veil) / (1 + veil));
    const [once, twice] = [seen(projected(veil, vision), colour), seen(visions[vision], lifted)];
    for (let i = 0; i < 3; i++) assert.ok(Math.abs(once[i] - twice[i]) < 1e-9);
    for (const part of seen(projected(veil, vision), [0.3, 0.3, 0.3])) assert.ok(Math.abs(part - 0.4 / 1.1) < 1e-5);
  }
});

test('room: an eye of 20 is the reader\'s own; with age it takes larger strokes, less light, less blue, and scatters more', () => {
  assert.deepEqual([acuity(20), light(20), blue(20), scatter(20), blur(20, true)], [1, 1, 1, 0, 0]);
  near(light(60), 1 / 3);
  assert.deepEqual(gains(20), [1, 1, 1]);
  near(gains(60)[0], Math.sqrt(1 / 3));
  near(acuity(77), 10 ** 0.14);
  near(blue(50), 0.48 / 0.78);
  for (let age = 30; age <= 90; age += 10) {
    assert.ok(acuity(age) > acuity(age - 10) && light(age) < light(age - 10) && scatter(age) > scatter(age - 10) && scatter(age) < 0.3);
    assert.ok(blur(age, true) < blur(age, false));
  }
});

const texts = onWall([
  { role: 'title', isIdeographic: false, capital: 40, ink: '#ffffff', ground: '#000000' },
  { role: 'value', isIdeographic: false, capital: 60, ink: '#ffffff', ground: '#000000' },
  { role: 'value', isIdeographic: false, capital: 30, ink: '#ffffff', ground: '#000000' },
  { role: 'label', isIdeographic: true, capital: 24, ink: '#777777', ground: '#000000' },
  { role: 'flag', isIdeographic: false, capital: 20, ink: '#ffffff', ground: '#000000' },
], 2);

test('room: how far the smallest text of each role is read, ideographs for themselves, less far by an older eye', () => {
  const all = reaches(texts, 1);
  assert.deepEqual(all.map(({ role, isIdeographic, height }) => [role, isIdeographic, height]), [['title', false, 80], ['value', false, 60], ['label', true, 48], ['note', false, 40]]);
  near(all[1].least, sums.farthest(60, 16));
  near(all[2].good, sums.farthest(48, 26));
  near(reaches(texts, 1.25)[1].least, sums.farthest(60, 20));
  // 48 mm at 20' are read less far than 40 mm at 16'.
  assert.equal(smallest(texts, 1)?.height, 48);
});

test('room: a row is as good as its worst text, and no better than the light', () => {
  assert.equal(verdict(texts, 5000, 1, null), 'good');
  assert.equal(verdict(texts, 8000, 1, null), 'effort');
  assert.equal(verdict(texts, 9000, 1, null), 'none');
  assert.equal(verdict(texts.filter(({ role }) => role === 'value'), 9000, 1, null), 'good');
  // (0.184 + k) / k: 7.1 at 0.03, 2.8 at 0.1.
  assert.equal(verdict(texts, 3000, 1, 0.03), 'good');
  assert.equal(verdict(texts, 3000, 1, 0.06), 'effort');
  assert.equal(verdict(texts, 3000, 1, 0.1), 'none');
  assert.deepEqual([dim(texts, 0.03).count, dim(texts, 0.1).count, dim(texts, 1).count], [0, 1, 5]);
});

test('room: rows are a metre apart, farther where there are too many', () => {
  assert.deepEqual(rows(3000, 8000, 20), [3000, 4000, 5000, 6000, 7000, 8000]);
  assert.deepEqual(rows(1500, 4000, 20), [1500, 2500, 3500]);
  assert.ok(rows(100, 400_000, 24).length <= 24);
});

/** @type {import('../../wwwroot/js/room/choice.js').Wall} */
const wall = { id: 'a', name: 'A', width: 3200, height: 2000, nearest: 3000, farthest: 8000, ambientLux: 50, lumens: 5000, efficiency: 0.675, nativeContrast: 1000, area: 6.4, pixelWidth: 1920 };

test('room: an address says what differs from the profile, and nothing impossible', () => {
  const choice = { ...choiceOf(wall), seat: 4.5, vision: /** @type {const} */ ('tritanopia') };
  assert.equal(write(choice, wall, ''), '?wall=a&seat=4.5&vision=tritanopia');
  assert.deepEqual(read(new URLSearchParams(write(choice, wall, '16x9')), wall), choice);
  assert.deepEqual(read(new URLSearchParams('seat=1e9&lux=-3&lumens=NaN&contrast=&age=12&vision=x&size=<b>&screen=Infinity'), wall),
    { ...choiceOf(wall), seat: 16, lux: 0, age: 20 });
});
