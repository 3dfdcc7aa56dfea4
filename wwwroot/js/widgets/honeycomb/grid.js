// Hexagons that fill a box of any shape, in lines of which every second one is set in by half a hexagon. Pure.

/**
 * @typedef {object} Grid
 * @property {number} columns
 * @property {number} rows
 * @property {number} radius   from the middle to a corner, CSS pixels
 * @property {number} stretchX @property {number} stretchY  so that what a whole number leaves over is filled too
 * @property {number} x @property {number} y  of the first one's middle
 */

const half = Math.sqrt(3) / 2;
/** More, and a hexagon looks like a mistake. */
const mostStretch = 1.12;

/** @param {number} count @param {number} width @param {number} height @returns {Grid} */
export function hexGrid(count, width, height) {
  let best = { columns: 1, rows: count, radius: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const radius = Math.min(width / across(columns, rows), height / down(rows));
    if (radius > best.radius) best = { columns, rows, radius };
  }
  const { columns, rows, radius } = best;
  const [wide, high] = [across(columns, rows) * radius, down(rows) * radius];
  const [stretchX, stretchY] = [Math.min(mostStretch, width / wide), Math.min(mostStretch, height / high)];
  return {
    columns, rows, radius, stretchX, stretchY,
    x: (width - wide * stretchX) / 2 + half * radius * stretchX,
    y: (height - high * stretchY) / 2 + radius * stretchY,
  };
}

/** Width and height of a grid whose hexagons have a radius of 1. @param {number} columns @param {number} rows */
const across = (columns, rows) => half * (2 * columns + (rows > 1 ? 1 : 0));
const down = (/** @type {number} */ rows) => 1.5 * rows + 0.5;

/** The middle of a hexagon. @param {Grid} grid @param {number} i */
export function placeOf({ columns, radius, stretchX, stretchY, x, y }, i) {
  const row = Math.floor(i / columns);
  return { x: x + ((i % columns) * 2 + (row % 2)) * half * radius * stretchX, y: y + row * 1.5 * radius * stretchY };
}

/**
 * The text size of names and figures inside the hexagons; 0 where there is no room for them.
 * @param {Grid} grid @param {number} label the size that it has to have @param {number} name em @param {number} figure em
 */
export function textIn({ radius, stretchX }, label, name, figure) {
  const width = 2 * half * radius * stretchX * 0.84;
  return radius >= label * 2.3 && width >= Math.max(Math.min(name, 6), figure) * label ? label : 0;
}
