// The page's own words, in the languages that it speaks; all others are the report's.

import { EN } from './words/en.js';
import { HANS } from './words/zh-hans.js';
import { HANT } from './words/zh-hant.js';

/** @typedef {typeof HANS} Words */

/** @type {Record<string, Words>} */
const WORDS = { 'zh-Hans': HANS, 'zh-Hant': HANT, en: EN };

const KEPT = 'report-figures-desk-lang';

/** The language chosen here before, or the first of the browser's that the page speaks. */
export function languageOf() {
  const chosen = localStorage.getItem(KEPT);
  if (chosen && chosen in WORDS) return chosen;
  for (const tag of navigator.languages ?? []) {
    if (/^zh\b.*(hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant';
    if (/^zh\b/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'zh-Hans';
}

/** @param {string} lang */
export function choose(lang) {
  localStorage.setItem(KEPT, lang);
}

/** @param {string} lang */
export const wordsOf = (lang) => WORDS[lang] ?? HANS;

/**
 * Gives the words of the page's own frame their language: `data-words` names the text, `data-label` what it is called.
 * @param {Words} words
 */
export function translate(words) {
  document.documentElement.lang = words.lang;
  document.title = words.pageTitle;
  const named = /** @type {Record<string, any>} */ (words);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-words], [data-label]'))) {
    const { words: text, label } = element.dataset;
    if (text) element.textContent = named[text];
    if (!label) continue;
    element.setAttribute('aria-label', named[label]);
    if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
      if (element.hasAttribute('placeholder')) element.placeholder = named[`${label}Hint`] ?? named[label];
    } else element.title = named[label];
  }
}
