// Keeps the console connected, and says in one calm line when it is not: what is shown then is old. When the server
// is back, the page goes on where it was, or is loaded anew if the server has forgotten it. No overlay, no button.
import { isThere, mustSignIn } from './probe.js';

/**
 * What the script of the framework leaves behind.
 * @type {{ start(options: object): Promise<void>, reconnect(): Promise<boolean> }}
 */
const blazor = /** @type {any} */ (globalThis).Blazor;

/** Once a second comes a new time into #beat; after so long without one, the server is silent, ms. */
const silence = 6000;

const delay = (/** @type {number} */ ms) => new Promise((done) => setTimeout(done, ms));

let isDown = false;

/** @param {'lost' | 'silent' | 'back' | ''} state */
function show(state) {
  const banner = document.getElementById('connection');
  if (!banner || document.body.dataset.connection === state) return;
  document.body.dataset.connection = state;
  banner.textContent = state && (banner.dataset[state] ?? '').replace('{0}', document.getElementById('beat')?.textContent ?? '');
}

async function comeBack() {
  while (isDown) {
    if (await isThere()) {
      // true: the circuit goes on; false: this server does not know it; undefined: the server went away again.
      const known = await blazor.reconnect().catch(() => undefined);
      // Nor is there a circuit for whom the server does not know any more: what is loaded then asks who it is.
      if (known === false || (known === undefined && await mustSignIn())) {
        show('back');
        location.reload();
        return;
      }
      if (known) return;
    }
    await delay(1000);
  }
}

const handler = {
  onConnectionDown() {
    if (isDown) return;
    isDown = true;
    show('lost');
    comeBack();
  },
  onConnectionUp() {
    isDown = false;
    heard = performance.now();
    show('');
  },
};

let heard = performance.now();

function watchBeat() {
  let last = '';
  setInterval(() => {
    const beat = document.getElementById('beat')?.dataset.time ?? '';
    // A hidden page gets none and needs none; its time begins again when it is seen.
    if (beat !== last || document.hidden) {
      last = beat;
      heard = performance.now();
      if (!isDown) show('');
    } else if (!isDown && performance.now() - heard > silence) {
      show('silent');
    }
  }, 500);
}

/** Starts the circuit and follows its connection. */
export async function watchConnection() {
  try {
    await blazor.start({ circuit: { reconnectionHandler: handler } });
    watchBeat();
  } catch {
    // The server went away between the page and its circuit.
    show('lost');
    while (!await isThere()) await delay(1000);
    location.reload();
  }
}
