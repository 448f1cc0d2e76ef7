// <report-figures>: waits until it is near, reads its report, draws, and draws anew when its surroundings change.

import { NAMES, wishesOf } from './attributes.js';
import { startCore } from './core.js';
import { Failure, tell } from './failure.js';
import { dress, lookOf } from './look.js';
import { buildFor, lease, sourceOf } from './reports.js';
import { arrange, viewsOf } from './report-view.js';
import { openShadow } from './shadow.js';
import { watchSurroundings } from './surroundings.js';
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
  /** Counts loads: what belongs to an earlier one is dropped. */
  #turn = 0;
  #isNear = false;
  #frame = 0;
  #drawn = '';
  /** @type {(() => void)[]} */
  #stops = [];
  /** @type {import('./panel-view.js').PanelView[]} */
  #views = [];
  /** @type {import('./reports.js').Lease | undefined} */
  #lease;

  connectedCallback() {
    this.#watch();
  }

  disconnectedCallback() {
    this.#isNear = false;
    this.#drop();
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (name === 'theme') return this.#schedule();
    // What is not near yet is read when it is, with the attributes of that moment.
    if (this.#isNear) this.#load();
  }

  /** What the report says; `undefined` until it is read. */
  get reading() {
    return this.#lease?.reading;
  }

  /**
   * A panel as SVG text, for saving and for print; `undefined` where there is none.
   * @param {string} id
   * @param {number} [width]
   */
  svg(id, width = 720) {
    const index = this.#lease?.reading.panels.findIndex((panel) => panel.id === id) ?? -1;
    const { theme, lang } = wishesOf(this);
    const look = { width, isDark: theme === 'dark', frame: 'alone', lang };
    const handle = this.#lease?.handle;
    // The small core, which a published reading is drawn by, writes none.
    return handle && index >= 0 && 'svg' in handle ? handle.svg(index, look) : undefined;
  }

  #watch() {
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        near.disconnect();
        this.#isNear = true;
        this.#load();
      },
      { rootMargin: NEAR },
    );
    near.observe(this);
    const size = new ResizeObserver(() => this.#schedule());
    size.observe(this);
    this.#stops.push(() => near.disconnect(), () => size.disconnect(), watchSurroundings(() => this.#schedule()));
  }

  async #load() {
    const turn = ++this.#turn;
    const isLate = () => turn !== this.#turn || !this.isConnected;
    try {
      const wishes = wishesOf(this);
      const core = startCore(buildFor(wishes), wishes.wasmUrl);
      const [small, source] = await Promise.all([core, sourceOf(wishes, this)]);
      // Attributes set one after another start loads of which the last counts.
      if (isLate()) return;
      let taken = lease(small, source);
      if (!taken) {
        const whole = await startCore('whole', wishes.wasmUrl);
        if (isLate()) return;
        taken = lease(whole, source);
      }
      if (!taken) return;
      this.#drop();
      this.#turn = turn;
      this.#show(taken, source, wishes);
    } catch (error) {
      if (!isLate()) this.#fail(Failure.of(error));
    }
  }

  /**
   * @param {import('./reports.js').Lease} taken
   * @param {import('./reports.js').Source} source
   * @param {import('./attributes.js').Wishes} wishes
   */
  #show(taken, source, wishes) {
    this.#lease = taken;
    const { handle, reading } = taken;
    const isWhole = wishes.panels.length === 0 && !wishes.section && !wishes.chart;
    const lang = wishes.lang ?? reading.lang;
    const shown = { handle, reading, article: source.article, lang, terms: wordsOf(lang), isWhole };
    this.#views = viewsOf(shown, wishes, (index) => this.#tellChoice(index));
    this.#shadow.report.lang = reading.lang;
    this.#shadow.report.replaceChildren(...arrange(this.#views, shown));
    this.#schedule();
  }

  #schedule() {
    if (this.#views.length === 0) return;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      try {
        this.#draw();
      } catch (error) {
        this.#fail(Failure.of(error));
      }
    });
  }

  #draw() {
    const { report, fallback, probe } = this.#shadow;
    const { theme } = wishesOf(this);
    const look = lookOf(this, report, probe, theme);
    const drawn = JSON.stringify(look);
    // Without a width, as in a closed tab, there is nothing to see; the next size draws.
    if (look.width < 1 || drawn === this.#drawn) return;
    dress(report, look);
    for (const view of this.#views) view.draw(look);
    const isFirst = this.#drawn === '';
    this.#drawn = drawn;
    if (!isFirst) return;
    report.hidden = false;
    fallback.hidden = true;
    this.#emit('report-figures-ready', { panels: this.#views.length });
  }

  /** @param {number} index */
  #tellChoice(index) {
    const metric = this.reading?.metrics[index];
    if (metric) this.#emit('report-figures-select', { metric, quote: metric.quote ?? '' });
  }

  /** @param {Failure} failure */
  #fail(failure) {
    this.#drop();
    tell(failure);
    this.#emit('report-figures-error', { reason: failure.reason, message: failure.message });
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** Gives back all that a load took; the author's own content is seen again. */
  #drop() {
    this.#turn += 1;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drawn = '';
    for (const view of this.#views) view.free();
    this.#views = [];
    this.#lease?.close();
    this.#lease = undefined;
    this.#shadow.report.replaceChildren();
    this.#shadow.report.hidden = true;
    this.#shadow.fallback.hidden = false;
  }
}
