// A short tone for an event that has just come and that nobody has acknowledged: one for each event, however many lists
// show it, and none for those that were there when the page was opened.

/** @typedef {'critical'|'warning'|'info'} Severity */
/** @typedef {{ id: string, severity: Severity, began?: number, new?: boolean }} Item */

/** Between two tones, ms: in a flood more would be noise. */
const pause = 4000;
/** Events that are remembered; more than a page's lists ever hold. */
const most = 2000;
const grave = { info: 0, warning: 1, critical: 2 };
/** Hz, one after the other: graver is higher, and falls. */
const notes = { info: [523], warning: [659], critical: [988, 740] };

export class Speaker {
  /** @type {AudioContext | null} */
  #audio = null;
  /** @type {Set<string>} */
  #heard = new Set();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #sounded = -Infinity;
  /** @type {() => AudioContext} */
  #make;
  /** @type {() => number} */
  #now;

  /** @param {() => AudioContext} make @param {() => number} now ms, only ever forward */
  constructor(make, now) {
    this.#make = make;
    this.#now = now;
  }

  /**
   * @param {Severity} least what is less grave is not heard @param {() => void} changed  whether tones are refused is another than before
   */
  listen(least, changed) {
    const audio = this.#audio ??= this.#open();
    this.#listeners.add(changed);
    let opened = false;
    return {
      /** Whether the browser plays nothing until the page is clicked. */
      get refused() { return audio.state !== 'running'; },
      /** @param {Item[]} items all that the list shows @param {boolean} flood more come than anybody can deal with: only critical ones are heard */
      hear: (items, flood) => {
        const fresh = items.filter((item) => item.new && grave[item.severity] >= grave[least] && this.#isNew(item))
          .filter(({ severity }) => !flood || severity === 'critical');
        if (opened && fresh.length > 0) this.#sound(fresh.reduce((one, other) => (grave[other.severity] > grave[one.severity] ? other : one)).severity);
        opened = true;
      },
      leave: () => { this.#listeners.delete(changed); },
    };
  }

  /** One that opened again, or became graver, is another. @param {Item} item */
  #isNew({ id, began, severity }) {
    const key = JSON.stringify([id, began, severity]);
    if (this.#heard.has(key)) return false;
    if (this.#heard.size >= most) this.#heard.delete(/** @type {string} */ (this.#heard.values().next().value));
    this.#heard.add(key);
    return true;
  }

  #open() {
    const audio = this.#make();
    audio.addEventListener('statechange', () => { for (const changed of this.#listeners) changed(); });
    const wake = () => { if (audio.state !== 'running') audio.resume().catch(() => {}); };
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, wake);
    return audio;
  }

  /** @param {Severity} severity */
  #sound(severity) {
    const audio = this.#audio;
    // A tone that was refused is not made up for: after a click long after, nobody would know what it was for.
    if (!audio || audio.state !== 'running' || this.#now() - this.#sounded < pause) return;
    this.#sounded = this.#now();
    notes[severity].forEach((pitch, i) => {
      const [from, to] = [audio.currentTime + i * 0.22, audio.currentTime + i * 0.22 + 0.2];
      const [tone, volume] = [audio.createOscillator(), audio.createGain()];
      tone.frequency.value = pitch;
      // Rises and falls: a tone that is cut off clicks.
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(0.2, from + 0.02);
      volume.gain.linearRampToValueAtTime(0, to);
      tone.connect(volume).connect(audio.destination);
      tone.start(from);
      tone.stop(to);
    });
  }
}

/** That of this page. */
export const speaker = new Speaker(() => new AudioContext(), () => performance.now());
