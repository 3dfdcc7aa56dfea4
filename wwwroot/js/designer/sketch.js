// A board as a picture of boxes: what stands where, before anything is there. Each box has a sign of what it shows.

const space = 'http://www.w3.org/2000/svg';

/** Signs on a field of 16 x 16: strokes, in the text's colour. @type {Record<string, string>} */
const signs = {
  'number': 'M3 12V6l-1 1M6 7.5c0-2 3-2 3 0S6 11 6 12h3M11.5 6h2.5l-1.5 2.2c2 0 2 3.8-.5 3.8',
  'line': 'M1.5 12l3-5 3 3 3.5-6 3.5 4',
  'bars': 'M3 13V8M6.5 13V4M10 13V6M13.5 13v-3',
  'round': 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 2.5V8l4 3.8',
  'arc': 'M2.5 12a6 6 0 1 1 11 0M8 10l3-4',
  'dots': 'M3 11h.1M5 6h.1M7 9h.1M9 4h.1M10 10h.1M12 7h.1M13.5 11h.1M4 8.5h.1',
  'list': 'M2.5 4h11M2.5 8h11M2.5 12h7',
  'cells': 'M2 2.5h5.5V8H2zM9 2.5h5V8H9zM2 9.5h5.5v4H2zM9 9.5h5v4H9z',
  'map': 'M4 3l2.5-1 2 2 3.5-.5L13.5 8l-3 1.5-1 4-3-1L5 8 2.5 6.5z',
  'clock': 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.5V8l2.5 1.5',
  'flow': 'M1.5 6h4v4h-4zM10.5 6h4v4h-4zM5.5 8h5M8.8 6.5L10.5 8 8.8 9.5',
  'text': 'M3 4V3h10v1M8 3v10M6 13h4',
};

/** @type {Record<string, string>} */
const signOf = {
  'number': 'number', 'goal': 'number', 'countdown': 'clock', 'clock': 'clock', 'apdex': 'number', 'gauge': 'arc', 'time-series': 'line', 'top-series': 'line',
  'bars': 'bars', 'pie': 'round', 'donut': 'round', 'radar': 'round', 'radial-bar': 'round', 'treemap': 'cells', 'honeycomb': 'cells', 'status-lights': 'cells',
  'table': 'list', 'event-list': 'list', 'event-timeline': 'list', 'maintenance': 'list', 'status-message': 'list', 'scatter': 'dots', 'hitmap': 'dots',
  'hitmap-region': 'dots', 'map': 'map', 'throughput': 'flow', 'tier-flow': 'flow', 'active': 'bars', 'rich-text': 'text', 'text': 'text',
};

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
function svg(name, attributes, ...children) {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

/**
 * @param {{ widgets: { id: string, kind: string }[] }} board
 * @param {{ width: number, height: number, places: Record<string, [number, number, number, number]> }} arrangement
 */
export function sketchOf({ widgets }, { width, height, places }) {
  const kinds = new Map(widgets.map(({ id, kind }) => [id, kind]));
  return svg('svg', { class: 'sketch', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }, ...Object.entries(places).flatMap(([id, [x, y, w, h]]) => {
    const side = Math.min(w, h, Math.max(width, height) / 8) * 0.6;
    const sign = signs[signOf[kinds.get(id) ?? ''] ?? ''];
    const box = svg('rect', { x, y, width: w, height: h, rx: Math.max(width, height) / 160 });
    return sign === undefined ? [box]
      : [box, svg('path', { d: sign, transform: `translate(${x + (w - side) / 2} ${y + (h - side) / 2}) scale(${side / 16})` })];
  }));
}
