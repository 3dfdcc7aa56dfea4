// A shared link to the published board, with what is usual; everything else about links is in the console.
import { qr } from '../../qr.js';
import { h } from '../dom.js';
import { ask } from '../../ask.js';
import { askPerson, told } from './publish.js';

/** @param {import('../editor.js').Editor} editor @param {string} board */
export async function share(editor, board) {
  const { text } = editor;
  const title = text('design.do-share').replace('…', '');
  if (!await askPerson(title, [h('p', {}, text('design.share-sure'))], text('design.share-yes'), text('design.cancel'))) return;
  await told(editor, async () => {
    const { url } = await ask('/api/links', 'POST', { board });
    const address = h('input', { value: url, readonly: true, onfocus: () => address.select() });
    const copies = await askPerson(title, [
      h('div', { class: 'code' }, qr(url, text('design.share-code'))),
      h('label', {}, h('span', {}, text('design.share-address')), address),
      h('p', {}, text('design.share-once')),
      h('p', {}, h('a', { href: '/links', target: '_blank', rel: 'noopener' }, text('design.share-more'))),
    ], text('design.share-copy'), text('design.close'));
    // Without a clipboard, on an unencrypted address of another machine, the field is there to be copied from.
    if (copies) await navigator.clipboard?.writeText(url);
  });
}
