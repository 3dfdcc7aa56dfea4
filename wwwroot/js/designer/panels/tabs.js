// A side of the page: one panel at a time, by tabs.
import { h } from '../dom.js';

/** @param {HTMLElement} host @param {[name: string, panel: HTMLElement][]} panels @param {(key: string) => string} text */
export function tabsOf(host, panels, text) {
  const tabs = panels.map(([name, panel], i) => {
    panel.id ||= `panel-${name}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${name}`);
    return h('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': panel.id, onclick: () => show(i), onkeydown: move }, text(`design.tab-${name}`));
  });

  /** @param {number} at */
  function show(at) {
    tabs.forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === at));
      tab.tabIndex = i === at ? 0 : -1;
      panels[i][1].hidden = i !== at;
    });
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const at = (tabs.indexOf(/** @type {HTMLButtonElement} */ (event.currentTarget)) + way + tabs.length) % tabs.length;
    show(at);
    tabs[at].focus();
  }

  host.append(h('div', { class: 'tabs', role: 'tablist' }, ...tabs), ...panels.map(([, panel]) => panel));
  show(0);
  return { show: (/** @type {string} */ name) => show(panels.findIndex(([one]) => one === name)) };
}
