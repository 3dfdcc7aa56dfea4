// Lines as columns: one row for each step of the window, and one for each newest figure.

/** @typedef {import('./lines.js').Line} Line */
/** @typedef {(number | null | undefined)[]} Column null: a gap; undefined: nothing was due, the line goes on */

/**
 * @param {readonly Line[]} lines @param {number} step seconds
 * @param {number} from Unix ms @param {number} to Unix ms
 * @param {{ heads?: boolean, stacked?: boolean }} [options]
 * @returns {{ times: number[], columns: Column[], low: Column[], high: Column[], points: number[] }} points: how many figures each row has
 */
export function tableOf(lines, step, from, to, { heads = true, stacked = false } = {}) {
  const ms = step * 1000;
  const first = Math.max(0, Math.floor(from / ms) - 1);
  const last = Math.floor(to / ms);
  const times = [];
  for (let slot = first; slot <= last; slot++) times.push((slot + 0.5) * ms);
  if (heads) {
    for (const line of lines) if (line.head.value !== null) times.push(Math.min(line.head.time, to));
    times.sort((a, b) => a - b);
  }
  /** @type {number[]} */
  const distinct = [];
  for (const time of times) if (distinct.at(-1) !== time) distinct.push(time);

  /** @type {number[]} */
  const points = new Array(distinct.length).fill(0);
  /** @type {Column[]} */
  const columns = [];
  /** @type {Column[]} */
  const low = [];
  /** @type {Column[]} */
  const high = [];
  for (const line of lines) {
    /** @type {Column} */
    const column = new Array(distinct.length).fill(undefined);
    /** @type {Column} */
    const under = line.ranged ? new Array(distinct.length).fill(undefined) : [];
    /** @type {Column} */
    const over = line.ranged ? new Array(distinct.length).fill(undefined) : [];
    let row = 0;
    let before = -1;
    let rowBefore = -1;
    const put = (/** @type {number} */ slot, /** @type {number} */ time, /** @type {number} */ value) => {
      while (distinct[row] < time) row++;
      if (before >= 0) {
        const joined = line.joins(before, slot, step);
        for (let i = rowBefore + 1; i < row; i++) {
          column[i] = !joined ? null : stacked ? between(distinct, column, rowBefore, row, i, value) : undefined;
          if (line.ranged && !joined) under[i] = over[i] = null;
        }
      }
      column[row] = value;
      [before, rowBefore] = [slot, row];
      points[row]++;
    };
    // A publisher's clock may be a little ahead: its newest figure stands at now.
    const headTime = Math.min(line.head.time, to);
    const hasHead = heads && line.head.value !== null && headTime >= from;
    for (let slot = first; slot <= last; slot++) {
      const value = line.at(slot);
      const time = (slot + 0.5) * ms;
      // The newest figure itself stands for the step that it is in.
      if (Number.isNaN(value) || (hasHead && time >= headTime)) continue;
      put(slot, time, value);
      if (line.ranged) {
        const i = slot % line.capacity;
        under[row] = line.low[i];
        over[row] = line.high[i];
      }
    }
    if (hasHead) put(Math.max(before, Math.floor((headTime - 1) / ms)), headTime, /** @type {number} */ (line.head.value));
    columns.push(column);
    low.push(under);
    high.push(over);
  }
  return { times: distinct, columns, low, high, points };
}

/**
 * @param {number[]} times @param {Column} column @param {number} from @param {number} to @param {number} i @param {number} value
 */
function between(times, column, from, to, i, value) {
  const start = Number(column[from]);
  return start + ((value - start) * (times[i] - times[from])) / (times[to] - times[from]);
}

/**
 * Each column with all before it added: what has no figure adds nothing, and where nobody has one there is a gap.
 * @param {readonly Column[]} columns @returns {Column[]}
 */
export function stack(columns) {
  /** @type {Column[]} */
  const sums = [];
  for (const column of columns) {
    const below = sums.at(-1);
    sums.push(column.map((value, i) => {
      const base = below?.[i];
      if (value === null || value === undefined) return base ?? value;
      return value + (base ?? 0);
    }));
  }
  return sums;
}

/**
 * @typedef {object} Drawn a line as it is drawn
 * @property {string} color
 * @property {boolean} earlier
 * @property {Column} column
 * @property {Column} [low]   smallest and largest sample of each step, where the line has them
 * @property {Column} [high]
 */

/**
 * The lines from the back to the front: what is compared with lies behind, the first line before all others. Stacked
 * ones lie on the sum of those before them, drawn from the highest sum down, so that each covers its part; of their past
 * the sum is drawn.
 * @param {readonly Line[]} lines @param {{ columns: Column[], low: Column[], high: Column[] }} table of the lines
 * @param {(line: Line) => string} colorOf @param {boolean} stacked
 * @returns {Drawn[]}
 */
export function drawnOf(lines, table, colorOf, stacked) {
  const all = lines.map((line, i) => ({
    line, color: colorOf(line), earlier: line.earlier, column: table.columns[i],
    ...(line.ranged && !line.earlier && !stacked ? { low: table.low[i], high: table.high[i] } : {}),
  }));
  const behind = all.filter(({ line }) => line.earlier && !(stacked && line.past));
  const today = all.filter(({ line }) => !line.earlier);
  if (!stacked) return [...behind, ...today.reverse()];
  const past = all.filter(({ line }) => line.past);
  const sums = stack(today.map(({ column }) => column));
  return [
    ...past.slice(0, 1).map((one) => ({ ...one, column: stack(past.map(({ column }) => column)).at(-1) ?? [] })), ...behind,
    ...today.map((one, i) => ({ ...one, column: sums[i] })).reverse(),
  ];
}

/** Rows of a column that are joined to neither neighbour: a line through one point is nothing to see. @param {Column} column */
export function alone(column) {
  /** @type {number[]} */
  const found = [];
  let before = null;
  let candidate = -1;
  for (let i = 0; i < column.length; i++) {
    const value = column[i];
    if (value === undefined) continue;
    if (value === null) {
      if (candidate >= 0) found.push(candidate);
      candidate = -1;
    } else {
      candidate = before === null ? i : -1;
    }
    before = value;
  }
  if (candidate >= 0) found.push(candidate);
  return found;
}
