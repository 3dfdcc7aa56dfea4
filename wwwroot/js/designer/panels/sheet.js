// The sheet of shortcuts: every command with its keys, from the table itself.
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { mac, written } from '../commands.js';

const sections = /** @type {const} */ (['edit', 'select', 'arrange', 'view', 'board']);

/** @param {() => import('../commands.js').Command[]} commands @param {(key: string) => string} text */
export function createSheet(commands, text) {
  const element = h('dialog', { class: 'sheet', 'aria-label': text('design.do-sheet'), onclick: (/** @type {MouseEvent} */ event) => { if (event.target === element) element.close(); } });
  return {
    element,
    toggle() {
      if (element.open) {
        element.close();
        return;
      }
      const row = (/** @type {string[]} */ keys, /** @type {string} */ words) => [
        h('dt', {}, keys.flatMap((one, i) => [i > 0 ? ' / ' : '', ...written(one, mac).map((key) => h('kbd', {}, key))])), h('dd', {}, words)];
      const mouse = [['design.key-pan'], ['design.key-zoom'], ['design.key-add'], ['design.key-behind'], ['design.key-write'], ['design.key-copy-drag'], ['design.key-ratio'], ['design.key-free'], ['design.key-inside'], ['design.key-paste-style']];
      element.replaceChildren(
        h('header', {}, h('h2', {}, text('design.do-sheet')), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => element.close() }, icon('close'))),
        h('div', { class: 'columns' },
          ...sections.map((section) => h('section', {}, h('h3', {}, text(`design.section-${section}`)),
            h('dl', {}, ...commands().filter((one) => one.section === section && one.keys.length > 0).flatMap(({ keys, name }) => row(keys, text(`design.do-${name}`)))))),
          h('section', {}, h('h3', {}, text('design.section-pointer')), h('ul', {}, ...mouse.map(([key]) => h('li', {}, text(key)))))));
      element.showModal();
    },
  };
}
