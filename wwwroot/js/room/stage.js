// The board's own page on its wall, seen through the room and an eye: an SVG filter in linear light.
import { measureTexts } from '../legibility/measure.js';
import { blur, gains, projected, scatter, scatterWidth } from './eye.js';
import { heightFor, pixelsFor } from './sums.js';

/** Between two looks at what the board says now, ms: soon after it was opened, more and more seldom. */
const pauses = { first: 250, last: 4000 };
/** Of a frame, pixels: more cost more than they show. */
const most = 3840;

/** @param {string} name @param {Record<string, string | number>} attributes */
function primitive(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** @param {number[][]} rows of red, green and blue */
const colours = (rows) => primitive('feColorMatrix', { type: 'matrix', values: [...rows.map(([r, g, b, more]) => `${r} ${g} ${b} 0 ${more}`), '0 0 0 1 0'].join(' ') });

/**
 * @param {HTMLElement} box
 * @param {Element} filter
 * @param {(measured: { width: number, height: number, texts: ReturnType<typeof measureTexts> } | null) => void} onMeasured null: there is no board
 */
export function stage(box, filter, onMeasured) {
  const wallElement = /** @type {HTMLElement} */ (box.firstElementChild);
  const frame = /** @type {HTMLIFrameElement} */ (wallElement.firstElementChild);
  let [source, shown] = ['', ''];

  async function look() {
    const page = frame.contentDocument;
    const root = page?.getElementById('board');
    if (!page || !root) {
      onMeasured(null);
      return;
    }
    await page.fonts.ready;
    // It may have gone to another page meanwhile.
    if (!root.isConnected || frame.contentDocument !== page) return;
    const style = getComputedStyle(root);
    onMeasured({ width: parseFloat(style.getPropertyValue('--w')), height: parseFloat(style.getPropertyValue('--h')), texts: measureTexts(page) });
  }
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @param {number} pause */
  async function watch(pause) {
    clearTimeout(timer);
    if (!document.hidden) await look();
    clearTimeout(timer);
    timer = setTimeout(() => void watch(Math.min(pauses.last, pause * 2)), pause);
  }
  frame.addEventListener('load', () => void watch(pauses.first));

  return {
    /**
     * @param {import('./choice.js').Wall} wall @param {import('./choice.js').Choice} choice
     * @param {number | null} veil @param {string} address of the board's page
     * @returns {number} how much larger than from the seat it is shown
     */
    show(wall, { seat, age, vision, size, screen }, veil, address) {
      const distance = seat * 1000;
      const ratio = wall.width / wall.height;
      const asSeen = pixelsFor(wall.width, distance, screen * 10);
      const width = size === 'true' ? asSeen : Math.min(box.clientWidth, innerHeight * 0.66 * ratio);
      const own = Math.min(wall.pixelWidth, most, most * ratio);
      Object.assign(wallElement.style, { width: `${width}px`, height: `${width / ratio}px` });
      Object.assign(frame.style, { width: `${own}px`, height: `${own / ratio}px`, transform: `scale(${width / own})` });
      // Whoever sits there looks at the middle.
      if (shown !== size) box.scrollTo((box.scrollWidth - box.clientWidth) / 2, (box.scrollHeight - box.clientHeight) / 2);
      shown = size;
      if (source !== address) frame.src = source = address;

      /** @param {number} angle */
      const pixels = (angle) => (heightFor(angle, distance) * width) / wall.width;
      const primitives = [colours(projected(veil ?? 0, vision))];
      const beside = scatter(age);
      if (beside > 0) {
        primitives[0].setAttribute('result', 'sharp');
        primitives.push(
          primitive('feGaussianBlur', { in: 'sharp', stdDeviation: pixels(scatterWidth), result: 'scattered' }),
          primitive('feComposite', { in: 'sharp', in2: 'scattered', operator: 'arithmetic', k1: 0, k2: 1 - beside, k3: beside, k4: 0 }),
        );
      }
      const deviation = pixels(blur(age, size === 'true'));
      if (deviation > 0) primitives.push(primitive('feGaussianBlur', { stdDeviation: deviation }));
      // Last: between two steps light is kept in 256 shades, which are too few for what is darker.
      const [red, green, blue] = gains(age);
      if (age > 20) primitives.push(colours([[red, 0, 0, 0], [0, green, 0, 0], [0, 0, blue, 0]]));
      filter.replaceChildren(...primitives);
      return width / asSeen;
    },
  };
}
