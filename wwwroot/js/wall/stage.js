// The screen of a wall: its part of the wall's picture, cut and fitted. All lengths of a picture are pixels of the output;
// a window of another size shows the same, smaller or larger, laid out at its size and not stretched.
import { homography, matrix3d, movedCorners } from './homography.js';

/**
 * @typedef {{ edge: 'left' | 'top' | 'right' | 'bottom', width: number, stops: number[] }} Fading
 * @typedef {{ id: string, x: number, y: number, width: number, height: number }} Area
 * @typedef {{ board: string | null, arrangement: string | null, frozenSince: number | null, isBlack: boolean, pattern: string | null, by: string, changedAt: number, takeover: Takeover | null, photo: { until: number, publish: number } | null, isPressSafe: boolean }} Showing
 * @typedef {{ event: string, severity: string, title: string, board: string, arrangement: string | null, since: number, more: number }} Takeover
 * @typedef {{ id: string, text: string, by: string, time: number }} Notice
 * @typedef {object} Picture what one screen has to do (WallPicture.cs)
 * @property {string} wall
 * @property {string} name
 * @property {string | null} slice
 * @property {[number, number]} pixels of the output
 * @property {[number, number]} size of the wall, mm
 * @property {[number, number, number, number]} view where the whole wall lies on the output: x, y, width, height
 * @property {number[]} corners
 * @property {number[][]} masks corners on the whole wall's picture
 * @property {Fading[]} fadings
 * @property {number} blackLift
 * @property {Area[]} areas all outputs on the whole wall's picture
 * @property {number} farthest mm
 * @property {number} safeMargin
 * @property {Showing} showing
 * @property {Notice[]} notices
 */

const svg = 'http://www.w3.org/2000/svg';
const toward = { left: 'right', top: 'bottom', right: 'left', bottom: 'top' };

export class Stage {
  /** Clips what is not this output's. */
  output = part('wall-output');
  /** The whole wall's picture; what hangs on it lies in here. */
  view = part('wall-view');
  #masks = document.createElementNS(svg, 'svg');
  #edges = part('wall-edges');
  /** @type {Picture | null} */
  #picture = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#masks.setAttribute('class', 'wall-masks');
    this.output.append(this.view, this.#masks, this.#edges);
    root.append(this.output);
    addEventListener('resize', () => { if (this.#picture) this.fit(this.#picture); });
  }

  /** Pixels of the window for one of the output. */
  scale = 1;
  /** Where the picture has wandered to, pixels of the output. @type {[number, number]} */
  #shift = [0, 0];

  /** Moves the picture a little; masks and edges stay. @param {[number, number]} shift */
  shift([x, y]) {
    if (x === this.#shift[0] && y === this.#shift[1]) return;
    this.#shift = [x, y];
    if (this.#picture) this.fit(this.#picture);
  }

  /** @param {Picture} picture */
  fit(picture) {
    this.#picture = picture;
    const [width, height] = picture.pixels;
    const k = Math.min(innerWidth / width, innerHeight / height);
    this.scale = k;
    const [w, h] = [width * k, height * k];
    place(this.output, Math.round((innerWidth - w) / 2), Math.round((innerHeight - h) / 2), w, h);
    // Without a pin no transform at all: one that does nothing would still have text drawn as a picture.
    const pinned = picture.corners.some((one) => one !== 0);
    this.output.style.transform = pinned ? matrix3d(homography(w, h, movedCorners(w, h, picture.corners.map((one) => one * k)))) : '';
    const [x, y, across, down] = picture.view.map((one) => one * k);
    // Pixels of an output may be higher than wide: the board is laid out as the wall is, and then drawn as they are.
    const even = across * picture.size[1] / picture.size[0];
    const isEven = Math.abs(even - down) < .5;
    place(this.view, x + this.#shift[0] * k, y + this.#shift[1] * k, across, isEven ? down : even);
    this.view.style.transform = isEven ? '' : `scaleY(${down / even})`;
    place(this.#masks, x, y, across, down);
    this.#masks.setAttribute('viewBox', `0 0 ${picture.view[2]} ${picture.view[3]}`);
    this.#masks.replaceChildren(...picture.masks.map((points) => {
      const polygon = document.createElementNS(svg, 'polygon');
      polygon.setAttribute('points', points.join(' '));
      return polygon;
    }));
    this.#fade(picture, k);
  }

  /** @param {Picture} picture @param {number} k */
  #fade({ fadings, blackLift }, k) {
    const inset = { left: 0, top: 0, right: 0, bottom: 0 };
    const edges = fadings.map(({ edge, width, stops }) => {
      inset[edge] = width * k;
      const fading = part('wall-fading');
      fading.dataset.edge = edge;
      fading.style.setProperty(edge === 'left' || edge === 'right' ? 'width' : 'height', `${width * k}px`);
      const colors = [];
      for (let i = 0; i < stops.length; i += 2) colors.push(`rgb(0 0 0 / ${stops[i + 1]}) ${stops[i] * 100}%`);
      fading.style.background = `linear-gradient(to ${toward[edge]}, ${colors.join(', ')})`;
      return fading;
    });
    if (blackLift > 0) {
      const lift = part('wall-lift');
      lift.style.inset = `${inset.top}px ${inset.right}px ${inset.bottom}px ${inset.left}px`;
      lift.style.background = `rgb(${Array(3).fill(blackLift * 255).join(' ')})`;
      edges.push(lift);
    }
    this.#edges.replaceChildren(...edges);
  }
}

/** @param {string} name */
function part(name) {
  const element = document.createElement('div');
  element.className = name;
  return element;
}

/** @param {HTMLElement | SVGElement} element @param {number} x @param {number} y @param {number} width @param {number} height */
function place({ style }, x, y, width, height) {
  [style.left, style.top, style.width, style.height] = [x, y, width, height].map((one) => `${one}px`);
}
