// What arrives, as it is shown beside a binding or a name: a value with its unit, and a sparkline.
import { sparkPath } from './binding.js';

const svg = 'http://www.w3.org/2000/svg';

/** @param {readonly (number | null)[] | null} points */
export function sparkline(points) {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 60 16');
  element.setAttribute('class', 'spark');
  element.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', sparkPath(points, 60, 16));
  element.append(path);
  return element;
}

/** @param {number | null | undefined} value @param {string | null | undefined} unit */
export function figure(value, unit) {
  if (value === null || value === undefined) return '–';
  return `${value.toLocaleString(document.documentElement.lang, { maximumSignificantDigits: 4 })}${unit ? ` ${unit}` : ''}`;
}
