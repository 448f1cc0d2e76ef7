// The panels that an element asks for, under the headings of the report.

import { Failure } from './failure.js';
import { PanelView } from './panel-view.js';
import { make } from './shadow.js';

/** @typedef {import('./report-figures.js').Panel} Panel */

/**
 * What is on show, and with which words around it.
 * @typedef {object} Shown
 * @property {import('./reports.js').Handle} handle
 * @property {import('./report-figures.js').Reading} reading
 * @property {Element} host
 * @property {import('./article.js').Article | undefined} article
 * @property {import('./attributes.js').Lang} lang of the few words that are not the report's
 * @property {import('./words.js').Words} terms
 * @property {boolean} isWhole whether all of the report is shown, under its headings
 */

/**
 * Makes the views of the panels asked for, each to be drawn and to be freed.
 * @param {Shown} shown
 * @param {import('./attributes.js').Wishes} wishes
 * @param {(metric: number) => void} told when the reader chose a figure
 */
export function viewsOf(shown, wishes, told) {
  const { panels, sections } = shown.reading;
  wishes = { ...wishes, panels: wishes.panels.map((id) => nameNow(id, shown.reading)) };
  const numbered = panels.map((panel, index) => ({ panel, index }));
  const asked = numbered.filter(({ panel }) => isAsked(panel, sections, wishes));
  if (asked.length === 0) throw new Failure('no-figures', `none of ${panels.length} panels is asked for`);
  // Panels that are named keep their place in whatever form; else the form chooses among them.
  const form = wishes.panels.length > 0 ? wishes.chart : '';
  return asked.map(({ panel, index }) => new PanelView(shown, panel, index, form, told));
}

/**
 * The name that a panel has now: where an edit of the text has given it another, that of the panel with the figure it was named after.
 * @param {string} id
 * @param {import('./report-figures.js').Reading} reading
 */
function nameNow(id, { panels, metrics }) {
  if (panels.some((panel) => panel.id === id)) return id;
  const [stem] = id.split('-');
  // As the core names them: characters and digits only. The headlines come first, and show no figure that is not elsewhere too.
  const isNamesake = (/** @type {number} */ index) => metrics[index]?.label.replace(/[^\dA-Za-z\u3400-\u9fff]/g, '').slice(0, 16) === stem;
  return [...panels].reverse().find((panel) => panel.metrics.some(isNamesake))?.id ?? id;
}

/**
 * @param {Panel} panel
 * @param {readonly { heading: string }[]} sections
 * @param {import('./attributes.js').Wishes} wishes
 */
function isAsked({ id, chart, section, hidden }, sections, wishes) {
  if (hidden) return false;
  const isNamed = wishes.panels.length > 0;
  if (isNamed && !wishes.panels.includes(id)) return false;
  if (!isNamed && wishes.chart && wishes.chart !== chart) return false;
  if (!wishes.section) return true;
  // By number, from 1 as a reader counts, or by words of the heading.
  if (/^\d+$/.test(wishes.section)) return section === Number(wishes.section) - 1;
  return section != null && (sections[section]?.heading.includes(wishes.section) ?? false);
}

/**
 * The views in order; with headings where the whole report is shown.
 * @param {PanelView[]} views
 * @param {Shown} shown
 */
export function arrange(views, { reading, isWhole }) {
  if (!isWhole) return views.map((view) => view.element);
  /** @type {HTMLElement[]} */
  const groups = [];
  /** @type {number | null | undefined} */
  let open;
  for (const view of views) {
    const { section = null } = reading.panels[view.index];
    if (groups.length === 0 || section !== open) groups.push(groupOf(reading.sections[section ?? -1]));
    open = section;
    groups.at(-1)?.append(view.element);
  }
  return groups;
}

/** @param {{ heading: string } | undefined} section */
function groupOf(section) {
  const heading = section && make('h3', { part: 'heading' }, section.heading);
  return make('section', { class: 'section', part: 'section' }, heading);
}
