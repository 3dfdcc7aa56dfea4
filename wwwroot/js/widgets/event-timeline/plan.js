// How events lie along a time axis: lanes in which nothing overlaps, titles where they fit. Sums over widths, nothing of
// the page.

/**
 * @typedef {object} Entry
 * @property {number} begin   Unix ms
 * @property {number} end     Unix ms; the same as `begin` for what is over in a moment
 * @property {number} width   of the title, em
 * @property {number} weight  the weightier is placed first
 * @property {boolean} [outlined]  a band, whose title stands in it or behind it
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
 * Places each in the first lane where it has room with its title; else where some of its title can be read; else alone.
 * What finds no room at all is left out.
 * @param {Entry[]} entries @param {number} from Unix ms @param {number} to Unix ms @param {number} now Unix ms
 * @param {number} width CSS pixels @param {number} height @param {number} wanted text size
 * @returns {{ font: number, lanes: number, placed: Placed[] }}
 */
export function plan(entries, from, to, now, width, height, wanted) {
  const font = Math.max(1, Math.min(wanted, width / 12, height / (lengths.lane + lengths.axis)));
  const lanes = Math.max(1, Math.floor((height - lengths.axis * font) / (lengths.lane * font) + 1e-6));
  const at = (/** @type {number} */ ms) => Math.min(width, Math.max(0, ((ms - from) / (to - from)) * width));
  const order = entries.map((_, i) => i).sort((a, b) => entries[b].weight - entries[a].weight || entries[b].begin - entries[a].begin || a - b);
  /** @type {Reach[][]} */
  const taken = Array.from({ length: lanes }, () => []);
  /** @type {Placed[]} */
  const placed = [];
  for (const index of order) {
    const entry = entries[index];
    const [left, right] = [at(entry.begin), at(entry.end)];
    const x = Math.min(Math.max(left, lengths.half * font), width - lengths.half * font);
    const bar = { index, left, right, x };
    const own = reach(bar, null, entry, font);
    const titles = titlesOf(bar, entry, width, at(now), font);
    const found = firstFree(taken, own, titles.map((title) => ({ title, reach: reach(bar, title, entry, font) })), width, font);
    if (!found) continue;
    taken[found.lane].push(found.reach);
    placed.push({ ...bar, lane: found.lane, title: found.title });
  }
  return { font, lanes, placed };
}

/**
 * @typedef {{ index: number, left: number, right: number, x: number }} Bar
 * @typedef {[number, number]} Reach  from where to where a lane is taken
 * @typedef {NonNullable<Placed['title']>} Title
 */

/**
 * Where a whole title can stand: behind its mark or before it, rather not across the line of now; of a band within it
 * or beside it.
 * @param {Bar} bar @param {Entry} entry @param {number} width @param {number} now @param {number} font @returns {Title[]}
 */
function titlesOf({ left, right, x }, entry, width, now, font) {
  const room = entry.width * font;
  const inset = entry.outlined ? 0.4 * font : lengths.mark * font;
  const behind = entry.outlined && right - left < room + 2 * inset ? right + inset : (entry.outlined ? left : x) + inset;
  /** @type {Title[]} */
  const titles = [{ side: 'right', room, x: behind }, { side: 'left', room, x: (entry.outlined ? left : x) - inset }];
  const ends = (/** @type {Title} */ { side, x: begin }) => (side === 'right' ? [begin, begin + room] : [begin - room, begin]);
  const within = titles.filter((title) => ends(title)[0] >= 0 && ends(title)[1] <= width);
  const crosses = (/** @type {Title} */ title) => Number(ends(title)[0] < now && now < ends(title)[1]);
  return within.length > 0 ? within.sort((a, b) => crosses(a) - crosses(b)) : titles.slice(0, 1);
}

/** @param {Bar} bar @param {Title | null} title @param {Entry} entry @param {number} font @returns {Reach} */
function reach({ left, right, x }, title, entry, font) {
  const ends = entry.outlined ? [left, right] : [left, right, x - lengths.half * font, x + lengths.half * font];
  if (title) ends.push(title.side === 'right' ? title.x + title.room : title.x - title.room);
  return [Math.min(...ends), Math.max(...ends)];
}

/**
 * @param {Reach[][]} taken @param {Reach} own without a title @param {{ title: Title, reach: Reach }[]} choices
 * @param {number} width @param {number} font
 * @returns {{ lane: number, reach: Reach, title: Title | null } | null}
 */
function firstFree(taken, own, choices, width, font) {
  const isFree = (/** @type {Reach} */ one) => (/** @type {Reach[]} */ others) =>
    others.every((other) => one[1] + lengths.gap * font <= other[0] || one[0] >= other[1] + lengths.gap * font);
  for (const choice of choices) {
    const lane = choice.reach[1] <= width ? taken.findIndex(isFree(choice.reach)) : -1;
    if (lane >= 0) return { lane, ...choice };
  }
  const bare = (/** @type {Reach[]} */ others) => others.every((other) => own[1] <= other[0] || own[0] >= other[1]);
  const free = taken.flatMap((others, lane) => (bare(others) ? [lane] : []));
  if (free.length === 0) return null;
  // As much of the title as the lane with the most room has.
  const { title } = choices[0];
  const rooms = free.map((lane) => Math.min(width, ...taken[lane].filter((other) => other[0] >= own[1]).map((other) => other[0] - lengths.gap * font)) - title.x);
  const most = Math.max(...rooms);
  const lane = free[rooms.indexOf(most)];
  if (title.side === 'left' || most < lengths.least * font) return { lane: free[0], reach: own, title: null };
  const room = Math.min(title.room, most);
  return { lane, reach: [own[0], Math.max(own[1], title.x + room)], title: { ...title, room } };
}
