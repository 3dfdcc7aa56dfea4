// Something moved as a picture while a gesture goes on. An animation that stands still moves it: a style's transform would
// have the browser sort all layers of the page anew in each frame, which with 300 widgets takes half of one.

export class Shift {
  #animation;

  /** @param {HTMLElement} element a layer of its own from now on, until `end` */
  constructor(element) {
    this.#animation = element.animate([], { duration: 1, fill: 'both' });
    this.#animation.pause();
  }

  /** To whole device pixels, so that text stays crisp. @param {number} x CSS pixels from where it is laid out @param {number} y */
  to(x, y) {
    const ratio = devicePixelRatio;
    const transform = `translate(${Math.round(x * ratio) / ratio}px, ${Math.round(y * ratio) / ratio}px)`;
    /** @type {KeyframeEffect} */ (this.#animation.effect).setKeyframes([{ transform }, { transform }]);
  }

  end() {
    this.#animation.cancel();
  }
}
