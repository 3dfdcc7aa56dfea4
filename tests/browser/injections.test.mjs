// Hostile texts in every field that people and publishers fill, of every kind of widget, on boards, the console and in the
// designer: in Chromium, where nothing of them runs, loads, or becomes anything but a text.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { HubConnectionBuilder } from '@microsoft/signalr';
import { launchBrowser, startApp, until } from './app.mjs';
import { openPage, painted } from './board-page.mjs';
import { pictured } from './designer.mjs';
import { becameOf, boardOf, corpus, put, textsIn } from './injections.mjs';

/** @typedef {import('./injections.mjs').Json} Json */

/** Texts that a board may have: others are refused with their widget. */
const texts = corpus.filter((one) => !/[^\P{Cc}\n\t]|[\ufffe\uffff]/u.test(one));
/** Names, labels and units that are taken. */
const names = texts.filter((one) => !/\p{Cc}/u.test(one));
/** @template T @param {T[]} list @param {number} i */
const of = (list, i) => list[i % list.length];
const labels = (/** @type {[string, string][]} */ ...pairs) => Object.fromEntries(pairs);

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;
/** Contexts that no page has now. @type {import('playwright-core').BrowserContext[]} */
const idle = [];
/** @type {Json[]} */
let kinds;
before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { HostFeed: false } }), launchBrowser()]);
  ({ kinds } = await (await fetch(`${app.url}/api/kinds?culture=en`)).json());
  await publishAll();
});
after(async () => { await browser?.close(); await app?.stop(); });

/** @param {unknown} messages @param {string} channel @returns {Promise<string[]>} why some were refused */
async function send(messages, channel) {
  const answer = await fetch(`${app.url}/api/ingest?channel=${encodeURIComponent(channel)}`, { method: 'POST', body: JSON.stringify(messages) });
  return (await answer.json()).rejected.map((/** @type {Json} */ one) => one.reason);
}

/** What transactions of a name are called. @param {string} name */
const durationsOf = (name) => `d ${name}`.slice(0, 200);

async function publishAll() {
  const gauges = names.flatMap((name, i) => [0, 1, 2].map((j) => ({
    name, value: i + j, unit: of(names, i + 5),
    labels: labels([name, 'v'], ...['k', 'agent', 'region'].map((label) => /** @type {[string, string]} */ ([label, of(names, i + j)])), ['tier', of(names, i + j + 9)]),
  })));
  assert.deepEqual(await send(gauges, 'metrics:test'), []);
  assert.deepEqual(await send(names.map((name, i) => ({ name: durationsOf(name), durations: [10, 4000], errors: [3], labels: labels(['k', name], [of(names, i + 3), name]) })), 'metrics:test'), []);
  // What may be no name is refused, each for itself, and shown as a sample of what was.
  const refused = corpus.filter((one) => !names.includes(one)).flatMap((name) => [{ name, value: 1 }, { name: 'a', value: 1, unit: name }, { name: 'a', value: 1, labels: labels(['k', name]) }, { name: 'a', value: 1, labels: labels([name, 'v']) }]);
  assert.deepEqual(new Set(await send(refused, 'metrics:test')), new Set(['control-character']));
  for (const one of corpus.filter((_, i) => i % 4 === 0)) await send({ value: one }, `metrics:${one}`);

  const now = Date.now();
  const events = corpus.map((text, i) => ({ id: of(names, i), title: text, text, source: text, severity: ['info', 'warning', 'critical'][i % 3], labels: labels([of(names, i), of(names, i + 1)], ['part', String(i >> 5)]) }));
  await send(events, 'events:test');
  await send(corpus.map((text, i) => ({ id: of(names, i), acknowledged: { by: text } })), 'events:test');
  await send(corpus.map((text, i) => ({ id: `p-${i}`, title: text, text, source: text, from: now - 1000, until: now + 3_600_000, labels: { part: String(i >> 5) } })), 'events:plan');
  await send(corpus.map((text, i) => ({ id: `s-${i}`, title: text, labels: { by: text } })), 'events:status');
}

/** Writes boards, also ones with faults. @param {Record<string, Json>} boards by id */
async function write(boards) {
  await mkdir(join(app.dataDir, 'boards'), { recursive: true });
  for (const [id, board] of Object.entries(boards)) await writeFile(join(app.dataDir, 'boards', `${id}.json`), JSON.stringify(board));
  await until(async () => {
    const all = await (await fetch(`${app.url}/api/boards`)).json();
    const known = new Set([...all.boards, ...all.problems].map((/** @type {Json} */ one) => one.id));
    return Object.keys(boards).every((id) => known.has(id));
  }, { what: `${Object.keys(boards)} are known`, every: 100 });
}

/** @param {string[]} ids of boards @returns {Promise<string[]>} paths of what is wrong */
async function faultsOf(...ids) {
  const { problems } = await (await fetch(`${app.url}/api/boards`)).json();
  return problems.flatMap((/** @type {Json} */ one) => ids.includes(one.id) ? one.faults.map((/** @type {Json} */ fault) => fault.path) : []);
}

/**
 * Opens a page where another was: what that has loaded (fonts, modules) it has. At the same time each has a context of its
 * own, as only one page of a window is painted.
 * @param {string} url
 */
async function open(url) {
  const context = idle.pop() ?? await browser.newContext({ viewport: { width: 1800, height: 1200 }, reducedMotion: 'reduce' });
  const opened = await openPage(context, url);
  return { ...opened, close: async () => { await opened.close(); idle.push(context); } };
}

/**
 * Nothing ran, nothing was tried, nothing else was asked for.
 * @param {{ page: import('playwright-core').Page, wrong: string[], asked: string[] }} opened @param {string} what @param {boolean} [isPicture] a document of its own: its texts are what they are
 * @param {string} [url] of the app
 */
async function harmless({ page, wrong, asked }, what, isPicture = false, url = app.url) {
  for (const frame of isPicture ? [] : page.frames()) {
    if (frame.url().startsWith(url)) assert.deepEqual(await frame.evaluate(becameOf), [], `${what} ${frame.url()}`);
  }
  // A film that is left while it loads has not failed.
  assert.deepEqual(wrong.filter((one) => !/\/sample\/clip\S+ net::ERR_ABORTED/.test(one)), [], what);
  const foreign = asked.filter((one) => !/^(data|blob):/.test(one) && (!one.startsWith(`${url}/`) || /^\/(__hit|x$|boards\/x$)/.test(new URL(one).pathname)));
  assert.deepEqual(foreign, [], what);
}

/** Opens a page, lets it paint, and looks at it. @param {string} path @param {(page: import('playwright-core').Page) => Promise<unknown>} [act] */
async function shown(path, act) {
  const opened = await open(app.url + path);
  await opened.page.waitForLoadState('load');
  await act?.(opened.page);
  await harmless(opened, path);
  await opened.close();
}

/** Each kind's texts: those that take any words, and those that are looked at and refuse some. */
async function textOptions() {
  const all = kinds.flatMap(({ name, options, sample }) => textsIn(options).map((path) => ({ kind: name, path, options, sample })));
  const lengths = [200, 40, 12];
  const widgets = all.flatMap(({ kind, path, options, sample }, i) => lengths.map((length) => ({
    id: `w-${i}-${length}`, kind, ...(sample.data ? { data: sample.data } : {}), options: put(structuredClone(sample.options ?? {}), options, path, 'plain words '.repeat(17).slice(0, length)),
  })));
  await write({ probe: boardOf('probe', widgets) });
  const faults = await faultsOf('probe');
  const isTaken = (/** @type {number} */ w) => !faults.some((path) => path.startsWith(`$.widgets[${w}].`));
  return all.map((one, i) => ({ ...one, most: lengths.find((_, k) => isTaken(i * lengths.length + k)) ?? 0 }));
}

/** A widget of a kind with hostile texts everywhere. @param {Json} kind @param {number} i @param {Awaited<ReturnType<typeof textOptions>>} free @param {number} w */
function widgetOf({ name, sample, hasData, options }, i, free, w) {
  const chosen = structuredClone(sample.options ?? {});
  free.forEach(({ path, most }, k) => put(chosen, options, path, of(texts, i + 7 * k).slice(0, most)));
  const data = sample.data?.map((/** @type {Json} */ one, /** @type {number} */ k) => {
    const series = of(names, i + k);
    const isTimes = /response|elapsed/.test(one.series);
    return {
      ...one, where: undefined, series: isTimes ? durationsOf(series) : series,
      ...(w % 3 === 1 ? { label: of(texts, i + 1), unit: of(texts, i + 2).slice(0, 40) } : {}), ...(one.by || w % 3 === 2 ? { by: 'k' } : {}),
    };
  });
  return { id: `w-${w}`, kind: name, title: of(texts, i), note: of(texts, i + 1), definition: of(texts, i + 2), ...(hasData && data ? { data, deadlineSeconds: 3600 } : {}), options: chosen };
}

test('injections: the corpus is as large as it says, and some of it would run', async () => {
  assert.ok(new Set(corpus).size >= 240, `${corpus.length} strings`);
  const page = await browser.newPage();
  // On a page without a policy, by the mistake that all of this guards against.
  await page.setContent('<main></main>');
  const ran = await page.evaluate(async (list) => {
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    main.innerHTML = list.join('\n</textarea></title></style></select></noscript>\n');
    await new Promise((done) => setTimeout(() => requestAnimationFrame(done)));
    return document.querySelectorAll('main img, main svg, main iframe').length;
  }, corpus.filter((one) => !/alert|location|refresh|plaintext|xmp|listing/.test(one)));
  assert.ok(ran > 40, `${ran} elements`);
  await page.close();
});

test('injections: every text of every kind, and every series, on boards', async (t) => {
  const options = await textOptions();
  const free = options.filter((one) => one.most > 0).map((one) => `${one.kind} ${one.path.join('.')}`);
  for (const known of ['rich-text text', 'table columns.[].title', 'tier-flow nodes.[].title', 'clock label', 'image alt', 'event-list labels.{}']) assert.ok(free.includes(known), `${known} takes words: ${free}`);

  const ownOf = (/** @type {Json} */ kind) => options.filter((one) => one.kind === kind.name && one.most > 0);
  // All show title, note and definition in one way: of kinds without words of their own each string is one of the three.
  const worded = kinds.filter((kind) => ownOf(kind).length > 0);
  const drawn = kinds.filter((kind) => kind.hasData && !worded.includes(kind));
  // Those without figures, too, show each string once: a hundred framed pages tell no more than twenty.
  const plain = kinds.filter((kind) => !kind.hasData && !worded.includes(kind));
  const third = Math.ceil(texts.length / 3);
  const every = (/** @type {Json} */ kind) => texts.map((_, i) => widgetOf(kind, i, ownOf(kind), i));
  const boards = [
    ...worded.flatMap((kind) => {
      // Tables, flows and charts measure their texts as they are painted: the larger the page, the longer each takes.
      const parts = /table|tier-flow|time-series/.test(kind.name) ? 4 : 1;
      const all = every(kind);
      return Array.from({ length: parts }, (_, part) => ({ name: `${kind.name} ${part + 1}/${parts}`, widgets: all.slice(all.length * part / parts, all.length * (part + 1) / parts) }));
    }),
    // Not several kinds on a page: the figures of more widgets exceed what one frame may have, and come late.
    ...drawn.map((kind) => ({ name: kind.name, widgets: Array.from({ length: third }, (_, w) => widgetOf(kind, 3 * w, [], w)) })),
    { name: plain.map(({ name }) => name).join(), widgets: Array.from({ length: third }, (_, w) => widgetOf(of(plain, w), 3 * w, [], w)) },
  ].map(({ name, widgets }, i) => ({ id: `k-${i}`, name, widgets, board: boardOf(of(texts, i), widgets, { columns: widgets.length > 150 ? 18 : 12 }) }));
  // All at once: the app looks at its files three times a second.
  await write(Object.fromEntries(boards.map(({ id, board }) => [id, board])));
  assert.deepEqual(await faultsOf(...boards.map(({ id }) => id)), []);
  await Promise.all(boards.map(({ id, name, widgets }) => t.test(name, () => shown(`/boards/${id}?mode=console`, async (page) => {
    await page.waitForFunction(() => [...document.querySelectorAll('[data-widget]')].every((one) => /** @type {HTMLElement} */ (one).dataset.state === 'live'));
    const titles = await page.locator('[data-widget] h2').evaluateAll((all) => all.map((one) => one.textContent));
    assert.deepEqual(titles, widgets.map(({ title }) => title));
  }))));
});

test('injections: texts that are refused, and the placeholders and problems that name them', async () => {
  const options = (await textOptions()).filter((one) => one.most === 0);
  const widgets = corpus.map((text, i) => {
    const { kind, path, options: schema, sample } = options[i % options.length];
    return i % 2 === 0
      ? { id: `w-${i}`, kind, title: of(texts, i), ...(sample.data ? { data: sample.data } : {}), options: put(structuredClone(sample.options ?? {}), schema, path, text) }
      : { id: `w-${i}`, kind: of(texts, i), title: text, [text]: text, data: [{ series: text, [text]: 1, over: text }] };
  });
  // Each file tells of eight faults on the console.
  const files = corpus.flatMap((_, i) => i % 12 > 0 ? [] : [
    [`bad-${i}`, { ...Object.fromEntries(corpus.slice(i, i + 6).map((text) => [text, text])), ...boardOf('bad', corpus.slice(i + 6, i + 12).map((text, k) => ({ id: `w-${k}`, kind: text, theme: text }))) }],
    [`odd-${i}`, { ...boardOf(of(texts, i), []), theme: of(texts, i + 1), culture: of(texts, i + 2), timeZone: of(texts, i + 3) }],
  ]);
  await write({ refused: boardOf(of(texts, 3), widgets), ...Object.fromEntries(files) });
  await shown('/boards/refused', (page) => page.locator('.placeholder').first().waitFor());
});

test('injections: events, status messages and planned works on a board', async () => {
  const parts = Array.from({ length: (corpus.length >> 5) + 1 }, (_, part) => String(part));
  const widgets = [
    ...parts.map((part) => ({ id: `list-${part}`, kind: 'event-list', options: { max: 50, labels: { part }, planned: false, collapseFloods: false } })),
    ...parts.map((part) => ({ id: `line-${part}`, kind: 'event-timeline', options: { labels: { part } } })),
    ...parts.map((part) => ({ id: `plan-${part}`, kind: 'maintenance', options: { labels: { part } } })),
    { id: 'flood', kind: 'event-list', options: { max: 50, group: true } }, { id: 'ticker', kind: 'event-list', options: { layout: 'ticker', status: true } }, { id: 'status', kind: 'status-message', options: { max: 30 } },
  ];
  await write({ events: boardOf('events', widgets, { columns: 6 }) });
  await shown('/boards/events', async (page) => {
    await page.getByText(names[0]).first().waitFor();
    await painted(page);
  });
});

test('injections: the console lists all of it: boards, events, feeds, the system', async (t) => {
  await Promise.all(['/', '/events', '/feeds', '/system'].map((path) => t.test(path, () => shown(path, async (page) => {
    const first = await page.locator('#beat').getAttribute('data-time');
    await page.waitForFunction((time) => document.getElementById('beat')?.dataset.time !== time, first);
    await page.waitForFunction((text) => document.body.textContent?.includes(text), path === '/system' ? '' : '__hit');
  }))));
});

test('injections: names of walls and links, and a board that is opened by one', async (t) => {
  const part = (/** @type {number} */ most, /** @type {number} */ i) => names.filter((name) => name.length <= most && name.trim() !== '').filter((_, k) => k % 4 === i);
  const post = async (/** @type {string} */ path, /** @type {Json} */ body) => {
    const answer = await fetch(app.url + path, { method: 'POST', body: JSON.stringify(body) });
    assert.ok(answer.ok, `${answer.status} ${JSON.stringify(body)}`);
    return answer.json();
  };
  const title = '</title><img src=x onerror=window.__hit=1>';
  await write({ linked: boardOf(title, texts.slice(0, 24).map((text, i) => ({ id: `w-${i}`, kind: 'number', title: text, note: of(texts, i + 24), data: [{ series: of(names, i) }] }))) });
  // Each wall on the page is a page in a frame: a browser does not load sixty at once in time.
  const walls = part(100, 0).slice(0, 20), links = part(80, 1);
  for (const [i, name] of walls.entries()) await post('/api/walls', { template: 'bare', id: `hostile-${i}`, name });
  for (const name of links) await post('/api/links', { board: 'linked', name });
  const [quiet, told] = [await post('/api/links', { board: 'linked', masked: true }), await post('/api/links', { board: 'linked', preview: true })].map((one) => new URL(one.url).pathname);
  const isNamed = (/** @type {string} */ name) => (/** @type {import('playwright-core').Page} */ page) => page.waitForFunction((text) => document.body.textContent?.includes(text), name);
  const isEntitled = (/** @type {import('playwright-core').Page} */ page) => page.waitForFunction((text) => document.title === text && document.querySelector('.board-title')?.textContent === text, title);
  await Promise.all(Object.entries({ '/walls': isNamed(walls[0]), '/links': isNamed(links[0]), '/walls/hostile-1': isNamed(walls[1]), '/walls/hostile-1/fit': isNamed(walls[1]), [quiet]: isEntitled, [told]: isEntitled })
    .map(([path, act]) => t.test(path.replace(/(?<=^.s.).*/, '…'), () => shown(path, act))));
});

test('injections: names of people, on their page, their own, and in the list of what they did', async () => {
  const people = [...new Set(names.filter((name) => /^[\x21-\x7e][\x20-\x7e]{0,62}[\x21-\x7e]$/.test(name)))];
  const me = people.find((name) => name.startsWith('<img'));
  assert.ok(me && people.length > 60, `${people.length} people`);
  const dataDir = await mkdtemp(join(tmpdir(), 'flexboard-people-'));
  await writeFile(join(dataDir, 'people.json'), JSON.stringify(Object.fromEntries(people.map((name) => [name.toUpperCase(), { name, grants: [{ folder: '', role: name === me ? 'administrator' : 'viewer' }] }]))));
  const other = await startApp({ dataDir, settings: { HostFeed: false, TrustedProxies: '127.0.0.1 ::1', SignInHeader: 'X-Remote-User' } });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { 'X-Remote-User': me } });
    for (const path of ['/people', '/account']) {
      const opened = await openPage(context, other.url + path);
      await opened.page.waitForFunction((text) => document.body.textContent?.includes(text), me);
      if (path === '/people') await opened.page.locator('#person-name:enabled').waitFor();
      await harmless(opened, path, false, other.url);
      await opened.close();
    }
    await context.close();
  } finally {
    await other.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});

test('injections: pictures are drawn, and nothing in them runs, loads or leads elsewhere', async () => {
  const xml = (/** @type {string} */ inner) => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40"><rect width="40" height="40" fill="red"/>${inner}</svg>`;
  const escaped = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const files = texts.flatMap((text) => [xml(text), xml(`<text y="9" fill="${escaped(text)}" style="${escaped(text)}" href="${escaped(text)}" id="${escaped(text)}">${escaped(text)}</text><style>${escaped(text)}</style><a xlink:href="${escaped(text)}"><use href="${escaped(text)}"/></a>`)]);
  /** @type {Json[]} */
  const taken = [];
  await Promise.all([0, 1, 2, 3].map(async () => {
    for (let body = files.pop(); body; body = files.pop()) {
      const answer = await fetch(`${app.url}/api/images`, { method: 'POST', body });
      assert.ok([201, 422].includes(answer.status), `${answer.status} ${body}`);
      if (answer.status === 201) taken.push(await answer.json());
    }
  }));
  assert.ok(taken.length > 200, `${taken.length} pictures`);
  await write({ pictures: boardOf('pictures', taken.slice(0, 480).map(({ id }, i) => ({ id: `w-${i}`, kind: 'image', options: { image: id } })), { columns: 24 }) });
  await shown('/boards/pictures', (page) => page.waitForFunction(() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)));
  // By its address, a picture is a document of its own, which could run what an image never does.
  const addresses = taken.filter((_, i) => i % 10 === 0);
  await Promise.all([0, 1].map(async () => {
    const opened = await open('about:blank');
    for (let one = addresses.pop(); one; one = addresses.pop()) await opened.page.goto(app.url + one.url);
    await harmless(opened, 'pictures by their addresses', true);
    await opened.close();
  }));
});

test('injections: the designer: layers, inspector, pictures, history, people, clashes', async () => {
  // Each third is a title now, the others become one: by another designer, and by hand.
  const widgets = texts.filter((_, i) => i % 3 === 0).map((title, i) => ({
    id: `w-${i}`, kind: 'number', title, note: of(texts, 3 * i + 1), definition: of(texts, 3 * i + 2), group: `g-${i}`,
    data: [0, 1, 2].map((k) => ({ series: of(names, 3 * i + k), where: labels([of(names, 3 * i + k + 1), of(names, 3 * i + k + 2)]), by: of(names, 3 * i + k + 3), label: of(texts, 3 * i + k), unit: of(texts, 3 * i + k).slice(0, 40) })),
  }));
  const titleOf = (/** @type {number} */ i, /** @type {number} */ shift) => of(texts, 3 * i + shift);
  const board = (/** @type {number} */ shift) => boardOf(of(texts, shift), widgets.map((one, i) => ({ ...one, title: titleOf(i, shift) })), { columns: 10, groups: texts.map((title, i) => ({ id: `g-${i}`, title })) });
  await write({ all: board(0) });
  assert.deepEqual(await faultsOf('all'), []);
  // As a file, with the pictures that it holds; and published by whoever with whatever note.
  const parcel = await fetch(`${app.url}/api/boards/import?id=brought`, { method: 'POST', body: JSON.stringify({ ...board(5), images: labels(...texts.slice(0, 20).map((text) => /** @type {[string, string]} */ ([text, btoa(encodeURI(text))]))) }) });
  assert.ok([201, 422].includes(parcel.status), await parcel.text());

  const hub = new HubConnectionBuilder().withUrl(`${app.url}/hub/design`).build();
  await hub.start();
  await hub.invoke('Join', 'all', of(texts, 0));
  const opened = await open(`${app.url}/boards/all/design`);
  const { page } = opened;
  await page.setViewportSize({ width: 1366, height: 900 });
  await pictured(page);
  await page.locator('#tab-layers').click();
  await page.locator('.layers [data-id]').first().waitFor();
  await harmless(opened, 'layers');

  // Another designer, who has any name, selects anything and writes anything.
  for (const text of corpus) {
    await hub.invoke('Rename', text);
    await hub.invoke('Point', [text]);
  }
  for (const text of corpus.filter((_, i) => i % 8 === 0)) await hub.invoke('Commit', { id: text, label: text, changes: [{ path: ['widgets', text], value: { [text]: text } }, { path: [text, text], value: text }] });
  const changes = widgets.map(({ id, title }, i) => ({ path: ['widgets', id, 'title'], was: title, value: titleOf(i, 1) }));
  assert.deepEqual((await hub.invoke('Commit', { id: 'titles', label: of(texts, 1), changes })).faults, []);
  await page.waitForFunction((title) => document.querySelector('.layers [data-id=w-7] .name')?.textContent === title, titleOf(7, 1));
  await harmless(opened, 'what others do');

  for (let i = 0; i < widgets.length; i += 12) {
    await page.locator(`.layers [data-id="w-${i}"]`).click();
    await page.locator('.inspector h2').waitFor();
  }
  await harmless(opened, 'inspector');

  // Whoever published, with whatever note.
  for (let i = 0; i < 60; i++) {
    const { version } = (await (await fetch(`${app.url}/api/boards/all/versions`)).json()).versions[0];
    await fetch(`${app.url}/api/boards/all/versions/${version}/publish`, { method: 'POST', body: JSON.stringify({ author: of(texts, i), note: of(texts, i + 60) }) });
  }
  // By hand, where the draft is otherwise: both are shown.
  await write({ all: board(2) });
  await page.locator('.clash').first().waitFor();
  await harmless(opened, 'clashes');
  await page.locator('#tab-history').click();
  await page.locator('.versions li').first().waitFor();
  await harmless(opened, 'history');
  await hub.stop();
  await opened.close();
});
