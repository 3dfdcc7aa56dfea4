// A picture in its box, whole or cut, never distorted; where it is missing, the words that say so.
import { adoptStyles } from '../painter.js';

adoptStyles(`
[data-kind='image'] .w-body { overflow: hidden; }
.image { width: 100%; height: 100%; display: block; }
.image-missing { height: 100%; display: grid; place-content: center; text-align: center; color: var(--secondary);
  border: calc(var(--u) * 2) dashed var(--earlier); border-radius: calc(var(--u) * 4); box-sizing: border-box;
  font-size: min(var(--label), 18cqh, 7cqw); overflow-wrap: anywhere; }
`);

/** A file that could not be loaded may be there a little later: a server that starts, a network that comes back. */
const again = 10_000;

const places = { center: '50% 50%', start: '0 0', end: '100% 100%' };

/** @param {string} image an id, or the address of one that ships with the product */
export function addressOf(image) {
  return image.startsWith('/') ? image : `/images/${image}`;
}

/** @type {import('../painter.js').PainterModule['create']} */
export function create(host, context) {
  const { image, alt, fit, align } = context.options;
  const picture = document.createElement('img');
  const words = document.createElement('p');
  let retry = 0;
  picture.className = 'image';
  words.className = 'image-missing';
  picture.alt = alt;
  picture.draggable = false;
  picture.decoding = 'async';
  picture.style.objectFit = fit === 'scaleDown' ? 'scale-down' : fit;
  picture.style.objectPosition = places[/** @type {keyof typeof places} */ (align)];
  words.textContent = image ? context.text('image.missing', image) : context.text('image.none');
  picture.onerror = () => {
    picture.remove();
    host.append(words);
    retry = window.setTimeout(() => { picture.src = addressOf(image); }, again);
  };
  picture.onload = () => { words.remove(); host.append(picture); };
  if (image) {
    host.append(picture);
    picture.src = addressOf(image);
  } else {
    host.append(words);
  }
  return {
    update() {},
    paint() {},
    destroy() {
      clearTimeout(retry);
      picture.onload = picture.onerror = null;
      picture.removeAttribute('src');
      picture.remove();
      words.remove();
    },
  };
}
