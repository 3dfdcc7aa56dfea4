// What the corpus of injections goes into, and what it must not have become: the texts of every kind's options by their
// schema, and everything on a page that a text turned into when it is no longer a text.
import { readFile } from 'node:fs/promises';

/** @typedef {Record<string, any>} Json */

/** Every string, by no order that matters. @type {string[]} */
export const corpus = Object.values(JSON.parse(await readFile(new URL('../golden/injections.json', import.meta.url), 'utf8'))).flat();

/** Where a text can stand in a kind's options: members, `[]` for an item of a list, `{}` for a member by any name. */
/** @param {Json} schema @param {string[]} [at] @returns {string[][]} */
export function textsIn(schema, at = []) {
  if ([schema.type].flat().includes('string') && !schema.enum && !('const' in schema)) return [at];
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => textsIn(one, [...at, name])),
    ...(schema.items ? textsIn(schema.items, [...at, '[]']) : []),
    ...(typeof schema.additionalProperties === 'object' ? textsIn(schema.additionalProperties, [...at, '{}']) : []),
    ...(schema.anyOf ?? []).flatMap((/** @type {Json} */ one) => textsIn(one, at)),
  ];
}

/** The least that a value must have. @param {Json} schema @returns {any} */
const least = (schema) => {
  if (schema.default !== undefined && schema.default !== null) return structuredClone(schema.default);
  const [type] = [schema.type ?? 'object'].flat();
  if (type === 'object') return Object.fromEntries((schema.required ?? []).map((/** @type {string} */ name) => [name, least(schema.properties[name])]));
  return { array: [], string: 'x', number: 1, integer: 1, boolean: true }[/** @type {string} */ (type)];
};

/**
 * Puts a text where it belongs, and around it what must be there: in lists into the first item.
 * @param {Json} options changed @param {Json} schema of them @param {string[]} path @param {string} text
 */
export function put(options, schema, [name, ...rest], text) {
  const isList = name === '[]';
  const key = isList ? '0' : name === '{}' ? text : name;
  const inner = isList ? schema.items : schema.properties?.[name] ?? schema.additionalProperties;
  const value = rest.length === 0 ? text : put(Object.hasOwn(options, key) ? options[key] : least(inner), inner, rest, text);
  // A plain assignment to __proto__ is none.
  Object.defineProperty(options, key, { value, enumerable: true, configurable: true, writable: true });
  return options;
}

/**
 * A board of many widgets, all of one size.
 * @param {string} title @param {Json[]} widgets @param {{ columns?: number, groups?: Json[] }} [options]
 */
export function boardOf(title, widgets, { columns = 18, ...more } = {}) {
  const [width, height] = [3240, 2160];
  const [across, down] = [width / columns, height / Math.ceil(widgets.length / columns)];
  const places = Object.fromEntries(widgets.map(({ id }, i) => [id, [(i % columns) * across, Math.floor(i / columns) * down, across - 2, down - 2]]));
  return { schemaVersion: 1, title, culture: 'en', ...more, widgets, arrangements: [{ id: 'all', width, height, textSize: 12, places }] };
}

/**
 * What a text became on a page that is no text; runs in the page, without anything from here.
 * @returns {string[]}
 */
export function becameOf() {
  const became = [];
  if ('__hit' in window || '__hit' in {} || Object.keys(Object.prototype).length > 0) became.push('something ran, or changed what all objects are');
  const texts = /^(title|alt|value|placeholder|content|name|list|d|label|aria-.*|data-.*|data:.*|seriesName|for|id|download)$/;
  const never = 'marquee, math, foreignObject, animate, animateTransform, set, handler, discard, object, embed, body base, audio, track, xmp, listing, plaintext, frameset, keygen, isindex, noscript, template, svg script, svg image, feImage, [srcdoc], [formaction], [ping], [background], [poster], [id=hit], [name=documentElement], body meta, main link, form[name], #spec form, x, custom-el';
  for (const one of document.querySelectorAll(never)) became.push(`<${one.localName}>: ${one.outerHTML.slice(0, 160)}`);
  for (const script of document.querySelectorAll('script')) {
    if (script.text.trim() !== '' && !/^application\/json$|^importmap$/.test(script.type)) became.push(`script: ${script.text.slice(0, 160)}`);
  }
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      const isAddress = ['href', 'src', 'action', 'xlink:href', 'srcset', 'data'].includes(name);
      if (/^on/i.test(name)) became.push(`handler: ${one.outerHTML.slice(0, 160)}`);
      else if (/hit/.test(name)) became.push(`attribute ${name}: ${one.outerHTML.slice(0, 160)}`);
      else if (isAddress ? /^[^/?#]*script|^data:text|^\/+(__hit|evil)/i.test(value.replace(/[\s\0-\x20]/g, '')) || value === 'x' : value.includes('__hit') && !texts.test(name))
        became.push(`${name}: ${one.outerHTML.slice(0, 160)}`);
    }
    if (one.localName === 'style' && /__hit|evil/.test(one.textContent ?? '')) became.push(`style: ${one.textContent?.slice(0, 160)}`);
  }
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) if (/__hit/.test(comments.currentNode.textContent ?? '')) became.push(`a comment: ${comments.currentNode.textContent}`);
  return became;
}
