// The product's texts and a culture's formats for tests of painters: the real files, read as the server reads them.
import { readFileSync } from 'node:fs';
import { formatOf } from '../../wwwroot/js/format.js';

/** @param {string} language */
function textsOf(language) {
  const file = new URL(`../../src/Flexboard/Texts/Texts${language === 'en' ? '' : `.${language}`}.resx`, import.meta.url);
  const entries = readFileSync(file, 'utf8').matchAll(/<data name="([^"]+)"[^>]*>\s*<value>([^<]*)<\/value>/g);
  return new Map([...entries].map(([, key, value]) => [key, value]));
}

/** @param {string} culture en, ko or ja */
export function wordsOf(culture, timeZone = 'Asia/Seoul') {
  const texts = textsOf(culture);
  return {
    format: formatOf(culture, timeZone),
    /** @param {string} key @param {(string | number)[]} args */
    text(key, ...args) {
      const text = texts.get(key);
      if (text === undefined) throw new Error(`no text ${key} in ${culture}`);
      return text.replace(/\{(\d)\}/g, (_, i) => String(args[Number(i)]));
    },
  };
}
