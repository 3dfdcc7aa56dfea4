// What a field of a treemap has room for. Pure: text widths come in.

/**
 * @typedef {object} FieldText
 * @property {number} name   size of the name, pixels
 * @property {number} value  size of the value; 0: it has no room
 * @property {boolean} beside the value behind the name, not below it
 * @property {number} room   for the name
 */

/** The most that text takes of a field's sides. */
const inset = 0.36;

/**
 * @param {number} width @param {number} height of the field
 * @param {{ small: number, list: number, label: number }} sizes
 * @param {{ name: number, value: number }} ems widths for a text of one pixel
 * @returns {FieldText | null} null: not even a name
 */
export function fieldText(width, height, sizes, ems) {
  const cut = Math.min(ems.name, 3.4);
  /** @type {[name: number, value: number][]} */
  const tries = [[sizes.list, sizes.small], [sizes.list, sizes.list], [sizes.label, sizes.label], [sizes.label * 0.8, sizes.label * 0.8], [sizes.label * 0.65, sizes.label * 0.65]];
  for (const least of [ems.name, cut]) {
    for (const [name, value] of tries) {
      const edge = name * inset;
      if (value > name && least < ems.name) continue;
      if (height >= name * 1.15 + value * 1.1 + edge * 1.3 && width >= Math.max(name * least, value * ems.value) + edge * 2)
        return { name, value, beside: false, room: width - edge * 2 };
      if (value <= name && height >= name * 1.3 && width >= name * (least + 0.6 + ems.value) + edge * 2)
        return { name, value, beside: true, room: width - edge * 2 - name * (0.6 + ems.value) };
    }
    for (const [name] of tries.slice(1)) {
      const edge = name * inset;
      if (height >= name * 1.25 && width >= name * least + edge * 2) return { name, value: 0, beside: false, room: width - edge * 2 };
    }
  }
  return null;
}

export { inset };
