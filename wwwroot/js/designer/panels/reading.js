// The panel that says what can be read of the board on a wall, what to do about the rest, and does it.
import { set } from '../changes.js';
import { h } from '../dom.js';
import { get } from '../../ask.js';
import { fixesOf } from '../reading-fixes.js';

/** @typedef {import('../reading.js').Finding} Finding */

/** @param {import('../editor.js').Editor} editor @param {string} board @param {import('../reading.js').Reading} reading */
export function createReading(editor, board, reading) {
  const { text } = editor;
  const walls = h('select', { id: 'reading-wall', onchange: () => choose(walls.value) });
  const made = h('button', { type: 'button', class: 'quiet', onclick: () => editor.commit('arrangement', set(editor.document, ['arrangements', editor.arrangement, 'wall'], walls.value || undefined)) }, text('design.reading-made'));
  const status = h('p', { role: 'status', class: 'reading-status' });
  const all = h('button', { type: 'button', class: 'wide', onclick: () => fix(fixesOf(editor.document, editor.arrangement, reading.findings)) }, text('design.reading-fix-all'));
  const list = h('ul', { class: 'findings' });
  const room = h('a', { target: '_blank', rel: 'noopener' }, text('design.reading-room'));
  const photo = h('a', { target: '_blank', rel: 'noopener' }, text('design.reading-photo'));
  const press = h('a', { target: '_blank', rel: 'noopener' }, text('design.reading-press'));
  const element = h('div', { class: 'panel' }, h('label', { for: 'reading-wall' }, text('design.reading-wall')), h('div', { class: 'row' }, walls, made), status, all, list,
    h('p', { class: 'soft' }, room, ' · ', photo, ' · ', press));

  /** @type {Map<string, string>} */
  const names = new Map();
  void load();

  /** The walls that there are, those that the board is made for, and templates. */
  async function load() {
    /** @type {{ wall: string, name: string, isTemplate: boolean }[]} */
    const known = await get(`/api/boards/${board}/legibility`).then(({ walls: told }) => told).catch(() => []);
    const templates = text('design.reading-templates').split(' ');
    const own = known.filter((one) => !one.isTemplate);
    const option = (/** @type {string} */ value, /** @type {string} */ name) => { names.set(value, name); return h('option', { value }, name); };
    walls.replaceChildren(h('option', { value: '' }, text('design.reading-none')),
      ...own.length > 0 ? [h('optgroup', { label: text('design.reading-own') }, ...own.map(({ wall, name }) => option(wall, name)))] : [],
      h('optgroup', { label: text('design.reading-like') }, ...templates.filter((one) => !own.some(({ wall }) => wall === one)).map((one) => option(one, text(`console.wall-template-${one}`)))));
    follow();
  }

  /** Each arrangement is read on the wall that it is made for, until another is chosen. */
  function follow() {
    const { wall } = editor.canvas;
    if (wall && names.has(wall)) choose(wall);
    else draw();
  }

  /** @param {string} wall */
  function choose(wall) {
    walls.value = wall;
    if (!element.hidden) reading.wall = wall;
    draw();
  }

  /** @param {import('../document.js').Change[]} changes */
  const fix = (changes) => editor.commit('reading', changes);

  /** @param {number} value */
  const say = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: value < 10 ? 1 : 0 });

  /** The same of several widgets is one row. @param {readonly Finding[]} findings */
  function grouped(findings) {
    /** @type {Map<string, Finding[]>} */
    const groups = new Map();
    for (const one of findings) {
      const key = JSON.stringify([one.kind, one.isFailure, one.role, one.figures.map(say), one.colours]);
      groups.set(key, [...groups.get(key) ?? [], one]);
    }
    return [...groups.values()];
  }

  /** @param {string} id */
  const nameOf = (id) => {
    const one = editor.document.widgets[id];
    return one ? one.title || text(`kind.${one.kind}`) : '';
  };

  /** @param {Finding[]} same */
  function row(same) {
    const [{ kind, isFailure, role, figures, colours }] = same;
    const widgets = [...new Set(same.map(({ widget }) => widget))].filter((id) => Object.hasOwn(editor.document.widgets, id));
    const where = [role ? text(`design.reading-role-${role}`) : '', widgets.length > 3 ? text('design.reading-widgets', widgets.length) : widgets.map(nameOf).join(', ')].filter(Boolean).join(': ');
    const changes = fixesOf(editor.document, editor.arrangement, same);
    return h('li', { 'data-level': isFailure ? 'failure' : 'warning', 'data-kind': kind },
      h('button', { type: 'button', class: 'quiet', onclick: () => editor.select(widgets, null) },
        h('b', {}, text(isFailure ? 'design.reading-failure' : 'design.reading-warning')), where && h('span', {}, where),
        ...colours.map((colour) => { const swatch = h('i', { title: colour }); swatch.style.background = colour; return swatch; }),
        h('small', {}, text(`design.reading-${kind}`, ...figures.map(say)))),
      changes.length > 0 && h('button', { type: 'button', 'aria-label': `${text('design.reading-fix')}: ${where}`, onclick: () => fix(changes) }, text('design.reading-fix')));
  }

  function draw() {
    const { report, state } = reading;
    const { wall } = editor.canvas;
    made.hidden = walls.value === (wall ?? '');
    element.setAttribute('aria-busy', String(state === 'busy'));
    status.textContent = state === 'off' ? text('design.reading-off') : state === 'failed' ? text('design.reading-failed') : !report ? text('design.reading-busy')
      : report.findings.length === 0 ? text('design.reading-well', say(report.contrast)) : text('design.reading-score', report.score, report.failures, report.warnings, say(report.contrast));
    list.replaceChildren(...grouped(reading.findings).map(row));
    all.hidden = fixesOf(editor.document, editor.arrangement, reading.findings).length === 0;
    const query = new URLSearchParams({ arrangement: editor.arrangement, ...(walls.value ? { wall: walls.value } : {}) });
    room.href = `/boards/${board}/room?${query}`;
    photo.href = `/boards/${board}/draft?${query}&mode=photo`;
    press.href = `/boards/${board}/press?${query}`;
  }

  reading.on(draw);
  editor.on('arrangement', follow);
  // Which wall it is made for is told also where nothing is read.
  editor.on('document', () => { if (reading.state === 'off') draw(); });
  // Measuring takes the browser a moment: only while somebody looks.
  new MutationObserver(() => {
    reading.wall = element.hidden ? '' : walls.value;
    if (!element.hidden) void reading.complete();
  }).observe(element, { attributes: true, attributeFilter: ['hidden'] });
  draw();
  return { element };
}
