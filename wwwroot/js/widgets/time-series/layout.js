// Where the parts of a time series go: axis texts left and below, labels at the lines' ends or, where there is no room
// beside them, in rows above.

/**
 * @typedef {object} Layout
 * @property {number} text    size of axis texts and labels
 * @property {number} strong  size of the value of a single line
 * @property {number} left    of the plot
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {boolean} rows   labels stand in rows above the plot
 * @property {number} pitch   from row to row
 * @property {number} most    how many labels there is room for
 * @property {boolean} times  whether there is room for the time axis
 * @property {boolean} values whether there is room for the value axis
 */

/**
 * @typedef {object} Content what there is to lay out
 * @property {number} labels                                  how many are wanted
 * @property {boolean} single                                 one line of today: its value is printed larger
 * @property {boolean} marks                                  something is named above the plot
 * @property {number} ahead                                   part of the time axis that lies after now
 * @property {(text: number, strong: number) => { full: number, least: number }} labelWidth  widest label, with its name and with what its name can do with
 * @property {(text: number) => number} tickWidth             widest text of the value axis
 */

/**
 * @param {{ width: number, height: number }} box @param {{ label: number, title: number }} sizes @param {Content} content
 * @returns {Layout}
 */
export function layoutOf(box, sizes, content) {
  const text = Math.max(1, Math.min(sizes.label, box.height * 0.17, box.width * 0.11));
  const strong = Math.max(text, Math.min(sizes.title * 1.15, box.height * 0.24, box.width * 0.17));
  const values = box.width >= text * 8 && box.height >= text * 3;
  const left = values ? Math.ceil(content.tickWidth(text) + text * 0.55) : 0;
  const wanted = content.labels > 0 ? content.labelWidth(text, strong) : { full: 0, least: 0 };
  const rows = wanted.least > (box.width - left) * 0.42;
  const gutter = Math.ceil(Math.min(wanted.full, Math.max(wanted.least, (box.width - left) * 0.3)));
  const pitch = !rows ? text * 1.16 : content.single ? Math.max(text, strong) * 1.25 : text * 1.3;
  const dot = text * 0.35;
  // Half a line above, so that the text of the highest tick is not cut.
  const head = Math.ceil(text * (content.marks ? 1.8 : 0.62));
  const least = box.height * (rows ? 0.4 : 0.5);
  const above = rows ? Math.max(1, Math.min(content.labels, Math.floor((box.height - least - head) / pitch))) * pitch : 0;
  // The curve comes first: in a low box the time axis gives way to it.
  const times = box.height - head - above - text * 1.6 >= Math.min(least, text * 3);
  const bottom = Math.ceil(text * (times ? 1.6 : 0.45));
  const top = head + Math.ceil(above);
  const height = Math.max(1, box.height - top - bottom);
  if (rows) {
    return {
      text, strong, left, rows, pitch, most: Math.round(above / pitch), times, values, top, height,
      width: Math.max(1, box.width - left - dot),
    };
  }
  const most = Math.max(1, Math.floor((height + text) / (pitch * 0.8)));
  // Labels stand after now: room that is kept free ahead serves them too.
  const beside = gutter > 0 ? gutter + text * 0.75 : dot;
  const width = Math.max(1, Math.min(box.width - left - dot, (box.width - left - beside) / (1 - content.ahead)));
  return { text, strong, left, rows, pitch, most, times, values, top, width, height };
}
