// How the lines of a chart come upon the plot: what is old from a kept picture, what is newest upon the plot itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Plot } from '../../wwwroot/js/widgets/time-series/plot.js';

const [width, height, pixel, color] = [600, 100, 1000, '#4488cc'];

/** A page whose canvases write down their strokes of lines and what is copied. @param {import('node:test').TestContext} t */
function pageOf(t) {
  /** @type {any[]} */
  const canvases = [];
  const make = () => {
    /** @type {any} */
    const canvas = { style: {}, width: 0, height: 0, strokes: [], copies: [], remove() {} };
    let clip = [0, 0];
    /** @type {number[]} */
    let dash = [];
    /** @type {any} */
    const pen = {
      setLineDash: (/** @type {number[]} */ to) => { dash = to; },
      rect: (/** @type {number} */ x, /** @type {number} */ _, /** @type {number} */ wide) => { clip = [x, x + wide]; },
      stroke: () => { if (pen.strokeStyle === color) canvas.strokes.push({ dash, clip }); },
      drawImage: (/** @type {unknown} */ of, /** @type {number[]} */ ...to) => canvas.copies.push({ of, to }),
    };
    for (const name of ['setTransform', 'translate', 'clearRect', 'fillRect', 'save', 'restore', 'beginPath', 'clip', 'moveTo', 'lineTo', 'arc', 'fill', 'closePath']) pen[name] = () => {};
    canvas.getContext = () => pen;
    canvases.push(canvas);
    return canvas;
  };
  const page = /** @type {any} */ (globalThis);
  Object.assign(page, { document: { createElement: make }, window: { devicePixelRatio: 1 }, devicePixelRatio: 1 });
  t.after(() => { for (const name of ['document', 'window', 'devicePixelRatio']) delete page[name]; });
  return canvases;
}

/** @param {number} end Unix ms @returns {any} */
const sceneAt = (end) => ({
  layout: { left: 0, top: 0, width, height, text: 12, rows: false }, from: end - width * pixel, to: end, now: end, pixel, stepMs: 1000, looks: color,
  low: 0, high: 1, ticks: [], times: [], bounds: [], dots: [], places: [], tops: [{ x: 40, shape: null }], u: 1,
  colors: { panel: '#000000', line: '#333333', hairline: '#333333', secondary: '#999999' },
});

/** A figure each second. @param {number} from @param {number} end Unix ms */
const rowsOf = (from, end) => {
  const times = Array.from({ length: Math.floor((end - from) / 1000) + 1 }, (_, i) => from + i * 1000);
  return { times, drawn: [{ column: times.map((time) => (time / 1000) % 2), color, earlier: false, low: null, high: null }] };
};

test('plot: every line is whole, also beside dashed marks, and the newest end joins what is kept', (t) => {
  const canvases = pageOf(t);
  const chart = new Plot(/** @type {any} */ ({ append() {} }), 'line');
  const [plot, picture] = canvases;
  let end = 10_000_000;
  const draw = (/** @type {number} */ changed) => {
    plot.strokes.length = plot.copies.length = 0;
    chart.draw(sceneAt(end), changed, (from) => /** @type {any} */ (rowsOf(from, end)), width, height);
  };
  draw(0);
  const wide = plot.copies[0].to[2];
  assert.ok(wide >= width, 'at first all of it is kept');
  for (let i = 0; i < 200; i++) {
    end += 1000;
    draw(end - 2000);
    const kept = plot.copies[0].to[2];
    if (plot.strokes.length > 0) assert.deepEqual(plot.strokes[0].clip, [kept, wide], 'no column twice, none left out');
    else assert.equal(kept, wide);
    assert.ok(kept > wide * 11 / 12 - 1);
    for (const stroke of [...plot.strokes, ...picture.strokes]) assert.deepEqual(stroke.dash, []);
  }
  assert.ok(picture.strokes.length < 12, `${picture.strokes.length} times in 200 figures was the picture drawn upon`);
});

test('plot: figures that come late are drawn where they belong', (t) => {
  const canvases = pageOf(t);
  const chart = new Plot(/** @type {any} */ ({ append() {} }), 'line');
  const [plot, picture] = canvases;
  const end = 10_000_000;
  const rows = (/** @type {number} */ from) => /** @type {any} */ (rowsOf(from, end));
  chart.draw(sceneAt(end), 0, rows, width, height);
  picture.strokes.length = plot.copies.length = 0;
  chart.draw(sceneAt(end), end - 300_000, rows, width, height);
  assert.equal(picture.strokes.length, 1);
  assert.ok(picture.strokes[0].clip[0] <= 300 && picture.strokes[0].clip[0] > 280, 'from there on, and no more');
});
