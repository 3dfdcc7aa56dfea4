// A shape is turned around its middle; with Shift in steps of 15 degrees.
import { centreOf } from '../geometry/boxes.js';
import { turnedTo } from '../geometry/resize.js';
import { toBoard } from '../geometry/viewport.js';
import { setOption } from '../changes.js';

/** @implements {Gesture} */
export class TurnGesture {
  #stage;
  #item;
  #from;
  #angle;

  /** @param {import('./canvas.js').Stage} stage @param {import('./canvas.js').Pointing} from */
  constructor(stage, from) {
    this.#stage = stage;
    [this.#item] = stage.editor.selection;
    this.#from = toBoard(stage.editor.viewport, from.point);
    this.#angle = this.#item.angle;
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point, shift }) {
    const { editor, preview } = this.#stage;
    const centre = centreOf(this.#item.box);
    this.#angle = turnedTo(this.#item.angle, centre, this.#from, toBoard(editor.viewport, point), shift);
    const element = preview.elementOf(this.#item.id);
    if (element) element.style.transform = `rotate(${this.#angle - this.#item.angle}deg)`;
  }

  end() {
    const { editor } = this.#stage;
    const degrees = ((Math.round(this.#angle) % 360) + 360) % 360;
    editor.commit('turn', setOption(editor.document, this.#item.id, 'rotate', degrees || undefined));
    this.cancel();
  }

  cancel() {
    this.#stage.preview.drop([this.#item.id]);
  }
}

/** @typedef {import('./canvas.js').Gesture} Gesture */
