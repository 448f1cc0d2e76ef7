// The panels: in which order, which are left out, each with its title, form, reason and picture.

import { OWN_CHOICE } from '../arrange.js';
import { isSeen, make, piece } from '../make.js';
import { LongList } from './long-list.js';
import { Preview } from './preview.js';

/** @typedef {import('../../element/report-figures.js').Panel} Panel */

const PHONE_PX = 360;
/** Phones are no narrower: in less room the picture is seen smaller. */
const NARROWEST_PX = 320;

export class Panels {
  list = piece('panels');
  /** @type {LongList<Panel>} */
  #panels = new LongList(this.list, (panel, index) => this.#keyOf(panel, index), (panel, index) => this.#build(panel, index));
  /** @type {Map<Element, Preview>} */
  #previews = new Map();
  #room = PHONE_PX;
  #look = { width: PHONE_PX, isDark: false };

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
    light.addEventListener('light', () => this.#previews.forEach((preview) => preview.lightUp()));
    if (matchMedia('(prefers-color-scheme: dark)').matches) {
      /** @type {HTMLInputElement} */ (document.querySelector('#looks [value="dark"]')).checked = true;
      this.#look = { ...this.#look, isDark: true };
    }
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('#looks input'))) {
      field.addEventListener('change', () => this.#set(field.name, field.value));
    }
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #set(name, value) {
    if (name === 'width') this.#look = { ...this.#look, width: Number(value) };
    else this.#look = { ...this.#look, isDark: value === 'dark' };
    for (const preview of this.#previews.values()) preview.show(this.#fitting);
  }

  /** On a phone the picture is as wide as the phone. */
  get #fitting() {
    const isPhone = this.#look.width === PHONE_PX;
    return { ...this.#look, width: isPhone ? Math.max(NARROWEST_PX, Math.min(PHONE_PX, this.#room)) : this.#look.width };
  }

  show() {
    const { told } = this.desk;
    if (!told || !isSeen(this.list)) return;
    // Asked once, before anything is made: each asking lays the page out.
    this.#room = this.list.clientWidth;
    this.#panels.show(told.reading.panels);
    for (const [element, preview] of this.#previews) {
      if (element.isConnected) continue;
      preview.free();
      this.#previews.delete(element);
    }
  }

  /**
   * All that the panel's element shows, and all that its picture is drawn of.
   * @param {Panel} panel
   * @param {number} index
   */
  #keyOf(panel, index) {
    const { reading, checks } = /** @type {import('../types.js').Told} */ (this.desk.told);
    const figures = panel.metrics.map((at) => ({ ...reading.metrics[at], span: 0, sentence: 0, section: 0, paragraph: 0 }));
    const ends = [index === 0, index === reading.panels.length - 1];
    return JSON.stringify([this.terms().lang, { ...panel, metrics: 0, checks: 0 }, ends, panel.checks.map((check) => checks[check]), figures]);
  }

  /**
   * @param {Panel} panel
   * @param {number} at
   */
  #build(panel, at) {
    const words = this.terms();
    const { id, title, chart, because, hidden } = panel;
    const heading = make('textarea', { class: 'title', rows: 1 }, title);
    heading.addEventListener('change', () => this.#edit(id, { title: heading.value.replace(/\s+/g, ' ').trim() }));
    heading.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') heading.blur();
    });
    const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act, off = false) =>
      make('button', { class: 'sign', title: name, 'aria-label': `${name}：${title}`, disabled: off, onclick: act, 'data-act': sign }, sign);
    const tools = make(
      'div',
      { class: 'tools' },
      button('↑', words.up, () => this.#move(id, -1), at === 0),
      button('↓', words.down, () => this.#move(id, 1), at === this.#ids.length - 1),
      button(hidden ? '＋' : '−', hidden ? words.showPanel : words.hidePanel, () => this.#edit(id, { hidden: !hidden })),
    );
    const element = make('li', { class: hidden ? 'panel hidden' : 'panel', 'data-panel': id });
    if (hidden) {
      element.append(make('div', { class: 'head' }, make('s', {}, title), tools));
      return element;
    }
    const forms = Object.entries(words.forms).map(([value, word]) => make('option', { value, selected: value === chart }, word));
    const form = make('select', { 'aria-label': `${words.form}：${title}` }, ...forms);
    form.addEventListener('change', () => this.#edit(id, { chart: /** @type {Panel['chart']} */ (form.value) }));
    const preview = new Preview(panel, () => this.desk.told?.reading.metrics ?? [], this.light, this.choose);
    const reason = because === OWN_CHOICE ? words.ownChoice : (words.reasons[because] ?? because);
    element.append(
      make('div', { class: 'head' }, make('div', { class: 'form' }, form, make('span', { class: 'why' }, reason)), tools),
      preview.element,
      make('label', { class: 'field' }, make('span', {}, words.panelTitle), heading),
    );
    this.#previews.set(element, preview);
    preview.show(this.#fitting);
    return element;
  }

  /**
   * Brings the chart of a figure into view.
   * @param {number | undefined} metric
   */
  reveal(metric) {
    const panel = this.desk.told?.reading.panels.findIndex(({ metrics }) => metric !== undefined && metrics.includes(metric));
    if (panel !== undefined && panel >= 0) this.#panels.reach(panel)?.scrollIntoView({ block: 'nearest' });
  }

  get #ids() {
    return this.desk.told?.reading.panels.map(({ id }) => id) ?? [];
  }

  /**
   * @param {string} id
   * @param {import('../types.js').PanelEdit} edit
   */
  #edit(id, edit) {
    const { panels } = this.desk.work.edits;
    this.#keepFocus(id, () => this.desk.edit({ panels: { ...panels, [id]: { ...panels[id], ...edit } } }));
  }

  /**
   * @param {string} id
   * @param {1 | -1} by
   */
  #move(id, by) {
    const order = this.#ids;
    const at = order.indexOf(id);
    const [moved] = order.splice(at, 1);
    order.splice(at + by, 0, moved);
    this.#keepFocus(id, () => this.desk.edit({ order }));
  }

  /**
   * The panel is made anew by an edit: who worked at it by keyboard goes on there.
   * @param {string} id
   * @param {() => Promise<void>} act
   */
  async #keepFocus(id, act) {
    const { activeElement } = document;
    const sign = activeElement instanceof HTMLElement ? activeElement.dataset.act : undefined;
    await act();
    if (!sign || document.activeElement !== document.body) return;
    const panel = [...this.list.children].find((child) => /** @type {HTMLElement} */ (child).dataset.panel === id);
    const buttons = /** @type {HTMLButtonElement[]} */ ([...(panel?.querySelectorAll('.sign') ?? [])]);
    (buttons.find((button) => button.dataset.act === sign && !button.disabled) ?? buttons.find((button) => !button.disabled))?.focus();
  }
}
