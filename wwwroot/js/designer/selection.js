// Tells the others which widgets are selected here: at once, and then the newest ten times a second at most.

/** Between two that are sent, ms. */
const pause = 100;

export class Selection {
  /** @type {string[]} */
  #widgets = [];
  #isBusy = false;
  #send;
  #wait;

  /** @param {(widgets: string[]) => void} send @param {(ms: number) => Promise<void>} wait */
  constructor(send, wait) {
    this.#send = send;
    this.#wait = wait;
  }

  /** @param {string[]} widgets */
  set(widgets) {
    this.#widgets = widgets;
    if (!this.#isBusy) void this.#go();
  }

  /** A connection is new: nobody there knows it. */
  repeat() {
    if (this.#widgets.length > 0) this.#send(this.#widgets);
  }

  async #go() {
    this.#isBusy = true;
    for (let sent = null; sent !== this.#widgets;) {
      sent = this.#widgets;
      this.#send(sent);
      await this.#wait(pause);
    }
    this.#isBusy = false;
  }
}
