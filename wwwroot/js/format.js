// Numbers and times in the board's culture and time zone.

/** @typedef {import('./painter.js').Format} Format */

/**
 * How many digits behind the point a reader can use: three to four in all, none for a count.
 * @param {number} value
 */
export function usefulDigits(value) {
  const size = Math.abs(value);
  if (size >= 100 || Number.isInteger(value)) return 0;
  if (size >= 10) return 1;
  if (size >= 1) return 2;
  return Math.min(6, Math.ceil(-Math.log10(size)) + 1);
}

/**
 * @param {string} culture BCP 47 tag
 * @param {string} timeZone IANA zone; empty: the browser's
 * @returns {Format}
 */
export function formatOf(culture, timeZone) {
  const zone = timeZone ? { timeZone } : {};
  const clock = new Intl.DateTimeFormat(culture, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', ...zone });
  const minutes = new Intl.DateTimeFormat(culture, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone });
  /** @type {Map<string, Intl.NumberFormat>} */
  const numbers = new Map();
  /** @type {Map<string, Intl.NumberFormat>} */
  const agesBy = new Map();

  /** @param {number} digits @param {boolean} compact @param {boolean} sign @param {boolean} steady */
  const numberFormat = (digits, compact, sign, steady) => {
    const key = `${digits}${compact}${sign}${steady}`;
    let format = numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(culture, {
        minimumFractionDigits: steady ? digits : undefined,
        maximumFractionDigits: digits,
        notation: compact ? 'compact' : 'standard',
        signDisplay: sign ? 'exceptZero' : 'auto',
      });
      numbers.set(key, format);
    }
    return format;
  };

  return {
    number(value, { digits, compact, sign = false, steady } = {}) {
      if (!Number.isFinite(value)) return '–';
      const short = compact ?? Math.abs(value) >= 1e6;
      return numberFormat(digits ?? (short ? 2 : usefulDigits(value)), short, sign, steady ?? !short).format(value);
    },
    time: (ms) => clock.format(ms),
    minute: (ms) => minutes.format(ms),
    age(ms) {
      const seconds = Math.max(0, Math.floor(ms / 1000));
      const [amount, unit] = seconds < 120 ? [seconds, 'second']
        : seconds < 7200 ? [Math.floor(seconds / 60), 'minute']
          : seconds < 172_800 ? [Math.floor(seconds / 3600), 'hour']
            : [Math.floor(seconds / 86_400), 'day'];
      let ages = agesBy.get(unit);
      if (!ages) agesBy.set(unit, ages = new Intl.NumberFormat(culture, { style: 'unit', unit, unitDisplay: 'short' }));
      return ages.format(amount);
    },
  };
}
