// What the wall must survive: each test breaks one real part and looks at a real page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { allLive, allLost, showsWithin, shown, sightOf, sightsOf, startWall, wallBoard } from './wall.mjs';

/** @typedef {import('./wall.mjs').Wall} Wall */

/** Silence after which the wall says lost, ms; and that plus the time to show it. */
const lost = 5000;
/** Live again this soon after the cause has ended, ms. */
const again = 2000;

/**
 * Nothing ever went blank, nothing old was shown as live, the page was never loaded anew.
 * @param {Wall} wall @param {number} [deadline] age from which a figure may not be called live
 * @param {number} [woken] when the page began to run again, if it did not: it sees then that its figures have grown old
 */
async function assertHonest(wall, deadline = 10_000, woken = -Infinity) {
  const sights = await sightsOf(wall.page);
  for (const sight of sights) {
    for (const [id, one] of Object.entries(sight.widgets)) {
      assert.ok(!one.blank, `${id} was blank at ${sight.at}`);
    }
    const now = sight.widgets.now;
    if (now.state === 'live') {
      const isWaking = sight.at >= woken && sight.at < woken + showsWithin;
      assert.ok(isWaking || sight.at - Number(now.value) < deadline + showsWithin, `a figure of ${sight.at - Number(now.value)} ms was shown as live`);
    } else {
      assert.match(now.flag, /\S/, 'a widget that is not live says so in words');
    }
  }
  assert.equal(wall.reloads(), 0, 'the page was never loaded anew');
  assert.deepEqual(wall.faults, []);
}

/**
 * Breaks something, sees the wall lose it in time and keep its picture, mends it, sees the wall live in time.
 * @param {Wall} wall @param {(measured: string) => void} tell
 * @param {() => unknown} breaks @param {() => unknown} mends @param {number} [lasting] ms that it stays broken
 */
async function breakAndMend(wall, tell, breaks, mends, lasting = lost + showsWithin + 1000) {
  await shown(wall.page, (sight) => Number(sight.widgets.curve.points) > 3, 'the curve has points');
  await breaks();
  const broken = Date.now();
  const lostAt = await shown(wall.page, allLost, 'every widget says lost', lost + 5000);
  assert.ok(lostAt - broken < lost + showsWithin, `lost was said after ${lostAt - broken} ms`);
  const picture = await sightOf(wall.page);
  assert.match(picture.widgets.now.text, /\d/, 'the last figure stays');
  await delay(Math.max(0, lasting - (Date.now() - broken)));
  assert.ok(allLost(await sightOf(wall.page)), 'it stays lost as long as it is');
  await mends();
  const mended = Date.now();
  const liveAt = await shown(wall.page, allLive, 'every widget is live again');
  tell(`lost after ${lostAt - broken} ms, live again after ${liveAt - mended} ms`);
  assert.ok(liveAt - mended < again, `live again after ${liveAt - mended} ms`);
  await shown(wall.page, (sight) => Number(sight.widgets.curve.points) >= Number(picture.widgets.curve.points), 'the history is in the chart');
  await assertHonest(wall);
}

/**
 * @param {string} name @param {(wall: Wall, tell: (measured: string) => void) => Promise<void>} run
 * @param {Parameters<typeof startWall>[0]} [options]
 */
const survives = (name, run, options) => test(name, async (t) => {
  const wall = await startWall(options);
  try {
    await run(wall, (measured) => t.diagnostic(measured));
  } finally {
    await wall.stop();
  }
});

// What takes longest goes first, beside all others: they wait more than they work.
describe('the wall survives', { concurrency: 3 }, () => {
  survives('the network is cut for 60 s', (wall, tell) =>
    breakAndMend(wall, tell, () => wall.proxy?.cut(), () => wall.proxy?.mend(), 60_000), { proxied: true });

  survives('Redis is killed and started again', (wall, tell) =>
    breakAndMend(wall, tell, () => wall.redis.kill('SIGKILL'), () => wall.restartRedis()));

  survives('Redis accepts and never answers', (wall, tell) =>
    breakAndMend(wall, tell, () => process.kill(wall.redis.pid, 'SIGSTOP'), () => process.kill(wall.redis.pid, 'SIGCONT'), 12_000));

  survives('the app is killed and started again', (wall, tell) =>
    breakAndMend(wall, tell, () => wall.app.kill('SIGKILL'), () => wall.restartApp()));

  survives('the app is frozen for 20 s', (wall, tell) =>
    breakAndMend(wall, tell, () => process.kill(wall.app.pid, 'SIGSTOP'), () => process.kill(wall.app.pid, 'SIGCONT'), 20_000));

  survives('the screen sleeps for 20 s', async (wall) => {
    const processes = wall.browserProcesses();
    for (const pid of processes) process.kill(pid, 'SIGSTOP');
    await delay(20_000);
    for (const pid of processes) process.kill(pid, 'SIGCONT');
    const woken = Date.now();
    await shown(wall.page, (sight) => sight.at > woken && allLive(sight) && Date.now() - Number(sight.widgets.now.value) < 1000, 'live with a fresh figure');
    assert.ok(Date.now() - woken < again, `live again after ${Date.now() - woken} ms`);
    await assertHonest(wall, undefined, woken);
  });

  survives('a publisher falls silent', async (wall) => {
    wall.pausePublishing();
    const silent = Date.now();
    const stale = await shown(wall.page, (sight) => sight.widgets.now.state === 'stale', 'stale', 15_000);
    assert.ok(stale - silent > 10_000 - 500 && stale - silent < 10_000 + showsWithin, `stale after ${stale - silent} ms`);
    const sight = await sightOf(wall.page);
    assert.equal(sight.feed, 'live');
    assert.match(sight.widgets.now.flag, /1\d sec old/);
    assert.equal(sight.widgets.clock.state, 'live');
    wall.resumePublishing();
    await shown(wall.page, allLive, 'live again', again);
    await assertHonest(wall);
  });

  survives('clocks of publishers are 9 minutes fast and 30 s slow', async (wall) => {
    const timer = setInterval(() => {
      wall.publisher.publish('metrics:fast', JSON.stringify({ name: 'clock.fast', value: 1, time: Date.now() + 9 * 60_000 }));
      wall.publisher.publish('metrics:slow', JSON.stringify({ name: 'clock.slow', value: 2, time: Date.now() - 30_000 }));
    }, 500);
    try {
      await shown(wall.page, (sight) => sight.widgets.fast.state === 'live' && sight.widgets.slow.state === 'stale',
        'taken as arrival: live; 30 s behind: stale');
      assert.match((await sightOf(wall.page)).widgets.slow.flag, /3\d sec old/);
      await delay(3000);
      const sights = (await sightsOf(wall.page)).filter((sight) => sight.widgets.slow.value !== null);
      assert.ok(sights.every((sight) => sight.widgets.slow.state !== 'live'), 'an old figure was never shown as live');
      const metrics = await (await fetch(`${wall.app.url}/metrics`)).text();
      assert.match(metrics, /skew[^\n]*channel="metrics:fast"[^\n]* 5[34]\d/, 'nine minutes of skew are told');
    } finally {
      clearInterval(timer);
    }
  }, {
    board: {
      ...wallBoard,
      widgets: [...wallBoard.widgets,
        { id: 'fast', kind: 'number', title: 'Fast', data: [{ series: 'clock.fast' }] },
        { id: 'slow', kind: 'number', title: 'Slow', data: [{ series: 'clock.slow' }] }],
      arrangements: [{ ...wallBoard.arrangements[0], places: { ...wallBoard.arrangements[0].places, fast: [18, 730, 400, 300], slow: [432, 730, 400, 300] } }],
    },
  });
});
