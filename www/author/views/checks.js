// The checks: what holds and what does not, with the sum and the sentences it was taken from, and room for an explanation.

import { isSeen, make, piece } from '../make.js';
import { keyOf, tieOf } from '../ties.js';
import { LongList } from './long-list.js';
import { figuresOf } from './marks.js';

/** @typedef {import('../../element/report-figures.js').Check} Check */

export class Checks {
  /** @type {LongList<number>} */
  #list = new LongList(piece('checks'), (index) => this.#keyOf(index), (index) => this.#build(index));

  /**
   * @param {import('../desk.js').Desk} desk
   * @param {import('./light.js').Light} light
   * @param {() => import('../words.js').Words} terms
   * @param {(index: number) => void} choose
   */
  constructor(desk, light, terms, choose) {
    this.desk = desk;
    this.light = light;
    this.terms = terms;
    this.choose = choose;
    desk.addEventListener('told', () => this.show());
  }

  show() {
    const { told } = this.desk;
    if (!told || !isSeen(piece('view-checks'))) return;
    const { checks } = told.reading;
    // What does not hold comes first.
    const order = checks.map((_, index) => index).sort((one, other) => Number(checks[one].holds) - Number(checks[other].holds));
    this.#list.show(order);
    const none = piece('no-checks');
    none.hidden = checks.length > 0;
    none.textContent = this.terms().noChecks;
  }

  /** @param {number} index of a check */
  #keyOf(index) {
    const { reading, checks } = /** @type {import('../types.js').Told} */ (this.desk.told);
    const quotes = this.#figures(index).map(({ sentence, label, written }) => [this.#wordsOf(sentence), label, written]);
    return JSON.stringify([this.terms().lang, reading.checks[index].holds, checks[index], quotes]);
  }

  /** @param {number} index of a check */
  #figures(index) {
    const { reading } = /** @type {import('../types.js').Told} */ (this.desk.told);
    const relation = reading.relations[reading.checks[index].relation];
    return figuresOf(relation).map((at) => reading.metrics[at]);
  }

  /** @param {readonly [number, number]} span */
  #wordsOf(span) {
    return this.desk.told?.text.slice(...span).trimEnd() ?? '';
  }

  /** @param {number} index */
  #build(index) {
    const told = /** @type {import('../types.js').Told} */ (this.desk.told);
    const { holds, note } = told.reading.checks[index];
    const words = this.terms();
    const metrics = this.#figures(index).sort((one, other) => one.span[0] - other.span[0]);
    /** @type {Map<number, typeof metrics>} */
    const sentences = new Map();
    for (const metric of metrics) sentences.set(metric.sentence[0], [...(sentences.get(metric.sentence[0]) ?? []), metric]);
    const quotes = [...sentences.values()].map((group) => this.#quote(group));
    const [sum] = told.checks[index].split(/[。.] ?(?:编者注|編者註|Editor’s note)[：:]/);
    const state = holds ? 'holds' : note ? 'differs noted' : 'differs';
    return make(
      'li',
      { class: state },
      make('p', { class: 'sum' }, sum),
      make('p', { class: 'what' }, [...new Set(metrics.map(({ label }) => label))].join(' · ')),
      make('div', { class: 'quotes' }, ...quotes),
      (!holds || note) && this.#note(index, note ?? '', words),
    );
  }

  /**
   * A sentence with its figures marked; each leads to its place in the text.
   * @param {import('../../element/report-figures.js').Metric[]} group of one sentence
   */
  #quote(group) {
    const [{ sentence }] = group;
    const place = make('blockquote');
    const words = this.#wordsOf(sentence);
    let at = 0;
    for (const metric of group) {
      const [from, to] = metric.span.map((unit) => unit - sentence[0]);
      if (from < at || to > words.length) continue;
      const open = make('button', {}, words.slice(from, to));
      const find = () => this.desk.told?.reading.metrics.findIndex(({ id }) => id === metric.id) ?? -1;
      open.addEventListener('click', () => this.choose(find()));
      open.addEventListener('pointerenter', () => this.light.set(find(), 'checks'));
      open.addEventListener('focus', () => this.light.set(find(), 'checks'));
      open.addEventListener('pointerleave', () => this.light.set(undefined, 'checks'));
      place.append(words.slice(at, from), open);
      at = to;
    }
    place.append(words.slice(at));
    return place;
  }

  /**
   * @param {number} index
   * @param {string} note
   * @param {import('../words.js').Words} words
   */
  #note(index, note, words) {
    const { reading } = /** @type {import('../types.js').Told} */ (this.desk.told);
    const key = keyOf(tieOf(reading.relations[reading.checks[index].relation], reading.metrics));
    const field = make('textarea', { rows: 1, placeholder: words.notePlaceholder }, note);
    field.addEventListener('change', () => {
      const { notes } = this.desk.work.edits;
      this.desk.edit({ notes: { ...notes, [key]: field.value.replace(/\s+/g, ' ').trim() } });
    });
    return make('label', { class: 'note' }, make('span', {}, words.note), field);
  }
}
