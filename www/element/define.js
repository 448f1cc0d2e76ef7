// Registers the element. The first version on a page wins: loading the script twice is harmless.

import { ReportFiguresElement } from './report-figures-element.js';

const NAME = 'report-figures';

export function define() {
  if (!globalThis.customElements) return;
  const there = customElements.get(NAME);
  if (!there) customElements.define(NAME, ReportFiguresElement);
  else if (/** @type {any} */ (there).version !== ReportFiguresElement.version) {
    console.warn(`report-figures: another version is on this page already, and stays.`);
  }
}
