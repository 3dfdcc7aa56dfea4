// Round numbers and whole minutes for axes.

/**
 * Ends and ticks of a vertical axis: round numbers, at most `most` steps.
 * @param {number} low @param {number} high @param {number} most at least 1
 * @returns {{ low: number, high: number, ticks: number[] }}
 */
export function valueAxis(low, high, most) {
  if (!(high > low)) high = low === 0 ? 1 : low + Math.abs(low) / 2;
  const step = roundStep((high - low) / most);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  /** @type {number[]} */
  const ticks = [];
  for (let i = first; i <= last; i++) ticks.push(Number((i * step).toPrecision(12)));
  return { low: ticks[0], high: /** @type {number} */ (ticks.at(-1)), ticks };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below. @param {number} least */
function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  for (const times of [1, 2, 2.5, 5]) if (times * power >= least * (1 - 1e-9)) return times * power;
  return 10 * power;
}

/**
 * The axis that is shown, kept as long as the figures fill more than half of it: an axis that breathes cannot be read.
 * @param {{ low: number, high: number, ticks: number[] } | null} shown
 * @param {number} low @param {number} high @param {number} most
 */
export function calmAxis(shown, low, high, most) {
  const wanted = valueAxis(low, high, most);
  if (!shown || low < shown.low || high > shown.high) return wanted;
  const fills = (high - low) / (shown.high - shown.low);
  return fills > 0.45 && shown.ticks.length - 1 <= most + 1 ? shown : wanted;
}

const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/**
 * Moments at whole minutes or hours of a zone.
 * @param {number} from Unix ms @param {number} to Unix ms @param {number} most how many there is room for
 * @param {(ms: number) => number} offset ms that the zone is ahead of UTC
 * @returns {{ step: number, times: number[] }} step in seconds
 */
export function timeAxis(from, to, most, offset) {
  const least = (to - from) / 1000 / Math.max(1, most);
  const step = timeSteps.find((one) => one >= least) ?? 86_400;
  const ahead = step > 900 ? offset(to) : 0;
  /** @type {number[]} */
  const times = [];
  for (let at = Math.ceil((from + ahead) / (step * 1000)) * step * 1000 - ahead; at <= to; at += step * 1000) times.push(at);
  return { step, times };
}

/**
 * How far a zone is ahead of UTC; asked again only after a quarter of an hour, which no change of a clock divides.
 * @param {string} timeZone IANA; empty: the browser's
 */
export function offsetOf(timeZone) {
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    hourCycle: 'h23', ...(timeZone ? { timeZone } : {}),
  });
  let known = -1;
  let offset = 0;
  return (/** @type {number} */ ms) => {
    const quarter = Math.floor(ms / 900_000);
    if (quarter !== known) {
      known = quarter;
      const read = Object.fromEntries(parts.formatToParts(ms).map((part) => [part.type, Number(part.value)]));
      const local = Date.UTC(read.year, read.month - 1, read.day, read.hour, read.minute, read.second);
      offset = local - Math.floor(ms / 1000) * 1000;
    }
    return offset;
  };
}
