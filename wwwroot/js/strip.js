// The strip of a board that is photographed, or kept as a picture: when what is seen on it was so.

export class Strip {
  #root;
  #text;
  #format;
  #isKept;

  /** @param {HTMLElement} root @param {{ culture: string, timeZone: string }} board @param {(key: string, ...args: (string | number)[]) => string} text */
  constructor(root, { culture, timeZone }, text) {
    this.#root = root;
    this.#text = text;
    this.#isKept = root.dataset.mode === 'still';
    this.#format = new Intl.DateTimeFormat(culture, {
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
      timeZoneName: this.#isKept ? 'short' : undefined, timeZone: timeZone || undefined,
    });
  }

  /** What no longer comes has no other time than its own. @param {{ now: number, heard: number, loss: string | null }} seen server's Unix ms */
  show({ now, heard, loss }) {
    const place = this.#root.querySelector('.board-strip > time');
    const at = loss ? heard : now;
    if (!place || !Number.isFinite(at)) return;
    const time = this.#format.format(at);
    const said = loss || this.#isKept ? this.#text('board.data-time', time) : time;
    if (place.textContent !== said) place.textContent = said;
  }
}
