// Something that is fetched because it is wanted: one request at a time, another when something else is wanted by then,
// and again after a pause when it failed. So nothing that was asked for is forgotten.

/** A request that has not been answered in this time never will be, ms. */
const patience = 10_000;
/** After a failure, ms. */
const pause = 2000;

/** @template T */
export class Errand {
  /** @type {T | undefined} */
  #wanted;
  #running = false;
  #run;
  #wait;

  /**
   * @param {(what: T, signal: AbortSignal) => Promise<boolean>} run fetches it; false or an error: it is tried again
   * @param {(ms: number) => Promise<void>} [wait]
   */
  constructor(run, wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))) {
    this.#run = run;
    this.#wait = wait;
  }

  /** Another takes the place of what was wanted before. @param {T} what */
  want(what) {
    this.#wanted = what;
    if (!this.#running) void this.#go();
  }

  async #go() {
    this.#running = true;
    while (this.#wanted !== undefined) {
      const what = this.#wanted;
      if (!await this.#try(what)) await this.#wait(pause);
      else if (this.#wanted === what) this.#wanted = undefined;
    }
    this.#running = false;
  }

  /** @param {T} what */
  async #try(what) {
    try {
      return await this.#run(what, AbortSignal.timeout(patience));
    } catch (error) {
      console.warn('not fetched yet:', error);
      return false;
    }
  }
}
