// A QR code as a picture that scales: what a phone is pointed at.
import { qrcode } from '../lib/qrcode/qrcode.esm.js';

const svgNs = 'http://www.w3.org/2000/svg';
/** Cells of quiet around the code: a reader needs four. */
const quiet = 4;

/** @param {string} text @param {string} label said to who does not see it @returns {SVGSVGElement} */
export function qr(text, label) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const picture = document.createElementNS(svgNs, 'svg');
  picture.setAttribute('viewBox', `${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', label);
  picture.setAttribute('shape-rendering', 'crispEdges');
  // Black on white in every theme: many readers know no other.
  const ground = document.createElementNS(svgNs, 'rect');
  for (const [name, value] of Object.entries({ x: -quiet, y: -quiet, width: size + 2 * quiet, height: size + 2 * quiet, fill: '#fff' })) ground.setAttribute(name, String(value));
  let path = '';
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) if (code.isDark(y, x)) path += `M${x} ${y}h1v1h-1z`;
  const cells = document.createElementNS(svgNs, 'path');
  cells.setAttribute('d', path);
  cells.setAttribute('fill', '#000');
  picture.append(ground, cells);
  return picture;
}

/** The same in place of what an element holds. @param {HTMLElement} place @param {string} text @param {string} label */
export const put = (place, text, label) => place.replaceChildren(qr(text, label));
