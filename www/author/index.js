// The editor's desk: puts its parts together.

import './trusted.js';

import { Desk } from './desk.js';
import { piece } from './make.js';
import { Card } from './views/card.js';
import { Checks } from './views/checks.js';
import { showCoverage, showLegend } from './views/coverage.js';
import { Figures } from './views/figures.js';
import { takeIn } from './views/hand-in.js';
import { Light, lightSentence } from './views/light.js';
import { hush, say } from './views/message.js';
import { Out } from './views/out.js';
import { Panels } from './views/panels.js';
import { Paper } from './views/paper.js';
import { tabs } from './views/tabs.js';
import { listenToKeys } from './views/tools.js';
import { choose as keepLanguage, languageOf, translate, wordsOf } from './words.js';

const desk = new Desk();
const light = new Light();
let words = wordsOf(languageOf());
const terms = () => words;

const areas = tabs(piece('areas'), (name) => {
  document.body.dataset.area = name;
  showViews();
});
const views = tabs(piece('views'), (name) => {
  piece('looks').classList.toggle('off', name !== 'view-panels');
  showViews();
});
const paper = new Paper(desk);
const card = new Card(desk, paper, terms);

/**
 * Opens a figure wherever it was chosen.
 * @param {number} index
 * @param {boolean} [takesFocus]
 */
function choose(index, takesFocus = false) {
  if (piece('text').offsetParent === null) areas.show('text');
  const mark = paper.markOf(index);
  paper.reveal(mark);
  card.open(mark, takesFocus);
}

const panels = new Panels(desk, light, terms, choose);
const checks = new Checks(desk, light, terms, choose);
const figures = new Figures(desk, light, choose);
const out = new Out(desk, terms);
/** What comes into sight is brought up to date. */
function showViews() {
  for (const view of [panels, checks, figures]) view.show();
}
addEventListener('resize', showViews);

const toRead = () => {
  areas.show('text');
  paper.step(1, ({ is }) => is === 'unread');
};
const toFailing = () => {
  areas.show('middle');
  views.show('view-checks');
};

paper.addEventListener('pick', (event) => card.open(/** @type {CustomEvent} */ (event).detail));
paper.addEventListener('open', (event) => card.open(/** @type {CustomEvent} */ (event).detail, true));
paper.addEventListener('over', (event) => light.set(/** @type {CustomEvent} */ (event).detail?.metric, 'text'));
light.addEventListener('light', (event) => {
  const metric = desk.told?.reading.metrics[light.metric ?? -1];
  const mark = metric && paper.markOf(/** @type {number} */ (light.metric));
  paper.lines.querySelector('.lit')?.classList.remove('lit');
  paper.spanOf(mark)?.classList.add('lit');
  lightSentence(paper.lines, metric?.sentence);
  // Where it was pointed at it is in view already.
  if (/** @type {CustomEvent} */ (event).detail !== 'text') paper.reveal(mark, 'nearest');
  else panels.reveal(light.metric);
});

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const busy = (/** @type {boolean} */ isBusy) => () => main.setAttribute('aria-busy', String(isBusy));
desk.addEventListener('work', busy(true));
desk.addEventListener('told', () => {
  const { told } = desk;
  if (!told) return;
  showCoverage(told, words, toRead, toFailing);
  for (const [name, list] of Object.entries({ panels: told.reading.panels, checks: told.reading.checks, figures: told.reading.metrics })) {
    piece(`count-${name}`).textContent = list.length > 0 ? String(list.length) : '';
  }
  piece('no-panels').hidden = told.reading.panels.length > 0;
});
desk.addEventListener('work', () => {
  const { input } = desk.work;
  document.body.classList.toggle('empty', input.words === '');
  piece('name').textContent = input.name;
});
for (const name of ['told', 'refused']) desk.addEventListener(name, busy(false));
desk.addEventListener('refused', (event) => say(words.faults.refused + /** @type {CustomEvent} */ (event).detail, 'fault'));
desk.addEventListener('unkept', () => say(words.unkept, 'fault'));

/** @param {string} lang */
function speak(lang) {
  words = wordsOf(lang);
  translate(words);
  showLegend(words);
  card.close();
  if (!desk.told) return;
  showCoverage(desk.told, words, toRead, toFailing);
  showViews();
  out.later();
}

const language = /** @type {HTMLSelectElement} */ (piece('language'));
language.value = words.lang;
language.addEventListener('change', () => {
  keepLanguage(language.value);
  speak(language.value);
});

takeIn(desk, terms, () => {
  card.close();
  areas.show('text');
  piece('text').scrollTop = 0;
});
listenToKeys(desk, paper, card, hush);
speak(words.lang);
desk.open();
navigator.serviceWorker?.register(new URL('sw.js', import.meta.url)).catch(() => {});
