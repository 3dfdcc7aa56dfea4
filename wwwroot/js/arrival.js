// Until a page has begun: when it is cut off from the server while it loads, it is loaded anew once the server is back.
// It comes first and depends on nothing that may hang but what asks for the server.
import { isThere, lacks } from './probe.js';

/** How often it is looked whether the page has begun, ms. */
const every = 3000;

/** A style sheet or a script, or what that imports, could not be had; an error within one is told elsewhere. */
let failed = false;
addEventListener('error', ({ target }) => { if (target instanceof HTMLLinkElement || target instanceof HTMLScriptElement) failed = true; }, true);

const timer = setInterval(async () => {
  if (document.documentElement.dataset.begun !== undefined) clearInterval(timer);
  else if (await isThere() && (failed || lacks())) location.reload();
}, every);
