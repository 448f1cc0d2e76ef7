// What an editor takes home: each with what it is for, its code, a button to copy or save it, and what it needs.

import { make, piece, reconcile } from '../make.js';
import { written } from '../reader.js';
import { offers } from './offers.js';
import { copy, save, sizeOf } from './save.js';

/** @typedef {import('../types.js').File} File */
/** @typedef {import('./offers.js').Offer} Offer */

/** The hand is given time to rest: files are made when nobody types. */
const AFTER_MS = 500;

export class Out {
  list = piece('takes');
  #panel = '';
  #base = '';
  #url = '';
  #timer = 0;
  #wishes = make('div', { class: 'fields choice' });
  #takes = make('ul', { class: 'takes' });
  #asked = '';
  /** @type {Offer[]} */
  #offers = [];
  #turn = 0;

  /**
   * @param {import('../desk.js').Desk} desk
   * @param {() => import('../words.js').Words} terms
   */
  constructor(desk, terms) {
    this.desk = desk;
    this.terms = terms;
    desk.addEventListener('told', () => this.later());
  }

  later() {
    clearTimeout(this.#timer);
    this.list.setAttribute('aria-busy', 'true');
    this.#turn += 1;
    this.#timer = setTimeout(() => this.show(), AFTER_MS);
  }

  async show() {
    const { told, work } = this.desk;
    const turn = (this.#turn += 1);
    const words = this.terms();
    const panels = told?.reading.panels.filter(({ hidden }) => !hidden) ?? [];
    if (!told || panels.length === 0) {
      this.list.replaceChildren(make('p', { class: 'none' }, words.noPanels));
      this.list.setAttribute('aria-busy', 'false');
      return;
    }
    if (!panels.some(({ id }) => id === this.#panel)) this.#panel = '';
    const chosen = this.#panel ? [this.#panel] : [];
    const made = await written(work, { panels: chosen, base: this.#base, url: this.#url }).catch(() => undefined);
    if (!made || turn !== this.#turn) return;
    const shown = chosen.length > 0 ? panels.filter(({ id }) => id === this.#panel) : panels;
    const list = offers(made, shown, words);
    this.#offers = list;
    const keyOf = (/** @type {Offer} */ offer) => JSON.stringify([words.lang, offer.name, offer.code, offer.needs]);
    this.#ask(panels);
    if (!this.#takes.isConnected) this.list.replaceChildren(this.#wishes, this.#takes);
    reconcile(this.#takes, list, keyOf, (offer) => this.#build(offer));
    this.list.setAttribute('aria-busy', 'false');
  }

  /**
   * Which panels, and where the files will lie; asked anew only where the choice is another, for somebody may be writing there.
   * @param {import('../../element/report-figures.js').Panel[]} panels
   */
  #ask(panels) {
    const words = this.terms();
    const asked = JSON.stringify([words.lang, panels.map(({ id, title }) => [id, title])]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const options = panels.map(({ id, title }) => make('option', { value: id, selected: id === this.#panel }, title));
    const which = make('select', {}, make('option', { value: '' }, words.allPanels(panels.length)), ...options);
    which.addEventListener('change', () => {
      this.#panel = which.value;
      this.show();
    });
    const base = make('input', { value: this.#base, placeholder: words.baseHint, inputmode: 'url', spellcheck: 'false' });
    base.addEventListener('change', () => {
      const address = base.value.trim();
      this.#base = address && !address.endsWith('/') ? `${address}/` : address;
      this.show();
    });
    const url = make('input', { value: this.#url, placeholder: 'https://', inputmode: 'url', spellcheck: 'false' });
    url.addEventListener('change', () => {
      this.#url = url.value.trim();
      this.show();
    });
    this.#wishes.replaceChildren(
      make('label', { class: 'field wide' }, make('span', {}, words.whichPanels), which),
      make('label', { class: 'field wide' }, make('span', {}, words.base), base),
      make('label', { class: 'field wide' }, make('span', {}, words.url), url),
    );
  }

  /** @param {Offer} offer */
  #build(offer) {
    const words = this.terms();
    const done = make('span', { class: 'done', role: 'status' });
    /**
     * @param {string} word
     * @param {() => Promise<string | void> | void} act
     */
    const button = (word, act) => {
      const press = async () => {
        done.textContent = '';
        done.textContent = (await Promise.resolve(act()).catch(() => words.faults.unknown)) ?? '';
      };
      return make('button', { onclick: press }, word);
    };
    // What is shown may stay as it is while what it stands for is another: looked up when it is asked for.
    const now = () => this.#offers.find(({ name }) => name === offer.name) ?? offer;
    const { code } = offer;
    const acts = [
      code !== undefined && button(words.copy, async () => ((await copy(now().code ?? '')) ? words.copied : words.notCopied)),
      button(words.save, async () => save(await now().file(), now().fileName)),
    ];
    const size = offer.size === undefined ? '' : `${sizeOf(offer.size)} · `;
    return make(
      'li',
      { 'data-take': offer.name },
      make('h3', {}, offer.title),
      make('p', { class: 'for' }, offer.purpose),
      code !== undefined && make('pre', { tabindex: 0, 'aria-label': offer.title }, make('code', {}, preview(code))),
      make('div', { class: 'acts' }, ...acts, done),
      make('p', { class: 'needs' }, size, offer.needs),
    );
  }
}

const MOST_SHOWN = 4000;

/** The whole is copied; so much of it is looked at. @param {string} code */
const preview = (code) => (code.length > MOST_SHOWN ? `${code.slice(0, MOST_SHOWN)}…` : code);
