// What the wall shows while it is fitted, and which output is which.
import { h } from '../designer/dom.js';

const patterns = ['grid', 'lines', 'greys', 'bars', 'texts', 'slices'];

/** @param {string} wall @param {string} pattern @param {import('./fit-controls.js').Text} text @param {(what: string) => void} say */
export function showsPart(wall, pattern, text, say) {
  /** @param {string} what @param {object} [body] */
  async function ask(what, body) {
    const answer = await fetch(`/api/walls/${wall}/${what}`, { method: 'POST', body: body && JSON.stringify(body), signal: AbortSignal.timeout(10_000) }).catch(() => null);
    say(answer?.ok ? text(`fit.${what}-done`) : text('fit.not-done'));
    return answer?.ok === true;
  }
  let shown = pattern;
  const select = h('select', {
    onchange: async () => { if (!await ask('show', { pattern: select.value })) select.value = shown; },
  }, h('option', { value: '' }, text('fit.board')), patterns.map((one) => h('option', { value: one }, text(`fit.pattern-${one}`))));
  select.value = pattern;
  return {
    element: [h('label', { class: 'line' }, h('span', {}, text('fit.shows')), select), h('button', { type: 'button', onclick: () => ask('identify') }, text('fit.identify'))],
    /** @param {string} now */
    show: (now) => { select.value = shown = now; },
  };
}
