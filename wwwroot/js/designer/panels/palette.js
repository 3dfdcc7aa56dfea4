// What can be added: every kind of widget, live, and groups of widgets that are ready.
import { additionOfKind, additionOfTemplate } from '../fresh.js';
import { putAnywhere } from '../add.js';
import { draggable } from '../drop.js';
import { h } from '../dom.js';
import { get } from '../../ask.js';
import { sketchOf } from '../sketch.js';
import { kindTiles, loadInto, loadKinds } from './kinds.js';
import { tabsOf } from './tabs.js';
import { tilesOf } from './tiles.js';

/** @typedef {import('../fresh.js').Addition} Addition */

/** @param {import('../drop.js').Stage} stage */
export function createPalette(stage) {
  const { editor, view } = stage;
  const { text } = editor;
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
  const acts = (/** @type {() => Addition} */ take) => ({
    add: () => putAnywhere(editor, take(), size()),
    drag: (/** @type {HTMLElement} */ button) => draggable(button, stage, take),
  });

  async function showKinds() {
    const all = await loadKinds(culture());
    widgets.replaceChildren(kindTiles(all, text, drawn, (kind) => acts(() => additionOfKind(kind, all.titles.get(kind.name) ?? kind.title, arriving, editor.canvas))));
  }

  async function showTemplates() {
    const { groups } = await get(`/api/templates?culture=${encodeURIComponent(culture())}`);
    templates.replaceChildren(tilesOf([{
      title: text('design.templates'),
      tiles: groups.map((/** @type {{ id: string, title: string, about: string, board: any }} */ template) => ({
        id: template.id, title: template.title, more: template.about ?? '', picture: sketchOf(template.board, template.board.arrangements[0]),
        ...acts(() => additionOfTemplate(template, editor.canvas)),
      })),
    }], text, { name: 'drawn', find: 'design.find-template' }).element);
  }

  const isThere = { widgets: false, templates: false };
  const load = (/** @type {'widgets' | 'templates'} */ what, /** @type {HTMLElement} */ host, /** @type {() => Promise<void>} */ show) => {
    if (isThere[what]) return;
    isThere[what] = true;
    void loadInto(host, text, show, editor.session);
  };
  const watch = (/** @type {HTMLElement} */ host, /** @type {() => void} */ seen) => new IntersectionObserver((all) => { if (all.some((one) => one.isIntersecting)) seen(); }).observe(host);
  // What arrives changes: it is asked for when somebody comes to add something, and when the server is reached again.
  const learn = () => void get('/api/series/names?limit=200').then(({ names }) => { arriving = names; }, () => {});
  watch(widgets, () => {
    load('widgets', widgets, showKinds);
    learn();
  });
  editor.session.on('state', (state) => { if (state === 'online') learn(); });
  watch(templates, () => load('templates', templates, showTemplates));
  return { element };
}
