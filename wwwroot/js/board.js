// The board page: takes the frames, keeps the widgets, judges how fresh they are.
import { watch } from './connection.js';
import { Errand } from './errand.js';
import { formatOf } from './format.js';
import { heartbeat } from './heartbeat.js';
import { identify } from './identify.js';
import { Painting } from './painting.js';
import { ServerClock } from './server-clock.js';
import { readFrame, readSpec, titleOf } from './spec.js';
import { lossOf } from './state.js';
import { Strip } from './strip.js';
import { Widget, set } from './widget.js';

/** @typedef {import('./spec.js').Spec} Spec */

const clock = new ServerClock();
/** On a wall: the moments in which all its screens paint (wall/together.js). */
const together = /** @type {import('./wall/boards.js').Frame | null} */ (window.frameElement)?.together ?? null;
/** The server's time, Unix ms; NaN while it is not known. */
const now = () => {
  const common = together?.now() ?? NaN;
  return Number.isFinite(common) ? common : clock.now();
};
/** @type {Map<string, Widget>} */
const widgets = new Map();
/** What each widget was made of: of the same again it keeps its picture when the board changes. @type {Map<string, string>} */
const made = new Map();
/** @type {Map<string, import('./painter.js').PainterModule>} */
const modules = new Map();
const reduced = matchMedia('(prefers-reduced-motion: reduce)');
const root = /** @type {HTMLElement} */ (document.getElementById('board'));
let spec = readSpec(document);
/** What the address asks for: that stays the same while a draft of it is tried here. */
const own = { board: spec.board, arrangement: spec.pinned, protocol: 1 };
if (together) together.timeZone = () => spec.timeZone;
/** By this the server knows a page of its own among those that are open; one within another page is none, but for a link's, which are counted. */
const page = window.top === window || spec.ticket ? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-') : null;
let format = formatOf(spec.culture, spec.timeZone);
let arrangement = spec.arrangements[0];
let [epoch, feedSilence, historyWanted] = ['', 0, -1];
/** The version that the frames are of, and since when they are. */
let [version, versionSince] = [spec.version, NaN];
/** Frames of other versions that came while a page was fetched, each with its own. @type {{ of: string, frame: any }[]} */
let meanwhile = [];
/** @type {import('./painter.js').Sizes} */
let sizes;
/** @type {import('./painter.js').Tokens} */
let colors;

/** @param {string} key @param {...(string | number)} args */
const text = (key, ...args) => (spec.texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));

let strip = new Strip(root, spec, text);

/**
 * Frames without painting while a designer carries something over the board (designer/preview.js). What is carried itself
 * waits until it rests: painted on its way it would have the browser sort all layers of the page.
 * @type {Record<string, number>}
 */
const pauses = { moves: Infinity, long: 3 };

/** A wall that stands still (wall/together.js): it says so itself, and loads the board anew when it goes on. */
const isFrozen = () => together?.stands === true;

/** First the state, then the picture: both change in one frame. @type {Painting<Widget>} */
const painting = new Painting((widget) => {
  widget.judge(freshness(), true);
  widget.paint();
}, () => pauses[root.dataset.carries ?? ''] ?? 0, (widget) => isFrozen() || (!!root.dataset.carries && widget.element.parentElement !== root));

/** Which arrangement the style sheet chose; it decides by the same media queries. */
function refit() {
  for (const one of spec.arrangements) if (!one.media || matchMedia(one.media).matches) arrangement = one;
  set(root, 'data-arrangement', arrangement.id);
  const u = root.getBoundingClientRect().width / arrangement.width;
  const t = u * arrangement.textSize;
  sizes = { u, title: t, label: t * 26 / 27, list: t * 30 / 27, small: t * 2, medium: t * 3.7, large: t * 5.2 };
  const style = getComputedStyle(root);
  const token = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  colors = {
    ground: token('ground'), panel: token('panel'), line: token('line'), hairline: token('hairline'), ink: token('ink'), secondary: token('secondary'),
    data: token('data'), good: token('good'), warning: token('warning'), bad: token('bad'), earlier: token('earlier'),
  };
}

/** @param {string} id @returns {import('./painter.js').PainterContext} */
function contextOf(id) {
  return {
    id,
    options: spec.widgets[id].options,
    culture: spec.culture,
    timeZone: spec.timeZone,
    box: { width: 0, height: 0 },
    get sizes() { return sizes; },
    get colors() { return colors; },
    format,
    text,
    now,
    state: () => 'nodata',
    requestPaint: () => {},
    describe: () => {},
    headline: null,
    mode: root.dataset.mode === 'console' ? 'console' : 'wall',
    get still() { return reduced.matches || root.dataset.mode === 'photo'; },
  };
}

/** Loads the painters of kinds that were not there yet. */
async function loadPainters(/** @type {Spec} */ of) {
  const kinds = new Set(Object.values(of.widgets).filter((one) => one.painter).map((one) => one.kind));
  await Promise.all([...kinds].filter((kind) => !modules.has(kind))
    .map(async (kind) => modules.set(kind, await import(`./widgets/${kind}.js`))));
}

function makeWidgets() {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-widget]'))) {
    const id = /** @type {string} */ (element.dataset.widget);
    if (!widgets.has(id)) {
      widgets.set(id, new Widget(element, contextOf(id), modules.get(spec.widgets[id].kind) ?? null, painting));
      made.set(id, spec.widgets[id].hash);
    }
  }
}

/** When the newest frame was painted, ms of this page: a wall tells it of itself (wall/health.js). */
let [paintedAt, isPainting] = [NaN, false];
Object.assign(root, { paintedAge: () => performance.now() - paintedAt });
function notePaint() {
  if (isPainting) return;
  isPainting = true;
  requestAnimationFrame(() => { [paintedAt, isPainting] = [performance.now(), false]; });
}

/** @param {any} frame */
function take(frame) {
  notePaint();
  if (frame.e !== epoch) {
    clock.reset();
    [epoch, historyWanted] = [frame.e, -1];
    for (const widget of widgets.values()) widget.renew();
  }
  const pause = frame.t - clock.heard;
  clock.hear(frame.t);
  feedSilence = frame.t - frame.h;
  const isOther = frame.k && frame.v !== version;
  if (isOther) [version, versionSince] = [frame.v, frame.t];
  if (version === spec.version) {
    show(frame);
  } else {
    // Its figures may be others than the titles say: they wait for its page.
    meanwhile.push({ of: version, frame });
    change.want(version);
  }
  // What was asked for while the frames were of another version than this page was not fetched.
  if ((frame.k && frame.hv !== historyWanted) || (isOther && version === spec.version) || pause > 5000) wantHistory(frame.hv ?? historyWanted);
  judge();
}

/** All screens of a wall paint it together. @param {any} frame */
function takeTogether(frame) {
  together?.at(frame.t, () => {
    take(frame);
    painting.now();
    together.painted(frame.t);
  });
}

/** @param {any} frame */
function show(frame) {
  if (together) together.seen = frame.t;
  for (const id in frame.w) widgets.get(id)?.take(frame.w[id], frame.k);
}

/** How fresh what came last is now. */
function freshness() {
  const loss = lossOf(clock.silence, feedSilence);
  return { now: clock.now(), loss, heard: clock.now() - clock.silence - (loss === 'feed' ? feedSilence : 0) };
}

function judge() {
  if (isFrozen()) return;
  const seen = freshness();
  set(root, 'data-feed', seen.loss ? 'lost' : 'live');
  strip.show(seen);
  for (const widget of widgets.values()) widget.judge(seen, false);
}

const history = new Errand(async (/** @type {symbol} */ _, signal) => {
  // Asked for again when the other version is there.
  if (version !== spec.version) return true;
  const at = link ? location.pathname : `/boards/${spec.board}`;
  const query = link ? `&page=${page}` : spec.pinned ? `&arrangement=${encodeURIComponent(spec.pinned)}` : '';
  const answer = await fetch(`${at}/history?v=${spec.version}${query}`, { signal });
  if (!answer.ok) return false;
  const whole = await answer.json();
  if (whole.e !== epoch) return false;
  for (const id in whole.w) widgets.get(id)?.takeHistory(whole.w[id]);
  // A wall hangs it with its past (wall/boards.js): what is not painted when it stands still never is.
  if (together && root.dataset.history === undefined) painting.atOnce();
  set(root, 'data-history', '');
  return true;
});

/** @param {number} revision of the history that is fetched at least */
function wantHistory(revision) {
  historyWanted = revision;
  history.want(Symbol(revision));
}

/** Another version of the board: its page is fetched and put in place of this one, with no moment in between. */
const change = new Errand(async (/** @type {string} */ wanted, signal) => {
  if (version === spec.version) return true;
  meanwhile = [];
  const answer = await fetch(address(), { signal });
  if (!answer.ok) return false;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = readSpec(fresh);
  await loadPainters(next);
  const frame = readFrame(fresh);
  await together?.turn(versionSince);
  // A wall that stands still by now keeps its picture.
  if (isFrozen() || together?.takes(frame.t) === false) return true;
  replaceBoard(fresh, next);
  together?.replaced();
  // What came after that page was made goes on top of it; what is newer still waits for its own.
  show(frame);
  for (const one of meanwhile) if (one.of === spec.version && one.frame.e === frame.e && one.frame.s > frame.s) show(one.frame);
  // A wall may stand still before the next picture of the screen.
  if (together) painting.now();
  wantHistory(historyWanted);
  judge();
  // What is newer than what was wanted is wanted already.
  return version === spec.version || version !== wanted;
});

/** The address of this page, which answers with the draft while it is tried on this page. */
function address() {
  const url = new URL(location.href);
  if (page) url.searchParams.set('page', page);
  return url;
}

/** @param {Document} fresh @param {Spec} next */
function replaceBoard(fresh, next) {
  // A draft that is tried here may lack the arrangement that the address asks for.
  if (next.board === own.board) own.arrangement = next.pinned;
  const sameLanguage = next.culture === spec.culture && next.timeZone === spec.timeZone;
  spec = next;
  format = formatOf(spec.culture, spec.timeZone);
  strip = new Strip(root, spec, text);
  const nextRoot = /** @type {HTMLElement} */ (fresh.getElementById('board'));
  const kept = new Set();
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (nextRoot.querySelectorAll('[data-widget]'))) {
    const id = /** @type {string} */ (element.dataset.widget);
    const old = widgets.get(id);
    if (old && sameLanguage && made.get(id) === spec.widgets[id].hash) {
      element.replaceWith(old.element);
      kept.add(id);
    }
  }
  for (const [id, widget] of widgets) {
    if (kept.has(id)) continue;
    widget.destroy();
    widgets.delete(id);
  }
  root.replaceChildren(...nextRoot.childNodes);
  for (const name of ['data-theme']) set(root, name, nextRoot.getAttribute(name));
  /** @type {HTMLElement} */ (document.getElementById('placement')).textContent =
    /** @type {HTMLElement} */ (fresh.getElementById('placement')).textContent;
  entitle(fresh);
  document.documentElement.lang = fresh.documentElement.lang;
  refit();
  makeWidgets();
  resized();
}

/** Chat programs, which run no scripts, may not know the title of each board: then the page has it for this one alone. @param {Document} from */
function entitle(from) {
  document.title = titleOf(from, spec);
  for (const place of root.querySelectorAll('.board-title, .board-strip > b')) place.textContent = document.title;
}

function resized() {
  for (const widget of widgets.values()) widget.resized();
  painting.atOnce();
}

/** Of a page that was opened by a shared link. */
const link = spec.ticket ? new (await import('./link-pass.js')).LinkPass(spec.ticket, text, () => {
  stop();
  for (const widget of widgets.values()) widget.destroy();
  widgets.clear();
}) : null;

entitle(document);
refit();
await loadPainters(spec);
makeWidgets();
take(readFrame(document));
painting.atOnce();
document.documentElement.dataset.begun = '';
const stop = watch(
  async () => ({ ...own, ...(link ? { ticket: await link.ticket() } : {}), ...(page ? { page, shown: arrangement.id, width: innerWidth, height: innerHeight } : {}) }),
  together ? takeTogether : take,
  () => identify(root, `${innerWidth} × ${innerHeight}`),
  (error) => {
    if (link) link.refused(error);
    // Its address leads to the sign-in now, and from there back. In a frame somebody else's page says so.
    else if (error.message.endsWith('sign-in.needed') && window.top === window) location.reload();
  },
  { renews: link ? `${location.pathname}/ticket` : undefined },
);
addEventListener('resize', () => {
  refit();
  resized();
});
reduced.addEventListener('change', resized);
setInterval(() => judge(), 250);
heartbeat(root, clock);
// The second's turn by the server's clock, so that all clocks on all walls step together.
const tick = () => {
  const at = now();
  if (together?.takes(at - at % 1000) ?? true) for (const widget of widgets.values()) widget.tick();
  setTimeout(tick, Number.isFinite(at) ? 1000 - (at % 1000) + 2 : 1000);
};
tick();
