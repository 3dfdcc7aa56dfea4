// Publishing a draft, with a note for those who read the history, and going back by one version.
import { ask } from '../../ask.js';
import { h } from '../dom.js';

/**
 * A dialog with one question: resolves with the form's fields when it is confirmed, or null.
 * @param {string} title @param {HTMLElement[]} content @param {string} confirm @param {string} cancel
 * @returns {Promise<FormData | null>}
 */
export function askPerson(title, content, confirm, cancel) {
  return new Promise((done) => {
    const form = h('form', { method: 'dialog' }, h('h2', {}, title), ...content,
      h('p', { class: 'buttons' }, h('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, cancel), h('button', { type: 'submit', class: 'primary', value: 'yes' }, confirm)));
    const dialog = h('dialog', { class: 'question', 'aria-label': title, onclose: () => {
      done(dialog.returnValue === 'yes' ? new FormData(form) : null);
      dialog.remove();
    } }, form);
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** What may be published: also what is still on its way to the server, such as the word typed last. @param {import('../session.js').Session} session */
export const isPublishable = (session) => session.state === 'online' && (session.unsaved > 0 || session.differs);

/** When the server has all that was done here. @param {import('../editor.js').Editor} editor @returns {Promise<void>} fails when the connection is lost */
function settled({ session, text }) {
  return new Promise((done, failed) => {
    const look = () => {
      if (session.unsaved > 0 && session.state === 'online') return;
      for (const off of offs) off();
      if (session.unsaved > 0) failed(new Error(text('design.offline', session.unsaved)));
      else done();
    };
    const offs = [session.on('unsaved', look), session.on('state', look)];
    look();
  });
}

/**
 * @param {import('../editor.js').Editor} editor @param {string} board
 * @param {import('../reading.js').Reading} reading what cannot be read on its wall is said before it is published
 */
export async function publish(editor, board, reading) {
  const { text, session } = editor;
  if (!isPublishable(session)) return;
  const note = h('input', { name: 'note', maxlength: 500, placeholder: text('design.note-what') });
  const read = h('p', { role: 'status', class: 'reading-status' });
  const asking = askPerson(text('design.do-publish'), [h('p', {}, text('design.publish-what')), h('label', {}, h('span', {}, text('design.note')), note), read], text('design.do-publish'), text('design.cancel'));
  void settled(editor).then(() => tellReading(editor, reading, read)).catch(() => { read.textContent = text('design.reading-failed'); });
  const answer = await asking;
  if (!answer) return;
  await told(editor, async () => {
    await settled(editor);
    await ask(`/api/boards/${board}/draft/publish`, 'POST', { author: session.name, note: answer.get('note') });
  });
}

/** @param {import('../editor.js').Editor} editor @param {import('../reading.js').Reading} reading @param {HTMLElement} place */
async function tellReading({ text }, reading, place) {
  place.textContent = text('design.reading-busy');
  const all = await reading.all();
  const failing = all.flatMap(({ arrangement, wall, report }) => (report && report.failures > 0 ? [text('design.reading-publish', report.failures, arrangement, wall)] : []));
  place.toggleAttribute('data-fails', failing.length > 0);
  // One that cannot be checked says nothing of the others.
  place.textContent = [...failing, ...all.some(({ report }) => !report) ? [text('design.reading-failed')] : []].join(' ');
  const sure = place.closest('form')?.querySelector('.primary');
  if (failing.length > 0 && sure) sure.textContent = text('design.reading-publish-yes');
}

/** @param {import('../editor.js').Editor} editor @param {string} board */
export async function rollBack(editor, board) {
  const { text, session } = editor;
  await told(editor, async () => {
    const { versions } = await ask(`/api/boards/${board}/versions`, 'GET');
    const before = versions[1];
    if (!before) throw new Error(text('design.no-version'));
    const sure = await askPerson(text('design.do-roll-back'), [h('p', {}, text('design.roll-back-what', new Date(before.time).toLocaleString(editor.document.culture), before.author || text('design.by-file'), before.note))], text('design.do-roll-back'), text('design.cancel'));
    if (sure) await ask(`/api/boards/${board}/versions/${before.version}/publish`, 'POST', { author: session.name, note: text('design.rolled-back') });
  });
}

/** Says why something failed. @param {import('../editor.js').Editor} editor @param {() => Promise<unknown>} act */
export async function told(editor, act) {
  try {
    await act();
  } catch (error) {
    const { text } = editor;
    await askPerson(text('design.failed'), [h('p', { class: 'reason' }, error instanceof Error ? error.message : String(error))], text('design.close'), text('design.close'));
  }
}
