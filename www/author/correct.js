// What an editor says of figures and relations, laid over a reading: the contract's JSON, to be recomputed by the core.

import { keyOf, relationOf, tieOf } from './ties.js';

/** @typedef {import('../element/report-figures.js').Reading} Reading */
/** @typedef {import('../element/report-figures.js').Metric} Metric */
/** @typedef {import('./types.js').Edits} Edits */
/** @typedef {import('./types.js').Patch} Patch */

/** @returns {Edits} */
export const noEdits = () => ({ metrics: {}, added: [], untied: [], tied: [], notes: {}, panels: {}, order: [] });

/** Whether anything is said of figures or relations. @param {Edits} edits */
export const isCorrected = ({ metrics, added, untied, tied }) =>
  Object.keys(metrics).length + added.length + untied.length + tied.length > 0;

/**
 * @param {Reading} reading
 * @param {Edits} edits
 * @param {import('./types.js').Input} input
 */
export function correct(reading, edits, { form, words }) {
  const patched = reading.metrics
    .filter(({ id }) => !edits.metrics[id]?.removed)
    .map((metric) => patch(metric, edits.metrics[metric.id]));
  const added = edits.added.flatMap((figure) => {
    const place = form === 'text' ? find(words, figure) : undefined;
    return place === undefined ? [] : [added_(figure, place, reading, words)];
  });
  const metrics = [...patched, ...added].sort((one, other) => one.span[0] - other.span[0]);
  const places = new Map(metrics.map(({ id }, index) => [id, index]));
  const ties = reading.relations.map((relation) => tieOf(relation, reading.metrics));
  const kept = ties.filter((tie) => !edits.untied.includes(keyOf(tie)));
  const relations = [...kept, ...edits.tied].flatMap((tie) => relationOf(tie, places) ?? []);
  const { panels, checks, coverage, ...rest } = /** @type {Reading & { coverage?: unknown }} */ (reading);
  // Panels that somebody has chosen stay as chosen; those of a text are chosen anew.
  if (form !== 'json') return { ...rest, metrics, relations };
  return { ...rest, metrics, relations, panels: replaced(panels, reading.metrics, places) };
}

/**
 * @param {Metric} metric
 * @param {Patch | undefined} patch
 * @returns {Metric}
 */
function patch(metric, patch) {
  if (!patch) return metric;
  const { removed, direction, period, unit, ...rest } = patch;
  const corrected = /** @type {Metric} */ ({ ...metric, ...rest });
  if (unit !== undefined) corrected.unit = unit || null;
  if (period !== undefined) corrected.period = period || null;
  if (direction !== undefined) corrected.direction = direction || null;
  if (patch.value !== undefined) {
    // What was written tells no more how exact it is.
    for (const name of ['high', 'precision', 'high_precision']) delete (/** @type {any} */ (corrected)[name]);
  }
  return corrected;
}

/**
 * @param {import('./types.js').Added} figure
 * @param {number} at
 * @param {Reading} reading
 * @param {string} words
 * @returns {Metric}
 */
function added_({ id, written, before, after, ...said }, at, reading, words) {
  const near = reading.metrics.find(({ sentence: [from, to] }) => from <= at && at < to);
  const sentence = near?.sentence ?? sentenceAt(words, at);
  const section = reading.sections.findLastIndex(({ span }) => span && span[0] <= at && at < span[1]);
  const blank = { label: '', period: null, place: null, direction: null, baseline: null, approx: null };
  const placed = { section: section < 0 ? null : section, sentence, quote: words.slice(...sentence) };
  const span = /** @type {[number, number]} */ ([at, at + written.length]);
  return patch({ ...blank, ...placed, id, written, span, value: 0, unit: null, kind: 'quantity' }, said);
}

/**
 * Where a figure stands that is told by the words around it: the same place, or the only one that is like it.
 * @param {string} words
 * @param {import('./types.js').Added} figure
 */
export function find(words, { before, written, after }) {
  const whole = words.indexOf(before + written + after);
  if (whole >= 0) return whole + before.length;
  const first = words.indexOf(written);
  return first >= 0 && words.indexOf(written, first + 1) < 0 ? first : undefined;
}

/**
 * @param {string} words
 * @param {number} at
 * @returns {[number, number]}
 */
function sentenceAt(words, at) {
  const start = Math.max(...['。', '\n', '；', '！', '？'].map((stop) => words.lastIndexOf(stop, at - 1))) + 1;
  const ends = ['。', '\n'].map((stop) => words.indexOf(stop, at)).filter((end) => end >= 0);
  return [start, Math.min(words.length, ...ends.map((end) => end + Number(words[end] !== '\n')))];
}

/**
 * Panels whose figures have moved.
 * @param {Reading['panels']} panels
 * @param {readonly Metric[]} before
 * @param {Map<string, number>} places
 */
function replaced(panels, before, places) {
  const moved = panels.map((panel) => {
    const metrics = panel.metrics.flatMap((index) => places.get(before[index]?.id ?? '') ?? []);
    // Which checks there are is known when they are made: see `recheck`.
    return { ...panel, metrics, checks: [] };
  });
  return moved.filter(({ metrics }) => metrics.length > 0);
}

/**
 * Gives panels that stayed as chosen the checks that they had, made anew.
 * @param {Reading} reading recomputed
 * @param {Reading} given
 */
export function recheck(reading, given) {
  const keysOf = (/** @type {Reading} */ { checks, relations, metrics }) =>
    checks.map(({ relation }) => keyOf(tieOf(relations[relation], metrics)));
  const [before, now] = [keysOf(given), keysOf(reading)];
  const panels = reading.panels.map((panel) => {
    const own = panel.checks.length > 0 ? undefined : given.panels.find(({ id }) => id === panel.id);
    const checks = own?.checks.map((check) => now.indexOf(before[check])).filter((check) => check >= 0);
    return checks ? { ...panel, checks } : panel;
  });
  return { ...reading, panels };
}
