// The console's part in the browser: its connection, keys and copying. Pages themselves come from the circuit.
import { watchConnection } from './console-connection.js';
import { watchReadings } from './console-readings.js';

watchConnection();
watchReadings();

/** Typed into a field, a key is text. @param {EventTarget | null} target */
const isTyping = (target) => target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

/** When `g` was pressed: the next key names a page. */
let going = -Infinity;

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target)) {
    if (event.key === 'Escape') /** @type {HTMLElement} */ (event.target).blur();
    return;
  }
  const went = event.timeStamp - going < 1500;
  going = -Infinity;
  if (went) document.querySelector(`nav [data-key="${CSS.escape(event.key)}"]`)?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  else if (event.key === 'g') going = event.timeStamp;
  else if (event.key === '?') toggleKeys();
  else if (event.key === '/') focusFilter(event);
  else if (document.activeElement?.matches('[data-row]') && /^Arrow(Up|Down)$/.test(event.key)) moveAmongRows(event);
  else if (event.key.startsWith('Arrow')) moveAmongCards(event);
  else if (event.key === 'e' && document.activeElement?.matches('[data-card]')) design(document.activeElement);
  else press(event.key);
});

document.addEventListener('click', (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest('[data-keys]')) toggleKeys();
  else if (pressed?.id === 'keys') /** @type {HTMLDialogElement} */ (pressed).close(); // beside its content
  const source = pressed?.closest('[data-copy]');
  if (source instanceof HTMLElement) copy(source);
});

function toggleKeys() {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById('keys'));
  if (dialog?.open) dialog.close();
  else dialog?.showModal();
}

/** @param {KeyboardEvent} event */
function focusFilter(event) {
  const filter = document.querySelector('[data-filter]');
  if (!(filter instanceof HTMLInputElement)) return;
  event.preventDefault(); // or the slash is its first letter
  filter.select();
}

/** Opens the designer of the board whose card has the focus. @param {Element} card */
function design(card) {
  /** @type {HTMLAnchorElement | null | undefined} */ (card.closest('.card')?.querySelector('[data-design]'))?.click();
}

/** A key that stands for a button: of what is selected, or of the row where the cursor is. @param {string} key */
function press(key) {
  const button = document.querySelector(`main [data-press="${CSS.escape(key)}"]`);
  if (!(button instanceof HTMLButtonElement) || document.querySelector('dialog[open]')) return;
  const row = document.activeElement;
  if (row instanceof HTMLInputElement && row.matches('[data-row]') && !document.querySelector('[data-row]:checked')) row.click();
  button.click();
}

/** @param {KeyboardEvent} event */
function moveAmongRows(event) {
  event.preventDefault();
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-row]'))];
  rows[rows.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
}

/** Cards hang in rows of their own widths: the next one is the nearest in the arrow's direction. @param {KeyboardEvent} event */
function moveAmongCards(event) {
  const from = document.activeElement;
  const cards = [...document.querySelectorAll('[data-cards] [data-card]')];
  if (!from || !cards.includes(from)) return;
  event.preventDefault();
  const centre = (/** @type {Element} */ card) => {
    const box = card.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const at = centre(from);
  if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    /** @type {HTMLElement | undefined} */ (cards[cards.indexOf(from) + (event.key === 'ArrowRight' ? 1 : -1)])?.focus();
    return;
  }
  const down = event.key === 'ArrowDown' ? 1 : -1;
  const distance = (/** @type {Element} */ card) => {
    const { x, y } = centre(card);
    return (y - at.y) * down * 10 + Math.abs(x - at.x);
  };
  const [next] = cards.filter((card) => (centre(card).y - at.y) * down > 20).sort((a, b) => distance(a) - distance(b));
  /** @type {HTMLElement | undefined} */ (next)?.focus();
}

/** @param {HTMLElement} source */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.dataset.copy ?? '');
    const said = source.textContent;
    source.textContent = source.dataset.done ?? '';
    setTimeout(() => { source.textContent = said; }, 1500);
  } catch {
    // No clipboard on an unencrypted address of another machine: mark the line, so that Ctrl+C takes it.
    const line = source.parentElement?.querySelector('code');
    if (line) getSelection()?.selectAllChildren(line);
  }
}
