// Relations by the ids of their figures: how an edit names one whatever the figures' order.

/** @typedef {import('../element/report-figures.js').Relation} Relation */
/** @typedef {import('../element/report-figures.js').Metric} Metric */
/** @typedef {import('./types.js').Tie} Tie */

/** The figures that a relation has one of; those marked with `!` it cannot do without. */
export const ROLES = {
  share: ['share', 'whole!'],
  breakdown: ['whole!'],
  change: ['to', 'delta!', 'from', 'using'],
};

/** @param {Relation['is']} is */
export const hasParts = (is) => is !== 'change';

/**
 * @param {Relation} relation
 * @param {readonly Metric[]} metrics
 * @returns {Tie}
 */
export function tieOf(relation, metrics) {
  const id = (/** @type {number | null | undefined} */ index) => metrics[index ?? -1]?.id ?? null;
  const loose = /** @type {Record<string, any>} */ (relation);
  const roles = ROLES[relation.is].map((role) => role.replace('!', ''));
  const one = Object.fromEntries(roles.map((role) => [role, id(loose[role])]));
  const parts = 'parts' in relation ? relation.parts.map((part) => id(part) ?? '') : [];
  return { is: relation.is, one, parts, ...(relation.is === 'breakdown' && { exhaustive: relation.exhaustive }) };
}

/** @param {Tie} tie */
export function keyOf({ is, one, parts }) {
  const roles = ROLES[is].map((role) => one[role.replace('!', '')] ?? '');
  return [is, ...roles, ...parts].join(' ');
}

/**
 * The relation as the contract writes it; nothing where a figure that it needs is gone.
 * @param {Tie} tie
 * @param {Map<string, number>} places of the figures by id
 * @returns {Relation | undefined}
 */
export function relationOf({ is, one, parts, exhaustive }, places) {
  /** @type {Record<string, unknown>} */
  const relation = { is };
  for (const role of ROLES[is]) {
    const name = role.replace('!', '');
    const place = places.get(one[name] ?? '');
    if (place === undefined && role.endsWith('!')) return undefined;
    relation[name] = place ?? null;
  }
  if (hasParts(is)) {
    const found = parts.flatMap((id) => places.get(id) ?? []);
    // A sum without one of its parts is another sum.
    if (found.length === 0 || found.length < parts.length) return undefined;
    relation.parts = found;
  }
  if (is === 'breakdown') relation.exhaustive = exhaustive ?? true;
  return /** @type {Relation} */ (relation);
}
