// Boards that nobody has designed since they were published are measured here, so that each has its score for each wall: by a
// button, and by themselves while nobody does anything in the console.
import { MeasuringPage } from './legibility/measuring-page.js';

/** Nothing was pressed for so long, ms: whoever works here has the whole machine. */
const rest = 10_000;

export function watchReadings() {
  const page = new MeasuringPage();
  /** @type {HTMLElement[]} */
  const asked = [];
  let isBusy = false;
  let touched = performance.now();
  for (const type of ['pointerdown', 'keydown', 'wheel']) document.addEventListener(type, () => { touched = performance.now(); }, { capture: true, passive: true });
  const isIdle = () => !document.hidden && performance.now() - touched > rest;
  const next = () => asked.shift() ?? (isIdle() ? /** @type {HTMLElement | null} */ (document.querySelector('[data-measure]:not([data-at])')) : null);

  /** @param {HTMLElement} button */
  async function measure({ dataset: { measure: board = '', arrangement = '', width, height } }) {
    // On each of its walls.
    const alike = `[data-measure="${CSS.escape(board)}"][data-arrangement="${CSS.escape(arrangement)}"]`;
    const say = (/** @type {string} */ at) => { for (const one of document.querySelectorAll(alike)) /** @type {HTMLElement} */ (one).dataset.at = at; };
    say('measuring');
    try {
      // The circuit brings its score within a second.
      if (await page.keep(board, arrangement, { width: Number(width), height: Number(height) }) === null) say('failed');
    } catch {
      say('failed');
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
    if (!(button instanceof HTMLElement) || button.dataset.at === 'measuring') return;
    asked.push(button);
    void go();
  });
  setInterval(() => void go(), 1000);
}
