// A page of a site: the article found, what stands around it dropped.

import { Readability } from '@mozilla/readability';

import { importing, inert } from '../trusted.js';
import { linesOf } from './blocks.js';

/** An article shorter than this was not found: a page that is nothing but its report has no more to drop. */
const LEAST_CHARACTERS = 80;

/** @param {string} markup */
export function read(markup) {
  const page = inert(markup);
  const found = importing(() => {
    // It takes the document apart: it gets one of its own.
    const own = /** @type {Document} */ (page.cloneNode(true));
    return new Readability(own, { charThreshold: LEAST_CHARACTERS, serializer: (node) => node }).parse();
  });
  const article = found?.content ? linesOf(/** @type {any} */ (found.content)) : '';
  const body = article.length >= LEAST_CHARACTERS ? article : linesOf(page.body);
  const title = found?.title?.trim() ?? '';
  return title && !body.includes(title) ? `${title}\n\n${body}` : body;
}
