// What the server wrote into the page of a board: what the board is, and its first frame.

/**
 * @typedef {object} Spec what the server says of the board, see BoardSpec.cs
 * @property {string} board
 * @property {string} version
 * @property {string} culture
 * @property {string} timeZone
 * @property {string | null} pinned the arrangement that the address asks for
 * @property {string} [ticket] of a page that was opened by a shared link
 * @property {string | null} [title] the board's, base64 of UTF-8, where the page itself may not have it in letters
 * @property {Record<string, string>} texts
 * @property {{ id: string, media: string, width: number, height: number, textSize: number }[]} arrangements
 * @property {Record<string, { kind: string, painter: boolean, options: any, hash: string }>} widgets
 */

/** @param {Document} page @returns {Spec} */
export const readSpec = (page) => read(page, 'spec');

/** What the board is called. @param {Document} page @param {Spec} spec */
export const titleOf = (page, { title }) => title ? new TextDecoder().decode(Uint8Array.from(atob(title), (letter) => letter.charCodeAt(0))) : page.title;

/** The frame with which the page was made. @param {Document} page @returns {any} */
export const readFrame = (page) => read(page, 'frame');

/** @param {Document} page @param {string} id */
const read = (page, id) => JSON.parse(/** @type {HTMLElement} */ (page.getElementById(id)).textContent ?? '');
