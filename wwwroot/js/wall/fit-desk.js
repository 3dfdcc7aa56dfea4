// What is being fitted: the wall as it is meant, as the server took it last, and the steps back and forth.
import { applied, isSame, membersOf, merged } from './fit-patch.js';
import { Sender } from './fit-sender.js';

/**
 * @typedef {import('./fit-patch.js').Wall} Wall
 * @typedef {import('./fit-patch.js').Patch} Patch
 * @typedef {{ path: string, reason: string, code?: string, range?: number[] }} Fault `code`: of what there are words for, fit.fault-…
 * @typedef {{ wall: Wall | null, blurred: string[], faults: Fault[] }} Answer
 * @typedef {{ was: Patch, now: Patch, merge: string | null }} Step
 * @typedef {'sent' | 'waiting' | 'gone'} State
 */

/** The most steps back. */
const most = 500;

export class Desk {
  /** As it is shown here. @type {Wall} */
  wall;
  /** @type {string[]} */
  blurred;
  /** Why the wall is not like that. @type {Fault | null} */
  fault = null;
  /** Whether what is shown here is still what was refused. */
  isRefused = false;
  /** @type {State} */
  state = 'sent';
  /** Another with everything that is wanted. */
  turn = 0;
  /** As the server has it. @type {Wall} */
  #good;
  /** Since a gesture began. @type {{ from: Wall, all: Patch } | null} */
  #held = null;
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];
  /** Not known yet whether it is taken. @type {Step | null} */
  #open = null;
  #sender;
  /** @type {() => void} */
  #changed;

  /**
   * @param {{ wall: Wall, blurred: string[] }} told
   * @param {(patch: Patch) => Promise<Answer>} call
   * @param {() => void} changed
   * @param {(ms: number) => Promise<void>} [wait]
   */
  constructor({ wall, blurred }, call, changed, wait) {
    [this.wall, this.#good, this.blurred, this.#changed] = [wall, wall, blurred, changed];
    this.#sender = new Sender(call, { answered: (answer) => this.#answered(answer), late: (error) => this.#late(error) }, wait);
  }

  get canUndo() { return this.#done.length > 0; }

  get canRedo() { return this.#undone.length > 0; }

  /** Whether what others do has to wait. */
  get isBusy() { return this.#held !== null || !this.#sender.isIdle; }

  /** A gesture begins. */
  hold() {
    this.#held = { from: this.wall, all: {} };
  }

  /** Within a gesture; after it nothing. @param {Patch} patch */
  set(patch) {
    if (!this.#held) return;
    this.#held.all = merged(this.#held.all, patch);
    this.#want(patch);
  }

  /** A gesture is over: it is one step. @param {string | null} [merge] steps of the same one after another are one */
  release(merge = null) {
    if (!this.#held) return;
    const { from, all } = this.#held;
    this.#held = null;
    const was = membersOf(from, all);
    if (!isSame(was, all)) this.#push({ was, now: all, merge });
    if (this.#sender.isIdle) this.#settle();
    this.#changed();
  }

  /** A gesture is given up. */
  cancel() {
    if (!this.#held) return;
    const { from, all } = this.#held;
    this.#held = null;
    if (!isSame({}, all)) this.#want(membersOf(from, all));
    this.#changed();
  }

  /** A change at once. @param {Patch} patch @param {string | null} [merge] */
  change(patch, merge = null) {
    if (this.#held) this.release();
    this.hold();
    this.set(patch);
    this.release(merge);
  }

  undo() {
    this.#step(this.#done, this.#undone, 'was');
  }

  redo() {
    this.#step(this.#undone, this.#done, 'now');
  }

  /** What somebody else has made of it. @param {Wall} wall @param {string[]} blurred */
  take(wall, blurred) {
    if (this.isBusy) return;
    [this.wall, this.#good, this.blurred] = [wall, wall, blurred];
    this.#changed();
  }

  /** @param {Step[]} from @param {Step[]} to @param {'was' | 'now'} which */
  #step(from, to, which) {
    if (this.#held) this.release();
    const step = from.pop();
    if (!step) return;
    to.push({ ...step, merge: null });
    this.#open = null;
    this.#want(step[which]);
  }

  /** @param {Step} step */
  #push(step) {
    const last = this.#done.at(-1);
    this.#open = step;
    if (last && step.merge !== null && last.merge === step.merge) {
      this.#open = { was: merged(step.was, last.was), now: merged(last.now, step.now), merge: step.merge };
      this.#done.pop();
    }
    this.#done.push(this.#open);
    if (this.#done.length > most) this.#done.shift();
    this.#undone = [];
  }

  /** @param {Patch} patch */
  #want(patch) {
    this.turn++;
    this.wall = applied(this.wall, patch);
    this.#sender.want(patch);
    this.#changed();
  }

  /** @param {Answer} answer */
  #answered({ wall, blurred, faults }) {
    this.state = 'sent';
    this.isRefused = !wall;
    if (wall) {
      [this.#good, this.blurred, this.fault] = [wall, blurred, null];
      if (!this.isBusy) this.#settle();
    } else {
      this.fault = faults[0];
      if (!this.isBusy) this.#settle();
    }
    this.#changed();
  }

  /** When all is answered: what was refused goes back to what is on the wall, and is no step. */
  #settle() {
    [this.wall, this.isRefused] = [this.#good, false];
    const step = this.#open;
    if (step && this.#done.at(-1) === step) {
      this.#done.pop();
      const now = membersOf(this.wall, step.now);
      if (!isSame(step.was, now)) this.#done.push({ ...step, now });
    }
    this.#open = null;
  }

  /** @param {Error | null} error */
  #late(error) {
    this.state = error?.message.endsWith('wall.gone') ? 'gone' : 'waiting';
    this.#changed();
  }
}
