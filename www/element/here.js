// The report's sentences in the article on this page: found by their letters, since the report lies elsewhere.

import { Article } from './article.js';
import { make } from './shadow.js';

/** @typedef {import('./report-view.js').Shown} Shown */
/** @typedef {{ article: Article, letters: string, places: number[] }} Read an article, its letters, and where each stands in its text */
/** @typedef {{ letters: string, at: number }} Sentence and where it begins in the report */

/** Fewer letters than this stand in many places. */
const LEAST = 6;

/**
 * Lets the sentences quoted in a piece lead to where they stand on this page; those that do not keep their links.
 * @param {Shown} shown
 * @param {Element} piece
 */
export function leadHere(shown, piece) {
  for (const quoted of piece.querySelectorAll('[data-at]')) {
    const isApart = piece.matches('.readout');
    const link = isApart ? quoted.nextElementSibling : quoted.querySelector('.original');
    if (link?.localName === 'button') continue;
    const words = [...quoted.childNodes].map((node) => (node === link ? '' : node.textContent)).join('');
    const sentence = { letters: lettersOf(words).letters, at: Number(quoted.getAttribute('data-at')) };
    if (!find(shown, sentence, read)) continue;
    const button = make('button', { type: 'button', class: 'original', part: 'original' }, shown.terms.original);
    button.addEventListener('click', () => {
      // The page may have changed since.
      const there = find(shown, sentence, (element) => keep(element));
      if (there) there.article.show(there.span);
      else if (link instanceof HTMLElement) link.click();
    });
    if (link) link.replaceWith(button);
    else if (isApart) quoted.after(button);
    else quoted.append(' ', button);
  }
}

/**
 * Looks in the article or main part around the element, then in those around it, then in the whole page.
 * @param {Shown} shown
 * @param {Sentence} sentence
 * @param {(element: Element) => Read} read
 * @returns {{ article: Article, span: [number, number] } | undefined}
 */
function find({ host, reading }, sentence, read) {
  if (sentence.letters.length < LEAST) return undefined;
  for (let at = /** @type {Element | null} */ (host); at; at = parentOf(at)) {
    if (!at.matches('article, main, body')) continue;
    const { article, letters, places } = read(at);
    const start = placeIn(letters, sentence, reading);
    if (start === undefined) continue;
    const last = places[start + sentence.letters.length - 1];
    return { article, span: [places[start], last + 1] };
  }
  return undefined;
}

/** @param {Element} element */
function parentOf(element) {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}

/** @type {WeakMap<Element, Read>} */
const kept = new WeakMap();

/** @param {Element} element */
const read = (element) => kept.get(element) ?? keep(element);

/** @param {Element} element */
function keep(element) {
  const article = new Article(element);
  const made = { article, ...lettersOf(article.text) };
  kept.set(element, made);
  return made;
}

/**
 * The letters of a text, as the same sentence has them whoever typed it: without blanks, full width or half.
 * @param {string} text
 */
function lettersOf(text) {
  let letters = '';
  /** @type {number[]} */
  const places = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at].normalize('NFKC').replace(/[“”„‟«»「」『』]/, '"').replace(/[‘’]/, "'");
    if (letter.length !== 1 || !letter.trim()) continue;
    letters += letter;
    places.push(at);
  }
  return { letters, places };
}

/**
 * Where a sentence begins. Reports repeat themselves: of several places it is the one that lies to a sentence near it as it
 * does in the report.
 * @param {string} letters
 * @param {Sentence} sentence
 * @param {import('./report-figures.js').Reading} reading
 */
function placeIn(letters, sentence, { metrics }) {
  const places = placesOf(letters, sentence.letters);
  if (places.length < 2) return places[0];
  const others = metrics.filter(({ quote }) => quote).sort((one, other) => away(one) - away(other));
  for (const { quote, sentence: [at] } of others) {
    const there = placesOf(letters, lettersOf(quote ?? '').letters);
    if (there.length !== 1) continue;
    const expected = there[0] + sentence.at - at;
    return places.sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected))[0];
  }
  return places[0];

  /** @param {import('./report-figures.js').Metric} metric */
  function away({ sentence: [at] }) {
    return Math.abs(at - sentence.at);
  }
}

/**
 * @param {string} letters
 * @param {string} sentence
 */
function placesOf(letters, sentence) {
  const places = [];
  for (let at = letters.indexOf(sentence); sentence && at >= 0; at = letters.indexOf(sentence, at + 1)) places.push(at);
  return places;
}
