// <report-figures>: waits until it is near, reads its report, draws, and draws anew when its surroundings change.

import { NAMES, wishesOf } from './attributes.js';
import { tell } from './failure.js';
import { Loading } from './loading.js';
import { dress, lookOf } from './look.js';
import { Panels } from './panels.js';
import { readingIn } from './reports.js';
import { arrange, viewsOf } from './report-view.js';
import { make, openShadow } from './shadow.js';
import { Showing } from './showing.js';
import { watchSurroundings } from './surroundings.js';
import { Timing } from './timing.js';
import { wordsOf } from './words.js';

/** How far from the screen an element begins to load: by the time it is seen it is there. */
const NEAR = '256px';

// Imported on a server there is no HTMLElement, and no element is made.
const Base = globalThis.HTMLElement ?? class {};

/** The figures of a report. */
export class ReportFiguresElement extends Base {
  static version = '0.1.0';
  static observedAttributes = NAMES;

  #shadow = openShadow(this);
  #isNear = false;
  #drawn = '';
  /** The report that a script has given, as JSON. */
  #given = '';
  /** @type {(() => void)[]} */
  #stops = [];
  #showing = new Showing(this.#shadow);
  #timing = new Timing(this, () => Boolean(this.#showing.panels?.isOpen), () => this.#draw());
  #loading = new Loading(
    this,
    () => this.#wishes,
    (lease, source, wishes) => this.#show(lease, source, wishes),
    (failure) => {
      this.#retire();
      if (!failure) return;
      this.#showing.clear();
      tell(failure);
      this.#emit('report-figures-error', { reason: failure.reason, message: failure.message });
    },
  );

  connectedCallback() {
    // Set before the class was there, a property hides the setter.
    if (Object.hasOwn(this, 'report')) {
      const { report } = this;
      delete (/** @type {any} */ (this).report);
      this.report = report;
    }
    this.#watch();
  }

  disconnectedCallback() {
    this.#isNear = false;
    this.#retire();
    this.#showing.clear();
    this.#loading.end();
    for (const stop of this.#stops.splice(0)) stop();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === 'theme') this.#timing.schedule();
    else this.#reload();
  }

  /** What the report says; `undefined` until it is read. */
  get reading() {
    return this.#loading.lease?.reading;
  }

  /** The report: what was read of it, or what a script has given. */
  get report() {
    return this.reading ?? (this.#given ? JSON.parse(this.#given) : undefined);
  }

  /** @param {string | object | null | undefined} report JSON, as text or as an object; nothing to go back to the attributes */
  set report(report) {
    this.#given = typeof report === 'string' ? report : report ? JSON.stringify(report) : '';
    if (this.isConnected) this.#reload();
  }

  /**
   * A panel as SVG text, for saving and for print; `undefined` where there is none, or only the small core.
   * @param {string} id
   * @param {number} [width]
   */
  svg(id, width = 720) {
    const { lease } = this.#loading;
    const index = lease?.reading.panels.findIndex((panel) => panel.id === id) ?? -1;
    const { theme, lang } = this.#wishes;
    const look = { width, isDark: theme === 'dark', frame: 'alone', lang };
    return lease && index >= 0 && lease.handle.can('svg') ? lease.handle.svg(index, look) : undefined;
  }

  get #wishes() {
    return wishesOf(this, this.#given || readingIn(this));
  }

  /** What is not near yet is read when it is, with the attributes of that moment. */
  #reload() {
    if (this.#isNear) this.#loading.begin();
  }

  #watch() {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        this.#isNear = true;
        this.#loading.begin();
      },
      { rootMargin: NEAR },
    );
    near.observe(this);
    this.#stops.push(() => near.disconnect(), this.#timing.watch(), watchSurroundings(() => this.#timing.schedule()));
  }

  /**
   * @param {import('./reports.js').Lease} lease
   * @param {import('./reports.js').Source} source
   * @param {import('./attributes.js').Wishes} wishes
   */
  #show({ handle, reading }, { article }, wishes) {
    const isWhole = wishes.panels.length === 0 && !wishes.section && !wishes.chart;
    const lang = wishes.lang ?? reading.lang;
    const shown = { handle, reading, host: this, article, lang, terms: wordsOf(lang), isWhole };
    const views = viewsOf(shown, wishes, (index) => this.#tellChoice(index));
    const next = make('div', { lang: reading.lang, hidden: '' }, ...arrange(views, shown));
    this.#showing.begin(new Panels(views, (error) => this.#loading.fail(error)), next);
    this.#timing.schedule();
  }

  /** Draws, if there is something to draw and anything has changed. */
  #draw() {
    try {
      return this.#drawAnew();
    } catch (error) {
      this.#loading.fail(error);
      return false;
    }
  }

  #drawAnew() {
    const { report, probe } = this.#shadow;
    const { panels } = this.#showing;
    if (!panels) return false;
    const look = lookOf(this, report, probe, this.#wishes.theme);
    const drawn = JSON.stringify(look);
    // Without a width, as in a closed tab, there is nothing to see; the next size draws.
    if (look.width < 1 || drawn === this.#drawn) return false;
    dress(report, look);
    if (this.#drawn) report.style.minHeight = '';
    this.#drawn = drawn;
    const ready = () => this.#emit('report-figures-ready', { panels: panels.views.length });
    // What stood there is shown until then, and the figures take no less room: nothing on the page moves.
    if (panels.isOpen) panels.follow(look);
    else panels.open(look, this.getBoundingClientRect().top, () => this.#showing.reveal(this), ready);
    return true;
  }

  /** @param {number} index */
  #tellChoice(index) {
    const metric = this.reading?.metrics[index];
    if (metric) this.#emit('report-figures-select', { metric, quote: metric.quote ?? '' });
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Draws no more; what is shown stays to be seen until there is something else. */
  #retire() {
    this.#timing.cancel();
    this.#drawn = '';
    this.#showing.retire();
  }
}
