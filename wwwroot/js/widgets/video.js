// A film or a stream of an allowed origin. It says so when it does not run; its last picture is not taken for a live one.
import { embedWords, pauseAfter } from '../embed.js';

/** A film that shows no new picture for so long has stopped, ms. */
const stopsAfter = 5_000;

/** @type {import('../painter.js').PainterModule['create']} */
export function create(host, context) {
  const say = embedWords(host, context);
  const film = /** @type {HTMLVideoElement | null} */ (host.querySelector('video'));
  let [failures, timer, moved, at] = [0, 0, 0, -1];
  if (!film) return { update() {}, paint() {}, destroy() {} };

  const show = (/** @type {string} */ words) => { film.hidden = words !== ''; say(words); };
  const load = () => {
    [moved, at] = [performance.now(), -1];
    film.src = /** @type {string} */ (film.dataset.address);
    // Where nothing may move, its first picture stands.
    if (!context.still) film.play().catch(() => {});
  };
  const fail = () => {
    clearTimeout(timer);
    failures += 1;
    show(context.text('video.stopped'));
    timer = window.setTimeout(load, pauseAfter(failures));
  };
  film.muted = true;
  film.loop = context.options.loop;
  film.style.objectFit = context.options.fit === 'scaleDown' ? 'scale-down' : context.options.fit;
  film.onerror = fail;
  film.onloadeddata = () => show('');
  show(context.text('video.loading'));
  load();
  return {
    update() {},
    paint() {},
    tick() {
      if (context.still && !film.paused) film.pause();
      if (!context.still && film.paused && !film.ended && film.readyState >= 2) film.play().catch(() => {});
      if (film.currentTime !== at) {
        [at, moved] = [film.currentTime, performance.now()];
        failures = 0;
      } else if (!context.still && !film.ended && !film.error && performance.now() - moved > stopsAfter) {
        fail();
        moved = performance.now();
      }
    },
    destroy() {
      clearTimeout(timer);
      film.onerror = film.onloadeddata = null;
      film.removeAttribute('src');
      film.load();
    },
  };
}
