// How events lie along a time axis: lanes in which nothing overlaps, titles where they fit. Sums over widths, nothing of
// the page.

/**
 * @typedef {object} Entry
 * @property {number} begin   Unix ms
 * @property {number} end     Unix ms; the same as `begin` for what is over in a moment
 * @property {number} width   of the title, em
 * @property {number} weight  the weightier is placed first
 *
 * @typedef {object} Placed  lengths in CSS pixels
 * @property {number} index   in the entries
 * @property {number} lane    from the top
 * @property {number} x       of its mark
 * @property {number} left    of its bar
 * @property {number} right
 * @property {{ x: number, room: number, side: 'right'|'left' } | null} title  where its title begins, or ends
 */

/** In em: a lane, the axis below them, from a mark's middle to its title, between neighbours, the least of a title that is worth printing. */
export const lengths = Object.freeze({ lane: 1.8, axis: 1.5, mark: 0.95, half: 0.45, gap: 0.6, least: 3.5 });

/**
 * @param {Entry[]} entries @param {number} from Unix ms @param {number} to Unix ms @param {number} width CSS pixels
 * @param {number} height @param {number} wanted text size
 * @returns {{ font: number, lanes: number, placed: Placed[] }}
 */
export function plan(entries, from, to, width, height, wanted) {
  const font = Math.max(1, Math.min(wanted, width / 12, height / (lengths.lane + lengths.axis)));
  const most = Math.max(1, Math.floor((height - lengths.axis * font) / (lengths.lane * font) + 1e-6));
  const at = (/** @type {number} */ ms) => Math.min(width, Math.max(0, ((ms - from) / (to - from)) * width));
  const order = entries.map((_, i) => i).sort((a, b) => entries[b].weight - entries[a].weight || entries[b].begin - entries[a].begin || a - b);
  const bars = order.map((index) => {
    const [left, right] = [at(entries[index].begin), at(entries[index].end)];
    return { index, left, right, x: Math.min(Math.max(left, lengths.half * font), width - lengths.half * font) };
  });
  const titled = pack(bars, most, (bar) => reach(bar, sideOf(bar, entries[bar.index].width * font, width, font), font));
  if (titled.length === bars.length) {
    return { font, lanes: most, placed: titled.map((bar) => ({ ...bar, title: sideOf(bar, entries[bar.index].width * font, width, font) })) };
  }
  const bare = pack(bars, most, (bar) => reach(bar, null, font));
  return { font, lanes: most, placed: print(bare, entries, width, font) };
}

/**
 * @typedef {{ index: number, left: number, right: number, x: number }} Bar
 * @typedef {[number, number]} Reach  from where to where a lane is taken
 */

/** A title stands behind its mark, or before it where the box ends; whole, or as much as there is room for. @param {Bar} bar @param {number} title @param {number} width @param {number} font */
function sideOf({ x }, title, width, font) {
  const [right, left] = [width - x - lengths.mark * font, x - lengths.mark * font];
  const side = title <= right || right >= left ? /** @type {const} */ ('right') : /** @type {const} */ ('left');
  const room = Math.min(title, Math.max(0, side === 'right' ? right : left));
  return { side, room, x: side === 'right' ? x + lengths.mark * font : x - lengths.mark * font };
}

/** @param {Bar} bar @param {{ side: string, room: number, x: number } | null} title @param {number} font @returns {Reach} */
function reach({ left, right, x }, title, font) {
  const ends = [left, right, x - lengths.half * font, x + lengths.half * font];
  if (title) ends.push(title.side === 'right' ? title.x + title.room : title.x - title.room);
  return [Math.min(...ends), Math.max(...ends)];
}

/** Into the first lane that is free; what finds none is left out. @template {Bar} T @param {T[]} bars @param {number} most lanes @param {(bar: T) => Reach} of */
function pack(bars, most, of) {
  /** @type {Reach[][]} */
  const taken = Array.from({ length: most }, () => []);
  /** @type {(T & { lane: number, reach: Reach })[]} */
  const packed = [];
  for (const bar of bars) {
    const own = of(bar);
    const lane = taken.findIndex((others) => others.every((other) => own[1] <= other[0] || own[0] >= other[1]));
    if (lane < 0) continue;
    taken[lane].push(own);
    packed.push({ ...bar, lane, reach: own });
  }
  return packed;
}

/** Prints titles between the neighbours of a lane, the weightiest first. @param {(Bar & { lane: number, reach: Reach })[]} packed @param {Entry[]} entries @param {number} width @param {number} font @returns {Placed[]} */
function print(packed, entries, width, font) {
  const taken = packed.map((bar) => bar.reach);
  return packed.map((bar, i) => {
    let end = width;
    packed.forEach((other, j) => {
      if (j !== i && other.lane === bar.lane && taken[j][0] >= taken[i][1] - 1e-6) end = Math.min(end, taken[j][0] - lengths.gap * font);
    });
    const x = bar.x + lengths.mark * font;
    const wide = entries[bar.index].width * font;
    const room = Math.min(wide, end - x);
    if (room < Math.min(wide, lengths.least * font)) return { ...bar, title: null };
    taken[i] = [taken[i][0], Math.max(taken[i][1], x + room)];
    return { ...bar, title: { x, room, side: 'right' } };
  });
}
