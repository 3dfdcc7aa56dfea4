import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, ems, gapOf, largest, placeFigure, stepSize } from '../../wwwroot/js/typography.js';

const sizes = { u: 1, title: 27, label: 26, list: 30, small: 54, medium: 100, large: 140 };

test('ems: digits are tabular, Hangul and Kana are wide', () => {
  assert.equal(ems('0'), ems('1'));
  assert.equal(ems('가나'), 2 * 0.87);
  assert.equal(ems('開始'), 2);
  assert.equal(ems(''), 0);
  assert.equal(ems('e\u0301'), ems('e'));
});

test('cut: keeps what fits, says what does not, never splits a character', () => {
  assert.equal(cut('web-17', 10), 'web-17');
  assert.equal(cut('a very long name', 4.4), 'a very…');
  for (let width = 1; width < 12; width += 0.3) {
    const text = cut('😀👍🏽 가나다라마바사아자차카타파하', width);
    assert.ok(ems(text) <= Math.max(width, 0.96) + 1e-9, `${text} in ${width}`);
    assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(text));
  }
});

test('stepSize: snaps down to a size of the board that is near', () => {
  assert.equal(stepSize(150, sizes), 140);
  assert.equal(stepSize(139, sizes), 139);
  assert.equal(stepSize(130, sizes), 100);
  assert.equal(stepSize(60, sizes), 54);
  assert.equal(stepSize(20, sizes), 20);
  assert.equal(stepSize(500, sizes), 500);
});

test('largest: finds the edge', () => {
  assert.ok(Math.abs(largest((n) => n <= 12.5, 100) - 12.5) < 0.001);
  assert.equal(largest(() => true, 7), 7);
});

test('placeFigure: never wider or higher than its box, in any ratio', () => {
  const words = [[], ['KST'], ['open for', 'since the opening of the reservation'], ['접수 시작까지']];
  for (const texts of words)
    for (let width = 20; width < 2000; width *= 1.4)
      for (let height = 20; height < 1200; height *= 1.4) {
        const { layout, font, side } = placeFigure(width, height, 4.42, texts, sizes);
        const widths = texts.map((text) => ems(text) * side);
        const wide = layout === 'row'
          ? widths.reduce((sum, one) => sum + one + gapOf(font), font * 4.42) : Math.max(font * 4.42, ...widths);
        const high = layout === 'row' ? font * 1.1 : font * 1.1 + texts.length * 1.4 * side;
        assert.ok(wide <= width * 1.001 && high <= height * 1.001, JSON.stringify({ width, height, texts, layout, font, side }));
        assert.ok(font > 0);
      }
});
