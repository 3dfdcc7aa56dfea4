// Moments in words: the time of day, and the day where it is another than today.

/** @param {import('../../painter.js').PainterContext} context */
export function createMoments(context) {
  const { culture, format } = context;
  const zone = context.timeZone ? { timeZone: context.timeZone } : {};
  const days = new Intl.DateTimeFormat(culture, { month: 'short', day: 'numeric', ...zone });
  let minute = 0;
  const isToday = (/** @type {number} */ ms) => days.format(ms) === days.format(context.now());

  const moments = {
    /** The day: Nov 26. @param {number} ms */
    day: (ms) => days.format(ms),
    /** 14:05, or Nov 26 14:05. @param {number} ms */
    of: (ms) => (isToday(ms) ? '' : `${days.format(ms)} `) + format.minute(ms),
    /** 14:05:09, or Nov 26: the time of day says nothing about another day. @param {number} ms */
    time: (ms) => (isToday(ms) ? format.time(ms) : days.format(ms)),
    /** 14:05, or Nov 26. @param {number} ms */
    minute: (ms) => (isToday(ms) ? format.minute(ms) : days.format(ms)),
    /**
     * Both ends; those within a day share its date. @param {number | undefined} from @param {number | undefined} until
     * @returns {[string, string]}
     */
    span: (from, until) => [
      from === undefined ? '' : moments.of(from),
      until === undefined ? '' : from !== undefined && days.format(from) === days.format(until) ? format.minute(until) : moments.of(until),
    ],
    /** Asks for a new picture at each full minute: the words are others then. */
    tick() {
      const now = Math.floor(context.now() / 60_000);
      if (now === minute) return;
      minute = now;
      context.requestPaint();
    },
  };
  return moments;
}
