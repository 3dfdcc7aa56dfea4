// What a kind or a template becomes when it is put on a board: a widget as a board file has it, and how large it is. Pure.
import { stepOf } from './geometry/boxes.js';
import { common, fieldsOf } from './panels/inspector/fields.js';

/**
 * @typedef {import('./geometry/boxes.js').Size} Size
 * @typedef {import('./geometry/boxes.js').Box} Box
 * @typedef {{ as?: string, series: string, where?: Record<string, string>, by?: string, [member: string]: any }} Binding
 *
 * @typedef {object} Kind  of `/api/kinds`
 * @property {string} name
 * @property {string} title
 * @property {string} group
 * @property {boolean} hasData
 * @property {boolean} needsData
 * @property {string[]} roles
 * @property {any} [options]  JSON Schema
 * @property {boolean} hasPanel
 * @property {Size} size  heights of a title
 * @property {{ data?: Binding[], options?: Record<string, any> }} sample
 *
 * @typedef {{ name: string, kind: string, unit?: string | null, value: number | null, labels: { name: string, values: number }[] }} Arriving  of `/api/series/names`
 * @typedef {{ widget: Record<string, any> & { kind: string }, stem: string, box: Box }} Part  its box within what is added
 * @typedef {{ title: string, size: Size, parts: Part[], group: string | null }} Addition  group: the title of the group that it becomes
 */

/** Matches nothing, and says what is to be done. */
export const unchosen = 'choose.a.series';

/**
 * What of the arriving fits a binding of the gallery beyond doubt: the only name that has the label which makes the groups,
 * or the only one of durations.
 * @param {Binding} sample @param {readonly Arriving[]} arriving
 */
function fitting(sample, arriving) {
  const fits = sample.by && sample.by !== '*'
    ? (/** @type {Arriving} */ one) => one.labels.some(({ name, values }) => name === sample.by && values > 1)
    : sample.series === 'gallery.elapsed' ? (/** @type {Arriving} */ one) => one.kind === 'durations' : () => false;
  const found = arriving.filter((one) => one.value !== null && fits(one));
  return found.length === 1 ? found[0].name : unchosen;
}

/**
 * A widget as it is dropped: with the options of its first look in the gallery, without the gallery's series.
 * @param {Kind} kind @param {string} title in the board's language @param {readonly Arriving[]} arriving
 * @returns {Record<string, any> & { kind: string }}
 */
export function freshWidget(kind, title, arriving) {
  const { data = [], options } = kind.sample;
  const bindings = data.map(({ where: _, ...sample }) => ({ ...sample, series: fitting(sample, arriving) }));
  return {
    kind: kind.name,
    // What is a text or a picture itself is not called anything.
    ...(kind.hasPanel || kind.hasData || kind.name === 'group' ? { title } : {}),
    ...(kind.needsData && bindings.length > 0 ? { data: bindings } : {}),
    ...(options && Object.keys(options).length > 0 ? { options } : {}),
  };
}

/** What a widget is told by beside its data. */
const saying = ['note', 'definition', 'deadlineSeconds'];

/**
 * Bindings that another kind can take. Those for a use that it does not have fall away; where that leaves none, the first
 * is for its first use.
 * @param {Kind} kind @param {readonly Binding[]} data
 */
function takenOver({ hasData, roles }, data) {
  if (!hasData || data.length === 0) return [];
  const fits = data.filter(({ as }) => as === undefined || roles.length === 0 || roles.includes(as));
  const [{ as: _, ...first }] = data;
  return fits.length > 0 ? fits : [first];
}

/**
 * A widget of another kind for what one shows: under its title and in its group, with its data where the kind takes any.
 * With real data come the options that both kinds have; the gallery's thresholds would be alarms.
 * @param {Kind} kind @param {string} title where that has none @param {import('./document.js').Widget} widget @param {Kind | undefined} was its kind
 * @param {readonly Arriving[]} arriving
 * @returns {Record<string, any> & { kind: string }}
 */
export function standIn(kind, title, { title: own, group, data = [], options = {}, ...widget }, was, arriving) {
  const fresh = freshWidget(kind, own ?? title, arriving);
  const bindings = takenOver(kind, data);
  const around = group === undefined ? {} : { group };
  if (bindings.length === 0) return { ...fresh, ...around };
  const shared = new Set(common([fieldsOf(kind.options ?? {}), fieldsOf(was?.options ?? {})]).map(({ name }) => name));
  const kept = Object.fromEntries(Object.entries(options).filter(([name]) => shared.has(name)));
  const { options: _, ...rest } = fresh;
  return {
    ...rest, ...around, ...Object.fromEntries(Object.entries(widget).filter(([name]) => saying.includes(name))),
    data: bindings, ...(Object.keys(kept).length > 0 ? { options: kept } : {}),
  };
}

/** Lengths of a canvas that no text size is given for are those of 27 on 900. @param {{ width: number, height: number, textSize?: number }} canvas */
export const textSizeOf = ({ width, height, textSize }) => textSize ?? 0.03 * Math.min(width, height);

/** As large as it should be, or as it can be. @param {Size} size @param {{ width: number, height: number }} canvas */
function within({ width, height }, canvas) {
  const step = stepOf(canvas);
  const down = (/** @type {number} */ length) => Math.max(step, Math.floor(length / step) * step);
  return { width: Math.min(canvas.width, down(width)), height: Math.min(canvas.height, down(height)) };
}

/** @param {Kind} kind @param {string} title @param {readonly Arriving[]} arriving @param {{ width: number, height: number, textSize?: number }} canvas @returns {Addition} */
export function additionOfKind(kind, title, arriving, canvas) {
  const text = textSizeOf(canvas);
  const size = within({ width: kind.size.width * text, height: kind.size.height * text }, canvas);
  return { title: kind.title, size, group: null, parts: [{ stem: kind.name, widget: freshWidget(kind, title, arriving), box: { x: 0, y: 0, ...size } }] };
}

/**
 * The widgets of a template, as large as the canvas' text asks for; smaller where that has no room.
 * @param {{ title: string, board: Record<string, any> }} template @param {{ width: number, height: number, textSize?: number }} canvas
 * @returns {Addition}
 */
export function additionOfTemplate({ title, board }, canvas) {
  const [from] = board.arrangements;
  const scale = Math.min(textSizeOf(canvas) / textSizeOf(from), canvas.width / from.width, canvas.height / from.height);
  const step = stepOf(canvas);
  const round = (/** @type {number} */ length) => Math.round((length * scale) / step) * step;
  const parts = board.widgets.filter((/** @type {any} */ { id }) => Object.hasOwn(from.places, id)).map((/** @type {any} */ { id, group: _, ...widget }) => {
    const [x, y, width, height] = from.places[id];
    const [left, top] = [round(x), round(y)];
    return { stem: id, widget, box: { x: left, y: top, width: Math.max(step, round(x + width) - left), height: Math.max(step, round(y + height) - top) } };
  });
  const size = {
    width: Math.min(canvas.width, Math.max(...parts.map((/** @type {Part} */ { box }) => box.x + box.width))),
    height: Math.min(canvas.height, Math.max(...parts.map((/** @type {Part} */ { box }) => box.y + box.height))),
  };
  for (const { box } of parts) {
    box.width = Math.min(box.width, size.width - box.x);
    box.height = Math.min(box.height, size.height - box.y);
  }
  return { title, size, parts, group: title };
}
