// Along the top: which board and arrangement, undo, zoom, who else is here, how the connection does, and publishing.
import { h } from '../dom.js';
import { inOrder } from '../document.js';
import { icon } from '../icons.js';
import { set } from '../changes.js';
import { isPublishable } from './publish.js';
import { createTry } from './try.js';

/**
 * @param {import('../editor.js').Editor} editor
 * @param {{ board: string, commands: import('../commands.js').Command[], name: (name: string) => void }} page
 */
export function createBar(editor, { board, commands, name }) {
  const { session, text } = editor;
  /** @type {(() => void)[]} */
  const refreshers = [];
  const command = (/** @type {string} */ id) => /** @type {import('../commands.js').Command} */ (commands.find((one) => one.name === id));
  const button = (/** @type {import('../icons.js').Icon} */ id) => {
    const { run, can, keys } = command(id);
    const words = `${text(`design.do-${id}`)}${keys[0] ? ` (${keys[0]})` : ''}`;
    const element = h('button', { type: 'button', class: 'quiet', title: words, 'aria-label': words, onclick: run }, icon(id));
    refreshers.push(() => {
      element.disabled = !(can?.() ?? true);
      if (id === 'grid' || id === 'snaps') element.setAttribute('aria-pressed', String(id === 'grid' ? editor.grid > 0 : editor.snaps));
    });
    return element;
  };

  const title = h('input', { class: 'title', 'aria-label': text('design.board-title'), maxlength: 200, spellcheck: false,
    onchange: () => editor.commit('title', set(editor.document, ['title'], title.value.trim() || board)) });
  const arrangement = h('select', { 'aria-label': text('design.arrangement'), onchange: () => editor.show(arrangement.value) });
  const zoom = h('output', { class: 'zoom', 'aria-label': text('design.zoom') });
  const people = h('ul', { class: 'people', 'aria-label': text('design.people') });
  const state = h('p', { class: 'state', role: 'status' });
  // Elsewhere: what was not sent yet stays here, and goes when it can.
  const signIn = h('a', { class: 'button', href: '/sign-in?to=/account', target: '_blank', rel: 'noopener', hidden: true }, text('design.sign-in'));
  const own = h('input', { class: 'name', value: session.name, maxlength: 60, placeholder: text('design.your-name'), 'aria-label': text('design.your-name'), onchange: () => name(own.value.trim()) });
  const publish = h('button', { type: 'button', class: 'primary', onclick: command('publish').run }, text('design.do-publish'));

  const item = (/** @type {string} */ id) => h('button', { type: 'button', class: 'quiet', onclick: () => { menu.hidePopover(); command(id).run(); } }, text(`design.do-${id}`));
  const menu = h('div', { class: 'menu', popover: 'auto', id: 'board-menu' }, item('share'), item('export'), item('import'), item('roll-back'));
  const more = h('div', {}, h('button', { type: 'button', class: 'quiet', popovertarget: 'board-menu', title: text('design.section-board'), 'aria-label': text('design.section-board') }, icon('menu')), menu);

  refreshers.push(() => {
    const { arrangements } = editor.document;
    if (document.activeElement !== title) title.value = editor.document.title ?? '';
    const ids = inOrder(arrangements);
    if (ids.join() !== [...arrangement.options].map(({ value }) => value).join()) {
      arrangement.replaceChildren(...ids.map((id) => h('option', { value: id }, id)));
    }
    arrangement.value = editor.arrangement;
  });
  refreshers.push(() => { zoom.value = `${Math.round(editor.viewport.zoom * 100)} %`; });
  refreshers.push(() => {
    people.replaceChildren(...session.people.filter(({ id }) => id !== session.self).map((one) => h('li', { 'data-color': one.color, title: one.name || text('design.somebody') }, [...(one.name || '?')][0].toUpperCase())));
  });
  refreshers.push(() => {
    const { unsaved } = session;
    const offline = session.state !== 'online';
    state.dataset.state = offline ? 'offline' : unsaved > 0 ? 'saving' : 'saved';
    const words = offline ? text('design.offline', unsaved) : unsaved > 0 ? text('design.saving') : text(session.differs ? 'design.saved' : 'design.published');
    if (state.textContent !== words) state.textContent = words;
    signIn.hidden = session.state !== 'signed-out';
    publish.disabled = !isPublishable(session);
  });
  const refresh = () => { for (const one of refreshers) one(); };
  for (const what of /** @type {const} */ (['document', 'selection', 'viewport', 'state', 'people', 'arrangement'])) editor.on(what, refresh);

  return h('header', { class: 'top' },
    h('a', { class: 'brand', href: '/', title: text('design.back') }, h('img', { src: '/favicon.svg', alt: text('design.back') })),
    title, arrangement,
    h('div', { class: 'tools', role: 'group', 'aria-label': text('design.section-edit') }, button('undo'), button('redo')),
    h('div', { class: 'tools', role: 'group', 'aria-label': text('design.zoom') }, button('zoom-out'), zoom, button('zoom-in'), button('zoom-fit')),
    h('div', { class: 'tools' }, button('grid'), button('snaps')),
    h('span', { class: 'room' }),
    state, signIn, people, own,
    h('a', { class: 'quiet button', href: `/boards/${board}`, target: '_blank', rel: 'noopener' }, text('design.open-board')),
    ...createTry(editor, board), publish, more, button('sheet'));
}
