// The operator's name, as long as there are no accounts: kept by this browser, for this console.

const key = 'flexboard.operator';

/** @returns {string} empty when nobody has said it, or the browser keeps nothing */
export function recall() {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** @param {string} name */
export function remember(name) {
  try {
    localStorage.setItem(key, name);
  } catch {
    // A browser that keeps nothing: the name holds for as long as the page is open.
  }
}
