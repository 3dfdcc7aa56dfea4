// What lies under a text: of several points of it that which it stands out from least.
import { blend, luminance, parse } from './rgb.js';

/** How far into a text's box it is looked, as parts of its width and height: between letters as well as on them. */
const across = [0.02, 0.25, 0.5, 0.75, 0.98];
const down = [0.3, 0.5, 0.7];

/** @param {Document} page @param {HTMLElement} root */
export function groundsUnder(page, root) {
  const window = /** @type {Window & typeof globalThis} */ (page.defaultView);
  // What takes no pointer is not among the elements of a point.
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync('#board, #board * { pointer-events: auto !important; }');
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];

  /** @param {Element} element @param {number} x @param {number} y @returns {number[]} colour there of this element alone */
  function colourOf(element, x, y) {
    const style = window.getComputedStyle(element);
    const opacity = Number(style.opacity);
    if (element instanceof window.HTMLCanvasElement) {
      const box = element.getBoundingClientRect();
      const pen = element.width > 0 && element.getContext('2d');
      if (!pen) return [0, 0, 0, 0];
      try {
        const [r, g, b, a] = pen.getImageData(Math.floor(((x - box.x) / box.width) * element.width), Math.floor(((y - box.y) / box.height) * element.height), 1, 1).data;
        return [r, g, b, (a / 255) * opacity];
      } catch {
        return [0, 0, 0, 0];
      }
    }
    const [r, g, b, a] = parse(element instanceof window.SVGElement && element.tagName !== 'svg' ? (style.fill === 'none' ? 'transparent' : style.fill) : style.backgroundColor);
    return [r, g, b, a * opacity];
  }

  /** @param {number} x @param {number} y */
  function at(x, y) {
    /** @type {number[][]} */
    const layers = [];
    for (const element of page.elementsFromPoint(x, y)) {
      const colour = colourOf(element, x, y);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] >= 1) break;
    }
    return layers.reduceRight((below, one) => blend(one, below, 1), parse(window.getComputedStyle(root).backgroundColor));
  }

  return {
    /** @param {DOMRect} box of a text @param {(ground: number[]) => number[]} ink what the text is there */
    under({ x, y, width, height }, ink) {
      let [worst, least] = [parse(window.getComputedStyle(root).backgroundColor), Infinity];
      for (const u of across) {
        for (const v of down) {
          const ground = at(x + u * width, y + v * height);
          const [one, other] = [luminance(ground), luminance(ink(ground))];
          const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (contrast < least) [worst, least] = [ground, contrast];
        }
      }
      return worst;
    },
    /** Behind all of a picture. @param {Element} element */
    behind(element) {
      const layers = [];
      for (let up = element.parentElement; up; up = up === root ? null : up.parentElement) {
        const colour = parse(window.getComputedStyle(up).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] >= 1) break;
      }
      return layers.reduceRight((below, one) => blend(one, below, 1), parse(window.getComputedStyle(root).backgroundColor));
    },
    end() {
      page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
