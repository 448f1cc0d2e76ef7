// A panel's figures as a table, for everyone: what the canvas shows, in words that can be copied and read aloud.

import { original, quote } from './quote.js';
import { make } from './shadow.js';
import { periodOf, valueOf } from './words.js';

/** @typedef {import('./report-figures.js').Metric} Metric */
/** @typedef {import('./report-view.js').Shown} Shown */

/**
 * A row for each figure; the figures of one sentence stand together above it.
 * @param {Shown} shown
 * @param {import('./report-figures.js').Panel} panel
 */
export function tableOf(shown, panel) {
  const { terms } = shown;
  const metrics = panel.metrics.map((index) => shown.reading.metrics[index]).filter(Boolean);
  const hasPeriod = metrics.some(({ period }) => Boolean(period));
  const heads = [terms.label, terms.value, ...(hasPeriod ? [terms.period] : [])].map((word, index) =>
    make('th', { scope: 'col', ...(index > 0 && { class: 'number' }) }, word),
  );
  return make(
    'table',
    { part: 'table' },
    make('caption', { class: 'unseen' }, panel.title),
    make('thead', {}, make('tr', {}, ...heads)),
    ...sentencesOf(metrics).map((group) => groupOf(shown, group, hasPeriod)),
  );
}

/**
 * Figures by sentence, in drawing order.
 * @param {Metric[]} metrics
 */
function sentencesOf(metrics) {
  /** @type {Metric[][]} */
  const groups = [];
  for (const metric of metrics) {
    const last = groups.at(-1);
    if (last?.[0].sentence[0] === metric.sentence[0] && metric.sentence[1] > 0) last.push(metric);
    else groups.push([metric]);
  }
  return groups;
}

/**
 * @param {Shown} shown
 * @param {Metric[]} metrics
 * @param {boolean} hasPeriod
 */
function groupOf(shown, metrics, hasPeriod) {
  const rows = metrics.map((metric) =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, metric.label),
      make('td', { class: 'number' }, valueOf(metric, shown.terms)),
      hasPeriod ? make('td', { class: 'when' }, periodOf(metric.period, shown.terms)) : undefined,
    ),
  );
  const sentence = quote(shown, metrics);
  const link = original(shown, metrics[0]);
  if (!sentence && !link) return make('tbody', {}, ...rows);
  if (sentence && link) sentence.append(' ', link);
  const cell = make('td', { colspan: hasPeriod ? '3' : '2', class: 'quote' }, sentence ?? link);
  return make('tbody', {}, ...rows, make('tr', {}, cell));
}
