// What is shown of other origins: the words that stand there while it is not.
import { adoptStyles } from './painter.js';

adoptStyles(`
.embed-words { position: absolute; inset: 0; margin: 0; display: grid; place-content: center; text-align: center; overflow: hidden;
  color: var(--secondary); font-size: min(var(--label), 16cqh, 11cqw); overflow-wrap: anywhere; }
.embed-words:empty { display: none; }
.web-page, .video { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; transform-origin: 0 0; }
[hidden].web-page, [hidden].video { display: none; }
`);

/** What could not be reached is tried again after this, ms: twice as long each time, to a minute. */
const soonest = 2_000;
const latest = 60_000;

/** How long the next attempt is put off. @param {number} failures in a row, at least one */
export function pauseAfter(failures) {
  return Math.min(latest, soonest * 2 ** (failures - 1));
}

/**
 * The words of a frame or a film that is not shown.
 * @param {HTMLElement} host @param {import('./painter.js').PainterContext} context
 */
export function embedWords(host, context) {
  const words = /** @type {HTMLElement} */ (host.querySelector('.embed-words'));
  const origin = words.dataset.origin;
  /** @param {string} text empty: it is shown */
  const say = (text) => { if (words.textContent !== text) words.textContent = text; };
  if (origin) say(context.text('board.origin', origin));
  return say;
}
