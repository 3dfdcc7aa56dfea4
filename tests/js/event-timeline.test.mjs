import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standingOf } from '../../wwwroot/js/widgets/event-timeline.js';
import { lengths, plan } from '../../wwwroot/js/widgets/event-timeline/plan.js';

/** A window of 1000 ms, now at 800. @param {import('../../wwwroot/js/widgets/event-timeline/plan.js').Entry[]} entries @param {number} [width] @param {number} [height] */
const lay = (entries, width = 1000, height = 400) => plan(entries, 0, 1000, 800, width, height, 20);
/** @returns {import('../../wwwroot/js/widgets/event-timeline/plan.js').Entry} */
const entry = (begin = 100, end = 200, width = 5, more = {}) => ({ begin, end, width, weight: 0, ...more });
/** @param {import('../../wwwroot/js/widgets/event-timeline/plan.js').Placed} one @param {number} font @param {boolean} [outlined] */
const reach = (one, font, outlined) => {
  const half = outlined ? 0 : lengths.half * font;
  const ends = [one.left, one.right, one.x - half, one.x + half].filter((_, i) => !outlined || i < 2);
  if (one.title) ends.push(one.title.x, one.title.side === 'right' ? one.title.x + one.title.room : one.title.x - one.title.room);
  return [Math.min(...ends), Math.max(...ends)];
};

test('plan: a bar lies from its begin to its end, its title behind its mark', () => {
  const [one] = lay([entry(100, 300)]).placed;
  assert.deepEqual([one.lane, one.left, one.right, one.x, one.title?.side, one.title?.room], [0, 100, 300, 100, 'right', 100]);
});

test('plan: what began before the window and lasts beyond it fills it, its mark within', () => {
  const [one] = lay([entry(-5000, 9000)]).placed;
  assert.deepEqual([one.left, one.right], [0, 1000]);
  assert.ok(one.x > 0);
});

test('plan: a title that would cross the line of now, or the end of the box, stands before its mark', () => {
  assert.equal(lay([entry(770, 800, 5)]).placed[0].title?.side, 'left');
  assert.equal(lay([entry(990, 990, 20)]).placed[0].title?.side, 'left');
});

test('plan: the title of a band stands in it, or behind it where it is short', () => {
  const [long] = lay([entry(100, 500, 5, { outlined: true })]).placed;
  assert.ok(long.title && long.title.x > 100 && long.title.x + long.title.room < 500);
  const [short] = lay([entry(100, 150, 5, { outlined: true })]).placed;
  assert.ok(short.title && short.title.x > 150);
});

test('plan: the weightier is placed and named first; what has no room for its title stands alone, what has none at all is left out', () => {
  const entries = [entry(100, 300, 5), entry(110, 300, 5, { weight: 2 }), entry(120, 300, 5, { weight: 1 })];
  const { placed, lanes } = lay(entries, 1000, 20 * (2 * lengths.lane + lengths.axis));
  assert.equal(lanes, 2);
  assert.deepEqual(placed.map((one) => [one.index, one.lane]), [[1, 0], [2, 1]]);
  const beside = lay([entry(100, 200, 30, { weight: 1 }), entry(20, 40, 30)], 1000, 20 * (lengths.lane + lengths.axis)).placed;
  assert.deepEqual(beside.map((one) => one.title === null), [false, true]);
});

test('plan: in every box nothing of a lane overlaps and all stays within it', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 200; round++) {
    const entries = Array.from({ length: Math.floor(random() * 60) }, () => {
      const begin = random() * 1400 - 200;
      return entry(begin, begin + random() ** 3 * 800, random() * 30, { weight: Math.floor(random() * 4), outlined: random() < 0.3 });
    });
    const [width, height] = [30 + random() * 2000, 15 + random() * 600];
    const { font, lanes, placed } = lay(entries, width, height);
    assert.ok(lanes * lengths.lane * font + lengths.axis * font <= height * 1.001 || lanes === 1);
    for (const one of placed) {
      const own = reach(one, font, entries[one.index].outlined);
      assert.ok(own[0] >= -0.01 && own[1] <= width + 0.01, JSON.stringify({ own, width, one }));
      for (const other of placed) {
        if (other === one || other.lane !== one.lane) continue;
        const others = reach(other, font, entries[other.index].outlined);
        assert.ok(own[1] <= others[0] + 0.01 || own[0] >= others[1] - 0.01, JSON.stringify({ one, other }));
      }
    }
  }
});

test('standing: an open alarm goes on, a notice has happened, a planned work has its own times', () => {
  const item = { id: 'a', severity: /** @type {const} */ ('critical'), open: true, title: '', text: '', source: '', began: 5 };
  assert.deepEqual([standingOf(item).end, standingOf(item).mark.shape], [Infinity, 'diamond']);
  assert.equal(standingOf({ ...item, severity: 'info' }).end, 5);
  assert.equal(standingOf({ ...item, severity: 'info', n: 12 }).end, Infinity);
  const over = standingOf({ ...item, open: false, end: 9 });
  assert.deepEqual([over.end, over.mark.color, over.mark.shape], [9, 'earlier', 'diamond']);
  const work = standingOf({ ...item, from: 7 });
  assert.deepEqual([work.look, work.begin, work.end], ['planned', 7, Infinity]);
});
