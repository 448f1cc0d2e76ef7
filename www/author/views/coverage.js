// The line that tells how much was understood, and what waits to be looked at.

import { make, piece } from '../make.js';

/** @typedef {import('../words.js').Words} Words */

/**
 * @param {import('../types.js').Told} told
 * @param {Words} words
 * @param {() => void} toRead goes to the next numeral that was not understood
 * @param {() => void} toFailing goes to the checks
 */
export function showCoverage(told, words, toRead, toFailing) {
  const line = piece('coverage');
  const { coverage, reading, quantities } = told;
  line.hidden = told.text.trim() === '';
  const left = reading.metrics.filter(({ label }) => !label).length + (coverage ? unread(told) : 0);
  const all = coverage?.numerals ?? quantities.length;
  const open = make('button', { onclick: toRead, disabled: left === 0, title: words.toRead }, words.waiting(left));
  const failing = reading.checks.filter(({ holds, note }) => !holds && !note).length;
  const warn = failing > 0 && make('button', { class: 'differs', onclick: toFailing }, words.failing(failing));
  const read = reading.metrics.length;
  if (coverage) line.replaceChildren(words.coverage(all, read), open, warn || '');
  else line.replaceChildren(words.figuresRead(read), warn || '');
}

/**
 * Numerals that count something nobody knows, and that no editor has made a figure of.
 * @param {import('../types.js').Told} told
 */
function unread({ coverage, reading }) {
  const spans = reading.metrics.map(({ span }) => span);
  const isFree = (/** @type {readonly [number, number]} */ [start, end]) =>
    !spans.some(([from, to]) => from < end && start < to);
  return coverage?.unlabelled.filter(isFree).length ?? 0;
}

/**
 * What each line under a numeral means.
 * @param {Words} words
 */
export function showLegend(words) {
  const entries = Object.entries(words.legend).map(([name, word]) => {
    const classes = name === 'differs' ? 'mark metric differs' : `mark ${name}`;
    return make('span', { class: classes }, word);
  });
  piece('legend').replaceChildren(...entries);
}
