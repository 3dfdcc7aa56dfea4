// The fitting page: somebody stands in the room with a phone, looks at the wall and moves what it shows.
import { watch } from '../connection.js';
import { h, isTyping } from '../designer/dom.js';
import { hub } from '../designer/hub.js';
import { SignedOut, timeout } from '../designer/line.js';
import { choice, fill, Steps } from './fit-controls.js';
import { cornersPart } from './fit-corners.js';
import { Desk } from './fit-desk.js';
import { masksPart } from './fit-masks.js';
import { picturePart } from './fit-picture.js';
import { showsPart } from './fit-shows.js';

/** Before it is tried again, ms. */
const pause = 1000;
const none = { corners: [], offsetX: 0, offsetY: 0, scale: 1, overscan: { left: 0, top: 0, right: 0, bottom: 0 } };

const root = /** @type {HTMLElement} */ (document.getElementById('fit'));
const told = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('told')).textContent ?? '');
/** @type {string} */
const wall = told.wall.id;
/** @type {import('./fit-controls.js').Text} */
const text = (key, ...args) => (told.texts[key] ?? key).replace(/\{(\d)\}/g, (/** @type {string} */ _, /** @type {string} */ i) => String(args[Number(i)] ?? ''));

const transport = hub('/hub/wall');
const steps = new Steps();
let isConnected = false;
let isGone = false;
let isStale = false;
let isReading = false;
let part = 'corners';
let chosen = told.wall.outputs[0].id;

const desk = new Desk(told, (patch) => transport.invoke('Fit', wall, patch), () => {
  show();
  if (isStale) void follow();
});
const output = () => desk.wall.outputs.find(({ id }) => id === chosen) ?? desk.wall.outputs[0];
const said = h('p', { class: 'said', role: 'status' });
const say = (/** @type {string} */ what) => { said.textContent = what; };

const undo = h('button', { type: 'button', onclick: () => desk.undo() }, text('fit.undo'));
const redo = h('button', { type: 'button', onclick: () => desk.redo() }, text('fit.redo'));
const state = h('p', { class: 'state', role: 'status' });
const fault = h('p', { class: 'fault', role: 'alert' });
const blurs = h('p', { class: 'blurs', role: 'status' });
const shows = showsPart(wall, told.pattern, text, say);
const outputs = h('select', {
  onchange: () => {
    chosen = outputs.value;
    show();
  },
});
const which = h('label', { class: 'line' }, h('span', {}, text('fit.output')), outputs);
/** @type {Record<string, { element: HTMLElement, show: () => void }>} */
const parts = { corners: cornersPart(desk, output, steps, text, say), picture: picturePart(desk, output, steps, text, say), masks: masksPart(desk, steps, text, say) };
const tabs = choice('part', text('fit.what'), Object.keys(parts).map((key) => [key, text(`fit.${key}`)]), (value) => {
  part = value;
  show();
});
const sizes = choice('step', text('fit.step'), ['0', '1', '2'].map((value) => [value, '']), (value) => {
  steps.chosen = Number(value);
  show();
});
const reset = h('button', {
  type: 'button',
  onclick: () => {
    desk.change({ outputs: { [output().id]: none } });
    say(text('fit.reset-done', output().id));
  },
}, text('fit.reset'));

root.append(
  h('div', { class: 'top' }, which, shows.element),
  h('div', { class: 'how' }, tabs.element, sizes.element, reset),
  h('div', {}, fault, blurs),
  ...Object.values(parts).map((one) => one.element),
);
/** @type {HTMLElement} */ (document.querySelector('header')).append(undo, redo);
document.body.append(h('footer', {}, said, state));

/** @param {import('./fit-desk.js').Fault} fault */
function why({ path, reason, code, range = [] }) {
  return code ? text(`fit.fault-${code}`, ...range.map((end) => Math.round(end * 1000) / 1000)) : text('fit.fault-other', `${path} ${reason}`);
}

/** @param {HTMLElement} element @param {string} words */
function put(element, words) {
  // What is said again would be heard again.
  if (element.textContent !== words) element.textContent = words;
  element.hidden = words === '';
}

function show() {
  fill(outputs, desk.wall.outputs.map(({ id }) => [id, id]));
  outputs.value = output().id;
  for (const [key, one] of Object.entries(parts)) one.element.hidden = key !== part;
  tabs.show(part);
  sizes.show(String(steps.chosen));
  sizes.name(part === 'masks' ? ['1 mm', '10 mm', '100 mm'] : part === 'picture' ? ['0.1', '1', '10'] : ['0.1 px', '1 px', '10 px']);
  [undo.disabled, redo.disabled, reset.disabled, reset.hidden] = [!desk.canUndo, !desk.canRedo, JSON.stringify(none) === JSON.stringify(fitting()), part === 'masks'];
  put(fault, desk.fault ? why(desk.fault) : '');
  put(blurs, desk.blurred.includes(output().id) ? text('fit.blurs') : '');
  const now = isGone || desk.state === 'gone' ? 'gone' : !isConnected ? 'offline' : desk.state === 'waiting' ? 'waiting' : desk.isBusy ? 'sending' : 'sent';
  document.body.dataset.state = now;
  // A drag sends and is answered many times: that is not told each time.
  put(state, text(`fit.state-${now === 'sending' ? 'sent' : now}`));
  parts[part].show();
}

const fitting = () => {
  const { corners, offsetX, offsetY, scale, overscan } = output();
  return { corners: corners.some((one) => one !== 0) ? corners : [], offsetX, offsetY, scale, overscan };
};

/** Somebody else has changed the wall. While something is moved here that waits. */
async function follow() {
  isStale = true;
  if (isReading || desk.isBusy) return;
  isReading = true;
  isStale = false;
  const turn = desk.turn;
  const answer = await fetch(`/api/walls/${wall}`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  const read = answer?.ok ? await answer.json().catch(() => null) : null;
  isReading = false;
  if (answer?.status === 404) isGone = true;
  if (read && turn === desk.turn && !desk.isBusy) desk.take(read.wall, read.blurred);
  else if (read) isStale = true;
  show();
  if (isStale) void follow();
}

async function connect() {
  try {
    await transport.start();
    isConnected = true;
    show();
  } catch (error) {
    if (error instanceof SignedOut) location.reload();
    await timeout(pause);
    void connect();
  }
}

transport.onclose(() => {
  isConnected = false;
  show();
  setTimeout(connect, pause);
});
addEventListener('resize', show);
addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
  // Of what is being typed the browser takes back itself.
  if (isTyping(event.target) && /** @type {HTMLElement} */ (event.target).dataset.typing !== undefined) return;
  event.preventDefault();
  if (event.shiftKey) desk.redo();
  else desk.undo();
});
show();
document.documentElement.dataset.begun = '';
void connect();
watch(
  () => ({ wall, slice: null }),
  ({ picture }) => {
    if (!picture) return;
    shows.show(picture.showing.pattern ?? '');
    void follow();
  },
  () => {},
  ({ message }) => {
    if (message.endsWith('sign-in.needed')) location.reload();
    if (message.endsWith('wall.gone')) isGone = true;
    show();
  },
  { hub: '/hub/wall' },
);
