// State shapes beside text: meaning never by colour alone. An element of class `mark` takes the size of its text and
// the colour that it is given; the same shapes on a canvas are drawn by painter.js.
import { adoptStyles } from './painter.js';

adoptStyles(`
.mark { display: inline-block; flex: none; width: .8em; height: .8em; background: currentcolor; box-sizing: border-box; }
.mark[data-shape=diamond] { clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%); }
.mark[data-shape=triangle] { clip-path: polygon(50% 6%, 100% 94%, 0 94%); }
.mark[data-shape=square] { transform: scale(.86); }
.mark[data-shape=dot] { clip-path: circle(34%); }
.mark[data-shape=ring] { background: none; border: .13em solid currentcolor; border-radius: 50%; }
`);

/** @typedef {'diamond'|'triangle'|'square'|'dot'|'ring'} Shape */

/** @param {string} [className] of its place */
export function createMark(className) {
  const mark = document.createElement('i');
  mark.className = className ? `mark ${className}` : 'mark';
  return {
    element: mark,
    /** @param {Shape} shape @param {keyof import('./painter.js').Tokens} color */
    show(shape, color) {
      mark.dataset.shape = shape;
      mark.style.color = `var(--${color})`;
    },
  };
}
