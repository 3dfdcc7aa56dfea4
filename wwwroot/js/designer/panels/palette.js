// What can be added: every kind of widget, live, and groups of widgets that are ready.
import { additionOfKind, additionOfTemplate } from '../fresh.js';
import { putAnywhere } from '../add.js';
import { draggable } from '../drop.js';
import { h } from '../dom.js';
import { sketchOf } from '../sketch.js';
import { tabsOf } from './tabs.js';
import { Thumbnails } from './thumbnails.js';
import { tilesOf } from './tiles.js';

/** @typedef {import('../fresh.js').Addition} Addition */

/** @param {string} address @returns {Promise<any>} */
async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

/** @param {import('../drop.js').Stage} stage */
export function createPalette(stage) {
  const { editor, view } = stage;
  const { text } = editor;
  const { lang } = document.documentElement;
  /** @type {import('../fresh.js').Arriving[]} */
  let arriving = [];
  const widgets = h('div', { class: 'fill' });
  const templates = h('div', { class: 'fill' });
  const element = h('div', { class: 'fill' });
  tabsOf(element, [['widgets', widgets], ['templates', templates]], text);

  // The canvas comes first: its live picture is there before the palette's.
  const drawn = new Promise((done) => view.addEventListener('load', done, { capture: true, once: true }));
  const culture = () => editor.document.culture ?? 'en';
  const size = () => ({ width: view.clientWidth, height: view.clientHeight });
  const tile = (/** @type {{ id: string, title: string, more: string, picture: Node | null }} */ shown, /** @type {() => Addition} */ take) => ({
    ...shown,
    add: () => putAnywhere(editor, take(), size()),
    drag: (/** @type {HTMLElement} */ button) => draggable(button, stage, take),
  });

  async function showKinds() {
    const [{ groups, kinds }, told] = await Promise.all([get(`/api/kinds?culture=${lang}`), get(`/api/kinds?culture=${encodeURIComponent(culture())}`)]);
    // Whoever designs may read another language than those who look at the wall.
    const titles = new Map(told.kinds.map((/** @type {import('../fresh.js').Kind} */ one) => [one.name, one.title]));
    const { element: panel, buttons } = tilesOf(groups.map((/** @type {{ id: string, title: string }} */ { id, title }) => ({
      title,
      tiles: kinds.filter((/** @type {import('../fresh.js').Kind} */ one) => one.group === id).map((/** @type {import('../fresh.js').Kind} */ kind) => tile(
        { id: kind.name, title: kind.title, more: kind.title, picture: null },
        () => additionOfKind(kind, titles.get(kind.name) ?? kind.title, arriving, editor.canvas),
      )),
    })), text, { name: 'live', find: 'design.find', note: text('design.simulated-pictures'), filtered: () => thumbnails.place() });
    const theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
    const thumbnails = new Thumbnails(panel, buttons, drawn, () => `/gallery?layout=palette&culture=${lang}&theme=${theme}`);
    widgets.replaceChildren(panel);
  }

  async function showTemplates() {
    const { groups } = await get(`/api/templates?culture=${encodeURIComponent(culture())}`);
    templates.replaceChildren(tilesOf([{
      title: text('design.templates'),
      tiles: groups.map((/** @type {{ id: string, title: string, about: string, board: any }} */ template) => tile(
        { id: template.id, title: template.title, more: template.about ?? '', picture: sketchOf(template.board, template.board.arrangements[0]) },
        () => additionOfTemplate(template, editor.canvas),
      )),
    }], text, { name: 'drawn', find: 'design.find-template' }).element);
  }

  // Seen for the first time, and again after it could not be had.
  const isThere = { widgets: false, templates: false };
  const load = async (/** @type {'widgets' | 'templates'} */ what, /** @type {HTMLElement} */ host, /** @type {() => Promise<void>} */ show) => {
    if (isThere[what]) return;
    isThere[what] = true;
    host.replaceChildren(h('p', { class: 'empty', role: 'status' }, text('design.opening')));
    try {
      await show();
    } catch {
      isThere[what] = false;
      host.replaceChildren(h('p', { class: 'empty', role: 'alert' }, text('design.palette-failed'), ' ', h('button', { type: 'button', onclick: () => load(what, host, show) }, text('design.again'))));
    }
  };
  const watch = (/** @type {HTMLElement} */ host, /** @type {() => void} */ seen) => new IntersectionObserver((all) => { if (all.some((one) => one.isIntersecting)) seen(); }).observe(host);
  watch(widgets, () => {
    void load('widgets', widgets, showKinds);
    // What arrives changes: it is asked for when somebody comes to add something.
    get('/api/series/names?limit=200').then(({ names }) => { arriving = names; }, () => {});
  });
  watch(templates, () => { void load('templates', templates, showTemplates); });
  return { element };
}
