// Elements in one expression. Text is set as text, never as markup: titles, names and labels are hostile input.

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, any>} [attributes] `on…` are listeners, `class` and `data-…` and others attributes; false and null leave one out, but `aria-…` says false in words
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    // Of these a false says something, too.
    const inWords = key.startsWith('aria-');
    if (value === null || value === undefined || (value === false && !inWords)) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') /** @type {any} */ (element).value = value;
    else element.setAttribute(key, value === true && !inWords ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Whether keys are text now. @param {EventTarget | null} target */
export const isTyping = (target) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=button])'));
