// Picking a series from what is really arriving: a name first, then the labels that narrow it.
import { h } from '../../dom.js';
import { get } from '../../../ask.js';
import { isPattern, picked } from './binding.js';
import { preview, tell } from './data.js';
import { figure, sparkline } from './figures.js';

/**
 * @typedef {import('../../editor.js').Editor} Editor
 * @typedef {import('./binding.js').Binding} Binding
 * @typedef {{ name: string, series: number, unit: string | null, across: string, value: number | null, simulated: boolean, spark: (number | null)[] | null, labels: { name: string, values: number }[] }} Name
 */

/** Search waits for a pause in typing, ms. */
const pause = 120;
/** Figures are asked for again so often, ms. */
const every = 2000;

/**
 * Asks for a series; null when it is left. What a binding says besides its series and labels stays.
 * @param {Editor} editor @param {{ kind: string, binding: Binding | null }} begin
 * @returns {Promise<Binding | null>}
 */
export function pick(editor, { kind, binding }) {
  const { text } = editor;
  return new Promise((done) => {
    let timer = 0;
    const body = h('div', { class: 'picker-body' });
    const dialog = h('dialog', { class: 'picker', 'aria-label': text('design.data-choose'), onclose: () => { clearTimeout(timer); dialog.remove(); done(null); } },
      h('header', {}, h('h2', {}, text('design.data-choose')), h('button', { type: 'button', class: 'quiet', 'aria-label': text('design.close'), onclick: () => dialog.close() }, '×')), body);
    const again = (/** @type {() => void} */ act, /** @type {number} */ ms) => { clearTimeout(timer); timer = window.setTimeout(act, ms); };
    const pattern = h('input', { 'aria-label': text('design.data-series'), spellcheck: 'false', maxlength: 200 });

    const names = namesOf();
    function showNames(/** @type {string} */ search) {
      body.replaceChildren(...names.elements);
      names.begin(search);
    }

    function namesOf() {
      /** @type {(Name | string)[]} a text is what was typed, as a pattern */
      let found = [];
      let at = 0;
      let number = 0;
      /** Whether Enter was pressed before anything was found: then the first is meant. */
      let isEntered = false;
      const input = h('input', { type: 'search', role: 'combobox', 'aria-expanded': true, 'aria-controls': 'picker-names', 'aria-autocomplete': 'list', placeholder: text('design.data-find'), 'aria-label': text('design.data-find'), maxlength: 200, spellcheck: 'false', oninput: () => { [found, at, isEntered] = [[], 0, false]; number++; again(ask, pause); }, onkeydown: key });
      const count = h('p', { class: 'hint', role: 'status' });
      const list = h('ul', { id: 'picker-names', class: 'found', role: 'listbox', 'aria-label': text('design.data-series') });

      async function ask() {
        const mine = ++number;
        const search = input.value.trim();
        try {
          const result = await get(`/api/series/names?limit=100${search && !isPattern(search) ? `&search=${encodeURIComponent(search)}` : ''}`);
          if (mine !== number || !list.isConnected) return;
          const held = found[at];
          found = [...result.names.filter((/** @type {Name} */ one) => !isPattern(search) || like(search).test(one.name)), ...(search !== '' ? [search] : [])];
          const kept = found.findIndex((one) => nameOf(one) === nameOf(held ?? ''));
          at = Math.max(0, kept);
          const said = isPattern(search) ? found.length - 1 : result.matchedNames;
          const words = said === 0 ? text('design.data-none-found') : text('design.data-found', Math.min(said, found.length), said);
          if (count.textContent !== words) count.textContent = words;
          draw();
          if (isEntered && found[0]) return take(found[0]);
        } catch {
          if (mine === number) count.replaceChildren(h('i', { class: 'shape warning', 'aria-hidden': true }), text('design.data-away'));
        }
        if (mine === number && list.isConnected) again(ask, every);
      }

      function draw() {
        list.replaceChildren(...found.map((one, i) => {
          const content = typeof one === 'string' ? [h('span', { class: 'name' }, text('design.data-pattern', one))]
            : [h('span', { class: 'name' }, one.name), h('b', { class: 'value' }, figure(one.value, one.unit)), sparkline(one.spark), h('small', {}, text('design.data-series-count', one.series))];
          return h('li', { role: 'option', id: `picker-${i}`, 'aria-selected': i === at, onclick: () => take(one) }, ...content);
        }));
        mark();
      }

      function mark() {
        [...list.children].forEach((one, i) => one.setAttribute('aria-selected', String(i === at)));
        if (list.children[at]) input.setAttribute('aria-activedescendant', `picker-${at}`);
        else input.removeAttribute('aria-activedescendant');
        list.children[at]?.scrollIntoView({ block: 'nearest' });
      }

      /** @param {KeyboardEvent} event */
      function key(event) {
        const way = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 }[event.key];
        if (event.isComposing || (way === undefined && event.key !== 'Enter')) return;
        event.preventDefault();
        if (way !== undefined) {
          at = Math.max(0, Math.min(found.length - 1, at + way));
          mark();
        } else if (found[at]) {
          take(found[at]);
        } else {
          isEntered = true;
        }
      }

      return { elements: [input, count, list], begin(/** @type {string} */ search) { [input.value, isEntered] = [search, false]; input.focus(); input.select(); void ask(); } };
    }

    /** @param {Name | string} one */
    function take(one) {
      const name = nameOf(one);
      narrow(name, typeof one === 'string' ? undefined : one.across, name === binding?.series ? binding.where ?? {} : {});
    }

    /** @param {string} name @param {string | undefined} across @param {Record<string, string>} begin */
    function narrow(name, across, begin) {
      const where = { ...begin };
      const chips = h('div', { class: 'chips' });
      const live = h('p', { class: 'live', role: 'status' });
      /** What the binding said besides stays. @returns {Binding} */
      const made = () => {
        const { where: _, ...others } = /** @type {Binding} */ (binding ?? {});
        return { ...others, ...picked(pattern.value.trim(), where, binding ? undefined : across) };
      };
      let number = 0;

      async function ask() {
        const mine = ++number;
        const series = pattern.value.trim();
        try {
          const having = Object.entries(where).filter(([, value]) => !isPattern(value)).map(([key, value]) => `&label=${encodeURIComponent(`${key}=${value}`)}`).join('');
          const { labels } = series === '' || isPattern(series) ? { labels: [] } : await get(`/api/series/labels?limit=12&name=${encodeURIComponent(series)}${having}`);
          const [shown] = series === '' ? [null] : await preview(kind, [made()]);
          if (mine !== number || !chips.isConnected) return;
          draw(labels);
          if (shown) tell(live, shown, text);
        } catch (fault) {
          if (mine !== number) return;
          if (fault instanceof TypeError) tell(live, null, text);
          else live.replaceChildren(h('i', { class: 'shape bad', 'aria-hidden': true }), String(/** @type {Error} */ (fault).message));
        }
        if (mine === number && chips.isConnected) again(ask, every);
      }

      /** @param {{ name: string, values: number, top: { value: string, series: number }[] }[]} labels */
      function draw(labels) {
        const focused = chips.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.chip : undefined;
        // A label that is narrowed by stays, whatever else it could have been.
        const known = new Map(labels.map((one) => [one.name, one]));
        for (const [key, value] of Object.entries(where)) if (!known.has(key)) known.set(key, { name: key, values: 1, top: [{ value, series: 0 }] });
        chips.replaceChildren(...[...known.values()].map(({ name: key, values, top }) => h('div', { role: 'group', 'aria-label': key }, h('span', { class: 'label' }, key),
          ...top.map(({ value, series }) => h('button', {
            type: 'button', class: 'chip', 'aria-pressed': where[key] === value, 'data-chip': `${key}=${value}`,
            onclick: () => { if (where[key] === value) delete where[key]; else where[key] = value; void ask(); },
          }, value, series > 0 && h('small', {}, ` ${series}`))),
          values > top.length && h('small', {}, text('design.data-more', values - top.length)))));
        if (focused !== undefined) /** @type {HTMLElement | null} */ (chips.querySelector(`[data-chip="${CSS.escape(focused)}"]`))?.focus();
      }

      pattern.value = name;
      pattern.oninput = () => again(ask, pause);
      pattern.onkeydown = (event) => { if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); use(); } };
      const use = () => {
        if (pattern.value.trim() === '') return;
        // At once: the dialog says only a while later that it is closed, and by then another widget may be selected.
        done(made());
        dialog.close();
      };
      body.replaceChildren(h('label', { class: 'field wide' }, h('span', { class: 'label' }, text('design.data-series')), pattern),
        h('h3', {}, text('design.data-narrow')), chips, live,
        h('p', { class: 'buttons' }, h('button', { type: 'button', class: 'quiet', onclick: () => showNames(name) }, text('design.data-back')), h('button', { type: 'button', class: 'primary', onclick: use }, text('design.data-use'))));
      pattern.focus();
      void ask();
    }

    document.body.append(dialog);
    dialog.showModal();
    showNames(binding?.series ?? '');
  });
}

/** @param {Name | string} one */
const nameOf = (one) => (typeof one === 'string' ? one : one.name);

/** @param {string} pattern */
const like = (pattern) => new RegExp(`^${pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 'u');
