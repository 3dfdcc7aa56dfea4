// What an eye makes of a picture, in linear light.
//
// Colour vision: Machado, Oliveira, Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, 2009,
// severity 1.0, as in Colour.cs; tests/golden/room.json.
//
// Age, beside an eye of 20, for what the reader's own eye does is there anyway. Means of healthy eyes; one eye differs
// from another more than by any of it.
// - acuity: from 27 on 0.14 log units are lost in 50 years (Elliott, Yang, Whitaker 1995: -0.16 to -0.02 logMAR), from
//   20/20 instead of the 20/14 that they found with the best glasses: a judgment, operators wear those they have.
// - light: a third at 60 of what it was at 20, by pupil and lens (Weale 1961); between, and beyond, as a power: a judgment.
// - yellowing: of blue the lens passes 0.78 at 30 and 0.48 at 60 (Herbst et al. 2012). As if it kept back nothing else: a
//   judgment.
// - scattered light: 10 (1 + (age / 70)^4) / θ² of it, θ in degrees (CIE 146:2002), which is 6.5 % between 1° and 30° in a
//   young eye. As one blur of 2°: a judgment.
// An eye gets used to less light and to yellow light: of both the square root is shown. A judgment.

/** @typedef {'full' | 'protanopia' | 'deuteranopia' | 'tritanopia'} Vision */

/** Rows of red, green and blue. @type {Record<Vision, number[][]>} */
export const visions = {
  full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** The smallest stroke that is told apart, arc minutes. @param {number} age */
export const acuity = (age) => 10 ** ((0.14 * Math.max(0, age - 27)) / 50);

/** What of the light comes in. @param {number} age */
export const light = (age) => 3 ** (-(age - 20) / 40);

/** What of the blue light, beside the rest. @param {number} age */
export const blue = (age) => (0.48 / 0.78) ** ((age - 20) / 30);

/** What of the light falls beside its place. @param {number} age */
export const scatter = (age) => 0.065 * ((age / 70) ** 4 - (20 / 70) ** 4);

/** How wide it falls, as the deviation of a blur, arc minutes. */
export const scatterWidth = 120;

/**
 * The blur of an eye, as a deviation, arc minutes: a point is half as bright at half a stroke from its middle.
 * @param {number} age @param {boolean} isOwn whether it is seen as large as from the seat, where the reader's own eye blurs as well
 */
export const blur = (age, isOwn) => Math.sqrt(acuity(age) ** 2 - (isOwn ? 1 : 0)) / (2 * Math.sqrt(2 * Math.log(2)));

/**
 * What becomes of each colour, linear: (Y + veil) / (1 + veil), which the room makes of it, by these cones.
 * @param {number} veil @param {Vision} vision
 * @returns {number[][]} rows of red, green and blue, each with what is added last
 */
export const projected = (veil, vision) => visions[vision].map((row) => [
  ...row.map((one) => one / (1 + veil)), (row.reduce((sum, one) => sum + one, 0) * veil) / (1 + veil),
]);

/** What an eye leaves of red, green and blue. @param {number} age */
export function gains(age) {
  const all = Math.sqrt(light(age));
  return [all, all, all * Math.sqrt(blue(age))];
}

/** A colour seen by a matrix, 0 to 1. @param {number[][]} rows @param {number[]} colour */
export const seen = (rows, [r, g, b]) => rows.map(([x, y, z, more = 0]) => Math.min(1, Math.max(0, x * r + y * g + z * b + more)));
