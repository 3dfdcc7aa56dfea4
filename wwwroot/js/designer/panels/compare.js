// Two versions of a board compared: a live picture of the later one with the difference drawn over it, told apart by
// shape, and all of it in words.
import { h } from '../dom.js';
import { linesOf, marksOf, ranked } from '../differences.js';

/**
 * @typedef {import('../differences.js').Mark} Mark
 * @typedef {{ key: string, name: string, page: string, document: () => Promise<import('../document.js').Draft> }} Side
 */

const space = 'http://www.w3.org/2000/svg';

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Element} children */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/** @param {Mark} mark @param {number} u of a line, board units */
function drawn({ kind, box: { x, y, width, height }, from }, u) {
  const frame = svg('rect', { x, y, width, height });
  const [cx, cy] = [x + width / 2, y + height / 2];
  if (kind === 'added') return svg('g', { class: kind }, frame, svg('path', { d: `M${x + 3 * u} ${y + 6 * u}h${6 * u}m${-3 * u} ${-3 * u}v${6 * u}` }));
  if (kind === 'removed') return svg('g', { class: kind }, svg('rect', { x, y, width, height, 'stroke-dasharray': `${5 * u} ${3 * u}` }));
  if (kind === 'content') return svg('g', { class: kind }, svg('path', { d: `M${x + width} ${y}v${12 * u}l${-12 * u} ${-12 * u}z` }));
  if (!from) return svg('g', { class: kind }, frame);
  const [fx, fy] = [from.x + from.width / 2, from.y + from.height / 2];
  const turn = Math.atan2(cy - fy, cx - fx);
  const wing = (/** @type {number} */ by) => `M${cx} ${cy}l${-8 * u * Math.cos(turn + by)} ${-8 * u * Math.sin(turn + by)}`;
  const arrow = Math.hypot(cx - fx, cy - fy) > u ? [svg('path', { d: `M${fx} ${fy}L${cx} ${cy}${wing(0.5)}${wing(-0.5)}` })] : [];
  return svg('g', { class: kind }, svg('rect', { x: from.x, y: from.y, width: from.width, height: from.height, 'stroke-dasharray': `${u} ${3 * u}` }), frame, ...arrow);
}

/**
 * @param {import('../editor.js').Editor} editor @param {Side[]} sides the draft and the versions, the newest first
 * @param {string} from key of a side @param {string} to
 */
export function compare(editor, sides, from, to) {
  const { text } = editor;
  const choice = (/** @type {string} */ label, /** @type {string} */ value) => {
    const select = h('select', { onchange: () => void draw() }, ...sides.map(({ key, name }) => h('option', { value: key }, name)));
    select.value = value;
    return { select, element: h('label', {}, h('span', {}, text(label)), select) };
  };
  const [left, right] = [choice('design.diff-from', from), choice('design.diff-to', to)];
  const picture = h('div', { class: 'diff-picture' });
  const list = h('ul', { class: 'diff-lines', 'aria-live': 'polite' });
  const dialog = h('dialog', { class: 'compare', 'aria-label': text('design.version-compare'), onclose: () => dialog.remove() },
    h('header', {}, h('h2', {}, text('design.version-compare')), left.element, right.element, h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, text('design.close'))),
    h('div', { class: 'diff-body' }, picture, list));

  async function draw() {
    const [before, after] = [left, right].map(({ select }) => sides.find(({ key }) => key === select.value));
    if (!before || !after) return;
    const chosen = () => left.select.value === before.key && right.select.value === after.key;
    try {
      const [a, b] = (await Promise.all([before.document(), after.document()])).map(ranked);
      if (!chosen()) return;
      const arrangement = Object.hasOwn(b.arrangements, editor.arrangement) ? editor.arrangement : Object.keys(b.arrangements)[0];
      const { width, height } = b.arrangements[arrangement];
      const unit = Math.max(width, height) / 240;
      picture.style.aspectRatio = `${width} / ${height}`;
      picture.replaceChildren(
        h('iframe', { src: `${after.page}?arrangement=${encodeURIComponent(arrangement)}`, title: after.name, tabindex: -1, 'aria-hidden': true, inert: true }),
        svg('svg', { viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', 'stroke-width': unit }, ...marksOf(a, b, arrangement).map((mark) => drawn(mark, unit))));
      const lines = linesOf(a, b, text);
      list.replaceChildren(...(lines.length > 0 ? lines : [{ name: text('design.diff-none'), words: [] }])
        .map(({ name, words }) => h('li', {}, h('b', {}, name), ...words.map((one) => h('span', {}, one)))));
    } catch (error) {
      list.replaceChildren(h('li', {}, error instanceof Error ? error.message : String(error)));
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  return draw();
}
