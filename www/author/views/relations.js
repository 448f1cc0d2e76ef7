// The relations of a figure: told in words, to be taken away, and to be added.

import { make } from '../make.js';
import { ROLES, hasParts, keyOf, tieOf } from '../ties.js';
import { figuresOf } from './marks.js';

/** @typedef {import('../desk.js').Desk} Desk */
/** @typedef {import('../words.js').Words} Words */
/** @typedef {import('../../element/report-figures.js').Metric} Metric */
/** @typedef {import('../../element/report-figures.js').Relation} Relation */

/** So many figures around one are offered for a relation. */
const NEAREST = 40;

/**
 * @param {Desk} desk
 * @param {Metric} metric
 * @param {Words} words
 */
export function tiesOf(desk, metric, words) {
  const { reading, checks } = /** @type {import('../types.js').Told} */ (desk.told);
  const index = reading.metrics.indexOf(metric);
  const own = reading.relations.flatMap((relation, number) => (figuresOf(relation).includes(index) ? [number] : []));
  const rows = own.map((number) => {
    const relation = reading.relations[number];
    const check = reading.checks.findIndex(({ relation }) => relation === number);
    const said = check >= 0 ? checks[check] : wordsOf(relation, reading.metrics);
    const remove = make('button', { class: 'quiet', onclick: () => untie(desk, relation) }, words.untie);
    const differs = check >= 0 && !reading.checks[check].holds;
    return make('li', { class: differs ? 'differs' : '' }, make('span', {}, `${words.relations[relation.is]} `, said), remove);
  });
  return make(
    'section',
    { class: 'ties' },
    make('h3', {}, words.related),
    rows.length > 0 ? make('ul', {}, ...rows) : make('p', { class: 'none' }, words.unrelated),
    adder(desk, metric, words),
  );
}

/**
 * A relation that cannot be recomputed, by its figures.
 * @param {Relation} relation
 * @param {readonly Metric[]} metrics
 */
const wordsOf = (relation, metrics) => figuresOf(relation).map((index) => metrics[index]?.written).join(' · ');

/**
 * @param {Desk} desk
 * @param {Relation} relation
 */
function untie(desk, relation) {
  const { untied, tied } = desk.work.edits;
  const key = keyOf(tieOf(relation, desk.told?.reading.metrics ?? []));
  const isOwn = tied.some((tie) => keyOf(tie) === key);
  desk.edit(isOwn ? { tied: tied.filter((tie) => keyOf(tie) !== key) } : { untied: [...untied, key] });
}

/**
 * @param {Desk} desk
 * @param {Metric} metric
 * @param {Words} words
 */
function adder(desk, metric, words) {
  const form = make('form', { class: 'adder' });
  const details = make('details', {}, make('summary', {}, words.tie), form);
  details.addEventListener('toggle', () => details.open && lay('share'));
  const lay = (/** @type {Relation['is']} */ is) => form.replaceChildren(...questions(is, desk, metric, words, lay));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const is = /** @type {Relation['is']} */ (given.get('is'));
    const names = ROLES[is].map((role) => role.replace('!', ''));
    const one = Object.fromEntries(names.map((name) => [name, String(given.get(name) ?? '') || null]));
    const tie = { is, one, parts: given.getAll('parts').map(String), ...(is === 'breakdown' && { exhaustive: true }) };
    if (hasParts(is) && tie.parts.length === 0) return;
    const { tied, untied } = desk.work.edits;
    const key = keyOf(tie);
    // One that the core had read is taken back, not told twice.
    if (untied.includes(key)) desk.edit({ untied: untied.filter((other) => other !== key) });
    else if (!tied.some((other) => keyOf(other) === key)) desk.edit({ tied: [...tied, tie] });
  });
  return details;
}

/**
 * @param {Relation['is']} is
 * @param {Desk} desk
 * @param {Metric} metric
 * @param {Words} words
 * @param {(is: Relation['is']) => void} lay
 */
function questions(is, desk, metric, words, lay) {
  const metrics = desk.told?.reading.metrics ?? [];
  const at = metrics.indexOf(metric);
  const near = metrics.slice(Math.max(0, at - NEAREST / 2), at + NEAREST / 2);
  const name = (/** @type {Metric} */ { label, written }) => `${label} ${written}`;
  const kinds = Object.entries(words.relations).map(([value, word]) => make('option', { value, selected: value === is }, word));
  const kind = make('select', { name: 'is', 'aria-label': words.tie }, ...kinds);
  kind.addEventListener('change', () => lay(/** @type {Relation['is']} */ (kind.value)));
  const ones = ROLES[is].map((role) => {
    const key = role.replace('!', '');
    const options = near.map((other) => make('option', { value: other.id }, name(other)));
    const blank = make('option', { value: '' }, '—');
    const field = make('select', { name: key, required: role.endsWith('!') }, blank, ...options);
    return make('label', { class: 'field wide' }, make('span', {}, words.tieRoles[is][key]), field);
  });
  const box = (/** @type {Metric} */ other) =>
    make('label', {}, make('input', { type: 'checkbox', name: 'parts', value: other.id, checked: other === metric }), ` ${name(other)}`);
  const parts = hasParts(is) && make('fieldset', {}, make('legend', {}, words.tieParts), ...near.map(box));
  return [kind, ...ones, parts || '', make('button', {}, words.add)];
}
