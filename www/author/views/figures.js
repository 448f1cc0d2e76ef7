// All figures as a list: the way through them by keyboard, and a place to find one.

import { isSeen, make, piece } from '../make.js';
import { LongList } from './long-list.js';

/** @typedef {import('../../element/report-figures.js').Metric} Metric */

export class Figures {
  /** @type {LongList<Metric>} */
  #list = new LongList(piece('figures'), (metric) => JSON.stringify([metric.id, textOf(metric)]), (metric) => this.#build(metric));
  search = /** @type {HTMLInputElement} */ (piece('search'));

  /**
   * @param {import('../desk.js').Desk} desk
   * @param {import('./light.js').Light} light
   * @param {(index: number, takesFocus?: boolean) => void} choose
   */
  constructor(desk, light, choose) {
    this.desk = desk;
    this.light = light;
    this.choose = choose;
    desk.addEventListener('told', () => this.show());
    this.search.addEventListener('input', () => this.show());
    light.addEventListener('light', () => this.#lightUp());
  }

  show() {
    const { told } = this.desk;
    if (!told || !isSeen(this.search)) return;
    const wanted = this.search.value.trim();
    const { metrics } = told.reading;
    const shown = metrics.filter((metric) => !wanted || textOf(metric).includes(wanted));
    this.#list.show(shown);
  }

  /** @param {Metric} metric */
  #build(metric) {
    const find = () => this.desk.told?.reading.metrics.findIndex(({ id }) => id === metric.id) ?? -1;
    const open = make(
      'button',
      {
        onclick: (event) => this.choose(find(), event.detail === 0),
        onpointerenter: () => this.light.set(find(), 'figures'),
        onpointerleave: () => this.light.set(undefined, 'figures'),
        onfocus: () => this.light.set(find(), 'figures'),
      },
      make('span', { class: 'label' }, metric.label || '?'),
      make('span', { class: 'when' }, metric.period ?? ''),
      make('strong', {}, metric.written),
    );
    return make('li', { 'data-id': metric.id }, open);
  }

  #lightUp() {
    const id = this.desk.told?.reading.metrics[this.light.metric ?? -1]?.id;
    for (const row of this.#list.list.querySelectorAll('.lit')) row.classList.remove('lit');
    if (id) this.#list.list.querySelector(`[data-id="${CSS.escape(id)}"]`)?.classList.add('lit');
  }
}

/** @param {Metric} metric */
const textOf = ({ label, written, period, unit, kind }) => `${label} ${written} ${period ?? ''} ${unit ?? ''} ${kind}`;
