// Changes of a wall as WallHub.Fit takes them: members of the wall, and of its outputs by their ids.

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Margins
 * @typedef {object} Output what of an output is fitted here (Wall.cs has all)
 * @property {string} id
 * @property {number} x mm
 * @property {number} y mm
 * @property {number} width mm
 * @property {number} height mm
 * @property {number} pixelWidth
 * @property {number} pixelHeight
 * @property {number[]} corners
 * @property {number} offsetX
 * @property {number} offsetY
 * @property {number} scale
 * @property {Margins} overscan
 * @typedef {{ name: string, points: number[] }} Mask
 * @typedef {{ id: string, name: string, width: number, height: number, masks: Mask[], outputs: Output[] }} Wall
 * @typedef {{ masks?: Mask[], outputs?: Record<string, Partial<Output>> }} Patch
 */

/** Both in one; the later wins. @param {Patch} first @param {Patch} later @returns {Patch} */
export function merged(first, later) {
  const all = { ...first, ...later };
  if (first.outputs && later.outputs) {
    const ids = new Set([...Object.keys(first.outputs), ...Object.keys(later.outputs)]);
    all.outputs = Object.fromEntries([...ids].map((id) => [id, { ...first.outputs?.[id], ...later.outputs?.[id] }]));
  }
  return all;
}

/** @param {Wall} wall @param {Patch} patch @returns {Wall} */
export const applied = (wall, { masks, outputs }) => ({
  ...wall,
  masks: masks ?? wall.masks,
  outputs: wall.outputs.map((one) => ({ ...one, ...outputs?.[one.id] })),
});

/** The same members as a patch has, as a wall has them: it undoes the patch. @param {Wall} wall @param {Patch} patch @returns {Patch} */
export function membersOf(wall, { masks, outputs }) {
  /** @type {Patch} */
  const found = {};
  if (masks) found.masks = wall.masks;
  if (outputs) {
    found.outputs = Object.fromEntries(wall.outputs.filter(({ id }) => outputs[id])
      .map((output) => [output.id, Object.fromEntries(Object.keys(outputs[output.id]).map((key) => [key, output[/** @type {keyof Output} */ (key)]]))]));
  }
  return found;
}

/** @param {Patch} a @param {Patch} b */
export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);
