// A box divided into fields as square as they come: Bruls, Huizing, van Wijk, "Squarified Treemaps", 2000. Pure.

/** @typedef {import('../categories/boxes.js').Box} Box */

/**
 * Areas as the values are, in their order, so that a category keeps its place where they are sorted by name. Sorted by
 * value, the largest first, fields are the most square.
 * @param {readonly number[]} values above zero @param {number} width @param {number} height
 * @returns {Box[]}
 */
export function squarify(values, width, height) {
  const sum = values.reduce((total, value) => total + value, 0);
  const areas = values.map((value) => (value / sum) * width * height);
  /** @type {Box[]} */
  const fields = [];
  let free = { x: 0, y: 0, width, height };
  while (fields.length < areas.length) {
    const row = rowOf(areas.slice(fields.length), Math.min(free.width, free.height));
    const last = fields.length + row.length === areas.length;
    free = layRow(row, free, last, fields);
  }
  return fields;
}

/** As many of the first areas as make the least square one of them squarer. @param {number[]} areas @param {number} side along which they stand */
function rowOf(areas, side) {
  let [count, sum, least, most] = [0, 0, Infinity, 0];
  let worst = Infinity;
  for (const area of areas) {
    const [whole, low, high] = [sum + area, Math.min(least, area), Math.max(most, area)];
    // The worse of the two ratios, height to width and width to height.
    const ratio = Math.max((side * side * high) / (whole * whole), (whole * whole) / (side * side * low));
    if (count > 0 && ratio > worst) break;
    [count, sum, least, most, worst] = [count + 1, whole, low, high, ratio];
  }
  return areas.slice(0, count);
}

/**
 * Along the shorter side of what is free. Returns what is free then.
 * @param {number[]} row @param {Box} free @param {boolean} last takes all there is @param {Box[]} fields are added to
 */
function layRow(row, free, last, fields) {
  const { x, y, width, height } = free;
  const upright = width >= height;
  const [long, side] = upright ? [width, height] : [height, width];
  const sum = row.reduce((total, area) => total + area, 0);
  const thick = last ? long : Math.min(long, sum / side);
  let [before, from] = [0, 0];
  row.forEach((area, i) => {
    before += area;
    const to = i === row.length - 1 ? side : (before / sum) * side;
    fields.push(upright ? { x, y: y + from, width: thick, height: to - from } : { x: x + from, y, width: to - from, height: thick });
    from = to;
  });
  return upright ? { x: x + thick, y, width: long - thick, height } : { x, y: y + thick, width, height: long - thick };
}

/**
 * A field without its half of the gaps to its neighbours; at the outer edge there are none. A thin field keeps half of itself.
 * @param {Box} field @param {number} width @param {number} height of all @param {number} gap
 * @returns {Box}
 */
export function withinGaps({ x, y, width: wide, height: high }, width, height, gap) {
  const [left, right] = cut(x, wide, width, gap / 2);
  const [top, bottom] = cut(y, high, height, gap / 2);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** @param {number} from @param {number} length @param {number} whole @param {number} half of the gap */
function cut(from, length, whole, half) {
  const off = Math.min(half, length / 4);
  // Sums of fractions end a hair off the outer edge.
  return [from > 1e-6 * whole ? from + off : from, from + length < whole * (1 - 1e-6) ? from + length - off : from + length];
}
