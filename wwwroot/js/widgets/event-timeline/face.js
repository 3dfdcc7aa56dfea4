// Rows or a time axis, whichever the box has room for: one of the two stands in it.
import { createRows } from '../event-list/rows.js';
import { createTimeline } from './timeline.js';

/** @param {HTMLElement} host @param {import('../../painter.js').PainterContext} context @param {string} kind  whose words are said */
export function createFace(host, context, kind) {
  /** @type {ReturnType<typeof createRows> | null} */
  let rows = null;
  /** @type {ReturnType<typeof createTimeline> | null} */
  let timeline = null;
  const clear = () => {
    rows?.destroy();
    timeline?.destroy();
    rows = timeline = null;
  };

  return {
    rows() {
      if (!rows) clear();
      return rows ??= createRows(host, context, kind);
    },
    timeline() {
      if (!timeline) clear();
      return timeline ??= createTimeline(host, context, kind);
    },
    destroy: clear,
  };
}
