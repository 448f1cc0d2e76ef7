// One panel on the page: its picture, the checks under it, its table and its source.

import { addressOf, leadHere } from './quote.js';
import { Readout } from './readout.js';
import { make } from './shadow.js';
import { tableOf } from './table.js';
import { periodOf } from './words.js';

/** @typedef {import('./report-view.js').Shown} Shown */
/** @typedef {import('./report-figures.js').Panel} Panel */
/**
 * What the core says of a panel that it has laid out.
 * @typedef {[ratio: number, description: string, places: number[], height: number]} Picture
 */

/** A panel, shown. */
export class PanelView {
  /**
   * @param {Shown} shown
   * @param {Panel} panel
   * @param {number} index of the panel in the report
   * @param {string} chart the form to draw it in; empty for its own
   * @param {(metric: number) => void} told when the reader chose a figure
   */
  constructor(shown, panel, index, chart, told) {
    this.shown = shown;
    this.panel = panel;
    this.index = index;
    this.chart = chart;
    this.canvas = make('canvas', { part: 'canvas', 'aria-hidden': 'true', width: '0', height: '0' });
    const reach = { class: 'stage', tabindex: '0', role: 'group', 'aria-label': `${panel.title} ${shown.terms.keys}` };
    this.stage = make('div', reach, this.canvas);
    this.summary = make('p', { class: 'unseen' });
    /** @type {object} */
    this.settings = {};
    this.isLaid = this.isPainted = false;
    this.readout = new Readout(shown, this.stage, told);
    this.source = sourceOf(shown);
    this.data = make('details', { part: 'data' }, make('summary', {}, shown.terms.data));
    this.data.addEventListener('toggle', () => leadHere(shown, this.data));
    this.element = make(
      'figure',
      { class: 'panel', part: 'panel', 'data-panel': panel.id },
      make('p', { class: 'unseen title' }, panel.title),
      this.summary,
      this.stage,
      checksOf(shown, panel),
      make('figcaption', { class: 'foot', part: 'foot' }, this.source, this.data),
    );
  }

  /**
   * Looks another way from now on; until it is painted anew, the picture is the old one.
   * @param {import('./look.js').Look} look
   */
  dress(look) {
    this.readout.close();
    const { lang, isWhole } = this.shown;
    this.settings = { ...look, lang, chart: this.chart, frame: isWhole ? 'section' : 'page' };
    this.isLaid = this.isPainted = false;
  }

  /** Takes the room that the panel needs, where that is not done yet. */
  lay() {
    if (!this.isLaid) this.take(this.ask(undefined));
  }

  /** Paints, where that is not done yet. */
  paint() {
    const { canvas } = this;
    if (this.isPainted) return;
    const picture = this.ask(canvas);
    if (!picture) return;
    this.take(picture);
    const [ratio] = picture;
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = `${canvas.height / ratio}px`;
    this.isPainted = true;
  }

  /** @param {Picture | undefined} picture */
  take(picture) {
    if (!picture || this.isLaid) return;
    const [, description, places, height] = picture;
    this.stage.style.height = `${height}px`;
    this.summary.textContent = description;
    this.readout.targets = targetsOf(places);
    this.isLaid = true;
  }

  /** Puts the table into its place, where that is not done yet: it is closed, and has time until the picture is seen. */
  tabulate() {
    if (this.data.childElementCount === 1) this.data.append(tableOf(this.shown, this.panel), toolsOf(this));
  }

  /** Gives back the pixels of what nobody sees: three times as sharp as CSS they are megabytes, and phones count them. */
  release() {
    const { canvas } = this;
    canvas.width = canvas.height = 0;
    canvas.style.width = canvas.style.height = '';
    this.isPainted = false;
  }

  /**
   * @param {HTMLCanvasElement | undefined} canvas
   * @returns {Picture | undefined}
   */
  ask(canvas) {
    return this.shown.handle.draw(this.index, canvas, this.settings);
  }

  /** Gives everything back. */
  free() {
    this.release();
    this.element.remove();
  }
}

/**
 * Five numbers for each figure's place.
 * @param {number[]} places
 */
function targetsOf(places) {
  return Array.from({ length: places.length / 5 }, (_, index) => {
    const [metric, x, y, width, height] = places.slice(index * 5);
    return { metric, x, y, width, height };
  });
}

/**
 * @param {Shown} shown
 * @param {Panel} panel
 */
function checksOf({ handle, reading, lang }, panel) {
  if (panel.checks.length === 0) return undefined;
  const lines = panel.checks.map((index) =>
    make('li', { class: reading.checks[index]?.holds ? 'holds' : 'differs' }, handle.checkWords(index, lang)),
  );
  return make('ul', { class: 'checks', part: 'checks' }, ...lines);
}

/** @param {Shown} shown */
function sourceOf({ reading, terms }) {
  const href = addressOf(reading.url);
  const name = reading.source ?? (href && new URL(href).host);
  const link = href && name ? make('a', { href, target: '_blank', rel: 'noopener' }, name) : name;
  const date = periodOf(reading.date, terms);
  return make('span', { class: 'source', part: 'source' }, name && terms.source, link, name && ' ', date);
}

/** @param {PanelView} view */
function toolsOf(view) {
  const { shown, panel, source } = view;
  const { terms, reading } = shown;
  const metrics = panel.metrics.map((index) => reading.metrics[index]).filter(Boolean);
  return make(
    'p',
    { class: 'tools', part: 'tools' },
    tool(terms.save, terms.saved, async () => (await import('./report-figures-tools.js')).savePicture(view, String(source.textContent))),
    tool(terms.copy, terms.copied, async () => (await import('./report-figures-tools.js')).copyTable(metrics)),
  );
}

/**
 * A button that says when it has done its work.
 * @param {string} words
 * @param {string} done
 * @param {() => Promise<void>} act
 */
function tool(words, done, act) {
  const button = make('button', { type: 'button' }, words);
  button.addEventListener('click', () => act().then(() => (button.textContent = done), () => {}));
  return button;
}
