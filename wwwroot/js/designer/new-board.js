// Asks for a new board: what it is called, how large its wall is, what it is for; shows what would become of it, live,
// and creates it.
import { boardOf, idOf, isId, readyMade } from './board-draft.js';
import { h } from './dom.js';
import { arrangementId, parseSize, presets } from './geometry/sizes.js';
import { ask } from '../ask.js';
import { sketchOf } from './sketch.js';

/** @typedef {import('./board-draft.js').Template} Template */

/** @type {Record<string, string>} */
const texts = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('texts')).textContent ?? '{}');
/** @param {string} key @param {...(string | number)} args */
const text = (key, ...args) => (texts[`new.${key}`] ?? key).replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));
const root = /** @type {HTMLElement} */ (document.getElementById('new-board'));

/** Somebody who types is waited for so long, ms. */
const pause = 300;
const languages = { en: 'English', ko: '한국어', ja: '日本語' };
// An address of the product, not of a board.
const taken = new Set(['new']);
/** @type {Template[]} */
let templates = [];
let [idIsOwn, asked, timer] = [false, 0, 0];

const fault = (/** @type {string} */ id) => h('small', { class: 'fault', id, role: 'status' });
const name = h('input', { name: 'title', required: true, maxlength: 200, autocomplete: 'off', 'aria-describedby': 'name-fault', oninput: () => named() });
const address = h('input', { name: 'id', required: true, maxlength: 64, spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'id-fault', oninput: () => { idIsOwn = address.value !== ''; checkId(); } });
const wall = h('input', { name: 'wall', value: '16:9', required: true, maxlength: 60, autocomplete: 'off', 'aria-describedby': 'wall-fault wall-how', oninput: () => sized() });
const language = h('select', { name: 'culture', onchange: () => { void translate(); } },
  ...Object.entries(languages).map(([value, title]) => h('option', { value, selected: value === document.documentElement.lang }, title)));
const zones = Intl.supportedValuesOf('timeZone');
const zone = h('input', { name: 'timeZone', list: 'zones', value: Intl.DateTimeFormat().resolvedOptions().timeZone, autocomplete: 'off', onchange: () => later() });
const [nameFault, idFault, wallFault, failed] = [fault('name-fault'), fault('id-fault'), fault('wall-fault'), h('p', { class: 'fault', role: 'alert' })];
const ratios = h('div', { class: 'ratios' }, ...presets.map((preset) => {
  const [a, b] = preset.split(':').map(Number);
  const long = 34 / Math.max(a, b);
  return h('button', { type: 'button', 'data-ratio': preset, 'aria-pressed': false, onclick: () => { wall.value = preset; sized(); } },
    h('i', { style: `width: ${a * long}px; height: ${b * long}px` }), preset);
}));
const purposes = h('div', { class: 'purposes', role: 'radiogroup', 'aria-label': text('purpose') });
const frame = h('div', { class: 'frame', 'aria-live': 'polite' });
const create = h('button', { class: 'primary', type: 'submit', form: 'asked' }, text('create'));
const form = h('form', { id: 'asked', novalidate: true, onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); void submit(); } },
  h('h1', {}, text('title')),
  h('div', { class: 'pair' }, h('label', {}, h('span', {}, text('name')), name, nameFault), h('label', {}, h('span', {}, text('address')), address, idFault)),
  h('fieldset', {}, h('legend', {}, text('wall')), ratios, wall, h('small', { id: 'wall-how' }, text('wall-how')), wallFault),
  h('fieldset', {}, h('legend', {}, text('purpose')), purposes),
  h('div', { class: 'pair' }, h('label', {}, h('span', {}, text('language')), language), h('label', {}, h('span', {}, text('time-zone')), zone)),
  h('datalist', { id: 'zones' }, ...zones.map((value) => h('option', { value }))));
wall.setAttribute('aria-label', text('wall'));
root.append(form, h('section', { class: 'preview', 'aria-label': text('preview') }, h('h2', {}, text('preview')), frame, failed, h('p', { class: 'buttons' }, create)));

const chosen = () => templates.find(({ id }) => id === new FormData(form).get('purpose')) ?? null;

/** @param {HTMLElement} element @param {string} words @param {HTMLInputElement} field */
function say(element, words, field) {
  element.textContent = words;
  field.setAttribute('aria-invalid', String(words !== '' && element.classList.contains('bad')));
}

function named() {
  if (!idIsOwn) address.value = name.value.trim() === '' ? '' : idOf(name.value, taken);
  if (name.value.trim() !== '') say(nameFault, '', name);
  checkId();
  later();
}

function checkId() {
  const { value } = address;
  idFault.classList.add('bad');
  say(idFault, value === '' || (isId(value) && !taken.has(value)) ? '' : text(isId(value) ? 'address-taken' : 'address-bad'), address);
}

/** The canvas that is asked for, or null, and why not in words. */
function sized() {
  const parsed = parseSize(wall.value);
  wallFault.classList.toggle('bad', 'fault' in parsed);
  for (const one of ratios.children) one.setAttribute('aria-pressed', String(one.getAttribute('data-ratio') === wall.value.trim()));
  if ('fault' in parsed) {
    say(wallFault, text(`wall-${parsed.fault}`), wall);
    return null;
  }
  const { width, height } = parsed.size;
  const shown = (/** @type {number} */ value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });
  const ratio = width >= height ? [width / height, 1] : [1, height / width];
  say(wallFault, text('wall-is', shown(ratio[0]), shown(ratio[1])), wall);
  later();
  return parsed.size;
}

function later() {
  clearTimeout(timer);
  timer = window.setTimeout(() => { void preview(); }, pause);
}

/** The board as it stands in the form; null while its wall has no size. */
async function wanted() {
  const parsed = parseSize(wall.value);
  if ('fault' in parsed) return null;
  const canvas = { width: parsed.size.width, height: parsed.size.height };
  const template = chosen();
  const arrangement = template && (readyMade(template, canvas)
    ?? await ask('/api/arrangements/propose', 'POST', { board: template.board, id: arrangementId(canvas), ...canvas }));
  return boardOf(template, arrangement, { title: name.value.trim() || text('title'), culture: language.value, timeZone: zone.value.trim(), canvas, wallWidth: parsed.size.millimetres?.width });
}

const words = (/** @type {unknown} */ error) => (error instanceof TypeError ? text('no-answer') : error instanceof Error ? error.message : String(error));

/** What was asked for last is shown, whatever is answered last. */
async function preview() {
  const mine = ++asked;
  try {
    const board = await wanted();
    if (mine !== asked || !board) return;
    const [{ width, height }] = board.arrangements;
    frame.style.setProperty('--ratio', String(width / height));
    frame.replaceChildren(sketchOf(/** @type {any} */ (board), board.arrangements[0]));
    const { address: src } = await ask('/boards/new/preview', 'POST', board);
    if (mine !== asked) return;
    frame.append(h('iframe', { src, title: text('preview'), tabindex: -1, inert: true }));
  } catch (error) {
    if (mine === asked) frame.replaceChildren(h('p', { class: 'fault bad' }, text('preview-failed', words(error))));
  }
}

async function submit() {
  nameFault.classList.add('bad');
  say(nameFault, name.value.trim() === '' ? text('name-empty') : '', name);
  checkId();
  const wrong = [name, address, wall].find((field) => field.getAttribute('aria-invalid') === 'true' || field.value.trim() === '');
  if (wrong || !sized()) {
    (wrong ?? wall).focus();
    return;
  }
  failed.textContent = '';
  create.disabled = true;
  const id = address.value;
  try {
    await ask('/api/boards', 'POST', { ...await wanted(), id });
    location.assign(`/boards/${id}/design`);
  } catch (error) {
    failed.textContent = text('failed', words(error));
    create.disabled = false;
  }
}

/** Templates in the board's language; what was chosen stays so. */
async function translate() {
  const before = new FormData(form).get('purpose') ?? 'reservation-opening';
  try {
    templates = (await ask(`/api/templates?culture=${language.value}`, 'GET')).boards;
  } catch (error) {
    failed.textContent = words(error);
  }
  const known = templates.some(({ id }) => id === before) || before === '' ? before : '';
  const card = (/** @type {string} */ value, /** @type {string} */ title, /** @type {string} */ about, /** @type {Node | null} */ picture) => h('label', {},
    h('input', { type: 'radio', name: 'purpose', value, checked: value === known, onchange: () => later() }), h('span', { class: 'picture' }, picture), h('b', {}, title), h('small', {}, about));
  purposes.replaceChildren(...templates.map(({ id, title, about, board }) => card(id, title, about ?? '', sketchOf(/** @type {any} */ (board), board.arrangements[0]))),
    card('', text('empty'), text('empty-about'), null));
  later();
}

sized();
void translate();
ask('/api/boards', 'GET').then(({ boards, problems }) => {
  for (const { id } of [...boards, ...problems]) taken.add(id);
  named();
}, () => {});
name.focus();
