// What an unattended screen does whatever it shows: it stays awake, and offers nothing that nobody is there to choose.

/** Screens would go dark after a while without a hand on them. */
async function stayAwake() {
  if (document.visibilityState === 'visible') await navigator.wakeLock?.request('screen').catch(() => {});
}

addEventListener('contextmenu', (event) => event.preventDefault());
document.addEventListener('visibilitychange', stayAwake);
void stayAwake();
