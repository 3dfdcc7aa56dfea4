// Drafts and edits by chance, the same for the same seed.
import { addWidget, hide, membersOf, place, regroup, removeWidgets, restack, set, setMember, setOption } from '../../wwwroot/js/designer/changes.js';
import { group, ungroup } from '../../wwwroot/js/designer/geometry/groups.js';

/** @typedef {() => number} Random */

/** @param {number} seed @returns {Random} mulberry32: 0 to 1 */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** @template T @param {Random} random @param {readonly T[]} list */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** @param {Random} random @returns {import('../../wwwroot/js/designer/document.js').Box} */
const box = (random) => [Math.floor(random() * 100), Math.floor(random() * 100), 10, 10];

/** @param {Random} random @param {number} widgets @returns {import('../../wwwroot/js/designer/document.js').Draft} */
export function randomDraft(random, widgets) {
  const ids = Array.from({ length: widgets }, (_, i) => `w-${i}`);
  const places = () => Object.fromEntries(ids.filter(() => random() < 0.8)
    .map((id, i) => [id, { at: i + 1, box: box(random), ...(random() < 0.2 ? { hidden: true } : {}) }]));
  return {
    title: pick(random, ['One', 'Two']),
    widgets: Object.fromEntries(ids.map((id, i) => [id, {
      at: i + 1,
      kind: 'number',
      data: [{ series: pick(random, ['a', 'b']) }],
      ...(random() < 0.5 ? { options: { size: pick(random, ['small', 'large']), deep: { x: pick(random, [1, 2]) } } } : {}),
    }])),
    ...(random() < 0.5 ? { groups: { left: { title: 'Left over' } } } : {}),
    arrangements: {
      wide: { at: 1, width: 1600, height: 900, places: places() },
      tall: { at: 2, width: 900, height: 1600, places: places() },
    },
  };
}

/** The changes of one edit that a designer could make. @param {Random} random @param {import('../../wwwroot/js/designer/document.js').Draft} draft */
export function randomEdit(random, draft) {
  const widgets = Object.keys(draft.widgets);
  const some = widgets.filter(() => random() < 0.4);
  const one = pick(random, widgets);
  const arrangement = pick(random, Object.keys(draft.arrangements));
  const fresh = `w-${Math.floor(random() * 8)}`;
  if (!one || (random() < 0.1 && !Object.hasOwn(draft.widgets, fresh))) {
    return addWidget(draft, fresh, { kind: 'clock', title: String(random()) }, { [arrangement]: box(random) });
  }
  return pick(random, [
    () => some.flatMap((id) => place(draft, arrangement, id, box(random))),
    () => setOption(draft, one, pick(random, ['size', 'digits']), pick(random, ['small', 'large', undefined])),
    () => setOption(draft, one, 'deep', pick(random, [{ x: 1 }, undefined])),
    () => setMember(draft, one, 'title', pick(random, ['A', 'B', '지도', undefined])),
    () => set(draft, ['title'], String(Math.floor(random() * 5))),
    () => removeWidgets(draft, random() < 0.3 ? some : []),
    () => (some.length > 1 ? regroup(draft, group(draft.groups ?? {}, membersOf(draft), some.map((id) => ({ kind: 'widget', id })), `g-${Math.floor(random() * 1000)}`)) : []),
    () => Object.keys(draft.groups ?? {}).slice(0, 1).flatMap((id) => regroup(draft, ungroup(draft.groups ?? {}, membersOf(draft), [id]))),
    () => restack(draft, arrangement, some, pick(random, ['front', 'back', 'forward', 'backward'])),
    () => (draft.arrangements[arrangement].places?.[one] ? hide(draft, arrangement, one, random() < 0.5) : []),
  ])();
}
