// The fields of a card: what can be said of a figure, each with the way it is written and understood.

import { make } from '../make.js';

/** @typedef {import('../../element/report-figures.js').Metric} Metric */
/** @typedef {import('../types.js').Patch} Patch */
/** @typedef {import('../words.js').Words} Words */

const SCALES = { 十: 1, 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8 };

/**
 * A value as an editor writes it, in plain digits: 1,192万 → 11920000; nothing where it is none.
 * @param {string} written
 */
export function digitsOf(written) {
  const [, sign, whole, rest = '', scales] = /^\s*([-−+]?)([\d,，]+)(?:[.．](\d+))?\s*([十百千万萬亿億]*)\s*$/.exec(written) ?? [];
  if (whole === undefined) return undefined;
  const places = [...scales].reduce((sum, scale) => sum + SCALES[/** @type {keyof typeof SCALES} */ (scale)], 0);
  const digits = whole.replace(/[,，]/g, '') + rest.padEnd(places, '0').slice(0, places);
  const left = rest.slice(places);
  return (/[-−]/.test(sign) ? '-' : '') + digits.replace(/^0+(?=\d)/, '') + (left && `.${left}`);
}

/** A period as the contract writes it. */
const PERIOD = /^(\d{4}(-\d\d){0,2}|\.\.)(\/\d{4}(-\d\d){0,2})?$/;

/**
 * The fields of a figure. What is written wrongly is said and not taken.
 * @param {Metric} metric
 * @param {Words} words
 * @param {(patch: Patch) => void} change
 */
export function fieldsOf(metric, words, change) {
  const value = words_(words.value, String(metric.value), (field) => {
    const digits = digitsOf(field.value);
    field.setCustomValidity(digits === undefined ? words.noValue : '');
    if (!field.reportValidity() || digits === String(metric.value)) return;
    change({ value: digits });
  });
  value.querySelector('input')?.setAttribute('inputmode', 'decimal');
  const period = words_(words.period, metric.period ?? '', (field) => {
    const period = field.value.trim();
    field.setCustomValidity(period && !PERIOD.test(period) ? words.noPeriod : '');
    if (field.reportValidity()) change({ period });
  });
  period.querySelector('input')?.setAttribute('placeholder', '2019 · 2020-06');
  return [
    words_(words.label, metric.label, ({ value }) => change({ label: value.trim() }), 'wide'),
    value,
    words_(words.unit, metric.unit ?? '', ({ value }) => change({ unit: value.trim() })),
    period,
    choice(words.kind, words.kinds, metric.kind, (kind) => change({ kind })),
    metric.kind === 'change' &&
      choice(words.direction, words.directions, metric.direction ?? '', (direction) => change({ direction })),
  ];
}

/**
 * @param {string} label
 * @param {string} value
 * @param {(field: HTMLInputElement) => void} changed
 * @param {string} [name]
 */
function words_(label, value, changed, name = '') {
  const field = make('input', { value, autocomplete: 'off', spellcheck: 'false' });
  field.addEventListener('change', () => changed(field));
  field.addEventListener('input', () => field.setCustomValidity(''));
  return make('label', { class: `field ${name}` }, make('span', {}, label), field);
}

/**
 * @template {string} Choice
 * @param {string} label
 * @param {Record<Choice, string>} choices
 * @param {Choice} chosen
 * @param {(choice: Choice) => void} changed
 */
export function choice(label, choices, chosen, changed) {
  const entries = /** @type {[Choice, string][]} */ (Object.entries(choices));
  const options = entries.map(([value, words]) => make('option', { value, selected: value === chosen }, words));
  const field = make('select', {}, ...options);
  field.addEventListener('change', () => changed(/** @type {Choice} */ (field.value)));
  return make('label', { class: 'field' }, make('span', {}, label), field);
}
