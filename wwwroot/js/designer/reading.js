// What can be read of the draft on a wall: measured in a page of its own, at the wall's pixels, and judged by the server.
import { ask, get } from '../ask.js';
import { MeasuringPage } from '../legibility/measuring-page.js';

/**
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {object} Finding (Finding.cs)
 * @property {string} kind
 * @property {boolean} isFailure
 * @property {string} widget
 * @property {string} role
 * @property {Box[]} boxes board units; none: all of the widget
 * @property {number[]} figures
 * @property {string[]} colours
 * @property {number | null} textFactor
 * @property {{ x: number, y: number } | null} move
 * @property {string | null} colour
 * @typedef {{ score: number, failures: number, warnings: number, contrast: number, findings: Finding[] }} Report
 */

/** What has changed rests so long before it is measured, ms: the page has painted it by then. */
const rests = 900;
/** What could not be measured is so again after this, ms. */
const again = 5000;
/** What is published is measured so often at most. */
const tries = 5;

export class Reading {
  #editor;
  #board;
  #page = new MeasuringPage();
  #wall = '';
  #timer = 0;
  /** Each turn makes those before it void. */
  #turn = 0;
  /** @type {Promise<unknown>} */
  #line = Promise.resolve();
  #waiting = 0;
  #isComplete = false;
  /** @type {Report | null} */
  report = null;
  /** @type {'off' | 'busy' | 'done' | 'failed'} */
  state = 'off';
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {import('./editor.js').Editor} editor @param {string} board */
  constructor(editor, board) {
    this.#editor = editor;
    this.#board = board;
    editor.on('document', () => this.#later());
    editor.on('arrangement', () => this.#later());
    editor.session.on('published', () => void this.#keepAll());
  }

  /** @param {() => void} listener */
  on(listener) {
    this.#listeners.add(listener);
  }

  /** The wall that it is read on: its id or that of a template; empty: none. */
  get wall() {
    return this.#wall;
  }

  set wall(wall) {
    if (wall === this.#wall) return;
    this.#wall = wall;
    if (wall) {
      this.#later(0);
      return;
    }
    this.#turn++;
    clearTimeout(this.#timer);
    this.#drop();
    this.report = null;
    this.#become('off');
  }

  /** Findings on the canvas. */
  get findings() {
    return this.report?.findings ?? [];
  }

  /**
   * How each arrangement is read on the wall that it is made for, and this one on the chosen wall.
   * @returns {Promise<{ arrangement: string, wall: string, report: Report | null }[]>} null: it could not be checked, as where there is no such wall any more
   */
  async all() {
    const { document: { arrangements }, arrangement } = this.#editor;
    const pairs = Object.entries(arrangements).flatMap(([id, { wall }]) => {
      const on = id === arrangement && this.#wall ? this.#wall : wall;
      return on ? [{ arrangement: id, wall: on }] : [];
    });
    const reports = [];
    for (const one of pairs) reports.push({ ...one, report: await this.#measured(one.arrangement).then((measured) => this.#judge(measured, one.wall)).catch(() => null) });
    this.#drop();
    return reports;
  }

  /** @param {number} [pause] */
  #later(pause = rests) {
    if (!this.#wall) return;
    this.#turn++;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#look(this.#turn), pause);
    this.#become('busy');
  }

  /** @param {number} turn */
  async #look(turn) {
    const { session, arrangement } = this.#editor;
    // What the server does not have yet is on no page.
    if (session.unsaved > 0 && session.state === 'online') return this.#later();
    try {
      const report = await this.#judge(await this.#measured(arrangement), this.#wall);
      if (turn !== this.#turn) return;
      this.report = report;
      this.#become('done');
    } catch {
      if (turn !== this.#turn) return;
      this.#become('failed');
      this.#timer = window.setTimeout(() => void this.#look(turn), again);
    }
  }

  /** @param {import('../legibility/measure.js').Measured} measured @param {string} wall @returns {Promise<Report>} */
  #judge(measured, wall) {
    return ask(`/api/boards/${this.#board}/legibility?wall=${encodeURIComponent(wall)}`, 'POST', measured);
  }

  /** @param {string} arrangement of the draft */
  #measured(arrangement) {
    return this.#next(() => this.#page.measure(`/boards/${this.#board}/draft?arrangement=${encodeURIComponent(arrangement)}`, this.#editor.document.arrangements[arrangement]));
  }

  /** One after the other: there is one page for it. @template T @param {() => Promise<T>} measure @returns {Promise<T>} */
  #next(measure) {
    this.#waiting++;
    const next = this.#line.then(measure);
    this.#line = next.catch(() => {}).then(() => { this.#waiting--; });
    return next;
  }

  /** What is published and was not measured yet is, once somebody looks how it is read. */
  async complete() {
    if (this.#isComplete) return;
    this.#isComplete = true;
    const { walls } = await get(`/api/boards/${this.#board}/legibility`).catch(() => ({ walls: [] }));
    if (walls.some((/** @type {{ score: number | null }} */ { score }) => score === null)) await this.#keepAll();
  }

  /** What is published now is measured in all its arrangements: by that the console knows how it is read on each wall. */
  async #keepAll() {
    const { session, document: { arrangements } } = this.#editor;
    const version = session.published;
    for (const arrangement of Object.keys(arrangements)) {
      // The page may come a moment after the word of it; what cannot be kept now is so when it is designed again.
      const keep = () => this.#next(() => this.#page.keep(this.#board, arrangement, arrangements[arrangement])).catch(() => null);
      for (let i = 0; i < tries && session.published === version && await keep() !== version; i++) await new Promise((done) => setTimeout(done, 1000));
    }
    if (this.#wall) this.#later(0);
    this.#drop();
  }

  /** Once nobody needs the page. */
  #drop() {
    void this.#line.then(() => {
      if (!this.#wall && this.#waiting === 0) this.#page.end();
    });
  }

  /** @param {Reading['state']} state */
  #become(state) {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}
