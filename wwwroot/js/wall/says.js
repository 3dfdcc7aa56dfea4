// What a wall lays over its board: why another board is shown, what is written to the room, and the dark of the night. It
// lies on the whole wall's picture, so that slices show their parts of it.

/** @typedef {import('./stage.js').Picture} Picture */
/** @typedef {(key: string, ...args: (string | number)[]) => string} Text */

/** So high is a font, mm, for each mm from which it is read: capitals of 20 and 16 arc minutes. */
const far = { banner: .008, line: .0064 };
/** The most of a wall's height that a banner takes. */
const most = .3;

export class Says {
  #view;
  #text;
  #time;
  #all = part('div', 'wall-says');
  #line = part('p', 'wall-takeover');
  #banner = part('div', 'wall-banner');
  #dim = part('div', 'wall-dim');

  /** @param {HTMLElement} view @param {Text} text @param {(at: number) => string} time of Unix ms, in words */
  constructor(view, text, time) {
    this.#view = view;
    this.#text = text;
    this.#time = time;
    this.#all.append(this.#line, this.#banner);
    this.#banner.setAttribute('role', 'status');
    view.append(this.#dim, this.#all);
  }

  /** @param {number} light how much of the signal is left */
  dim(light) {
    this.#dim.style.opacity = String(1 - light);
  }

  /** @param {Picture} picture @param {boolean} isQuiet nothing is said, for nothing of the board is seen */
  show({ showing: { takeover }, notices: [newest, ...older], size: [width], farthest, safeMargin, view }, isQuiet) {
    const millimetre = this.#view.clientWidth / width;
    this.#all.style.setProperty('--safe', `${safeMargin * this.#view.clientWidth / view[2]}px`);
    this.#line.hidden = isQuiet || !takeover;
    this.#banner.hidden = isQuiet || !newest;
    if (takeover) {
      const mark = part('i', 'wall-shape');
      mark.dataset.severity = takeover.severity;
      this.#line.replaceChildren(mark, part('b', '', this.#text(`wall.severity-${takeover.severity}`)), part('bdi', '', takeover.title),
        part('span', '', [this.#time(takeover.since), takeover.more > 0 ? this.#text('wall.more', takeover.more) : ''].filter(Boolean).join(' · ')));
    }
    if (newest) {
      const from = part('span', '', [newest.by, this.#time(newest.time), older.length > 0 ? this.#text('wall.more', older.length) : ''].filter(Boolean).join(' · '));
      this.#banner.replaceChildren(part('bdi', '', newest.text), from);
    }
    this.#line.style.fontSize = `${far.line * farthest * millimetre}px`;
    // A long one on a small wall is written smaller: half as large can still be read, though not from the last row.
    for (let part = 1; part >= .5; part -= .1) {
      this.#banner.style.fontSize = `${far.banner * farthest * millimetre * part}px`;
      if (this.#banner.offsetHeight <= this.#view.clientHeight * most) break;
    }
  }
}

/** @param {string} tag @param {string} name @param {string} [words] */
function part(tag, name, words = '') {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = words;
  return element;
}
