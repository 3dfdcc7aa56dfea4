// Whether the server answers. Asked before connections are opened: browsers hold WebSockets back, one that hangs holds
// up every next one to its server, and each that fails delays the next by up to five seconds. Plain requests are free
// of both, but a browser opens only six to a server: what was under way when a network was cut hangs for minutes and
// takes them all. When nothing comes any more that is let go, or nobody could ask.

/** Nothing has come for so long: it will not, ms. */
const stall = 6000;
const question = '/health/live';

/** When something came last, ms of this page. */
let came = 0;
let letGo = false;
new PerformanceObserver((entries) => {
  for (const { name, duration, startTime } of entries.getEntries()) if (!name.endsWith(question)) came = Math.max(came, startTime + duration);
}).observe({ type: 'resource', buffered: true });

/** @param {number} [patience] milliseconds */
export const isThere = (patience = 3000) => fetch(question, { cache: 'no-store', signal: AbortSignal.timeout(patience) })
  .then((answer) => answer.ok, (error) => {
    if (error.name === 'TimeoutError' && performance.now() - came > stall && hangs()) {
      letGo = true;
      window.stop();
    }
    return false;
  });

/** Whether whoever looks at this page has to sign in to see it: then its address leads elsewhere. */
export const mustSignIn = (patience = 3000) => fetch(location.href, { cache: 'no-store', redirect: 'manual', headers: { Accept: 'text/html' }, signal: AbortSignal.timeout(patience) })
  .then((answer) => answer.type === 'opaqueredirect', () => false);

/** Whether parts of this page were let go: they are missing. */
export const lacks = () => letGo;

/** What was let go is asked for again: browsers do not by themselves. What a designer's page shows in frames has its own way. */
export function complete() {
  letGo = false;
  for (const link of document.querySelectorAll('link[href^="/lib/fonts/"]')) link.replaceWith(link.cloneNode());
  for (const part of /** @type {NodeListOf<HTMLImageElement | HTMLIFrameElement>} */ (document.querySelectorAll('#board :is(img, iframe)'))) {
    if (part.src && (part instanceof HTMLIFrameElement || part.naturalWidth === 0)) part.src = part.src;
  }
}

/** Whether the page waits for something: a script that imports as it goes does so when all else is there. A frame that has not come is still at the address that it had before. */
const hangs = () => document.readyState !== 'complete' || document.documentElement.dataset.begun === undefined || document.fonts.status === 'loading'
  || [...document.images].some((one) => !one.complete)
  || [...document.querySelectorAll('iframe')].some(({ contentDocument: inside, src }) => inside && (inside.readyState !== 'complete' || inside.URL !== src));
