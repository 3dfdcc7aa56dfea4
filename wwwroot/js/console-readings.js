// Boards whose published version was not measured yet, or had no figures then, are measured here, so that each has its score for
// each wall: by a button, and by themselves while nobody does anything in the console.
import { MeasuringPage } from './legibility/measuring-page.js';

/** Nothing was pressed for so long, ms: whoever works here has the whole machine. */
const rest = 10_000;
/** What failed is tried by itself again after this, ms. */
const again = 120_000;

export function watchReadings() {
  const page = new MeasuringPage();
  /** @type {HTMLElement[]} */
  const asked = [];
  let isBusy = false;
  let touched = performance.now();
  for (const type of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(type, () => { touched = performance.now(); }, { capture: true, passive: true });
  const isIdle = () => !document.hidden && performance.now() - touched > rest;
  const next = () => asked.shift() ?? (isIdle() ? /** @type {HTMLElement | null} */ (document.querySelector('[data-measure][data-wanted]:not([data-at])')) : null);

  /** What is said of an arrangement's version, on each of its walls: the circuit knows nothing of it. @param {HTMLElement} button @param {string} at */
  function say({ dataset: { measure = '', arrangement = '', version = '' } }, at) {
    const alike = `[data-measure="${CSS.escape(measure)}"][data-arrangement="${CSS.escape(arrangement)}"][data-version="${CSS.escape(version)}"]`;
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(alike))) one.dataset.at = at;
  }

  /** @param {HTMLElement} button */
  async function measure(button) {
    const { measure: board = '', arrangement = '', width, height } = button.dataset;
    say(button, 'measuring');
    try {
      // The circuit brings its score within a second; of a version that is no more it brings the next.
      await page.keep(board, arrangement, { width: Number(width), height: Number(height) });
      say(button, 'done');
    } catch {
      say(button, 'failed');
      setTimeout(() => { if (button.dataset.at === 'failed') delete button.dataset.at; }, again);
    }
  }

  async function go() {
    if (isBusy) return;
    isBusy = true;
    for (let button = next(); button; button = next()) await measure(button);
    page.end();
    isBusy = false;
  }

  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-measure]') : null;
    if (!(button instanceof HTMLElement) || button.dataset.at === 'waiting' || button.dataset.at === 'measuring') return;
    say(button, 'waiting');
    asked.push(button);
    void go();
  });
  setInterval(() => void go(), 1000);
}
