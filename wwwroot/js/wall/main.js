// A screen of a wall: does what the server says, and goes on with it while there is none.
import { watch } from '../connection.js';
import { formatOf } from '../format.js';
import '../kiosk.js';
import { ServerClock } from '../server-clock.js';
import { Boards } from './boards.js';
import { Health } from './health.js';
import { Newer } from './newer.js';
import { paintPattern, patternFonts } from './patterns.js';
import { Says } from './says.js';
import { PairedScreen } from './screen.js';
import { Stage } from './stage.js';
import { loading, moment } from './together.js';

/** @typedef {import('./stage.js').Picture} Picture */

const root = /** @type {HTMLElement} */ (document.getElementById('wall'));
const told = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('picture')).textContent ?? '');
const screen = new PairedScreen(told.screen);
/** @type {Picture} */
let picture = told.picture;
/** Its own output, also while the wall has none of that name. */
const slice = new URLSearchParams(location.search).get('slice');
/** @param {string} key @param {...(string | number)} args */
const text = (key, ...args) => (told.texts[key] ?? key).replace(/\{(\d)\}/g, (/** @type {string} */ _, /** @type {string} */ i) => String(args[Number(i)] ?? ''));

const stage = new Stage(root);
/** By what is said here, for that is said the moment it is sent: all screens of a wall have the same time. */
const clock = new ServerClock();
const boards = new Boards(stage.view, clock, (state) => {
  root.dataset.boards = state;
  say();
  lay();
}, () => lay());
/** Beside the board's own clock there is no other time than its. */
const format = () => formatOf(document.documentElement.lang, boards.together?.timeZone() ?? '');
const says = new Says(stage.view, text, (at) => format().minute(at));
const health = new Health(() => boards.page, () => boards.together?.late ?? NaN);
const pattern = document.createElement('canvas');
pattern.className = 'wall-pattern';
const dark = document.createElement('div');
dark.className = 'wall-black';
const mark = document.createElement('p');
mark.className = 'wall-mark';
mark.append(document.createElement('span'));
const words = document.createElement('p');
words.className = 'wall-words';
stage.output.append(words, mark, pattern, dark);

/** @type {import('./stage.js').Showing} */
const nothing = { board: null, arrangement: null, frozenSince: null, isBlack: false, pattern: null, by: '', changedAt: 0, takeover: null, photo: null, isPressSafe: false };

/** What hangs: the board, or what an event puts in its place. @param {import('./stage.js').Showing} showing */
const hung = (showing) => showing.takeover ?? showing;

/** What a board's page is asked for. @param {string} board @param {string | null} arrangement @param {import('./stage.js').Showing} showing */
function addressOf(board, arrangement, { photo, isPressSafe }) {
  const query = new URLSearchParams({
    ...(arrangement ? { arrangement } : {}),
    ...(photo ? { mode: 'photo', wall: picture.wall, publish: String(photo.publish) } : {}),
    ...(isPressSafe ? { press: '1' } : {}),
  });
  return `/boards/${board}${query.size > 0 ? `?${query}` : ''}`;
}

/** Looks whether it stands still by now. @type {ReturnType<typeof setTimeout> | undefined} */
let looks;

/** No frozen wall is left without its mark: when it stands still depends on a clock that becomes better known, and on what was loaded by then. */
function look() {
  say();
  looks = setTimeout(look, 1000);
}

/** What the wall says itself: that it stands still, or why nothing hangs. */
function say() {
  const showing = isGone ? nothing : picture.showing;
  const { frozenSince, pattern: test } = showing;
  const { board } = hung(showing);
  const { size: [width, height], name } = picture;
  stage.output.style.setProperty('--size', `${Math.min(stage.output.clientWidth, stage.output.clientHeight) / 24}px`);
  // Nothing of the board is seen on a pattern.
  const still = boards.page ? boards.still : frozenSince ?? NaN;
  mark.hidden = Number.isNaN(still) || test !== null;
  /** @type {Element} */ (mark.firstElementChild).textContent = Number.isNaN(still) ? '' : text('wall.frozen', format().time(still));
  const isEmpty = !boards.page;
  words.hidden = !isEmpty;
  words.textContent = !isEmpty ? '' : isGone ? text('wall.gone', name) : board ? text(root.dataset.boards === 'failed' ? 'wall.failed' : 'wall.loading', board)
    : text('wall.empty', name, (width / 1000).toFixed(2), (height / 1000).toFixed(2));
}

/** What is laid over the board. */
function lay() {
  const { isBlack, pattern: test } = picture.showing;
  says.show(picture, isGone || isBlack || test !== null);
}

/** What was shown is not looked at any more once a newer page hangs over it. */
const newer = new Newer(told.build, () => clock.now(), () => {
  const { frozenSince, pattern: test } = picture.showing;
  return !isGone && frozenSince === null && test === null && ['shown', 'none'].includes(root.dataset.boards ?? 'none');
}, () => {
  health.end();
  boards.show(null, null);
  root.replaceChildren();
});

/** Whether there is no such wall any more: then it shows nothing, and goes on when there is one again. */
let isGone = false;

function follow() {
  if (newer.isOver) return;
  const showing = isGone ? nothing : picture.showing;
  stage.fit(picture);
  const { board, arrangement } = hung(showing);
  boards.show(board ? { address: addressOf(board, arrangement, showing), from: picture.slice ? showing.changedAt : null } : null, showing.frozenSince);
  clearTimeout(looks);
  if (showing.frozenSince !== null) looks = setTimeout(look, Math.min(loading, Math.max(0, showing.frozenSince - clock.now())) + moment + 20);
  lay();
  dark.hidden = !showing.isBlack;
  pattern.hidden = showing.pattern === null;
  root.dataset.shows = showing.isBlack ? 'black' : showing.pattern ? 'pattern' : board ?? '';
  pattern.dataset.pattern = showing.pattern ?? '';
  if (showing.pattern) paintPattern(pattern, picture, stage.scale, text);
  else pattern.width = 0;
  say();
}

/** Over all, for a moment. @param {string} words */
function sign(words) {
  root.querySelector('.wall-identify')?.remove();
  const plate = document.createElement('p');
  plate.className = 'wall-identify';
  plate.textContent = words;
  root.append(plate);
  setTimeout(() => plate.remove(), 4000);
}

/** Somebody asks which screen this is. @param {string} [name] */
function identify(name) {
  if (newer.isOver) return;
  sign([screen.called(name), picture.name, picture.slice, `${innerWidth * devicePixelRatio} × ${innerHeight * devicePixelRatio}`].filter(Boolean).join(' · '));
}

/** The wall is photographed, or no more; the server tells all its screens. */
async function photograph() {
  const minutes = picture.showing.photo ? { minutes: 0 } : {};
  const answer = await fetch(`/api/walls/${picture.wall}/photo`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(minutes) }).catch(() => null);
  if (!answer?.ok) sign(text(answer?.status === 403 ? 'wall.photo-refused' : 'wall.photo-failed'));
}

addEventListener('resize', follow);
addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, repeat }) => {
  // A key that is held down has been pressed once.
  if (ctrlKey || metaKey || altKey || repeat) return;
  if (key === 'f') document.documentElement.requestFullscreen?.().catch(() => {});
  if (key === 'p' && !isGone && !newer.isOver) void photograph();
});
follow();
void patternFonts().then(follow);
document.documentElement.dataset.begun = '';
watch(
  () => ({ wall: picture.wall, slice, ...screen.request, ...health.request }),
  (word) => {
    clock.hear(word.t);
    says.dim(word.light);
    stage.shift(word.shift);
    if (!word.picture) return;
    [picture, isGone] = [word.picture, false];
    newer.hear(word.build);
    follow();
  },
  identify,
  (error) => {
    if (screen.leaves(error)) return;
    if (error.message.endsWith('sign-in.needed') && window.top === window) location.reload();
    if (!error.message.endsWith('wall.gone')) return;
    isGone = true;
    follow();
  },
  { hub: '/hub/wall', opened: (send) => health.by(send), renews: screen.renews },
);
