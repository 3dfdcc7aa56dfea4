import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { arrangementId, parseSize, presets } from '../../wwwroot/js/designer/geometry/sizes.js';
import { randomOf, seeds, whole } from './designer-random.mjs';

/** @param {string} text */
function sizeOf(text) {
  const result = parseSize(text);
  assert.ok('size' in result, `${text}: ${JSON.stringify(result)}`);
  return result.size;
}

for (const [text, width, height] of /** @type {[string, number, number][]} */ ([
  ['16:9', 1920, 1080], ['9:16', 1080, 1920], ['32:9', 3200, 900], ['32 : 9', 3200, 900], ['32×9', 3200, 900], ['16/9', 1920, 1080], ['16 by 9', 1920, 1080],
  ['4:3', 1440, 1080], ['1:1', 1080, 1080], ['2:1', 2160, 1080], ['21:9', 2520, 1080], ['3:1', 2940, 980], ['2.35:1', 2538, 1080], ['2,35:1', 2538, 1080],
  ['1:2.35', 1080, 2538], ['20:1', 18000, 900], ['1:20', 900, 18000], ['１６：９', 1920, 1080], ['1920:1080', 1920, 1080], ['.5:1', 1080, 2160],
]))
  test(`size: ${text} is ${width} x ${height}`, () => assert.deepEqual(sizeOf(text), { width, height }));

for (const [text, width, height, pixelWidth, pixelHeight] of /** @type {[string, number, number, number, number][]} */ ([
  ['3840x1080', 3200, 900, 3840, 1080], ['1920×1080 px', 1920, 1080, 1920, 1080], ['1920 px * 1080 px', 1920, 1080, 1920, 1080],
  ['3,840 x 1,080', 3200, 900, 3840, 1080], ['3.840 x 1.080 Pixel', 3200, 900, 3840, 1080], ['3840 ✕ 1080 픽셀', 3200, 900, 3840, 1080], ['3840 x 1080ピクセル', 3200, 900, 3840, 1080],
  ['3840x2136', 1920, 1068, 3840, 2136],
]))
  test(`size: ${text} are pixels`, () => assert.deepEqual(sizeOf(text), { width, height, pixels: { width: pixelWidth, height: pixelHeight } }));

for (const [text, wide, high] of /** @type {[string, number, number][]} */ ([
  ['6.4 m x 1.8 m', 6400, 1800], ['6400 x 1800 mm', 6400, 1800], ['6,4 m × 1,8 m', 6400, 1800], ['6.4×1.8m', 6400, 1800], ['6.4 m x 1.8', 6400, 1800],
  ['640 cm x 180 cm', 6400, 1800], ['6.4 m x 1800 mm', 6400, 1800], ['6,400 mm x 1,800 mm', 6400, 1800], ['6,400 m x 1,800 m', 6400, 1800],
  ['6.4 미터 x 1.8 미터', 6400, 1800], ['６．４ｍ×１．８ｍ', 6400, 1800], ['6400㎜ × 1800㎜', 6400, 1800], ['6.4 メートル × 1.8 メートル', 6400, 1800], ['6.4 Metres by 1.8 Metres', 6400, 1800],
]))
  test(`size: ${text} is a wall`, () => assert.deepEqual(sizeOf(text), { width: 3200, height: 900, millimetres: { width: wide, height: high } }));

test('size: feet and inches', () => {
  assert.deepEqual(sizeOf("20 ft x 10 ft").millimetres, { width: 6096, height: 3048 });
  assert.deepEqual(sizeOf('20\' x 120"').millimetres, { width: 6096, height: 3048 });
});

for (const [text, fault] of [
  ['', 'empty'], ['  \n', 'empty'], ['wide', 'notation'], ['16', 'notation'], ['16:', 'notation'], ['16:9:1', 'notation'], ['-16:9', 'notation'], ['16:-9', 'notation'],
  ['16 m x 9 px', 'notation'], ['6.4 miles x 1 miles', 'notation'], ['1.2.3:1', 'notation'], ['6.4.1 m x 2 m', 'notation'], ['1920.5 x 1080 px', 'notation'], ['NaN:1', 'notation'], ['1e9:1', 'notation'],
  ['6.4 constructor x 1 constructor', 'notation'],
  ['0:9', 'range'], ['16:0', 'range'], ['21:1', 'range'], ['1:20.1', 'range'], ['0.0000001:0.0000001', 'range'], ['4000 x 100', 'range'], ['200000 x 100000', 'range'],
  ['1 mm x 1 mm', 'range'], ['2000 m x 1000 m', 'range'], [`${'9'.repeat(400)}:1`, 'range'], [`${'9'.repeat(400)} m x ${'9'.repeat(400)} m`, 'range'],
])
  test(`size: ${JSON.stringify(text.slice(0, 40))} is a fault: ${fault}`, () => assert.deepEqual(parseSize(text), { fault }));

test('size: what the shipped boards have comes out of their ratios', () => {
  const layouts = new URL('../../layouts/', import.meta.url);
  for (const file of readdirSync(layouts).filter((name) => name.endsWith('.json') && !name.includes('schema') && name !== 'dense.json'))
    for (const { id, width, height } of JSON.parse(readFileSync(new URL(file, layouts), 'utf8')).arrangements) {
      assert.deepEqual(sizeOf(`${width}:${height}`), { width, height });
      assert.equal(arrangementId({ width, height }), id);
    }
});

for (const seed of seeds(100))
  test(`size: whole units, the smaller side 900 to 1080, the ratio within a thousandth, upright as lying, seed ${seed}`, () => {
    const random = randomOf(seed);
    const [a, b] = [whole(random, 100, 99999) / 100, whole(random, 100, 99999) / 100];
    const result = parseSize(`${a}:${b}`);
    if (Math.max(a, b) / Math.min(a, b) > 20) return assert.deepEqual(result, { fault: 'range' });
    const { width, height } = sizeOf(`${a}:${b}`);
    assert.ok(Number.isInteger(width) && Number.isInteger(height));
    assert.ok(Math.min(width, height) >= 900 && Math.min(width, height) <= 1080);
    assert.ok(Math.abs(width / height / (a / b) - 1) < 1e-3);
    assert.deepEqual(sizeOf(`${b}:${a}`), { width: height, height: width });
    assert.match(arrangementId({ width, height }), /^[1-9][0-9]*x[1-9][0-9]*$/);
  });

for (const [text, id] of [['32:9', '32x9'], ['16:9', '16x9'], ['9:16', '9x16'], ['2.35:1', '235x100'], ['1:2.35', '100x235'], ['21:9', '21x9'], ['16:10', '16x10'], ['3840x2136', '180x100'], ['1:1', '1x1']])
  test(`id: of ${text} is ${id}`, () => assert.equal(arrangementId(sizeOf(text)), id));

test('id: one that no other has', () => {
  assert.equal(arrangementId({ width: 1920, height: 1080 }, ['16x9']), '16x9-2');
  assert.equal(arrangementId({ width: 1920, height: 1080 }, ['16x9', '16x9-2', '4x3']), '16x9-3');
});

test('presets: can be read, each a size of its own', () => assert.equal(new Set(presets.map((text) => JSON.stringify(sizeOf(text)))).size, presets.length));
