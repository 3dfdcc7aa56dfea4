// Rectangle, ellipse, line, arrow: as SVG, so that it is crisp at any size.

/**
 * @typedef {object} Options
 * @property {'rectangle' | 'ellipse' | 'line' | 'arrow'} form
 * @property {string} fill @property {string} stroke  a token's name, #rrggbb or none
 * @property {number} width @property {number} radius  board units
 * @property {boolean} dashed
 * @property {'right' | 'left' | 'down' | 'up' | 'downRight' | 'upRight' | 'downLeft' | 'upLeft'} direction
 * @property {boolean} bothEnds
 * @property {number} rotate  degrees
 */

const svg = 'http://www.w3.org/2000/svg';

/** Where lines begin and end, as parts of the box. @type {Record<Options['direction'], [number, number, number, number]>} */
const ends = {
  right: [0, 0.5, 1, 0.5], left: [1, 0.5, 0, 0.5], down: [0.5, 0, 0.5, 1], up: [0.5, 1, 0.5, 0],
  downRight: [0, 0, 1, 1], upRight: [0, 1, 1, 0], downLeft: [1, 0, 0, 1], upLeft: [1, 1, 0, 0],
};

/**
 * A line inside of its box, whatever its width, and its heads.
 * @param {Options} options @param {number} width @param {number} height @param {number} line  width in pixels
 */
export function lineOf({ form, direction, bothEnds }, width, height, line) {
  const [fromX, fromY, toX, toY] = ends[direction];
  const [flat, upright] = [fromY === toY, fromX === toX];
  const most = flat ? Math.min(height / 0.84, width * 0.45) : upright ? Math.min(width / 0.84, height * 0.45) : Math.min(width, height) * 0.45;
  const head = form === 'arrow' ? Math.min(Math.max(line * 3.6, 6), most) : 0;
  const thickness = head > 0 ? Math.min(line, head * 0.5) : line;
  // The line's and the head's half breadth stay inside the box, too.
  const inset = head > 0 ? head * 0.45 : Math.min(line / 2, width, height);
  const along = (/** @type {number} */ part, /** @type {number} */ size, /** @type {boolean} */ straight) =>
    (straight ? part * size : inset + part * (size - 2 * inset));
  const from = { x: along(fromX, width, flat || upright), y: along(fromY, height, flat || upright) };
  const to = { x: along(toX, width, flat || upright), y: along(toY, height, flat || upright) };
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const heads = [];
  if (head > 0) heads.push(headAt(to, dx, dy, head));
  if (head > 0 && bothEnds) heads.push(headAt(from, -dx, -dy, head));
  // The line ends inside of the head: its own end would blunt the tip.
  const short = head * 0.8;
  return {
    from: bothEnds && head > 0 ? { x: from.x + dx * short, y: from.y + dy * short } : from,
    to: head > 0 ? { x: to.x - dx * short, y: to.y - dy * short } : to,
    thickness,
    heads,
  };
}

/** @param {{ x: number, y: number }} tip @param {number} dx @param {number} dy @param {number} size */
function headAt(tip, dx, dy, size) {
  const [x, y] = [tip.x - dx * size, tip.y - dy * size];
  const half = size * 0.42;
  return [[tip.x, tip.y], [x - dy * half, y + dx * half], [x + dy * half, y - dx * half]];
}

/** @param {HTMLElement} host @param {import('../painter.js').PainterContext} context @returns {import('../painter.js').Painter} */
export function create(host, context) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('aria-hidden', 'true');
  Object.assign(picture.style, { position: 'absolute', inset: '0', display: 'block', width: '100%', height: '100%' });
  host.append(picture);
  const frame = /** @type {HTMLElement} */ (host.closest('[data-widget]') ?? host);

  /** @param {string} name @param {Record<string, string | number>} attributes */
  function add(name, attributes) {
    const element = document.createElementNS(svg, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    picture.append(element);
  }

  return {
    update() {},
    paint() {
      /** @type {Options} */
      const options = context.options;
      const { width, height } = context.box;
      const color = (/** @type {string} */ name) => context.colors[/** @type {keyof import('../painter.js').Tokens} */ (name)] ?? name;
      const line = Math.min(options.width * context.sizes.u, width, height);
      const stroke = options.stroke === 'none' ? 0 : line;
      // The whole widget is turned: its own box would cut the corners off.
      frame.style.rotate = options.rotate ? `${options.rotate}deg` : '';
      picture.replaceChildren();
      if (width <= 0 || height <= 0) return;
      const look = {
        fill: color(options.fill), stroke: stroke > 0 ? color(options.stroke) : 'none', 'stroke-width': stroke,
        'stroke-dasharray': options.dashed ? `${line * 3} ${line * 2}` : 'none',
      };
      // An outline lies half outside of its form: the form is that much smaller than its box.
      const half = stroke / 2;
      if (options.form === 'rectangle') {
        add('rect', { ...look, x: half, y: half, width: width - stroke, height: height - stroke, rx: Math.max(0, options.radius * context.sizes.u - half) });
      } else if (options.form === 'ellipse') {
        add('ellipse', { ...look, cx: width / 2, cy: height / 2, rx: width / 2 - half, ry: height / 2 - half });
      } else if (stroke > 0) {
        const { from, to, thickness, heads } = lineOf(options, width, height, line);
        add('line', { ...look, 'stroke-width': thickness, x1: from.x, y1: from.y, x2: to.x, y2: to.y });
        for (const head of heads) add('polygon', { points: head.map((point) => point.join()).join(' '), fill: color(options.stroke) });
      }
    },
    destroy: () => picture.remove(),
  };
}
