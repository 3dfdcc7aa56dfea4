// A frame is drawn; what it touches is selected, with Alt what lies in it whole. Shift adds.
import { fromPoints, within } from '../geometry/boxes.js';
import { toBoard } from '../geometry/viewport.js';

/** @implements {Gesture} */
export class MarqueeGesture {
  pansAtEdge = true;
  #stage;
  #from;
  #before;
  #entered;

  /** @param {import('./canvas.js').Stage} stage @param {import('./canvas.js').Pointing} from */
  constructor(stage, from) {
    this.#stage = stage;
    this.#from = toBoard(stage.editor.viewport, from.point);
    this.#before = stage.editor.selected;
    this.#entered = stage.editor.entered;
  }

  /** @param {import('./canvas.js').Pointing} to */
  move({ point, shift, alt }) {
    const { editor, overlay } = this.#stage;
    overlay.marquee = fromPoints(this.#from, toBoard(editor.viewport, point));
    const touched = within(editor.items, overlay.marquee, alt ? 'inside' : 'touching');
    editor.select([...(shift ? this.#before : []), ...touched.flatMap((id) => editor.pickOf(id).ids)]);
    overlay.draw();
  }

  end() {
    this.#stage.overlay.marquee = null;
    this.#stage.overlay.draw();
  }

  cancel() {
    this.end();
    this.#stage.editor.select(this.#before, this.#entered);
  }
}

/** @typedef {import('./canvas.js').Gesture} Gesture */
