// A figure's sentence, with the figure marked, and the way to where it stands.

import { make } from './shadow.js';

/** @typedef {import('./report-figures.js').Metric} Metric */
/** @typedef {import('./report-view.js').Shown} Shown */

/**
 * The sentence of some figures, each marked in it; `undefined` where the report came without its text.
 * @param {Shown} shown
 * @param {readonly Metric[]} metrics that stand in one sentence
 */
export function quote({ reading }, metrics) {
  const [{ quote: words, sentence }] = metrics;
  if (!words) return undefined;
  const piece = make('p', { class: 'sentence', part: 'sentence', lang: reading.lang, 'data-at': String(sentence[0]) });
  let at = 0;
  const spans = metrics.map(({ span }) => span).sort(([one], [other]) => one - other);
  for (const [from, to] of spans.map((span) => span.map((unit) => unit - sentence[0]))) {
    if (from < at || to > words.length) continue;
    piece.append(words.slice(at, from), make('mark', {}, words.slice(from, to)));
    at = to;
  }
  piece.append(words.slice(at));
  return piece;
}

/**
 * What leads to the sentence: on this page when it stands here, else at the report's address; nothing without one.
 * @param {Shown} shown
 * @param {Metric} metric
 */
export function original({ reading, article, terms }, metric) {
  if (article) {
    const button = make('button', { type: 'button', class: 'original', part: 'original' }, terms.original);
    button.addEventListener('click', () => article.show(metric.sentence));
    return button;
  }
  const address = addressOf(reading.url);
  if (!address) return undefined;
  const sentence = metric.quote?.trim();
  const href = sentence ? `${address}#:~:text=${fragment(sentence)}` : address;
  return make('a', { href, class: 'original', part: 'original', target: '_blank', rel: 'noopener' }, terms.original);
}

/**
 * Lets the sentences of a piece lead to where they stand on this page, if they do: its links lead elsewhere until then.
 * @param {Shown} shown
 * @param {Element} piece
 */
export async function leadHere(shown, piece) {
  if (!shown.article) await import('./report-figures-tools.js').then((tools) => tools.leadHere(shown, piece), () => {});
}

/**
 * An address that is safe to follow: reports are written by others.
 * @param {string | null | undefined} url
 */
export function addressOf(url) {
  return url && /^https?:\/\//i.test(url) && isAddress(url) ? url : undefined;
}

/** @param {string} url */
function isAddress(url) {
  try {
    return Boolean(new URL(url));
  } catch {
    return false;
  }
}

/**
 * A sentence as a text fragment; a long one by its ends.
 * @param {string} sentence
 */
function fragment(sentence) {
  const characters = [...sentence.split(/[\r\n]/)[0]];
  const encode = (/** @type {string[]} */ part) => encodeURIComponent(part.join('')).replaceAll('-', '%2D');
  if (characters.length <= 24) return encode(characters);
  return `${encode(characters.slice(0, 12))},${encode(characters.slice(-12))}`;
}
