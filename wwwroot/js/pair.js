// A screen that waits to be paired: asks for a code, shows it until somebody has entered it in the console, and opens the
// wall then. Nobody stands before it: whatever fails is tried again.
import './kiosk.js';
import { qr } from './qr.js';

/** How often it asks whether its code was entered, ms. */
const every = 1500;
/** A question that was not answered in this time never will be, ms. */
const patience = 5000;
/** Where it is kept for which version of the app this page was loaded anew: of two that answer in turn neither is so for ever. */
const loaded = 'build';
/** The version of the app that this page is of, and the one that answers. */
const ours = String(document.querySelector('main')?.dataset.build);
let build = ours;

/** @type {Record<string, string>} */
const texts = JSON.parse(part('told').textContent ?? '');
/** @param {string} key @param {...(string | number)} args */
const text = (key, ...args) => texts[`pair.${key}`].replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)] ?? ''));
/** What it shows, and what it holds for it. @type {{ code: string, secret: string, until: number } | null} */
let own = null;
/** Why it has none; until when it waits before it asks for one. */
let [why, wait] = ['asks', 0];

/** @param {string} id */
function part(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {string} path @param {object} [body] */
const post = (path, body = {}) => fetch(path, { method: 'POST', body: JSON.stringify(body), cache: 'no-store', signal: AbortSignal.timeout(patience) });

async function ask() {
  const answer = await post('/pair/code');
  if (answer.status === 429) {
    [why, wait] = ['many', performance.now() + 1000 * Math.min(60, Number(answer.headers.get('Retry-After')) || 10)];
    return;
  }
  if (!answer.ok) throw new Error(String(answer.status));
  const { code, secret, seconds } = await answer.json();
  own = { code, secret, until: performance.now() + seconds * 1000 };
  const address = `${location.origin}/walls?pair=${code}`;
  part('code').textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  part('address').textContent = `${location.host}/walls`;
  part('picture').replaceChildren(qr(address, text('picture')));
}

/** @returns {Promise<boolean>} whether the wall opens */
async function claim() {
  const answer = await post('/pair/claim', { secret: own?.secret });
  // It expired, or the server has forgotten it: another one.
  if (answer.status === 410) own = null;
  else if (!answer.ok) throw new Error(String(answer.status));
  const told = await answer.json();
  build = told.build;
  if (!told.to) return false;
  own = null;
  why = 'paired';
  tell();
  location.replace(told.to);
  return true;
}

/**
 * A newer version of the app comes while no code is shown. It is looked at first: from a page that a proxy puts in its
 * place while the server is away, nobody comes back.
 * @returns {Promise<boolean>} whether it comes
 */
async function renew() {
  if (build === ours || build === sessionStorage.getItem(loaded)) return false;
  const answer = await fetch('/pair', { cache: 'no-store', signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(String(answer.status));
  sessionStorage.setItem(loaded, build);
  location.reload();
  return true;
}

function tell() {
  const seconds = own ? Math.ceil((own.until - performance.now()) / 1000) : 0;
  if (!own) {
    part('code').textContent = '······';
    part('picture').replaceChildren();
  }
  part('code').dataset.state = own ? 'shown' : why;
  part('state').textContent = own && why !== 'away' ? text('holds', `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`) : text(why);
}

async function go() {
  for (;;) {
    try {
      if (own && performance.now() > own.until) own = null;
      if (own) {
        if (await claim()) return;
        why = 'asks';
      }
      if (!own && performance.now() >= wait) {
        why = 'asks';
        if (await renew()) return;
        await ask();
      }
    } catch {
      why = 'away';
    }
    tell();
    await new Promise((done) => setTimeout(done, every));
  }
}

document.documentElement.dataset.begun = '';
setInterval(() => { if (own) tell(); }, 1000);
void go();
