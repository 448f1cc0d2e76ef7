// The core, beside the page: reads, corrects, draws and writes files without holding up a key.

import init, { Report } from '../../target/wasm/desk/report_figures.js';
import { arrange } from './arrange.js';
import { correct, isCorrected, recheck } from './correct.js';
import { told } from './told.js';

/** @typedef {import('./types.js').Input} Input */
/** @typedef {import('./types.js').Edits} Edits */
/** @typedef {import('../element/report-figures.js').Reading & { coverage?: import('./types.js').Coverage }} Reading */

const core = init({ module_or_path: new URL('core.wasm', import.meta.url).href });

/**
 * A reading whose amounts are words: a number of JavaScript would lose their last zeros, and with them how exact they are. The
 * contract takes either.
 * @param {string} json
 * @returns {Reading}
 */
const exactly = (json) => JSON.parse(json.replace(/"(value|high|stated|computed)":(-?\d+(?:\.\d+)?)/g, '"$1":"$2"'));

/** As it was handed in. @type {{ key: string, report: Report, reading: Reading } | undefined} */
let base;
/** As corrected. @type {Report | undefined} */
let report;

/** @param {Input} input */
function open({ form, words }) {
  if (form === 'text') return Report.fromText(words);
  return form === 'csv' ? Report.fromCsv(words) : fromJson(words);
}

/** A reading; this core fills in whatever is missing. @param {string} json */
const fromJson = (json) => /** @type {Report} */ (Report.fromJson(json));

/** @param {Input} input */
function read(input) {
  const key = `${input.form} ${input.words}`;
  if (base?.key === key) return base;
  const report = open(input);
  const last = base;
  base = { key, report, reading: exactly(report.reading()) };
  if (last) free(last.report);
  return base;
}

/** @param {Report | undefined} old */
function free(old) {
  if (old && old !== report && old !== base?.report) old.free();
}

/** Corrected figures, with the relations recomputed and the panels chosen anew. @param {unknown} document */
function reread(document) {
  const report = fromJson(JSON.stringify(document));
  const reading = exactly(report.reading());
  report.free();
  return reading;
}

const CALLS = {
  /**
   * Whether the core takes an input; throws its words where it does not.
   * @param {Input} input
   */
  try(input) {
    open(input).free();
  },

  /**
   * @param {Input} input
   * @param {Edits} edits
   */
  read(input, edits) {
    const given = read(input);
    const figures = isCorrected(edits)
      ? recheck(reread(correct(given.reading, edits, input)), given.reading)
      : given.reading;
    const { reading, isArranged } = arrange(figures, edits);
    const isAsGiven = figures === given.reading && !isArranged;
    const old = report;
    report = isAsGiven ? given.report : fromJson(JSON.stringify(reading));
    free(old);
    const quantities = input.form === 'text' ? JSON.parse(given.report.quantities()) : [];
    const checks = reading.checks.map((_, index) => report?.checkWords(index, ''));
    const { coverage } = given.reading;
    const removed = given.reading.metrics.filter(({ id }) => edits.metrics[id]?.removed);
    return { ...told(input, reading, removed), quantities, checks, coverage };
  },

  /**
   * A panel's picture, and where a finger finds its figures; nothing where it is hidden.
   * @param {string} id
   * @param {object} look
   */
  draw(id, look) {
    const panels = report ? JSON.parse(report.reading()).panels : [];
    const index = panels.findIndex((/** @type {{ id: string }} */ panel) => panel.id === id);
    const svg = report?.svg(index, look);
    return svg && { svg, targets: report?.targets(index, look) };
  },

  /**
   * What is taken home, as the command line writes it.
   * @param {Input} input
   * @param {Edits} edits
   * @param {import('./types.js').Wishes} wishes
   * @returns {import('./types.js').Made | undefined}
   */
  write(input, edits, wishes) {
    const { reading } = CALLS.read(input, edits);
    if (!report) return undefined;
    const files = report.embed(wishes).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
    const title = reading.title ?? reading.panels[0]?.title ?? '';
    return { title, files, json: report.json(), csv: report.csv() };
  },

  /**
   * @param {ImageBitmap} picture
   * @returns {Promise<Blob>}
   */
  encode(picture) {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d')?.drawImage(picture, 0, 0);
    return canvas.convertToBlob({ type: 'image/png' });
  },

  /**
   * The list of prints of files.
   * @param {[string, string | Uint8Array][]} files
   */
  print: (files) => Report.prints(files),
};

addEventListener('message', async ({ data: { id, call, values } }) => {
  try {
    await core;
    const answer = await /** @type {any} */ (CALLS[/** @type {keyof typeof CALLS} */ (call)])(...values);
    // Handed over, not copied: of a long report there are megabytes, and somebody is typing.
    const handed = (answer?.files ?? []).map((/** @type {import('./types.js').File} */ { bytes }) => bytes.buffer);
    postMessage({ id, answer }, { transfer: handed });
  } catch (error) {
    postMessage({ id, fault: error instanceof Error ? `${error}` : String(error) });
  }
});
