// Sends the PIN of a shared link. Not the browser's own way: where pages give no referrer, a form names no origin.
const pinForm = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const send = /** @type {HTMLButtonElement} */ (pinForm.querySelector('button'));

pinForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  send.disabled = true;
  const answer = await fetch(location.pathname, { method: 'POST', body: new URLSearchParams({ pin: /** @type {HTMLInputElement} */ (pinForm.elements.namedItem('pin')).value }) }).catch(() => null);
  send.disabled = false;
  if (!answer) return;
  if (answer.ok || answer.status === 404) {
    location.reload();
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form');
  const [fault, input] = [next?.querySelector('#fault'), /** @type {HTMLInputElement} */ (pinForm.elements.namedItem('pin'))];
  pinForm.querySelector('#fault')?.remove();
  if (fault) pinForm.append(fault);
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', 'fault');
  input.value = '';
  input.focus();
});
