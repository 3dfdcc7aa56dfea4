// Nested groups by pointers to their parents. Pure.

/**
 * @typedef {Readonly<Record<string, { group?: string }>>} Groups  parent of each group; none: outermost
 * @typedef {{ id: string, group?: string }} Member                a widget
 * @typedef {{ kind: 'widget' | 'group', id: string }} Pick        what is selected
 * @typedef {{ entered: string | null, pick: Pick }} Click         the group within which is selected, and what
 * @typedef {{ groups: Groups, moved: Map<string, string | null> }} Regrouped  all groups then; widgets that have another parent
 */

/**
 * From the outermost group down to the one named. One that does not exist leads nowhere, a ring is cut.
 * @param {Groups} groups @param {string | undefined} group @returns {string[]}
 */
export function pathOf(groups, group) {
  /** @type {string[]} */
  const path = [];
  for (let id = group; id !== undefined && Object.hasOwn(groups, id) && !path.includes(id); id = groups[id].group) path.push(id);
  return path.reverse();
}

/** @param {Groups} groups @param {Member} widget @returns {string | null} */
export const outermostOf = (groups, widget) => pathOf(groups, widget.group)[0] ?? null;

/** All widgets in a group and in those within. @param {Groups} groups @param {readonly Member[]} widgets @param {string} group @returns {string[]} ids */
export const membersOf = (groups, widgets, group) => widgets.filter((widget) => pathOf(groups, widget.group).includes(group)).map(({ id }) => id);

/** @param {Groups} groups @param {readonly Member[]} widgets @param {readonly Pick[]} picks @returns {string[]} ids of all widgets in a selection, in painting order */
export function widgetsOf(groups, widgets, picks) {
  const wanted = new Set(picks.map(({ kind, id }) => `${kind} ${id}`));
  return widgets.filter(({ id, group }) => wanted.has(`widget ${id}`) || pathOf(groups, group).some((one) => wanted.has(`group ${one}`))).map(({ id }) => id);
}

/**
 * What a click on a widget selects: the outermost group, within the entered group what is next below it. A click beside
 * it leaves as many groups as do not hold the widget.
 * @param {Groups} groups @param {Member} widget @param {string | null} entered @returns {Click}
 */
export function clicked(groups, widget, entered) {
  const path = pathOf(groups, widget.group);
  const inside = pathOf(groups, entered ?? undefined);
  let depth = 0;
  while (depth < inside.length && inside[depth] === path[depth]) depth++;
  return { entered: path[depth - 1] ?? null, pick: pickAt(path, depth, widget) };
}

/** A double click enters what a click has selected: one level deeper. @param {Groups} groups @param {Member} widget @param {string | null} entered @returns {Click} */
export function doubleClicked(groups, widget, entered) {
  const { pick, entered: now } = clicked(groups, widget, entered);
  if (pick.kind === 'widget') return { entered: now, pick };
  const path = pathOf(groups, widget.group);
  return { entered: pick.id, pick: pickAt(path, path.indexOf(pick.id) + 1, widget) };
}

/** @param {string[]} path @param {number} depth @param {Member} widget @returns {Pick} */
const pickAt = (path, depth, widget) => (depth < path.length ? { kind: 'group', id: path[depth] } : { kind: 'widget', id: widget.id });

/** Out of the entered group: what Escape does. @param {Groups} groups @param {string} entered @returns {Click} */
export const leave = (groups, entered) => ({ entered: groups[entered]?.group ?? null, pick: { kind: 'group', id: entered } });

/** @param {Groups} groups @param {string} [wish] @returns {string} an id that no group has: `group-1` and so on */
export function freeId(groups, wish = 'group') {
  let n = 1;
  while (Object.hasOwn(groups, `${wish}-${n}`)) n++;
  return `${wish}-${n}`;
}

/**
 * Puts what is selected into a new group, inside of the innermost group that holds all of it.
 * @param {Groups} groups @param {readonly Member[]} widgets @param {readonly Pick[]} picks @param {string} id of the new group
 * @returns {Regrouped}
 */
export function group(groups, widgets, picks, id) {
  const paths = picks.map((pick) => {
    const parent = pick.kind === 'group' ? groups[pick.id]?.group : widgets.find((widget) => widget.id === pick.id)?.group;
    return pathOf(groups, parent);
  });
  let depth = 0;
  while (paths.length > 0 && paths.every((path) => path.length > depth && path[depth] === paths[0][depth])) depth++;
  const parent = paths[0]?.[depth - 1];
  const chosen = new Set(picks.filter(({ kind }) => kind === 'group').map((pick) => pick.id));
  const moved = new Set(picks.filter(({ kind }) => kind === 'widget').map((pick) => pick.id));
  // What is selected along with a group that holds it stays in there.
  const isHeld = (/** @type {string | undefined} */ within) => pathOf(groups, within).some((one) => chosen.has(one));
  /** @type {Record<string, { group?: string }>} */
  const after = { ...groups, [id]: parent === undefined ? {} : { group: parent } };
  for (const one of chosen) if (Object.hasOwn(groups, one) && !isHeld(groups[one].group)) after[one] = { ...groups[one], group: id };
  return dissolved(after, widgets, widgets.map((widget) => (moved.has(widget.id) && !isHeld(widget.group) ? { ...widget, group: id } : widget)));
}

/**
 * What is in the groups moves up into their parents.
 * @param {Groups} groups @param {readonly Member[]} widgets @param {readonly string[]} which @returns {Regrouped}
 */
export function ungroup(groups, widgets, which) {
  const gone = new Set(which);
  const after = Object.fromEntries(Object.entries(groups).filter(([id]) => !gone.has(id)).map(([id, one]) => [id, raised(one, groups, gone)]));
  return dissolved(after, widgets, widgets.map((widget) => raised(widget, groups, gone)));
}

/**
 * With its pointer past the groups that go; the same where it stays.
 * @template {{ group?: string }} T
 * @param {T} one @param {Groups} groups @param {ReadonlySet<string>} gone @returns {T}
 */
function raised(one, groups, gone) {
  const parent = pathOf(groups, one.group).findLast((id) => !gone.has(id));
  if (parent === one.group) return one;
  const { group: _, ...rest } = one;
  return /** @type {T} */ (parent === undefined ? rest : { ...rest, group: parent });
}

/**
 * Groups with fewer than two members are none: after a deletion, too.
 * @param {Groups} groups @param {readonly Member[]} before the widgets as they are @param {readonly Member[]} [widgets] as they shall be
 * @returns {Regrouped}
 */
export function dissolved(groups, before, widgets = before) {
  for (let [left, members] = [groups, widgets]; ; ) {
    const counts = new Map(Object.keys(left).map((id) => [id, 0]));
    for (const { group: parent } of [...members, ...Object.values(left)]) if (parent !== undefined && counts.has(parent)) counts.set(parent, /** @type {number} */ (counts.get(parent)) + 1);
    const gone = new Set([...counts].filter(([id, count]) => count < 2 || pathOf(left, id).length === 0).map(([id]) => id));
    const all = left;
    members = members.map((widget) => raised(widget, all, gone));
    left = Object.fromEntries(Object.entries(all).filter(([id]) => !gone.has(id)).map(([id, one]) => [id, raised(one, all, gone)]));
    if (gone.size > 0) continue;
    const was = new Map(before.map((widget) => [widget.id, widget.group]));
    return { groups: left, moved: new Map(members.flatMap(({ id, group: parent }) => (was.get(id) === parent ? [] : [[id, parent ?? null]]))) };
  }
}
