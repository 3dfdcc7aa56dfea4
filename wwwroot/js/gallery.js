// The gallery's form: what is chosen is shown at once; without a script its button does the same.
const form = /** @type {HTMLFormElement} */ (document.getElementById('gallery-form'));
form.addEventListener('change', (event) => {
  const chosen = /** @type {HTMLSelectElement} */ (event.target);
  // Another kind may have fewer looks.
  if (chosen.name === 'kind') form.querySelector('[name=sample]')?.setAttribute('disabled', '');
  form.requestSubmit();
});
/** @type {HTMLElement} */ (form.querySelector('button')).hidden = true;
