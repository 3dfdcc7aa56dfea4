// What an unattended screen does whatever it shows: it stays awake, and offers nothing that nobody is there to choose.

/** A lock that the system takes back, or does not give, is asked for again after this, ms. */
const again = 10_000;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let next;

/** Screens would go dark after a while without a hand on them. */
async function stayAwake() {
  if (document.visibilityState !== 'visible' || !navigator.wakeLock) return;
  try {
    const lock = await navigator.wakeLock.request('screen');
    lock.addEventListener('release', askAgain, { once: true });
  } catch {
    askAgain();
  }
}

function askAgain() {
  clearTimeout(next);
  next = setTimeout(stayAwake, again);
}

addEventListener('contextmenu', (event) => event.preventDefault());
document.addEventListener('visibilitychange', stayAwake);
void stayAwake();

// Types are checked of modules alone.
export {};
