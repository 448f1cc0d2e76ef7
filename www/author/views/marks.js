// What stands under each numeral of the text: what it is, and which figure.

/** @typedef {import('../types.js').Told} Told */
/**
 * @typedef {object} Mark
 * @property {number} start
 * @property {number} end
 * @property {'metric' | 'unread' | 'date' | 'duration' | 'ordinal' | 'name' | 'other' | 'removed'} is
 * @property {number} [metric] index of the figure
 * @property {boolean} [differs] a check of it does not hold
 * @property {string} [removed] id of a figure that was taken out
 */

/**
 * Marks in the order of the text, none over another.
 * @param {Told} told
 * @returns {Mark[]}
 */
export function marksOf({ reading, removed, quantities, coverage }) {
  const failing = failingMetrics(reading);
  /** @type {Mark[]} */
  const figures = reading.metrics.map(({ span: [start, end], label }, metric) => ({
    start,
    end,
    is: label ? 'metric' : 'unread',
    metric,
    differs: failing.has(metric),
  }));
  const taken = removed.map(({ span: [start, end], id }) => mark(start, end, 'removed', id));
  const unread = (coverage?.unlabelled ?? []).map(([start, end]) => mark(start, end, 'unread'));
  const others = quantities.filter(({ is }) => is !== 'metric').map(({ start, end, is }) => mark(start, end, is));
  const all = [...figures, ...taken, ...unread, ...others].filter(({ start, end }) => end > start);
  // Sorting is stable: where two begin together the figure stays.
  all.sort((one, other) => one.start - other.start);
  let last = 0;
  return all.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

/**
 * @param {number} start
 * @param {number} end
 * @param {Mark['is']} is
 * @param {string} [removed]
 * @returns {Mark}
 */
const mark = (start, end, is, removed) => ({ start, end, is, removed });

/** @param {import('../../element/report-figures.js').Reading} reading */
function failingMetrics({ checks, relations }) {
  /** @type {Set<number>} */
  const failing = new Set();
  for (const { relation, holds, note } of checks) {
    if (!holds && !note) for (const index of figuresOf(relations[relation])) failing.add(index);
  }
  return failing;
}

/**
 * The figures of a relation.
 * @param {import('../../element/report-figures.js').Relation | undefined} relation
 * @returns {number[]}
 */
export function figuresOf(relation) {
  if (!relation) return [];
  const { is, ...roles } = relation;
  return Object.values(roles).flat().filter((index) => typeof index === 'number');
}

/**
 * Marks after the text was changed in one place: those before and behind it, moved.
 * @param {readonly Mark[]} marks
 * @param {string} before
 * @param {string} after
 */
export function shifted(marks, before, after) {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [from, by] = [before.length - tail, after.length - before.length];
  return marks.flatMap((mark) => {
    if (mark.end <= head) return mark;
    return mark.start >= from ? { ...mark, start: mark.start + by, end: mark.end + by } : [];
  });
}
