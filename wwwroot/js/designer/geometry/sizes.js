// Canvas sizes as people write them: a ratio, pixels, or what the wall measures. Pure.

/**
 * @typedef {import('./boxes.js').Size} Size
 *
 * @typedef {object} CanvasSize
 * @property {number} width   board units
 * @property {number} height
 * @property {Size} [pixels]       as written
 * @property {Size} [millimetres]  as written, of the wall
 *
 * @typedef {'empty' | 'notation' | 'range'} SizeFault  nothing written; not understood; beyond 1:20 to 20:1, or no wall's size
 */

/** The smaller side of a canvas, and the area from which it shrinks: text has about the same number of units on every board. */
const [leastSide, mostSide, mostArea] = [900, 1080, 2_880_000];
const mostRatio = 20;
/** A small lamp's panel to a kilometre; one pixel to a canvas' largest side. */
const [millimetres, pixels] = [{ least: 10, most: 1e6 }, { least: 1, most: 100_000 }];

/** Offered first. @type {readonly string[]} */
export const presets = Object.freeze(['16:9', '32:9', '21:9', '4:3', '9:16', '1:1', '2:1', '3:1']);

/** Millimetres in one. @type {Readonly<Record<string, number>>} */
const units = Object.freeze({
  mm: 1, cm: 10, m: 1000, ft: 304.8, in: 25.4, "'": 304.8, '"': 25.4,
  millimetre: 1, millimeter: 1, millimetres: 1, millimeters: 1, 밀리미터: 1, ミリ: 1, ミリメートル: 1,
  centimetre: 10, centimeter: 10, centimetres: 10, centimeters: 10, 센티미터: 10, センチ: 10, センチメートル: 10,
  metre: 1000, meter: 1000, metres: 1000, meters: 1000, 미터: 1000, メートル: 1000,
  foot: 304.8, feet: 304.8, inch: 25.4, inches: 25.4,
});
const pixelWords = ['px', 'pixel', 'pixels', '픽셀', '화소', 'ピクセル', '画素'];

const number = String.raw`(\d+(?:[.,]\d+)*|[.,]\d+)`;
const notation = new RegExp(String.raw`^${number}\s*(\D*?)\s*([:/x×✕✖*]|\bby\b)\s*${number}\s*(\D*)$`, 'u');

/**
 * @param {string} text such as `16:9`, `2.35:1`, `3840x1080`, `1920 × 1080 px`, `6.4 m x 1.8 m` or `6,4 × 1,8 m`
 * @returns {{ size: CanvasSize } | { fault: SizeFault }}
 */
export function parseSize(text) {
  // Full-width digits and signs, and units in one character, as an input method for Korean or Japanese writes them.
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return { fault: 'empty' };
  const match = notation.exec(plain);
  if (!match) return { fault: 'notation' };
  const [, first, firstUnit, sign, second, lastUnit] = match;
  const [a, b] = [firstUnit || lastUnit, lastUnit || firstUnit];
  if (a === '') return bare(first, second, sign);
  const isPixels = pixelWords.includes(a);
  if (isPixels !== pixelWords.includes(b) || (!isPixels && !(Object.hasOwn(units, a) && Object.hasOwn(units, b)))) return { fault: 'notation' };
  if (isPixels) return inPixels(readNumber(first, true), readNumber(second, true));
  // Nobody measures a wall to a thousandth of a millimetre: a comma before three digits parts thousands.
  const millimetresOf = (/** @type {string} */ digits, /** @type {string} */ unit) => readNumber(digits, units[unit] <= 10) * units[unit];
  const wall = { width: millimetresOf(first, a), height: millimetresOf(second, b) };
  if (!isWithin(wall, millimetres)) return { fault: Number.isNaN(wall.width + wall.height) ? 'notation' : 'range' };
  return sized(wall.width, wall.height, { millimetres: wall });
}

/** Without a unit, `16x9` is a ratio and `1920x1080` are pixels. @param {string} first @param {string} second @param {string} sign */
function bare(first, second, sign) {
  const [width, height] = [readNumber(first, true), readNumber(second, true)];
  const isRatio = sign === ':' || sign === '/' || !(Math.min(width, height) >= 100);
  return isRatio ? sized(readNumber(first, false), readNumber(second, false), {}) : inPixels(width, height);
}

/** @param {number} width @param {number} height */
function inPixels(width, height) {
  if (!Number.isInteger(width) || !Number.isInteger(height)) return /** @type {const} */ ({ fault: 'notation' });
  return isWithin({ width, height }, pixels) ? sized(width, height, { pixels: { width, height } }) : /** @type {const} */ ({ fault: 'range' });
}

/** @param {Size} size @param {{ least: number, most: number }} bounds */
const isWithin = ({ width, height }, { least, most }) => Math.min(width, height) >= least && Math.max(width, height) <= most;

/**
 * @param {string} digits with a point or a comma @param {boolean} grouped whether one before three digits parts thousands
 * @returns {number} NaN of what is none
 */
function readNumber(digits, grouped) {
  if (grouped && /^\d{1,3}([.,]\d{3})+$/.test(digits)) return Number(digits.replace(/[.,]/g, ''));
  return Number(digits.replace(',', '.'));
}

/** @param {number} width @param {number} height @param {Partial<CanvasSize>} measured @returns {{ size: CanvasSize } | { fault: SizeFault }} */
function sized(width, height, measured) {
  if (Number.isNaN(width + height)) return { fault: 'notation' };
  // Thousandths are the least that a ratio is written in.
  if (!(Math.min(width, height) >= 1e-3)) return { fault: 'range' };
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (!(ratio <= mostRatio * (1 + 1e-9))) return { fault: 'range' };
  const [long, short] = sidesOf(width > height ? width : height, width > height ? height : width);
  return { size: width > height ? { width: long, height: short, ...measured } : { width: short, height: long, ...measured } };
}

/** A canvas' two sides, whole, and of exactly the ratio if small numbers do it. @param {number} long @param {number} short */
function sidesOf(long, short) {
  const ratio = long / short;
  const target = Math.max(leastSide, Math.min(mostSide, Math.sqrt(mostArea / ratio)));
  const [wide, high] = reduced(long, short);
  const times = Math.max(Math.ceil(leastSide / high), Math.min(Math.floor(mostSide / high), Math.round(target / high)));
  if (high * times <= mostSide) return [wide * times, high * times];
  const side = Math.round(target);
  return [Math.round(side * ratio), side];
}

/** The smallest whole numbers of the same ratio, to six decimals. @param {number} a @param {number} b @returns {[number, number]} */
function reduced(a, b) {
  const [whole, other] = [Math.round(a * 1e6), Math.round(b * 1e6)];
  let [x, y] = [whole, other];
  while (y > 0) [x, y] = [y, x % y];
  return x > 0 ? [whole / x, other / x] : [a, b];
}

/** What a ratio is usually called, where it is not its smallest numbers. @type {Readonly<Record<string, string>>} */
const usual = Object.freeze({ '7x3': '21x9', '3x7': '9x21', '8x5': '16x10', '5x8': '10x16' });

/**
 * The id of an arrangement for a canvas: `32x9`, or of no small numbers `235x100`.
 * @param {Size} canvas @param {Iterable<string>} taken ids of the others
 */
export function arrangementId({ width, height }, taken = []) {
  const [a, b] = reduced(width, height);
  const hundred = (/** @type {number} */ x, /** @type {number} */ y) => (x >= y ? `${Math.round((100 * x) / y)}x100` : `100x${Math.round((100 * y) / x)}`);
  const name = usual[`${a}x${b}`] ?? (Math.max(a, b) <= 32 ? `${a}x${b}` : hundred(width, height));
  const others = new Set(taken);
  let id = name;
  for (let n = 2; others.has(id); n++) id = `${name}-${n}`;
  return id;
}
