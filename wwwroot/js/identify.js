// Somebody at a desk asks which of several screens this is: it says so, legibly from where the desk stands.

/** How long, ms. */
const shown = 4000;

/** @param {HTMLElement} root the board's @param {string} words */
export function identify(root, words) {
  root.querySelector('.board-identify')?.remove();
  const sign = document.createElement('p');
  sign.className = 'board-identify';
  sign.textContent = words;
  root.append(sign);
  setTimeout(() => sign.remove(), shown);
}
