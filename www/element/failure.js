// Why an element shows no figures: a reason for machines, a fix for the author; the reader sees neither.

/** @typedef {import('./report-figures.js').Reason} Reason */

/** @type {Record<Reason, string>} */
const FIXES = {
  'no-wasm': 'This browser runs no WebAssembly. Nothing to mend: the fallback inside the element stays.',
  csp: "Add 'wasm-unsafe-eval' to script-src in the page's Content-Security-Policy.",
  'wasm-not-found': 'Put all files of the package beside report-figures.js, or name the place of report_figures_bg.wasm with wasm-url.',
  cors: 'Send "Access-Control-Allow-Origin: *" with the file, or keep it on the origin of the page.',
  'bad-report': 'Point src at a report as text, JSON or CSV, or for at an element of this page.',
  'no-figures': 'The report holds no figure that panel, section and chart ask for.',
  'too-large': 'The report has over a million characters: give the part that the figures are taken from.',
  'version-mismatch': 'Take report-figures.js, report_figures_bg.wasm and the report from one version.',
  internal: 'Please report this, with the text that was read.',
};

/** What went wrong, in one word and one sentence. */
export class Failure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} message
   */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Anything thrown, as a failure.
   * @param {unknown} error
   */
  static of(error) {
    return error instanceof Failure ? error : new Failure('internal', String(error));
  }
}

/** @type {Set<string>} */
const told = new Set();

/**
 * Tells the author in the console, once for each failure of a page.
 * @param {Failure} failure
 */
export function tell({ reason, message }) {
  const line = `report-figures: ${reason}: ${message}. ${FIXES[reason]}`;
  if (told.has(line)) return;
  told.add(line);
  console.warn(line);
}
