// Until a page has begun: when it is cut off from the server while it loads, it is loaded anew once the server is back.
// It comes first and depends on nothing that may hang but what asks for the server.
import { isThere, lacks } from './probe.js';

/** How often it is looked whether the page has begun, ms. */
const every = 3000;
/** A page that was loaded anew is given this long before it is again: what failed may be what never comes, ms. */
const patience = 15_000;

/** A style sheet or a script, or what that imports, could not be had. */
let failed = false;
addEventListener('error', ({ target }) => { if (target === window || target instanceof HTMLLinkElement || target instanceof HTMLScriptElement) failed = true; }, true);
addEventListener('unhandledrejection', () => { failed = true; });

const { type } = /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType('navigation')[0]);
let looks = 0;
const begun = () => document.documentElement.dataset.begun !== undefined;

const timer = setInterval(async () => {
  if (begun()) {
    clearInterval(timer);
    return;
  }
  // The server said that it is fed; nothing that was heard since says so. The second look is within a second of what
  // state.js calls lost.
  if (++looks > 1) document.getElementById('board')?.setAttribute('data-feed', 'lost');
  if (type === 'reload' && performance.now() < patience) return;
  if (await isThere() && (failed || lacks()) && !begun()) location.reload();
}, every);
