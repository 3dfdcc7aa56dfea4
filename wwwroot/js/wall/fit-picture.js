// Where the picture of an output lies, how large it is, and what its device cuts off.
import { h } from '../designer/dom.js';
import { numberField } from './fit-controls.js';
import { rounded } from './fit-geometry.js';

/**
 * @param {import('./fit-desk.js').Desk} desk @param {() => import('./fit-patch.js').Output} output the chosen one
 * @param {import('./fit-controls.js').Steps} steps @param {import('./fit-controls.js').Text} text
 * @param {(what: string) => void} say
 */
export function picturePart(desk, output, steps, text, say) {
  /**
   * @param {string} key of its label @param {string} unit @param {(of: import('./fit-patch.js').Output) => number} value
   * @param {(value: number) => import('./fit-patch.js').Change} change
   */
  const field = (key, unit, value, change) => ({
    value,
    ...numberField(text(key), unit, steps, 1, (next, merge) => {
      desk.change({ outputs: { [output().id]: change(next) } }, merge);
      say(`${text(key)}: ${rounded(value(output()))} ${unit}`);
    }),
  });
  const place = [
    field('fit.offset-x', 'px', (of) => of.offsetX, (value) => ({ offsetX: value })),
    field('fit.offset-y', 'px', (of) => of.offsetY, (value) => ({ offsetY: value })),
    // Of a thousand: to a tenth of a percent.
    field('fit.scale', '%', (of) => of.scale * 100, (value) => ({ scale: Math.round(value * 10) / 1000 })),
  ];
  const edges = /** @type {const} */ (['left', 'top', 'right', 'bottom'])
    .map((edge) => field(`fit.edge-${edge}`, 'px', (of) => of.overscan[edge], (value) => ({ overscan: { [edge]: value } })));
  return {
    element: h('section', { class: 'part' },
      h('fieldset', { class: 'numbers' }, h('legend', {}, text('fit.place')), place.map((one) => one.element)),
      h('fieldset', { class: 'numbers' }, h('legend', {}, text('fit.overscan')), edges.map((one) => one.element))),
    show: () => { for (const one of [...place, ...edges]) one.show(one.value(output())); },
  };
}
