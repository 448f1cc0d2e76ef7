// What an editor says of checks and panels, laid over a reading whose figures are right.

import { keyOf, tieOf } from './ties.js';

/** @typedef {import('../element/report-figures.js').Reading} Reading */
/** @typedef {import('../element/report-figures.js').Panel} Panel */
/** @typedef {import('./types.js').Edits} Edits */

/** Said of a form that the core did not choose. */
export const OWN_CHOICE = 'chosen by the editor';

/**
 * @param {Reading} reading
 * @param {Edits} edits
 */
export function arrange(reading, edits) {
  const checks = reading.checks.map((check) => {
    const relation = reading.relations[check.relation];
    const note = relation && edits.notes[keyOf(tieOf(relation, reading.metrics))];
    return note === undefined ? check : { ...check, note };
  });
  const panels = inOrder(reading.panels, edits.order).map((panel) => edited(panel, edits.panels[panel.id]));
  const isArranged =
    checks.some((check, index) => check !== reading.checks[index]) ||
    panels.some((panel, index) => panel !== reading.panels[index]);
  return { reading: { ...reading, checks, panels }, isArranged };
}

/**
 * @param {Panel} panel
 * @param {import('./types.js').PanelEdit | undefined} edit
 * @returns {Panel}
 */
function edited(panel, edit) {
  if (!edit) return panel;
  const isOther = edit.chart !== undefined && edit.chart !== panel.chart;
  return { ...panel, ...edit, ...(isOther && { because: OWN_CHOICE }) };
}

/**
 * Panels in an editor's order; one that it does not name stays behind the one it stands behind.
 * @param {readonly Panel[]} panels
 * @param {readonly string[]} order
 */
export function inOrder(panels, order) {
  const ordered = order.flatMap((id) => panels.find((panel) => panel.id === id) ?? []);
  panels.forEach((panel, index) => {
    if (ordered.includes(panel)) return;
    const before = panels[index - 1];
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, panel);
  });
  return ordered;
}
