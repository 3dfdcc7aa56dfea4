// Sends changes one at a time: what is wanted while one is under way goes in one after it, so that the wall is never
// further behind than one answer. What could not be sent is tried again, with what has been wanted since.
import { merged } from './fit-patch.js';

/** @typedef {import('./fit-patch.js').Patch} Patch */

/** After a failure, ms. */
const pause = 500;
/** Without an answer for so long, those who wait are told, ms. */
const patience = 2000;

/** @template Answer */
export class Sender {
  /** @type {Patch | null} */
  #wanted = null;
  #isSending = false;
  #isRunning = false;
  #call;
  #tell;
  #wait;

  /**
   * @param {(patch: Patch) => Promise<Answer>} call
   * @param {{ answered: (answer: Answer) => void, late: (error: Error | null) => void }} tell late: not sent yet, and why; null: it takes long
   * @param {(ms: number) => Promise<void>} [wait]
   */
  constructor(call, tell, wait = (ms) => new Promise((done) => setTimeout(done, ms))) {
    this.#call = call;
    this.#tell = tell;
    this.#wait = wait;
  }

  /** Whether all that was wanted is answered. */
  get isIdle() {
    return !this.#wanted && !this.#isSending;
  }

  /** @param {Patch} patch */
  want(patch) {
    this.#wanted = merged(this.#wanted ?? {}, patch);
    if (!this.#isRunning) void this.#run();
  }

  async #run() {
    this.#isRunning = true;
    while (this.#wanted) {
      const sent = this.#wanted;
      this.#wanted = null;
      this.#isSending = true;
      const late = setTimeout(() => this.#tell.late(null), patience);
      /** @type {{ answer: Answer } | { error: Error }} */
      const came = await this.#call(sent).then((answer) => ({ answer }), (error) => ({ error }));
      clearTimeout(late);
      this.#isSending = false;
      if ('answer' in came) {
        this.#tell.answered(came.answer);
        continue;
      }
      this.#wanted = merged(sent, this.#wanted ?? {});
      this.#tell.late(came.error);
      await this.#wait(pause);
    }
    this.#isRunning = false;
  }
}
