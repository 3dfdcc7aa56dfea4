// Test patterns: what one looks at while a wall is fitted. Painted for this output alone, in its own pixels, but measured
// in millimetres of the wall: what crosses from one output to the next meets there, or the fit is wrong.

/** @typedef {import('./stage.js').Picture} Picture */
/** @typedef {CanvasRenderingContext2D} Paint */

const white = '#fff';
const font = '"Inter", "Pretendard Variable", "Noto Sans JP", sans-serif';
const sample = '1234567890  가나다 漢字かな';
/** A canvas does not wait for fonts. */
export const patternFonts = () => document.fonts.load(`600 20px ${font}`, `A${sample}`);
/** Cap height of Inter, em. */
const capital = .728;

/**
 * @param {HTMLCanvasElement} canvas @param {Picture} picture @param {number} scale pixels of the window for one of the output
 * @param {(key: string, ...args: (string | number)[]) => string} text
 */
export function paintPattern(canvas, picture, scale, text) {
  const [width, height] = picture.pixels;
  const k = scale * devicePixelRatio;
  [canvas.width, canvas.height] = [Math.round(width * k), Math.round(height * k)];
  const paint = /** @type {Paint} */ (canvas.getContext('2d', { alpha: false }));
  paint.fillStyle = '#000';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  const [x, y, across, down] = picture.view.map((one) => one * k);
  const wall = { x, y, width: across, height: down, mm: across / picture.size[0], mmDown: down / picture.size[1], k };
  patterns[picture.showing.pattern ?? '']?.(paint, wall, picture, text);
  outline(paint, wall, picture);
}

/** @typedef {{ x: number, y: number, width: number, height: number, mm: number, mmDown: number, k: number }} WallBox of the whole wall on the canvas; mm: pixels for one */
/** @type {Record<string, (paint: Paint, wall: WallBox, picture: Picture, text: (key: string, ...args: (string | number)[]) => string) => void>} */
const patterns = { grid, lines, greys, bars, texts, slices };

/** Masks and the safe margin are seen on every pattern: they are fitted by it. @param {Paint} paint @param {WallBox} wall @param {Picture} picture */
function outline(paint, wall, picture) {
  paint.strokeStyle = '#e6a23c';
  paint.lineWidth = 2;
  for (const points of picture.masks) {
    paint.beginPath();
    for (let i = 0; i < points.length; i += 2) paint.lineTo(wall.x + points[i] * wall.k, wall.y + points[i + 1] * wall.k);
    paint.closePath();
    paint.stroke();
  }
  if (picture.safeMargin > 0) {
    const margin = picture.safeMargin * wall.k;
    paint.setLineDash([12, 8]);
    paint.strokeRect(wall.x + margin, wall.y + margin, wall.width - 2 * margin, wall.height - 2 * margin);
    paint.setLineDash([]);
  }
}

/** A line each 100 mm, figures each 500, circles, the middle. @param {Paint} paint @param {WallBox} wall @param {Picture} picture */
function grid(paint, wall, { size }) {
  const step = Math.max(size[0], size[1]) > 20_000 ? 500 : 100;
  for (const [length, isColumn] of /** @type {const} */ ([[size[0], true], [size[1], false]])) {
    for (let at = 0; at <= length + .5; at += step) {
      const strong = Math.round(at) % (step * 5) === 0;
      paint.fillStyle = strong ? '#8aa4b8' : '#37444f';
      // Whole pixels: half a line would be another line.
      const p = Math.round((isColumn ? wall.x + at * wall.mm : wall.y + at * wall.mmDown) - .5);
      if (isColumn) paint.fillRect(p, wall.y, 1, wall.height);
      else paint.fillRect(wall.x, p, wall.width, 1);
    }
  }
  paint.strokeStyle = white;
  paint.lineWidth = Math.max(1, 4 * wall.mm);
  paint.strokeRect(wall.x + paint.lineWidth / 2, wall.y + paint.lineWidth / 2, wall.width - paint.lineWidth, wall.height - paint.lineWidth);
  const [middleX, middleY] = [wall.x + wall.width / 2, wall.y + wall.height / 2];
  const radius = Math.min(size[0], size[1]) * .45;
  for (const [x, y, r] of [[middleX, middleY, radius], ...[.15, .85].flatMap((u) => [.2, .8].map((v) => [wall.x + u * wall.width, wall.y + v * wall.height, radius * .3]))]) {
    paint.beginPath();
    paint.ellipse(x, y, r * wall.mm, r * wall.mmDown, 0, 0, 2 * Math.PI);
    paint.stroke();
  }
  paint.fillStyle = '#e0312e';
  paint.fillRect(middleX - 150 * wall.mm, Math.round(middleY) - 1, 300 * wall.mm, 2);
  paint.fillRect(Math.round(middleX) - 1, middleY - 150 * wall.mmDown, 2, 300 * wall.mmDown);
  paint.fillStyle = white;
  paint.font = `600 ${Math.max(10, 60 * wall.mm)}px ${font}`;
  paint.textBaseline = 'top';
  for (let at = step * 5; at < size[0]; at += step * 5) paint.fillText(String(at), wall.x + at * wall.mm + 4, wall.y + 12 * wall.mm);
  for (let at = step * 5; at < size[1]; at += step * 5) paint.fillText(String(at), wall.x + 12 * wall.mm, wall.y + at * wall.mmDown + 4);
}

/** Lines of one pixel with one between: grey all over where the pixels meet, broken where they do not. @param {Paint} paint @param {WallBox} wall */
function lines(paint, wall) {
  const size = Math.round(Math.min(wall.width, wall.height) / 5);
  paint.fillStyle = white;
  const { width, height } = paint.canvas;
  for (let y = 0, row = 0; y < height; y += size, row++) {
    for (let x = 0, column = 0; x < width; x += size, column++) {
      const [w, h] = [Math.min(size, width - x), Math.min(size, height - y)];
      if ((row + column) % 2) for (let i = 0; i < w; i += 2) paint.fillRect(x + i, y, 1, h);
      else for (let i = 0; i < h; i += 2) paint.fillRect(x, y + i, w, 1);
    }
  }
}

/** Seventeen steps from black to white, and the first and last few that one has to tell apart. @param {Paint} paint @param {WallBox} wall */
function greys(paint, wall) {
  const row = wall.height / 3;
  /** @param {number[]} levels @param {number} y */
  const steps = (levels, y) => levels.forEach((level, i) => {
    const [from, to] = [i, i + 1].map((one) => Math.round(wall.x + one * wall.width / levels.length));
    paint.fillStyle = `rgb(${level} ${level} ${level})`;
    paint.fillRect(from, wall.y + y, to - from, row);
    paint.fillStyle = level > 127 ? '#000' : white;
    paint.font = `600 ${row * .12}px ${font}`;
    paint.textBaseline = 'bottom';
    paint.fillText(String(level), from + row * .04, wall.y + y + row * .96);
  });
  steps(Array.from({ length: 17 }, (_, i) => Math.round(i * 255 / 16)), 0);
  steps([0, 2, 4, 6, 8, 12, 16, 24, 32], row);
  steps([223, 231, 239, 243, 247, 249, 251, 253, 255], row * 2);
}

/** @param {Paint} paint @param {WallBox} wall */
function bars(paint, wall) {
  const full = ['#ffffff', '#ffff00', '#00ffff', '#00ff00', '#ff00ff', '#ff0000', '#0000ff', '#000000'];
  const soft = ['#bfbfbf', '#bfbf00', '#00bfbf', '#00bf00', '#bf00bf', '#bf0000', '#0000bf', '#000000'];
  for (const [colors, y, height] of /** @type {const} */ ([[full, 0, .6], [soft, .6, .4]])) {
    colors.forEach((color, i) => {
      const [from, to] = [i, i + 1].map((one) => Math.round(wall.x + one * wall.width / colors.length));
      paint.fillStyle = color;
      paint.fillRect(from, wall.y + wall.height * y, to - from, wall.height * height + 1);
    });
  }
}

/**
 * Lines of text as high as an angle at the farthest eye, on each output for itself: cap height = 2 · distance · tan(angle / 2).
 * @param {Paint} paint @param {WallBox} wall @param {Picture} picture @param {(key: string, ...args: (string | number)[]) => string} text
 */
function texts(paint, wall, { farthest }, text) {
  paint.textBaseline = 'alphabetic';
  paint.fillStyle = white;
  const { height: bottom } = paint.canvas;
  const margin = bottom * .04;
  let y = margin;
  for (const minutes of [40, 30, 26, 22, 20, 16, 12, 10, 8]) {
    const mm = 2 * farthest * Math.tan(minutes / 60 / 180 * Math.PI / 2);
    const height = mm * wall.mmDown / capital;
    y += height * 1.35;
    if (y > bottom) break;
    paint.font = `600 ${height}px ${font}`;
    paint.fillText(`${minutes}′  ${text('wall.pattern-line', Math.round(mm * 10) / 10)}  ${sample}`, margin, y);
  }
}

/** @param {Paint} paint @param {WallBox} wall @param {Picture} picture */
function slices(paint, wall, { areas }) {
  const tones = ['#1d3e57', '#4b3a17', '#23462f', '#4d2630', '#3b3158', '#39474f'];
  areas.forEach(({ id, x, y, width, height }, i) => {
    const [left, top, w, h] = [wall.x + x * wall.k, wall.y + y * wall.k, width * wall.k, height * wall.k];
    paint.globalAlpha = .8;
    paint.fillStyle = tones[i % tones.length];
    paint.fillRect(left, top, w, h);
    paint.globalAlpha = 1;
    paint.strokeStyle = white;
    paint.lineWidth = Math.max(2, h * .01);
    paint.strokeRect(left + paint.lineWidth / 2, top + paint.lineWidth / 2, w - paint.lineWidth, h - paint.lineWidth);
    paint.fillStyle = white;
    paint.font = `600 ${Math.min(h * .4, w / Math.max(2, id.length))}px ${font}`;
    [paint.textAlign, paint.textBaseline] = ['center', 'middle'];
    paint.fillText(id, left + w / 2, top + h / 2);
    paint.textAlign = 'left';
  });
}
