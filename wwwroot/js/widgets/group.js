// A titled frame: a line around the whole box, and nothing inside, where other widgets lie.
import { adoptStyles } from '../painter.js';

adoptStyles(`
[data-kind='group']:not(.w-panel) { padding: calc(var(--title) * .5) calc(var(--title) * .72); }
[data-kind='group'][data-outline] { border: calc(var(--u) * 2) solid var(--line); border-radius: calc(var(--u) * 6); }
`);

/** @type {import('../painter.js').PainterModule['create']} */
export function create(host, context) {
  const frame = /** @type {HTMLElement} */ (host.closest('[data-widget]'));
  frame.toggleAttribute('data-outline', context.options.outline);
  return { update() {}, paint() {}, destroy() { frame.removeAttribute('data-outline'); } };
}
