// The press preview: has the photograph taken that the form asks for, and tells what can be read in it. What was read and
// what the board says is set as text alone.

/**
 * @typedef {{ words: string, box: [number, number, number, number], capital: number, read: string | null, errors: number | null, clean: string | null, cleanErrors: number | null }} Line
 * @typedef {object} Proof
 * @property {string} arrangement @property {number} contrast @property {number} publish
 * @property {number} width @property {number} height @property {number} peakToMean @property {number | null} smallestCapital
 * @property {string[]} unread @property {boolean | null} isReadable
 * @property {number} characters @property {number} errors @property {number} errorRate @property {number} cleanErrors @property {number} cleanErrorRate
 * @property {Line[]} lines @property {string} jpeg
 */

/** Capitals that are read without error, and the most of peak to mean light: Photograph.cs. */
const [goodCapital, mostPeak] = [12, 10];

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const form = /** @type {HTMLFormElement} */ (find('press-form'));
const frame = /** @type {HTMLIFrameElement} */ (find('board'));
const [progress, fault, photo, report] = ['progress', 'fault', 'photo', 'report'].map(find);
/** @type {Record<string, string>} */
const texts = JSON.parse(find('told').textContent ?? '{}');
const id = main.dataset.board;
const { lang } = document.documentElement;
const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });

/** @param {string} key @param {(string | number)[]} values */
const say = (key, ...values) => (texts[`press.${key}`] ?? key).replace(/\{(\d)\}/g, (_, i) => `${values[Number(i)]}`);

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Partial<HTMLElementTagNameMap[K]>} [own] @param {(Node | string)[]} within
 */
function make(name, own = {}, ...within) {
  const element = Object.assign(document.createElement(name), own);
  element.append(...within);
  return element;
}

/** What the form asks for, as the address has it. */
function asked() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value !== '') query.set(name, `${value}`);
  return query;
}

/** A wall says itself what its contrast is. */
function showForm() {
  const { wall, contrast, arrangement } = /** @type {Record<string, any>} */ (form.elements);
  contrast.disabled = wall.value !== '';
  main.style.setProperty('--ratio', arrangement.selectedOptions[0].dataset.ratio);
}

function showBoard() {
  const query = asked();
  // Seen small, as on a card, it is not counted among the screens that show it.
  if (query.get('mode') === 'hanging') query.set('mode', 'thumbnail');
  const address = `/boards/${id}?${query}`;
  if (frame.getAttribute('src') !== address) frame.src = address;
}

/** @type {AbortController | null} */
let taking = null;
/** Of the last photograph. */
let picture = '';

async function take() {
  taking?.abort();
  const own = taking = new AbortController();
  const query = asked();
  history.replaceState(null, '', `?${query}`);
  showBoard();
  begin();
  const began = performance.now();
  const clock = setInterval(() => { find('seconds').textContent = say('seconds', Math.round((performance.now() - began) / 1000)); }, 1000);
  try {
    const answer = await fetch(`/api/boards/${id}/press?${query}`, { signal: own.signal, headers: { Accept: 'application/json' } });
    const told = answer.ok ? show(await answer.json()) : await refusal(answer);
    if (told) refuse(told);
  } catch {
    if (!own.signal.aborted) refuse(say('fault-line'));
  } finally {
    clearInterval(clock);
    if (taking === own) end();
  }
}

function begin() {
  fault.hidden = true;
  report.hidden = true;
  report.replaceChildren();
  photo.replaceChildren();
  find('caption').textContent = '';
  find('seconds').textContent = '';
  progress.hidden = false;
  /** @type {HTMLElement} */ (progress.querySelector('[role=status]')).textContent = say('taking');
}

function end() {
  progress.hidden = true;
  /** @type {HTMLElement} */ (progress.querySelector('[role=status]')).textContent = '';
}

/** @param {string} text */
function refuse(text) {
  find('caption').textContent = say('none');
  fault.textContent = text;
  fault.hidden = false;
}

/** Why there is none. @param {Response} answer */
async function refusal(answer) {
  const { status } = answer;
  if (status === 429 || (status === 503 && answer.headers.has('Retry-After'))) return say('fault-busy');
  if (status === 401 || status === 403) return say('fault-denied');
  if (`press.fault-${status}` in texts) return say(`fault-${status}`);
  const told = await answer.json().catch(() => null);
  return say('fault', told?.detail ?? status);
}

/** @param {Proof} proof */
function show(proof) {
  URL.revokeObjectURL(picture);
  picture = URL.createObjectURL(new Blob([Uint8Array.from(atob(proof.jpeg), (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' }));
  const wrong = proof.lines.filter((line) => line.errors);
  photo.replaceChildren(
    make('img', { src: picture, width: proof.width, height: proof.height, alt: say('photo-alt') }),
    ...wrong.map(({ box: [x, y, width, height] }, i) => {
      const outline = make('i', { className: 'outline', ariaHidden: 'true' }, make('b', {}, `${i + 1}`));
      const part = (/** @type {number} */ of, /** @type {number} */ whole) => `${(100 * of) / whole}%`;
      Object.assign(outline.style, { left: part(x, proof.width), top: part(y, proof.height), width: part(width, proof.width), height: part(height, proof.height) });
      return outline;
    }));
  find('caption').textContent = say('photo', proof.width, proof.height, number.format(proof.contrast));
  report.replaceChildren(...sentences(proof), ...proof.isReadable === null ? [] : [readings(wrong)],
    make('p', { className: 'download' }, make('a', { href: picture, download: `${id}-${proof.arrangement}-${proof.publish}.jpg` }, say('download'))));
  report.hidden = false;
}

/** @param {Proof} proof */
function sentences(proof) {
  const line = (/** @type {string} */ text, /** @type {string} */ level = '') => make('p', {}, ...level ? [make('i', { className: `sign ${level}`, ariaHidden: 'true' })] : [], text);
  const { isReadable, smallestCapital, peakToMean } = proof;
  return [
    isReadable === null ? line(say('no-reader'), 'warning') : line(say(isReadable ? 'reads' : 'reads-worse'), isReadable ? 'good' : 'bad'),
    ...isReadable === null ? [] : [line(say('rate', proof.characters, proof.errors, share.format(proof.errorRate), proof.cleanErrors, share.format(proof.cleanErrorRate)))],
    ...proof.unread.length ? [line(say('unread', proof.unread.join(', ')), 'warning')] : [],
    ...smallestCapital === null ? [] : [line(say('smallest', number.format(smallestCapital), goodCapital), smallestCapital < goodCapital ? 'warning' : 'good')],
    line(say('peak', number.format(peakToMean), mostPeak), peakToMean > mostPeak ? 'warning' : 'good'),
  ];
}

/** @param {Line[]} wrong */
function readings(wrong) {
  if (!wrong.length) return make('p', {}, say('wrong-none'));
  const heads = ['number', 'written', 'read', 'clean', 'capital'].map((key) => make('th', { scope: 'col' }, say(key)));
  const rows = wrong.map((line, i) => make('tr', {}, make('td', {}, `${i + 1}`), ...[line.words, line.read, line.clean].map((text) => make('td', {}, text || say('nothing'))), make('td', {}, number.format(line.capital))));
  return make('table', {}, make('caption', {}, say('wrong')), make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows));
}

form.addEventListener('change', showForm);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  take();
});
showForm();
// Whoever comes back, or was given the address, sees what it asks for.
if (location.search) take();
else showBoard();
export {};
