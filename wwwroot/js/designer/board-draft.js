// A board that is about to be created: its address, and the file that it will be. Pure.
import { arrangementId } from './geometry/sizes.js';

/**
 * @typedef {import('./geometry/boxes.js').Size} Size
 * @typedef {{ id: string, title: string, about: string | null, board: Record<string, any> }} Template
 */

const most = 64;

/** Whether an address has the form of one. @param {string} id */
export const isId = (id) => /^[a-z0-9-]{1,64}$/.test(id);

/**
 * A free address for a board of that name. What has no letters of a to z is called `board`.
 * @param {string} name @param {ReadonlySet<string>} taken
 */
export function idOf(name, taken) {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{Mn}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, most - 4).replace(/-+$/, '');
  const stem = plain || 'board';
  let id = stem;
  for (let n = 2; taken.has(id); n++) id = `${stem}-${n}`;
  return id;
}

/** The arrangement of a template that has the ratio already, made by hand; null when one must be proposed. @param {Template} template @param {Size} canvas */
export function readyMade({ board }, canvas) {
  const ratio = canvas.width / canvas.height;
  return board.arrangements.find((/** @type {Size} */ one) => Math.abs(Math.log(one.width / one.height / ratio)) < 0.005) ?? null;
}

/**
 * The board's file, without an id.
 * @param {Template | null} template null: empty @param {Record<string, any> | null} arrangement as proposed; null: an empty one
 * @param {{ title: string, culture: string, timeZone: string, canvas: Size, wallWidth?: number }} wanted  wallWidth: mm, of a wall that was measured
 * @returns {Record<string, any>}
 */
export function boardOf(template, arrangement, { title, culture, timeZone, canvas, wallWidth }) {
  const { $schema: _, id: __, ...board } = template?.board ?? { schemaVersion: 1, widgets: [] };
  const { width, height } = canvas;
  return {
    ...board, title, culture, ...(timeZone ? { timeZone } : {}),
    arrangements: [{ ...arrangement ?? { width, height, places: {} }, ...(wallWidth === undefined ? {} : { wallWidth }), id: arrangementId(canvas) }],
  };
}
