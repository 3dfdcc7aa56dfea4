// The room: a board on a wall as it is seen from a seat, and what can be read from where.
import { dimness, lightLines, reachRows } from './answers.js';
import { choiceOf, endOf, read, write } from './choice.js';
import { acuity } from './eye.js';
import { plan } from './plan.js';
import { onWall, verdict } from './readable.js';
import { stage } from './stage.js';
import { lightOf } from './sums.js';

/** Before the address and what is read aloud follow a slider, ms. */
const pause = 300;
/** Of whoever looks, not of a wall. */
const ofReader = ['age', 'vision', 'size', 'screen'];

/** @type {{ board: string, walls: import('./choice.js').Wall[], wall: string, arrangement: string, texts: Record<string, string> }} */
const told = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('told')).textContent ?? '');
const text = (/** @type {string} */ key, /** @type {unknown[]} */ ...args) => (told.texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));
const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
const number = (/** @type {number} */ value) => format.format(value);
const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (document.getElementById('choice'));
const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

let wall = told.walls.find(({ id }) => id === told.wall) ?? told.walls[0];
let arrangement = told.arrangement;
let choice = read(new URLSearchParams(location.search), wall);
/** @type {Parameters<Parameters<typeof stage>[2]>[0] | undefined} undefined: not yet */
let measured;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const view = stage(element('stage'), element('eye'), (next) => {
  measured = next;
  show();
});
const drawing = plan(element('plan'), text, number, (seat) => {
  choice = { ...choice, seat };
  fill();
  show();
});

/** What is chosen, in the fields. */
function fill() {
  [field('wall').value, field('arrangement').value] = [wall.id, arrangement];
  [field('seat').min, field('seat').max] = [String(wall.nearest / 1000), String(endOf(wall) / 1000)];
  for (const [name, value] of Object.entries(choice)) field(name).value = String(value);
}

/** @param {HTMLElement} at @param {string} words */
function put(at, words) {
  // What is said again would be heard again.
  if (at.textContent !== words) at.textContent = words;
  at.hidden = words === '';
}

function show() {
  const light = choice.lumens > 0 ? lightOf({ lumens: choice.lumens, area: wall.area, nativeContrast: choice.contrast, ambient: choice.lux, efficiency: wall.efficiency }) : null;
  const veil = light && light.veil;
  const texts = measured ? onWall(measured.texts, Math.min(wall.width / measured.width, wall.height / measured.height)) : [];
  const room = { wall, choice, texts, contrast: light && light.contrast, veil };
  const larger = view.show(wall, choice, veil, `/boards/${told.board}${arrangement ? `?arrangement=${encodeURIComponent(arrangement)}` : ''}`);

  const values = texts.filter(({ role }) => role === 'value');
  const eye = acuity(choice.age);
  const verdictsAt = (/** @type {number} */ distance) => ({ all: verdict(texts, distance, eye, veil), values: values.length > 0 ? verdict(values, distance, eye, veil) : null });
  const from = text('metres', number(choice.seat));
  const here = verdictsAt(choice.seat * 1000);
  const said = measured === null ? text('no-board') : texts.length === 0 ? from
    : text(here.values ? 'verdict-both' : 'verdict-all', from, text(`verdict-${here.all}`), here.values && text(`verdict-${here.values}`));
  drawing.show(wall, choice.seat, verdictsAt, said);
  element('light').replaceChildren(...lightLines(room, text, number));
  element('reach').replaceChildren(...reachRows(room, text, number));
  put(element('dim'), dimness(room, text, number));
  put(element('shown'), choice.size === 'true' ? text('shown-true', number(choice.screen)) : text(larger >= 1 ? 'shown-larger' : 'shown-smaller', number(larger >= 1 ? larger : 1 / larger), number(choice.screen)));
  put(/** @type {HTMLElement} */ (form.querySelector('[data-said=seat]')), from);
  put(/** @type {HTMLElement} */ (form.querySelector('[data-said=age]')), text('years', choice.age));
  field('seat').setAttribute('aria-valuetext', from);
  document.documentElement.dataset.measured = measured === undefined ? '' : String(texts.length);

  clearTimeout(timer);
  timer = setTimeout(() => {
    put(element('verdict'), said);
    history.replaceState(null, '', write(choice, wall, arrangement));
  }, pause);
}

form.addEventListener('input', () => {
  arrangement = field('arrangement').value;
  const next = told.walls.find(({ id }) => id === field('wall').value) ?? wall;
  if (next === wall) {
    choice = read(new FormData(form), wall);
  } else {
    wall = next;
    choice = read({ get: (name) => (ofReader.includes(name) ? field(name).value : null) }, wall);
    fill();
  }
  show();
});
form.addEventListener('change', fill);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', (event) => {
  event.preventDefault();
  choice = choiceOf(wall);
  fill();
  show();
});
const sizes = new ResizeObserver(show);
sizes.observe(element('stage'));
sizes.observe(element('plan'));
fill();
show();
