// What mends a finding, as changes of the draft.
import { place, set, setOption, steps } from './changes.js';

/**
 * @typedef {import('./document.js').Draft} Draft
 * @typedef {import('./reading.js').Finding} Finding
 */

/** The largest title, as a part of a canvas's smaller side (BoardFormat.cs), and what it is where a file does not say. */
const [mostText, usualText] = [0.25, 0.03];

/** @param {Draft} draft @param {string} arrangement @param {Finding} finding */
export function fixOf(draft, arrangement, finding) {
  const canvas = draft.arrangements[arrangement];
  const { kind, widget } = finding;
  if (kind === 'size' && finding.textFactor) {
    const side = Math.min(canvas.width, canvas.height);
    const now = canvas.textSize ?? side * usualText;
    // To a tenth, upwards: what is rounded down fails again.
    const next = Math.min(side * mostText, Math.ceil(now * finding.textFactor * 10) / 10);
    return set(draft, ['arrangements', arrangement, 'textSize'], next);
  }
  const box = canvas.places?.[widget]?.box;
  if (kind === 'margin' && finding.move && box) {
    const [x, y, width, height] = box;
    const [right, down] = [x + finding.move.x, y + finding.move.y];
    const fits = right >= 0 && down >= 0 && right + width <= canvas.width && down + height <= canvas.height;
    return fits ? place(draft, arrangement, widget, [right, down, width, height]) : [];
  }
  if (kind === 'polarity') return set(draft, ['theme'], 'light');
  const options = draft.widgets[widget]?.options ?? {};
  if (kind === 'markContrast' && finding.colour && draft.widgets[widget]?.kind === 'shape') {
    return ['fill', 'stroke'].filter((name) => options[name] === finding.colours[0]).flatMap((name) => setOption(draft, widget, name, finding.colour));
  }
  return [];
}

/** All that can be mended, the largest change of each first. @param {Draft} draft @param {string} arrangement @param {readonly Finding[]} findings */
export const fixesOf = (draft, arrangement, findings) => steps(draft,
  findings.filter((one) => one.kind !== 'size').concat(findings.filter((one) => one.kind === 'size').sort((a, b) => (b.textFactor ?? 0) - (a.textFactor ?? 0)).slice(0, 1))
    .map((finding) => (seen) => fixOf(seen, arrangement, finding)));
