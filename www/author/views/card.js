// The card of a figure: what was read, each field to be corrected, the way it is tied to others.

import { make, piece } from '../make.js';
import { fieldsOf } from './fields.js';
import { tiesOf } from './relations.js';

/** @typedef {import('./marks.js').Mark} Mark */

export class Card {
  element = piece('card');
  /** @type {Mark | undefined} */
  mark;
  /** The figure's id: the card stays with it through corrections. */
  #id = '';

  /**
   * @param {import('../desk.js').Desk} desk
   * @param {import('./paper.js').Paper} paper
   * @param {() => import('../words.js').Words} terms
   */
  constructor(desk, paper, terms) {
    this.desk = desk;
    this.paper = paper;
    this.terms = terms;
    paper.addEventListener('marked', () => this.#follow());
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
      paper.words.focus({ preventScroll: true });
    });
  }

  /**
   * Opens at a mark; closes at none.
   * @param {Mark | undefined} mark
   * @param {boolean} [takesFocus]
   */
  open(mark, takesFocus = false) {
    if (!mark || !this.desk.told) return this.close();
    this.mark = mark;
    this.#id = this.#metric?.id ?? mark.removed ?? '';
    this.#fill();
    this.element.hidden = false;
    this.#place();
    // At the foot of a phone's screen it would cover what it is about.
    if (getComputedStyle(this.element).position === 'fixed') this.paper.reveal(mark, 'start');
    else this.element.scrollIntoView({ block: 'nearest' });
    if (takesFocus) /** @type {HTMLElement | null} */ (this.element.querySelector('input, button:not(.close)'))?.focus();
  }

  close() {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.paper.lines.querySelector('.chosen')?.classList.remove('chosen');
    this.mark = undefined;
  }

  get #metric() {
    return this.desk.told?.reading.metrics[this.mark?.metric ?? -1];
  }

  /** The text was read anew: the card goes with its figure, and is closed where that is gone. */
  #follow() {
    const { told } = this.desk;
    if (this.element.hidden || !this.mark || !told) return;
    const { start } = this.mark;
    const index = told.reading.metrics.findIndex(({ id }) => id === this.#id);
    const isHere = (/** @type {Mark} */ other) => (this.#id ? other.removed === this.#id : other.start === start);
    const mark = index >= 0 ? this.paper.markOf(index) : this.paper.marks.find(isHere);
    if (!mark) return this.close();
    const place = [...this.element.querySelectorAll('input, select, button')].indexOf(document.activeElement ?? this.element);
    this.open(mark);
    const fields = this.element.querySelectorAll('input, select, button');
    if (place >= 0) /** @type {HTMLElement | undefined} */ (fields[place])?.focus({ preventScroll: true });
  }

  #fill() {
    const { mark } = this;
    if (!mark) return;
    const words = this.terms();
    const metric = this.#metric;
    const { value } = this.paper.words;
    const written = value.slice(mark.start, mark.end);
    const close = make('button', { class: 'close', title: words.close, 'aria-label': words.close, onclick: () => this.close() }, '×');
    const head = make('header', {}, make('strong', {}, written), make('span', {}, words.roles[mark.is]), close);
    this.element.setAttribute('aria-label', `${words.card} ${written}`);
    this.element.replaceChildren(head, ...(metric ? this.#figure(metric, words) : [this.#other(mark, written, words)]));
    this.paper.lines.querySelector('.chosen')?.classList.remove('chosen');
    this.paper.spanOf(mark)?.classList.add('chosen');
  }

  /**
   * @param {import('../../element/report-figures.js').Metric} metric
   * @param {import('../words.js').Words} words
   */
  #figure(metric, words) {
    const { edits } = this.desk.work;
    const isCorrected = metric.id in edits.metrics || edits.added.some(({ id }) => id === metric.id);
    const back = make('button', { class: 'quiet', onclick: () => this.#revert(metric.id) }, words.revert);
    const out = make('button', { class: 'quiet', onclick: () => this.#change({ removed: true }) }, words.noFigure);
    return [
      make('div', { class: 'fields' }, ...fieldsOf(metric, words, (patch) => this.#change(patch))),
      tiesOf(this.desk, metric, words),
      make('footer', {}, isCorrected && back, out),
    ];
  }

  /**
   * What is no figure: to be taken back, or made one.
   * @param {Mark} mark
   * @param {string} written
   * @param {import('../words.js').Words} words
   */
  #other(mark, written, words) {
    const { removed } = mark;
    if (removed) return make('footer', {}, make('button', { onclick: () => this.#revert(removed) }, words.restore));
    if (this.desk.work.input.form !== 'text') return make('p', {}, words.nothingToSay);
    const add = make('button', { onclick: () => this.#add(mark, written) }, words.makeFigure);
    return make('footer', {}, make('p', {}, words.roleNotes[mark.is] ?? ''), add);
  }

  /** @param {import('../types.js').Patch} patch */
  #change(patch) {
    const { edits } = this.desk.work;
    const id = this.#id;
    const added = edits.added.find((figure) => figure.id === id);
    if (added && patch.removed) return this.#revert(id);
    if (added) {
      this.desk.edit({ added: edits.added.map((figure) => (figure === added ? { ...figure, ...patch } : figure)) });
    } else {
      this.desk.edit({ metrics: { ...edits.metrics, [id]: { ...edits.metrics[id], ...patch } } });
    }
  }

  /** @param {string} id */
  #revert(id) {
    const { metrics, added } = this.desk.work.edits;
    const { [id]: _, ...rest } = metrics;
    this.desk.edit({ metrics: rest, added: added.filter((figure) => figure.id !== id) });
  }

  /**
   * @param {Mark} mark
   * @param {string} written
   */
  #add({ start, end }, written) {
    const { value } = this.paper.words;
    const { added } = this.desk.work.edits;
    const quantity = this.desk.told?.quantities.find((quantity) => quantity.start === start);
    const unit = quantity?.unit ?? '';
    const first = Array.isArray(quantity?.value) ? quantity.value[0] : quantity?.value;
    const ids = added.map(({ id }) => Number(id.slice(2)));
    const id = `e-${Math.max(0, ...ids) + 1}`;
    const place = { before: value.slice(Math.max(0, start - 12), start), written, after: value.slice(end, end + 12) };
    this.#id = id;
    const said = { value: String(first ?? 0), unit, label: value.slice(Math.max(0, start - 6), start).replace(/^.*[，。；、\s]/s, '') };
    this.desk.edit({ added: [...added, { id, ...place, ...said }] });
  }

  /** Under its line; where there is no room for that, the style keeps it at the foot of the screen. */
  #place() {
    const span = this.paper.spanOf(this.mark);
    if (!span) return;
    const { offsetTop, offsetHeight, offsetLeft } = span;
    const room = this.paper.lines.clientWidth - this.element.offsetWidth;
    this.element.style.setProperty('--top', `${offsetTop + offsetHeight + 8}px`);
    this.element.style.setProperty('--left', `${Math.max(0, Math.min(offsetLeft - 24, room))}px`);
  }
}
