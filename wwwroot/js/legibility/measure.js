// What a board looks like as it is rendered, measured in its own page: every text with its height, weight, colour and ground,
// every line and surface with its colour. In board units, so that it holds for every wall. The server judges it
// (LegibilityCheck.cs); the shapes are those of MeasuredBoard.cs.
import { toOklch } from '../oklch.js';
import { groundsUnder } from './grounds.js';
import { recordPens } from './pens.js';
import { blend, hexOf, parse } from './rgb.js';

/**
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ widget: string, role: string, box: Box, capital: number, isIdeographic: boolean, weight: number, ink: string, ground: string, grows: boolean }} Text
 * @typedef {{ widget: string, thickness: number | null, colour: string, ground: string, role: string }} Mark
 * @typedef {{ widget: string, box: Box }} Picture
 * @typedef {{ width: number, height: number, texts: Text[], marks: Mark[], pictures: Picture[], blinks: { widget: string, perSecond: number, isText: boolean }[], silent: number }} Measured
 */

const ideographs = /[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Of an ideograph, em. */
const ideographHeight = 0.92;
/** Colours of the theme that mean something; those of scaffolding are left out. */
const roles = ['data', 'good', 'warning', 'bad', 'earlier'];
const scaffolding = ['ground', 'panel', 'line', 'hairline', 'hatch'];

/**
 * Everything that can be judged of a board, whose pictures are drawn once more for it.
 * @param {Document} page of the board: this one, or that of a frame
 * @returns {Promise<Measured>}
 */
export async function measure(page) {
  const { root, window, style, unit } = boardOf(page);
  await page.fonts.ready;
  const strokes = await recordPens(window);
  const token = (/** @type {string} */ name) => hexOf(parse(style.getPropertyValue(`--${name}`).trim()));
  const named = new Map(roles.map((name) => [token(name), name]));
  const plain = new Set(scaffolding.map(token));
  const grounds = groundsUnder(page, root);
  try {
    /** @type {Set<Element>} */
    const pictures = new Set();
    const marks = [...strokes, ...shapesOf(root)].flatMap(({ element, colour, thickness, alpha }) => {
      const own = hexOf(colour);
      // What is mostly seen through is shading, such as that below a line.
      if (plain.has(own) || colour[3] < 0.5 || alpha < 0.5 || thickness === 0) return [];
      const ground = grounds.behind(element);
      pictures.add(element.closest('svg') ?? element);
      return [{ widget: widgetOf(element), thickness: thickness === null ? null : Math.max(0.01, round(thickness / unit)), colour: hexOf(blend(colour, ground, 1)), ground: hexOf(ground), role: named.get(own) ?? '' }];
    });
    return {
      width: parseFloat(style.getPropertyValue('--w')), height: parseFloat(style.getPropertyValue('--h')),
      texts: measureTexts(page).map(({ text: _, ...one }) => one), marks: meaningful(marks), pictures: picturesOf(root, pictures, unit), blinks: blinksOf(page), silent: silentOf(page),
    };
  } finally {
    grounds.end();
  }
}

/** @param {Document} page */
function boardOf(page) {
  const root = /** @type {HTMLElement} */ (page.getElementById('board'));
  const window = /** @type {Window & typeof globalThis} */ (page.defaultView);
  const style = window.getComputedStyle(root);
  return { root, window, style, unit: root.getBoundingClientRect().width / parseFloat(style.getPropertyValue('--w')) };
}

/**
 * Each text of a board that is seen, with its words.
 * @param {Document} page
 * @returns {(Text & { text: string })[]}
 */
export function measureTexts(page) {
  const { root, window, style, unit } = boardOf(page);
  const bounds = root.getBoundingClientRect();
  const titleSize = parseFloat(style.getPropertyValue('--text')) * unit;
  const capital = capitals(page);
  const grounds = groundsUnder(page, root);
  try {
    return [...textsOf(root)].flatMap(({ words, element, box }) => {
      const seen = opacityOf(element, root);
      if (seen === 0) return [];
      const { color, fontSize, fontWeight, fontStyle, fontFamily } = window.getComputedStyle(element);
      const size = parseFloat(fontSize) * scaleOf(element, root);
      const isIdeographic = ideographs.test(words);
      const ground = grounds.under(box, (/** @type {number[]} */ one) => blend(parse(color), one, seen));
      return [{
        widget: widgetOf(element), role: roleOf(element), isIdeographic, weight: Number(fontWeight),
        box: boxIn(box, bounds, unit),
        capital: (isIdeographic ? ideographHeight * size : capital(`${fontStyle} ${fontWeight} 100px ${fontFamily}`) * size) / unit,
        ink: hexOf(blend(parse(color), ground, seen)), ground: hexOf(ground),
        grows: size >= titleSize * 0.5 && !isBound(element), text: words,
      }];
    });
  } finally {
    grounds.end();
  }
}

/** How many widgets have had no figures yet. @param {Document} page */
export const silentOf = (page) => page.querySelectorAll('[data-widget][data-series][data-state=nodata]').length;

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;

/** Every text that is seen, by the box of its letters. @param {HTMLElement} root */
function* textsOf(root) {
  const page = root.ownerDocument;
  const nodes = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    const [element, words] = [node.parentElement, (node.nodeValue ?? '').trim()];
    if (!element || !words || element.closest('.board-title, script, style')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = page.createRange();
    range.selectNodeContents(node);
    const box = clipped(range.getBoundingClientRect(), element, root);
    if (box && box.width > 1 && box.height > 1) yield { words, element, box };
  }
}

/** What is cut off by a box around it is not seen. @param {DOMRect} box @param {Element} element @param {HTMLElement} root */
function clipped(box, element, root) {
  let { left, top, right, bottom } = box;
  const window = /** @type {Window} */ (root.ownerDocument.defaultView);
  for (let at = /** @type {Element | null} */ (element); at; at = at === root ? null : at.parentElement) {
    if (at !== root && window.getComputedStyle(at).overflow === 'visible') continue;
    const edge = at.getBoundingClientRect();
    [left, top, right, bottom] = [Math.max(left, edge.left), Math.max(top, edge.top), Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
  }
  return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : null;
}

/** @param {Element} element */
const widgetOf = (element) => /** @type {HTMLElement | null} */ (element.closest('[data-widget]'))?.dataset.widget ?? '';

/** @param {Element} element */
function roleOf(element) {
  if (element.closest('.w-head h2, .board-strip > b')) return 'title';
  if (element.closest('.w-flag, .w-sim')) return 'flag';
  if (element.closest('[data-value], time')) return 'value';
  return element.closest('.w-note') ? 'note' : 'label';
}

/** Whether a text is as large as its box lets it be: a larger text size does not make it larger. @param {Element} element */
function isBound(element) {
  const head = element.closest('.w-head');
  const title = head?.closest('.w');
  return Boolean(title && title.clientHeight < 5 * parseFloat(/** @type {Window} */ (element.ownerDocument.defaultView).getComputedStyle(head ?? element).fontSize));
}

/** @param {Element} element @param {HTMLElement} root */
function opacityOf(element, root) {
  const window = /** @type {Window} */ (root.ownerDocument.defaultView);
  let opacity = 1;
  for (let at = /** @type {Element | null} */ (element); at && at !== root; at = at.parentElement) opacity *= Number(window.getComputedStyle(at).opacity);
  return opacity;
}

/** What is turned or scaled as a picture is as large as it is seen. @param {Element} element @param {HTMLElement} root */
function scaleOf(element, root) {
  const window = /** @type {Window} */ (root.ownerDocument.defaultView);
  let scale = 1;
  for (let at = /** @type {Element | null} */ (element); at && at !== root; at = at.parentElement) {
    const { transform } = window.getComputedStyle(at);
    if (transform === 'none') continue;
    const { a, b, c, d } = new DOMMatrix(transform);
    scale *= Math.sqrt(Math.abs(a * d - b * c));
  }
  return scale;
}

/** Height of capitals by font, em. @param {Document} page */
function capitals(page) {
  /** @type {Map<string, number>} */
  const known = new Map();
  const pen = /** @type {CanvasRenderingContext2D} */ (page.createElement('canvas').getContext('2d'));
  return (/** @type {string} */ font) => {
    let height = known.get(font);
    if (height === undefined) {
      pen.font = font;
      known.set(font, height = pen.measureText('H').actualBoundingBoxAscent / 100);
    }
    return height;
  };
}

/** Shapes that are no canvas. @param {HTMLElement} root */
function* shapesOf(root) {
  const window = /** @type {Window} */ (root.ownerDocument.defaultView);
  for (const element of /** @type {NodeListOf<SVGGraphicsElement>} */ (root.querySelectorAll('.w-body svg :is(path, rect, circle, ellipse, line, polygon, polyline)'))) {
    if (!element.checkVisibility()) continue;
    const { fill, stroke, strokeWidth, opacity } = window.getComputedStyle(element);
    const { a, b } = element.getScreenCTM() ?? { a: 1, b: 0 };
    if (fill !== 'none' && parse(fill)[3] > 0) yield { element, colour: parse(fill), thickness: null, alpha: Number(opacity) };
    if (stroke !== 'none' && parse(stroke)[3] > 0) yield { element, colour: parse(stroke), thickness: parseFloat(strokeWidth) * Math.hypot(a, b), alpha: Number(opacity) };
  }
}

/** Where marks are; lines and surfaces that are a widget by themselves stand where they should. @param {HTMLElement} root @param {Set<Element>} elements @param {number} unit */
function picturesOf(root, elements, unit) {
  const bounds = root.getBoundingClientRect();
  return [...elements].flatMap((element) => {
    const box = element.closest('[data-kind=shape]') ? null : clipped(element.getBoundingClientRect(), element, root);
    return box ? [{ widget: widgetOf(element), box: boxIn(box, bounds, unit) }] : [];
  });
}

/** In board units. @param {DOMRect} box @param {DOMRect} bounds of the board @param {number} unit */
const boxIn = (box, bounds, unit) => ({ x: (box.x - bounds.x) / unit, y: (box.y - bounds.y) / unit, width: box.width / unit, height: box.height / unit });

/** @param {Document} page */
function blinksOf(page) {
  return page.getAnimations().flatMap((one) => {
    const { target } = /** @type {KeyframeEffect} */ (one.effect);
    const { duration, iterations } = one.effect?.getComputedTiming() ?? {};
    if (!(target instanceof /** @type {any} */ (page.defaultView).Element) || iterations !== Infinity || !target?.closest('#board')) return [];
    const changes = /** @type {KeyframeEffect} */ (one.effect).getKeyframes().some((frame) => frame.opacity !== undefined && Number(frame.opacity) < 0.8);
    return changes ? [{ widget: widgetOf(target), perSecond: 1000 / Number(duration), isText: Boolean(target.textContent?.trim()) }] : [];
  });
}

/** Each once, and no surface that is but the shading of a line. @param {Mark[]} marks */
function meaningful(marks) {
  const all = [...new Map(marks.map((one) => [JSON.stringify(one), one])).values()];
  return all.filter((one) => one.thickness !== null || !all.some((line) => line.thickness !== null && line.widget === one.widget && isShade(one, line)));
}

/** Of the hue of a line, and between it and the ground. @param {Mark} surface @param {Mark} line */
function isShade(surface, line) {
  const [own, its, ground] = [surface.colour, line.colour, surface.ground].map(toOklch);
  const turn = Math.abs(own.h - its.h) % 360;
  return surface.colour !== line.colour && Math.min(turn, 360 - turn) < 15 && Math.abs(own.l - ground.l) < Math.abs(its.l - ground.l) * 0.7;
}
