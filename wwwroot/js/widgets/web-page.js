// A page of an allowed origin in a sandboxed frame, laid out for its own width and scaled to the box. It is shown once it
// can be reached: the error page of a browser never hangs on a wall.
import { embedWords, pauseAfter } from '../embed.js';

/** Where a page is in its box. @param {number} width of the box @param {number} height of the box @param {number} pageWidth */
export function scaled(width, height, pageWidth) {
  const scale = width / pageWidth;
  return { scale, width: pageWidth, height: scale > 0 ? height / scale : 0 };
}

/** @type {import('../painter.js').PainterModule['create']} */
export function create(host, context) {
  const say = embedWords(host, context);
  const frame = /** @type {HTMLIFrameElement | null} */ (host.querySelector('iframe'));
  const { pageWidth, reloadSeconds } = context.options;
  let [failures, timer, gone] = [0, 0, false];

  async function load() {
    if (!frame || gone) return;
    const address = /** @type {string} */ (frame.dataset.address);
    try {
      // Whether anybody answers; what is answered no script may read.
      await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', redirect: 'follow', signal: AbortSignal.timeout(10_000) });
      if (gone) return;
      failures = 0;
      frame.hidden = false;
      say('');
      frame.src = address;
      if (reloadSeconds > 0) timer = window.setTimeout(load, reloadSeconds * 1000);
    } catch {
      if (gone) return;
      failures += 1;
      // A page that was shown stays: its own network may be back before ours.
      if (!frame.src) say(context.text('web-page.unreachable', new URL(address, location.href).host));
      timer = window.setTimeout(load, pauseAfter(failures));
    }
  }

  if (frame) {
    frame.hidden = true;
    say(context.text('web-page.loading'));
    load();
  }
  return {
    update() {},
    paint() {
      if (!frame) return;
      const size = scaled(context.box.width, context.box.height, pageWidth);
      frame.style.width = `${size.width}px`;
      frame.style.height = `${size.height}px`;
      frame.style.transform = `scale(${size.scale})`;
    },
    destroy() {
      gone = true;
      clearTimeout(timer);
      frame?.removeAttribute('src');
    },
  };
}
