// Signs on buttons, drawn: no font has all of them, and each system draws its own. 16 x 16, lines in the text's colour.

/** Paths; what begins with # is filled. */
const drawings = Object.freeze({
  'undo': ['M6 4 2.5 7.5 6 11', 'M3 7.5h7a3.5 3.5 0 0 1 0 7H7'],
  'redo': ['M10 4l3.5 3.5L10 11', 'M13 7.5H6a3.5 3.5 0 0 0 0 7h3'],
  'zoom-in': ['M8 3v10M3 8h10'],
  'zoom-out': ['M3 8h10'],
  'zoom-fit': ['M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10', 'M5.5 6.5h5v3h-5z'],
  'grid': ['M2.5 2.5h11v11h-11zM6.2 2.5v11M9.8 2.5v11M2.5 6.2h11M2.5 9.8h11'],
  'snaps': ['M4 2.5v5.5a4 4 0 0 0 8 0V2.5H9.5V8a1.5 1.5 0 0 1-3 0V2.5zM4 5h2.5M9.5 5H12'],
  'sheet': ['M1.5 4.5h13v8h-13zM4 7h.5M6.7 7h.5M9.4 7h.5M12 7h.3M4.5 10h7'],
  'lock': ['M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5'],
  'unlock': ['M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 4.8-1'],
  'show': ['M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z', 'M8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z'],
  'hide': ['M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z', 'M2.5 13.5l11-11'],
  'align-left': ['M2.5 1.5v13', '#M4.5 4h8v3h-8zM4.5 9h5v3h-5z'],
  'align-centre': ['M8 1.5v13', '#M3.5 4h9v3h-9zM5.5 9h5v3h-5z'],
  'align-right': ['M13.5 1.5v13', '#M3.5 4h8v3h-8zM6.5 9h5v3h-5z'],
  'align-top': ['M1.5 2.5h13', '#M4 4.5h3v8H4zM9 4.5h3v5H9z'],
  'align-middle': ['M1.5 8h13', '#M4 3.5h3v9H4zM9 5.5h3v5H9z'],
  'align-bottom': ['M1.5 13.5h13', '#M4 3.5h3v8H4zM9 6.5h3v5H9z'],
  'gaps-x': ['M1.5 2v12M14.5 2v12', '#M6 4h4v8H6z'],
  'gaps-y': ['M2 1.5h12M2 14.5h12', '#M4 6h8v4H4z'],
  'centres-x': ['M4 1.5v13M12 1.5v13', '#M2.5 5h3v6h-3zM10.5 4h3v8h-3z'],
  'centres-y': ['M1.5 4h13M1.5 12h13', '#M5 2.5h6v3H5zM4 10.5h8v3H4z'],
  'same-width': ['M2 3h12v3.5H2zM2 9.5h12V13H2z'],
  'same-height': ['M3 2h3.5v12H3zM9.5 2H13v12H9.5z'],
  'same-size': ['M1.5 4.5h5.5v7H1.5zM9 4.5h5.5v7H9z'],
  'tidy': ['#M2.5 2.5h4.5v4.5H2.5zM9 2.5h4.5v4.5H9zM2.5 9h4.5v4.5H2.5zM9 9h4.5v4.5H9z'],
  'back': ['M6 6h8v8H6z', '#M2 2h8v3H5v5H2z', 'M3.5 12v2M2.5 13l1 1 1-1'],
  'backward': ['M6 6h8v8H6z', '#M2 2h8v3H5v5H2z'],
  'forward': ['M2 2h8v8H2z', '#M6 6h8v8H6z'],
  'front': ['M2 2h8v8H2z', '#M6 6h8v8H6z', 'M12.5 1.5v3M11.2 2.8l1.3-1.3 1.3 1.3'],
  'group': ['M2.5 4.5v-2h2M11.5 2.5h2v2M13.5 11.5v2h-2M4.5 13.5h-2v-2', '#M4.5 4.5h4v4h-4zM8.5 8.5h3v3h-3z'],
  'ungroup': ['M2 2h5.5v5.5H2zM8.5 8.5H14V14H8.5z'],
  'duplicate': ['M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3'],
  'replace': ['M2.5 2.5h5v5h-5z', '#M8.5 8.5h5.5V14H8.5z', 'M10 4h2.5v3M11 5.7l1.5 1.5L14 5.7'],
  'remove': ['M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4'],
  'close': ['M3.5 3.5l9 9M12.5 3.5l-9 9'],
  'menu': ['M2.5 4h11M2.5 8h11M2.5 12h11'],
  'screen': ['M1.5 3h13v8h-13zM5.5 13.5h5'],
});

/** @typedef {keyof typeof drawings} Icon */

/** @param {Icon} name @returns {SVGSVGElement} */
export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  for (const drawing of drawings[name]) {
    const path = document.createElementNS(space, 'path');
    path.setAttribute('d', drawing.replace('#', ''));
    if (drawing.startsWith('#')) path.setAttribute('class', 'filled');
    svg.append(path);
  }
  return svg;
}
