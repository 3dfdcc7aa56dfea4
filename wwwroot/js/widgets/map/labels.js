// Which names and values have room on a map. Those that come first take theirs; none lies upon another. Pure.

/**
 * @typedef {object} Wish a text that wants a place
 * @property {number} x @property {number} y  where it belongs, CSS pixels
 * @property {number} reach  how far its region goes around that; 0: it is a point
 * @property {number} radius of the point's circle or of the mark of what is abnormal, beside which the text stands where
 *   its region is too small for it; 0: there is none, and it goes without text then
 * @property {{ width: number, height: number }[]} forms  as it would like to be, and shorter
 *
 * @typedef {{ form: number, x: number, y: number, beside: boolean }} Label its middle; form -1: there is no room for it
 */

/** A text may be this much wider than the circle inside its region. */
const overhang = 1.9;

/**
 * @param {readonly Wish[]} wishes the most important first @param {number} width @param {number} height
 * @param {number} gap between two texts
 * @param {number} most width of what stands beside its region: a longer text would hide the map that it explains
 * @returns {Label[]}
 */
export function placeLabels(wishes, width, height, gap, most) {
  /** @type {{ left: number, top: number, right: number, bottom: number }[]} */
  const taken = [];
  const boxOf = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });
  const free = (/** @type {typeof taken[0]} */ box) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height
    && taken.every((other) => box.right + gap <= other.left || other.right + gap <= box.left || box.bottom + gap / 3 <= other.top || other.bottom + gap / 3 <= box.top);
  const fits = (/** @type {Wish} */ { reach }, /** @type {{ width: number }} */ form) => form.width / 2 <= reach * overhang;
  const centred = (/** @type {Wish} */ wish) => wish.forms.some((form) => fits(wish, form));
  // Circles and marks are there whatever is printed: no text may hide them.
  for (const wish of wishes)
    if (wish.radius > 0 && !centred(wish)) taken.push(boxOf(wish.x, wish.y, wish.radius * 2, wish.radius * 2));

  return wishes.map((wish) => {
    const { x, y, reach, radius, forms } = wish;
    const beside = !centred(wish);
    for (let form = 0; form < forms.length; form++) {
      const { width: w, height: h } = forms[form];
      if (beside ? radius === 0 || (reach > 0 && w > most) : !fits(wish, forms[form])) continue;
      const places = beside
        ? [[x + radius + w / 2 + gap, y], [x - radius - w / 2 - gap, y], [x, y - radius - h / 2 - gap / 2], [x, y + radius + h / 2 + gap / 2]]
        : [[x, y]];
      for (const [px, py] of places) {
        const box = boxOf(px, py, w, h);
        if (!free(box)) continue;
        taken.push(box);
        return { form, x: px, y: py, beside };
      }
    }
    if (radius > 0 && !beside) taken.push(boxOf(x, y, radius * 2, radius * 2));
    return { form: -1, x, y, beside };
  });
}
