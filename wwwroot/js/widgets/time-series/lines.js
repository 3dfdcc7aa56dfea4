// What a viewer knows of the lines of a time series, merged from frames and history in whatever order they come.

/**
 * @typedef {object} LinePayload
 * @property {string} key
 * @property {string} [label]
 * @property {string} [unit]
 * @property {number} [gap]
 * @property {boolean} [earlier]
 * @property {[number, number | null]} [head]
 * @property {(number | (number | null)[])[]} [points]
 * @property {(number | (number | null)[])[]} [low]
 * @property {(number | (number | null)[])[]} [high]
 *
 * @typedef {object} Payload
 * @property {number} at
 * @property {number} step
 * @property {LinePayload[]} [lines]
 * @property {string[]} [order]
 * @property {number[]} [colors]
 * @property {number} [more]
 * @property {{ label: string, at: number }[]} [marks]
 * @property {boolean} [compared]
 * @property {ChartEvent[]} [events]
 * @property {number} [moreEvents]
 *
 * @typedef {{ at: number, until?: number | null, severity: 'critical' | 'warning' | 'info', title: string }} ChartEvent
 */

/** One line: a ring of steps. A step's figures give way only to what was composed no earlier. */
export class Line {
  label = '';
  unit = '';
  gap = 2;
  earlier = false;
  /** Which of the colours it has. */
  color = 0;
  /** Moment and value of the newest figure. @type {{ time: number, value: number | null }} */
  head = { time: 0, value: null };
  /** Whether any step holds more than one figure tells. */
  ranged = false;
  /** The first step that is another one than when it was last asked for. */
  changed = 0;
  #lookAt = -1;
  #headAt = -1;

  /** @param {number} capacity steps @param {boolean} [past] whether it is the past of another, see Comparison.cs */
  constructor(capacity, past = false) {
    this.past = past;
    this.capacity = capacity;
    this.slots = new Float64Array(capacity).fill(-1);
    this.values = new Float64Array(capacity);
    this.low = new Float64Array(capacity);
    this.high = new Float64Array(capacity);
    this.stamps = new Float64Array(capacity);
  }

  /** What is known gives way to whatever comes: times have begun anew. */
  renew() {
    this.stamps.fill(-Infinity);
    this.#lookAt = this.#headAt = -Infinity;
  }

  /** @param {LinePayload} payload @param {number} at when it was composed */
  take(payload, at) {
    if (payload.label !== undefined && at >= this.#lookAt) {
      this.label = payload.label;
      this.unit = payload.unit ?? '';
      const [gap, earlier] = [payload.gap ?? 2, payload.earlier === true];
      if (gap !== this.gap || earlier !== this.earlier) [this.gap, this.earlier, this.changed] = [gap, earlier, 0];
      this.#lookAt = at;
    }
    if (payload.head && at >= this.#headAt) {
      this.head = { time: payload.head[0], value: payload.head[1] };
      this.#headAt = at;
    }
    this.#takeRuns(this.values, payload.points, at, true);
    if (payload.low && payload.high) {
      if (!this.ranged) [this.ranged, this.changed] = [true, 0];
      this.#takeRuns(this.low, payload.low, at, false);
      this.#takeRuns(this.high, payload.high, at, false);
    }
  }

  /** The figure of a step, NaN when there is none. @param {number} slot */
  at(slot) {
    const i = slot % this.capacity;
    return this.slots[i] === slot ? this.values[i] : NaN;
  }

  /** The figure of a step or the newest before it that is joined to it; null when there is none. @param {number} slot */
  near(slot) {
    for (let one = slot; one >= 0 && one > slot - Math.min(this.gap, this.capacity); one--)
      if (!Number.isNaN(this.at(one))) return this.at(one);
    return null;
  }

  /** Whether two steps with figures are joined although there is none between. @param {number} from @param {number} to @param {number} step */
  joins(from, to, step) {
    if (to - from <= this.gap) return true;
    // What was put back from disk stands at whole ten seconds: that distance is the file's, not a silence.
    return (to - from) * step === 10 && (to * step) % 10 === 0;
  }

  /**
   * @param {Float64Array} into @param {(number | (number | null)[])[] | undefined} runs first step, its figures, first step…
   * @param {number} at @param {boolean} leads the figures themselves, which decide for what comes with them
   */
  #takeRuns(into, runs, at, leads) {
    for (let r = 0; runs && r + 1 < runs.length; r += 2) {
      let slot = Number(runs[r]);
      for (const value of /** @type {(number | null)[]} */ (runs[r + 1])) {
        const i = slot % this.capacity;
        const newer = slot > this.slots[i] || (leads && this.stamps[i] === -Infinity);
        if (newer || (slot === this.slots[i] && at >= this.stamps[i])) {
          const figure = value ?? NaN;
          if (slot < this.changed && (newer || !Object.is(figure, into[i]))) this.changed = slot;
          into[i] = figure;
          if (leads) {
            this.low[i] = this.high[i] = into[i];
            this.slots[i] = slot;
            this.stamps[i] = at;
          }
        }
        slot++;
      }
    }
  }
}

/** All lines of a widget. */
export class Lines {
  /** Seconds for each figure. */
  step = 1;
  /** Lines that were left out. */
  more = 0;
  /** @type {{ label: string, at: number }[]} */
  marks = [];
  /** @type {ChartEvent[]} the most important first */
  events = [];
  /** Events that were left out. */
  moreEvents = 0;
  /** False when there is nothing to compare with; null: nobody has looked yet. @type {boolean | null} */
  compared = null;
  /** @type {Map<string, Line>} */
  #byKey = new Map();
  /** @type {string[]} */
  #order = [];
  #orderAt = -1;
  #changed = 0;

  /** @param {number} seconds of the time axis, what lies ahead of now included */
  constructor(seconds) {
    this.seconds = seconds;
  }

  /** The lines in their order. */
  get all() {
    return this.#order.flatMap((key) => this.#byKey.get(key) ?? []);
  }

  /** The first step that is drawn otherwise than when this was last asked. */
  takeChanged() {
    let changed = this.#changed;
    this.#changed = Infinity;
    for (const line of this.#byKey.values()) {
      changed = Math.min(changed, line.changed);
      line.changed = Infinity;
    }
    return changed;
  }

  /** How many steps back a figure is joined to the one before it, at most. */
  get reach() {
    let reach = Math.ceil(10 / this.step);
    for (const line of this.#byKey.values()) reach = Math.max(reach, line.gap);
    return reach + 1;
  }

  /** What is known gives way to whatever comes: times have begun anew. */
  renew() {
    this.#changed = 0;
    for (const line of this.#byKey.values()) line.renew();
    this.#orderAt = -Infinity;
  }

  /** @param {Payload} payload of a frame or of the history */
  take(payload) {
    const { at } = payload;
    if (payload.step !== this.step) {
      this.step = payload.step;
      this.#changed = 0;
      this.#byKey.clear();
    }
    for (const one of payload.lines ?? []) {
      let line = this.#byKey.get(one.key);
      if (!line) {
        line = new Line(Math.ceil(this.seconds / this.step) + 8, one.key.endsWith('-past'));
        this.#byKey.set(one.key, line);
      }
      const before = line.head;
      line.take(one, at);
      // Where the newest figure was is now the figure of its step.
      if (line.head !== before) line.changed = Math.min(line.changed, this.#stepOf(before.time), this.#stepOf(line.head.time));
    }
    if (payload.order && at >= this.#orderAt) {
      if (payload.order.join() !== this.#order.join()) this.#changed = 0;
      this.#order = payload.order;
      for (const key of this.#byKey.keys()) if (!payload.order.includes(key)) this.#byKey.delete(key);
      payload.colors?.forEach((color, i) => {
        const line = this.#byKey.get(payload.order?.[i] ?? '');
        if (line) line.color = color;
      });
      this.more = payload.more ?? 0;
      this.marks = payload.marks ?? [];
      this.events = payload.events ?? [];
      this.moreEvents = payload.moreEvents ?? 0;
      this.compared = payload.compared ?? null;
      this.#orderAt = at;
    }
  }

  /** @param {number} time Unix ms */
  #stepOf(time) {
    return Math.max(0, Math.floor((time - 1) / (this.step * 1000)));
  }
}
