// The button of a shared link's page: shows the page's own address to the room, as a QR code and as text.
import { qr } from './qr.js';

const button = /** @type {HTMLButtonElement} */ (document.getElementById('link-code'));
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('link-dialog'));
const address = location.origin + location.pathname;

/** @type {HTMLElement} */ (dialog.querySelector('button')).addEventListener('click', () => dialog.close());
button.addEventListener('click', () => {
  /** @type {HTMLElement} */ (dialog.querySelector('.link-picture')).replaceChildren(qr(address, button.title));
  /** @type {HTMLElement} */ (dialog.querySelector('.link-address')).textContent = address;
  dialog.showModal();
});
