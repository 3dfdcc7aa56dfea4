// What somebody has chosen, and how it stands in the address, so that it can be sent to somebody: only what differs from
// the wall's profile.

/**
 * @typedef {{ id: string, name: string, width: number, height: number, nearest: number, farthest: number, ambientLux: number, lumens: number, efficiency: number, nativeContrast: number, area: number, pixelWidth: number }} Wall
 * @typedef {{ seat: number, lux: number, lumens: number, contrast: number, age: number, vision: import('./eye.js').Vision, size: 'fitted' | 'true', screen: number }} Choice seat in m, screen in cm
 */

const visions = ['full', 'protanopia', 'deuteranopia', 'tritanopia'];

/** Where a room ends, well behind the farthest eye, mm. @param {Wall} wall */
export const endOf = ({ farthest }) => Math.ceil((farthest * 2) / 1000) * 1000;

/** As the wall's profile has it, from its farthest seat, by a young eye. @param {Wall} wall @returns {Choice} */
export const choiceOf = ({ farthest, ambientLux, lumens, nativeContrast }) => ({
  seat: farthest / 1000, lux: ambientLux, lumens, contrast: nativeContrast, age: 20, vision: 'full', size: 'fitted', screen: 60,
});

/** @param {Wall} wall @returns {Record<string, [number, number]>} least and most */
const ranges = (wall) => ({
  seat: [wall.nearest / 1000, endOf(wall) / 1000], lux: [0, 100_000], lumens: [0, 200_000], contrast: [1, 10_000_000], age: [20, 90], screen: [20, 300],
});

/**
 * What cannot be is as if it were not said.
 * @param {{ get(name: string): unknown }} said an address or a form @param {Wall} wall
 * @returns {Choice}
 */
export function read(said, wall) {
  const choice = choiceOf(wall);
  const numbers = Object.entries(ranges(wall)).map(([name, [least, most]]) => {
    const value = said.get(name);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
    return [name, Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : choice[/** @type {keyof Choice} */ (name)]];
  });
  const vision = String(said.get('vision'));
  return {
    ...choice, ...Object.fromEntries(numbers),
    vision: visions.includes(vision) ? /** @type {Choice['vision']} */ (vision) : 'full',
    size: said.get('size') === 'true' ? 'true' : 'fitted',
  };
}

/**
 * @param {Choice} choice @param {Wall} wall @param {string} arrangement
 * @returns {string} of an address
 */
export function write(choice, wall, arrangement) {
  const usual = choiceOf(wall);
  const others = Object.entries(choice).filter(([name, value]) => value !== usual[/** @type {keyof Choice} */ (name)]);
  return `?${new URLSearchParams([...(arrangement ? [['arrangement', arrangement]] : []), ['wall', wall.id], ...others.map(([name, value]) => [name, String(value)])])}`;
}
