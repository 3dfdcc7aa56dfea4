// What is written on a board: whole, harmless, in the board's language and the shipped fonts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchBrowser, startApp } from './app.mjs';
import { allLive, keepPublishing, openBoard, painted, publish, shippedBoards, writeBoard } from './board-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Awaited<ReturnType<typeof startApp>>} */
let app;
/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  [app, browser] = await Promise.all([startApp({ settings: { Demo: 'reservation' } }), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await app?.stop();
});

/**
 * Texts that cannot be read; runs in the page. Every painter sets its texts as elements, none draws them into a
 * canvas, so that each run of characters has a box:
 *   - it lies inside its widget, and inside every box on the way there that hides what sticks out, unless that box ends
 *     its text in an ellipsis by design (lists, what publishers send); titles of widgets may not on shipped boards, and
 *     a note stands there whole or not at all
 *   - it does not lie upon another text of the same widget
 * A box is taken from the height of capitals to the baseline: leading and descenders may touch a neighbour.
 * @param {{ titles: boolean }} options whether titles have to be whole
 */
function faultsOfTexts({ titles }) {
  /** @type {string[]} */
  const faults = [];
  for (const widget of /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-widget]')])) {
    if (!widget.checkVisibility()) continue;
    const say = (/** @type {string} */ fault) => faults.push(`${widget.dataset.widget}: ${fault}`);
    for (const title of widget.querySelectorAll('.w-head h2')) {
      if (titles && title.scrollWidth > title.clientWidth) say(`the title is cut: ${title.textContent}`);
    }
    /** @type {{ node: Node, text: string, left: number, right: number, top: number, bottom: number }[]} */
    const runs = [];
    const walker = document.createTreeWalker(widget, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = /** @type {HTMLElement} */ (node.parentElement);
      const text = node.textContent?.trim().slice(0, 30) ?? '';
      if (text === '' || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const size = parseFloat(getComputedStyle(holder).fontSize);
      for (const line of range.getClientRects()) {
        // Ascent and descent of the fonts are about .97 and .24 em, a capital is .73 em high.
        const run = { node, text, left: line.left, right: line.right, top: line.top + size * 0.24, bottom: line.bottom - size * 0.24 };
        if (run.right - run.left < 1) continue;
        let ends = false;
        for (let box = holder; ; box = /** @type {HTMLElement} */ (box.parentElement)) {
          const style = getComputedStyle(box);
          ends ||= style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
          if (style.overflow !== 'visible' || box === widget) {
            const around = box.getBoundingClientRect();
            // What lies beyond the ellipsis is not painted.
            if (ends) Object.assign(run, { left: Math.max(run.left, around.left), right: Math.min(run.right, around.right) });
            if (ends && (run.right <= run.left || run.top >= around.bottom)) break;
            // A note without room stands in a second line of its box, which is not painted.
            if (holder.matches('.w-note') && box === holder && run.top >= around.bottom) break;
            if (run.left < around.left - 1 || run.right > around.right + 1 || run.top < around.top - 1 || run.bottom > around.bottom + 1)
              say(`'${text}' sticks out of ${box.className || box.tagName}: ${[run.left, run.top, run.right, run.bottom]} of ${[around.left, around.top, around.right, around.bottom]}`);
          }
          if (box === widget) {
            runs.push(run);
            break;
          }
        }
      }
    }
    runs.forEach((one, i) => {
      for (const other of runs.slice(0, i)) {
        // A text that ends in an ellipsis has a box with it and one without.
        if (one.node === other.node) continue;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (wide > 1 && high > 1) say(`'${one.text}' lies upon '${other.text}' by ${wide.toFixed(1)} x ${high.toFixed(1)}`);
      }
    });
  }
  return faults;
}

for (const id of ['host', 'reservation', 'dense']) {
  test(`texts: on ${id} none is cut and none lies upon another, in every arrangement at its own ratio`, async () => {
    const { [id]: board } = await shippedBoards();
    /** @type {string[]} */
    const faults = [];
    for (const { id: arrangement, width, height } of board.arrangements) {
      const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/${id}?arrangement=${arrangement}`, { viewport: { width, height } });
      await allLive(page);
      await painted(page);
      faults.push(...(await page.evaluate(faultsOfTexts, { titles: true })).map((fault) => `${arrangement} ${fault}`), ...wrong);
      await close();
    }
    assert.deepEqual(faults, []);
  });
}

test('texts: figures stand beside a title where there is room for them, borders of what stands there included', async () => {
  const { page, close } = await openBoard(browser, `${app.url}/boards/host`);
  const beside = await page.evaluate(async () => {
    const { Headline } = await import(/** @type {string} */ ('/js/headline.js'));
    const head = document.body.appendChild(document.createElement('header'));
    const [note, title, badge] = ['span', 'span', 'b'].map((name) => head.appendChild(document.createElement(name)));
    Object.assign(head.style, { position: 'absolute', display: 'flex', width: '500px' });
    Object.assign(title.style, { flex: 'none', width: '100px' });
    Object.assign(badge.style, { flex: 'none', boxSizing: 'border-box', width: '80px', border: '2px solid' });
    return [318, 320, 322, 324].filter((wide) => {
      const headline = new Headline({ headline: note, state: () => 'live' }, document.createElement('div'));
      headline.show([[{ text: 'figures' }]], false, { width: () => wide }, 20, 1000);
      return headline.height === 0;
    });
  });
  assert.deepEqual(beside, [318, 320]);
  await close();
});

/** Scripts in all the places where a text could become one. Each would set `window.executed`. */
const hostile = {
  element: '<img src=x onerror=window.executed=1>',
  script: '</script><script>window.executed=2</script>',
  attribute: '"\' onmouseover="window.executed=3" autofocus onfocus="window.executed=3" x="',
  style: '</style><style>*{display:none!important}</style>',
  template: '${window.executed=4} {{constructor.constructor("window.executed=4")()}} {0} \\u003cb\\u003e',
  entity: '&lt;b&gt; &#60;img src=x onerror=window.executed=5&#62; &amp;',
  comment: '<!-- --!> <svg onload=window.executed=6> ]]>',
};
const markdown = `# ${hostile.element}

<script>window.executed=7</script>

[a link](javascript:window.executed=8) [another](data:text/html,<script>parent.executed=8</script>) ![a picture](x" onerror="window.executed=8)
<javascript:window.executed=8> <https://example.com/?away> https://example.com/auto

<details open ontoggle=window.executed=9><summary>raw</summary></details>

| ${hostile.attribute} | b |
|---|:-:|
| ${hostile.entity} | <b onclick=window.executed=9>bold</b> |

\`\`\`html
${hostile.script}
\`\`\`

{onclick="window.executed=9" style="display:none"}
[reference]: javascript:window.executed=8
[reference]
`;

/** One widget of every kind that shows a publisher's or an author's words. @param {(i: number) => string} word */
const wordyWidgets = (word) => [
  { id: 'number', kind: 'number', data: [{ series: 'words.value', label: word(0), where: { n: '0' } }, { series: 'words.value', as: 'detail', label: word(1), where: { n: '1' } }] },
  { id: 'lines', kind: 'time-series', data: [{ series: 'words.value', by: 'word', label: '{word}' }] },
  { id: 'named', kind: 'time-series', data: [{ series: 'words.value', by: '*', label: word(2), unit: word(3).slice(0, 16) }] },
  { id: 'lights', kind: 'status-lights', data: [{ series: 'words.light', by: 'word' }] },
  { id: 'active', kind: 'active', data: [{ series: 'words.active' }] },
  { id: 'gauge', kind: 'gauge', data: [{ series: 'words.value', where: { n: '0' } }] },
  { id: 'hits', kind: 'hitmap', data: [{ series: 'words.elapsed' }] },
  { id: 'events', kind: 'event-list' },
  { id: 'ticker', kind: 'event-list', options: { layout: 'ticker' } },
  { id: 'clock', kind: 'clock', options: { label: word(4).slice(0, 40) } },
  { id: 'countdown', kind: 'countdown', data: [{ series: 'words.begin' }] },
].map((one, i) => ({ ...one, title: word(i), note: word(i + 1), definition: word(i + 2) }));

/** @param {string} title @param {import('./board-page.mjs').Board[]} widgets */
const wordyBoard = (title, widgets) => ({
  schemaVersion: 1, title, widgets,
  arrangements: [{
    id: '16x9', width: 1920, height: 1080, textSize: 24,
    places: Object.fromEntries(widgets.map(({ id }, i) => [id, [12 + (i % 4) * 476, 12 + Math.floor(i / 4) * 354, 464, 342]])),
  }],
});

/** What feeds it. @param {string[]} words */
const wordyFigures = (words) => [
  ...words.flatMap((word, i) => [
    { name: 'words.value', value: 10 * i, labels: { word, n: String(i) }, unit: word.slice(0, 16) },
    { name: 'words.light', value: i % 4, labels: { word } },
    { name: 'words.active', value: i, labels: { agent: word, tier: 'fast' } },
  ]),
  { name: 'words.elapsed', durations: [120, 800] },
  { name: 'words.begin', value: Date.now() + 600_000 },
];

test('texts: hostile ones are shown as they are, wherever they come from, and do nothing', async () => {
  const words = Object.values(hostile);
  const word = (/** @type {number} */ i) => words[i % words.length];
  const board = wordyBoard(hostile.script, [
    ...wordyWidgets(word), { id: 'text', kind: 'rich-text', title: hostile.comment, options: { text: markdown } },
  ]);
  await writeBoard(app, 'hostile', board);
  await publish(app, words.map((title, i) => ({ id: word(i + 1), title, text: word(i + 2), source: word(i + 3), severity: 'critical' })), 'events:hostile');
  const publisher = keepPublishing(app, () => wordyFigures(words));
  const { page, wrong, asked, close } = await openBoard(browser, `${app.url}/boards/hostile`);
  try {
    await allLive(page);
    // Once more the other way that a text comes onto a page: the board changes under it.
    await writeBoard(app, 'hostile', { ...board, title: hostile.style, widgets: board.widgets.map((one) => ({ ...one, note: hostile.element })) });
    await page.waitForFunction((note) => [...document.querySelectorAll('.w-note')].every((one) => one.textContent === note), hostile.element);
    await allLive(page);

    assert.equal(publisher.fault(), '');
    assert.equal(await page.title(), hostile.style);
    assert.deepEqual(await page.locator('.w-head h2').allTextContents(), board.widgets.map((one) => one.title));
    assert.deepEqual(await page.locator('[data-widget][title]').evaluateAll((all) => all.map((one) => one.getAttribute('title'))),
      wordyWidgets(word).map((one) => one.definition));
    const shown = async (/** @type {string} */ id) => String(await page.locator(`[data-widget=${id}]`).textContent());
    for (const id of ['events', 'ticker']) {
      const said = await shown(id);
      assert.ok(words.some((title) => said.includes(title)), `${id}: ${said}`);
    }
    assert.ok((await shown('active')).includes(words.at(-1) ?? ''), 'the busiest agent by its name');
    assert.ok((await shown('clock')).includes(word(4).slice(0, 40)));
    assert.ok((await page.locator('[data-widget=lines]').getAttribute('aria-label'))?.includes(hostile.attribute));
    const text = await shown('text');
    for (const part of [hostile.element, '<script>window.executed=7</script>', hostile.script, 'a link', '<b onclick=window.executed=9>bold</b>']) assert.ok(text.includes(part), part);

    const made = await page.evaluate(() => {
      const inner = [...document.querySelectorAll('#board *')];
      return {
        executed: /** @type {any} */ (window).executed,
        tags: [...new Set(inner.map((one) => one.tagName.toLowerCase()))].filter((tag) =>
          !/^(section|header|h[1-6]|span|b|i|p|div|canvas|ul|ol|li|bdi|table|thead|tbody|tr|th|td|pre|code|em|strong|br|blockquote)$/.test(tag)),
        handlers: inner.flatMap((one) => one.getAttributeNames()).filter((name) => /^on|^(src|href|srcdoc|action|autofocus)$/.test(name)),
        scripts: [...document.scripts].map((one) => one.id || one.getAttribute('src')),
        visible: [...document.querySelectorAll('[data-widget]')].every((one) => one.checkVisibility()),
      };
    });
    assert.deepEqual(made, { executed: undefined, tags: [], handlers: [], scripts: ['/js/arrival.js', 'spec', 'frame', '/js/board.js'], visible: true });
    assert.deepEqual(asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:')), []);
    assert.deepEqual(wrong, []);
  } finally {
    publisher.stop();
    await close();
  }
});

test('texts: directions, joined marks and words without an end stay in their place', async () => {
  const words = [
    '\u202Eevil\u202D \u2066\u2067\u2068 open', 'x'.repeat(200), 'שלום עולם 123', `${'Z'}${'\u0301'.repeat(120)}`,
    '\u202E\u202E\u202E', '漢字'.repeat(90), '👩‍👩‍👧‍👦'.repeat(18), 'a\u200Bb\u00ADc\u2028d',
  ];
  const word = (/** @type {number} */ i) => words[i % words.length];
  await writeBoard(app, 'odd', wordyBoard('Odd', [
    ...wordyWidgets(word), { id: 'text', kind: 'rich-text', title: word(1), options: { text: words.join('\n\n') } },
  ]));
  await publish(app, words.map((title, i) => ({ title: `${title} title`, text: word(i + 1), source: word(i + 2), severity: 'warning' })), 'events:odd');
  const publisher = keepPublishing(app, () => wordyFigures(words));
  const { page, wrong, close } = await openBoard(browser, `${app.url}/boards/odd`);
  try {
    await allLive(page);
    assert.equal(publisher.fault(), '');
    await painted(page);
    assert.deepEqual(await page.evaluate(faultsOfTexts, { titles: false }), []);
    const page_ = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight,
      faulty: document.querySelectorAll('[data-fault]').length,
      // What follows a text that turns direction stays on its side: time, title, source.
      order: [...document.querySelectorAll('[data-widget=events] .events-row')].every((row) => {
        const [time, body, source] = ['time', 'body', 'source'].map((part) => row.querySelector(`.events-${part}`)?.getBoundingClientRect());
        return !time || !body || !source || source.width === 0 || body.left >= time.right - 1 || body.top >= time.bottom - 1;
      }),
    }));
    assert.deepEqual(page_, { scrolls: false, faulty: 0, order: true });
    assert.deepEqual(wrong, []);
  } finally {
    publisher.stop();
    await close();
  }
});

test('texts: every product text that a painter asks for is there, and no name of one is painted', async () => {
  const series = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => ({ name: 'many.value', value: 10 + i, labels: { site: `site ${i}` } }));
  for (const culture of ['en', 'ko', 'ja']) {
    const widgets = [
      ...wordyWidgets(() => '–'),
      { id: 'text', kind: 'rich-text', options: { text: '–' } }, { id: 'shape', kind: 'shape' },
      // What is seldom said: a goal, more lines than there is room for.
      { id: 'goal', kind: 'time-series', data: [{ series: 'many.value', by: '*' }], options: { goal: 100 } },
      { id: 'many', kind: 'time-series', data: [{ series: 'many.value', by: 'site' }] },
      { id: 'number', kind: 'number', data: [{ series: 'many.value' }], options: { goal: { value: 500 }, delta: { seconds: 60 } } },
    ].filter((one, i, all) => all.findLastIndex((other) => other.id === one.id) === i);
    const board = wordyBoard(`Said in ${culture}`, widgets);
    await writeBoard(app, `said-${culture}`, { ...board, culture, arrangements: [{ ...board.arrangements[0], height: 1440 }] });
    const publisher = keepPublishing(app, () => [...series(12), ...wordyFigures(['–'])]);
    const { page, asked, close } = await openBoard(browser, `${app.url}/boards/said-${culture}`, { viewport: { width: 1920, height: 1440 } });
    try {
      await allLive(page);
      await page.waitForFunction(() => Number(document.querySelector('[data-widget=many]')?.getAttribute('data-points')) > 12);
      const { texts } = JSON.parse(String(await page.locator('#spec').textContent()));
      const modules = asked.filter((url) => /\/js\/[^?]*\.js$/.test(url));
      assert.ok(modules.some((url) => url.endsWith('/time-series/entries.js')) && modules.length > 30, String(modules.length));
      for (const url of new Set(modules)) {
        const script = await (await fetch(url)).text();
        for (const [, key, end] of script.matchAll(/\btext\([`']([a-z][a-z-]*\.[\w-]*)([`'$])/g)) {
          const there = end === '$' ? Object.keys(texts).some((one) => one.startsWith(key)) : key in texts;
          assert.ok(there, `${culture}: ${url} asks for ${key}`);
        }
      }
      const keys = new RegExp(`\\b(${[...new Set(Object.keys(texts).map((key) => key.split('.')[0])), 'timeseries'].join('|')})\\.[a-z]`);
      assert.doesNotMatch(await page.locator('#board').innerText(), keys);
      assert.doesNotMatch((await page.locator('[aria-label]').evaluateAll((all) => all.map((one) => one.ariaLabel))).join(), keys);
    } finally {
      publisher.stop();
      await close();
    }
  }
});

for (const { culture, million, nodata, simulated, title, font } of [
  { culture: 'ko', million: '120만', nodata: '데이터 없음', simulated: '모의 데이터', title: '예약 현황', font: 'Pretendard Variable' },
  { culture: 'ja', million: '120万', nodata: 'データなし', simulated: '模擬データ', title: '予約状況と人数', font: 'Noto Sans JP' },
]) {
  test(`texts: a board in ${culture} speaks it, in a shipped font, and asks nobody else`, async () => {
    await writeBoard(app, `in-${culture}`, {
      schemaVersion: 1, title, culture, timeZone: 'Asia/Seoul',
      widgets: [
        { id: 'number', kind: 'number', title, note: title, data: [{ series: 'culture.people' }], options: { compact: true } },
        { id: 'plain', kind: 'number', title, data: [{ series: 'culture.people' }], options: { compact: false } },
        { id: 'never', kind: 'number', title, data: [{ series: 'culture.never' }] },
        { id: 'lights', kind: 'status-lights', title, data: [{ series: 'culture.light', by: 'site' }] },
        { id: 'sim', kind: 'number', title, data: [{ series: 'reservation.users' }] },
      ],
      arrangements: [{
        id: '16x9', width: 1920, height: 1080,
        places: Object.fromEntries(['number', 'plain', 'never', 'lights', 'sim'].map((id, i) => [id, [20 + (i % 3) * 630, 20 + Math.floor(i / 3) * 520, 610, 500]])),
      }],
    });
    const publisher = keepPublishing(app, () => [
      { name: 'culture.people', value: 1_200_000 }, { name: 'culture.light', value: 2, labels: { site: title } },
    ]);
    const { page, wrong, asked, close } = await openBoard(browser, `${app.url}/boards/in-${culture}`);
    try {
      assert.equal(await page.locator('html').getAttribute('lang'), culture);
      assert.equal(await page.title(), title);
      await page.waitForFunction(() => [...document.querySelectorAll('[data-widget]')]
        .every((one) => one.getAttribute('data-state') === (one.getAttribute('data-widget') === 'never' ? 'nodata' : 'live')));
      assert.equal(await page.locator('[data-widget=number] [data-value="1200000"]').textContent(), million);
      assert.equal(await page.locator('[data-widget=plain] [data-value="1200000"]').textContent(), '1,200,000');
      await page.locator('[data-widget=never] > .w-flag', { hasText: nodata }).waitFor();
      assert.equal(await page.locator('[data-widget=sim] .w-sim').innerText(), simulated);
      assert.doesNotMatch(await page.locator('body').innerText(), /[a-z]{4}/i, 'no word of English is left');
      await page.waitForFunction(() => document.fonts.ready.then(() => document.fonts.status === 'loaded'));
      for (const selector of ['number] h2', 'number] .w-note', 'number] [data-value]', 'never] > .w-flag']) {
        const fonts = await fontsOf(page, `[data-widget=${selector}`);
        // Spaces, digits and what else is Latin come from Inter.
        assert.ok(fonts.some((one) => one.startsWith(font)) && fonts.every((one) => one.startsWith(font) || one.startsWith('Inter')), `${selector}: ${fonts}`);
      }
      assert.deepEqual(asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:')), []);
      assert.ok(asked.some((url) => url.includes('/lib/fonts/')));
      assert.deepEqual(wrong, []);
    } finally {
      publisher.stop();
      await close();
    }
  });
}

/**
 * Which fonts the glyphs of an element came from; one that the machine has is named as such.
 * @param {Page} page @param {string} selector
 */
async function fontsOf(page, selector) {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, isCustomFont }) => (isCustomFont ? familyName : `the machine's ${familyName}`));
}
