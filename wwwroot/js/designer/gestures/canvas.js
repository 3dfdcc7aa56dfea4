// What a pointer does on the canvas: it decides which gesture begins, hands it every movement, and ends it. A gesture is
// an object that begins from a snapshot, shows what would be, and commits once at its end; Escape leaves all as it was.
import { behind, hitsAt } from '../geometry/boxes.js';
import { doubleClicked } from '../geometry/groups.js';
import { pan, toBoard, zoomAt } from '../geometry/viewport.js';
import { DoubleTap } from './double-tap.js';
import { EdgePan } from './edge.js';
import { GuideGesture, guideAt } from './guide.js';
import { MarqueeGesture } from './marquee.js';
import { MoveGesture } from './move.js';
import { PanGesture, PinchGesture } from './pan.js';
import { ResizeGesture } from './resize.js';
import { TurnGesture } from './turn.js';

/**
 * @typedef {import('../editor.js').Editor} Editor
 * @typedef {{ editor: Editor, preview: import('../preview.js').Preview, overlay: import('../overlay.js').Overlay, view: HTMLElement }} Stage
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ point: Point, shift: boolean, alt: boolean, command: boolean }} Pointing  point: CSS pixels of the view
 *
 * @typedef {object} Gesture
 * @property {(to: Pointing) => void} move
 * @property {() => void} end
 * @property {() => void} cancel
 * @property {boolean} [pansAtEdge]  whether the view moves along when the pointer is at its edge
 */

/** How far a pointer goes before it drags, CSS pixels. */
const slack = { mouse: 3, pen: 5, touch: 9 };

/** A finger that rests so long is one with Shift held down, ms: what it rests on joins what is selected, or leaves it. */
const held = 500;

export class Canvas {
  #stage;
  #edge;
  /** @type {Gesture | null} */
  #gesture = null;
  /** Pressed, and not moved far enough yet. @type {{ from: Pointing, begin: () => Gesture, release: () => void } | null} */
  #pressed = null;
  /** Runs while a finger rests. @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** @type {Map<number, Point>} */
  #pointers = new Map();
  /** Whether the space bar is down: everything pans. */
  #panning = false;
  #taps = new DoubleTap();
  /** Whether the last press was a finger's. */
  #byTouch = false;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
    this.#edge = new EdgePan(stage);
    const { view } = stage;
    view.addEventListener('pointerdown', (event) => this.#down(event));
    view.addEventListener('pointermove', (event) => this.#moved(event));
    view.addEventListener('pointerup', (event) => this.#up(event));
    view.addEventListener('pointercancel', (event) => { this.#pointers.delete(event.pointerId); this.cancel(); });
    view.addEventListener('pointerleave', () => this.#hover([]));
    view.addEventListener('dblclick', (event) => { if (!this.#byTouch) this.#doubleClick(event); });
    view.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    view.addEventListener('contextmenu', (event) => event.preventDefault());
  }

  /** Whether a gesture is going on. */
  get isBusy() {
    return this.#gesture !== null || this.#pressed !== null;
  }

  set panning(/** @type {boolean} */ on) {
    this.#panning = on;
    this.#stage.view.toggleAttribute('data-pan', on);
  }

  /** @returns {boolean} whether there was something to cancel */
  cancel() {
    const busy = this.isBusy;
    this.#edge.stop();
    this.#stir();
    this.#gesture?.cancel();
    [this.#gesture, this.#pressed] = [null, null];
    return busy;
  }

  /** @param {MouseEvent} event @returns {Pointing} */
  #pointing({ clientX, clientY, shiftKey, altKey, ctrlKey, metaKey }) {
    const { left, top } = this.#stage.view.getBoundingClientRect();
    return { point: { x: clientX - left, y: clientY - top }, shift: shiftKey, alt: altKey, command: ctrlKey || metaKey };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const at = this.#pointing(event);
    this.#byTouch = event.pointerType === 'touch';
    this.#stage.view.focus({ preventScroll: true });
    this.#stage.view.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, at.point);
    if (this.#pointers.size === 2) {
      this.cancel();
      const [one, other] = [...this.#pointers.values()];
      this.#gesture = new PinchGesture(this.#stage.editor, one, other);
      return;
    }
    if (this.isBusy) return;
    if (event.button === 1 || this.#panning) {
      this.#gesture = new PanGesture(this.#stage, at);
      event.preventDefault();
    } else if (event.button === 0) {
      if (this.#byTouch) this.#rest(at);
      this.#pressed = { from: at, ...this.#press(at) };
    }
  }

  /** @param {Pointing} at */
  #rest(at) {
    const { editor } = this.#stage;
    const [ids, entered] = [editor.selected, editor.entered];
    this.#stir();
    this.#resting = setTimeout(() => {
      if (!this.#pressed) return;
      editor.select(ids, entered);
      const shift = { ...at, shift: true };
      this.#pressed = { from: shift, ...this.#press(shift) };
    }, held);
  }

  /** Whoever moves, lets go or puts another finger down does not rest. */
  #stir() {
    clearTimeout(this.#resting);
  }

  /** What a press leads to: a gesture if the pointer moves on, something else if it is released where it was. @param {Pointing} from */
  #press(from) {
    const { editor, overlay } = this.#stage;
    const { turner } = overlay;
    const nothing = () => {};
    if (turner && Math.hypot(turner.x - from.point.x, turner.y - from.point.y) <= 12) {
      return { begin: () => new TurnGesture(this.#stage, from), release: nothing };
    }
    const handle = overlay.handleAt(from.point);
    if (handle) return { begin: () => new ResizeGesture(this.#stage, handle, from), release: nothing };
    const guide = guideAt(editor, from.point);
    if (guide) return { begin: () => new GuideGesture(this.#stage, guide.axis, guide.at), release: nothing };
    const hits = this.#hits(from.point);
    if (hits.length === 0) {
      // Within a group, a press beside it leaves the group.
      return { begin: () => new MarqueeGesture(this.#stage, from), release: () => { if (!from.shift) editor.select([], null); } };
    }
    const before = editor.selected;
    const { entered, ids } = from.command
      ? { entered: editor.entered, ids: [/** @type {string} */ (behind(hits, before.length === 1 ? before[0] : null))] }
      : editor.pickOf(hits[0]);
    const isSelected = ids.every((id) => before.includes(id));
    if (from.shift) editor.select(isSelected ? before.filter((id) => !ids.includes(id)) : [...before, ...ids], entered);
    // Of several that are selected all are dragged; only a click singles one out.
    else if (!isSelected || from.command) editor.select(ids, entered);
    return {
      begin: () => new MoveGesture(this.#stage, from),
      release: () => { if (!from.shift && !from.command && isSelected) editor.select(ids, entered); },
    };
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const at = this.#pointing(event);
    if (this.#pointers.has(event.pointerId)) this.#pointers.set(event.pointerId, at.point);
    if (this.#gesture instanceof PinchGesture) {
      const [one, other] = [...this.#pointers.values()];
      if (one && other) this.#gesture.pinch(one, other);
      return;
    }
    if (this.#pressed) {
      const { from, begin } = this.#pressed;
      const far = Math.hypot(at.point.x - from.point.x, at.point.y - from.point.y);
      if (far < (slack[/** @type {keyof typeof slack} */ (event.pointerType)] ?? slack.mouse)) return;
      this.#stir();
      this.#pressed = null;
      this.#gesture = begin();
    }
    if (!this.#gesture) {
      this.#point(at);
      return;
    }
    this.#gesture.move(at);
    if (this.#gesture.pansAtEdge) this.#edge.follow(this.#gesture, at);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#stir();
    this.#pointers.delete(event.pointerId);
    const [pressed, gesture] = [this.#pressed, this.#gesture];
    if (gesture instanceof PinchGesture && this.#pointers.size > 0) return;
    [this.#pressed, this.#gesture] = [null, null];
    this.#edge.stop();
    pressed?.release();
    gesture?.end();
    const at = this.#pointing(event);
    this.#point(at);
    if (pressed && this.#byTouch && this.#taps.tap(at.point, event.timeStamp)) this.#doubleClick(event);
  }

  /** What would be pressed here shows in the pointer and as a frame. @param {Pointing} at */
  #point(at) {
    const { editor, overlay, view } = this.#stage;
    const handle = overlay.handleAt(at.point);
    const guide = handle ? null : guideAt(editor, at.point);
    view.dataset.cursor = handle ?? (guide ? `guide-${guide.axis}` : '');
    const [first] = handle || guide ? [] : this.#hits(at.point);
    this.#hover(first === undefined ? [] : editor.pickOf(first).ids);
  }

  /** @param {readonly string[]} ids */
  #hover(ids) {
    const { overlay } = this.#stage;
    if (ids.length === overlay.hovered.length && ids.every((id, i) => id === overlay.hovered[i])) return;
    overlay.hovered = ids;
    overlay.draw();
  }

  /** @param {Point} point */
  #hits(point) {
    const { editor } = this.#stage;
    // What is locked can still be selected, to be unlocked; it is what lies lowest.
    const at = toBoard(editor.viewport, point);
    const free = hitsAt(editor.items, at);
    return [...free, ...hitsAt(editor.items.filter(({ locked }) => locked).map((item) => ({ ...item, locked: false })), at)];
  }

  /** @param {MouseEvent} event */
  #doubleClick(event) {
    const { editor, view } = this.#stage;
    const { point } = this.#pointing(event);
    const [id] = this.#hits(point);
    if (id === undefined) return;
    const { groups = {}, widgets } = editor.document;
    const { entered, pick } = doubleClicked(groups, { id, group: widgets[id].group }, editor.entered);
    const enters = entered !== editor.entered;
    editor.select(pick.kind === 'widget' ? [pick.id] : editor.membersOf(pick.id), entered);
    // Into a group it goes first; within it, what is there is typed over.
    if (!enters) view.dispatchEvent(new CustomEvent('edit', { detail: { id, at: toBoard(editor.viewport, point) } }));
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const { editor, view } = this.#stage;
    const { point, command } = this.#pointing(event);
    // Firefox counts lines.
    const unit = event.deltaMode === 1 ? 16 : 1;
    if (command) {
      editor.look(zoomAt(editor.viewport, point, Math.exp((-event.deltaY * unit) / 300)));
    } else {
      const [dx, dy] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      editor.look(pan(editor.viewport, -dx * unit, -dy * unit, editor.canvas, { width: view.clientWidth, height: view.clientHeight }));
    }
  }
}
