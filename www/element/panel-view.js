// One panel on the page: its picture, the checks under it, its table and its source.

import { addressOf } from './quote.js';
import { Readout } from './readout.js';
import { make } from './shadow.js';
import { tableOf } from './table.js';
import { periodOf } from './words.js';

/** @typedef {import('./report-view.js').Shown} Shown */
/** @typedef {import('./report-figures.js').Panel} Panel */
/**
 * What the core says of a canvas that it has painted.
 * @typedef {[ratio: number, description: string, places: number[]]} Picture
 */

/** A panel, shown. */
export class PanelView {
  /**
   * @param {Shown} shown
   * @param {Panel} panel
   * @param {number} index of the panel in the report
   * @param {(metric: number) => void} told when the reader chose a figure
   */
  constructor(shown, panel, index, told) {
    this.shown = shown;
    this.index = index;
    this.canvas = make('canvas', { part: 'canvas', 'aria-hidden': 'true' });
    const reach = { class: 'stage', tabindex: '0', role: 'group', 'aria-label': `${panel.title} ${shown.terms.keys}` };
    this.stage = make('div', reach, this.canvas);
    this.summary = make('p', { class: 'unseen' });
    this.readout = new Readout(shown, this.stage, told);
    this.element = make(
      'figure',
      { class: 'panel', part: 'panel', 'data-panel': panel.id },
      make('h4', { class: 'unseen' }, panel.title),
      this.summary,
      this.stage,
      checksOf(shown, panel),
      footOf(shown, panel),
    );
  }

  /** @param {import('./look.js').Look} look */
  draw(look) {
    const { canvas, stage, readout } = this;
    readout.close();
    const { handle, lang, isWhole } = this.shown;
    const settings = { ...look, lang, frame: isWhole ? 'section' : 'page' };
    const picture = /** @type {Picture | undefined} */ (handle.draw(this.index, canvas, settings));
    if (!picture) return;
    const [ratio, description, places] = picture;
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = stage.style.height = `${canvas.height / ratio}px`;
    this.summary.textContent = description;
    readout.targets = targetsOf(places);
  }

  /** Gives everything back; canvases above all, which phones hold on to. */
  free() {
    this.readout.free();
    this.canvas.width = this.canvas.height = 0;
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

/**
 * @param {Shown} shown
 * @param {Panel} panel
 */
function footOf(shown, panel) {
  const { terms, reading } = shown;
  const href = addressOf(reading.url);
  const name = reading.source ?? (href && new URL(href).host);
  const link = href && name ? make('a', { href, target: '_blank', rel: 'noopener' }, name) : name;
  const date = periodOf(reading.date, terms);
  const source = make('span', { class: 'source', part: 'source' }, name && terms.source, link, name && ' ', date);
  const table = make('details', { part: 'data' }, make('summary', {}, terms.data), tableOf(shown, panel));
  return make('figcaption', { class: 'foot', part: 'foot' }, source, table);
}
