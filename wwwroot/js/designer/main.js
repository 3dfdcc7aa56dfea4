// The designer's page: makes the session, the canvas and the panels, and brings keys to commands.
import { remove } from './actions.js';
import { Canvas } from './gestures/canvas.js';
import { commandsOf, isPressed } from './commands.js';
import { copied, paste, pasteStyle, readClip } from './clipboard.js';
import { Editor } from './editor.js';
import { fit } from './geometry/viewport.js';
import { h, isTyping } from './dom.js';
import { Overlay } from './overlay.js';
import { Preview } from './preview.js';
import { Reading } from './reading.js';
import { Rulers } from './rulers.js';
import { Writing } from './writing.js';
import { openSession } from './open.js';
import { createArrange } from './panels/arrange.js';
import { createArrangements } from './panels/arrangements.js';
import { createBar } from './panels/bar.js';
import { createInspector } from './panels/inspector/inspector.js';
import { openJson } from './panels/inspector/json.js';
import { createHistory } from './panels/history.js';
import { createReading } from './panels/reading.js';
import { createLayers } from './panels/layers.js';
import { createMessages } from './panels/messages.js';
import { createPalette } from './panels/palette.js';
import { createSheet } from './panels/sheet.js';
import { exportDraft, importFile } from './panels/parcel.js';
import { share } from './panels/share.js';
import { publish, rollBack } from './panels/publish.js';
import { chooseReplacement } from './panels/replace.js';
import { tabsOf } from './panels/tabs.js';
import { complete, lacks } from '../probe.js';

const root = /** @type {HTMLElement} */ (document.getElementById('designer'));
const board = /** @type {string} */ (root.dataset.board);
/** @type {Record<string, string>} */
const texts = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('texts')).textContent ?? '{}');

/** @param {string} key @param {...(string | number)} args */
const text = (key, ...args) => (texts[key] ?? key).replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));

const nameKey = 'flexboard.name';
const session = openSession(board, localStorage.getItem(nameKey) ?? '');
const editor = new Editor(session, /** @type {string} */ (root.dataset.arrangement), text);

const view = h('div', { class: 'view', tabindex: 0, role: 'application', 'aria-label': text('design.canvas'), 'aria-describedby': 'canvas-help' });
const messages = createMessages(session, text);
let begun = false;
session.on('document', () => { if (!begun) begin(); });
root.append(h('p', { class: 'opening', role: 'status' }, text('design.opening')));
session.on('state', (state) => { if (state === 'online' && lacks()) complete(); });
session.start();
document.documentElement.dataset.begun = '';

/** The draft is here: everything can be shown. */
function begin() {
  begun = true;
  const stage = h('div', { class: 'stage' }, view);
  const [start, end] = [h('aside', { class: 'side start', 'aria-label': text('design.content') }), h('aside', { class: 'side end', 'aria-label': text('design.properties') })];
  const preview = new Preview(view, editor);
  const reading = new Reading(editor, board);
  const overlay = new Overlay(view, editor, preview, reading);
  const canvas = new Canvas({ editor, preview, overlay, view });
  const rulers = new Rulers(stage, { editor, preview, overlay, view }, () => commands);
  const size = () => ({ width: view.clientWidth, height: view.clientHeight });
  const sheet = createSheet(() => commands, text);
  const layers = createLayers(editor);
  const arrange = createArrange(editor, () => commands);
  const inspector = createInspector(editor, board);
  const commands = commandsOf(editor, {
    view: size,
    cancel: () => canvas.cancel(),
    sheet: () => sheet.toggle(),
    publish: () => publish(editor, board, reading),
    rollBack: () => rollBack(editor, board),
    exportDraft: () => exportDraft(board),
    share: () => void share(editor, board),
    importFile: () => importFile(editor, board),
    replace: () => chooseReplacement(editor),
    edit: () => edit(editor.selected[0]),
    json: () => openJson(editor, board, editor.selected.length === 1 ? editor.selected[0] : null),
    fold: () => root.toggleAttribute('data-folded'),
  });
  const bar = createBar(editor, { board, commands, name: (name) => { localStorage.setItem(nameKey, name); session.rename(name); } });
  const contents = tabsOf(start, [['add', createPalette({ editor, overlay, view }).element], ['layers', layers.element], ['ratios', createArrangements(editor, board, messages.say).element], ['reading', createReading(editor, board, reading).element]], text);
  if (location.hash === '#reading') contents.show('reading');
  // Where it is belongs to whatever is done with it: always there.
  end.append(arrange.element);
  const properties = tabsOf(end, [['widget', inspector.element], ['history', createHistory(editor, board, messages.say).element]], text);
  root.replaceChildren(bar, start, stage, end, messages.element, sheet.element,
    h('p', { id: 'canvas-help', hidden: true }, text('design.canvas-help')));
  const writing = new Writing(stage, { editor, preview, overlay, view }, inspector, messages.say);
  /** To type over a widget's text or title: where it stands, otherwise in the inspector. @param {string} id @param {{ x: number, y: number }} [at] */
  const edit = (id, at) => {
    if (writing.open(id, at)) return;
    properties.show('widget');
    inspector.edit();
  };
  new ResizeObserver(() => { rulers.draw(); overlay.draw(); writing.place(); }).observe(view);
  editor.look(fit(editor.canvas, size(), 40));
  editor.on('arrangement', () => editor.look(fit(editor.canvas, size(), 40)));
  editor.tell('document');
  listen(commands, canvas);
  view.addEventListener('edit', (event) => { const { id, at } = /** @type {CustomEvent} */ (event).detail; edit(id, at); });
  view.focus();
}

/** @param {import('./commands.js').Command[]} commands @param {Canvas} canvas */
function listen(commands, canvas) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isTyping(event.target)) {
      /** @type {HTMLElement} */ (event.target).blur();
      view.focus();
      return;
    }
    if (isTyping(event.target) || document.querySelector('dialog[open], :popover-open') || event.isComposing) return;
    if (event.key === ' ' && event.target === view) {
      canvas.panning = true;
      event.preventDefault();
      return;
    }
    // Elsewhere these keys are the page's own: they go from field to field, and press buttons.
    const own = ['Tab', 'Shift+Tab', 'Enter'];
    const command = commands.find(({ keys }) => keys.some((one) => isPressed(event, one) && (event.target === view || !own.includes(one))));
    if (!command) return;
    event.preventDefault();
    if (command.can?.() ?? true) command.run();
  });
  document.addEventListener('keyup', (event) => { if (event.key === ' ') canvas.panning = false; });
  addEventListener('blur', () => { canvas.panning = false; });
  // A file that falls beside what takes it would replace the page.
  for (const name of /** @type {const} */ (['dragover', 'drop'])) addEventListener(name, (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
  document.addEventListener('copy', (event) => copy(event, false));
  document.addEventListener('cut', (event) => copy(event, true));
  document.addEventListener('paste', (event) => {
    if (isTyping(event.target)) return;
    const clip = readClip(event.clipboardData?.getData('text/plain') ?? '');
    if (!clip) {
      messages.say(text('design.nothing-to-paste'));
      return;
    }
    event.preventDefault();
    if (pastesStyle && editor.selected.length > 0) pasteStyle(editor, clip);
    else paste(editor, clip, { width: view.clientWidth, height: view.clientHeight });
  });
  // A paste event does not say whether Shift was down.
  let pastesStyle = false;
  document.addEventListener('keydown', (event) => { pastesStyle = event.altKey || event.shiftKey; }, true);
}

/** @param {ClipboardEvent} event @param {boolean} removes */
function copy(event, removes) {
  if (isTyping(event.target) || editor.selected.length === 0 || getSelection()?.toString()) return;
  event.preventDefault();
  event.clipboardData?.setData('text/plain', copied(editor));
  if (removes) remove(editor);
}
