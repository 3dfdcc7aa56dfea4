// Where what is selected is: in numbers, and in relation to each other.
import { setSide } from '../actions.js';
import { unionOf } from '../geometry/boxes.js';
import { h } from '../dom.js';
import { icon } from '../icons.js';

const sides = /** @type {const} */ (['x', 'y', 'width', 'height']);
/** @type {import('../icons.js').Icon[][]} */
const rows = [
  ['align-left', 'align-centre', 'align-right', 'align-top', 'align-middle', 'align-bottom'],
  ['gaps-x', 'gaps-y', 'centres-x', 'centres-y', 'tidy'],
  ['same-width', 'same-height', 'same-size', 'group', 'ungroup', 'replace'],
  ['back', 'backward', 'forward', 'front', 'duplicate', 'remove'],
];

/** @param {import('../editor.js').Editor} editor @param {() => import('../commands.js').Command[]} commands */
export function createArrange(editor, commands) {
  const { text } = editor;
  const fields = sides.map((side) => {
    const input = h('input', { type: 'number', step: 'any', id: `side-${side}`, onchange: () => setSide(editor, side, input.valueAsNumber / editor.scale) });
    return { side, input, name: h('span', {}) };
  });
  /** @type {{ name: string, element: HTMLButtonElement }[]} */
  const buttons = [];
  const button = (/** @type {import('../icons.js').Icon} */ name) => {
    const element = h('button', { type: 'button', class: 'quiet', title: text(`design.do-${name}`), 'aria-label': text(`design.do-${name}`), onclick: () => commands().find((one) => one.name === name)?.run() }, icon(name));
    buttons.push({ name, element });
    return element;
  };
  const what = h('h2', { class: 'what' });
  const element = h('div', { class: 'panel fixed' }, what,
    h('div', { class: 'sides' }, ...fields.map(({ name, input }) => h('label', {}, name, input))),
    ...rows.map((row) => h('div', { class: 'tools', role: 'group' }, ...row.map(button))));

  function draw() {
    const { selection } = editor;
    const union = unionOf(selection.map(({ box }) => box));
    const [only] = selection;
    what.textContent = selection.length === 0 ? text('design.nothing-selected')
      : selection.length === 1 ? editor.document.widgets[only.id].title || text(`kind.${editor.document.widgets[only.id].kind}`) : text('design.many-selected', selection.length);
    // A tenth of a millimetre is more than anybody hangs a screen to.
    const [digits, unit] = editor.isMeasured ? [1, ' mm'] : [3, ''];
    for (const { side, input, name } of fields) {
      name.textContent = `${text(`design.side-${side}`)}${unit}`;
      input.disabled = !union;
      if (document.activeElement !== input) input.value = union ? String(Number((union[side] * editor.scale).toFixed(digits))) : '';
    }
    for (const { name, element: one } of buttons) one.disabled = !(commands().find((command) => command.name === name)?.can?.() ?? true);
  }

  for (const one of /** @type {const} */ (['document', 'selection', 'arrangement', 'viewport'])) editor.on(one, draw);
  return { element };
}
